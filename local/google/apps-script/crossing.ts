/**
 * How values cross between an execution and its script where the script runs elsewhere: as JSON, with
 * tags for what JSON lacks. Either side has objects that the other can only refer to.
 */
import { isDate } from "./errors";
import { EnumValue } from "./service";

/** What the script's side says. The first letter of a text tells what it is. */
export const asks = {
  call: "c",
  /** a call to the logs, which is no matter of Google's */
  log: "l",
  member: "m",
  lacks: "n",
  random: "r",
  /** its end, well or not */
  result: "e",
  error: "f",
};
/** What it is told. */
export const tells = { program: "p", beginning: "b", value: "v", error: "x" };

/** `{ "$": [kind, …] }`; an object of the script's own with such a member is tagged too. */
export type Tag = { $: [kind: string, ...rest: unknown[]] };
/** The tag of an object that only this side has. */
export type Refer = (value: object) => Tag | undefined;
/** What this side has for such a tag of the other's, or for a Date. */
export type Resolve = (kind: string, rest: unknown[]) => unknown;

export function toText(value: unknown, refer: Refer): string {
  return JSON.stringify(pack(value, refer));
}

export function fromText(text: string, resolve: Resolve): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes('{"$":') ? unpack(value, resolve) : value;
}

function pack(value: unknown, refer: Refer): unknown {
  if (isPlain(value)) return value;
  if (Array.isArray(value)) {
    return value.every(isPlain) ? value : value.map((item) => pack(item, refer));
  }
  if (typeof value === "object" && value !== null) return packObject(value, refer);
  if (value === undefined) return tag("undefined");
  return typeof value === "number" ? tag("number", String(value)) : tag("other", typeof value);
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === "string" ||
    typeof value === "boolean" ||
    value === null ||
    Number.isFinite(value)
  );
}

function packObject(value: object, refer: Refer): unknown {
  if (isDate(value)) return tag("date", String(+value));
  const reference = refer(value);
  if (reference) return reference;
  if (value instanceof EnumValue) return tag("enum", value.type, value.value);
  const entries = Object.entries(value).map(([key, item]) => [key, pack(item, refer)]);
  const copy = Object.fromEntries(entries);
  if (!isPlainObject(value)) return tag("instance", copy);
  return "$" in copy ? tag("object", copy) : copy;
}

function tag(...tag: Tag["$"]): Tag {
  return { $: tag };
}

function unpack(value: unknown, resolve: Resolve): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => unpack(item, resolve));
  return isTag(value) ? unpackTag(value, resolve) : unpackEntries(value, resolve);
}

function isTag(value: object): value is Tag {
  return "$" in value;
}

function unpackEntries(value: object, resolve: Resolve): object {
  const entries = Object.entries(value).map(([key, item]) => [key, unpack(item, resolve)]);
  return Object.fromEntries(entries);
}

function unpackTag({ $: [kind, ...rest] }: Tag, resolve: Resolve): unknown {
  const [first, second] = rest;
  switch (kind) {
    case "undefined":
      return undefined;
    case "number":
      return Number(first);
    case "enum":
      return enumValue(String(first), String(second));
    case "object":
      return unpackEntries(Object(first), resolve);
    case "instance":
      return Object.assign(Object.create(foreign), unpackEntries(Object(first), resolve));
    case "other":
      return first === "function" ? () => undefined : Symbol(String(first));
    default:
      return resolve(kind, rest);
  }
}

/** What is no plain object on one side is none on the other either. */
const foreign: object = Object.create({});

const enumValues = new Map<string, EnumValue>();

/** The same one each time, as scripts compare them. */
function enumValue(type: string, value: string): EnumValue {
  const key = `${type}.${value}`;
  const known = enumValues.get(key) ?? new EnumValue(type, value);
  enumValues.set(key, known);
  return known;
}

/** Also of another realm, such as a test's. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
