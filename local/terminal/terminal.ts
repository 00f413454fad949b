import type { Progress } from "./csv/executions";
import { say } from "./text";
import { cut, escapeUnseen, oneLine, visible } from "./visible";

/** One thing that happened, for whoever reads JSON. */
export interface Happening {
  event: string;
  [name: string]: unknown;
}

/** What people and scripts are told. Nothing of it is more than text, wherever it is from. */
export interface Terminal {
  /** Lines for people. */
  print(text: string): void;
  /** What went wrong, for people. */
  warn(text: string): void;
  /** @param left such as "About 2 minutes left" */
  progress(progress: Progress, left: string): void;
  /** For scripts; nothing where nobody asked for JSON. */
  tell(happening: Happening): void;
  /** As it is, for another program. */
  write(bytes: Uint8Array): Promise<void>;
  /** From now on stdout is for another program, and what people are told goes to stderr. */
  leaveStdout(): void;
  /** Whether something could not be written that should have been. */
  isBroken(): boolean;
}

export interface TerminalOptions {
  /** One line of JSON for each thing that happens, on stdout. */
  json: boolean;
  stdout?: NodeJS.WriteStream;
  stderr?: NodeJS.WriteStream;
}

const BAR_WIDTH = 24;
/** Without a bar, so many lines tell of a run. */
const PROGRESS_LINES = 20;

export function openTerminal({
  json,
  stdout = process.stdout,
  stderr = process.stderr,
}: TerminalOptions): Terminal {
  let isBroken = false;
  const errors = new Output(stderr, () => {});
  const out = new Output(stdout, ({ code = "" }) => {
    isBroken = true;
    errors.write(`${say().screen.notWritten(code)}\n`);
  });
  let people = json ? errors : out;
  let bar = new ProgressBar(people);
  return {
    print(text) {
      bar.clear();
      people.write(`${visible(text)}\n`);
    },
    warn(text) {
      bar.clear();
      errors.write(`${visible(text)}\n`);
    },
    progress: (progress, left) => bar.show(progress, left),
    tell(happening) {
      if (json) out.write(`${escapeUnseen(JSON.stringify(happening))}\n`);
    },
    write: (bytes) => out.writeAll(bytes),
    leaveStdout() {
      people = errors;
      bar = new ProgressBar(people);
    },
    isBroken: () => isBroken,
  };
}

/** A stream whose reader may be gone: `| head` ends nothing but the output. */
class Output {
  #isOpen = true;

  constructor(
    readonly stream: NodeJS.WriteStream,
    onFailure: (error: NodeJS.ErrnoException) => void,
  ) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (this.#isOpen && error.code !== "EPIPE") onFailure(error);
      this.#isOpen = false;
    });
  }

  write(content: string): void {
    if (this.#isOpen) this.stream.write(content);
  }

  async writeAll(bytes: Uint8Array): Promise<void> {
    if (this.#isOpen) await new Promise((done) => this.stream.write(bytes, done));
  }

  /** Whether a line can be written over; `TERM=dumb` is a terminal that cannot. */
  get canRewrite(): boolean {
    return this.stream.isTTY && process.env.TERM !== "dumb";
  }
}

/** Where a line cannot be written over, lines now and then. */
class ProgressBar {
  readonly #output: Output;
  #isShown = false;
  /** The reasons for pauses that have been told. */
  readonly #told = new Set<string>();
  #lastDone = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  clear(): void {
    if (this.#isShown) this.#output.write("\r\u001b[K");
    this.#isShown = false;
  }

  show(progress: Progress, left: string): void {
    if (this.#output.canRewrite) this.#draw(progress, left);
    else this.#list(progress);
  }

  #draw({ done, total, now }: Progress, left: string): void {
    const filled = Math.round((BAR_WIDTH * done) / Math.max(1, total));
    const bar = "█".repeat(filled).padEnd(BAR_WIDTH, "░");
    const line = [bar, `${done}/${total}`, left, oneLine(now)].filter(Boolean).join("  ");
    const width = (this.#output.stream.columns || 80) - 1;
    this.#output.write(`\r\u001b[K${cut(line, width)}`);
    this.#isShown = true;
  }

  #list({ done, total, now, isWaiting }: Progress): void {
    const isNews = isWaiting && !this.#told.has(now);
    const isFar = done - this.#lastDone >= total / PROGRESS_LINES || (done === total && done > 0);
    if (!isNews && (!isFar || done === this.#lastDone)) return;
    const what = isWaiting && !isNews ? "" : oneLine(now);
    if (isWaiting) this.#told.add(now);
    this.#lastDone = done;
    this.#output.write(`${`${done}/${total}  ${what}`.trimEnd()}\n`);
  }
}
