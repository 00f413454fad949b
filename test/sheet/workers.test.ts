import type { RunProgress } from "../../src/run/run-state";
import { teams } from "./lines";
import { whenChatIsAsked } from "./somebody";
import { type Confirmed, resultOf, Workbook } from "./workbook";

/** The execution with this piece of work is killed when it asks Chat for one more than so many spaces. */
function killAfter(workbook: Workbook, { runId, leases }: Confirmed, made: number): void {
  const before = workbook.calls.length;
  workbook.google.appsScript.beforeCall = ({ name }) =>
    name.startsWith("Chat.") && workbook.calls.length === before + made ? "kill" : undefined;
  workbook.batchExecution(runId, workbook.me, leases[0]);
  workbook.google.appsScript.beforeCall = undefined;
}

const progressOf = (workbook: Workbook, runId: string) =>
  resultOf<RunProgress & { names: string[] }>(workbook.me.run("runProgress", { runId }));

/** Chat is so slow that a piece of work is three rows, and there are more than eight workers take. */
function confirmedWhereChatIsSlow(rows = 40): { workbook: Workbook; confirmation: Confirmed } {
  const workbook = new Workbook(teams(16), { time: { profile: "none", chatMs: 6000 } });
  workbook.run();
  const more = Array.from({ length: rows }, (_, index) => [`Class ${index}`]);
  workbook.tab.fill(more, 18);
  workbook.wait(60_000);
  return { workbook, confirmation: workbook.confirm() };
}

const inHand = (workbook: Workbook) =>
  workbook.column("Status").filter((status) => status === "Creating…").length;

describe("where Chat is slow, so that a piece of work is three rows", () => {
  it("a worker takes one more piece once it has finished one", () => {
    const { workbook, confirmation } = confirmedWhereChatIsSlow();
    expect(inHand(workbook)).toBe(8 * 3);
    killAfter(workbook, confirmation, 4);
    expect(inHand(workbook)).toBe(7 * 3 + 3);
  });

  it("the last of eight workers takes all that is left where that is no more than a piece", () => {
    const { workbook, confirmation } = confirmedWhereChatIsSlow(8 * 3 + 2);
    killAfter(workbook, confirmation, 4);
    expect(inHand(workbook)).toBe(7 * 3 + 2);
  });

  it("the first worker who comes back hands out a piece to each of eight", () => {
    const { workbook, confirmation } = confirmedWhereChatIsSlow();
    workbook.wait(200_000);
    const state = workbook.batch(confirmation.runId);
    expect(state).toMatchObject({ state: "going" });
    expect("leases" in state && state.leases).toHaveLength(8);
    expect(inHand(workbook)).toBe(8 * 3);
  });
});

describe("a worker that its page knows to be gone", () => {
  it.each([
    ["the piece that it was handed", 1, "Class 8"],
    ["one that it has taken since", 4, "Class 25"],
  ])("leaves %s to others at once, and theirs to them", (_, made, atHand) => {
    const { workbook, confirmation } = confirmedWhereChatIsSlow();
    const { runId, leases } = confirmation;
    killAfter(workbook, confirmation, made);
    const { names } = progressOf(workbook, runId);
    expect(names).toContain(atHand);
    const request = { runId, lease: "other", lost: leases.slice(0, 1) };
    expect(resultOf(workbook.me.run("createNextBatch", request))).toMatchObject({ runId });
    const row = workbook.rows().find((each) => each["Space name"] === atHand);
    expect(row?.Status).toMatch(/^(Created|Not known yet)$/);
    expect(progressOf(workbook, runId).names.sort()).toEqual(
      names.filter((name) => name !== atHand).sort(),
    );
  });
});

describe("a worker that is gone before anybody knows how often it has asked Chat", () => {
  function killedAt(name: string, rows: number, limit: number) {
    const workbook = new Workbook(teams(rows));
    const { appsScript } = workbook.google;
    appsScript.properties.set("script", new Map([["SPACES_PER_MINUTE", String(limit)]]));
    const { runId, leases } = workbook.confirm();
    let isAsked = false;
    appsScript.beforeCall = (call) => {
      if (isAsked && call.name.startsWith(name)) return "kill";
      isAsked ||= call.name.startsWith("Chat.");
      return undefined;
    };
    workbook.batchExecution(runId, workbook.me, leases[0]);
    appsScript.beforeCall = undefined;
    return { workbook, request: { runId, lease: "other", lost: leases.slice(0, 1) } };
  }

  it.each([
    ["once at least", "", 1, 1],
    ["for each row of which it has kept the answer", "Lock.", 24, 4],
  ])("has used up its part of the quota, %s", (_, call, limit, asked) => {
    const { workbook, request } = killedAt(call, limit + 6, limit);
    expect(workbook.calls).toHaveLength(asked);
    const state = resultOf(workbook.me.run("createNextBatch", request));
    expect(state).toMatchObject({ state: "waiting" });
    expect(workbook.calls).toHaveLength(asked);
  });
});

describe("a worker that finds no more to do", () => {
  it("leaves another one its piece, and looks again half a minute later, or once that is given up", () => {
    const workbook = new Workbook(teams(2));
    const confirmation = workbook.confirm();
    const { runId, leases } = confirmation;
    killAfter(workbook, confirmation, 0);
    const waits = (ms: number) => ({ state: "waiting", why: "", until: workbook.now + ms });
    const first = workbook.batch(runId, workbook.me, leases[1]);
    expect(first).toMatchObject({ ...waits(30_000), created: 1 });
    workbook.wait(70_000);
    expect(workbook.batch(runId)).toMatchObject(waits(20_000));
  });
});

describe("places in the quota that become free at the same time", () => {
  it("are for as many workers, each of whom makes one call after the other", () => {
    const workbook = new Workbook(teams(20));
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "4"]]));
    const confirmation = workbook.confirm();
    const { runId, leases } = confirmation;
    expect([leases.length, inHand(workbook)]).toEqual([2, 4]);
    const waiting = workbook.batch(runId, workbook.me, leases[0]);
    killAfter(workbook, { ...confirmation, leases: leases.slice(1) }, 1);
    workbook.wait(Number(Reflect.get(waiting, "until")) - workbook.now);
    killAfter(workbook, { ...confirmation, leases: ["next"] }, 0);
    expect(inHand(workbook)).toBe(2 + 1);
  });
});

describe("rows that are handed out where nobody is at work", () => {
  it("are a minute's quota for eight workers, eight for each at most", () => {
    const workbook = new Workbook(teams(100));
    expect(workbook.confirm().leases).toHaveLength(8);
    expect(inHand(workbook)).toBe(59);
  });

  it("are in pieces of two where there are nine, the last of which is one", () => {
    expect(new Workbook(teams(9)).confirm().leases).toHaveLength(5);
  });

  it("are as many where a run was cancelled before anybody came for its own", () => {
    const workbook = new Workbook(teams(100));
    const { runId } = workbook.confirm();
    resultOf(workbook.me.run("cancelRun", { runId }));
    workbook.confirm();
    expect(inHand(workbook)).toBe(59);
  });

  it.each([
    ["one fewer where that was asking Chat for its first", 1, 24 - 1],
    ["as many fewer as it had tries left where Chat failed", 3, 24 - 1 - (6 - 2)],
    ["one fewer where Chat failed and it had one left", 6, 24 - 1 - (6 - 5)],
  ])("are, after a run was cancelled with a worker at work, %s", (_, time, rows) => {
    const workbook = new Workbook(teams(50));
    const { chat, appsScript } = workbook.google;
    appsScript.properties.set("script", new Map([["SPACES_PER_MINUTE", "24"]]));
    const { runId, leases } = workbook.confirm();
    expect([leases.length, inHand(workbook)]).toEqual([4, 24]);
    let handedOut: number | undefined;
    const cancel = () => {
      if (time > 1) {
        chat.faults.switchOn("server-error");
        // So late that the other one asks once. What was made before frees its places soon.
        workbook.wait(45_000);
        workbook.batch(runId, workbook.me, leases[1]);
      }
      resultOf(workbook.me.run("cancelRun", { runId }));
      workbook.confirm();
      handedOut = inHand(workbook);
    };
    whenChatIsAsked(workbook, cancel, time);
    workbook.batch(runId, workbook.me, leases[0]);
    expect(handedOut).toBe(rows);
  });

  it("are one each for two workers, if there are two", () => {
    const workbook = new Workbook(teams(2));
    const { runId } = workbook.confirm();
    workbook.wait(120_000);
    const state = workbook.batch(runId);
    expect(state).toMatchObject({ state: "going", leases: [expect.anything(), expect.anything()] });
  });
});

describe("a run in which Chat takes longer for one call than a piece of work may", () => {
  it("takes one row for each worker", () => {
    const workbook = new Workbook(teams(8), { time: { profile: "none", chatMs: 50_000 } });
    workbook.run();
    workbook.tab.fill(
      teams(17).map((_, index) => [`Class ${index}`]),
      10,
    );
    workbook.confirm();
    expect(inHand(workbook)).toBe(8);
  });

  it("goes on row by row", () => {
    const workbook = new Workbook(teams(30), { time: { profile: "none", chatMs: 25_000 } });
    expect(workbook.run()).toMatchObject({ state: "done", created: 30 });
    expect(workbook.calls).toHaveLength(30);
  });
});

describe("how far a run is", () => {
  it("is told with the first forty characters of a name that is longer", () => {
    const workbook = new Workbook([{ "Space name": "A".repeat(41) }]);
    const { runId } = workbook.confirm();
    expect(progressOf(workbook, runId).names).toEqual(["A".repeat(40)]);
  });

  /** What is said of it while its worker waits to write what it has heard. */
  function beforeWriting(workbook: Workbook, { runId, leases }: Confirmed) {
    let progress: ReturnType<typeof progressOf> | undefined;
    let isAsked = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isAsked && name === "Lock.tryLock") progress ??= progressOf(workbook, runId);
      isAsked ||= name.startsWith("Chat.");
      return undefined;
    };
    workbook.batch(runId, workbook.me, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    return progress;
  }

  it("counts what was created, not what was refused, and names nobody's row where none is at hand", () => {
    const workbook = new Workbook(teams(2));
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "1"]]));
    workbook.google.chat.faults.switchOn("permission-denied", { times: 1 });
    const confirmation = workbook.confirm();
    const refused = beforeWriting(workbook, confirmation);
    expect(refused).toMatchObject({ created: 0, left: 2 });
    workbook.wait(60_000);
    const created = beforeWriting(workbook, { ...confirmation, leases: [] });
    expect(created).toMatchObject({ created: 1, left: 0 });
    expect([refused?.names, created?.names]).toStrictEqual([[], []]);
  });
});
