/** The small services: Session, Utilities, Properties, Lock, HtmlService and the logs. */

import { exception, isError, notImplemented } from "./errors";
import type { RunningExecution } from "./kept";
import { change, Service, type StandIn } from "./service";
import type { Steps } from "./steps";

/** https://developers.google.com/apps-script/reference/base/session */
export class Session
  extends Service<undefined, GoogleAppsScript.Base.Session>
  implements StandIn<Session>
{
  static readonly google = "Session";
  getActiveUserLocale = () => this.execution.user.locale;
}

/** https://developers.google.com/apps-script/reference/utilities/utilities */
export class Utilities
  extends Service<undefined, GoogleAppsScript.Utilities.Utilities>
  implements StandIn<Utilities>
{
  static readonly google = "Utilities sleep(int) formatDate(Date,string,string)";
  formatDate(date: Date, timeZone: string, format: string): string {
    const parts = formatterFor(timeZone).formatToParts(date);
    return format.replace(/[A-Za-z']+/g, (letters) => {
      const part = parts.find(({ type }) => type === dateParts[letters]);
      const missing = `"${letters}" in Utilities.formatDate`;
      return part ? part.value : this.execution.stop("failed", notImplemented(missing));
    });
  }
  getUuid(): string {
    return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (letter) => {
      const digit = Math.floor(this.execution.project.random() * 16);
      return (letter === "x" ? digit : 8 + (digit % 4)).toString(16);
    });
  }
  *sleep(ms: number): Steps<void> {
    if (ms < 0 || ms > 300_000) throw exception("Invalid argument: milliseconds");
    yield* this.execution.wait(ms);
  }
}

/** The letters of Java's SimpleDateFormat that are implemented, as the parts of Intl's formats. */
const dateParts: Record<string, Intl.DateTimeFormatPartTypes> = {
  ...{ yyyy: "year", MM: "month", dd: "day" },
  ...{ HH: "hour", mm: "minute", ss: "second" },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** One for each time zone: making one takes longer than all the rest of an execution. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const day = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  const formatter = new Intl.DateTimeFormat("en-US", { timeZone, ...day, ...time });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** What is kept for the script, for its spreadsheet or for each person. */
function storeOf<Value>(stores: Map<string, Map<string, Value>>, name: string) {
  const store = stores.get(name) ?? new Map<string, Value>();
  stores.set(name, store);
  return store;
}

/** https://developers.google.com/apps-script/reference/properties/properties-service */
export class PropertiesService
  extends Service<undefined, GoogleAppsScript.Properties.PropertiesService>
  implements StandIn<PropertiesService>
{
  static readonly google = "PropertiesService";
  getScriptProperties = () => propertiesOf(this.execution, "script");
  getUserProperties = () => propertiesOf(this.execution, `user ${this.execution.person}`);
  getDocumentProperties = () => propertiesOf(this.execution, "document");
}

function propertiesOf(execution: RunningExecution, name: string): Properties {
  return new Properties(execution, storeOf(execution.project.properties, name));
}

/** Limits: https://developers.google.com/apps-script/guides/services/quotas, "Properties". */
class Properties
  extends Service<Map<string, string>, GoogleAppsScript.Properties.Properties>
  implements StandIn<Properties>
{
  static readonly google =
    `PropertiesService.Properties getProperty(string) setProperty(string,string)
    setProperties(object) deleteProperty(string)`;
  getProperty = (key: string) => this.state.get(key) ?? null;
  getProperties = () => Object.fromEntries(this.state);
  setProperty = (key: string, value: string) => this.setProperties({ [key]: value });

  setProperties(values: Record<string, string>): this {
    const added = Object.entries(values).map(([key, value]): [string, string] => [key, `${value}`]);
    if (added.some(([, value]) => exceed([value], 9 * 1024))) {
      throw exception("Argument too large: value");
    }
    if (exceed([...new Map([...this.state, ...added])].flat(), 500 * 1024)) {
      throw exception(
        "You have exceeded the property storage quota. Please remove some properties and try again.",
      );
    }
    for (const [key, value] of added) this.state.set(key, value);
    return this;
  }
  deleteProperty(key: string): this {
    this.state.delete(key);
    return this;
  }
}

/** Whether texts take more bytes than that. A letter has three at most: most need no counting. */
function exceed(texts: readonly string[], limit: number): boolean {
  const sum = (lengthOf: (text: string) => number) =>
    texts.reduce((total, text) => total + lengthOf(text), 0);
  return 3 * sum(({ length }) => length) > limit && sum(byteLength) > limit;
}

/** Length in UTF-8: of a letter in two halves (surrogates), each half has two bytes. */
function byteLength(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isHalf = code >= 0xd800 && code < 0xe000;
    bytes += code < 0x80 ? 1 : code < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}

/** https://developers.google.com/apps-script/reference/lock/lock-service */
export class LockService
  extends Service<undefined, GoogleAppsScript.Lock.LockService>
  implements StandIn<LockService>
{
  static readonly google = "LockService";
  getScriptLock = () => new Lock(this.execution, "script");
  getDocumentLock = () => new Lock(this.execution, "document");
}

/**
 * Where executions run one inside another, whoever holds the lock cannot let go of it while another
 * waits: waiting passes the whole time and fails. Of several that wait at once any may be the next.
 */
class Lock extends Service<string, GoogleAppsScript.Lock.Lock> implements StandIn<Lock> {
  static readonly google = "LockService.Lock tryLock(int) waitLock(int)";
  hasLock = () => this.execution.project.locks.get(this.state) === this.execution;

  *tryLock(timeoutMs: number): Steps<boolean> {
    const end = this.execution.now() + timeoutMs;
    while (!this.#take()) {
      const left = end - this.execution.now();
      if (left <= 0) return false;
      yield* this.execution.waitForLock(this.state, left);
    }
    return true;
  }
  *waitLock(timeoutMs: number): Steps<void> {
    if (yield* this.tryLock(timeoutMs)) return;
    throw exception("Lock timeout: another process was holding the lock for too long.");
  }
  releaseLock(): void {
    if (this.hasLock()) this.execution.project.locks.delete(this.state);
  }

  #take(): boolean {
    const { locks } = this.execution.project;
    if (!locks.has(this.state)) locks.set(this.state, this.execution);
    return this.hasLock();
  }
}

/** https://developers.google.com/apps-script/reference/html/html-service */
export class HtmlService
  extends Service<undefined, GoogleAppsScript.HTML.HtmlService>
  implements StandIn<HtmlService>
{
  static readonly google = "HtmlService createHtmlOutput(string?) createHtmlOutputFromFile(string)";
  createHtmlOutput = (html = "") => new HtmlOutput(this.execution, { html, title: "" });

  createHtmlOutputFromFile(name: string): HtmlOutput {
    const html = this.execution.project.html[name.replace(/\.html$/, "")];
    if (html === undefined) throw exception(`No HTML file named ${name} was found.`);
    return this.createHtmlOutput(html);
  }
}

type Page = { html: string; title: string; width?: number; height?: number };

export class HtmlOutput
  extends Service<Page, GoogleAppsScript.HTML.HtmlOutput>
  implements StandIn<HtmlOutput>
{
  static readonly google = "HtmlService.HtmlOutput setTitle(string) setWidth(int) setHeight(int)";
  getContent = () => this.state.html;
  setTitle = (title: string) => change(this, { title });
  setWidth = (width: number) => change(this, { width });
  setHeight = (height: number) => change(this, { height });
}

/** https://developers.google.com/apps-script/guides/logging */
export class Console
  extends Service<undefined, typeof globalThis.console>
  implements StandIn<Console>
{
  static readonly google = "console";
  log = (...values: unknown[]) => this.execution.write("log", formatMessage(values));
  info = (...values: unknown[]) => this.execution.write("info", formatMessage(values));
  warn = (...values: unknown[]) => this.execution.write("warn", formatMessage(values));
  error = (...values: unknown[]) => this.execution.write("error", formatMessage(values));
}

export class Logger
  extends Service<undefined, GoogleAppsScript.Base.Logger>
  implements StandIn<Logger>
{
  static readonly google = "Logger";
  log(...values: unknown[]): this {
    this.execution.write("log", formatMessage(values));
    return this;
  }
}

/** Fills in %s, %d and %%; what is left over is appended, objects as JSON. */
export function formatMessage([first, ...rest]: unknown[]): string {
  if (typeof first !== "string") return [first, ...rest].map(show).join(" ");
  const text = first.replace(/%([sd%])/g, (placeholder, letter) => {
    if (letter === "%") return "%";
    return rest.length > 0 ? show(rest.shift()) : placeholder;
  });
  return [text, ...rest.map(show)].join(" ");
}

function show(value: unknown): string {
  if (isError(value)) return `${value.name}: ${value.message}`;
  const isPlain =
    Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";
  if (!isPlain || value instanceof Service) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
}
