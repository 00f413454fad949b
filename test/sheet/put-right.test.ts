import { NAMED } from "./lines";
import { atNext, clear, column } from "./somebody";
import { HEADERS, resultOf, Workbook } from "./workbook";

const [ADA = {}] = NAMED;

/** In characters: what a space without a name is called. */
const LONGEST = 60;
const results = ["Space", "Details", "Status"] as const;

describe("a row that is put right", () => {
  const killedAtFlush = (workbook: Workbook, kill: number, act = () => {}) => {
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (name !== "SpreadsheetApp.flush") return undefined;
      act();
      return { kill };
    };
  };
  it.each([0, 1, 2, 3, 4])(
    "does not say Created without its link where somebody clears its claim and %i writes are carried out",
    (kill) => {
      const workbook = new Workbook(NAMED.slice(0, 1));
      workbook.run();
      clear(workbook, 2, ...results);
      killedAtFlush(workbook, kill, () => clear(workbook, 2, "Request ID"));
      workbook.me.run("putRight", { sheetId: 0 });
      workbook.google.appsScript.beforeCall = undefined;
      const isBegun = kill > 0;
      expect(workbook.opened()).toMatchObject({ done: isBegun ? 1 : 0, total: isBegun ? 0 : 1 });
      expect(workbook.column("Status")).toEqual([isBegun ? "Created" : ""]);
      expect(workbook.links()[0] !== undefined).toBe(isBegun);
    },
  );

  it.each([0, 1, 2, 3, 4, 5])(
    "leaves no other row with its result where it is deleted and %i writes are carried out",
    (kill) => {
      const workbook = new Workbook(NAMED.slice(0, 3));
      workbook.run();
      const [ada, , cy] = workbook.links();
      clear(workbook, 3, ...results);
      killedAtFlush(workbook, kill, () => workbook.tab.deleteRows(3));
      workbook.me.run("putRight", { sheetId: 0 });
      workbook.google.appsScript.beforeCall = undefined;
      expect(workbook.opened()).toMatchObject({ done: 2, stale: 0, attention: [] });
      expect(workbook.links().filter(Boolean)).toEqual([ada, cy]);
      expect(workbook.column("Space").filter(Boolean)).toEqual(["Ada", "Cy"]);
    },
  );

  it.each([false, true])(
    "is in the report where it is deleted meanwhile (killed: %p)",
    (isKilled) => {
      const workbook = new Workbook(NAMED.slice(0, 3));
      workbook.run();
      const bea = workbook.links()[1];
      clear(workbook, 3, ...results);
      let flushes = 0;
      workbook.google.appsScript.beforeCall = ({ name }) => {
        if (name !== "SpreadsheetApp.flush") return undefined;
        flushes += 1;
        if (flushes === 1) workbook.tab.deleteRows(3);
        return flushes === 2 && isKilled ? { kill: 2 } : undefined;
      };
      workbook.me.run("putRight", { sheetId: 0 });
      workbook.google.appsScript.beforeCall = undefined;
      expect(workbook.opened()).toMatchObject({ done: 2, stale: 0, attention: [] });
      expect(workbook.me.run("checkSheet", {}).result).toMatchObject({
        runs: { last: { orphans: [{ url: bea }] } },
      });
    },
  );

  it.each([
    ["a space with people", ADA, / Who has joined is not known/],
    ["a direct message", { Type: "Direct message", Members: "bo@example.com" }, / Request ID\.$/],
    ["a space without anybody", { "Space name": "Alone" }, / Request ID\.$/],
  ])("says of %s whether it is known who has joined", (_, line, said) => {
    const workbook = new Workbook([line]);
    workbook.run();
    clear(workbook, 2, ...results);
    workbook.opened();
    expect(workbook.column("Details")[0]).toMatch(said);
  });

  it("does not call its space by a name that the row has got since", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    clear(workbook, 2, ...results);
    workbook.tab.enter(2, column("Space name"), "Bea");
    workbook.opened();
    expect(workbook.column("Space")).toEqual([workbook.spaces[0]?.space.name]);
  });

  it("leaves nothing of its result in an empty row", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    for (const header of [...results, "Request ID"] as const) {
      workbook.tab.change(5, column(header), { ...workbook.tab.cell(2, column(header)) });
    }
    expect(workbook.opened()).toMatchObject({ done: 1, stale: 0, attention: [] });
    expect(workbook.rows().slice(1).flatMap(Object.values).join("")).toBe("");
    expect(workbook.links()[0]).toBe(workbook.spaces[0]?.space.spaceUri);
  });

  it("is none where somebody has emptied it, but for its status", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    clear(workbook, 2, "Space name", "Members", "Space", "Details");
    const before = workbook.rows();
    expect(workbook.opened()).toMatchObject({ stale: 0, total: 0, attention: [] });
    expect(workbook.rows()).toEqual(before);
  });

  it("is so by a confirmation, too, whatever that writes beside it", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.run();
    const [ada = "", bea = ""] = workbook.column("Request ID");
    const before = workbook.links();
    workbook.tab.fill([[bea], [ada]], 2, column("Request ID"));
    workbook.tab.fill([["Cy"]], 4);
    const { toConfirm, stale } = workbook.checked();
    expect(stale).toBe(2);
    workbook.goOn(workbook.confirm(workbook.me, toConfirm));
    expect(workbook.column("Request ID").slice(0, 2)).toEqual([ada, bea]);
    expect(workbook.column("Status")).toEqual(["Created", "Created", "Created"]);
    expect(workbook.links().slice(0, 2)).toEqual(before);
    expect(workbook.checked()).toMatchObject({ done: 3, stale: 0, attention: [] });
  });

  it("keeps its space where one that says the same is deleted meanwhile", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.run();
    const links = workbook.links();
    const [, bea = ""] = workbook.column("Request ID");
    clear(workbook, 2, ...results);
    workbook.tab.insertRows(2);
    workbook.tab.fill([HEADERS.map((header) => NAMED[0]?.[header] ?? "")], 2);
    workbook.tab.fill([[bea]], 2, column("Request ID"));
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (name !== "SpreadsheetApp.flush") return undefined;
      workbook.google.appsScript.beforeCall = undefined;
      workbook.tab.deleteRows(2);
      return undefined;
    };
    workbook.me.run("putRight", { sheetId: 0 });
    expect(workbook.opened()).toMatchObject({ done: 2, total: 0, attention: [] });
    expect(workbook.links()).toEqual(links);
    expect(workbook.me.run("checkSheet", {}).result).toMatchObject({
      runs: { last: { orphans: [] } },
    });
  });

  it.each([0, 1, 2, 3, 4, 5])(
    "is not called Created where it showed another row's space and %i writes are carried out",
    (kill) => {
      const workbook = new Workbook(NAMED.slice(0, 1));
      workbook.run();
      workbook.tab.fill([["Bea"]], 3);
      resultOf(workbook.me.run("cancelRun", { runId: workbook.confirm().runId }));
      const claim = { ...workbook.tab.cell(3, column("Request ID")) };
      workbook.tab.change(4, column("Request ID"), claim);
      for (const header of [...results, "Request ID"] as const) {
        workbook.tab.change(3, column(header), { ...workbook.tab.cell(2, column(header)) });
      }
      killedAtFlush(workbook, kill);
      workbook.me.run("putRight", { sheetId: 0 });
      workbook.google.appsScript.beforeCall = undefined;
      expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
      expect(workbook.column("Space").filter(Boolean)).toEqual(["Ada", "Bea"]);
      expect(workbook.links().filter(Boolean)).toHaveLength(2);
    },
  );

  it.each([0, 1, 2, 3, 4, 5])(
    "is either asked about again or a new row where starting it over is killed after %i writes",
    (kill) => {
      const workbook = new Workbook(NAMED.slice(0, 1));
      workbook.run();
      workbook.tab.copyRow(2, 3);
      const requestIds = workbook.checked().requestIds.copied;
      killedAtFlush(workbook, kill);
      workbook.me.run("startOver", { sheetId: 0, reason: "copied", requestIds });
      workbook.google.appsScript.beforeCall = undefined;
      const { done, total, attention } = workbook.checked();
      expect([done, total + attention.length]).toEqual([1, 1]);
    },
  );
});

describe("a space whose claim is left in an empty row, and whose own row is gone", () => {
  it("is in the report though the execution is killed once that row is emptied", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.run();
    const claim = { ...workbook.tab.cell(2, column("Request ID")) };
    workbook.tab.deleteRows(2);
    workbook.tab.change(5, column("Request ID"), claim);
    let isFlushed = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isFlushed) return "kill";
      isFlushed = name === "SpreadsheetApp.flush";
      return undefined;
    };
    workbook.me.run("putRight", { sheetId: 0 });
    workbook.google.appsScript.beforeCall = undefined;
    expect(workbook.column("Request ID").filter(Boolean)).toHaveLength(1);
    expect(workbook.me.run("checkSheet", {}).result).toMatchObject({
      runs: { last: { orphans: [{ url: workbook.spaces[0]?.space.spaceUri }] } },
    });
  });
});

describe("a space without a name", () => {
  it.each([2, 19])("is called by its %i people where its row is put right", (count) => {
    const people = Array.from({ length: count }, (_, index) => `p${index}@example.com`).join(" ");
    const workbook = new Workbook([{ Type: "Group chat", Members: people }]);
    workbook.run();
    const [link] = workbook.links();
    clear(workbook, 2, ...results);
    workbook.opened();
    expect(workbook.column("Space")).toEqual([people.slice(0, LONGEST)]);
    expect(workbook.links()).toEqual([link]);
  });
});

describe("a space whose row somebody takes away while its run goes on", () => {
  /** Chat is asked for one space a minute; the first one is made. */
  function withOneMade() {
    const workbook = new Workbook(NAMED.slice(0, 2));
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "1"]]));
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    const orphans = [{ url: workbook.links()[0] }];
    return { workbook, runId, orphans };
  }

  it("is in that run's report where its claim is left", () => {
    const { workbook, runId, orphans } = withOneMade();
    clear(workbook, 2, "Space name", "Members", ...results);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", orphans });
  });

  it("is in the report of the next one where its claim is left, and that begins", () => {
    const { workbook, runId, orphans } = withOneMade();
    resultOf(workbook.me.run("cancelRun", { runId }));
    clear(workbook, 2, "Space name", "Members", ...results);
    expect(workbook.confirm(workbook.me, workbook.checked().toConfirm)).toMatchObject({ orphans });
  });

  it("is in that run's report where its row is put right just then, and nothing else is written", () => {
    const { workbook, runId, orphans } = withOneMade();
    clear(workbook, 2, ...results);
    workbook.tab.enter(3, column("Space name"), "Another");
    workbook.wait(60_000);
    atNext(workbook, "SpreadsheetApp.flush", () => workbook.tab.deleteRows(2));
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", orphans });
  });
});

describe("a row that is deleted while Chat is asked for it", () => {
  it("is in the report though the execution is killed right after Chat's answer", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    let isDeleted = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (name === "Chat.Spaces.setup") {
        workbook.tab.deleteRows(2);
        isDeleted = true;
      }
      return isDeleted && name === "Lock.tryLock" ? "kill" : undefined;
    };
    workbook.batchExecution(runId, undefined, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    workbook.wait(200_000);
    workbook.opened();
    expect(workbook.me.run("checkSheet", {}).result).toMatchObject({
      runs: {
        underWay: { orphans: [{ text: "Ada", url: workbook.spaces[0]?.space.spaceUri }] },
      },
    });
  });
});

describe("what Chat answered to a worker that was killed as it wrote that", () => {
  /** So many of its writes are carried out. */
  function killedWriting(kill: number): { workbook: Workbook; runId: string } {
    const workbook = new Workbook([ADA]);
    const { runId, leases } = workbook.confirm();
    atNext(workbook, "SpreadsheetApp.flush", () => {}, { kill });
    workbook.batchExecution(runId, workbook.me, leases[0]);
    workbook.wait(200_000);
    return { workbook, runId };
  }

  it.each([0, 1, 2, 3])("is written and counted, though %i writes were carried out", (kill) => {
    const { workbook, runId } = killedWriting(kill);
    workbook.opened();
    expect(workbook.column("Details")).toEqual([expect.stringMatching(/^Created /)]);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 1 });
  });

  it("is counted once where it had been written and counted just before", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    const { runId, leases } = workbook.confirm();
    atNext(workbook, "Properties.deleteProperty", () => {}, "kill");
    workbook.batchExecution(runId, workbook.me, leases[0]);
    const before = workbook.rows();
    expect(before).toMatchObject([{ Status: "Created" }, { Status: "Creating…" }]);
    workbook.wait(200_000);
    workbook.opened();
    expect(workbook.rows()[0]).toEqual(before[0]);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 2 });
  });

  it("is written again where somebody has cleared the link that it had written just before", () => {
    const workbook = new Workbook([ADA]);
    const { runId, leases } = workbook.confirm();
    atNext(workbook, "Properties.deleteProperty", () => {}, "kill");
    workbook.batchExecution(runId, workbook.me, leases[0]);
    const before = workbook.rows();
    clear(workbook, 2, "Space");
    workbook.wait(200_000);
    workbook.opened();
    expect(workbook.rows()).toEqual(before);
  });

  it("is its row's also where somebody else writes it, who has never created a space", () => {
    const { workbook } = killedWriting(0);
    const bea = workbook.person("bea@example.com");
    expect(workbook.opened(bea)).toMatchObject({ done: 1, stale: 0, attention: [] });
    const links = workbook.links();
    const claims = workbook.column("Request ID");
    expect(links).toEqual([workbook.spaces[0]?.space.spaceUri]);
    clear(workbook, 2, ...results);
    expect(workbook.opened()).toMatchObject({ done: 1, stale: 0, attention: [] });
    expect(workbook.links()).toEqual(links);
    expect(workbook.column("Request ID")).toEqual(claims);
  });
});

describe("starting over", () => {
  it("loses no other row's space where the row is deleted just then", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.run();
    workbook.tab.copyRow(2, 3);
    const requestIds = workbook.checked().requestIds.copied;
    atNext(workbook, "SpreadsheetApp.flush", () => workbook.tab.deleteRows(3));
    resultOf(workbook.me.run("startOver", { sheetId: 0, reason: "copied", requestIds }));
    const last = { orphans: [] };
    expect(workbook.checked()).toMatchObject({ done: 1, total: 0, attention: [], runs: { last } });
  });

  it("leaves a row that has lost its Request ID since the check as it is", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    for (const lease of leases) workbook.batchExecution(runId, undefined, lease);
    resultOf(workbook.me.run("cancelRun", { runId }));
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(200_000);
    workbook.opened();
    workbook.tab.fill([["Not known yet"], ["Not known yet"]], 2, column("Status"));
    clear(workbook, 2, "Request ID");
    const { requestIds } = workbook.checked();
    expect(requestIds.uncertain).toHaveLength(1);
    clear(workbook, 3, "Request ID");
    const request = { sheetId: 0, reason: "uncertain", requestIds: requestIds.uncertain };
    resultOf(workbook.me.run("startOver", request));
    expect(workbook.column("Status")).toEqual(["", "Not known yet"]);
  });
});
