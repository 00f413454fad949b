/**
 * One execution of a script, and the one gate through which each of its calls to a Google
 * service goes: counting, killing, time limit, authorization, arguments, results.
 */

import { describeError, exception, isDate, notImplemented, type ScriptError } from "./errors";
import type {
  AuthMode,
  LogLine,
  Project,
  RunningExecution,
  ShownDialog,
  Status,
  User,
} from "./kept";
import { permissionProblem } from "./permissions";
import { checkArguments, describe, Service } from "./service";
import { isSteps, playOut, type Steps } from "./steps";

/** What a click or a trigger starts. */
export type Start = {
  functionName: string;
  /** the person that the script runs as */
  user: User;
  authMode: AuthMode;
  /** whether the spreadsheet's window is open before the person */
  hasUi: boolean;
  /** 6 minutes unless set */
  limitMs?: number;
  /** whether nothing happens where the script has no such function */
  optional?: boolean;
  args: (execution: Execution) => unknown[];
};
/** https://developers.google.com/apps-script/guides/services/quotas, "Script runtime" */
const SIX_MINUTES_MS = 360_000;

/** Under which the object that a script has gives the service behind it. */
const BEHIND = Symbol("behind");

function behind(value: object): Service<unknown> | undefined {
  return Reflect.get(value, BEHIND);
}

type Member = "method" | Service<unknown> | object;

/** An enumeration as a script sees it. */
export function enumerationFor(
  name: string,
  values: object,
  lacks: (name: string) => unknown,
): object {
  return new Proxy(values, {
    get: (_, key) => {
      if (typeof key === "symbol" || key in values) return Reflect.get(values, key);
      return lacks(`${name}.${key}`);
    },
  });
}

/** The service behind an object that a script has. */
export function serviceBehind(value: object): Service<unknown> | undefined {
  // A proxy passes for an instance of the service that is behind it.
  return behind(value) ?? (value instanceof Service ? value : undefined);
}

/** Objects of this script's are Google's again; the rest is copied, as it is when it is sent. */
function unwrap(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(unwrap);
  return isDate(value) ? new Date(+value) : (behind(value) ?? value);
}

/** Of a row of cells the first one tells: no list that Google returns mixes values and services. */
function holdsService(value: unknown): boolean {
  if (!Array.isArray(value)) return value instanceof Service;
  return value.some((item) => item !== null && !isPlain(item) && holdsService(item));
}

function isPlain(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" || typeof first === "number" || typeof first === "boolean";
}

/** What a script's function came to. */
export type Outcome = { result: unknown } | { thrown: unknown };

/** What Google says of an execution that it lost. */
const KILLED = "We're sorry, a server error occurred. Please wait a bit and try again.";

export class Execution implements RunningExecution {
  readonly functionName: string;
  readonly person: string;
  readonly authMode: AuthMode;
  readonly startedAt: number;
  endedAt: number;
  status: Status = "running";
  result: unknown;
  error: ScriptError | undefined;
  readonly log: LogLine[] = [];
  callCount = 0;
  readonly dialogs: ShownDialog[] = [];
  readonly toasts: { title: string; message: string }[] = [];
  readonly user: User;
  readonly hasUi: boolean;
  #deadline: number;
  /** thrown by what a test put in (`beforeCall`, `answer`): no concern of the script's */
  #outsideError: { thrown: unknown } | undefined;
  #stop: Error | undefined;
  #writes: (() => void)[] = [];
  /** what carrying out writes has taken and the clock does not show yet */
  #owedMs = 0;
  readonly #calls = new Map<string, number>();
  readonly #handler: ProxyHandler<Service<unknown>> = {
    get: (target, key, proxy) => this.#member(target, proxy, key),
    set: (target, key) => {
      throw new TypeError(`Cannot set ${String(key)} of ${describe(target).fullName}`);
    },
  };

  constructor(
    readonly project: Project,
    { user, functionName, authMode, hasUi, limitMs = SIX_MINUTES_MS }: Start,
  ) {
    this.user = user;
    this.person = user.email;
    this.functionName = functionName;
    this.authMode = authMode;
    this.hasUi = hasUi;
    this.startedAt = this.endedAt = this.now();
    this.#deadline = this.startedAt + limitMs;
  }

  now(): number {
    return this.project.clock.now();
  }

  /** service calls by name, such as "Range.setValues"; those to the logs are not counted */
  get calls(): Record<string, number> {
    return Object.fromEntries(this.#calls);
  }

  /** Runs the script's function here and now to its end, whichever that is. */
  run(body: () => unknown): this {
    playOut(this.end(outcomeOf(body)), this.project.clock);
    return this;
  }

  /** The script's function is over: what it wrote is carried out, what it held is released. */
  *end(outcome: Outcome): Steps<void> {
    try {
      if ("thrown" in outcome) throw outcome.thrown;
      this.result = outcome.result;
      this.#checkTime();
      if (!this.#stop) this.flush();
      if (this.result instanceof Promise) throw notImplemented("An async entry point");
      yield* this.#spend(0);
      if (this.status === "running") this.status = "completed";
    } catch (thrown) {
      if (!this.#stop) yield* this.#fail(thrown);
    }
    if (this.status !== "completed") this.result = undefined;
    this.releaseLocks();
    this.endedAt = this.now();
    if (this.#outsideError) throw this.#outsideError.thrown;
  }

  /** A script that throws has its writes kept, as on Google: only its own work ends. */
  *#fail(thrown: unknown): Steps<void> {
    try {
      this.flush();
      yield* this.#spend(0);
    } catch {
      // The first error is the one that is shown.
    }
    if (this.#stop) return;
    this.status = "failed";
    this.error = describeError(thrown);
  }

  /** Ends the execution here: from now on every call throws, so catch and finally change nothing. */
  stop(status: "failed" | "timed out" | "killed", error: Error): never {
    if (!this.#stop) {
      this.#stop = error;
      this.#writes = [];
      this.status = status;
      this.error = describeError(error);
      this.releaseLocks();
    }
    throw error;
  }

  /** how many writes to the spreadsheet wait to be carried out */
  get pendingWrites(): number {
    return this.#writes.length;
  }

  /** Keeps a write to the spreadsheet until the next flush or read. */
  defer(write: () => void): void {
    this.#writes.push(write);
  }

  /** Carries out the writes kept so far. The first that Google refuses drops those after it. */
  flush(): void {
    const writes = this.#writes;
    this.#writes = [];
    if (writes.length > 0) this.#owedMs += this.project.times.carryingOutMs;
    for (const write of writes) {
      write();
      for (const tab of this.project.spreadsheet.tabs) tab.recalculate();
    }
  }

  /** Time passes, at most to the end of what is allowed. */
  *wait(ms: number): Steps<void> {
    yield { for: "time", ms: this.#atMost(ms) };
    this.#checkTime();
  }

  /** Until somebody lets go of the lock, at most so long. */
  *waitForLock(name: string, ms: number): Steps<void> {
    yield { for: "lock", name, ms: this.#atMost(ms) };
    this.#checkTime();
  }

  #atMost(ms: number): number {
    return Math.min(ms, Math.max(0, this.#deadline - this.now()));
  }

  /** Lets the time pass that a call takes, with what it carried out of earlier ones. */
  *#spend(ms: number): Steps<void> {
    const all = this.#owedMs + ms;
    this.#owedMs = 0;
    if (all > 0 && !this.#stop) yield* this.wait(all);
  }

  /** While a dialog waits the script is suspended: the time is not counted and its locks are lost. */
  suspend<Answer>(wait: () => Answer): Answer {
    this.flush();
    this.releaseLocks();
    const before = this.now();
    const answer = this.#outside(wait);
    this.#deadline += this.now() - before;
    return answer;
  }

  #outside<Result>(callback: () => Result): Result {
    try {
      return callback();
    } catch (thrown) {
      this.#outsideError = { thrown };
      return this.stop("failed", exception("A callback of the test failed"));
    }
  }

  releaseLocks(): void {
    for (const [name, holder] of this.project.locks) {
      if (holder === this) this.project.locks.delete(name);
    }
  }

  write(level: LogLine["level"], message: string): void {
    if (!this.#stop) this.log.push({ level, message });
  }

  /** Hands a service, or what a service returned, to the script. */
  wrap(value: unknown): unknown {
    if (value instanceof Service) return this.#proxy(value);
    if (Array.isArray(value) && holdsService(value)) return value.map((item) => this.wrap(item));
    return value;
  }

  #proxy(target: Service<unknown>): object {
    target.proxy ??= new Proxy(target, this.#handler);
    return target.proxy;
  }

  #member(target: Service<unknown>, proxy: object, key: string | symbol): unknown {
    if (key === BEHIND) return target;
    if (typeof key === "symbol" || key === "toJSON" || key === "then") return undefined;
    if (key === "toString") return () => describe(target).name;
    if (key === "valueOf") return () => proxy;
    const member = this.member(target, key);
    if (member instanceof Service) return this.#proxy(member);
    if (member !== "method") return enumerationFor(key, member, (name) => this.lacks(name));
    return (...args: unknown[]) => {
      const steps = this.call(target, key, args.map(unwrap));
      return this.wrap(playOut(steps, this.project.clock));
    };
  }

  /** What a script finds under a name of a service's. */
  member(target: Service<unknown>, key: string): Member {
    const member: unknown = Reflect.get(target, key);
    const isOwn = Reflect.get(Object.prototype, key) === undefined;
    if (typeof member === "function" && isOwn) return "method";
    const isEnumeration = /^[A-Z]/.test(key) && isOwn && typeof member === "object" && member;
    return isEnumeration || this.lacks(`${describe(target).fullName}.${key}`);
  }

  /** Ends the execution at what the stand-in lacks, whatever the script catches. */
  lacks(name: string): never {
    return this.stop("failed", notImplemented(name));
  }

  /** One call of the script's. It takes effect at its beginning; Chat's, when Chat is reached. */
  *call(target: Service<unknown>, method: string, args: unknown[]): Steps<unknown> {
    const description = describe(target);
    const carryOut = () => Reflect.apply(Reflect.get(target, method), target, args);
    if (description.name === "console" || description.name === "Logger") return carryOut();
    const name = `${description.name}.${method}`;
    this.#enter(name);
    checkArguments(description, method, args);
    try {
      const result: unknown = carryOut();
      return isSteps(result) ? yield* result : result;
    } finally {
      yield* this.#spend(this.project.times.of(name));
      this.#checkTime();
    }
  }

  #enter(name: string): void {
    if (this.#stop) throw this.#stop;
    this.callCount += 1;
    this.#calls.set(name, (this.#calls.get(name) ?? 0) + 1);
    const call = { name, number: this.callCount, execution: this };
    const order = this.#outside(() => this.project.beforeCall?.(call));
    if (order) this.#kill(order === "kill" ? 0 : order.kill);
    this.#checkTime();
    const { user, authMode } = this;
    const { scopes } = this.project;
    const problem = permissionProblem(name, authMode, user.granted, scopes, user.locale);
    if (problem) throw exception(problem);
  }

  #kill(writes: number): never {
    this.#writes.splice(writes);
    try {
      this.flush();
    } catch {
      // Nobody is left to hear what Google refused.
    }
    return this.stop("killed", exception(KILLED));
  }

  #checkTime(): void {
    if (this.#stop || this.now() < this.#deadline) return;
    this.stop("timed out", exception("Exceeded maximum execution time"));
  }
}

function outcomeOf(body: () => unknown): Outcome {
  try {
    return { result: body() };
  } catch (thrown) {
    return { thrown };
  }
}
