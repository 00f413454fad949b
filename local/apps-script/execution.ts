/**
 * One execution of a script, and the one gate through which each of its calls to a Google
 * service goes: counting, killing, time limit, authorization, arguments, results.
 */
import type { AppsScript, Person } from "./index";
import { permissionProblem } from "./permissions";

export type AuthMode = "NONE" | "LIMITED" | "FULL";
export type Status = "running" | "completed" | "failed" | "timed out" | "killed";
export type LogLine = { level: "log" | "info" | "warn" | "error"; message: string };
export type ShownDialog = {
  kind: "alert" | "prompt" | "sidebar" | "dialog" | "authorization";
  title: string;
  message: string;
};
export type ScriptError = { name: string; message: string; details?: unknown; stack?: string };

/**
 * Base of every object that a script gets from Google. Its functions are Google's methods, its
 * members with a capital are Google's too (enumerations, `Chat.Spaces`); the script sees no others.
 */
export abstract class Service<State = undefined> {
  constructor(
    readonly execution: Execution,
    readonly state: State,
  ) {}
}

/** A value of one of Google's enumerations, such as `ui.Button.OK`. */
export class EnumValue {
  constructor(
    readonly type: string,
    readonly value: string,
  ) {}
  toString(): string {
    return this.value;
  }
}

export function enumeration(type: string, ...values: string[]): Record<string, EnumValue> {
  const known = Object.fromEntries(values.map((value) => [value, new EnumValue(type, value)]));
  return new Proxy(known, {
    get(target, key) {
      if (typeof key === "string" && !(key in target)) throw notImplemented(`${type}.${key}`);
      return Reflect.get(target, key);
    },
  });
}

/** Also of another realm, such as a test's. */
export function isDate(value: unknown): value is Date {
  return typeof value === "object" && Object.prototype.toString.call(value) === "[object Date]";
}

/** An error as Google's services throw it. */
export function exception(message: string): Error {
  const error = new Error(message);
  error.name = "Exception";
  return error;
}

type Description = {
  name: string;
  fullName: string;
  accepts: ReadonlyMap<string, string>;
  counted: boolean;
};
const descriptions = new Map<unknown, Description>();

/**
 * Names a service class as Google does, and says what its methods accept: "setName(string)".
 * Parameters are separated by commas, "?" marks those that may be left out, "|" parts types, ";"
 * whole lists of parameters. A method that is not named takes none.
 */
export function defineService(
  serviceClass: abstract new (...args: never[]) => Service<unknown>,
  fullName: string,
  signatures = "",
  counted = true,
): void {
  const accepts = new Map<string, string>();
  for (const [, method = "", parameters = ""] of signatures.matchAll(/(\w+)\(([^)]*)\)/g)) {
    accepts.set(method, parameters);
  }
  const name = fullName.startsWith("Chat") ? fullName : fullName.replace(/^.*\./, "");
  descriptions.set(serviceClass, { name, fullName, accepts, counted });
}

function descriptionOf(target: Service<unknown>): Description {
  const found = descriptions.get(target.constructor);
  if (!found) throw new Error("A service of the stand-in is not described");
  return found;
}

/** proxy → the service behind it */
const behind = new WeakMap<object, Service<unknown>>();

function unwrap(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? value.map(unwrap) : (behind.get(value) ?? value);
}

function holdsService(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) ? value.some(holdsService) : value instanceof Service;
}

export type Call = { name: string; number: number; execution: Execution };

export class Execution {
  readonly functionName: string;
  readonly person: string;
  readonly authMode: AuthMode;
  readonly startedAt: number;
  endedAt: number;
  status: Status = "running";
  result: unknown;
  error: ScriptError | undefined;
  readonly log: LogLine[] = [];
  /** service calls by name, such as "Range.setValues" */
  readonly calls: Record<string, number> = {};
  callCount = 0;
  readonly dialogs: ShownDialog[] = [];
  readonly toasts: { title: string; message: string }[] = [];

  readonly #project: AppsScript;
  readonly #user: Person;
  /** whether the spreadsheet's window is open before the person */
  readonly hasUi: boolean;
  #deadline: number;
  /** thrown by what a test put in (`beforeCall`, `answer`): no concern of the script's */
  #outsideError: { thrown: unknown } | undefined;
  #stop: Error | undefined;
  #writes: (() => void)[] = [];
  readonly #proxies = new WeakMap<Service<unknown>, object>();

  constructor(
    project: AppsScript,
    user: Person,
    options: { functionName: string; authMode: AuthMode; hasUi: boolean; limitMs: number },
  ) {
    this.#project = project;
    this.#user = user;
    this.person = user.email;
    this.functionName = options.functionName;
    this.authMode = options.authMode;
    this.hasUi = options.hasUi;
    this.startedAt = this.endedAt = project.clock.now();
    this.#deadline = this.startedAt + options.limitMs;
  }

  get project(): AppsScript {
    return this.#project;
  }
  /** the person that the script runs as */
  get user(): Person {
    return this.#user;
  }

  /** Runs the script's function to its end, whichever that is, and releases what it held. */
  run(body: () => unknown): this {
    try {
      this.result = body();
      this.#checkTime();
      if (!this.#stop) this.flush();
      if (this.result instanceof Promise) throw notImplemented("An async entry point");
      if (this.status === "running") this.status = "completed";
    } catch (thrown) {
      if (!this.#stop) this.#fail(thrown);
    }
    if (this.status !== "completed") this.result = undefined;
    this.releaseLocks();
    this.endedAt = this.project.clock.now();
    if (this.#outsideError) throw this.#outsideError.thrown;
    return this;
  }

  /** A script that throws has its writes kept, as on Google: only its own work ends. */
  #fail(thrown: unknown): void {
    this.status = "failed";
    this.error = describeError(thrown);
    try {
      this.flush();
    } catch {
      // The first error is the one that is shown.
    }
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

  /** Keeps a write to the spreadsheet until the next flush or read. */
  defer(write: () => void): void {
    this.#writes.push(write);
  }

  /** Carries out the writes kept so far. The first that Google refuses drops those after it. */
  flush(): void {
    const writes = this.#writes;
    this.#writes = [];
    for (const write of writes) write();
  }

  /** Sleeps on the clock, at most to the end of the time allowed. */
  sleep(ms: number): void {
    this.project.clock.sleep(Math.min(ms, Math.max(0, this.#deadline - this.project.clock.now())));
  }

  /** While a dialog waits the script is suspended: the time is not counted and its locks are lost. */
  suspend<Answer>(wait: () => Answer): Answer {
    this.flush();
    this.releaseLocks();
    const before = this.project.clock.now();
    const answer = this.#outside(wait);
    this.#deadline += this.project.clock.now() - before;
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
    const known = this.#proxies.get(target);
    if (known) return known;
    const description = descriptionOf(target);
    const proxy: object = new Proxy(target, {
      get: (_, key) => this.#member(target, description, proxy, key),
      set: (_, key) => {
        throw new TypeError(`Cannot set ${String(key)} of ${description.fullName}`);
      },
    });
    this.#proxies.set(target, proxy);
    behind.set(proxy, target);
    return proxy;
  }

  #member(
    target: Service<unknown>,
    description: Description,
    proxy: object,
    key: string | symbol,
  ): unknown {
    if (typeof key === "symbol" || key === "toJSON" || key === "then") return undefined;
    if (key === "toString") return () => description.name;
    if (key === "valueOf") return () => proxy;
    const member: unknown = Reflect.get(target, key);
    const inherited = Reflect.get(Object.prototype, key) !== undefined;
    if (typeof member === "function" && !inherited) {
      return (...args: unknown[]) =>
        this.#call(description, key, args, (given) => Reflect.apply(member, target, given));
    }
    if (/^[A-Z]/.test(key) && member !== undefined) return this.wrap(member);
    return this.stop("failed", notImplemented(`${description.fullName}.${key}`));
  }

  #call(
    description: Description,
    method: string,
    args: unknown[],
    carryOut: (args: unknown[]) => unknown,
  ): unknown {
    if (!description.counted) return carryOut(args.map(unwrap));
    const name = `${description.name}.${method}`;
    this.#enter(name);
    const problem = permissionProblem(name, this.authMode, this.user.granted, this.project.scopes);
    if (problem) throw exception(problem);
    const given = args.map(unwrap);
    checkArguments(description, method, given);
    const result = this.wrap(carryOut(given));
    this.#checkTime();
    return result;
  }

  #enter(name: string): void {
    if (this.#stop) throw this.#stop;
    this.callCount += 1;
    this.calls[name] = (this.calls[name] ?? 0) + 1;
    const call = { name, number: this.callCount, execution: this };
    const order = this.#outside(() => this.project.beforeCall?.(call));
    if (order === "kill") this.stop("killed", exception("The execution was killed"));
    this.#checkTime();
  }

  #checkTime(): void {
    if (this.#stop || this.project.clock.now() < this.#deadline) return;
    this.stop("timed out", exception("Exceeded maximum execution time"));
  }
}

/** Also of another realm, such as a live backend's. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

function describeError(thrown: unknown): ScriptError {
  if (!isError(thrown)) return { name: "Error", message: String(thrown) };
  const details: unknown = Reflect.get(thrown, "details");
  return {
    name: thrown.name,
    message: thrown.message,
    ...(details === undefined ? {} : { details }),
    ...(thrown.stack === undefined ? {} : { stack: thrown.stack }),
  };
}

export function notImplemented(what: string): Error {
  const error = new Error(`${what} is not implemented in the local stand-in for Apps Script`);
  error.name = "NotImplemented";
  return error;
}

function checkArguments(description: Description, method: string, args: unknown[]): void {
  const accepted = description.accepts.get(method) ?? "";
  if (accepted.split(";").some((parameters) => fitAll(args, parameters))) return;
  throw exception(
    `The parameters (${args.map(typeName).join(",")}) don't match the method signature for ` +
      `${description.fullName}.${method}.`,
  );
}

function fitAll(args: unknown[], parameters: string): boolean {
  const types = parameters === "" ? [] : parameters.split(",");
  const needed = types.filter((type) => !type.endsWith("?")).length;
  if (args.length < needed || args.length > types.length) return false;
  return args.every((arg, index) => fits(arg, (types[index] ?? "").replace("?", "")));
}

function fits(value: unknown, type: string): boolean {
  if (type.endsWith("[]")) {
    const element = type.slice(0, -2);
    return Array.isArray(value) && value.every((item) => fits(item, element));
  }
  if (type.includes("|")) {
    return type.split("|").some((one) => fits(value, one));
  }
  switch (type) {
    case "any":
      return true;
    case "int":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    case "cell":
      if (typeof value === "string" || typeof value === "boolean") return true;
      return value === null || isDate(value) || Number.isFinite(value);
    case "null":
      return value === null;
    case "Date":
      return isDate(value);
    case "object":
      return typeof value === "object" && value !== null && !(value instanceof Service);
  }
  if (value instanceof EnumValue) return value.type === type;
  return value instanceof Service ? descriptionOf(value).name === type : typeof value === type;
}

/** The type as Google's message names it. */
function typeName(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `${value.length > 0 ? typeName(value[0]) : "Object"}[]`;
  if (value instanceof Service) return descriptionOf(value).fullName;
  if (typeof value === "number") return "number";
  if (typeof value === "string") return "String";
  if (typeof value === "boolean") return "Boolean";
  return "(class)";
}
