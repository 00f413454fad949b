import type { Kill } from "../../local/google/apps-script";
import { NAMED } from "./lines";
import { atNext, atNextCall, clear, column, namesOf, whenChatIsAsked } from "./somebody";
import { expectEveryRowToHaveItsSpace, HEADERS, type Line, resultOf, Workbook } from "./workbook";

/** Somebody does something just when what was written is carried out, where the execution may end. */
const atFlush = (workbook: Workbook, act: () => void, kill?: Kill) =>
  atNext(workbook, "SpreadsheetApp.flush", act, kill);

/** So many rows are created, and behind them stand others. */
function withCreated(created: readonly Line[], more: readonly Line[]): Workbook {
  const workbook = new Workbook(created);
  workbook.run();
  const lines = more.map((line) => HEADERS.map((header) => line[header] ?? ""));
  workbook.tab.fill(lines, created.length + 2);
  return workbook;
}

const BAD = { "Space name": "Bad", Members: "b(at)x" };
const [ADA = {}, BEA = {}, CY = {}] = NAMED;

describe("while reasons are written beside rows", () => {
  const note = (workbook: Workbook) => workbook.check({ writeReasons: true });

  it("a row that moves up gets its own, and what hit the row below it goes again", () => {
    const workbook = withCreated([ADA], [BAD, BEA]);
    atFlush(workbook, () => workbook.tab.deleteRows(2));
    note(workbook);
    expect(workbook.column("Status")).toEqual(["Needs attention", ""]);
    expect(workbook.column("Details")).toEqual([expect.stringContaining("b(at)x"), ""]);
  });

  it("a row gets its own, too, where one comes in above it and is gone again once all was written", () => {
    const workbook = new Workbook([ADA, BAD]);
    atFlush(workbook, () => {
      workbook.tab.insertRows(2);
      atNextCall(workbook, () => workbook.tab.deleteRows(2));
    });
    note(workbook);
    expect(workbook.column("Status")).toEqual(["", "Needs attention"]);
    expect(workbook.column("Details")).toEqual(["", expect.stringContaining("b(at)x")]);
  });

  it("rows between them of which nothing new is to be said keep what they say", () => {
    const workbook = new Workbook([BAD, ADA, BAD, BAD]);
    workbook.run();
    const [, created] = workbook.rows();
    note(workbook);
    const [, , noted] = workbook.rows();
    for (const row of [2, 5]) workbook.tab.enter(row, column("Members"), "c(at)x");
    note(workbook);
    const [first, ada, bad, last] = workbook.rows();
    expect([ada, bad]).toEqual([created, noted]);
    for (const row of [first, last]) expect(row?.Details).toContain("c(at)x");
  });

  it("a row keeps the status of its owner's all the while, where one that says the same is deleted", () => {
    const workbook = new Workbook([{ ...BAD, Status: "Active" }, BAD]);
    const seen = new Set<string | undefined>();
    atFlush(workbook, () => {
      workbook.tab.deleteRows(3);
      workbook.google.appsScript.beforeCall = () => {
        seen.add(workbook.column("Status")[0]);
        return undefined;
      };
    });
    note(workbook);
    expect([...seen]).toEqual(["Active"]);
    expect(workbook.column("Status")).toEqual(["Active"]);
  });

  it("a formula of somebody's beside another row stays, though rows move", () => {
    const workbook = withCreated([ADA], [BAD, BEA, { ...BAD, "Space name": "Worse" }]);
    workbook.tab.enter(4, column("Space"), "=A1&B1");
    atFlush(workbook, () => workbook.tab.deleteRows(2));
    note(workbook);
    expect(workbook.column("Status")).toEqual(["Needs attention", "", "Needs attention"]);
    expect(workbook.tab.cell(3, column("Space")).formula).toBe("=A1&B1");
  });

  it("a created row that is deleted leaves its space in the report", () => {
    const workbook = withCreated([ADA], [BAD]);
    const [url] = workbook.links();
    atFlush(workbook, () => workbook.tab.deleteRows(2));
    note(workbook);
    expect(workbook.checked()).toMatchObject({ runs: { last: { orphans: [{ url }] } } });
  });

  it("a row without a name that somebody empties gets none", () => {
    const workbook = new Workbook([BAD, { Description: "No name" }, ADA]);
    atFlush(workbook, () => clear(workbook, 3, "Description"));
    note(workbook);
    expect(workbook.column("Status")).toEqual(["Needs attention", "", ""]);
    expect(workbook.column("Details").slice(1)).toEqual(["", ""]);
  });

  it("a row that somebody empties between two of them stays empty", () => {
    const workbook = new Workbook([BAD, ADA, { ...BAD, "Space name": "Worse" }]);
    workbook.run();
    atFlush(workbook, () => clear(workbook, 3, "Status", "Space", "Details", "Request ID"));
    note(workbook);
    expect(workbook.column("Status")).toEqual(["Needs attention", "", "Needs attention"]);
    expect(workbook.column("Details")[1]).toBe("");
    expect(workbook.opened()).toMatchObject({ total: 1, done: 0 });
  });
});

describe("while a confirmation writes its claims", () => {
  const claims = (workbook: Workbook) => workbook.column("Request ID").filter(Boolean);

  it.each([
    ["that is deleted", []],
    ["that is deleted just when it is put right", ["Status", "Space", "Details"] as const],
  ])("a created row %s leaves its space in the report", (_, cleared) => {
    const workbook = withCreated([ADA], [BEA]);
    const [ada] = workbook.links();
    clear(workbook, 2, ...cleared);
    const { toConfirm } = workbook.checked();
    atFlush(workbook, () => workbook.tab.deleteRows(2));
    const { orphans } = workbook.confirm(workbook.me, toConfirm);
    expect(orphans.map(({ url }) => url)).toEqual([ada]);
    expect(claims(workbook)).toHaveLength(1);
  });

  it("a created row that is edited while another one comes in above it keeps its claim", () => {
    const workbook = withCreated([ADA], [BEA]);
    const [ada] = workbook.column("Request ID");
    const { toConfirm } = workbook.checked();
    atFlush(workbook, () => {
      workbook.tab.insertRows(2);
      workbook.tab.enter(3, column("Members"), "new@example.com");
    });
    expect(workbook.confirm(workbook.me, toConfirm)).toMatchObject({ rows: 1, orphans: [] });
    expect(workbook.column("Request ID").slice(0, 2)).toEqual(["", ada]);
    expect(workbook.checked()).toMatchObject({ stale: 0, done: 1, attention: [] });
  });

  it("of two created rows that say the same, and of which one is deleted, the other one keeps its own", () => {
    const workbook = withCreated([ADA, ADA], [BEA]);
    const [[ada], [, orphan]] = [workbook.column("Request ID"), workbook.links()];
    const { toConfirm } = workbook.checked();
    atFlush(workbook, () => {
      workbook.tab.insertRows(4);
      atFlush(workbook, () => workbook.tab.deleteRows(3));
    });
    const { orphans } = workbook.confirm(workbook.me, toConfirm);
    expect(orphans.map(({ url }) => url)).toEqual([orphan]);
    expect(workbook.column("Request ID").slice(0, 2)).toEqual([ada, ""]);
  });

  it("rows that say the same get one each, though as many come in above them", () => {
    const workbook = new Workbook([ADA, ADA, ADA]);
    const { toConfirm } = workbook.checked();
    atFlush(workbook, () => workbook.tab.insertRows(2, 3));
    expect(workbook.confirm(workbook.me, toConfirm)).toMatchObject({ rows: 3, changed: 0 });
    expect(workbook.column("Request ID").slice(0, 3)).toEqual(["", "", ""]);
    expect(new Set(claims(workbook)).size).toBe(3);
  });

  it("a row above or below keeps what somebody writes beside it meanwhile", () => {
    const workbook = new Workbook([ADA, BEA, CY]);
    const [, bea = ""] = workbook.checked().toConfirm;
    atFlush(workbook, () => {
      for (const row of [2, 4]) workbook.tab.enter(row, column("Status"), "Later");
    });
    workbook.confirm(workbook.me, [bea]);
    expect(workbook.column("Status")).toEqual(["Later", "Creating…", "Later"]);
  });

  it("a row that is pasted once more gets no second claim", () => {
    const workbook = new Workbook([BEA]);
    const { toConfirm } = workbook.checked();
    atFlush(workbook, () => {
      workbook.tab.insertRows(2);
      workbook.tab.copyRow(3, 2);
    });
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(claims(workbook)).toHaveLength(1);
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 1 });
    expect(workbook.checked()).toMatchObject({ done: 1, total: 1, attention: [] });
  });

  describe.each([
    ["below", 2],
    ["above", 4],
  ])(
    "of two rows %s a created one that say what it says, one at most gets its claim where it",
    (_, at) => {
      /** Bea's row is confirmed, and in that moment the created one deleted. */
      function confirmWhileDeleted(kill?: Kill): Workbook {
        const workbook = withCreated([ADA], [ADA, ADA, BEA]);
        if (at !== 2) {
          workbook.tab.copyRow(2, at);
          workbook.tab.copyRow(3, 2);
        }
        const confirmed = workbook.checked().toConfirm.slice(-1);
        atFlush(workbook, () => {
          workbook.tab.deleteRows(at);
          atFlush(workbook, () => {}, kill);
        });
        workbook.confirmExecution(workbook.me, confirmed);
        return workbook;
      }

      it("is deleted", () => {
        const workbook = confirmWhileDeleted();
        const ids = claims(workbook).map((claim) => claim.slice(0, 36));
        expect(new Set(ids).size).toBe(2);
        expect(ids).toHaveLength(2);
      });

      it("is deleted, and the execution killed before it has seen all of that", () => {
        const workbook = confirmWhileDeleted({ kill: 2 });
        const { attention, stale } = workbook.opened();
        expect({ attention, stale }).toEqual({ attention: [], stale: 0 });
      });
    },
  );

  it("rows that say the same and change places once all was written keep each its own", () => {
    const workbook = withCreated([ADA], [ADA, BEA]);
    const confirmed = workbook.checked().toConfirm.slice(-1);
    atFlush(workbook, () => {
      atNextCall(workbook, () => {
        workbook.tab.insertRows(4);
        workbook.tab.copyRow(2, 4);
        workbook.tab.deleteRows(2);
      });
    });
    workbook.confirm(workbook.me, confirmed);
    expect(workbook.column("Status").slice(0, 2)).toEqual(["", "Created"]);
    expect(workbook.column("Request ID").map(Boolean)).toEqual([false, true, true]);
    expect(workbook.checked()).toMatchObject({ stale: 0, done: 1, attention: [] });
  });

  it("rows that say the same have each its own, though one comes in above them once all was written", () => {
    const workbook = new Workbook(Array.from({ length: 5 }, () => ADA));
    const { toConfirm } = workbook.checked();
    let written: string[] = [];
    atFlush(workbook, () => {
      atNextCall(workbook, () => {
        written = claims(workbook);
        workbook.tab.insertRows(2);
      });
    });
    expect(workbook.confirm(workbook.me, toConfirm)).toMatchObject({ rows: 5, changed: 0 });
    expect(workbook.column("Request ID")).toEqual(["", ...written]);
  });

  it("rows of one name that are sorted have each its own", () => {
    const people = ["a", "b", "c", "d"].map((name) => `${name}@example.com`);
    const workbook = new Workbook(people.map((Members) => ({ "Space name": "Ada", Members })));
    const { toConfirm } = workbook.checked();
    atFlush(workbook, () => workbook.tab.sort(column("Members"), false));
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(confirmation).toMatchObject({ rows: 4, changed: 0 });
    expect(workbook.checked()).toMatchObject({ stale: 0, attention: [] });
    const before = workbook.column("Request ID").map((claim) => claim.slice(0, 36));
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 4 });
    expect(workbook.column("Request ID").map((claim) => claim.slice(0, 36))).toEqual(before);
    expect(workbook.column("Members")).toEqual([...people].reverse());
  });

  it.each<[string, ("Status" | "Space")[]]>([
    ["as it is", []],
    ["without its link", ["Space"]],
    ["without its status", ["Status"]],
  ])(
    "a copy that is pasted in between, %s, gets back the claim that was written over",
    (_, cleared) => {
      const workbook = withCreated([CY, ADA], [BAD, BEA]);
      const { toConfirm } = workbook.checked();
      atFlush(workbook, () => {
        workbook.tab.insertRows(4);
        workbook.tab.copyRow(3, 4);
        clear(workbook, 4, ...cleared);
      });
      workbook.goOn(workbook.confirm(workbook.me, toConfirm));
      const [, ada, copy, bad, bea] = workbook.column("Request ID");
      expect([copy, bad]).toEqual([ada, ""]);
      expect(bea).not.toBe(ada);
      expect(workbook.column("Status")).toEqual(["Created", "Created", "Created", "", "Created"]);
      expect(workbook.checked().attention).toMatchObject([
        { row: 4, reasons: [expect.stringMatching(/copy of another one/)] },
        { row: 5 },
      ]);
    },
  );

  it("a copy of a row of which nothing has become is a row like any other", () => {
    const workbook = new Workbook([ADA, CY, BEA]);
    const [ada = "", , bea = ""] = workbook.checked().toConfirm;
    const { runId } = workbook.confirm(workbook.me, [ada]);
    workbook.me.run("cancelRun", { runId });
    atFlush(workbook, () => {
      workbook.tab.insertRows(3);
      workbook.tab.copyRow(2, 3);
    });
    workbook.confirm(workbook.me, [bea]);
    expect(workbook.column("Request ID").map(Boolean)).toEqual([true, false, false, true]);
  });
});

describe("a row that says something else once its space is made", () => {
  const swap = ({ tab }: Workbook) => {
    tab.fill([["Description"]], 1, column("Space name"));
    tab.fill([["Space name"]], 1, column("Description"));
  };
  const widen = ({ tab }: Workbook) => {
    tab.fill([["My own"]], 1, HEADERS.length + 1);
    tab.enter(2, column("Description"), "New");
  };

  it.each([
    ["two headers were exchanged", swap],
    ["it was edited, and a column added", widen],
  ])("has that beside it, where meanwhile %s", (_, act) => {
    const workbook = new Workbook([{ ...ADA, Description: "Old" }]);
    const { runId, leases } = workbook.confirm();
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (!name.startsWith("Chat.")) return undefined;
      workbook.google.appsScript.beforeCall = undefined;
      act(workbook);
      return undefined;
    };
    workbook.batch(runId, workbook.me, leases[0]);
    expect(workbook.column("Details")[0]).toMatch(
      /This row was changed while its space was created/,
    );
    expect(workbook.links()[0]).toBe(workbook.spaces[0]?.space.spaceUri);
  });
});

describe("a created row that is deleted just when another one's result is written", () => {
  it("leaves its space in the report", () => {
    const workbook = withCreated([ADA], [BEA]);
    const [url] = workbook.links();
    const { runId, leases } = workbook.confirm();
    atFlush(workbook, () => workbook.tab.deleteRows(2));
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ state: "done", created: 1, orphans: [{ url }] });
  });
});

describe("a row that somebody takes away just when a worker takes it", () => {
  it.each<[string, (workbook: Workbook) => void]>([
    ["is deleted", ({ tab }) => tab.deleteRows(3)],
    ["has lost its Request ID", (workbook) => clear(workbook, 3, "Request ID")],
  ])("is not asked for, and keeps the run from nothing, where it %s", (_, act) => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "1"]]));
    const { runId, leases } = workbook.confirm();
    expect(workbook.batch(runId, workbook.me, leases[0])).toMatchObject({ state: "waiting" });
    workbook.wait(60_000);
    atFlush(workbook, () => act(workbook));
    expect(workbook.batch(runId)).toMatchObject({ state: "waiting", why: "" });
    const end = workbook.goOn({ runId, leases: [] });
    expect(end).toMatchObject({ state: "done", created: 1, left: 0, orphans: [] });
    expect(workbook.calls).toHaveLength(1);
  });
});

describe("a row that comes in between those whose results are written", () => {
  const comesIn = (lines: readonly Line[], row: number) => {
    const workbook = new Workbook(lines);
    const { runId } = workbook.confirm();
    atFlush(workbook, () => {
      workbook.tab.insertRows(row);
      workbook.tab.enter(row, column("Space name"), "Guest");
    });
    const { result } = workbook.me.run("createNextBatch", { runId, alone: true });
    return { workbook, result };
  };

  it("keeps them from nothing, and is pointed out where it shows what one of them does", () => {
    const { workbook, result } = comesIn(NAMED, 4);
    expect(result).toMatchObject({ state: "done", created: 4 });
    const attention = [{ row: 4, name: "Guest", doubt: "copied" }];
    expect(workbook.checked()).toMatchObject({ done: 4, total: 0, attention });
    expect(workbook.links().filter((_, index) => index !== 2)).toEqual(
      workbook.spaces.map(({ space }) => space.spaceUri),
    );
  });

  it("keeps them from nothing where one beside them is somebody's own", () => {
    const { workbook, result } = comesIn([ADA, { "Space name": "Other", Space: "x" }, BEA], 3);
    expect(result).toMatchObject({ state: "done", created: 2 });
    expectEveryRowToHaveItsSpace(workbook, 2);
    expect(workbook.column("Space")[2]).toBe("x");
  });
});

describe("a row that comes in while results are written, and that has something in Space", () => {
  it.each([
    ["nothing", () => ""],
    ["what another one was confirmed with", (claim: string) => claim],
  ])("keeps that where its Request ID holds %s", (_, requestIdFrom) => {
    const workbook = new Workbook([ADA, BEA]);
    const { runId } = workbook.confirm();
    const [ada = ""] = workbook.column("Request ID");
    atFlush(workbook, () => {
      for (const row of [2, 4]) workbook.tab.insertRows(row);
      atNextCall(workbook, () => {
        workbook.tab.fill([["Guest", "", "", "Hall"]], 4);
        workbook.tab.enter(4, column("Request ID"), requestIdFrom(ada));
      });
    });
    const { result } = workbook.me.run("createNextBatch", { runId, alone: true });
    expect(result).toMatchObject({ state: "done", created: 2 });
    expect(workbook.column("Space")).toEqual(["", "Ada", "Hall", "Bea"]);
  });

  it("keeps that where it says nothing else", () => {
    const workbook = new Workbook([ADA, BAD, BAD, BEA]);
    const { runId } = workbook.confirm();
    atFlush(workbook, () => {
      for (const row of [2, 4]) workbook.tab.insertRows(row);
      atNextCall(workbook, () => workbook.tab.enter(4, column("Space"), "Hall"));
    });
    const { result } = workbook.me.run("createNextBatch", { runId, alone: true });
    expect(result).toMatchObject({ state: "done", created: 2 });
    expect(workbook.column("Space")).toEqual(["", "Ada", "Hall", "", "", "Bea"]);
  });
});

describe("a column that is deleted while results are written", () => {
  it("is missed at once; once it is back, every row gets its one space", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    atFlush(workbook, () => workbook.tab.deleteColumns(column("Details")));
    expect(workbook.batch(runId, workbook.me, leases[0])).toMatchObject({
      state: "stopped",
      why: [expect.stringMatching(/one of its columns, has been deleted\. Bring it back/)],
    });
    workbook.tab.insertColumns(column("Details"));
    workbook.tab.fill([["Details"]], 1, column("Details"));
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done" });
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });
});

/** Somebody drags a column to another place. */
function drag(tab: Workbook["tab"], from: number, to: number): void {
  const lines = tab.values().map((line) => {
    const [cell = "", ...others] = [line[from - 1], ...line.filter((_, at) => at !== from - 1)];
    return [...others.slice(0, to - 1), cell, ...others.slice(to - 1)];
  });
  tab.fill(lines);
}

describe("columns that somebody moves just when results are written", () => {
  const filled = NAMED.map((line) => ({
    ...line,
    Type: "Space",
    "Who can find it": "Members only",
  }));
  const typed = (workbook: Workbook, headers = workbook.tab.values()[0] ?? []) =>
    workbook.tab.values().map((line) => {
      const at = (header: string) => line[headers.indexOf(header)];
      return [at("Space name"), at("Type"), at("Members"), at("Who can find it"), at("Room")];
    });

  it.each<[string, (workbook: Workbook) => void]>([
    ["inserts one before all", ({ tab }) => tab.insertColumns(1)],
    ["inserts one among them", ({ tab }) => tab.insertColumns(column("Space"))],
    ["inserts one before the last", ({ tab }) => tab.insertColumns(column("Request ID"))],
    ["inserts two", ({ tab }) => [1, 1].forEach((at) => void tab.insertColumns(at))],
    ["deletes one", ({ tab }) => tab.deleteColumns(column("Description"))],
    ["drags one before all", ({ tab }) => drag(tab, HEADERS.length + 1, 1)],
    ["drags one behind all", ({ tab }) => drag(tab, column("Status"), HEADERS.length + 1)],
  ])(
    "leave what people have filled in where somebody %s, and their rows with one space",
    (_, move) => {
      const workbook = new Workbook(filled, { headers: [...HEADERS, "Room"] });
      workbook.tab.fill(
        ["Room", "R1", 12, "R3", "R4"].map((room) => [room]),
        1,
        HEADERS.length + 1,
      );
      const before = typed(workbook);
      const { runId, leases } = workbook.confirm();
      atFlush(workbook, () => move(workbook));
      const state = workbook.batch(runId, workbook.me, leases[0]);
      expect(state).not.toMatchObject({ state: "stopped" });
      expect(typed(workbook)).toEqual(before);
      expect(workbook.goOn({ runId, leases: leases.slice(1) })).toMatchObject({ state: "done" });
      expect(typed(workbook)).toEqual(before);
      expectEveryRowToHaveItsSpace(workbook, NAMED.length);
    },
  );

  it.each<[string, (workbook: Workbook) => void]>([
    ["is deleted before them", ({ tab }) => tab.deleteColumns(1)],
    ["is deleted behind others, and before them", ({ tab }) => tab.deleteColumns(3)],
    ["comes in before them", ({ tab }) => tab.insertColumns(1)],
    ["comes in between them", ({ tab }) => tab.insertColumns(5)],
    ["comes in before them, and another", ({ tab }) => tab.insertColumns(1, 2)],
    ["comes in before them, and two more", ({ tab }) => tab.insertColumns(1, 3)],
  ])("leave notes under no header where a column %s", (_, act) => {
    const headers = ["Room", "Space name", "Members", "", "Status", "", ...HEADERS.slice(3, 5)];
    const workbook = new Workbook(NAMED, { headers: [...headers, "Request ID"] });
    const notes = ["left", "right"].map((side) => NAMED.map((__, row) => `${side} ${row}`));
    for (const [index, at] of [4, 6].entries()) {
      workbook.tab.fill(notes[index]?.map((note) => [note]) ?? [], 2, at);
    }
    const { runId, leases } = workbook.confirm();
    atFlush(workbook, () => act(workbook));
    workbook.batch(runId, undefined, leases[0]);
    const found = workbook.tab
      .values()
      .flat()
      .filter((cell) => /^(left|right) /.test(String(cell)));
    expect(found.sort()).toEqual(notes.flat());
  });

  it.each([3, 4, 5, 6])("leave what created rows say where one comes in as column %i", (at) => {
    const headers = ["Space name", "Members", "Status", "Space", "Details", "Request ID"];
    const workbook = new Workbook([ADA], { headers });
    workbook.run();
    const [ada] = workbook.rows();
    workbook.tab.fill([["Bea"]], 3);
    const { runId, leases } = workbook.confirm();
    atFlush(workbook, () => workbook.tab.insertColumns(at));
    workbook.batch(runId, workbook.me, leases[0]);
    expect(workbook.rows()[0]).toMatchObject(ada ?? {});
    expect(workbook.column("Status")).toEqual(["Created", "Created"]);
  });

  it.each(["b(at)x", "=b", "b="])("leave people where only reasons are written: %s", (people) => {
    const workbook = new Workbook([BAD, ADA]);
    // As a text, whatever it begins with.
    workbook.tab.change(2, column("Members"), { value: people });
    const before = workbook.column("Members");
    atFlush(workbook, () => workbook.tab.insertColumns(1));
    workbook.check({ writeReasons: true });
    expect(workbook.column("Members")).toEqual(before);
    expect(workbook.tab.cell(2, column("Members") + 1)).toMatchObject({
      value: people,
      formula: "",
    });
  });

  it("leave people where the header stands once more further down", () => {
    const workbook = new Workbook([BAD, ADA]);
    workbook.tab.fill([HEADERS], 5);
    const before = workbook.column("Members");
    atFlush(workbook, () => workbook.tab.insertColumns(1));
    workbook.check({ writeReasons: true });
    expect(workbook.column("Members")).toEqual(before);
  });

  it("leave each of several rows that say the same its own status", () => {
    const others = ["Active", "Paused"].map((Status) => ({ "Space name": "Other", Status }));
    const workbook = new Workbook([ADA, ...others, BEA]);
    const before = workbook.column("Status");
    const { toConfirm } = workbook.checked();
    atFlush(workbook, () => workbook.tab.insertColumns(column("Details")));
    workbook.confirmExecution(workbook.me, toConfirm);
    expect(workbook.column("Status")).toEqual(before);
  });

  it("leave the rest where reasons are withdrawn, though the last row is deleted, too", () => {
    const workbook = new Workbook([BAD, BAD]);
    workbook.check({ writeReasons: true });
    for (const row of [2, 3]) workbook.tab.enter(row, column("Members"), "b@example.com");
    atFlush(workbook, () => {
      workbook.tab.insertColumns(column("Status"));
      workbook.tab.deleteRows(3);
    });
    expect(workbook.check({ writeReasons: true })).toMatchObject({ state: "checked" });
    workbook.check({ writeReasons: true });
    expect(workbook.rows()).toMatchObject([{ Members: "b@example.com", Status: "", Details: "" }]);
  });

  it("leave no space uncounted where a row has come in just before", () => {
    const workbook = new Workbook(NAMED);
    const { runId } = workbook.confirm();
    atFlush(workbook, () => {
      workbook.tab.insertRows(4);
      atFlush(workbook, () => workbook.tab.insertColumns(column("Details")));
    });
    const state = resultOf(workbook.me.run("createNextBatch", { runId, alone: true }));
    expect(state).toMatchObject({ state: "done", created: 4 });
    expect(workbook.column("Space")).toEqual(["Ada", "Bea", "", "Cy", "Dee"]);
    expectEveryRowToHaveItsSpace(workbook, 4);
  });

  it("leave people where what is said beside rows is new only in Details", () => {
    const workbook = new Workbook([BAD, ADA]);
    workbook.check({ writeReasons: true });
    workbook.tab.enter(2, column("Members"), "c(at)x");
    const before = workbook.rows();
    atFlush(workbook, () => workbook.tab.insertColumns(1));
    workbook.check({ writeReasons: true });
    expect(workbook.rows()).toMatchObject(before);
  });

  it("leave what people have filled in where a title stands above the header", () => {
    const workbook = new Workbook(filled);
    workbook.tab.insertRows(1);
    workbook.tab.fill([["Our spaces"]]);
    const { toConfirm } = workbook.checked();
    const before = workbook.tab.values();
    atFlush(workbook, () => workbook.tab.insertColumns(1));
    expect(workbook.confirm(workbook.me, toConfirm)).toMatchObject({ rows: 0, changed: 4 });
    expect(workbook.tab.values().map((line) => line.slice(1))).toEqual(before);
  });

  it("leave people where a worker takes a row and writes nothing else", () => {
    const workbook = new Workbook([ADA, BEA]);
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "1"]]));
    const before = workbook.column("Members");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    workbook.wait(60_000);
    atFlush(workbook, () => workbook.tab.insertColumns(1));
    workbook.batch(runId);
    expect(workbook.column("Members")).toEqual(before);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 2 });
  });

  it("leave what stands beside a row that has nothing there, and was not to be written", () => {
    const workbook = new Workbook([ADA, { "Space name": "Bea" }, CY]);
    const before = workbook.column("Members");
    const [first = "", , last = ""] = workbook.checked().toConfirm;
    atFlush(workbook, () => workbook.tab.insertColumns(1));
    workbook.confirmExecution(workbook.me, [first, last]);
    expect(workbook.column("Members")).toEqual(before);
  });

  it("leave a formula in a column that did not move, beside one that did", () => {
    const workbook = new Workbook([ADA, { "Space name": "Other" }, BEA]);
    workbook.tab.enterFormula(3, column("Status"), "=A3", () => "mine");
    const { toConfirm } = workbook.checked();
    expect(toConfirm).toHaveLength(2);
    atFlush(workbook, () => workbook.tab.insertColumns(column("Details")));
    workbook.confirmExecution(workbook.me, toConfirm);
    expect(workbook.tab.cell(3, column("Status")).formula).toBe("=A3");
  });

  it.each<[string, (workbook: Workbook) => void]>([
    ["", () => {}],
    [", and somebody wrote over a status", ({ tab }) => tab.enter(3, 4, "Mine")],
  ])("leave formulas where they moved only once all was written%s", (_, act) => {
    const headers = ["Space name", "Members", "Note", "Status", "Space", "Details", "Request ID"];
    const workbook = new Workbook(NAMED, { headers });
    for (let row = 2; row <= 5; row++) {
      workbook.tab.enterFormula(row, 3, `=A${row}`, () => `note ${row}`);
    }
    const { runId } = workbook.confirm();
    atFlush(workbook, () =>
      atNextCall(workbook, () => {
        act(workbook);
        workbook.tab.insertColumns(1);
      }),
    );
    const { result } = workbook.me.run("createNextBatch", { runId, alone: true });
    expect(result).toMatchObject({ state: "done" });
    const formulas = NAMED.map((__, row) => workbook.tab.cell(row + 2, 4).formula);
    expect(formulas).toEqual(["=A2", "=A3", "=A4", "=A5"]);
    expect(workbook.spaces).toHaveLength(4);
  });

  it.each([
    ["all of them", 1, 3, 4],
    ["some of them", 6, 6, 7],
  ])(
    "leave formulas where %s moved before others' cells were read",
    (_, inserted, before, after) => {
      const headers = ["Space name", "Members", "Note", "Status", "Space", "Extra", "Details"];
      const workbook = new Workbook(NAMED, { headers: [...headers, "Request ID"] });
      workbook.run();
      workbook.tab.fill([["Other", "", "", "mine"]], 6);
      workbook.tab.enter(3, 4, "");
      const formulas = [2, 3, 4, 5, 6].map((row) => `=A${row}`);
      for (const [index, formula] of formulas.entries()) {
        workbook.tab.enterFormula(index + 2, before, formula, () => "note");
      }
      atNext(workbook, "Range.getFormulas", () => workbook.tab.insertColumns(inserted));
      for (let times = 0; times < 2; times++) workbook.me.run("putRight", { sheetId: 0 });
      const kept = formulas.map((__, index) => workbook.tab.cell(index + 2, after).formula);
      expect(kept).toEqual(formulas);
      const statuses = workbook.rows().map(({ Status }) => Status);
      expect(statuses).toEqual(["Created", "Created", "Created", "Created", "mine"]);
    },
  );

  it("leave what was claimed before where they are back before that is put back", () => {
    const workbook = withCreated([ADA], [BEA]);
    const before = workbook.column("Request ID");
    const { toConfirm } = workbook.checked();
    const atNextLook = (act: () => void) => atNext(workbook, "Sheet.getDataRange", act);
    atFlush(workbook, () =>
      atNextCall(workbook, () => {
        workbook.tab.enter(3, column("Status"), "Mine");
        workbook.tab.insertColumns(1);
        atNextLook(() => atNextLook(() => workbook.tab.deleteColumns(1)));
      }),
    );
    workbook.confirmExecution(workbook.me, toConfirm);
    expect(workbook.column("Request ID")).toEqual(before);
  });

  it("leave a confirmation that says how many rows it has not written to", () => {
    const workbook = new Workbook(filled);
    const { toConfirm } = workbook.checked();
    const before = typed(workbook);
    atFlush(workbook, () => workbook.tab.insertColumns(1));
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(confirmation).toMatchObject({ rows: 0, changed: 4, leases: [] });
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 0 });
    expect(typed(workbook)).toEqual(before);
    expect(workbook.run()).toMatchObject({ state: "done", created: 4 });
  });
});

describe("a row that comes in above the header just when rows are written", () => {
  const insert = ({ tab }: Workbook) => tab.insertRows(1);

  it("leaves the header, and a run that goes on", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    atFlush(workbook, () => insert(workbook));
    workbook.batch(runId, undefined, leases[0]);
    expect(workbook.tab.values()[1]).toEqual([...HEADERS]);
    expect(workbook.goOn({ runId, leases: leases.slice(1) })).toMatchObject({ state: "done" });
    expect(namesOf(workbook)).toEqual(["Ada", "Bea", "Cy", "Dee"]);
  });

  it("leaves notes where they stand under no header", () => {
    const headers = [...HEADERS.slice(0, 4), "", "Details", "Request ID"];
    const workbook = new Workbook(NAMED, { headers });
    const notes = NAMED.map((_, index) => [`note ${index}`]);
    workbook.tab.fill(notes, 2, 5);
    const { runId, leases } = workbook.confirm();
    atFlush(workbook, () => insert(workbook));
    workbook.batch(runId, undefined, leases[0]);
    expect(workbook.tab.values()[1]).toEqual(headers);
    const found = workbook.tab.values().map((line) => line[4]);
    expect(found).toEqual(["", "", ...notes.flat()]);
    expect(workbook.goOn({ runId, leases: leases.slice(1) })).toMatchObject({ state: "done" });
  });

  it("leaves created rows what they show where others are confirmed", () => {
    const workbook = withCreated(NAMED.slice(0, 2), NAMED.slice(2));
    const created = workbook.tab.values().slice(0, 3);
    const { toConfirm } = workbook.checked();
    atFlush(workbook, () => insert(workbook));
    workbook.confirmExecution(workbook.me, toConfirm);
    expect(workbook.tab.values().slice(1, 4)).toEqual(created);
  });

  it("leaves a header beside reasons", () => {
    const workbook = new Workbook([BAD, ...NAMED]);
    atFlush(workbook, () => insert(workbook));
    workbook.check({ writeReasons: true });
    expect(workbook.tab.values()[1]).toEqual([...HEADERS]);
    workbook.check({ writeReasons: true });
    const statuses = workbook.tab
      .values()
      .slice(2)
      .map((line) => line[column("Status") - 1]);
    expect(statuses).toEqual(["Needs attention", "", "", "", ""]);
  });
});

describe("rows and columns that move just when results are written", () => {
  it.each<[string, (workbook: Workbook) => void]>([
    ["comes in", ({ tab }) => tab.insertRows(3)],
    ["is deleted", ({ tab }) => tab.deleteRows(2)],
    ["is where another one was, since all are sorted", ({ tab }) => tab.sort(2, false)],
  ])("leave others' cells in their rows where a row %s", (_, act) => {
    const workbook = new Workbook(NAMED, {
      headers: [...HEADERS.slice(0, 5), "Room", "Request ID"],
    });
    workbook.tab.fill(
      NAMED.map((line) => [`of ${line["Space name"]}`]),
      2,
      6,
    );
    const { runId, leases } = workbook.confirm();
    atFlush(workbook, () => {
      workbook.tab.insertColumns(1);
      act(workbook);
    });
    workbook.batch(runId, undefined, leases[0]);
    for (const { "Space name": name, Room: room } of workbook.rows()) {
      expect(room).toBe(name && `of ${name}`);
    }
  });
});

describe("a row that is put right before it is written to, where columns move in between", () => {
  /** The claims of the first two rows change places, as a write leaves them that missed these rows. */
  function exchange({ tab }: Workbook): void {
    const [ada = "", bea = ""] = [2, 3].map((row) => tab.cell(row, column("Request ID")).value);
    tab.fill([[bea], [ada]], 2, column("Request ID"));
  }
  const moveAtSecondFlush = (workbook: Workbook) =>
    atFlush(workbook, () => atFlush(workbook, () => workbook.tab.insertColumns(1)));

  it("gets its result once the columns are found again", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (!name.startsWith("Chat.")) return undefined;
      exchange(workbook);
      moveAtSecondFlush(workbook);
      return undefined;
    };
    workbook.batch(runId, undefined, leases[0]);
    const end = workbook.goOn({ runId, leases: leases.slice(1) });
    expect(end).toMatchObject({ state: "done", created: 4, left: 0 });
    expectEveryRowToHaveItsSpace(workbook, 4, /^Created/);
  });

  it("is looked for again before anything else is written, where they move as it is put right", () => {
    const workbook = new Workbook(NAMED);
    const { runId } = workbook.confirm();
    let writes = 0;
    whenChatIsAsked(workbook, () => {
      exchange(workbook);
      workbook.google.appsScript.beforeCall = ({ name }) => {
        if (name !== "SpreadsheetApp.flush") return undefined;
        writes += 1;
        if (writes === 1) workbook.tab.insertColumns(1);
        return undefined;
      };
    });
    const state = resultOf(workbook.me.run("createNextBatch", { runId, alone: true }));
    expect(state).toMatchObject({ state: "done", created: 4, left: 0 });
    expectEveryRowToHaveItsSpace(workbook, 4, /^Created/);
    // It is put right in vain, what that hit is put back, it is put right, and has its result.
    expect(writes).toBe(4);
  });

  it("is not counted as confirmed", () => {
    const workbook = new Workbook(NAMED);
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    resultOf(workbook.me.run("cancelRun", { runId }));
    workbook.wait(200_000);
    const { toConfirm } = workbook.opened();
    exchange(workbook);
    moveAtSecondFlush(workbook);
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(confirmation).toMatchObject({ rows: 0, changed: 4 });
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 0 });
  });
});

describe("a header that is changed just when results are written", () => {
  it("and is put back leaves what others have below it, and each row with one space", () => {
    const old = { "Space name": "Old", Status: "mine", Details: "mine" };
    const workbook = new Workbook([ADA, old, BEA]);
    const { runId } = workbook.confirm();
    const typeHeader = (header: string) => workbook.tab.enter(1, column("Details"), header);
    atFlush(workbook, () => typeHeader("My notes"));
    const state = resultOf(workbook.me.run("createNextBatch", { runId, alone: true }));
    expect(state).toMatchObject({ state: "stopped" });
    typeHeader("Details");
    expect(workbook.column("Details")).toEqual(["", "mine", ""]);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done" });
    expect(workbook.column("Space")).toEqual(["Ada", "", "Bea"]);
    expect(workbook.spaces).toHaveLength(2);
  });
});

describe("a header that says something else while Chat is asked", () => {
  it.each([
    ["as it was", "ada@example.com"],
    ["edited", "ada@example.com, bo@example.com"],
  ])("and is put back leaves its row, %s, with one space", (_, members) => {
    const workbook = new Workbook([ADA]);
    const { runId, leases } = workbook.confirm();
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (name.startsWith("Chat.")) workbook.tab.enter(1, column("Details"), "My notes");
      return undefined;
    };
    const state = workbook.batch(runId, workbook.me, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    expect(state).toMatchObject({ state: "stopped", orphans: [{ text: "Ada" }] });
    workbook.tab.enter(1, column("Details"), "Details");
    workbook.tab.enter(2, column("Members"), members);
    workbook.wait(200_000);
    if (workbook.opened().total > 0) workbook.run();
    expect(workbook.spaces).toHaveLength(1);
  });
});
