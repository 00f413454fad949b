/** A script's text and what it finds around it: the names that Apps Script has, and no others. */
import type { Clock } from "../chat/api";

/** What a browser or Node has and Apps Script lacks. */
const absent = (
  "setTimeout setInterval setImmediate clearTimeout clearInterval queueMicrotask fetch " +
  "XMLHttpRequest WebSocket Worker URL URLSearchParams TextEncoder TextDecoder atob btoa crypto " +
  "Blob structuredClone process require module Buffer global window self parent top frames " +
  "document location history localStorage navigator performance alert confirm prompt google"
).split(" ");

/** In a vm context a look-up of a global takes 190 ns, and one of a parameter 4, as on Google. */
const standard = (
  "Array BigInt Boolean DataView Error JSON Map Number Object Promise Proxy RangeError Reflect " +
  "RegExp Set String Symbol TypeError Uint8Array Uint32Array WeakMap WeakSet isNaN parseInt " +
  "encodeURIComponent decodeURIComponent"
).split(" ");

export type Globals = Record<string, unknown>;
/** A script's text, and the names of the services that it finds. */
export type Program = { code: string; services: readonly string[] };

/** A script that is ready to be evaluated. */
interface Compiled extends Program {
  /** plain top-level functions, as the editor finds them: their line begins with "function" */
  functions: string[];
  /** evaluates the script with its globals and returns its functions */
  load: (globals: Globals) => Globals;
}

let last: Compiled | undefined;

/**
 * The same script as the last time is not compiled again, so V8 need not learn it again.
 * @throws SyntaxError for code that cannot be parsed
 */
export function compile({ code, services }: Program): Compiled {
  if (last?.code === code && last.services.join() === services.join()) return last;
  const found = code.matchAll(/^(?:async )?function\s+([\w$]+)\s*\(/gm);
  const functions = [...found].flatMap(([, name]) => name ?? []);
  const names = [...services, "Date", "Math", "globalThis", ...absent];
  const body = `${code}\nreturn {${functions.join(",")}};\n//# sourceURL=Code.js`;
  const compiled = new Function(...standard, ...names, body);
  const values = standard.map((name) => Reflect.get(globalThis, name));
  const load = (globals: Globals) => compiled(...values, ...names.map((name) => globals[name]));
  last = { code, services, functions, load };
  return last;
}

/** Where nothing is found of what Apps Script lacks. */
const bare: object = Object.create(
  globalThis,
  Object.fromEntries(absent.map((name) => [name, { value: undefined, writable: true }])),
);

/** The globals of one execution, made anew for each: nothing that it sets in them lives on. */
export function makeGlobals(
  services: Globals,
  ScriptDate: DateConstructor,
  random: () => number,
): Globals {
  const ScriptMath = Object.create(Math, { random: { value: random } });
  const globals: Globals = { Date: ScriptDate, Math: ScriptMath, ...services };
  return { ...globals, globalThis: Object.assign(Object.create(bare), globals) };
}

/** Date on the given clock; `instanceof Date` holds inside and outside of the script. */
export function dateOn(clock: Pick<Clock, "now">): DateConstructor {
  class ClockDate extends Date {
    constructor(...parts: [] | [number]) {
      if (parts.length === 0) super(clock.now());
      else super(...parts);
    }
    static override now(): number {
      return clock.now();
    }
  }
  return new Proxy(ClockDate, { apply: () => new ClockDate().toString() }) as DateConstructor;
}
