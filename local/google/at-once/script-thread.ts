import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Program, Remote } from "../apps-script";
import { inProject, project } from "../load";
import { Channel, MAIN, makeMemory } from "./channel";

/** A script that says nothing for so long is in an endless loop, or its thread is broken. */
const PATIENCE_MS = 60_000;

/** Making a thread takes longer than most executions: those that are free are used again. */
const free: ScriptThread[] = [];

/** The thread of one execution's script, from the main side. It keeps no process alive. */
export class ScriptThread {
  readonly #worker: Worker;
  readonly #channel: Channel;
  #loaded: Program | undefined;

  static take(): ScriptThread {
    return free.pop() ?? new ScriptThread();
  }

  private constructor() {
    const memory = makeMemory();
    this.#channel = new Channel(memory, MAIN);
    this.#worker = new Worker(inProject("build/script-thread.mjs"), {
      workerData: { memory, folder: project.folder },
    });
    this.#worker.unref();
  }

  /** The script runs until it asks for something: that is returned. */
  begin(remote: Remote): string {
    const { program, clock } = remote.project;
    if (!isSame(this.#loaded, program)) {
      this.tell(remote.program(), clock.now());
      this.#loaded = program;
    }
    return this.tell(remote.beginning(), clock.now());
  }

  tell(answer: string, now: number): string {
    this.#channel.time = now;
    this.#channel.send(answer);
    return this.#channel.receive(PATIENCE_MS);
  }

  /** The same without waiting for it here. */
  async beginLater(remote: Remote): Promise<string> {
    const { program, clock } = remote.project;
    if (!isSame(this.#loaded, program)) {
      await this.tellLater(remote.program(), clock.now());
      this.#loaded = program;
    }
    return this.tellLater(remote.beginning(), clock.now());
  }

  async tellLater(answer: string, now: number): Promise<string> {
    this.#channel.time = now;
    this.#channel.wantsNotice = true;
    this.#worker.ref();
    const notice = once(this.#worker, "message");
    this.#channel.send(answer);
    await notice;
    this.#worker.unref();
    this.#channel.wantsNotice = false;
    return this.#channel.receive(PATIENCE_MS);
  }

  /** For other executions, after the end of this one. */
  release(): void {
    free.push(this);
  }

  /** In the middle of an execution. */
  discard(): void {
    void this.end();
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** For a process that goes on with something else: they would stay as long as it does. */
export async function endFreeThreads(): Promise<void> {
  await Promise.all(free.splice(0).map((thread) => thread.end()));
}

function isSame(a: Program | undefined, b: Program): boolean {
  return a?.code === b.code && a.services.join() === b.services.join();
}
