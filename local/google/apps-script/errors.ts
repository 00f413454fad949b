/** What is thrown: as Google throws it, or where the stand-in lacks something. */

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
