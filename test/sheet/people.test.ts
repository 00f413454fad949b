import type { Confirmation } from "../../src/run/confirm";
import { NAMED } from "./lines";
import { expectEveryRowToHaveItsSpace, resultOf, Workbook } from "./workbook";

const confirmAs = (workbook: Workbook, who: Workbook["me"]) =>
  resultOf<Confirmation>(workbook.confirmExecution(who, workbook.checked(who).toConfirm));

describe("two people who want to create at once", () => {
  it("are told in their own language who is at work", () => {
    const workbook = new Workbook(NAMED);
    const bea = workbook.person("bea@example.com", "pt_BR");
    workbook.confirm();
    expect(workbook.checked(bea).stale).toBe(0);
    expect(confirmAs(workbook, bea)).toEqual({
      state: "busy",
      why: "Outra pessoa está criando espaços desta planilha. Tente de novo quando ela terminar.",
    });
    expect(confirmAs(workbook, workbook.me)).toMatchObject({
      state: "busy",
      why: expect.stringMatching(/in another tab/),
    });
  });

  it("take turns: the sheet is free a minute after somebody has vanished", () => {
    const workbook = new Workbook(NAMED);
    const bea = workbook.person("bea@example.com");
    workbook.confirm();
    workbook.wait(60_000);
    expect(workbook.run(bea)).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });

  it("take turns: it is not free for fifty seconds after rows were handed out to a page", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const bea = workbook.person("bea@example.com");
    workbook.confirm();
    workbook.wait(49_000);
    expect(confirmAs(workbook, bea)).toMatchObject({ state: "busy" });
    workbook.wait(1000);
    expect(confirmAs(workbook, bea)).toMatchObject({ state: "confirmed" });
  });

  it("take turns: it is not free for half a minute after nothing could be handed out yet", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "0.5"]]));
    const bea = workbook.person("bea@example.com");
    workbook.run();
    workbook.tab.fill([["Bea"]], 3);
    expect(workbook.confirm().leases).toEqual([]);
    workbook.wait(29_000);
    expect(confirmAs(workbook, bea)).toMatchObject({ state: "busy" });
    workbook.wait(1000);
    expect(confirmAs(workbook, bea)).toMatchObject({ state: "confirmed" });
  });

  it("take turns: it is not free for half a minute after a page was to come back", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "0.5"]]));
    const bea = workbook.person("bea@example.com");
    const { runId, leases } = workbook.confirm();
    const state = workbook.batch(runId, workbook.me, leases[0]);
    const until = "until" in state ? state.until : 0;
    expect(until - workbook.now).toBeGreaterThan(60_000);
    workbook.wait(until + 29_000 - workbook.now);
    expect(confirmAs(workbook, bea)).toMatchObject({ state: "busy" });
    workbook.wait(1000);
    expect(confirmAs(workbook, bea)).toMatchObject({ state: "confirmed" });
  });

  it("take turns: it is not free for half a minute after a page was to go on at once", () => {
    const time = { profile: "none", chatMs: 50_000 } as const;
    const workbook = new Workbook(NAMED, { time });
    const bea = workbook.person("bea@example.com");
    const { runId, leases } = workbook.confirm();
    for (const lease of leases.slice(1)) workbook.batch(runId, workbook.me, lease);
    expect(workbook.batch(runId, workbook.me, leases[0])).toMatchObject({ state: "going" });
    workbook.wait(29_000);
    expect(confirmAs(workbook, bea)).toMatchObject({ state: "busy" });
    workbook.wait(1000);
    expect(confirmAs(workbook, bea)).toMatchObject({ state: "confirmed" });
  });

  it("cannot enter or cancel each other's run", () => {
    const workbook = new Workbook(NAMED);
    const bea = workbook.person("bea@example.com");
    const mine = workbook.confirm();
    expect(workbook.batch(mine.runId, bea)).toMatchObject({ state: "busy" });
    expect(workbook.batch(mine.runId, bea, mine.leases[0])).toMatchObject({ state: "busy" });
    expect(resultOf(bea.run("cancelRun", { runId: mine.runId }))).toMatchObject({ state: "busy" });
    expect(resultOf(bea.run("runProgress", { runId: mine.runId }))).toMatchObject({
      state: "busy",
    });
    expect(workbook.calls).toEqual([]);
    expect(workbook.goOn(mine)).toMatchObject({ state: "done", created: NAMED.length });
  });
});

/** The answer about the first row was lost, and whoever began it is away. */
function withAnUncertainRow(fault: "lost-before" | "lost-after"): Workbook {
  const workbook = new Workbook(NAMED);
  workbook.google.chat.faults.switchOn(fault);
  const { runId, leases } = workbook.confirm();
  workbook.batch(runId, undefined, leases[0]);
  workbook.google.chat.faults.switchAllOff();
  workbook.wait(120_000);
  return workbook;
}

describe("another person who goes on after a run that stopped", () => {
  it("finishes what is certain, never asks under another's Request ID, and leaves the rest", () => {
    const workbook = withAnUncertainRow("lost-after");
    const bea = workbook.person("bea@example.com");
    expect(workbook.run(bea)).toMatchObject({ state: "done", created: 3 });
    const ids = (email: string) =>
      workbook.calls.filter(({ person }) => person === email).map(({ requestId }) => requestId);
    const others = new Set(ids("me@example.com"));
    expect(ids("bea@example.com").filter((id) => others.has(id))).toEqual([]);
    expect(workbook.column("Status")[0]).toBe("Not known yet");
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });

  it("asks under an ID of their own for a row that was refused to the first one", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.google.chat.faults.switchOn("permission-denied", { times: 1 });
    expect(workbook.run()).toMatchObject({ failed: 1 });
    expect(workbook.run(workbook.person("bea@example.com"))).toMatchObject({ created: 1 });
    expect(new Set(workbook.calls.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it("is told to look in Chat before a row is begun anew", () => {
    const workbook = withAnUncertainRow("lost-after");
    expect(workbook.opened(workbook.person("bea@example.com"))).toMatchObject({
      requestIds: { uncertain: [expect.any(String)] },
      attention: [
        {
          row: 2,
          name: "Ada",
          reasons: [expect.stringMatching(/Somebody else began this row.*Look in Chat/s)],
        },
      ],
    });
  });

  it("creates it anew once they have looked and said so", () => {
    const workbook = withAnUncertainRow("lost-before");
    const bea = workbook.person("bea@example.com");
    const requestIds = workbook.opened(bea).requestIds.uncertain;
    resultOf(bea.run("startOver", { sheetId: 0, reason: "uncertain", requestIds }));
    expect(workbook.run(bea)).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });
});
