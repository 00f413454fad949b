import fc from "fast-check";
import { MAX_WORKERS } from "../../src/page/drive";
import { sample } from "../sample";
import {
  CALL_MS,
  MINUTE,
  OFFLINE,
  PIECE,
  type Reply,
  SECOND,
  SIGNED_OUT,
  Stage,
  waitingFor,
} from "./stage";

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

  it("works on pieces that were handed out, although other workers were told to wait", async () => {
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

  it("waits for no more pieces once it hears that the run is over", async () => {
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

  it("goes on asking how far the run is after such a question failed, and reports no failure", async () => {
    const stage = new Stage({ leases: ["a"], callMs: () => MINUTE, look: () => OFFLINE });
    await stage.clock.pass(50 * SECOND);
    expect(stage.calls("runProgress").length).toBeGreaterThan(10);
    expect(stage.state).toMatchObject({ failures: 0, ending: null });
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
      { numRuns: sample(15) },
    );
  });
});
