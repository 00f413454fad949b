import { Drive, type DriveState } from "../../src/page/drive";
import type { RunCall } from "../../src/page/run-calls";
import type { RunState } from "../../src/run/run-state";
import { Clock } from "./clock";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
/** How long a call takes, and how many spaces it makes meanwhile. */
export const CALL_MS = 2 * SECOND;
export const PIECE = 2;
export const OFFLINE = new Error("NetworkError: Connection failure due to HTTP 0");
export const SIGNED_OUT = new Error("Exception: Authorization is required to perform that action.");

export interface Asked {
  name: string;
  at: number;
  request: { runId: string; lease?: string; lost?: string[]; stoppedAt?: number };
}

/** What a call comes to, in place of a piece of work done: an answer, a failure, or nothing at all. */
export type Reply = Partial<RunState> | Error | "never";

/** @param index of the call, from 0 */
export type Batch = (index: number, asked: Asked) => Reply | undefined;

export interface Settings {
  rows?: number;
  /** So many calls at once. */
  workers?: number;
  leases?: string[];
  /** When the run stopped before. */
  stoppedAt?: number;
  batch?: Batch;
  cancel?: (index: number) => Reply | undefined;
  look?: () => Reply | undefined;
  callMs?: (index: number) => number;
}

/** A drive, and a script that makes some spaces with each call. */
export class Stage {
  readonly clock = new Clock();
  readonly asked: Asked[] = [];
  readonly seen: DriveState[] = [];
  readonly drive: Drive;
  created = 0;
  atOnce = 0;
  mostAtOnce = 0;
  mostLooks = 0;
  readonly #settings: Settings;
  #looks = 0;
  #names = 0;

  constructor(settings: Settings = {}) {
    this.#settings = settings;
    const call = (name: string, request: Asked["request"]) => this.#call(name, request);
    this.drive = new Drive(
      { ...this.#progress(), leases: settings.leases ?? [] },
      {
        call: call as RunCall,
        newName: () => {
          this.#names += 1;
          return `new ${this.#names}`;
        },
        now: () => this.clock.now,
        after: (ms, run) => this.clock.after(ms, run),
        onChange: (state) => this.seen.push({ ...state }),
      },
    );
    this.drive.start();
  }

  get state(): DriveState {
    return this.drive.state;
  }

  get workers(): number {
    return this.#settings.workers ?? 4;
  }

  calls(name = "createNextBatch"): Asked[] {
    return this.asked.filter((asked) => asked.name === name);
  }

  times(name = "createNextBatch"): number[] {
    return this.calls(name).map(({ at }) => at);
  }

  #call(name: string, request: Asked["request"]): Promise<unknown> {
    const asked = { name, at: this.clock.now, request };
    const index = this.calls(name).length;
    this.asked.push(asked);
    if (name === "createNextBatch") return this.#batch(index, asked);
    if (name === "runProgress") return this.#look();
    const cancelled = () => ({ ...this.#answer(), state: "cancelled" });
    return this.#reply(this.#settings.cancel?.(index), 100, cancelled);
  }

  async #batch(index: number, asked: Asked): Promise<unknown> {
    const { batch, callMs = () => CALL_MS } = this.#settings;
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    try {
      return await this.#reply(batch?.(index, asked), callMs(index), () => this.#createPiece());
    } finally {
      this.atOnce -= 1;
    }
  }

  async #look(): Promise<unknown> {
    this.#looks += 1;
    this.mostLooks = Math.max(this.mostLooks, this.#looks);
    const answer = () => ({ ...this.#progress(), state: "working", names: ["Class 7A"] });
    const reply = this.#settings.look?.();
    const isPart = typeof reply === "object" && !(reply instanceof Error);
    const given = isPart ? ({ ...answer(), ...reply } as Reply) : reply;
    return this.#reply(given, SECOND, answer).finally(() => {
      this.#looks -= 1;
    });
  }

  #reply(reply: Reply | undefined, ms: number, usual: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (reply === "never") return;
      this.clock.after(ms, () => {
        if (reply instanceof Error) return reject(reply);
        resolve(reply ? { ...this.#answer(), ...reply } : usual());
      });
    });
  }

  #createPiece() {
    const made = Math.min(PIECE, this.#left);
    const first = this.created;
    this.created += made;
    const links = Array.from({ length: made }, (_, index) => ({
      text: `Class ${first + index}`,
      url: "https://chat.example",
    }));
    return { ...this.#answer(), state: this.#left > 0 ? "going" : "done", made: links };
  }

  #answer() {
    return { ...this.#progress(), leases: [], made: [] };
  }

  get #left(): number {
    return (this.#settings.rows ?? 100) - this.created;
  }

  #progress() {
    return {
      runId: "run",
      sheetId: 7,
      created: this.created,
      failed: 0,
      left: this.#left,
      startedAt: 0,
      endedAt: this.clock.now,
      orphans: [],
      changed: 0,
      workers: this.workers,
      msPerSpace: 1017,
      stoppedAt: this.#settings.stoppedAt ?? 0,
    };
  }
}

export const waitingFor = (ms: number, why = "quota") => ({
  state: "waiting" as const,
  why,
  until: ms,
  endedAt: 0,
});
