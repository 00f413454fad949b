import { quotas } from "../../local/chat/quota";
import { expectEveryRowToHaveItsSpace, Workbook } from "./workbook";

const teams = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ "Space name": `Team ${index}` }));

/** @param pace what the script property SPACES_PER_MINUTE says */
function workbookWith(count: number, pace?: string, quota = quotas.current): Workbook {
  const workbook = new Workbook(teams(count), { quota });
  const properties = new Map(pace === undefined ? [] : [["SPACES_PER_MINUTE", pace]]);
  workbook.google.appsScript.properties.set("script", properties);
  return workbook;
}

const refused = ({ calls }: Workbook) => calls.filter(({ status }) => status === 429).length;

/** Spaces made per minute, from the first call to the last. */
function rate({ calls, spaces }: Workbook): number {
  const [first, last] = [calls[0]?.at ?? 0, calls.at(-1)?.at ?? 0];
  return (spaces.length - 1) / ((last - first) / 60_000);
}

describe("200 rows under Google's quota of 60 writes a minute", () => {
  it("never exceed it and use at least 97 % of it", () => {
    const workbook = workbookWith(200);
    expect(workbook.run()).toMatchObject({ state: "done", created: 200, failed: 0 });
    expect(refused(workbook)).toBe(0);
    expect(rate(workbook)).toBeGreaterThanOrEqual(0.97 * 60);
    expectEveryRowToHaveItsSpace(workbook, 200);
  });

  it("exceed it where the pace is set too high, and lose nothing all the same", () => {
    const workbook = workbookWith(200, "6000");
    expect(workbook.run()).toMatchObject({ state: "done", created: 200, failed: 0 });
    expect(refused(workbook)).toBeGreaterThan(0);
    expectEveryRowToHaveItsSpace(workbook, 200);
  });

  it("stay within it where two people take turns", () => {
    const workbook = workbookWith(60);
    const bea = workbook.person("bea@example.com");
    for (const who of [workbook.me, bea, workbook.me, bea]) {
      workbook.batch(undefined, who);
      workbook.google.appsScript.properties.get("document")?.delete("run");
    }
    expect(refused(workbook)).toBe(0);
    expect(rate(workbook)).toBeLessThanOrEqual(60);
    expect(rate(workbook)).toBeGreaterThan(0.97 * 60);
  });
});

describe("200 rows under the tighter limits that Google once published", () => {
  it.each([
    ["fewer than 35 a minute", quotas.fewerThan35, "34", 34],
    ["fewer than 10 a minute and 60 an hour", quotas.fewerThan10, "0.98", 59 / 60],
  ])("(%s) never exceed them at a lower pace, and use 97 %", (_, quota, pace, perMinute) => {
    const workbook = workbookWith(200, pace, quota);
    expect(workbook.run()).toMatchObject({ state: "done", created: 200 });
    expect(refused(workbook)).toBe(0);
    expect(rate(workbook)).toBeGreaterThanOrEqual(0.97 * perMinute);
    expectEveryRowToHaveItsSpace(workbook, 200);
  });

  it("lose nothing at the usual pace either: it drops after a 429", () => {
    const workbook = workbookWith(60, undefined, quotas.fewerThan35);
    let end = workbook.run();
    for (let starts = 1; end.state === "stopped" && starts < 20; starts++) end = workbook.run();
    expect(end).toMatchObject({ state: "done", left: 0 });
    expect(refused(workbook)).toBeGreaterThan(0);
    expectEveryRowToHaveItsSpace(workbook, 60);
  });
});

describe("the pace", () => {
  it("drops after a 429 and recovers", () => {
    const workbook = workbookWith(120);
    workbook.google.chat.faults.switchOn("too-many-requests", {
      when: ({ number }) => number === 20,
    });
    workbook.run();
    const gaps = workbook.calls.map(({ at }, index) => at - (workbook.calls[index - 1]?.at ?? at));
    expect(Math.max(...gaps.slice(1, 19))).toBeLessThan(1200);
    expect(Math.max(...gaps.slice(20, 24))).toBeGreaterThan(1700);
    expect(Math.max(...gaps.slice(-20))).toBeLessThan(1200);
  });

  it("is kept after a run was killed: what it had reserved counts as spent", () => {
    const workbook = workbookWith(30);
    workbook.google.appsScript.beforeCall = ({ execution }) =>
      workbook.calls.length === 4 && execution.functionName === "createNextBatch"
        ? "kill"
        : undefined;
    workbook.batchExecution();
    workbook.google.appsScript.beforeCall = undefined;
    workbook.google.appsScript.properties.get("document")?.delete("run");
    workbook.batch();
    const gaps = workbook.calls
      .slice(1)
      .map(({ at }, index) => at - (workbook.calls[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  });

  it("that is no number is named, and nothing is created", () => {
    const workbook = workbookWith(1, "fast");
    const execution = workbook.batchExecution();
    expect(execution.status).toBe("failed");
    expect(execution.error?.message).toMatch(/SPACES_PER_MINUTE is “fast”\. Enter a number/);
    expect(workbook.calls).toEqual([]);
  });

  it("makes a run wait where the next space is not due soon, and says until when", () => {
    const workbook = workbookWith(3, "1");
    const first = workbook.batch();
    expect(first).toMatchObject({ state: "going", created: 1 });
    const second = "runId" in first ? workbook.batch(first.runId) : first;
    expect(second).toMatchObject({
      state: "waiting",
      until: first.state === "going" && first.startedAt + 60_000,
    });
  });
});
