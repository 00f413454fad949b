import fc from "fast-check";
import { ScriptRunError, serverError } from "../local/google/apps-script/script-run";
import { Drive, type DriveState, MAX_WORKERS } from "../src/page/drive";
import { failureKind, messageOf } from "../src/page/failure";
import { patiently } from "../src/page/patience";
import type { RunCall } from "../src/page/run-calls";
import { measured, speedAt, steadyTime, timeLeft } from "../src/page/time-left";
import type { RunState } from "../src/run/run-state";
import { Clock } from "./page-clock";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** How long a call takes, and how many spaces it makes meanwhile. */
const CALL_MS = 2 * SECOND;
const PIECE = 2;
const OFFLINE = new Error("NetworkError: Connection failure due to HTTP 0");
const SIGNED_OUT = new Error("Exception: Authorization is required to perform that action.");

interface Asked {
  name: string;
  at: number;
  request: { runId: string; lease?: string; lost?: string[]; stoppedAt?: number };
}

/** What a call comes to, in place of a piece of work done: an answer, a failure, or nothing at all. */
type Reply = Partial<RunState> | Error | "never";

/** @param index of the call, from 0 */
type Batch = (index: number, asked: Asked) => Reply | undefined;

interface Settings {
  rows?: number;
  /** So many calls at once. */
  workers?: number;
  leases?: string[];
  /** When the run stopped before. */
  stoppedAt?: number;
  batch?: Batch;
  cancel?: (index: number) => Reply | undefined;
  look?: () => Reply | undefined;
  callMs?: (index: number) => number;
}

/** A drive, and a script that makes some spaces with each call. */
class Stage {
  readonly clock = new Clock();
  readonly asked: Asked[] = [];
  readonly seen: DriveState[] = [];
  readonly drive: Drive;
  created = 0;
  atOnce = 0;
  mostAtOnce = 0;
  mostLooks = 0;
  readonly #settings: Settings;
  #looks = 0;
  #names = 0;

  constructor(settings: Settings = {}) {
    this.#settings = settings;
    const call = (name: string, request: Asked["request"]) => this.#call(name, request);
    this.drive = new Drive(
      { ...this.#progress(), leases: settings.leases ?? [] },
      {
        call: call as RunCall,
        newName: () => {
          this.#names += 1;
          return `new ${this.#names}`;
        },
        now: () => this.clock.now,
        after: (ms, run) => this.clock.after(ms, run),
        onChange: (state) => this.seen.push({ ...state }),
      },
    );
    this.drive.start();
  }

  get state(): DriveState {
    return this.drive.state;
  }

  get workers(): number {
    return this.#settings.workers ?? 4;
  }

  calls(name = "createNextBatch"): Asked[] {
    return this.asked.filter((asked) => asked.name === name);
  }

  times(name = "createNextBatch"): number[] {
    return this.calls(name).map(({ at }) => at);
  }

  #call(name: string, request: Asked["request"]): Promise<unknown> {
    const asked = { name, at: this.clock.now, request };
    const index = this.calls(name).length;
    this.asked.push(asked);
    if (name === "createNextBatch") return this.#batch(index, asked);
    if (name === "runProgress") return this.#look();
    const cancelled = () => ({ ...this.#answer(), state: "cancelled" });
    return this.#reply(this.#settings.cancel?.(index), 100, cancelled);
  }

  async #batch(index: number, asked: Asked): Promise<unknown> {
    const { batch, callMs = () => CALL_MS } = this.#settings;
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    try {
      return await this.#reply(batch?.(index, asked), callMs(index), () => this.#createPiece());
    } finally {
      this.atOnce -= 1;
    }
  }

  async #look(): Promise<unknown> {
    this.#looks += 1;
    this.mostLooks = Math.max(this.mostLooks, this.#looks);
    const answer = () => ({ ...this.#progress(), state: "working", names: ["Class 7A"] });
    const reply = this.#settings.look?.();
    const isPart = typeof reply === "object" && !(reply instanceof Error);
    const given = isPart ? ({ ...answer(), ...reply } as Reply) : reply;
    return this.#reply(given, SECOND, answer).finally(() => {
      this.#looks -= 1;
    });
  }

  #reply(reply: Reply | undefined, ms: number, usual: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (reply === "never") return;
      this.clock.after(ms, () => {
        if (reply instanceof Error) return reject(reply);
        resolve(reply ? { ...this.#answer(), ...reply } : usual());
      });
    });
  }

  #createPiece() {
    const made = Math.min(PIECE, this.#left);
    const first = this.created;
    this.created += made;
    const links = Array.from({ length: made }, (_, index) => ({
      text: `Class ${first + index}`,
      url: "https://chat.example",
    }));
    return { ...this.#answer(), state: this.#left > 0 ? "going" : "done", made: links };
  }

  #answer() {
    return { ...this.#progress(), leases: [], made: [] };
  }

  get #left(): number {
    return (this.#settings.rows ?? 100) - this.created;
  }

  #progress() {
    return {
      runId: "run",
      sheetId: 7,
      created: this.created,
      failed: 0,
      left: this.#left,
      startedAt: 0,
      endedAt: this.clock.now,
      orphans: [],
      changed: 0,
      workers: this.workers,
      msPerSpace: 1017,
      stoppedAt: this.#settings.stoppedAt ?? 0,
    };
  }
}

const waitingFor = (ms: number, why = "quota") => ({
  state: "waiting" as const,
  why,
  until: ms,
  endedAt: 0,
});

describe("a drive with several workers", () => {
  it("begins with two calls at once, and starts the others one by one", async () => {
    const stage = new Stage({ leases: ["a", "b", "c", "d"] });
    await stage.clock.pass(CALL_MS - 1);
    expect(stage.times()).toEqual([0, 0, 400, 800]);
  });

  it("gives each of the first workers a piece that was handed out already, and names all others", async () => {
    const stage = new Stage({ leases: ["a", "b", "c"] });
    await stage.clock.pass(CALL_MS);
    const leases = stage.calls().map(({ request }) => request.lease);
    expect(leases.slice(0, 5)).toEqual(["a", "b", "c", "new 1", "new 2"]);
  });

  it("begins with one where nothing was handed out, and with all that this one finds work for", async () => {
    const found = { state: "going" as const, workers: 5, leases: [..."bcde"] };
    const stage = new Stage({ workers: 5, batch: (index) => (index === 0 ? found : undefined) });
    await stage.clock.pass(CALL_MS - 1);
    expect(stage.times()).toEqual([0]);
    await stage.clock.pass(SECOND);
    expect(stage.times().slice(1)).toEqual([0, 0, 400, 800].map((ms) => CALL_MS + ms));
    const leases = stage.calls().map(({ request }) => request.lease);
    expect(leases).toEqual(["new 1", ..."bcde"]);
  });

  it("does what was handed out, even where others have come back that wait", async () => {
    const stage = new Stage({
      leases: ["a", "b", "c", "d"],
      batch: () => waitingFor(30 * SECOND),
      callMs: () => 300,
    });
    await stage.clock.pass(10 * SECOND);
    expect(stage.calls().map(({ request }) => request.lease)).toEqual(["a", "b", "c", "d"]);
  });

  it("asks again as soon as a call is answered", async () => {
    const stage = new Stage({ workers: 1, leases: ["a"] });
    await stage.clock.pass(3 * CALL_MS);
    expect(stage.times()).toEqual([0, 1, 2, 3].map((calls) => calls * CALL_MS));
  });

  it("never has more calls under way than the newest answer allows", async () => {
    const allowed = (index: number) => (index < 8 ? 8 : 1);
    const stage = new Stage({
      leases: [..."abcdefgh"],
      workers: 1,
      batch: (index) => ({ state: "going", workers: allowed(index) }),
    });
    await stage.clock.pass(2 * CALL_MS - 1);
    expect(stage.mostAtOnce).toBe(8);
    await stage.clock.pass(3 * CALL_MS);
    expect(stage.atOnce).toBe(1);
  });

  it("never has more under way than a page may, whatever the server says", async () => {
    const stage = new Stage({ workers: 50, rows: 1000 });
    await stage.clock.pass(MINUTE);
    expect(stage.mostAtOnce).toBe(MAX_WORKERS);
  });

  it("never has more under way than there are rows left", async () => {
    const stage = new Stage({ rows: 3, leases: ["a", "b", "c", "d", "e"], callMs: () => MINUTE });
    await stage.clock.pass(30 * SECOND);
    expect(stage.atOnce).toBe(3);
  });

  it("says at the end what was created, and that it is done", async () => {
    const stage = new Stage({ rows: 20 });
    await stage.clock.pass(MINUTE);
    expect(stage.state).toMatchObject({ ending: { state: "done" }, progress: { created: 20 } });
    expect(stage.state.made).toHaveLength(20);
  });

  it("is done only once everybody has answered", async () => {
    const stage = new Stage({
      leases: ["a", "b"],
      batch: (index) => (index === 0 ? { state: "done" } : undefined),
      callMs: (index) => (index === 0 ? CALL_MS : 20 * SECOND),
    });
    await stage.clock.pass(19 * SECOND);
    expect(stage.state.ending).toBeNull();
    await stage.clock.pass(SECOND);
    expect(stage.state).toMatchObject({ ending: { state: "done" }, progress: { created: PIECE } });
    expect(stage.calls()).toHaveLength(2);
  });

  it("tells of its end once, and of nothing afterwards", async () => {
    const stage = new Stage({ rows: 20 });
    await stage.clock.pass(MINUTE);
    expect(stage.seen.filter(({ ending }) => ending)).toHaveLength(1);
    expect(stage.seen.at(-1)?.ending).not.toBeNull();
    expect(stage.clock.pending).toBe(0);
  });

  it("asks again although no row is left, until it hears that it is done", async () => {
    const stage = new Stage({
      rows: 0,
      batch: (index) => (index < 2 ? waitingFor(5 * SECOND, "") : undefined),
    });
    await stage.clock.pass(MINUTE);
    expect(stage.state.ending).toEqual({ state: "done" });
  });

  it("keeps what is newest where answers overtake each other", async () => {
    const stage = new Stage({
      leases: ["a", "b"],
      batch: (index) => ({ state: "going", created: 10 - index * 4, workers: 2 }),
      callMs: (index) => (index === 1 ? CALL_MS + 10 : CALL_MS),
    });
    await stage.clock.pass(CALL_MS + 20);
    expect(stage.state.progress.created).toBe(10);
  });
});

describe("a drive that waits", () => {
  it("sleeps until the server says so, then sends one ahead of the others", async () => {
    const stage = new Stage({
      leases: ["a", "b", "c", "d"],
      batch: (index) => (index < 4 ? waitingFor(30 * SECOND) : undefined),
    });
    const begun = 800 + CALL_MS + 30 * SECOND;
    await stage.clock.pass(begun + CALL_MS - 1);
    expect(stage.times().slice(4)).toEqual([begun]);
    await stage.clock.pass(10 * SECOND);
    expect(stage.atOnce).toBe(4);
  });

  it("sleeps until the latest time that it was told", async () => {
    const stage = new Stage({
      leases: ["a", "b"],
      batch: (index) => [waitingFor(30 * SECOND), waitingFor(10 * SECOND)][index],
    });
    await stage.clock.pass(CALL_MS + 30 * SECOND);
    expect(stage.times().slice(2)).toEqual([CALL_MS + 30 * SECOND]);
  });

  it("says until when and why, by its own clock, whatever the server's says", async () => {
    const stage = new Stage({
      workers: 1,
      leases: ["a"],
      batch: () => ({ ...waitingFor(1_000_030_000), endedAt: 1_000_000_000 }),
    });
    await stage.clock.pass(CALL_MS);
    expect(stage.state.waiting).toEqual({ until: CALL_MS + 30 * SECOND, why: "quota" });
  });

  it("lets a worker that came back go on, while the others sleep", async () => {
    const stage = new Stage({
      workers: 2,
      leases: ["a", "b"],
      batch: (index) => (index === 0 ? waitingFor(30 * SECOND) : undefined),
    });
    await stage.clock.pass(20 * SECOND);
    expect(stage.atOnce).toBe(1);
    expect(stage.state).toMatchObject({ waiting: null, working: 1 });
    await stage.clock.pass(13 * SECOND);
    expect(stage.atOnce).toBe(2);
  });

  it("asks for nothing while everybody sleeps", async () => {
    const stage = new Stage({
      workers: 2,
      leases: ["a", "b"],
      batch: () => waitingFor(MINUTE),
      callMs: () => 4 * SECOND,
    });
    await stage.clock.pass(3 * SECOND + MINUTE);
    expect(stage.asked.map(({ name }) => name).sort()).toEqual([
      "createNextBatch",
      "createNextBatch",
      "runProgress",
    ]);
    expect(stage.state.names).toEqual([]);
  });

  it("does not ask all the time where the time to wait is over already", async () => {
    const stage = new Stage({ workers: 1, leases: ["a"], batch: () => waitingFor(0) });
    await stage.clock.pass(10 * SECOND);
    expect(stage.calls().length).toBeLessThan(6);
  });
});

describe("a drive whose calls take long", () => {
  it("asks how far the run is when nothing has come for a while, one question at a time", async () => {
    const stage = new Stage({ leases: ["a", "b"], callMs: () => MINUTE });
    await stage.clock.pass(2499);
    expect(stage.calls("runProgress")).toHaveLength(0);
    stage.created = 5;
    await stage.clock.pass(1 + SECOND);
    expect(stage.state).toMatchObject({ progress: { created: 5 }, names: ["Class 7A"] });
    await stage.clock.pass(20 * SECOND);
    expect(stage.times("runProgress").slice(0, 3)).toEqual([2500, 6000, 9500]);
    expect(stage.mostLooks).toBe(1);
  });

  it("asks just as often while pieces of work are answered all the time", async () => {
    const stage = new Stage({ rows: 1000, callMs: () => SECOND });
    await stage.clock.pass(20 * SECOND);
    expect(stage.times("runProgress").slice(0, 3)).toEqual([2500, 6000, 9500]);
  });

  it("hears that the run is nobody's any more, and waits for no more pieces", async () => {
    const stage = new Stage({
      leases: ["a"],
      callMs: () => MINUTE,
      look: () => ({ state: "busy", why: "Somebody else is at it." }),
    });
    await stage.clock.pass(40 * SECOND);
    expect(stage.state.ending).toEqual({ state: "busy", why: "Somebody else is at it." });
    expect(stage.times()).toEqual([0]);
  });

  it("ends with what is in the sheet, where a look has counted a result twice", async () => {
    const stage = new Stage({ rows: 10, workers: 1, look: () => ({ created: 11 }) });
    await stage.clock.pass(MINUTE);
    expect(stage.seen.some(({ progress }) => progress.created === 11)).toBe(true);
    expect(stage.state).toMatchObject({ ending: { state: "done" }, progress: { created: 10 } });
  });

  it("asks no second time before the first question was answered", async () => {
    const stage = new Stage({
      leases: ["a", "b"],
      callMs: () => 4 * SECOND,
      look: () => "never",
    });
    await stage.clock.pass(25 * SECOND);
    expect(stage.calls("runProgress")).toHaveLength(1);
  });

  it("asks again after a time in which nobody worked", async () => {
    const stage = new Stage({
      leases: ["a"],
      workers: 1,
      batch: (index) => (index === 0 ? waitingFor(30 * SECOND) : undefined),
      callMs: (index) => (index === 0 ? SECOND : MINUTE),
    });
    await stage.clock.pass(40 * SECOND);
    expect(stage.times("runProgress")[0]).toBe(31 * SECOND + 2500);
  });

  it("reports at once that the sign-in has ended, whoever hears it", async () => {
    const stage = new Stage({ leases: ["a"], callMs: () => MINUTE, look: () => SIGNED_OUT });
    await stage.clock.pass(4 * SECOND);
    expect(stage.state.ending).toEqual({ state: "failed", error: SIGNED_OUT });
  });

  it("starts more workers when it hears that it may", async () => {
    const stage = new Stage({ workers: 4, leases: ["a", "b"], callMs: () => MINUTE });
    await stage.clock.pass(8 * SECOND);
    expect(stage.atOnce).toBe(4);
  });

  it("goes on asking where that could not be answered, and makes nothing of it", async () => {
    const stage = new Stage({ leases: ["a"], callMs: () => MINUTE, look: () => OFFLINE });
    await stage.clock.pass(50 * SECOND);
    expect(stage.calls("runProgress").length).toBeGreaterThan(10);
    expect(stage.state).toMatchObject({ failures: 0, ending: null });
  });
});

describe("a drive with a call that failed", () => {
  it("tells the server which piece was lost, and goes on", async () => {
    const stage = new Stage({
      rows: 20,
      workers: 1,
      leases: ["a"],
      batch: (index) => (index === 0 ? OFFLINE : undefined),
    });
    await stage.clock.pass(MINUTE);
    expect(stage.calls()[1]).toMatchObject({ at: CALL_MS + SECOND, request: { lost: ["a"] } });
    expect(stage.state).toMatchObject({ ending: { state: "done" }, progress: { created: 20 } });
  });

  it("tells it again if that call failed too, and no more once it was heard", async () => {
    const stage = new Stage({
      workers: 1,
      leases: ["a"],
      batch: (index) => (index < 2 ? OFFLINE : undefined),
    });
    await stage.clock.pass(15 * SECOND);
    const lost = stage.calls().map(({ request }) => request.lost);
    expect(lost.slice(0, 4)).toEqual([undefined, ["a"], ["a", "new 1"], undefined]);
  });

  it("tells it although the others sleep", async () => {
    const stage = new Stage({
      workers: 2,
      leases: ["a", "b"],
      batch: (index) => [waitingFor(MINUTE, ""), OFFLINE][index],
    });
    await stage.clock.pass(10 * SECOND);
    expect(stage.calls()[2]).toMatchObject({ at: CALL_MS + SECOND, request: { lost: ["b"] } });
  });

  it("tries five times, after one, two, four and eight seconds, and reports what it was", async () => {
    const stage = new Stage({ workers: 1, leases: ["a"], batch: () => OFFLINE, callMs: () => 0 });
    await stage.clock.pass(5 * MINUTE);
    expect(stage.times()).toEqual([0, 1, 3, 7, 15].map((seconds) => seconds * SECOND));
    expect(stage.state.ending).toEqual({ state: "failed", error: OFFLINE });
  });

  it("counts calls that were under way together once", async () => {
    const stage = new Stage({
      workers: 8,
      leases: [..."abcdefgh"],
      batch: (_, { at }) => (at < 10 * SECOND ? OFFLINE : undefined),
    });
    await stage.clock.pass(20 * SECOND);
    expect(stage.state).toMatchObject({ ending: null, failures: 0 });
    expect(stage.seen.some(({ failures }) => failures > 3)).toBe(false);
  });

  it("forgets the failures once a call is answered", async () => {
    const stage = new Stage({
      rows: 20,
      workers: 1,
      leases: ["a"],
      batch: (index) => (index % 3 === 2 ? undefined : OFFLINE),
    });
    await stage.clock.pass(10 * MINUTE);
    expect(stage.state.ending).toEqual({ state: "done" });
  });

  it("goes on where it was when the person tries again after the report", async () => {
    let isOffline = true;
    const stage = new Stage({ rows: 20, batch: () => (isOffline ? OFFLINE : undefined) });
    await stage.clock.pass(5 * MINUTE);
    expect(stage.state.ending).toMatchObject({ state: "failed" });
    isOffline = false;
    stage.drive.start();
    await stage.clock.pass(MINUTE);
    expect(stage.state).toMatchObject({ ending: { state: "done" }, progress: { created: 20 } });
  });

  it("tries as often again, and at once, when the person tries again in vain", async () => {
    const stage = new Stage({ workers: 1, leases: ["a"], batch: () => OFFLINE, callMs: () => 0 });
    await stage.clock.pass(15 * SECOND);
    stage.drive.start();
    await stage.clock.pass(5 * MINUTE);
    expect(stage.times().slice(5)).toEqual([15, 16, 18, 22, 30].map((second) => second * SECOND));
  });

  it("gives up a call that is not answered within the longest execution", async () => {
    const stage = new Stage({
      rows: 20,
      workers: 1,
      leases: ["a"],
      batch: (index) => (index === 0 ? "never" : undefined),
    });
    await stage.clock.pass(6.5 * MINUTE + SECOND);
    expect(stage.calls()[1]).toMatchObject({ request: { lost: ["a"] } });
    await stage.clock.pass(MINUTE);
    expect(stage.state.ending).toEqual({ state: "done" });
  });

  it.each([
    ["the sign-in has ended", SIGNED_OUT],
    ["the permission is gone", new Error("PERMISSION_DENIED")],
  ])("reports at once that %s, and starts no more", async (_, error) => {
    const stage = new Stage({
      workers: 3,
      leases: ["a", "b", "c"],
      batch: (index) => (index < 2 ? error : undefined),
      callMs: (index) => (index < 2 ? 500 : CALL_MS),
    });
    await stage.clock.pass(600);
    expect(stage.state.ending).toEqual({ state: "failed", error });
    expect(stage.seen.filter(({ ending }) => ending)).toHaveLength(1);
    await stage.clock.pass(MINUTE);
    expect(stage.calls()).toHaveLength(3);
  });
});

describe("a drive that has to stop", () => {
  it.each([
    { state: "stopped" as const, why: ["Chat is off.", "Turn it on."] },
    { state: "busy" as const, why: "Somebody else is at it." },
    { state: "cancelled" as const },
  ])("starts no more after $state, hears the others and reports it", async (answer) => {
    const stage = new Stage({
      workers: 4,
      leases: ["a", "b", "c", "d"],
      batch: (index) => (index === 0 ? answer : undefined),
      callMs: (index) => CALL_MS + index * SECOND,
    });
    await stage.clock.pass(5 * SECOND);
    expect(stage.state.ending).toBeNull();
    await stage.clock.pass(2 * SECOND);
    expect(stage.state).toMatchObject({ ending: answer, progress: { created: 3 * PIECE } });
    expect(stage.calls()).toHaveLength(4);
  });

  it("names the stop after which it goes on, and ends with the latest of which it heard", async () => {
    const stops = [{ state: "stopped" as const, stoppedAt: 900 }, { stoppedAt: 0 }];
    const stage = new Stage({ leases: ["a", "b"], stoppedAt: 500, batch: (index) => stops[index] });
    await stage.clock.pass(10 * SECOND);
    expect(stage.calls().map(({ request }) => request.stoppedAt)).toEqual([500, 500]);
    expect(stage.state).toMatchObject({
      ending: { state: "stopped" },
      progress: { stoppedAt: 900 },
    });
  });

  it("does not wait for the others for ever", async () => {
    const stage = new Stage({
      leases: ["a", "b"],
      batch: (index) => (index === 0 ? { state: "stopped", why: ["Chat is off."] } : "never"),
    });
    await stage.clock.pass(CALL_MS + 30 * SECOND);
    expect(stage.state.ending).toMatchObject({ state: "stopped" });
  });
});

describe("a drive that is cancelled", () => {
  it("says so to the server at once, starts no more, and ends when all have answered", async () => {
    const stage = new Stage({ leases: ["a", "b", "c", "d"] });
    await stage.clock.pass(500);
    stage.drive.cancel();
    expect(stage.times("cancelRun")).toEqual([500]);
    expect(stage.state).toMatchObject({ isCancelled: true, ending: null });
    await stage.clock.pass(400 + CALL_MS - 500);
    expect(stage.state).toMatchObject({ ending: { state: "cancelled" }, working: 0 });
    expect(stage.state.progress.created).toBe(3 * PIECE);
    expect(stage.calls()).toHaveLength(3);
  });

  it("ends at once while everybody sleeps", async () => {
    const stage = new Stage({ leases: ["a"], batch: () => waitingFor(MINUTE) });
    await stage.clock.pass(10 * SECOND);
    stage.drive.cancel();
    await stage.clock.pass(100);
    expect(stage.state).toMatchObject({ ending: { state: "cancelled" }, waiting: null });
  });

  it("says it again where that failed, and does not end before it was heard", async () => {
    const stage = new Stage({
      leases: ["a"],
      cancel: (index) => (index < 2 ? OFFLINE : undefined),
    });
    stage.drive.cancel();
    await stage.clock.pass(3 * SECOND);
    expect(stage.state.ending).toBeNull();
    await stage.clock.pass(SECOND);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
    expect(stage.times("cancelRun")).toEqual([0, 1100, 3200]);
  });

  it("reports that it could not be said, and can be started again to say it", async () => {
    let isOffline = true;
    const stage = new Stage({ leases: ["a"], cancel: () => (isOffline ? OFFLINE : undefined) });
    stage.drive.cancel();
    await stage.clock.pass(MINUTE);
    expect(stage.state.ending).toEqual({ state: "failed", error: OFFLINE });
    isOffline = false;
    stage.drive.start();
    await stage.clock.pass(SECOND);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
    expect(stage.calls()).toHaveLength(1);
  });

  it("reports at once that the sign-in has ended before it could be said", async () => {
    const stage = new Stage({ leases: ["a"], cancel: () => SIGNED_OUT });
    stage.drive.cancel();
    await stage.clock.pass(100);
    expect(stage.state.ending).toEqual({ state: "failed", error: SIGNED_OUT });
  });

  it("says it again where others held the lock all the time", async () => {
    const stage = new Stage({
      leases: ["a"],
      cancel: (index) => (index === 0 ? waitingFor(2 * SECOND, "") : undefined),
    });
    stage.drive.cancel();
    await stage.clock.pass(3 * SECOND);
    expect(stage.times("cancelRun")).toEqual([0, 500]);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
  });

  it("is told where the run is not the person's any more", async () => {
    const gone = { state: "busy" as const, why: "Somebody else is at it." };
    const stage = new Stage({ leases: ["a"], cancel: () => gone });
    stage.drive.cancel();
    await stage.clock.pass(CALL_MS);
    expect(stage.state.ending).toEqual(gone);
  });

  it("is cancelled whatever becomes of the calls that were under way", async () => {
    const stage = new Stage({ leases: ["a"], batch: () => SIGNED_OUT });
    stage.drive.cancel();
    await stage.clock.pass(CALL_MS);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
  });

  it("says it no more once the run has ended by itself", async () => {
    const stage = new Stage({ rows: PIECE, leases: ["a"], cancel: () => OFFLINE });
    stage.drive.cancel();
    await stage.clock.pass(MINUTE);
    expect(stage.state.ending).toEqual({ state: "done" });
    expect(stage.calls("cancelRun")).toHaveLength(2);
  });

  it("needs no other word from the server where a worker has heard it", async () => {
    const stage = new Stage({
      leases: ["a"],
      cancel: () => "never",
      batch: () => ({ state: "cancelled" }),
    });
    stage.drive.cancel();
    await stage.clock.pass(CALL_MS);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
  });

  it("is done all the same if that was the last piece", async () => {
    const stage = new Stage({ rows: PIECE, leases: ["a"] });
    stage.drive.cancel();
    await stage.clock.pass(CALL_MS);
    expect(stage.state.ending).toEqual({ state: "done" });
  });

  it("is cancelled once, however often it is clicked", async () => {
    const stage = new Stage({ leases: ["a"] });
    stage.drive.cancel();
    stage.drive.cancel();
    await stage.clock.pass(MINUTE);
    expect(stage.calls("cancelRun")).toHaveLength(1);
  });
});

describe("a drive on a bad day", () => {
  const REPLIES: (Reply | undefined)[] = [
    ...[undefined, undefined, undefined, OFFLINE, "never" as const],
    ...[waitingFor(0), waitingFor(20 * SECOND), { state: "going" as const, workers: 0 }],
  ];
  const reply = fc.record({
    reply: fc.constantFrom(...REPLIES),
    ms: fc.integer({ min: 0, max: 40 * SECOND }),
  });

  it("gets everything done in the end, with never too many calls at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { maxLength: 60 }), async (replies) => {
        const stage = new Stage({
          rows: 60,
          workers: 6,
          leases: ["a", "b", "c"],
          batch: (index) => replies[index]?.reply,
          callMs: (index) => replies[index]?.ms ?? CALL_MS,
        });
        while (stage.state.ending?.state !== "done") {
          if (stage.state.ending) stage.drive.start();
          await stage.clock.pass(10 * MINUTE);
        }
        expect(stage.created).toBe(60);
        // A call that is never answered is given up in the end, and another one takes its place.
        const givenUp = replies.filter(({ reply: answer }) => answer === "never").length;
        expect(stage.mostAtOnce).toBeLessThanOrEqual(6 + givenUp);
        expect(stage.mostLooks).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe("what a failed call means", () => {
  it.each([
    ["PERMISSION_DENIED", "accounts"],
    ["Exception: Authorization is required to perform that action.", "authorization"],
    ["Exception: Specified permissions are not sufficient to call Ui.alert.", "authorization"],
    ["Exception: É necessária autorização para realizar essa ação.", "authorization"],
    ["Exception: Você não tem permissão para chamar SpreadsheetApp.getUi.", "authorization"],
    ["例外: https://www.googleapis.com/auth/spreadsheets.currentonly", "authorization"],
    ["NetworkError: Connection failure due to HTTP 0", "connection"],
    ["We're sorry, a server error occurred. Please wait a bit and try again.", "passing"],
    ["Ocorreu um erro no servidor. Aguarde um pouco e tente novamente.", "passing"],
    ["Error: Somebody else is creating spaces.", "other"],
  ])("is told by its message: %s", (message, kind) => {
    expect(failureKind({ message })).toBe(kind);
  });

  it.each([
    [new Error("Error: The sheet is gone."), "The sheet is gone."],
    [{ message: "Exception: The sheet is gone." }, "The sheet is gone."],
    ["ScriptError: The sheet is gone.", "The sheet is gone."],
    ["ScriptError: Error: Exception: The sheet is gone.", "The sheet is gone."],
    [new ScriptRunError({ name: "Error", message: "It is gone: why?" }), "It is gone: why?"],
    [undefined, "undefined"],
  ])("is said without the error's own name: %p", (error, message) => {
    expect(messageOf(error)).toBe(message);
  });
});

describe("a call that may be made twice", () => {
  const OWN = { message: "Error: Somebody else is creating spaces." };
  const SERVER_ERROR = new ScriptRunError(serverError("en"));

  /** @returns what it came to, how often it was tried, and what it waited in between */
  async function tryCall(...failures: unknown[]) {
    const waits: number[] = [];
    let tries = 0;
    let retries = 0;
    const ask = async () => {
      tries += 1;
      const failure = failures.shift();
      if (failure) throw failure;
      return "answer";
    };
    const outcome = await patiently(ask, {
      isOwn: (error) => error === OWN,
      wait: async (ms) => void waits.push(ms),
      onRetry: () => {
        retries += 1;
      },
    }).catch((error: unknown) => error);
    expect(retries).toBe(waits.length);
    return { outcome, tries, waits };
  }

  it.each([
    [SERVER_ERROR],
    [OFFLINE],
    [{ message: "Exception: Ein Serverfehler ist aufgetreten" }],
  ])("is tried three times where Google fails: %s", async (error) => {
    const [once, thrice] = [await tryCall(error, error), await tryCall(error, error, error)];
    expect(once).toEqual({ outcome: "answer", tries: 3, waits: [SECOND, 2 * SECOND] });
    expect(thrice).toMatchObject({ outcome: error, tries: 3 });
  });

  it.each([[OWN], [SIGNED_OUT]])("is not tried again in vain: %p", async (error) => {
    expect(await tryCall(error)).toEqual({ outcome: error, tries: 1, waits: [] });
  });
});

describe("the time that is left", () => {
  const USUAL = 1017;

  it("is said in steps of ten seconds, and of minutes where it is long", () => {
    expect([1, 9999, 10_001, 89_000].map((ms) => steadyTime(0, ms))).toEqual([
      10_000, 10_000, 20_000, 90_000,
    ]);
    expect([90_000, 150_000].map((ms) => steadyTime(0, ms))).toEqual([120_000, 180_000]);
  });

  it("does not go up where it became only a little longer", () => {
    expect(steadyTime(60_000, 66_000)).toBe(60_000);
    expect(steadyTime(60_000, 80_000)).toBe(80_000);
    expect(steadyTime(60_000, 49_000)).toBe(50_000);
  });

  it("is what the quota asks for, before anything is known", () => {
    expect(timeLeft(speedAt(0), 200, 0, USUAL)).toBeGreaterThanOrEqual(3 * MINUTE);
    expect(timeLeft(speedAt(0), 200, 0, USUAL)).toBeLessThan(3.5 * MINUTE);
  });

  it("is nothing when nothing is left", () => {
    expect(timeLeft(measured(speedAt(0), 59, SECOND, USUAL), 0, SECOND, USUAL)).toBe(0);
  });

  it("is what slow workers need, however much the quota would allow", () => {
    const speed = every(5 * SECOND, 1, 60);
    expect(timeLeft(speed, 60, speed.at, USUAL)).toBeGreaterThan(3 * MINUTE);
  });

  it("waits for the minute to pass once its spaces are used up", () => {
    const speed = measured(speedAt(0), 59, 10 * SECOND, USUAL);
    expect(timeLeft(speed, 10, 20 * SECOND, USUAL)).toBe(50 * SECOND);
    expect(timeLeft(speed, 59 + 10, 20 * SECOND, USUAL)).toBe(50 * SECOND + MINUTE);
  });

  it("waits for no more of the minute than it needs", () => {
    const first = measured(speedAt(0), 30, 10 * SECOND, USUAL);
    const speed = measured(first, 29, 20 * SECOND, USUAL);
    expect(timeLeft(speed, 30, 20 * SECOND, USUAL)).toBe(50 * SECOND);
    expect(timeLeft(speed, 31, 20 * SECOND, USUAL)).toBe(MINUTE);
  });

  it("knows that the quota of a whole minute is free again after one", () => {
    const speed = measured(speedAt(0), 59, 10 * SECOND, USUAL);
    expect(timeLeft(speed, 59, 71 * SECOND, USUAL)).toBeLessThan(MINUTE / 2);
  });

  it("does not take waiting for the quota for slow work", () => {
    const burst = measured(speedAt(0), 59, 10 * SECOND, USUAL);
    const second = measured(burst, 59, 70 * SECOND, USUAL);
    expect(second.workedMs).toBe(10 * SECOND);
  });

  it("counts down between two looks, but not to nothing while spaces are left", () => {
    const speed = every(5 * SECOND, 1, 60);
    const before = timeLeft(speed, 60, speed.at, USUAL);
    expect(timeLeft(speed, 60, speed.at + 10 * SECOND, USUAL)).toBe(before - 10 * SECOND);
    expect(timeLeft(speed, 60, speed.at + 60 * MINUTE, USUAL)).toBe(before / 2);
  });

  it("knows a pace of less than one a minute", () => {
    expect(timeLeft(speedAt(0), 3, 0, 2 * MINUTE)).toBe(6 * MINUTE);
  });

  it("tells early when two hundred will be done, and hardly changes its mind", async () => {
    const stage = new Stage({ rows: 200, leases: ["a", "b", "c", "d"], batch: quota() });
    const said: number[] = [];
    while (!stage.state.ending) {
      await stage.clock.pass(SECOND);
      if (stage.clock.now > 10 * SECOND) said.push(stage.state.endsAt);
    }
    const end = stage.clock.now;
    expect(end).toBeGreaterThan(3 * MINUTE);
    for (const endsAt of said) expect(Math.abs(endsAt - end)).toBeLessThan(end / 10);
  });

  /** Lets 59 spaces begin within any minute. */
  function quota(): Batch {
    const begun: number[] = [];
    return (_, { at }) => {
      const counted = begun.filter((time) => time > at - MINUTE);
      const [oldest = at] = counted;
      if (counted.length + PIECE > 59) return waitingFor(oldest + MINUTE - at);
      for (let space = 0; space < PIECE; space += 1) begun.push(at);
      return undefined;
    };
  }

  /** So many looks, each after so long with so many more. */
  function every(ms: number, count: number, looks: number) {
    let speed = speedAt(0);
    for (let look = 1; look <= looks; look += 1) speed = measured(speed, count, look * ms, USUAL);
    return speed;
  }
});
