import type { RunState } from "../../src/run/batch";
import {
  EVERY_KIND,
  type Execution,
  expectEveryRowToHaveItsSpace,
  HEADERS,
  isUnderWay,
  type Line,
  resultOf,
  Workbook,
} from "./workbook";

const ROWS = 5;
const NAMED: Line[] = ["Ada", "Bea", "Cy", "Dee", "Eve", "Fay", "Gus"].map((name) => ({
  "Space name": name,
  Members: `${name.toLowerCase()}@example.com`,
}));

const NAME = HEADERS.indexOf("Space name") + 1;

/** Lets somebody do something at the k-th service call of the first executions; counts the calls. */
function interruptAt(workbook: Workbook, k: number, interrupt: () => void): () => number {
  let calls = 0;
  let isInside = false;
  workbook.google.appsScript.beforeCall = () => {
    if (isInside) return undefined;
    calls += 1;
    if (calls === k) {
      isInside = true;
      interrupt();
      isInside = false;
    }
    return undefined;
  };
  return () => calls;
}

function everyCallOf(lines: readonly Line[]): number[] {
  const workbook = new Workbook(lines);
  const calls = interruptAt(workbook, 0, () => {});
  workbook.run();
  return Array.from({ length: calls() }, (_, index) => index + 1);
}

describe("somebody who changes the sheet while a run is on", () => {
  const changes: [string, (workbook: Workbook) => void][] = [
    ["sorts it the other way round", ({ tab }) => tab.sort(NAME, false)],
    ["inserts a row above", ({ tab }) => tab.insertRows(2)],
    ["inserts a row in the middle", ({ tab }) => tab.insertRows(4)],
  ];

  describe.each(changes)("and %s", (_, change) => {
    it.each(everyCallOf(NAMED))("at service call %i moves no result to another row", (k) => {
      const workbook = new Workbook(NAMED);
      interruptAt(workbook, k, () => change(workbook));
      expect(workbook.run()).toMatchObject({ state: "done", left: 0, lost: [] });
      expectEveryRowToHaveItsSpace(workbook, NAMED.length);
      expect(workbook.calls).toHaveLength(NAMED.length);
    });

    it.each(everyCallOf(NAMED))("at service call %i loses no earlier result either", (k) => {
      const workbook = new Workbook(NAMED.slice(0, 3));
      workbook.run();
      workbook.tab.fill(
        NAMED.slice(3).map((line) => HEADERS.map((header) => line[header] ?? "")),
        5,
      );
      workbook.wait(60_000);
      interruptAt(workbook, k, () => change(workbook));
      expect(workbook.run()).toMatchObject({ state: "done", left: 0, lost: [] });
      expectEveryRowToHaveItsSpace(workbook, NAMED.length);
    });
  });

  it.each(everyCallOf(NAMED))(
    "and deletes a row at service call %i finds its space in the report",
    (k) => {
      const workbook = new Workbook(NAMED);
      let statusThen = "";
      interruptAt(workbook, k, () => {
        statusThen = workbook.rows()[1]?.Status ?? "";
        workbook.tab.deleteRows(3);
      });
      const end = workbook.run();
      const left = workbook.column("Space name");
      expect(left).toEqual(["Ada", "Cy", "Dee", "Eve", "Fay", "Gus"]);
      expect(workbook.column("Status")).toEqual(left.map(() => "Created"));
      expect(workbook.links()).toEqual(left.map((name) => linkOf(workbook, name)));
      const bea = linkOf(workbook, "Bea");
      const lost = "lost" in end ? end.lost : [];
      if (bea && statusThen !== "Created") expect(lost).toHaveLength(1);
      if (lost.length > 0) expect(lost).toEqual([{ text: "Bea", url: bea }]);
    },
  );

  it.each(everyCallOf(NAMED))(
    "and edits a row at service call %i gets a space for what stood there or stands there now",
    (k) => {
      const workbook = new Workbook(NAMED);
      interruptAt(workbook, k, () => workbook.tab.enter(4, NAME, "Cyril"));
      expect(workbook.run()).toMatchObject({ state: "done", left: 0, lost: [] });
      expect(workbook.spaces).toHaveLength(NAMED.length);
      expect(workbook.column("Status")).toEqual(NAMED.map(() => "Created"));
      const [third, ...more] = workbook.spaces.filter(({ space }) =>
        /^Cy/.test(`${space.displayName}`),
      );
      expect(more).toEqual([]);
      expect(workbook.links()[2]).toBe(third?.space.spaceUri);
    },
  );
});

describe("two people who start at once", () => {
  it.each(everyCallOf(NAMED))(
    "at service call %i: one run goes on, the other is refused, nothing is made twice",
    (k) => {
      const workbook = new Workbook(NAMED);
      const bea = workbook.person("bea@example.com", "pt_BR");
      const states: RunState[] = [];
      interruptAt(workbook, k, () => states.push(workbook.batch(undefined, bea)));
      const mine = workbook.run();
      expect([mine, ...states].map(({ state }) => state)).toContain("busy");
      workbook.google.appsScript.beforeCall = undefined;
      workbook.wait(60_000);
      workbook.run(mine.state === "busy" ? bea : workbook.me);
      expectEveryRowToHaveItsSpace(workbook, NAMED.length, /^(Created|Criado) /);
    },
  );

  it("are told in their own language who is at work", () => {
    const workbook = new Workbook(NAMED);
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
    const workbook = new Workbook(NAMED);
    const bea = workbook.person("bea@example.com");
    workbook.batch();
    workbook.wait(31_000);
    expect(workbook.run(bea)).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });
});

describe("another person who goes on after a run was killed", () => {
  const lines = EVERY_KIND;

  it.each(everyCallOf(lines))(
    "at service call %i finishes what is certain and is asked about the rest",
    (k) => {
      const workbook = new Workbook(lines);
      killAt(workbook, k);
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
      expect(hers.length + madeBefore).toBeLessThanOrEqual(ROWS + 0);
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
    resultOf(bea.run("startOver", { sheetId: 0, reason: "uncertain" }));
    expect(workbook.run(bea)).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });
});

function linkOf(workbook: Workbook, name: string): string | undefined {
  return workbook.spaces.find(({ space }) => space.displayName === name)?.space.spaceUri;
}

function killAt(workbook: Workbook, k: number): void {
  let calls = 0;
  workbook.google.appsScript.beforeCall = () => {
    calls += 1;
    return calls === k ? "kill" : undefined;
  };
  let execution: Execution;
  let runId: string | undefined;
  do {
    execution = workbook.batchExecution(runId);
    const state = execution.result as RunState | undefined;
    runId = state && isUnderWay(state) ? state.runId : undefined;
    if (state?.state === "waiting") workbook.wait(state.until - workbook.now);
  } while (runId);
  workbook.google.appsScript.beforeCall = undefined;
  workbook.wait(60_000);
}
