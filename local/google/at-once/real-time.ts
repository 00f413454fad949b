/**
 * Executions at once in real time: each runs its script in a thread of its own, while this one is
 * free. Sleeps and waiting for locks hold up nobody, and Chat may answer later (`RemoteChat`).
 */
import { setTimeout } from "node:timers/promises";
import type { AppsScript, Execution, Remote, Steps, Wait } from "../apps-script";
import type { Task } from "./scheduler";
import { ScriptThread } from "./script-thread";

type Answer = Awaited<Extract<Wait, { for: "answer" }>["answer"]> | undefined;

export class RealTime {
  readonly #appsScript: AppsScript;
  readonly #hurry: AbortSignal | undefined;
  /** Those who wait for a lock, the first one first. */
  readonly #queue: { lock: string; goOn: () => void }[] = [];

  /**
   * @param appsScript with a clock that tells the real time
   * @param hurry from then on nobody sleeps or waits for a lock any more
   */
  constructor(appsScript: AppsScript, hurry?: AbortSignal) {
    this.#appsScript = appsScript;
    this.#hurry = hurry;
  }

  /**
   * One execution from its start to its end, whichever that is.
   * @throws whatever Chat's `send` or a test's callback throws
   */
  async run({ person, functionName, args = [], from = "editor" }: RunTask): Promise<Execution> {
    const remote = this.#appsScript.begin(person.starting(from, functionName, args));
    const thread = ScriptThread.take();
    try {
      await this.#converse(remote, thread);
    } catch (error) {
      thread.discard();
      remote.execution.releaseLocks();
      throw error;
    } finally {
      this.#callNext();
    }
    thread.release();
    return from === "page" ? person.receive(remote.execution) : remote.execution;
  }

  async #converse(remote: Remote, thread: ScriptThread): Promise<void> {
    let asked = await thread.beginLater(remote);
    for (;;) {
      const answer = await this.#play(remote.receive(asked));
      this.#callNext();
      if (answer === undefined) return;
      asked = await thread.tellLater(answer, this.#appsScript.clock.now());
    }
  }

  async #play<Result>(steps: Steps<Result>): Promise<Result> {
    for (let answer: Answer; ; ) {
      const step = steps.next(answer);
      if (step.done) return step.value;
      answer = await this.#wait(step.value);
    }
  }

  async #wait(wait: Wait): Promise<Answer> {
    if (wait.for === "answer") return wait.answer;
    if (wait.for === "lock") await this.#waitForLock(wait.name, wait.ms);
    else await this.#sleep(wait.ms, this.#hurry);
    return undefined;
  }

  async #waitForLock(lock: string, ms: number): Promise<void> {
    const timer = new AbortController();
    const waiting = { lock, goOn: () => timer.abort() };
    this.#queue.push(waiting);
    const signals = this.#hurry ? [timer.signal, this.#hurry] : [timer.signal];
    await this.#sleep(ms, AbortSignal.any(signals));
    const index = this.#queue.indexOf(waiting);
    if (index >= 0) this.#queue.splice(index, 1);
  }

  async #sleep(ms: number, until: AbortSignal | undefined): Promise<void> {
    await setTimeout(ms, undefined, until && { signal: until }).catch(() => undefined);
  }

  /** Whoever has waited longest for a lock that is free now may take it. */
  #callNext(): void {
    const called = new Set<string>();
    for (const { lock, goOn } of this.#queue) {
      if (!called.has(lock) && !this.#appsScript.locks.has(lock)) goOn();
      called.add(lock);
    }
  }
}

type RunTask = Pick<Task, "person" | "functionName" | "args" | "from">;
