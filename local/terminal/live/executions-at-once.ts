import { randomUUID } from "node:crypto";
import { Drive, type DriveState, doneIn, type Surroundings } from "../../../src/page/drive";
import type { RunCall } from "../../../src/page/run-calls";
import type { NextStep } from "../../../src/run/run-state";
import type { AppsScript, Execution } from "../../google/apps-script";
import { RealTime } from "../../google/at-once/real-time";
import {
  type Around,
  type Confirmed,
  type Executions,
  FailedExecution,
  type Progress,
  type RunEnd,
} from "../csv/executions";

/** Several executions at once, in real time; a run is driven as the page drives it. */
export class ExecutionsAtOnce implements Executions {
  isCancelled = false;
  readonly #locale: string;
  readonly #realTime: RealTime;
  /** Aborted by the first failure that ends everything, which is its reason. */
  readonly #stop: AbortController;
  readonly #running = new Set<Promise<Execution>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #drive: Drive | undefined;

  constructor(
    readonly appsScript: AppsScript,
    { locale, stop }: { locale: string; stop: AbortController },
  ) {
    this.#locale = locale;
    this.#stop = stop;
    this.#realTime = new RealTime(appsScript, stop.signal);
  }

  /** The run that is under way ends after the spaces at hand. */
  cancel(): void {
    this.isCancelled = true;
    this.#drive?.cancel();
  }

  async run(person: string, functionName: string, args: readonly unknown[]): Promise<Execution> {
    this.#stop.signal.throwIfAborted();
    const user = this.appsScript.person(person, { locale: this.#locale });
    const execution = this.#realTime.run({ person: user, functionName, args });
    this.#running.add(execution);
    try {
      return await execution;
    } catch (error) {
      this.#stop.abort(error);
      throw error;
    } finally {
      this.#running.delete(execution);
    }
  }

  async finish(confirmed: Confirmed, around: Around): Promise<RunEnd> {
    const { runId } = confirmed;
    try {
      const { ending, progress } = await this.#driveToItsEnd(confirmed, around);
      if (ending?.state === "failed") throw ending.error;
      if (!ending || ending.state === "busy") throw new Error(ending?.why);
      // Some may have been at work longer than the driver waits for them.
      await this.#allEnded();
      // A run that stopped could go on, but nobody will: rows that were handed out are put back.
      const last = (await around.call("cancelRun", { runId })) as NextStep;
      const report = last.state === "busy" ? progress : last;
      return { ...report, state: ending.state, why: ending.state === "stopped" ? ending.why : [] };
    } finally {
      this.#drive = undefined;
      for (const timer of this.#timers) clearTimeout(timer);
      await this.#allEnded();
    }
  }

  async #allEnded(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  #driveToItsEnd(confirmed: Confirmed, around: Around): Promise<DriveState> {
    const { signal } = this.#stop;
    /** Of the spaces that were made, how many have been told of. */
    let told = 0;
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      const drive = new Drive(confirmed, {
        call: this.#callFor(around),
        newName: randomUUID,
        now: Date.now,
        after: (ms, run) => this.#after(ms, run),
        onChange: (state) => {
          around.onProgress(progressAt(state, told));
          told = state.made.length;
          if (state.ending) resolve(state);
        },
      });
      this.#drive = drive;
      drive.start();
      if (this.isCancelled) drive.cancel();
    });
  }

  /** What the next execution may overcome is the driver's concern; anything else ends the run. */
  #callFor({ call }: Around): Surroundings["call"] {
    const callOrStop = async (functionName: string, request: object) => {
      try {
        return await call(functionName, request);
      } catch (error) {
        const isPassing = error instanceof FailedExecution && error.isTimedOut;
        if (!isPassing) this.#stop.abort(error);
        throw error;
      }
    };
    return callOrStop as RunCall;
  }

  #after(ms: number, run: () => void): () => void {
    if (this.#stop.signal.aborted) return () => {};
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }
}

function progressAt(state: DriveState, told: number): Progress {
  const { progress, names, waiting, endsAt } = state;
  const done = doneIn(progress);
  return {
    ...{ done, total: done + progress.left, now: waiting?.why ?? names.join(", ") },
    ...{ isWaiting: waiting !== null, made: state.made.slice(told) },
    msLeft: Math.max(0, endsAt - Date.now()),
  };
}
