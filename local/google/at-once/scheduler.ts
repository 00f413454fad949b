/**
 * Executions at once, on a virtual clock: each runs its script in a thread of its own, and only one
 * thread goes on at a time. Before every service call, on Chat's way there and back, and where a
 * script ends, the one that goes on is drawn from those that could, so a seed is a schedule and can
 * be had again. Calls that take time, sleeps and waiting for a lock hold up their own execution only;
 * time passes when all wait.
 */
import type {
  AppsScript,
  Execution,
  Origin,
  Person,
  Remote,
  Start,
  Steps,
  Wait,
} from "../apps-script";
import { playOut } from "../apps-script/steps";
import { seeded } from "../seeded";
import { ScriptThread } from "./script-thread";

export interface Task {
  person: Person;
  functionName: string;
  args?: readonly unknown[];
  /** In milliseconds since 1970; without, as soon as it is its turn. */
  at?: number;
  /** Where the person starts it: as `run` ("editor", the default), `call` ("page") and so on. */
  from?: Origin;
  /** After its end, whichever that was. New tasks may be added here. */
  onEnd?: (execution: Execution) => void;
}

export interface SchedulerOptions {
  seed: number;
  /** How many turns are too many for a schedule that ends. */
  mostTurns?: number;
}

/** Something that can go on, at a time or when a lock is free. */
interface Waiting {
  at: number;
  lock?: string;
  goOn: () => void;
}

interface Running {
  remote: Remote;
  thread: ScriptThread;
  onEnd: (execution: Execution) => void;
  /** The lock that it waits for. */
  lock?: string;
}

export class Scheduler {
  /** In the order in which they began. */
  readonly executions: Execution[] = [];
  readonly #appsScript: AppsScript;
  readonly #seed: number;
  readonly #random: () => number;
  readonly #mostTurns: number;
  readonly #waiting = new Set<Waiting>();
  readonly #running = new Map<unknown, Running>();

  constructor(appsScript: AppsScript, { seed, mostTurns = 1_000_000 }: SchedulerOptions) {
    this.#appsScript = appsScript;
    this.#seed = seed;
    this.#random = seeded(seed);
    this.#mostTurns = mostTurns;
  }

  add(task: Task): void {
    this.at(task.at ?? this.#now, () => this.#begin(task));
  }

  /** What a trigger starts, at a time in milliseconds since 1970. */
  start(start: Start, at: number): void {
    this.at(at, () => this.#execute(start, () => {}));
  }

  /** Does something at a time, in milliseconds since 1970, between two calls of whoever is running. */
  at(time: number, callback: () => void): void {
    this.#waiting.add({ at: time, goOn: callback });
  }

  /**
   * Goes on until nothing is left to be done.
   * @throws Error where that never comes, and whatever a callback throws
   */
  run(): Execution[] {
    try {
      for (let turns = 0; this.#waiting.size > 0; turns += 1) this.#turn(turns);
      return this.executions;
    } finally {
      this.#close();
    }
  }

  /** The same beside code that waits for promises, such as a page's: it goes on after each turn. */
  async runAlongside(): Promise<Execution[]> {
    try {
      for (let turns = 0; this.#waiting.size > 0; turns += 1) {
        this.#turn(turns);
        await new Promise((goOn) => setImmediate(goOn));
      }
      return this.executions;
    } finally {
      this.#close();
    }
  }

  #turn(turns: number): void {
    if (turns === this.#mostTurns) throw this.#error("does not end");
    this.#goOn(this.#next());
  }

  #close(): void {
    for (const { thread } of this.#running.values()) thread.discard();
    this.#running.clear();
    this.#waiting.clear();
  }

  get #now(): number {
    return this.#appsScript.clock.now();
  }

  /** Any of those that can go on now; where none can, time passes until one can. */
  #next(): Waiting {
    const waiting = [...this.#waiting];
    let ready = waiting.filter((one) => this.#isReady(one));
    if (ready.length === 0) {
      const next = Math.min(...waiting.map(({ at }) => at));
      if (!Number.isFinite(next)) throw this.#error("stands still");
      this.#appsScript.clock.sleep(next - this.#now);
      ready = waiting.filter((one) => this.#isReady(one));
    }
    const drawn = ready[Math.floor(this.#random() * ready.length)];
    if (!drawn) throw this.#error("has a clock that stands still");
    return drawn;
  }

  #isReady({ at, lock }: Waiting): boolean {
    return at <= this.#now || (lock !== undefined && !this.#appsScript.locks.has(lock));
  }

  #goOn(one: Waiting): void {
    this.#waiting.delete(one);
    one.goOn();
  }

  #begin({ person, functionName, args = [], from = "editor", onEnd }: Task): void {
    this.#execute(person.starting(from, functionName, args), (execution) => {
      if (from === "page") person.receive(execution);
      onEnd?.(execution);
    });
  }

  #execute(start: Start, onEnd: (execution: Execution) => void): void {
    const remote = this.#appsScript.begin(start);
    const thread = ScriptThread.take();
    const running: Running = { remote, thread, onEnd };
    this.executions.push(remote.execution);
    this.#running.set(remote.execution, running);
    this.#hear(running, thread.begin(remote));
  }

  /**
   * The script asks for something, and others may have a turn before it is played. What concerns
   * nobody else is answered at once, and so are calls in vain of an execution that is over.
   */
  #hear(running: Running, first: string): void {
    const { remote, thread } = running;
    let asked = first;
    while (!remote.isTurn(asked) || remote.execution.status !== "running") {
      const answer = playOut(remote.receive(asked), this.#appsScript.clock);
      if (answer === undefined) {
        this.#end(running);
        return;
      }
      asked = thread.tell(answer, this.#now);
    }
    const steps = remote.receive(asked);
    this.#waiting.add({ at: this.#now, goOn: () => this.#play(running, steps) });
  }

  /** Goes on with what the script asked for, up to where it has to wait. */
  #play(running: Running, steps: Steps<string | undefined>): void {
    delete running.lock;
    const step = steps.next();
    if (!step.done) this.#wait(running, step.value, () => this.#play(running, steps));
    else if (step.value === undefined) this.#end(running);
    else this.#hear(running, running.thread.tell(step.value, this.#now));
  }

  #wait(running: Running, wait: Wait, goOn: () => void): void {
    if (wait.for === "answer") throw this.#error("has a Chat that answers in real time");
    const at = this.#now + wait.ms;
    if (wait.for === "time") {
      this.#waiting.add({ at, goOn });
      return;
    }
    running.lock = wait.name;
    this.#checkDeadlock(running);
    this.#waiting.add({ at, lock: wait.name, goOn });
  }

  /** Executions that wait for one another are a mistake, even if their time-outs part them. */
  #checkDeadlock(first: Running): void {
    const circle: string[] = [];
    for (let one: Running | undefined = first; one?.lock !== undefined; ) {
      const { functionName, person } = one.remote.execution;
      circle.push(`${functionName} of ${person} waits for the ${one.lock} lock`);
      const holder = this.#appsScript.locks.get(one.lock);
      one = holder && this.#running.get(holder);
      if (one === first) throw this.#error(`has a deadlock: ${circle.join(", ")}`);
    }
  }

  #end({ remote: { execution }, thread, onEnd }: Running): void {
    this.#running.delete(execution);
    thread.release();
    onEnd(execution);
  }

  #error(what: string): Error {
    return new Error(`The schedule of seed ${this.#seed} ${what}`);
  }
}

/** Executions at once, from their beginnings to the end of the last. @returns them in that order */
export function runAtOnce(
  appsScript: AppsScript,
  tasks: readonly Task[],
  seed: number,
): Execution[] {
  const scheduler = new Scheduler(appsScript, { seed });
  const executions: Execution[] = [];
  tasks.forEach((task, index) => {
    const onEnd = (execution: Execution) => {
      executions[index] = execution;
      task.onEnd?.(execution);
    };
    scheduler.add({ ...task, onEnd });
  });
  scheduler.run();
  return executions;
}
