/**
 * The script of executions whose services are elsewhere: whatever it asks of them goes out as text,
 * and it waits for the answer. It finds the same globals as a script beside its services.
 */
import { asks, fromText, type Refer, type Resolve, tells, toText } from "./crossing";
import { describeError, exception, notImplemented, type ScriptError } from "./errors";
import { enumerationFor } from "./execution";
import { compile, dateOn, type Globals, makeGlobals } from "./globals";
import type { Beginning } from "./remote";
import { shortName } from "./service";
import { formatMessage } from "./services";

export class ScriptSide {
  readonly #send: (text: string) => string;
  readonly #Date: DateConstructor;
  #load: ((globals: Globals) => Globals) | undefined;
  /** such as "SpreadsheetApp.Range.getValues"; what is known stays so in all executions */
  readonly #methods = new Set<string>();
  readonly #numbers = new WeakMap<object, number>();
  /** the services of the execution at hand, by number */
  readonly #services = new Map<number, object>();

  /**
   * @param send asks the execution and waits for its answer
   * @param now the time as the execution told it last
   */
  constructor(send: (text: string) => string, now: () => number) {
    this.#send = send;
    this.#Date = dateOn({ now });
  }

  /** @returns what is to be said to the program, or after the end of the execution that began */
  hear(text: string): string {
    const content = text.slice(1);
    if (text.startsWith(tells.beginning)) return this.#run(content);
    this.#load = compile(JSON.parse(content)).load;
    return "";
  }

  #run(text: string): string {
    this.#services.clear();
    try {
      const result = this.#enter(fromText(text, this.#resolve) as Beginning);
      if (result instanceof Promise) throw notImplemented("An async entry point");
      return asks.result + toText(result, this.#refer);
    } catch (thrown) {
      return asks.error + toText(describeError(thrown), this.#refer);
    }
  }

  #enter({ functionName, isThere, isOptional, args, services }: Beginning): unknown {
    if (!isThere && isOptional) return undefined;
    if (!isThere) throw exception(`Script function not found: ${functionName}`);
    const random = () => Number(this.#ask(asks.random, null));
    const entryPoint = this.#load?.(makeGlobals(services, this.#Date, random))[functionName];
    if (typeof entryPoint !== "function") throw new TypeError(`${functionName} is lost`);
    return entryPoint(...args);
  }

  #ask(kind: string, content: unknown): unknown {
    const answer = this.#send(kind + toText(content, this.#refer));
    if (answer.startsWith(tells.error)) throw errorFrom(JSON.parse(answer.slice(1)));
    return fromText(answer.slice(1), this.#resolve);
  }

  readonly #refer: Refer = (value) => {
    const number = this.#numbers.get(value);
    return number === undefined ? undefined : { $: ["service", number] };
  };

  readonly #resolve: Resolve = (kind, [value, type]) =>
    kind === "date"
      ? new this.#Date(Number(value))
      : (this.#services.get(Number(value)) ?? this.#service(Number(value), String(type)));

  #service(number: number, type: string): object {
    const members = new Map<string, unknown>();
    const service: object = new Proxy(
      {},
      {
        get: (_, key) => {
          if (typeof key === "symbol" || key === "toJSON" || key === "then") return undefined;
          const member = members.get(key) ?? this.#member(number, type, key);
          members.set(key, member);
          return member;
        },
        set: (_, key) => {
          throw new TypeError(`Cannot set ${String(key)} of ${type}`);
        },
      },
    );
    this.#services.set(number, service);
    this.#numbers.set(service, number);
    return service;
  }

  #member(number: number, type: string, key: string): unknown {
    if (key === "toString") return () => shortName(type);
    if (key === "valueOf") return () => this.#services.get(number);
    const name = `${type}.${key}`;
    const member = this.#methods.has(name) ? "method" : this.#ask(asks.member, [number, key]);
    if (typeof member === "object" && member) return this.#object(key, member);
    this.#methods.add(name);
    if (type !== "console" && type !== "Logger") {
      return (...args: unknown[]) => this.#ask(asks.call, [number, key, args]);
    }
    const line = (values: unknown[]) => ["%s", formatMessage(values)];
    return (...values: unknown[]) => this.#ask(asks.log, [number, key, line(values)]);
  }

  /** A service that belongs to another one, or an enumeration. */
  #object(key: string, member: object): object {
    if (this.#numbers.has(member)) return member;
    return enumerationFor(key, member, (name) => this.#ask(asks.lacks, name));
  }
}

function errorFrom({ name, message, details }: ScriptError): Error {
  return Object.assign(new Error(message), { name }, details === undefined ? {} : { details });
}
