import type { Busy, NextStep, RunProgress, RunState } from "../run/run-state";
import type { Link } from "../sheet/table";
import { isHopeless } from "./failure";
import type { RunCall, RunLook } from "./run-calls";
import { backoffMs, FIRST_WORKERS, RAMP_MS, Schedule } from "./schedule";
import { measured, type Speed, speedAt, timeLeft } from "./time-left";

/**
 * Drives a run: keeps several calls to the script going, each of which does one piece of its work. It
 * knows neither the page nor google.script.run nor a clock, so it runs on a virtual one as well.
 */

/** Google lets a page call ten functions at once: one asks how far they are, one cancels. */
export const MAX_WORKERS = 8;

/** So often a run is asked how far it is: a piece of work takes longer than a person likes to wait. */
const LOOK_MS = 2500;

/** A call that has not been answered then never will be: an execution ends after six minutes. */
const LONGEST_CALL_MS = 6.5 * 60_000;

/** The same for calls that only look or note something. */
const SHORT_CALL_MS = 30_000;

/** So many failures in a row, without any success in between, are reported. */
const MAX_FAILURES = 5;

/** How long a run that has to stop waits for the calls that are under way. */
const LAST_ANSWERS_MS = 30_000;

type Cancel = () => void;

export interface Surroundings {
  call: RunCall;
  /** A name that nobody else gives to a piece of work. */
  newName(): string;
  /** In milliseconds, of this page's own clock. */
  now(): number;
  after(ms: number, run: () => void): Cancel;
  /** Hears of every change, with the one state that there is; last of its `ending`. */
  onChange(state: DriveState): void;
}

/** A run that was confirmed just now, or that is to go on. */
export interface DriveStart extends RunProgress {
  /** Pieces of work that were handed out, for the first workers. */
  leases: readonly string[];
  /** Pieces that were handed out to a page that is gone. */
  lost?: readonly string[];
}

/** How it ended. After `failed` the same drive can start again; nothing is lost. */
export type Ending =
  | { state: "done" | "cancelled" }
  | { state: "stopped"; why: string[]; grant: string }
  | { state: "busy"; why: string }
  | { state: "failed"; error: unknown };

/** All that a page can show. Times are in milliseconds, of this page's own clock. */
export interface DriveState {
  progress: RunProgress;
  /** The spaces that were created since this page drives the run. */
  made: Link[];
  /** What is being created. */
  names: string[];
  /** The calls that are under way, of at most so many. */
  working: number;
  workers: number;
  /** While nobody works: until when, and why; without a reason, others are at work. */
  waiting: { until: number; why: string } | null;
  /** Failed calls in a row. */
  failures: number;
  isCancelled: boolean;
  /** How many spaces were known to be there then. */
  createdBefore: number;
  /** When it will be done, as far as can be known. */
  endsAt: number;
  ending: Ending | null;
}

/** What the server must hear again if a call fails. */
interface WorkerCall {
  lease: string;
  lost: string[];
}

const nothing: Cancel = () => {};

export class Drive {
  readonly state: DriveState;
  readonly #around: Surroundings;
  readonly #calls = new Set<WorkerCall>();
  /** Pieces of work that the confirmation handed out already. */
  readonly #leases: string[];
  #lost: string[];
  readonly #schedule = new Schedule();
  #speed: Speed;
  /** What is in the sheet for certain: who looks may count a result twice while it is written. */
  #settled: RunProgress;
  #isLooking = false;
  /** How it will end, once the calls that are under way have been answered. */
  #ending: Ending | null = null;
  #isCancelNoted = false;
  /** The last stop before this page began. */
  readonly #stoppedAt: number;
  #wakeUp = nothing;
  #nextLook = nothing;
  #bound = nothing;

  constructor(run: DriveStart, around: Surroundings) {
    const progress = progressOf(run);
    this.#settled = progress;
    this.#stoppedAt = progress.stoppedAt;
    const now = around.now();
    this.#around = around;
    this.#leases = [...run.leases];
    this.#lost = [...(run.lost ?? [])];
    this.#speed = speedAt(now);
    this.state = {
      progress,
      made: [],
      names: [],
      working: 0,
      workers: run.leases.length || FIRST_WORKERS,
      waiting: null,
      failures: 0,
      isCancelled: false,
      createdBefore: 0,
      endsAt: now + timeLeft(this.#speed, progress.left, now, progress.msPerSpace),
      ending: null,
    };
  }

  /** Begins; or goes on after a failure. */
  start(): void {
    this.state.ending = null;
    this.#schedule.forgetFailures();
    if (this.state.isCancelled) this.#cancel();
    this.#goOn();
  }

  /** No more calls from now on; those that are under way stop after the space at hand. */
  cancel(): void {
    const { state } = this;
    if (state.isCancelled || state.ending) return;
    state.isCancelled = true;
    state.createdBefore = state.progress.created;
    this.#cancel();
    this.#changed();
  }

  #cancel(): void {
    this.#end({ state: "cancelled" });
    this.#sendCancel(0);
  }

  #sendCancel(failures: number): void {
    if (this.state.ending) return;
    this.#within(SHORT_CALL_MS, this.#around.call("cancelRun", this.#runId)).then(
      (answer) => this.#cancelAnswered(answer),
      (error) => this.#cancelFailed(error, failures + 1),
    );
  }

  #cancelAnswered(answer: NextStep): void {
    if (answer.state === "waiting") {
      // Others held the lock all the time.
      this.#around.after(RAMP_MS, () => this.#sendCancel(0));
      return;
    }
    if (answer.state === "busy") this.#ending = endingOf(answer);
    else this.#heard(answer);
    this.#isCancelNoted = true;
    this.#goOn();
  }

  #cancelFailed(error: unknown, failures: number): void {
    if (isHopeless(error) || failures >= MAX_FAILURES) this.#report({ state: "failed", error });
    else this.#around.after(backoffMs(failures), () => this.#sendCancel(failures));
  }

  /** What follows from every answer. */
  #goOn(): void {
    this.#fill();
    this.#listen();
    this.#finish();
    this.#changed();
  }

  /** Starts the calls that may start now, and comes back when the next one may. */
  #fill(): void {
    this.#wakeUp();
    this.#wakeUp = nothing;
    while (this.#isRoom()) {
      // Work that was handed out or lost is to be done now, whoever sleeps.
      const isUrgent = this.#lost.length + this.#leases.length > 0;
      const startAt = this.#schedule.nextStartAt(isUrgent);
      const now = this.#around.now();
      if (startAt > now) {
        this.#wakeUp = this.#around.after(startAt - now, () => this.#wake());
        return;
      }
      this.#startCall();
      this.#schedule.started(this.#calls.size, now, isUrgent);
    }
  }

  #wake(): void {
    this.#fill();
    this.#changed();
  }

  #isRoom(): boolean {
    const { ending, workers, progress } = this.state;
    if (ending || this.#ending) return false;
    return this.#calls.size < Math.max(1, Math.min(workers, progress.left, MAX_WORKERS));
  }

  #startCall(): void {
    const lease = this.#leases.shift() ?? this.#around.newName();
    const call = { lease, lost: this.#lost };
    this.#lost = [];
    this.#calls.add(call);
    if (this.#calls.size === 1) this.#listen();
    this.#within(LONGEST_CALL_MS, this.#around.call("createNextBatch", this.#request(call))).then(
      (answer) => this.#answered(call, answer),
      (error) => this.#failed(call, error),
    );
  }

  get #runId() {
    const { runId } = this.state.progress;
    return { runId };
  }

  #request({ lease, lost }: WorkerCall) {
    const stoppedAt = this.#stoppedAt;
    return { ...this.#runId, lease, stoppedAt, ...(lost.length > 0 && { lost }) };
  }

  #answered(call: WorkerCall, answer: RunState): void {
    this.#calls.delete(call);
    this.#schedule.succeeded();
    if (answer.state !== "busy") {
      this.#heard(answer);
      this.state.made.push(...answer.made);
    }
    if (answer.state === "cancelled") this.#isCancelNoted = true;
    if (answer.state === "going") {
      this.#leases.push(...answer.leases);
      this.#askAgain(answer.workers);
    } else if (answer.state === "waiting") this.#fallAsleep(answer);
    else this.#end(endingOf(answer));
    this.#goOn();
  }

  #heard(answer: Exclude<NextStep, Busy>): void {
    const stoppedAt = Math.max(answer.stoppedAt, this.#settled.stoppedAt);
    if (doneIn(answer) >= doneIn(this.#settled)) this.#settled = progressOf(answer);
    this.#settled.stoppedAt = stoppedAt;
    this.#note(answer);
  }

  /** The one that came back goes on at once, whatever the others wait for. */
  #askAgain(workers: number): void {
    this.state.workers = workers;
    if (this.#isRoom()) this.#startCall();
  }

  /** The answer's own time says how long that is: the server's clock may be another than this one. */
  #fallAsleep({ until, endedAt, why, workers }: Extract<RunState, { state: "waiting" }>): void {
    const ms = Math.max(RAMP_MS, until - endedAt);
    this.#schedule.fallAsleep(this.#around.now() + ms, why);
    this.state.workers = workers;
  }

  #failed(call: WorkerCall, error: unknown): void {
    this.#calls.delete(call);
    this.#lost.push(...call.lost, call.lease);
    this.#schedule.failed(this.#around.now());
    const isTooMuch = isHopeless(error) || this.#schedule.failures >= MAX_FAILURES;
    if (isTooMuch && !this.#ending) this.#report({ state: "failed", error });
    this.#goOn();
  }

  /** Asks again and again how far the run is, as long as somebody works on it. */
  #listen(): void {
    const isOver = this.#calls.size === 0 || this.state.ending;
    if (isOver) this.#stopListening();
    else if (this.#nextLook === nothing && !this.#isLooking) {
      this.#nextLook = this.#around.after(LOOK_MS, () => this.#look());
    }
  }

  #stopListening(): void {
    this.#nextLook();
    this.#nextLook = nothing;
  }

  #look(): void {
    this.#nextLook = nothing;
    this.#isLooking = true;
    this.#within(SHORT_CALL_MS, this.#around.call("runProgress", this.#runId)).then(
      (look) => this.#looked(look),
      (error) => this.#couldNotLook(error),
    );
  }

  #looked(look: RunLook): void {
    this.#isLooking = false;
    if (look.state === "busy") this.#end(endingOf(look));
    else {
      this.#note(look);
      this.state.workers = look.workers;
      this.state.names = look.names;
    }
    this.#goOn();
  }

  /** The calls that work say it too, if it is anything that lasts. */
  #couldNotLook(error: unknown): void {
    this.#isLooking = false;
    if (isHopeless(error) && !this.#ending) this.#report({ state: "failed", error });
    this.#listen();
  }

  /** An answer may be overtaken by a newer one: what is done only ever becomes more. */
  #note(answer: RunProgress): void {
    const { state } = this;
    const count = doneIn(answer) - doneIn(state.progress);
    if (count < 0) return;
    const now = this.#around.now();
    const { left, msPerSpace } = answer;
    this.#speed = measured(this.#speed, count, now, msPerSpace);
    state.progress = progressOf(answer);
    state.endsAt = now + timeLeft(this.#speed, left, now, msPerSpace);
  }

  /** The first word on how it ends is the last one, but that everything is done. */
  #end(ending: Ending): void {
    if (!this.#ending || ending.state === "done") this.#ending = ending;
    const isBound = this.#bound !== nothing || this.#ending.state === "done";
    if (!isBound) this.#bound = this.#around.after(LAST_ANSWERS_MS, () => this.#giveUp());
  }

  #giveUp(): void {
    this.#calls.clear();
    this.#goOn();
  }

  /** Reports how it ends once everybody has been heard. */
  #finish(): void {
    const ending = this.#ending;
    if (!ending || this.#calls.size > 0) return;
    const isCancelled = ending.state === "cancelled" && this.state.isCancelled;
    if (isCancelled && !this.#isCancelNoted) return;
    this.state.progress = this.#settled;
    this.#report(ending);
  }

  #report(ending: Ending): void {
    if (this.state.ending) return;
    for (const stop of [this.#wakeUp, this.#bound]) stop();
    this.#stopListening();
    this.#bound = nothing;
    this.#describe();
    this.state.ending = ending;
    this.#around.onChange(this.state);
  }

  #changed(): void {
    if (this.state.ending) return;
    this.#describe();
    this.#around.onChange(this.state);
  }

  #describe(): void {
    const { state } = this;
    const { failures, sleep } = this.#schedule;
    state.failures = failures;
    state.working = this.#calls.size;
    if (state.working === 0) state.names = [];
    const isAsleep = state.working === 0 && !this.#ending && sleep.until > this.#around.now();
    state.waiting = isAsleep ? sleep : null;
  }

  /** @throws a failure of the connection if there is no answer within so many milliseconds. */
  #within<T>(ms: number, answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = this.#around.after(ms, () => reject(new Error("NetworkError: no answer")));
      answer.finally(stop).then(resolve, reject);
    });
  }
}

function progressOf(run: RunProgress): RunProgress {
  const { runId, sheetId, created, failed, left, startedAt, endedAt, orphans } = run;
  const { changed, workers, msPerSpace, stoppedAt } = run;
  const { asked, added = 0, roles = 0, messages = 0 } = run;
  const inSpaces = asked ? { asked, added, roles, messages } : {};
  const counts = { created, failed, left, changed, ...inSpaces };
  return { runId, sheetId, ...counts, startedAt, endedAt, orphans, workers, msPerSpace, stoppedAt };
}

export function doneIn({ created, failed, asked = 0 }: RunProgress): number {
  return created + failed + asked;
}

function endingOf(answer: Exclude<NextStep, { state: "going" | "waiting" }>): Ending {
  if (answer.state === "stopped") {
    return { state: answer.state, why: answer.why, grant: answer.grant };
  }
  if (answer.state === "busy") return { state: answer.state, why: answer.why };
  return { state: answer.state };
}
