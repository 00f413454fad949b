import { setImmediate as nextTurn } from "node:timers/promises";
import type { Confirmation } from "../../../src/run/confirm";
import type { NextStep, RunState } from "../../../src/run/run-state";
import type { Report } from "../../../src/run/run-store";
import type { Link } from "../../../src/sheet/table";
import type { AppsScript, Execution } from "../../google/apps-script";
import { say, stopped } from "../text";

export type Confirmed = Extract<Confirmation, { state: "confirmed" }>;

/** How the bundle is run. */
export interface Executions {
  readonly appsScript: AppsScript;
  /** Whether the person wants to end: then no run begins any more. */
  readonly isCancelled: boolean;
  /** One execution, from its start to its end, whichever that is. */
  run(person: string, functionName: string, args: readonly unknown[]): Promise<Execution>;
  /** A confirmed run, piece of work after piece of work, until it ends. */
  finish(confirmed: Confirmed, around: Around): Promise<RunEnd>;
}

export interface Around {
  /** A function of the bundle that belongs to the run. @throws FailedExecution */
  call(functionName: string, request: object): Promise<unknown>;
  onProgress(progress: Progress): void;
}

export interface Progress {
  done: number;
  total: number;
  /** What is being created, or the reason for a pause. */
  now: string;
  /** Whether `now` is the reason for a pause. */
  isWaiting: boolean;
  /** The spaces that were made since the last time. */
  made: readonly Link[];
  /** How long it will still take, in milliseconds; without, it is not known. */
  msLeft?: number;
}

export interface RunEnd extends Report {
  state: "done" | "cancelled" | "stopped";
  /** Why it stopped. */
  why: readonly string[];
}

export class FailedExecution extends Error {
  override name = "FailedExecution";
  /** Whether its time was over: the next one may go on where it ended. */
  readonly isTimedOut: boolean;

  constructor(execution: Execution) {
    super(messageOf(execution));
    this.isTimedOut = execution.status === "timed out";
  }
}

/** Of an error that the bundle has not worded for people: what it is, and what to do. */
function messageOf({ functionName, status, error }: Execution): string {
  if (status === "timed out") return stopped(say().run.timedOut);
  const isWorded = error?.name === "Error" || error?.name === "Exception";
  return isWorded
    ? error.message
    : say().unexpected(error?.message ?? `${functionName}: ${status}`);
}

/** One execution after the other, on a virtual clock: a pause takes no time. */
export class OneByOne implements Executions {
  isCancelled = false;
  readonly #locale: string;

  constructor(
    readonly appsScript: AppsScript,
    { locale }: { locale: string },
  ) {
    this.#locale = locale;
  }

  /** The run that is under way ends after the execution at hand. */
  cancel(): void {
    this.isCancelled = true;
  }

  async run(person: string, functionName: string, args: readonly unknown[]): Promise<Execution> {
    // An execution holds up this process: between two of them Ctrl-C is heard.
    await nextTurn();
    return this.appsScript.person(person, { locale: this.#locale }).run(functionName, ...args);
  }

  async finish({ runId }: Confirmed, { call, onProgress }: Around): Promise<RunEnd> {
    for (;;) {
      if (this.isCancelled) {
        const last = (await call("cancelRun", { runId })) as NextStep;
        if (last.state === "busy") throw new Error(last.why);
        return { ...last, state: "cancelled", why: [] };
      }
      const state = (await call("createNextBatch", { runId, alone: true })) as RunState;
      if (state.state === "busy") throw new Error(state.why);
      onProgress(progressAt(state));
      if (state.state === "waiting") this.#sleepUntil(state.until);
      else if (state.state !== "going") return endOf(state);
    }
  }

  #sleepUntil(time: number): void {
    const { clock } = this.appsScript;
    clock.sleep(Math.max(0, time - clock.now()));
  }
}

type Heard = Exclude<RunState, { state: "busy" }>;

function progressAt(state: Heard): Progress {
  const done = state.created + state.failed + (state.asked ?? 0);
  const { made, left } = state;
  const isWaiting = state.state === "waiting";
  const now = isWaiting ? state.why : (made.at(-1)?.text ?? "");
  return { done, total: done + left, now, isWaiting, made };
}

function endOf(state: Exclude<Heard, { state: "going" | "waiting" }>): RunEnd {
  return { ...state, why: state.state === "stopped" ? state.why : [] };
}
