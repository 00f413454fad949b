/** What all objects have in common that a script gets from Google: a name, and typed methods. */
import { exception, isDate } from "./errors";
import type { RunningExecution } from "./kept";
import type { Steps } from "./steps";

/**
 * Base of Google's objects. Their functions are Google's methods, their members with a capital are
 * Google's too (enumerations, `Chat.Spaces`); the script sees no others. In `static google` each
 * class has its full name, such as "LockService.Lock", and then what its methods take, such as
 * "tryLock(int)". Parameters are separated by commas, "?" marks those that may be left out, "|"
 * parts types, ";" whole lists of parameters. A method that is not named takes none.
 */
export abstract class Service<State = undefined, Google = unknown> {
  /** Google's own type: only the compiler knows of it. */
  declare readonly standsInFor: Google;
  /** what the script of its execution has of it */
  proxy: object | undefined;

  constructor(
    readonly execution: RunningExecution,
    readonly state: State,
  ) {}
}

/** A stand-in's type, or one that holds stand-ins, as Google's own types have it. */
type AsGoogle<T> =
  T extends Steps<infer Result>
    ? AsGoogle<Result>
    : T extends Service<unknown, infer Google>
      ? Google
      : T extends EnumValue<infer Google>
        ? Google
        : T extends readonly (infer Item)[]
          ? AsGoogle<Item>[]
          : T;

/** What a stand-in has in common with Google's object: nothing of what all stand-ins have. */
type Face<Own> = Exclude<keyof Own, keyof Service>;

/**
 * What a class implements that stands in for an object of Google's. It compiles only where each of
 * its methods and enumerations is one of Google's, may be called as it is here, and gives what it
 * gives at Google, or in addition null.
 */
export type StandIn<Own extends Service<unknown>> = {
  [Name in Face<Own>]: Name extends keyof Own["standsInFor"]
    ? Held<Own[Name], Own["standsInFor"][Name]>
    : "Google has no such method";
};

type Held<Own, Google> = Own extends (...args: infer Parameters) => infer Result
  ? Google extends (...args: never[]) => infer Given
    ? [Google] extends [
        (...args: { [Index in keyof Parameters]: AsGoogle<Parameters[Index]> }) => AsGoogle<Result>,
      ]
      ? HasMore<Parameters, Google> extends true
        ? ["Google takes fewer", Google]
        : [Exclude<AsGoogle<Result>, null>] extends [Given]
          ? Own
          : ["Google gives", Given]
      : ["Google has", Google]
    : "This is no method at Google"
  : Own extends Record<infer Names, EnumValue>
    ? [Names] extends [keyof Google]
      ? Own
      : ["Google has no", Exclude<Names, keyof Google>]
    : "Neither a method nor an enumeration";

/** Whether it takes more than any of the forms that a method has at Google. */
type HasMore<Parameters extends unknown[], Google> = Google extends {
  (...args: infer A): unknown;
  (...args: infer B): unknown;
  (...args: infer C): unknown;
  (...args: infer D): unknown;
  (...args: infer E): unknown;
}
  ? number extends Parameters["length"]
    ? false
    : [Parameters["length"]] extends [
          CountOf<A> | CountOf<B> | CountOf<C> | CountOf<D> | CountOf<E>,
        ]
      ? false
      : true
  : true;

/** Where a method has fewer forms, the others are inferred to take any number. */
type CountOf<Parameters extends unknown[]> = number extends Parameters["length"]
  ? 0
  : Partial<Parameters>["length"];

/** Changes part of a service's state, for methods that return their object. */
export function change<State extends object, S extends Service<State>>(
  service: S & Service<State>,
  part: Partial<NoInfer<State>>,
): S {
  Object.assign(service.state, part);
  return service;
}

/** A value of one of Google's enumerations, such as `ui.Button.OK`. */
// biome-ignore lint/suspicious/noExplicitAny: a value of whichever
export class EnumValue<Google = any> {
  declare readonly standsInFor: Google;

  constructor(
    readonly type: string,
    readonly value: string,
  ) {}
  toString(): string {
    return this.value;
  }
}

type EnumOf<Enum> = Record<keyof Enum & string, EnumValue<Enum[keyof Enum]>>;

/** All of Google's enumeration, or just those of its values that are given. */
export function enumeration<Enum>(type: string, ...values: (keyof Enum & string)[]): EnumOf<Enum> {
  const entries = values.map((value) => [value, new EnumValue(type, value)]);
  return Object.fromEntries(entries) as EnumOf<Enum>;
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
