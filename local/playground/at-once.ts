/**
 * Executions at once in a page, where a script can only run to its end in one go. Each begins at the
 * time that is shown, on a clock that is set back to it, and its answer, with all that is to be seen
 * of it, comes when the shown clock has got to its end: so what two take at the same time does not
 * add up. Simpler than Google: who begins later finds all that was written by those who began before,
 * even what they write at a later time; nobody waits for a lock; who is cancelled has done all of its
 * piece of work already. Only a call that looks how far a run is gets the truth of its time.
 */

import type { VirtualClock } from "../google";
import type { AppsScript, Execution } from "../google/apps-script";
import type { ShownClock } from "./clock";

/** The calls that read what the spreadsheet remembers, and nothing else of it. */
const LOOKS: readonly string[] = ["runProgress"];

export class AtOnce {
  readonly #shown: ShownClock;
  readonly #clock: VirtualClock;
  readonly #appsScript: AppsScript;
  readonly #properties: RememberingMap;
  /** Up to when triggers have fired. */
  #passedTo: number;

  constructor(
    { clock, appsScript }: { clock: VirtualClock; appsScript: AppsScript },
    shown: ShownClock,
  ) {
    this.#shown = shown;
    this.#clock = clock;
    this.#appsScript = appsScript;
    this.#properties = new RememberingMap(() => clock.now());
    this.#passedTo = clock.now();
    for (const [key, value] of appsScript.properties.get("document") ?? []) {
      this.#properties.set(key, value);
    }
    appsScript.properties.set("document", this.#properties);
  }

  /** Time has passed. @returns what triggers have started */
  passTime(): Execution[] {
    const now = this.#shown.now();
    this.#clock.goTo(this.#passedTo);
    const executions = this.#appsScript.advance(Math.max(0, now - this.#passedTo));
    this.#passedTo = now;
    this.#properties.forget(now);
    return executions;
  }

  run(functionName: string, start: () => Execution): Execution {
    const now = this.#shown.now();
    this.#clock.goTo(now);
    if (!LOOKS.includes(functionName)) return start();
    this.#appsScript.properties.set("document", this.#properties.asOf(now));
    try {
      return start();
    } finally {
      this.#appsScript.properties.set("document", this.#properties);
    }
  }
}

interface Write {
  at: number;
  key: string;
  before: string | undefined;
}

/** Remembers what was there before each write. */
class RememberingMap extends Map<string, string> {
  readonly #now: () => number;
  #writes: Write[] = [];

  constructor(now: () => number) {
    super();
    this.#now = now;
  }

  override set(key: string, value: string): this {
    this.#note(key);
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    this.#note(key);
    return super.delete(key);
  }

  /** What was there before the first write of a later time; so nothing is counted twice. */
  asOf(now: number): Map<string, string> {
    const then = new Map(this);
    const undone = new Set<string>();
    for (const { at, key, before } of this.#writes) {
      if (at <= now || undone.has(key)) continue;
      undone.add(key);
      if (before === undefined) then.delete(key);
      else then.set(key, before);
    }
    return then;
  }

  forget(until: number): void {
    this.#writes = this.#writes.filter(({ at }) => at > until);
  }

  #note(key: string): void {
    this.#writes.push({ at: this.#now(), key, before: this.get(key) });
  }
}
