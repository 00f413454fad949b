import { NAMED } from "./lines";
import {
  type Confirmed,
  HEADERS,
  type Line,
  resultOf,
  spreadsheetCalls,
  Workbook,
} from "./workbook";

const column = (header: (typeof HEADERS)[number]) => HEADERS.indexOf(header) + 1;

function clear(workbook: Workbook, row: number, ...headers: (typeof HEADERS)[number][]): void {
  for (const header of headers) workbook.tab.fill([[""]], row, column(header));
}

/** Lets somebody do something at each service call at which a condition holds. */
function whenever(workbook: Workbook, holds: () => boolean, act: () => void): void {
  let isInside = false;
  workbook.google.appsScript.beforeCall = () => {
    if (isInside || !holds()) return undefined;
    isInside = true;
    act();
    isInside = false;
    return undefined;
  };
}

/** Everybody whom Chat was asked to invite. */
function invited({ calls }: Workbook): string[] {
  return calls.flatMap(({ body }) => JSON.stringify(body).match(/users\/[^"]+/g) ?? []);
}

const namesOf = ({ spaces }: Workbook) => spaces.map(({ space }) => space.displayName);

describe("only what was confirmed is created", () => {
  it("with the people who were confirmed, whatever a formula shows once the row is begun", () => {
    const workbook = new Workbook(NAMED);
    const isBegun = () => workbook.column("Status").includes("Creating…");
    whenever(workbook, isBegun, () => {
      const members = workbook.column("Members");
      if (members[0]?.includes("stranger")) return;
      const more = members.map((cell) => [`${cell}, stranger@example.com`]);
      workbook.tab.fill(more, 2, column("Members"));
    });
    const end = workbook.run();
    expect(invited(workbook).filter((who) => who.includes("stranger"))).toEqual([]);
    expect(end).toMatchObject({ state: "done", created: 0, changed: 4 });
  });

  it("as often as it was confirmed, however often it is pasted meanwhile", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const confirmation = workbook.confirm();
    for (let row = 3; row < 33; row++) workbook.tab.copyRow(2, row);
    workbook.goOn(confirmation);
    expect(namesOf(workbook)).toEqual(["Ada"]);
  });

  it("as often as it was confirmed, also where it is pasted between the check and the click", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const { toConfirm } = workbook.checked();
    for (let row = 3; row < 33; row++) workbook.tab.copyRow(2, row);
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(confirmation.rows).toBe(1);
    workbook.goOn(confirmation);
    expect(namesOf(workbook)).toEqual(["Ada"]);
  });

  it("in the row that was meant, of two that say the same, and in it alone", () => {
    const same = { "Space name": "Class 7A", Members: "ana@example.com" };
    const workbook = new Workbook([same, { "Space name": "Class 7B" }, same]);
    const { toConfirm } = workbook.checked();
    const [content = ""] = toConfirm;
    const request = { sheetId: workbook.tab.id, confirmed: [content], rows: [4] };
    workbook.goOn(resultOf<Confirmed>(workbook.me.run("confirmRun", request)));
    expect(workbook.column("Status")).toEqual(["", "", "Created"]);
    workbook.tab.insertRows(2);
    const late = { ...request, rows: [4, 2] };
    workbook.goOn(resultOf<Confirmed>(workbook.me.run("confirmRun", late)));
    expect(workbook.column("Status")).toEqual(["", "Created", "", "Created"]);
    expect(namesOf(workbook)).toEqual(["Class 7A", "Class 7A"]);
  });

  it("once, where somebody empties the results of finished rows all the time", () => {
    const workbook = new Workbook(NAMED);
    const isDone = () => workbook.column("Status").includes("Created");
    whenever(workbook, isDone, () => {
      for (const [index, status] of workbook.column("Status").entries()) {
        if (status === "Created") {
          clear(workbook, index + 2, "Status", "Space", "Details", "Request ID");
        }
      }
    });
    expect(workbook.run()).toMatchObject({ state: "done" });
    expect(namesOf(workbook).sort()).toEqual(["Ada", "Bea", "Cy", "Dee"]);
  });

  it("and not what has another content by now: the person hears how many rows that are", () => {
    const workbook = new Workbook(NAMED);
    const { toConfirm } = workbook.checked();
    workbook.tab.enter(3, column("Members"), "other@example.com");
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(confirmation).toMatchObject({ rows: 3, changed: 1 });
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 3 });
    expect(workbook.column("Status")).toEqual(["Created", "", "Created", "Created"]);
  });

  it("and nothing where two headers are exchanged after the confirmation", () => {
    const workbook = new Workbook(NAMED);
    const confirmation = workbook.confirm();
    workbook.tab.fill([["Description"]], 1, column("Space name"));
    workbook.tab.fill([["Space name"]], 1, column("Description"));
    workbook.goOn(confirmation);
    expect(workbook.spaces).toEqual([]);
  });

  it("and nothing of a run that was cancelled", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    resultOf(workbook.me.run("cancelRun", { runId }));
    expect(workbook.goOn({ runId, leases })).toMatchObject({ state: "cancelled", created: 0 });
    expect(workbook.column("Status")).toEqual(["", "", "", ""]);
    expect(workbook.spaces).toEqual([]);
  });
});

describe("a claim that somebody made up", () => {
  /** The claim of the first row, with some of its words exchanged, in the second one. */
  function forged(change: (words: string[]) => void): Workbook {
    const workbook = new Workbook(NAMED.slice(0, 2));
    const { toConfirm } = workbook.checked();
    const confirmation = workbook.confirm(workbook.me, toConfirm.slice(0, 1));
    const words = String(workbook.tab.cell(2, column("Request ID")).value).split(" ");
    const other = new Workbook(NAMED.slice(0, 2));
    other.confirm();
    const content = String(other.tab.cell(3, column("Request ID")).value).split(" ")[5] ?? "";
    words[0] = "11111111-1111-4111-8111-111111111111";
    words[5] = content;
    change(words);
    workbook.tab.fill([[words.join(" ")]], 3, column("Request ID"));
    workbook.goOn(confirmation);
    return workbook;
  }

  it.each<[string, (words: string[]) => void]>([
    ["with the signature of another row", () => {}],
    ["without a signature", (words) => words.splice(9, 1, "-")],
    ["with a signature of nothing", (words) => words.splice(9, 1, "0".repeat(32))],
  ])("%s creates nothing", (_, change) => {
    const workbook = forged(change);
    expect(namesOf(workbook)).toEqual(["Ada"]);
  });

  it("keeps its digests and its signature at 128 bits", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.confirm();
    const words = String(workbook.tab.cell(2, column("Request ID")).value).split(" ");
    expect([words[3], words[5], words[6], words[9]].map((word) => word?.length)).toEqual([
      32, 32, 32, 32,
    ]);
  });

  it.each([
    ["a time that is none", "2026-99-99T10:00:00.000Z"],
    ["a time in the year 2999", "2999-01-01T10:00:00.000Z"],
  ])("and has %s concerns its own row only", (_, time) => {
    const workbook = new Workbook(NAMED);
    workbook.confirm();
    workbook.wait(200_000);
    workbook.opened();
    const words = String(workbook.tab.cell(3, column("Request ID")).value).split(" ");
    words[1] = time;
    workbook.tab.fill([["Creating…"]], 3, column("Status"));
    workbook.tab.fill([[words.join(" ")]], 3, column("Request ID"));
    expect(workbook.opened().attention).toMatchObject([{ row: 3 }]);
    expect(workbook.run()).toMatchObject({ state: "done", created: 3 });
    expect(namesOf(workbook).sort()).toEqual(["Ada", "Cy", "Dee"]);
  });

  it("of an earlier row in a new one does not give it the earlier space", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.run();
    const id = workbook.tab.cell(2, column("Request ID")).value;
    workbook.tab.fill([["Eve", "eve@example.com"]], 3);
    workbook.tab.fill([[id]], 3, column("Request ID"));
    expect(workbook.checked()).toMatchObject({ total: 1, done: 1, attention: [] });
    workbook.run();
    expect(namesOf(workbook)).toEqual(["Ada", "Eve"]);
    expect(new Set(workbook.links()).size).toBe(2);
  });
});

describe("a created row that is copied", () => {
  it("above itself, with its results cleared, is seen as a copy, and leaves the first one alone", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.run();
    workbook.tab.insertRows(2);
    workbook.tab.copyRow(3, 2);
    clear(workbook, 2, "Status", "Space", "Details");
    const { requestIds, total } = workbook.checked();
    expect(total).toBe(0);
    expect(requestIds.copied).toHaveLength(1);
    resultOf(
      workbook.me.run("startOver", { sheetId: 0, reason: "copied", requestIds: requestIds.copied }),
    );
    workbook.run();
    expect(workbook.spaces).toHaveLength(2);
    expect(new Set(workbook.links()).size).toBe(2);
  });
});

describe("a row that shows another row's space", () => {
  /** The result of the first row was written into the second one, and the first row was deleted. */
  function displaced(): Workbook {
    const workbook = new Workbook(NAMED.slice(0, 2));
    const { toConfirm } = workbook.checked();
    workbook.goOn(workbook.confirm(workbook.me, toConfirm.slice(0, 1)));
    for (const header of ["Status", "Space", "Details", "Request ID"] as const) {
      workbook.tab.change(3, column(header), workbook.tab.cell(2, column(header)));
    }
    workbook.tab.deleteRows(2);
    return workbook;
  }
  const decide = (workbook: Workbook, keep: boolean) => {
    const requestIds = workbook.checked().requestIds.displaced;
    resultOf(workbook.me.run("startOver", { sheetId: 0, reason: "displaced", requestIds, keep }));
  };

  it("is never created, and says whose space it shows", () => {
    const workbook = displaced();
    expect(workbook.checked()).toMatchObject({
      total: 0,
      requestIds: { displaced: [expect.any(String)] },
      attention: [{ row: 2, name: "Bea", reasons: [/shows the space “Ada”/] }],
    });
  });

  it("keeps it once the person says that it is its own", () => {
    const workbook = displaced();
    decide(workbook, true);
    expect(workbook.checked()).toMatchObject({ total: 0, done: 1, attention: [] });
  });

  it("is a new row once the person says so", () => {
    const workbook = displaced();
    decide(workbook, false);
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expect(namesOf(workbook)).toEqual(["Ada", "Bea"]);
  });

  it("is put right by itself where the other row is there", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.run();
    const results = [2, 3].map((row) =>
      HEADERS.slice(column("Status") - 1).map((header) => ({
        ...workbook.tab.cell(row, column(header)),
      })),
    );
    for (const [index, cells] of results.entries()) {
      for (const [offset, cell] of cells.entries()) {
        workbook.tab.change(3 - index, column("Status") + offset, cell);
      }
    }
    expect(workbook.column("Space")).toEqual(["Bea", "Ada"]);
    expect(workbook.checked()).toMatchObject({ total: 0, stale: 2 });
    expect(workbook.opened()).toMatchObject({ done: 2, stale: 0, attention: [] });
    expect(workbook.column("Space")).toEqual(["Ada", "Bea"]);
    expect(workbook.links()).toEqual(workbook.spaces.map(({ space }) => space.spaceUri));
  });

  it("is put right, too, where it was edited and their claims stand in each other's row", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.run();
    workbook.tab.insertRows(2);
    workbook.tab.fill([["Zed", "", "Created", "made by hand"]], 2);
    const links = workbook.links();
    const [, ada = "", bea = ""] = workbook.column("Request ID");
    workbook.tab.fill([[bea], [ada]], 3, column("Request ID"));
    workbook.tab.enter(4, column("Members"), "bea@example.com, new@example.com");
    expect(workbook.opened()).toMatchObject({ done: 3, stale: 0, attention: [] });
    expect(workbook.links()).toEqual(links);
    expect(workbook.column("Request ID")).toEqual(["", ada, bea]);
  });

  it("gets its claim back where that stands in another row, and in its own one of before", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const confirmation = workbook.confirm();
    const before = { ...workbook.tab.cell(2, column("Request ID")) };
    workbook.goOn(confirmation);
    const claim = { ...workbook.tab.cell(2, column("Request ID")) };
    workbook.tab.change(4, column("Request ID"), claim);
    workbook.tab.change(2, column("Request ID"), before);
    expect(workbook.opened()).toMatchObject({ done: 1, stale: 0, attention: [] });
    expect(workbook.column("Request ID")).toEqual([claim.value]);
  });

  it("is one that was edited, and done, where its name is the same", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.run();
    workbook.tab.enter(2, column("Members"), "ada@example.com, new@example.com");
    expect(workbook.checked()).toMatchObject({ total: 0, done: 1, attention: [] });
  });
});

describe("the rows of others", () => {
  it.each(["Details", "Space"] as const)(
    "keep their formulas in %s where a write that missed its row hit them",
    (header) => {
      const lines: Line[] = [{ "Space name": "Ada" }, {}, { "Space name": "Cy" }];
      const workbook = new Workbook(lines);
      workbook.tab.enter(3, column(header), "=A1&B1");
      const formulas = () =>
        [2, 3, 4, 5].map((row) => workbook.tab.cell(row, column(header)).formula).filter(Boolean);
      let sorted = false;
      whenever(
        workbook,
        () => !sorted && workbook.google.chat.journal.length > 0,
        () => {
          sorted = true;
          workbook.tab.insertRows(2);
        },
      );
      workbook.run();
      expect(formulas()).toEqual(["=A1&B1"]);
    },
  );

  it("keep the External people that they have, whenever rows move", () => {
    const lines = NAMED.map((line, index) => ({ ...line, "External people": index % 2 === 0 }));
    for (let at = 1; at < 40; at += 3) {
      const workbook = new Workbook(lines);
      let calls = 0;
      whenever(
        workbook,
        () => ++calls === at,
        () => workbook.tab.sort(1, false),
      );
      workbook.run();
      for (const { space } of workbook.spaces) {
        expect(space.externalUserAllowed ?? false).toBe(/Ada|Cy/.test(`${space.displayName}`));
      }
    }
  });
});

describe("a row that another one pushes out of what is being read", () => {
  it("keeps its claim, though it is back before anything is written", () => {
    const workbook = new Workbook(NAMED.slice(3));
    workbook.run();
    workbook.tab.insertRows(2, 3);
    workbook.tab.fill(
      NAMED.slice(0, 3).map((line) => HEADERS.map((header) => line[header] ?? "")),
      2,
    );
    const { toConfirm } = workbook.checked();
    let reads = 0;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (name === "Range.getDisplayValues" && ++reads === 1) workbook.tab.insertRows(2);
      if (name.startsWith("Range.set") && reads > 0) {
        workbook.google.appsScript.beforeCall = undefined;
        workbook.tab.deleteRows(2);
      }
      return undefined;
    };
    workbook.confirm(workbook.me, toConfirm);
    workbook.google.appsScript.beforeCall = undefined;
    expect(workbook.checked()).toMatchObject({ done: 1, total: 3, attention: [] });
  });
});

describe("a row whose claim is another row's", () => {
  it("keeps its own link where its neighbours are written", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.run();
    const [ada, bea] = workbook.links();
    workbook.tab.change(2, column("Request ID"), workbook.tab.cell(3, column("Request ID")));
    workbook.tab.insertRows(2);
    workbook.tab.fill([["Cy"]], 2);
    workbook.tab.fill([["Dee"]], 5);
    const { runId } = workbook.confirm();
    workbook.me.run("createNextBatch", { runId, alone: true });
    const [cy, dee] = workbook.spaces.slice(2).map(({ space }) => space.spaceUri);
    expect(workbook.links()).toEqual([cy, ada, bea, dee]);
  });
});

describe("a row that is put right", () => {
  const killedAtFlush = (workbook: Workbook, kill: number, act = () => {}) => {
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (name !== "SpreadsheetApp.flush") return undefined;
      act();
      return { kill };
    };
  };
  const results = ["Space", "Details", "Status"] as const;

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
    "is not taken for done where it showed another row's space and %i writes are carried out",
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
    "is still asked about or a new row where starting it over is killed after %i writes",
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

describe("reasons beside rows", () => {
  const invalid = (count: number): Line[] =>
    Array.from({ length: count }, (_, index) =>
      index % 2 ? { "Space name": `Team ${index}` } : { Description: `Team ${index}` },
    );

  it("cost at most 13 spreadsheet calls for 1,000 rows, wherever these are", () => {
    const workbook = new Workbook(invalid(1000));
    const request = { sheetId: workbook.tab.id, writeReasons: true };
    const { calls } = workbook.me.run("checkSheet", request);
    expect(workbook.column("Status").filter(Boolean)).toHaveLength(500);
    expect(spreadsheetCalls(calls)).toBeLessThanOrEqual(13);
  });

  it("are cut where a cell would not take them, and all the others are written", () => {
    const words = Array.from(
      { length: 700 },
      (_, index) => `no-address-${index}-${"x".repeat(60)}`,
    );
    const workbook = new Workbook([
      { "Space name": "A", Members: words.join(" ") },
      { Description: "no name" },
    ]);
    workbook.check({ writeReasons: true });
    expect(workbook.column("Status")).toEqual(["Needs attention", "Needs attention"]);
    expect(workbook.column("Details")[0]?.length).toBeLessThanOrEqual(5000);
  });
});

describe("a confirmation", () => {
  it("costs at most 12 spreadsheet calls for 1,000 rows", () => {
    const teams = Array.from({ length: 1000 }, (_, index) => ({ "Space name": `Team ${index}` }));
    const workbook = new Workbook(teams);
    const { calls, result } = workbook.confirmExecution(workbook.me, workbook.checked().toConfirm);
    expect(result).toMatchObject({ state: "confirmed", rows: 1000 });
    expect(spreadsheetCalls(calls)).toBeLessThanOrEqual(12);
  });

  it("says what is left of it, and for how many people, to the one who gave it", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    workbook.google.chat.faults.switchOn("app-not-configured");
    workbook.batch(runId, undefined, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.checked().confirmed).toEqual({ runId, spaces: 4, invitations: 4 });
    const bea = workbook.person("bea@example.com");
    expect(workbook.checked(bea).confirmed).toBeUndefined();
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 4 });
  });
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

describe("a header", () => {
  it("that stands twice is named", () => {
    const workbook = new Workbook([], { headers: [...HEADERS, "Members"] });
    expect(workbook.checked().headers).toEqual([
      "The column “Members” stands twice. Only the first one is read: rename the other.",
    ]);
  });

  it.each(["Memebrs", "Membrs", "Memberss", "Menbers"])(
    "“%s”, which nearly fits, is named",
    (word) => {
      const headers = HEADERS.map((header) => (header === "Members" ? word : header));
      const workbook = new Workbook([], { headers });
      workbook.tab.fill([["Class 7A"]], 2);
      expect(workbook.checked().headers).toEqual([
        `The column “${word}” is not read. If it is meant to be “Members”, correct its header.`,
      ]);
    },
  );

  it("of the owner's own is left alone", () => {
    const workbook = new Workbook([], { headers: [...HEADERS, "Teacher", "Room", "Notes"] });
    expect(workbook.checked().headers).toEqual([]);
  });
});
