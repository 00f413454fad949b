/** The small services: Session, Utilities, Properties, Cache, Lock, HtmlService and the logs. */
import { defineService, exception, isError, notImplemented, Service } from "./execution";

/** https://developers.google.com/apps-script/reference/base/session */
export class Session extends Service {
  getActiveUser = () => new User(this.execution, undefined);
  getEffectiveUser = () => new User(this.execution, undefined);
  getActiveUserLocale = () => this.execution.user.locale;
  getScriptTimeZone = () => this.execution.project.timeZone;

  /** Another key every 30 days, as Google says. */
  getTemporaryActiveUserKey(): string {
    const period = Math.floor(this.execution.project.clock.now() / (30 * 24 * 3600 * 1000));
    let hash = 5381;
    for (const letter of `${this.execution.person} ${period}`) {
      hash = (Math.imul(hash, 33) ^ (letter.codePointAt(0) ?? 0)) >>> 0;
    }
    return `local-key-${hash.toString(36)}`;
  }
}
defineService(Session, "Session");

class User extends Service {
  getEmail = () => this.execution.person;
}
defineService(User, "Session.User");

/** https://developers.google.com/apps-script/reference/utilities/utilities */
export class Utilities extends Service {
  formatDate = formatDate;
  formatString = (...values: unknown[]) => formatMessage(values);

  getUuid(): string {
    return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (letter) => {
      const digit = Math.floor(this.execution.project.random() * 16);
      return (letter === "x" ? digit : 8 + (digit % 4)).toString(16);
    });
  }
  sleep(milliseconds: number): void {
    if (milliseconds < 0 || milliseconds > 300_000) {
      throw exception("Invalid argument: milliseconds");
    }
    this.execution.sleep(milliseconds);
  }
}
defineService(
  Utilities,
  "Utilities",
  "sleep(int) formatDate(Date,string,string) formatString(string,any?,any?,any?,any?,any?,any?)",
);

const dateLetters: Record<string, string> = {
  yyyy: "year",
  MM: "month",
  dd: "day",
  HH: "hour",
  mm: "minute",
  ss: "second",
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** One for each time zone: making one takes longer than all the rest of an execution. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const formatter =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: timeZone === "GMT" ? "UTC" : timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** The letters of Java's SimpleDateFormat that are implemented; quoted text is kept. */
function formatDate(date: Date, timeZone: string, format: string): string {
  const parts = formatterFor(timeZone).formatToParts(date);
  return format.replace(/'([^']*)'|([A-Za-z])\2*/g, (letters, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted || "'";
    if (letters === "SSS") return String(date.getTime() % 1000).padStart(3, "0");
    const wanted = dateLetters[letters] ?? dateLetters[letters + letters];
    const value = parts.find(({ type }) => type === wanted)?.value;
    if (value === undefined) throw notImplemented(`"${letters}" in Utilities.formatDate`);
    return dateLetters[letters] ? value : String(Number(value));
  });
}

type Stores<Value> = Map<string, Map<string, Value>>;

function storeOf<Value>(stores: Stores<Value>, name: string): Map<string, Value> {
  const store = stores.get(name) ?? new Map<string, Value>();
  stores.set(name, store);
  return store;
}

/** https://developers.google.com/apps-script/reference/properties/properties-service */
export class PropertiesService extends Service {
  getScriptProperties = () => this.#open("script");
  getUserProperties = () => this.#open(`user ${this.execution.person}`);
  getDocumentProperties = () => (this.execution.project.bound ? this.#open("document") : null);

  #open(name: string): Properties {
    return new Properties(this.execution, storeOf(this.execution.project.properties, name));
  }
}
defineService(PropertiesService, "PropertiesService");

/** Limits: https://developers.google.com/apps-script/guides/services/quotas, "Properties". */
class Properties extends Service<Map<string, string>> {
  getProperty = (key: string) => this.state.get(key) ?? null;
  getProperties = () => Object.fromEntries(this.state);
  getKeys = () => [...this.state.keys()];
  setProperty = (key: string, value: string) => this.setProperties({ [key]: value });

  deleteProperty(key: string): this {
    this.state.delete(key);
    return this;
  }
  deleteAllProperties(): this {
    this.state.clear();
    return this;
  }
  setProperties(values: Record<string, unknown>, deleteAllOthers = false): this {
    const next = new Map<string, string>(deleteAllOthers ? [] : this.state);
    for (const [key, value] of Object.entries(values)) next.set(key, String(value));
    let total = 0;
    for (const [key, value] of next) {
      if (byteLength(value) > 9 * 1024) throw exception("Argument too large: value");
      total += byteLength(key) + byteLength(value);
    }
    if (total > 500 * 1024) {
      throw exception(
        "You have exceeded the property storage quota. Please remove some properties and try again.",
      );
    }
    this.state.clear();
    for (const [key, value] of next) this.state.set(key, value);
    return this;
  }
}
defineService(
  Properties,
  "PropertiesService.Properties",
  `getProperty(string) setProperty(string,string) setProperties(object,boolean?)
   deleteProperty(string)`,
);

/** Length in UTF-8. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** https://developers.google.com/apps-script/reference/cache/cache-service */
export class CacheService extends Service {
  getScriptCache = () => this.#open("script");
  getUserCache = () => this.#open(`user ${this.execution.person}`);
  getDocumentCache = () => (this.execution.project.bound ? this.#open("document") : null);

  #open(name: string): Cache {
    return new Cache(this.execution, storeOf(this.execution.project.caches, name));
  }
}
defineService(CacheService, "CacheService");

/** `expires` in clock milliseconds */
export type CacheEntry = { value: string; expires: number };

/** https://developers.google.com/apps-script/reference/cache/cache */
class Cache extends Service<Map<string, CacheEntry>> {
  get(key: string): string | null {
    const entry = this.state.get(key);
    return entry && entry.expires > this.execution.project.clock.now() ? entry.value : null;
  }
  put(key: string, value: string, seconds = 600): void {
    if (key.length > 250) throw exception("Argument too large: key");
    if (byteLength(value) > 100 * 1024) throw exception("Argument too large: value");
    const kept = Math.min(Math.max(seconds, 1), 21_600) * 1000;
    this.state.set(key, { value, expires: this.execution.project.clock.now() + kept });
  }
  remove(key: string): void {
    this.state.delete(key);
  }
}
defineService(Cache, "CacheService.Cache", "get(string) put(string,string,int?) remove(string)");

/** https://developers.google.com/apps-script/reference/lock/lock-service */
export class LockService extends Service {
  getScriptLock = () => new Lock(this.execution, "script");
  getUserLock = () => new Lock(this.execution, `user ${this.execution.person}`);
  getDocumentLock = () =>
    this.execution.project.bound ? new Lock(this.execution, "document") : null;
}
defineService(LockService, "LockService");

/**
 * Executions run one inside another, so whoever holds the lock cannot let go of it while another
 * waits: waiting passes the whole time and fails.
 */
class Lock extends Service<string> {
  hasLock = () => this.execution.project.locks.get(this.state) === this.execution;

  tryLock(timeoutMs: number): boolean {
    const { locks } = this.execution.project;
    if (!locks.has(this.state)) locks.set(this.state, this.execution);
    if (!this.hasLock()) this.execution.sleep(timeoutMs);
    return this.hasLock();
  }
  waitLock(timeoutMs: number): void {
    if (this.tryLock(timeoutMs)) return;
    throw exception("Lock timeout: another process was holding the lock for too long.");
  }
  releaseLock(): void {
    if (this.hasLock()) this.execution.project.locks.delete(this.state);
  }
}
defineService(Lock, "LockService.Lock", "tryLock(int) waitLock(int)");

/** https://developers.google.com/apps-script/reference/html/html-service */
export class HtmlService extends Service {
  createHtmlOutput = (html = "") => new HtmlOutput(this.execution, { html, title: "" });

  createHtmlOutputFromFile(name: string): HtmlOutput {
    const html = this.execution.project.html[name.replace(/\.html$/, "")];
    if (html === undefined) throw exception(`No HTML file named ${name} was found.`);
    return this.createHtmlOutput(html);
  }
}
defineService(
  HtmlService,
  "HtmlService",
  "createHtmlOutput(string?) createHtmlOutputFromFile(string)",
);

type Page = { html: string; title: string; width?: number; height?: number };

export class HtmlOutput extends Service<Page> {
  getContent = () => this.state.html;
  getTitle = () => this.state.title;
  setTitle = (title: string) => this.#set({ title });
  setWidth = (width: number) => this.#set({ width });
  setHeight = (height: number) => this.#set({ height });

  #set(part: Partial<Page>): this {
    Object.assign(this.state, part);
    return this;
  }
}
defineService(
  HtmlOutput,
  "HtmlService.HtmlOutput",
  "setTitle(string) setWidth(int) setHeight(int)",
);

/** https://developers.google.com/apps-script/guides/logging. Not counted as service calls. */
export class Console extends Service {
  log = (...values: unknown[]) => this.execution.write("log", formatMessage(values));
  info = (...values: unknown[]) => this.execution.write("info", formatMessage(values));
  warn = (...values: unknown[]) => this.execution.write("warn", formatMessage(values));
  error = (...values: unknown[]) => this.execution.write("error", formatMessage(values));
}
defineService(Console, "console", "", false);

export class Logger extends Service {
  getLog = () => this.execution.log.map(({ message }) => `${message}\n`).join("");
  log(...values: unknown[]): this {
    this.execution.write("log", formatMessage(values));
    return this;
  }
}
defineService(Logger, "Logger", "", false);

/** Fills in %s, %d and %%; what is left over is appended, objects as JSON. */
function formatMessage([first, ...rest]: unknown[]): string {
  if (typeof first !== "string") return [first, ...rest].map(show).join(" ");
  const text = first.replace(/%([sd%])/g, (placeholder, letter) => {
    if (letter === "%") return "%";
    return rest.length > 0 ? show(rest.shift()) : placeholder;
  });
  return [text, ...rest.map(show)].join(" ");
}

function show(value: unknown): string {
  if (isError(value)) return `${value.name}: ${value.message}`;
  const plain = Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";
  if (!plain || value instanceof Service) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
}
