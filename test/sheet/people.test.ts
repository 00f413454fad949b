import type { RunState } from "../../src/run/batch";
import { everyCallOf, interruptAt, NAMED, runAndKillAt } from "./interrupt";
import {
  EVERY_KIND,
  expectEveryRowToHaveItsSpace,
  isUnderWay,
  resultOf,
  Workbook,
} from "./workbook";

const ROWS = 5;

/** One row more than a batch creates, so that a run goes on after its first one. */
const TEAMS = [...NAMED, { "Space name": "Eve", Members: "eve@example.com" }];

describe("two people who start at once", () => {
  it.each(everyCallOf(TEAMS))(
    "at service call %i: one run goes on, the other is refused, nothing is made twice",
    (k) => {
      const workbook = new Workbook(TEAMS);
      const bea = workbook.person("bea@example.com", "pt_BR");
      const states: RunState[] = [];
      interruptAt(workbook, k, () => states.push(workbook.batch(undefined, bea)));
      const mine = workbook.run();
      expect([mine, ...states].map(({ state }) => state)).toContain("busy");
      workbook.google.appsScript.beforeCall = undefined;
      workbook.wait(60_000);
      workbook.run(mine.state === "busy" ? bea : workbook.me);
      expectEveryRowToHaveItsSpace(workbook, TEAMS.length, /^(Created|Criado) /);
    },
  );

  it("are told in their own language who is at work", () => {
    const workbook = new Workbook(TEAMS);
    const bea = workbook.person("bea@example.com", "pt_BR");
    const first = workbook.batch();
    expect(workbook.batch(undefined, bea)).toEqual({
      state: "busy",
      why: "Outra pessoa está criando espaços desta planilha. Tente de novo quando ela terminar.",
    });
    expect(workbook.batch()).toMatchObject({ state: "busy", why: /in another tab/ });
    expect(isUnderWay(first)).toBe(true);
  });

  it("take turns: the sheet is free half a minute after somebody has vanished", () => {
    const workbook = new Workbook(TEAMS);
    const bea = workbook.person("bea@example.com");
    workbook.batch();
    workbook.wait(31_000);
    expect(workbook.run(bea)).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, TEAMS.length);
  });
});

describe("another person who goes on after a run was killed", () => {
  const lines = EVERY_KIND;

  it.each(everyCallOf(lines))(
    "at service call %i finishes what is certain and is asked about the rest",
    (k) => {
      const workbook = new Workbook(lines);
      runAndKillAt(workbook, k);
      const uncertain = workbook.column("Status").filter((status) => status === "Creating…");
      const madeBefore = workbook.spaces.length;
      const bea = workbook.person("bea@example.com");
      expect(workbook.run(bea)).toMatchObject({ state: "done" });
      const hers = workbook.calls.filter(({ person }) => person === "bea@example.com");
      const ids = new Set(
        workbook.calls
          .filter(({ person }) => person === "me@example.com")
          .map(({ requestId }) => requestId),
      );
      expect(hers.filter(({ requestId }) => ids.has(requestId))).toEqual([]);
      expect(workbook.column("Status").filter((status) => status === "Creating…")).toEqual(
        uncertain,
      );
      expect(workbook.checked()).toMatchObject({ total: uncertain.length });
      expect(hers.length + madeBefore).toBeLessThanOrEqual(ROWS);
      workbook.wait(60_000);
      expect(workbook.run()).toMatchObject({ state: "done", left: 0 });
      expectEveryRowToHaveItsSpace(workbook, ROWS);
    },
  );

  it("is told to look in Chat before a row is begun anew", () => {
    const workbook = new Workbook(NAMED);
    workbook.google.chat.faults.switchOn("lost-after");
    workbook.batch();
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(60_000);
    const bea = workbook.person("bea@example.com");
    expect(resultOf(bea.run("checkSheet", {}))).toMatchObject({
      uncertain: 1,
      attention: [
        { row: 2, name: "Ada", reasons: [/Somebody else began this row.*Look in Chat/s] },
      ],
    });
  });

  it("creates it anew once they have looked and said so", () => {
    const workbook = new Workbook(NAMED);
    workbook.google.chat.faults.switchOn("lost-before");
    workbook.batch();
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(60_000);
    const bea = workbook.person("bea@example.com");
    const requestIds = workbook.checked(bea).requestIds.uncertain;
    resultOf(bea.run("startOver", { sheetId: 0, reason: "uncertain", requestIds }));
    expect(workbook.run(bea)).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });
});
