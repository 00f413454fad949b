import { quotas } from "../../local/google/chat/quota";
import { teams } from "./lines";
import { whenChatIsAsked } from "./somebody";
import { expectEveryRowToHaveItsSpace, resultOf, Workbook } from "./workbook";

/** @param pace what the script property SPACES_PER_MINUTE says */
function workbookWith(count: number, pace?: string, quota = quotas.current): Workbook {
  const workbook = new Workbook(teams(count), { quota });
  const properties = new Map(pace === undefined ? [] : [["SPACES_PER_MINUTE", pace]]);
  workbook.google.appsScript.properties.set("script", properties);
  return workbook;
}

const refused = ({ calls }: Workbook) => calls.filter(({ status }) => status === 429).length;

/** The most calls that were made within any span of so many milliseconds. */
function mostIn(perMs: number, { calls }: Pick<Workbook, "calls">): number {
  return Math.max(
    ...calls.map(
      ({ at }) => calls.filter((other) => other.at >= at && other.at < at + perMs).length,
    ),
  );
}

/** How long it took, in minutes. */
function minutes({ calls }: Workbook): number {
  return ((calls.at(-1)?.at ?? 0) - (calls[0]?.at ?? 0)) / 60_000;
}

describe("rows under Google's quota of 60 writes a minute", () => {
  it("never exceed it, and take no longer than it asks for", () => {
    const workbook = workbookWith(80);
    expect(workbook.run()).toMatchObject({ state: "done", created: 80, failed: 0 });
    expect(refused(workbook)).toBe(0);
    expect(mostIn(60_000, workbook)).toBe(59);
    expect(minutes(workbook)).toBeLessThan(1.1);
    expectEveryRowToHaveItsSpace(workbook, 80);
  });

  it("begin with a burst: the first 59 wait for nothing", () => {
    const workbook = workbookWith(59);
    workbook.run();
    expect(minutes(workbook)).toBeLessThan(0.01);
  });

  it("exceed it where SPACES_PER_MINUTE is too high, and all become spaces nevertheless", () => {
    const workbook = workbookWith(80, "6000");
    expect(workbook.run()).toMatchObject({ state: "done", created: 80, failed: 0 });
    expect(refused(workbook)).toBeGreaterThan(0);
    expectEveryRowToHaveItsSpace(workbook, 80);
  });

  it("stay within it where another run follows at once", () => {
    const workbook = workbookWith(40);
    workbook.run();
    const added = teams(40).map((_, index) => [`Club ${index}`]);
    workbook.tab.fill(added, 42);
    workbook.run(workbook.person("bea@example.com"));
    expect(refused(workbook)).toBe(0);
    expect(mostIn(60_000, workbook)).toBe(59);
    expectEveryRowToHaveItsSpace(workbook, 80);
  });
});

describe("rows under the tighter limits that Google once published", () => {
  it.each([
    ["fewer than 35 a minute", quotas.fewerThan35, "34"],
    ["fewer than 10 a minute and 60 an hour", quotas.fewerThan10, "0.98"],
  ])("(%s) never exceed them at a lower pace, and use them", (_, quota, pace) => {
    const workbook = workbookWith(65, pace, quota);
    expect(workbook.run()).toMatchObject({ state: "done", created: 65 });
    expect(refused(workbook)).toBe(0);
    expect(minutes(workbook)).toBeLessThan((65 / Number(pace)) * 1.03);
    expectEveryRowToHaveItsSpace(workbook, 65);
  });

  it("are noticed at the first refusal, after which there is none", () => {
    const workbook = workbookWith(75, undefined, quotas.fewerThan35);
    expect(workbook.run()).toMatchObject({ state: "done", created: 75, failed: 0 });
    expect(refused(workbook)).toBe(1);
    expectEveryRowToHaveItsSpace(workbook, 75);
  });
});

describe("an execution that works alone", () => {
  it("takes all that is handed out and waits for its places itself, within Google's six minutes", () => {
    const workbook = workbookWith(110, "20");
    const { runId } = workbook.confirm();
    const start = workbook.now;
    const state = resultOf(workbook.me.run("createNextBatch", { runId, alone: true }));
    expect(state).toMatchObject({ state: "going", created: 5 * 20 });
    expect(workbook.now - start).toBeLessThan(5 * 60_000);
    expect(resultOf(workbook.me.run("createNextBatch", { runId, alone: true }))).toMatchObject({
      state: "done",
      created: 110,
    });
    expect(mostIn(60_000, workbook)).toBe(20);
    expectEveryRowToHaveItsSpace(workbook, 110);
  });

  it.each([1, 16])("ends as soon as all of %i rows have their spaces", (count) => {
    const workbook = workbookWith(count);
    const { runId } = workbook.confirm();
    const start = workbook.now;
    const state = resultOf(workbook.me.run("createNextBatch", { runId, alone: true }));
    expect(state).toMatchObject({ state: "done", created: count });
    expect(workbook.now - start).toBeLessThan(5000);
  });

  it("leaves the rows that another one has begun to it, as long as its lease lasts", () => {
    const workbook = workbookWith(20);
    const { runId, leases } = workbook.confirm();
    let isOnce = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isOnce || name !== "Chat.Spaces.create") return undefined;
      isOnce = true;
      resultOf(workbook.me.run("createNextBatch", { runId, alone: true }));
      return undefined;
    };
    workbook.batch(runId, undefined, leases[0]);
    expect(workbook.run()).toMatchObject({ state: "done" });
    const [first] = workbook.calls;
    const early = workbook.calls.filter(({ at }) => at < (first?.at ?? 0) + 80_000);
    expect(new Set(early.map(({ requestId }) => requestId)).size).toBe(early.length);
    expectEveryRowToHaveItsSpace(workbook, 20);
  });
});

describe("the pace", () => {
  it("changes to even steps after a 429, and back to a burst after ten minutes", () => {
    const workbook = workbookWith(140, "20");
    workbook.google.chat.faults.switchOn("too-many-requests", {
      when: ({ number }) => number === 12,
    });
    expect(workbook.run()).toMatchObject({ state: "done", created: 140 });
    const { calls } = workbook;
    const refusedAt = calls[11]?.at ?? 0;
    const between = (from: number, to: number) =>
      calls.filter(({ at }) => at > refusedAt + from * 60_000 && at < refusedAt + to * 60_000);
    const slowed = between(1, 9.9);
    const steps = slowed.slice(1).map(({ at }, index) => at - (slowed[index]?.at ?? 0));
    expect(steps.length).toBeGreaterThan(50);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(60_000 / 12);
    expect(mostIn(1000, { calls: between(10, 60) })).toBeGreaterThan(5);
  });

  it("keeps its even steps where other runs are confirmed: what is handed out is taken", () => {
    const workbook = workbookWith(30, "20");
    workbook.google.chat.faults.switchOn("too-many-requests", {
      when: ({ number }) => number === 12,
    });
    const cancel = (runId: string) => resultOf(workbook.me.run("cancelRun", { runId }));
    const { runId, leases } = workbook.confirm();
    for (const lease of leases) workbook.batch(runId, workbook.me, lease);
    cancel(runId);
    workbook.wait(70_000);
    for (const handedOut of [1, 0]) {
      const confirmation = workbook.confirm();
      expect(confirmation.leases).toHaveLength(handedOut);
      expect(workbook.batch(confirmation.runId)).toMatchObject({ state: "waiting" });
      cancel(confirmation.runId);
    }
    expect(workbook.calls).toHaveLength(12);
  });

  it("is kept after a run was killed: what it had reserved counts as spent", () => {
    const workbook = workbookWith(120);
    const { runId, leases } = workbook.confirm();
    workbook.google.appsScript.beforeCall = ({ execution }) =>
      workbook.calls.length === 4 && execution.functionName === "createNextBatch"
        ? "kill"
        : undefined;
    workbook.batchExecution(runId, undefined, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    workbook.goOn({ runId, leases: leases.slice(1) });
    expect(refused(workbook)).toBe(0);
    expect(mostIn(60_000, workbook)).toBeLessThanOrEqual(60);
  });

  it.each(["fast", "0"])("that is “%s” is named, and nothing is created", (pace) => {
    const workbook = workbookWith(1, pace);
    const execution = workbook.confirmExecution(workbook.me, []);
    expect(execution.status).toBe("failed");
    expect(execution.error?.message).toContain(`SPACES_PER_MINUTE is “${pace}”. Enter a number`);
    expect(workbook.calls).toEqual([]);
  });

  it("makes a run wait where the next space is not due soon, until ten seconds before that", () => {
    const workbook = workbookWith(3, "1");
    const { runId, leases, startedAt } = workbook.confirm();
    expect(leases).toHaveLength(1);
    const second = workbook.batch(runId, undefined, leases[0]);
    expect(second).toMatchObject({ created: 1 });
    expect(second).toMatchObject({
      state: "waiting",
      why: expect.stringMatching(/limit of new spaces per minute/),
    });
    const ms = "until" in second && second.until - startedAt;
    expect(ms).toBeGreaterThanOrEqual(50_000);
    expect(ms).toBeLessThan(52_000);
  });
});

it("announces how long it takes by how long calls took on average", () => {
  const workbook = new Workbook(teams(16), { time: { profile: "none", chatMs: 0 } });
  const { runId } = workbook.confirm();
  let calls = 0;
  workbook.google.appsScript.beforeCall = ({ name }) => {
    if (!name.startsWith("Chat.")) return undefined;
    calls += 1;
    workbook.wait(calls % 2 === 0 ? 5000 : 1000);
    return undefined;
  };
  workbook.me.run("createNextBatch", { runId, alone: true });
  workbook.google.appsScript.beforeCall = undefined;
  workbook.tab.fill([["Next"]], 18);
  workbook.wait(100_000);
  // Each of the eight pieces counts a quarter of what was known before: 1.4 s at first.
  const callMs = 3000 - (3000 - 1400) * 0.75 ** 8;
  const { durationMs } = workbook.checked();
  expect(Math.abs(durationMs - 1.05 * (3500 + callMs))).toBeLessThan(20);
});

it("asks again where Chat is not available for 20 seconds at most, as often as it has places", () => {
  const asked = (count: number, from = 1, comesLateMs = 0) => {
    const workbook = new Workbook(teams(count));
    workbook.google.chat.faults.switchOn("unavailable", { when: ({ number }) => number >= from });
    const { runId, leases } = workbook.confirm();
    workbook.wait(comesLateMs);
    const { startedAt, endedAt } = workbook.batchExecution(runId, workbook.me, leases[0]);
    return { tries: workbook.calls.length, ms: endedAt - startedAt };
  };
  expect(asked(1)).toEqual({ tries: 1, ms: 0 });
  // Of the eight rows of a piece the last one.
  expect(asked(59, 8)).toEqual({ tries: 8, ms: 0 });
  const { tries, ms } = asked(59);
  expect(tries).toBeGreaterThan(4);
  expect(ms).toBeGreaterThan(5000);
  expect(ms).toBeLessThanOrEqual(20_000);
  // It is to have ended before its piece of work is taken from it.
  expect(asked(59, 1, 40_000).ms).toBeLessThanOrEqual(5000);
});

it("makes no more calls than it has places, where some of them were tries", () => {
  const workbook = new Workbook(teams(59));
  workbook.google.chat.faults.switchOn("unavailable", { when: ({ number }) => number < 5 });
  const { runId, leases } = workbook.confirm();
  workbook.google.appsScript.beforeCall = ({ name }) =>
    name === "Lock.tryLock" ? "kill" : undefined;
  workbook.batchExecution(runId, workbook.me, leases[0]);
  expect([workbook.calls.length, workbook.spaces.length]).toEqual([8, 4]);
});

it("gives back what it cannot ask for in good time before its piece of work is taken from it", () => {
  const workbook = new Workbook(teams(40), { time: { profile: "none", chatMs: 20_000 } });
  const { runId, leases } = workbook.confirm();
  const { startedAt, endedAt } = workbook.batchExecution(runId, workbook.me, leases[0]);
  expect(workbook.calls).toHaveLength(3);
  expect(endedAt - startedAt).toBeLessThan(90_000);
  const statuses = workbook.column("Status").filter((status) => status !== "Creating…");
  expect(statuses).toEqual(["Created", "Created", "Created", "", ""]);
});

it("announces a longer time where Chat has refused calls of late, since it goes on more slowly", () => {
  const workbook = new Workbook(Array.from({ length: 40 }, (_, i) => ({ "Space name": `T${i}` })));
  workbook.google.chat.faults.switchOn("too-many-requests", { times: 3 });
  const { runId, leases } = workbook.confirm();
  for (const lease of leases.slice(0, 3)) workbook.batch(runId, workbook.me, lease);
  workbook.me.run("cancelRun", { runId });
  const { durationMs, total } = workbook.checked();
  const fresh = new Workbook(workbook.column("Space name").map((name) => ({ "Space name": name })));
  expect(durationMs / total).toBeGreaterThan((2 * fresh.checked().durationMs) / 40);
});

it("goes on more slowly, too, where people could be added to the spaces", () => {
  const workbook = new Workbook(teams(12), { capabilities: "all" });
  workbook.google.chat.faults.switchOn("too-many-requests", { times: 3 });
  const { runId, leases, msPerSpace } = workbook.confirm();
  const state = workbook.batch(runId, workbook.me, leases[0]);
  expect("msPerSpace" in state && state.msPerSpace).toBeGreaterThan(2 * msPerSpace);
});

it("says how many are left while it waits, whether those before were created or refused", () => {
  const workbook = workbookWith(4, "1");
  workbook.google.chat.faults.switchOn("permission-denied", { times: 1 });
  const { runId, leases } = workbook.confirm();
  const refused = { state: "waiting", created: 0, failed: 1, left: 3 };
  expect(workbook.batch(runId, workbook.me, leases[0])).toMatchObject(refused);
  workbook.wait(60_000);
  const created = { state: "waiting", created: 1, failed: 1, left: 2 };
  expect(workbook.batch(runId)).toMatchObject(created);
});

describe("a worker that asks Chat several times for one space, though its run is over by then", () => {
  it("has each of these calls counted for the runs after it", () => {
    const workbook = workbookWith(9, "8");
    const { runId, leases } = workbook.confirm();
    const { faults } = workbook.google.chat;
    let next = "";
    whenChatIsAsked(workbook, () => {
      workbook.me.run("cancelRun", { runId });
      const toConfirm = workbook.checked().toConfirm.slice(-1);
      next = workbook.confirm(workbook.me, toConfirm).runId;
      faults.switchOn("unavailable", { times: 3 });
    });
    const { result } = workbook.batchExecution(runId, workbook.me, leases[0]);
    expect(result).toMatchObject({ state: "busy" });
    workbook.me.run("cancelRun", { runId: next });
    expect(workbook.run()).toMatchObject({ state: "done" });
    expect(mostIn(60_000, workbook)).toBeLessThanOrEqual(8);
  });
});
