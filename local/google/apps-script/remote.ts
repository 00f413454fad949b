/**
 * An execution whose script runs elsewhere, such as in a thread of its own. The script's side asks
 * in text and waits for the answer; services are numbers to it. script-side.ts is the other end.
 */

import { asks, fromText, type Refer, type Resolve, tells, toText } from "./crossing";
import { describeError, type ScriptError } from "./errors";
import { Execution, type Outcome, type Start, serviceBehind } from "./execution";
import type { Program } from "./globals";
import type { Project } from "./kept";
import { describe, type Service } from "./service";
import type { Steps } from "./steps";

export type Beginning = {
  functionName: string;
  isThere: boolean;
  isOptional: boolean;
  args: unknown[];
  services: Record<string, unknown>;
};

/** A project whose scripts run elsewhere. */
interface Sender extends Project {
  readonly program: Program;
  readonly functions: readonly string[];
  servicesFor(execution: Execution): Record<string, Service>;
}

export class Remote {
  readonly execution: Execution;
  readonly #start: Start;
  readonly #services: Service<unknown>[] = [];
  readonly #numbers = new Map<Service<unknown>, number>();

  constructor(
    readonly project: Sender,
    start: Start,
  ) {
    this.execution = new Execution(project, start);
    this.#start = start;
  }

  /** What the script's side has to know before it can begin any execution of this project. */
  program(): string {
    return tells.program + JSON.stringify(this.project.program);
  }

  beginning(): string {
    const { project } = this;
    const { functionName, optional: isOptional = false, args } = this.#start;
    const beginning: Beginning = {
      functionName,
      isThere: project.functions.includes(functionName),
      isOptional,
      args: args(this.execution),
      services: project.servicesFor(this.execution),
    };
    return tells.beginning + toText(beginning, this.#refer);
  }

  /** Whether others may do something before this is played: it is a call, or the script's end. */
  isTurn(text: string): boolean {
    return [asks.call, asks.result, asks.error].includes(text.charAt(0));
  }

  /** Plays what the script's side asks. @returns the answer; undefined where it told its end */
  *receive(text: string): Steps<string | undefined> {
    const kind = text.charAt(0);
    const content = fromText(text.slice(1), this.#resolve);
    if (kind === asks.result || kind === asks.error) {
      yield* this.execution.end(outcomeOf(kind, content));
      return undefined;
    }
    try {
      return tells.value + toText(yield* this.#answer(kind, content), this.#refer);
    } catch (thrown) {
      const { stack: _, ...error } = describeError(thrown);
      return tells.error + JSON.stringify(error);
    }
  }

  *#answer(kind: string, content: unknown): Steps<unknown> {
    if (kind === asks.random) return this.execution.project.random();
    if (kind === asks.lacks) return this.execution.lacks(String(content));
    const [number, name, args] = content as [number, string, unknown[]];
    const service = this.#services[number];
    if (!service) throw new RangeError(`There is no service number ${number}`);
    if (kind === asks.member) return this.execution.member(service, name);
    return yield* this.execution.call(service, name, args);
  }

  readonly #refer: Refer = (value) => {
    const service = serviceBehind(value);
    if (!service) return undefined;
    const number = this.#numbers.get(service) ?? this.#services.push(service) - 1;
    this.#numbers.set(service, number);
    return { $: ["service", number, describe(service).fullName] };
  };

  readonly #resolve: Resolve = (kind, [value]) =>
    kind === "date" ? new Date(Number(value)) : this.#services[Number(value)];
}

function outcomeOf(kind: string, content: unknown): Outcome {
  if (kind === asks.result) return { result: content };
  const { name, message, stack, details } = content as ScriptError;
  return { thrown: Object.assign(new Error(message), { name, stack, details }) };
}
