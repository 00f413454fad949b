import { upTo } from "../sample";
import { NAMED } from "./lines";
import { atNext, clear, column, namesOf } from "./somebody";
import { HEADERS, resultOf, Workbook } from "./workbook";

const [ADA = {}, BEA = {}] = NAMED;
const HAND_MADE = "https://chat.google.com/room/HANDMADE";

/** Somebody changes whom Bea's row invites. */
const edit = (workbook: Workbook, row: number) =>
  workbook.tab.enter(row, column("Members"), "new@example.com");

describe("a row whose space was made, and that says Creating… again", () => {
  /** Bea's row is deleted while Chat is asked for it, and comes back when all is over. */
  function deletedAndBack(cancel = false): Workbook {
    const workbook = new Workbook([BEA]);
    const { runId, leases } = workbook.confirm();
    const [bea = []] = workbook.tab.rowsFrom(2, 1);
    atNext(workbook, "Chat.Spaces.setup", () => workbook.tab.deleteRows(2));
    workbook.batch(runId, undefined, leases[0]);
    if (cancel) resultOf(workbook.me.run("cancelRun", { runId }));
    workbook.tab.restoreRows(2, [bea]);
    return workbook;
  }

  /** What a run wrote is undone, but for what its confirmation did. */
  function undone(): Workbook {
    const workbook = new Workbook([BEA]);
    const confirmation = workbook.confirm();
    const before = workbook.tab.values();
    workbook.goOn(confirmation);
    workbook.tab.fill(before);
    return workbook;
  }

  describe.each([
    ["since somebody has undone that it was deleted", deletedAndBack],
    ["since somebody has undone what the run wrote", undone],
  ])("%s", (_, play) => {
    it("shows that space again where it is as it was", () => {
      const workbook = play();
      expect(workbook.opened()).toMatchObject({ total: 1, attention: [] });
      workbook.run();
      expect(workbook.links()).toEqual([workbook.spaces[0]?.space.spaceUri]);
      expect(namesOf(workbook)).toEqual(["Bea"]);
    });

    it("gets no second one where it was changed: the person looks", () => {
      const workbook = play();
      workbook.opened();
      edit(workbook, 2);
      expect(workbook.opened()).toMatchObject({ total: 0, attention: [{ row: 2 }] });
    });
  });

  it("gets no second one where its run was cancelled before it came back", () => {
    const workbook = deletedAndBack(true);
    edit(workbook, 2);
    expect(workbook.opened()).toMatchObject({ total: 0, attention: [{ row: 2 }] });
  });
});

describe("a row whose space somebody has made by hand", () => {
  /** Its people were corrected, and what they typed stands beside it. */
  function madeByHand(workbook: Workbook): void {
    edit(workbook, 2);
    workbook.tab.enter(2, column("Status"), "Created");
    const links = [{ start: 0, end: 7, url: HAND_MADE }];
    workbook.tab.change(2, column("Details"), { value: "By hand", links });
    workbook.tab.change(2, column("Space"), { value: "My Bea's", links });
  }

  function expectTyped(workbook: Workbook): void {
    expect(workbook.opened()).toMatchObject({ stale: 0, total: 0, done: 1, attention: [] });
    workbook.tab.insertRows(2);
    workbook.tab.fill([["Ada", "not an address"]], 2);
    workbook.tab.fill([["Cy", "nor this"]], 4);
    workbook.check({ writeReasons: true });
    expect(workbook.column("Status")).toEqual(["Needs attention", "Created", "Needs attention"]);
    expect(workbook.rows()[1]).toMatchObject({ Space: "My Bea's", Details: "By hand" });
    for (const header of ["Space", "Details"] as const) {
      expect(workbook.links(header)[1]).toBe(HAND_MADE);
    }
  }

  it("keeps the link that they typed where Chat had refused it", () => {
    const workbook = new Workbook([BEA]);
    workbook.google.chat.faults.switchOn("member-unknown");
    workbook.run();
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.column("Status")).toEqual(["Failed"]);
    madeByHand(workbook);
    expectTyped(workbook);
  });

  it("keeps it where its run was cancelled before Chat was asked", () => {
    const workbook = new Workbook([BEA]);
    resultOf(workbook.me.run("cancelRun", { runId: workbook.confirm().runId }));
    madeByHand(workbook);
    expectTyped(workbook);
  });

  it("keeps it where they were asked to look in Chat, since its answer was lost", () => {
    const workbook = new Workbook([BEA]);
    workbook.google.chat.faults.switchOn("lost-before");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[0]);
    resultOf(workbook.me.run("cancelRun", { runId }));
    workbook.google.chat.faults.switchAllOff();
    edit(workbook, 2);
    expect(workbook.opened()).toMatchObject({ total: 0, attention: [{ row: 2 }] });
    madeByHand(workbook);
    expectTyped(workbook);
  });

  it("is done as they say, also beside rows that the product has created", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    workbook.tab.fill([["Bea", "bea@example.com", "Created", "My Bea's", "By hand"]], 3);
    expect(workbook.checked()).toMatchObject({ done: 2, total: 0, attention: [] });
  });

  /** Its run was cancelled before anything was asked for, and the row below it was created. */
  function besideCreated(): Workbook {
    const workbook = new Workbook([BEA, ADA]);
    const [bea = "", ada = ""] = workbook.checked().toConfirm;
    const { runId } = workbook.confirm(workbook.me, [bea]);
    resultOf(workbook.me.run("cancelRun", { runId }));
    workbook.goOn(workbook.confirm(workbook.me, [ada]));
    return workbook;
  }

  it("is created where they say so without a link, though it asks for what a created row does", () => {
    const workbook = besideCreated();
    for (const header of ["Space name", "Members"] as const) {
      workbook.tab.enter(2, column(header), String(ADA[header]));
    }
    workbook.tab.enter(2, column("Status"), "Created");
    expect(workbook.opened()).toMatchObject({ done: 2, total: 0, attention: [] });
  });

  it("is asked about where somebody has pasted over it what a created row shows", () => {
    const workbook = besideCreated();
    const shown = upTo(column("Details")).map((at) => ({ ...workbook.tab.cell(3, at) }));
    for (const [index, cell] of shown.entries()) workbook.tab.change(2, index + 1, cell);
    expect(workbook.opened()).toMatchObject({ done: 1, attention: [{ row: 2 }] });
    expect(workbook.column("Space")).toEqual(["", "Ada"]);
  });
});

describe("a row that Chat has refused", () => {
  it.each(["Status", "Space", "Details", "Request ID"] as const)(
    "is tried again in the next run where somebody has cleared its %s",
    (header) => {
      const workbook = new Workbook([ADA]);
      workbook.google.chat.faults.switchOn("member-unknown", { times: 1 });
      expect(workbook.run()).toMatchObject({ state: "done", failed: 1 });
      clear(workbook, 2, header);
      expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
      expect(workbook.rows()[0]).toMatchObject({ Status: "Created", Space: "Ada" });
    },
  );
});

describe("result cells that somebody has moved by themselves", () => {
  const RESULTS = [column("Status"), column("Space"), column("Details")];

  /** Somebody inserts cells there: all below moves down, and nothing else. */
  function insertCells(workbook: Workbook, at: number, columns = RESULTS): void {
    const { tab } = workbook;
    for (const each of columns) {
      for (let row = tab.lastRow() + 1; row > at; row--) {
        tab.change(row, each, { ...tab.cell(row - 1, each) });
      }
      tab.change(at, each, { value: "", links: [] });
    }
  }

  it.each([
    ["all of them", RESULTS],
    ["the links alone", RESULTS.slice(1, 2)],
  ])("are put right where %s show other rows' spaces", (_, columns) => {
    const group = { Type: "Group chat", Members: "a@x.org, b@x.org" };
    const workbook = new Workbook([ADA, group, ...NAMED.slice(1)]);
    workbook.run();
    const [spaces, links] = [workbook.column("Space"), workbook.links()];
    insertCells(workbook, 3, columns);
    const byHand = ["By hand", 12].map((space) => ["Created", space, "My own"]);
    workbook.tab.fill(byHand, 8, column("Status"));
    expect(workbook.checked().stale).toBe(4 + Number(columns === RESULTS));
    expect(workbook.opened()).toMatchObject({ stale: 0, done: 5, total: 0, attention: [] });
    const below = columns === RESULTS ? "" : spaces[4];
    expect(workbook.column("Space")).toEqual([...spaces, below, "By hand", "12"]);
    expect(workbook.links().slice(0, 5)).toEqual(links);
    expect(workbook.spaces).toHaveLength(5);
  });

  it("are put right where the sheet ends with the column Space, too", () => {
    const headers = [...HEADERS.filter((header) => header !== "Space"), "Space"];
    const workbook = new Workbook([ADA, BEA], { headers });
    const { tab } = workbook;
    tab.deleteColumns(headers.length + 1, tab.maxColumns - headers.length);
    workbook.run();
    const links = workbook.links();
    insertCells(workbook, 2, [headers.length]);
    expect(workbook.opened()).toMatchObject({ stale: 0, done: 2, attention: [] });
    expect(workbook.links().slice(0, 2)).toEqual(links);
  });

  it("are emptied in a row that is empty, also where results are written around it", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    workbook.tab.fill([["Bea"], [""], ["Cy"]], 3);
    const { runId } = workbook.confirm();
    atNext(workbook, "Chat.Spaces.create", () => {
      for (const each of [...RESULTS, column("Request ID")]) {
        workbook.tab.change(4, each, { ...workbook.tab.cell(2, each) });
      }
    });
    resultOf(workbook.me.run("createNextBatch", { runId, alone: true }));
    expect(workbook.column("Space")).toEqual(["Ada", "Bea", "", "Cy"]);
    expect(workbook.checked()).toMatchObject({ stale: 0, done: 3 });
  });

  it("let no row pass for created that Chat has refused", () => {
    const workbook = new Workbook([ADA, BEA]);
    const failing = ({ number }: { number: number }) => number === 2;
    workbook.google.chat.faults.switchOn("member-unknown", { when: failing });
    workbook.run();
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.column("Status")).toEqual(["Created", "Failed"]);
    insertCells(workbook, 2);
    const { done, attention, toConfirm } = workbook.checked();
    expect({ done, attention }).toEqual({ done: 1, attention: [] });
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 1 });
    expect(workbook.column("Space").slice(0, 2)).toEqual(["Ada", "Bea"]);
    expect(namesOf(workbook)).toEqual(["Ada", "Bea"]);
  });

  it("keep no worker from another row, and are put right once it has ended", () => {
    const workbook = new Workbook([{}, ADA, BEA]);
    workbook.run();
    workbook.tab.fill([["Cy"]], 2);
    const { runId } = workbook.confirm();
    insertCells(workbook, 3);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 1 });
    expect(workbook.opened()).toMatchObject({ stale: 0, done: 3, attention: [] });
    expect(workbook.column("Space").slice(0, 3)).toEqual(["Cy", "Ada", "Bea"]);
  });

  it("leave a renamed row its own, though another one has its old name by now", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    workbook.tab.enter(2, column("Space name"), "Ada, last year");
    const { requestIds } = workbook.checked();
    const request = {
      sheetId: 0,
      reason: "displaced",
      requestIds: requestIds.displaced,
      keep: true,
    };
    resultOf(workbook.me.run("startOver", request));
    workbook.tab.fill([["Ada", "ada@example.com"]], 3);
    workbook.run();
    const [before] = workbook.rows();
    expect(workbook.opened()).toMatchObject({ stale: 0, done: 2, attention: [] });
    expect(workbook.rows()[0]).toEqual(before);
  });

  it("are nothing to worry about in rows that Chat was never asked for", () => {
    const workbook = new Workbook([...NAMED, {}]);
    const { runId } = workbook.confirm();
    resultOf(workbook.me.run("cancelRun", { runId }));
    workbook.tab.fill(
      [
        ["Dee", "dee@example.com"],
        ["Ada", "ada@example.com"],
        ["", ""],
      ],
      2,
    );
    workbook.tab.fill(
      [
        ["Cy", "cy@example.com"],
        ["Bea", "bea@example.com"],
      ],
      5,
    );
    expect(workbook.opened()).toMatchObject({ stale: 0, total: 4, attention: [] });
    expect(workbook.column("Status").join("") + workbook.column("Details").join("")).toBe("");
    edit(workbook, 3);
    expect(workbook.opened()).toMatchObject({ total: 4, attention: [] });
    expect(workbook.run()).toMatchObject({ state: "done", created: 4 });
    expect(workbook.column("Space")).toEqual(["Dee", "Ada", "", "Cy", "Bea"]);
  });
});
