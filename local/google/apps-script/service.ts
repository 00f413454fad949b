/** What all objects have in common that a script gets from Google: a name, and typed methods. */
import type { Execution } from "./execution";

/**
 * Base of Google's objects. Their functions are Google's methods, their members with a capital are
 * Google's too (enumerations, `Chat.Spaces`); the script sees no others. In `static google` each
 * class has its full name, such as "LockService.Lock", and then what its methods take, such as
 * "tryLock(int)". Parameters are separated by commas, "?" marks those that may be left out, "|"
 * parts types, ";" whole lists of parameters. A method that is not named takes none.
 */
export abstract class Service<State = undefined> {
  constructor(
    readonly execution: Execution,
    readonly state: State,
  ) {}
}

/** Changes part of a service's state, for methods that return their object. */
export function change<State extends object, S extends Service<State>>(
  service: S & Service<State>,
  part: Partial<NoInfer<State>>,
): S {
  Object.assign(service.state, part);
  return service;
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
  return Object.fromEntries(values.map((value) => [value, new EnumValue(type, value)]));
}

/** An error as Google's services throw it. */
export function exception(message: string): Error {
  return Object.assign(new Error(message), { name: "Exception" });
}

export function notImplemented(what: string): Error {
  const message = `${what} is not implemented in the local stand-in for Apps Script`;
  return Object.assign(new Error(message), { name: "NotImplemented" });
}

/** Also of another realm, such as a test's. */
export function isDate(value: unknown): value is Date {
  return typeof value === "object" && Object.prototype.toString.call(value) === "[object Date]";
}

/** Also of another realm, such as a live backend's. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

export type ScriptError = { name: string; message: string; details?: unknown; stack?: string };

export function describeError(thrown: unknown): ScriptError {
  if (!isError(thrown)) return { name: "Error", message: String(thrown) };
  const { name, message, stack } = thrown;
  const details: unknown = Reflect.get(thrown, "details");
  return { name, message, ...(stack ? { stack } : {}), ...(details ? { details } : {}) };
}

type Description = {
  /** as in messages about permissions and in counts: "Range" */
  name: string;
  fullName: string;
  /** by method, the lists of types that it accepts */
  accepts: ReadonlyMap<string, string[][]>;
};
const descriptions = new Map<unknown, Description>();

export function describe(service: Service<unknown>): Description {
  const serviceClass = service.constructor;
  const known = descriptions.get(serviceClass);
  if (known) return known;
  const google = String(Reflect.get(serviceClass, "google"));
  const [fullName = ""] = google.split(" ");
  const accepts = new Map<string, string[][]>();
  for (const [, method = "", parameters = ""] of google.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const lists = parameters.split(";").map((list) => list.split(",").filter(Boolean));
    accepts.set(method, lists);
  }
  const description = { name: shortName(fullName), fullName, accepts };
  descriptions.set(serviceClass, description);
  return description;
}

export function shortName(fullName: string): string {
  return fullName.startsWith("Chat") ? fullName : fullName.replace(/^.*\./, "");
}

/** Throws what Google does for a call of the wrong shape. */
export function checkArguments(
  { accepts, fullName }: Description,
  method: string,
  args: unknown[],
): void {
  if ((accepts.get(method) ?? [[]]).some((types) => fitAll(args, types))) return;
  throw exception(
    `The parameters (${args.map(typeName).join(",")}) don't match the method signature for ` +
      `${fullName}.${method}.`,
  );
}

function fitAll(args: unknown[], types: string[]): boolean {
  const needed = types.filter((type) => !type.endsWith("?")).length;
  if (args.length < needed || args.length > types.length) return false;
  return args.every((arg, index) => checkFor((types[index] ?? "").replace("?", ""))(arg));
}

const simpleTypes: Record<string, (value: unknown) => boolean> = {
  any: () => true,
  int: Number.isInteger,
  null: (value) => value === null,
  Date: isDate,
  object: (value) => typeof value === "object" && value !== null && !(value instanceof Service),
  cell: (value) =>
    value === null ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    Number.isFinite(value) ||
    isDate(value),
};

/** Made once for all cells of a range. */
function checkFor(type: string): (value: unknown) => boolean {
  const simple = simpleTypes[type];
  if (simple) return simple;
  if (type.endsWith("[]")) {
    const fits = checkFor(type.slice(0, -2));
    return (value) => Array.isArray(value) && value.every((item) => fits(item));
  }
  if (type.includes("|")) {
    const checks = type.split("|").map(checkFor);
    return (value) => checks.some((fits) => fits(value));
  }
  return (value) => {
    if (value instanceof EnumValue) return value.type === type;
    return value instanceof Service ? describe(value).name === type : typeof value === type;
  };
}

/** The type as Google's message names it. */
function typeName(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `${value.length > 0 ? typeName(value[0]) : "Object"}[]`;
  if (value instanceof Service) return describe(value).fullName;
  const names: Record<string, string> = { number: "number", string: "String", boolean: "Boolean" };
  return names[typeof value] ?? "(class)";
}
