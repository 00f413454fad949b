import { teams } from "./lines";
import { clear, writesOfReasons } from "./somebody";
import { ofClass, peopleIn, type, workbookWith } from "./spaces-that-exist";
import {
  EVERY_KIND,
  expectEveryRowToHaveItsSpace,
  HEADERS,
  type Line,
  resultOf,
  Workbook,
} from "./workbook";

const EXAMPLE = [
  ...EVERY_KIND,
  { "Space name": "Class 7A", Members: "dora@example.com" },
  { "Space name": "Old", Status: "Created", Space: "Old", "Request ID": "" },
];

describe("the check", () => {
  it("takes an empty row for no example, and names no rows of one name of which one is left out", () => {
    const wrong = { "Space name": "Ada", Members: "a(at)x" };
    const workbook = new Workbook([{ "Space name": "Ada" }, {}, wrong]);
    expect(workbook.checked()).toMatchObject({ total: 1, examples: 0, sameNames: [] });
  });

  it("has a row that cannot be created once among its problems, also where people can be added", () => {
    const lines = [{ "Space name": "Ada", Members: "a(at)x" }];
    const workbook = new Workbook(lines, { capabilities: "all" });
    expect(workbook.checked()).toMatchObject({ people: [], attention: [{ row: 2 }] });
  });

  it("has a row whose space may be another one's among its problems once, whoever stands there", () => {
    const workbook = workbookWith([ofClass(["ana@example.com"])]);
    workbook.run();
    type(workbook, 0, "Space name", "Class 8A");
    type(workbook, 0, "Members", "a(at)x");
    const attention = [{ row: 2, doubt: "displaced" }];
    expect(workbook.checked()).toMatchObject({ people: [], attention });
  });

  it("counts what would be created, who would be invited and what is done", () => {
    expect(new Workbook(EXAMPLE).check()).toMatchObject({
      state: "checked",
      sheetName: "Sheet1",
      toCreate: { SPACE: 4, GROUP_CHAT: 1, DIRECT_MESSAGE: 1 },
      total: 6,
      invitations: 7,
      done: 1,
      requestIds: { copied: [], uncertain: [], displaced: [] },
      stale: 0,
    });
  });

  it("names each row that needs attention and why", () => {
    expect(new Workbook(EXAMPLE).checked().attention).toEqual([
      {
        row: 4,
        column: 1,
        name: "",
        reasons: ["The space has no name. Enter one."],
        group: "No name",
      },
    ]);
  });

  it("names the rows that would get the same name", () => {
    const workbook = new Workbook(EXAMPLE);
    expect(workbook.checked().sameNames).toEqual([{ name: "Class 7A", rows: [2, 9] }]);
  });

  it("names those, too, of which one has its space, whether or not people are to be added there", () => {
    const workbook = workbookWith([ofClass(["ana@example.com"])]);
    workbook.run();
    workbook.tab.fill([["CLASS 7A"]], 3);
    const sameNames = [{ name: "Class 7A", rows: [2, 3] }];
    expect(workbook.checked()).toMatchObject({ done: 1, total: 1, sameNames });
    type(workbook, 0, "Members", "ana@example.com, bo@example.com");
    expect(workbook.checked()).toMatchObject({ adding: { people: 1 }, sameNames });
  });

  it("says how long it takes: a burst for the first minute's worth, then the quota", () => {
    expect(new Workbook(teams(59)).checked().durationMs).toBeLessThan(20_000);
    expect(new Workbook(teams(118)).checked().durationMs / 60_000).toBeCloseTo(1.2, 0);
    expect(new Workbook(teams(590)).checked().durationMs / 60_000).toBeCloseTo(9.7, 0);
  });

  it("says whom each space invites, and where the addresses are from", () => {
    const workbook = new Workbook([
      { "Space name": "A", Members: "ana@school.example, bo@school.example groups/1" },
      { "Space name": "B", Members: "cy@parents.example", "External people": "Yes" },
      { Type: "Group chat", Members: "a@b.example c@b.example d@b.example" },
    ]);
    expect(workbook.checked()).toMatchObject({
      rows: [2, 3, 4],
      external: 1,
      preview: [
        { name: "A", members: ["ana@school.example", "bo@school.example", "groups/1"] },
        { name: "B", members: ["cy@parents.example"], invitations: 1, isExternal: true },
        { row: 4, type: "GROUP_CHAT", invitations: 3 },
      ],
      domains: [
        { domain: "b.example", count: 3 },
        { domain: "school.example", count: 2 },
        { domain: "", count: 1 },
        { domain: "parents.example", count: 1 },
      ],
    });
  });

  it("shows a few spaces of many, and counts them all", () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      "Space name": `Team ${index}`,
      Members: Array.from({ length: 20 }, (_, person) => `p${person}@x.example`).join(" "),
    }));
    const { preview, rows, toConfirm, domains } = new Workbook(many).checked();
    expect([preview.length, preview[0]?.members.length]).toEqual([50, 5]);
    expect([rows.length, toConfirm.length]).toEqual([200, 200]);
    expect(domains).toEqual([{ domain: "x.example", count: 4000 }]);
  });

  it("makes no Chat call and writes nothing", () => {
    const workbook = new Workbook(EXAMPLE);
    const before = JSON.stringify(workbook.rows());
    const { calls } = workbook.me.run("checkSheet", {});
    expect(workbook.calls).toEqual([]);
    expect(Object.keys(calls).filter((name) => /\.(set|insert|delete|clear)/.test(name))).toEqual(
      [],
    );
    expect(JSON.stringify(workbook.rows())).toBe(before);
  });

  it("writes the reasons beside the rows when asked, and only there", () => {
    const workbook = new Workbook([...EXAMPLE, { "Space name": "X", Status: "Active" }]);
    workbook.check({ writeReasons: true });
    expect(workbook.column("Status")).toEqual([
      ...["", "", "Needs attention", "", "", "", ""],
      ...["", "Created", "Active"],
    ]);
    expect(workbook.rows()[2]?.Details).toBe("The space has no name. Enter one.");
  });

  it("writes each reason in a line of its own, and no more than 5,000 characters beside a row", () => {
    const groups = Array.from({ length: 60 }, (_, index) => `groups/${"x".repeat(100)}${index}`);
    const workbook = new Workbook([
      { Description: "x".repeat(151) },
      { Type: "Group chat", Members: groups.join(" ") },
    ]);
    workbook.check({ writeReasons: true });
    const [two = "", many = ""] = workbook.column("Details");
    const [, ...reasons] = two.split("\n");
    expect(reasons).toEqual(["The space has no name. Enter one."]);
    expect(many).toMatch(/^There are 60 members .*…$/s);
    expect(many).toHaveLength(5000);
  });

  it("writes nothing where the reasons are there", () => {
    const workbook = new Workbook(EXAMPLE);
    expect(writesOfReasons(workbook)).not.toEqual([]);
    expect(writesOfReasons(workbook)).toEqual([]);
  });

  it("takes a row as any other once it is mended", () => {
    const workbook = new Workbook([{ Description: "x" }]);
    workbook.check({ writeReasons: true });
    workbook.tab.enter(2, 1, "Now with a name");
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expectEveryRowToHaveItsSpace(workbook, 1);
  });
});

describe("the rows that a person means", () => {
  const TEAMS: Line[] = [
    { "Space name": "A" },
    { "Space name": "B", Members: "b(at)x" },
    { "Space name": "C" },
    { "Space name": "D" },
  ];

  it("are all of them, if they say nothing", () => {
    const workbook = new Workbook(TEAMS);
    expect(workbook.checked()).toMatchObject({
      rows: [2, 4, 5],
      chosen: { choice: "all", hasFilter: false },
    });
  });

  it("are those that are selected, if they say so, and these stay though they click elsewhere", () => {
    const workbook = new Workbook(TEAMS);
    select(workbook, 3, 2);
    const check = workbook.check({ rows: "selected" });
    expect(check).toMatchObject({
      total: 1,
      rows: [4],
      attention: [{ row: 3 }],
      chosen: { choice: "selected", selection: [[3, 4]] },
    });
    select(workbook, 2, 1);
    const selection: [number, number][] = [[3, 4]];
    expect(workbook.check({ rows: "selected", selection })).toMatchObject({ rows: [4] });
    expect(workbook.check({ rows: "selected" })).toMatchObject({ rows: [2] });
  });

  it("are those that a filter shows, unless they say all, also where they select", () => {
    const workbook = new Workbook(TEAMS);
    filterOut(workbook, 2, 3);
    expect(workbook.checked()).toMatchObject({
      rows: [4, 5],
      attention: [],
      chosen: { choice: "visible", hasFilter: true },
    });
    expect(workbook.check({ rows: "all" })).toMatchObject({ rows: [2, 4, 5] });
    expect(workbook.check({ rows: "visible" })).toMatchObject({ rows: [4, 5] });
    select(workbook, 2, 3);
    expect(workbook.check({ rows: "selected" })).toMatchObject({ rows: [4] });
  });

  it("are all of them where the filter is gone that the person had meant", () => {
    const workbook = new Workbook(TEAMS);
    expect(workbook.check({ rows: "visible" })).toMatchObject({
      rows: [2, 4, 5],
      chosen: { choice: "all", hasFilter: false },
    });
  });

  it("cost one call each where a filter is set, and none for rows that are done or empty", () => {
    const workbook = new Workbook([...TEAMS, {}, {}]);
    workbook.run();
    workbook.tab.enter(2, HEADERS.indexOf("Status") + 1, "Failed");
    filterOut(workbook, 2);
    const { calls } = workbook.me.run("checkSheet", {});
    expect(calls["Sheet.isRowHiddenByFilter"]).toBeLessThanOrEqual(2);
  });

  it("get their reasons beside them although they have moved, and no other row does", () => {
    const workbook = new Workbook([
      { "Space name": "Above" },
      { "Space name": "Chosen", Members: "a(at)x" },
      { "Space name": "Fine" },
      { "Space name": "Not chosen", Members: "b(at)x" },
    ]);
    select(workbook, 3, 2);
    const check = workbook.check({ rows: "selected" });
    if (check.state !== "checked") throw new Error(check.state);
    const confirmed = workbook.confirm(workbook.me, check.toConfirm);
    workbook.tab.deleteRows(2);
    workbook.goOn(confirmed);
    const { wrong = [], chosen } = check;
    expect(wrong).toHaveLength(1);
    workbook.check({ rows: "selected", selection: chosen.selection, writeReasons: true, wrong });
    expect(workbook.column("Status")).toEqual(["Needs attention", "Created", ""]);
  });

  it("lose the reason beside them once they are mended", () => {
    const workbook = new Workbook([
      { "Space name": "A", Members: "a(at)x" },
      { "Space name": "B", Members: "b(at)x" },
      { "Space name": "C", Members: "c(at)x" },
      { "Space name": "D", Details: "Ask Kim" },
    ]);
    const note = () => resultOf(workbook.me.run("checkSheet", { writeReasons: true }));
    note();
    const written = workbook.column("Details")[2] ?? "";
    expect(written).toContain("c(at)x");
    workbook.tab.enter(2, 2, "a@x.example");
    workbook.tab.fill([["", ""]], 3);
    note();
    expect(workbook.column("Status")).toEqual(["", "", "Needs attention", ""]);
    expect(workbook.column("Details")).toEqual(["", "", written, "Ask Kim"]);
    expect(workbook.run()).toMatchObject({ created: 1 });
  });

  it("leave others out, and the check says how many of those are not done", () => {
    const workbook = new Workbook([...TEAMS, {}]);
    workbook.goOn(workbook.confirm(workbook.me, workbook.checked().toConfirm.slice(0, 1)));
    expect(workbook.checked()).toMatchObject({ total: 2, outside: 0 });
    filterOut(workbook, 3, 4, 5);
    expect(workbook.checked()).toMatchObject({ total: 0, attention: [], done: 1, outside: 3 });
    select(workbook, 6, 1);
    expect(workbook.check({ rows: "selected" })).toMatchObject({ total: 0, outside: 3 });
  });

  it("are none where nothing is selected", () => {
    expect(new Workbook(TEAMS).check({ rows: "selected" })).toMatchObject({ rows: [] });
  });

  it("are none where another sheet is open", () => {
    const workbook = new Workbook(TEAMS);
    const tab = workbook.google.appsScript.spreadsheet.insertTab("Another");
    workbook.me.selection = { tab, area: { row: 2, column: 1, rows: 2, columns: 1 } };
    expect(workbook.check({ sheetId: 0, rows: "selected" })).toMatchObject({ rows: [] });
  });

  it("are the only ones that are created or get reasons beside them", () => {
    const workbook = new Workbook([...TEAMS, { "Space name": "E", Members: "e(at)x" }]);
    select(workbook, 3, 2);
    const check = workbook.check({ rows: "selected", writeReasons: true });
    if (check.state !== "checked") throw new Error(check.state);
    workbook.goOn(workbook.confirm(workbook.me, check.toConfirm));
    expect(workbook.column("Status")).toEqual(["", "Needs attention", "Created", "", ""]);
  });

  it("are the only ones to whose spaces people are added", () => {
    const lines = ["A", "B"].map((name) => ofClass(["ana@example.com"], { "Space name": name }));
    const workbook = workbookWith(lines);
    workbook.run();
    for (const row of [0, 1]) type(workbook, row, "Members", `ana@example.com p${row}@example.com`);
    select(workbook, 3, 1);
    const check = workbook.check({ rows: "selected" });
    if (check.state !== "checked") throw new Error(check.state);
    expect(check).toMatchObject({ rows: [3], outside: 1, adding: { people: 1, spaceCount: 1 } });
    workbook.goOn(workbook.confirm(workbook.me, check.toConfirm));
    expect([peopleIn(workbook, 0), peopleIn(workbook, 1)]).toEqual([
      ["ana@example.com"],
      ["ana@example.com", "p1@example.com"],
    ]);
  });

  it("can be the first one alone, and then the others", () => {
    const workbook = new Workbook(TEAMS);
    workbook.goOn(workbook.confirm(workbook.me, workbook.checked().toConfirm.slice(0, 1)));
    expect(workbook.column("Status")).toEqual(["Created", "", "", ""]);
    expect(workbook.run()).toMatchObject({ state: "done", created: 2 });
    expectEveryRowToHaveItsSpace(workbook, 3);
  });

  it("cost no call for each of them where no filter is set", () => {
    const calls = (count: number) => {
      const many = Array.from({ length: count }, (_, index) => ({ "Space name": `T ${index}` }));
      const workbook = new Workbook(many);
      select(workbook, 2, count);
      return workbook.me.run("checkSheet", { rows: "selected" }).calls;
    };
    expect(calls(1000)).toEqual(calls(3));
  });

  function filterOut({ tab }: Workbook, ...rows: number[]): void {
    tab.filter = { row: 1, column: 1, rows: tab.lastRow(), columns: tab.lastColumn() };
    tab.hiddenRows = new Map(rows.map((row) => [row, "filter"]));
  }

  function select(workbook: Workbook, row: number, rows: number): void {
    const { tab } = workbook;
    workbook.me.selection = { tab, area: { row, column: 1, rows, columns: 2 } };
  }
});

describe("a finished sheet", () => {
  it("is left alone by another run: no Chat call, no write", () => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.run();
    const made = workbook.calls.length;
    const { calls, result } = workbook.me.run("checkSheet", {});
    expect(result).toMatchObject({ total: 0, done: 5 });
    expect(workbook.run()).toMatchObject({ state: "done", created: 0, left: 0 });
    expect(workbook.calls).toHaveLength(made);
    expect(Object.keys(calls).filter((name) => /\.(set|insert|put)/.test(name))).toEqual([]);
  });
});

function startOver(workbook: Workbook, reason: "copied" | "uncertain", who = workbook.me): void {
  const requestIds = workbook.checked(who).requestIds[reason];
  resultOf(who.run("startOver", { sheetId: 0, reason, requestIds }));
}

describe("rows that the person says to begin anew", () => {
  function withAnUncertainRow(): Workbook {
    const workbook = new Workbook(
      ["A", "B", "C", "D", "E", "F"].map((name) => ({ "Space name": name })),
    );
    workbook.google.chat.faults.switchOn("lost-before", { times: 20 });
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(120_000);
    return workbook;
  }

  it("stay as they are while a run is under way", () => {
    const workbook = withAnUncertainRow();
    const bea = workbook.person("bea@example.com");
    const { requestIds } = workbook.checked(bea);
    workbook.confirm();
    const before = JSON.stringify(workbook.rows());
    const execution = bea.run("startOver", {
      sheetId: 0,
      reason: "uncertain",
      requestIds: requestIds.uncertain,
    });
    expect(execution.error?.message).toMatch(/Somebody else is creating spaces/);
    expect(JSON.stringify(workbook.rows())).toBe(before);
  });

  it("are only those that the person has seen", () => {
    const workbook = withAnUncertainRow();
    const bea = workbook.person("bea@example.com");
    resultOf(bea.run("startOver", { sheetId: 0, reason: "uncertain", requestIds: [] }));
    expect(workbook.column("Status")[0]).toBe("Not known yet");
  });

  it("stay begun, and say so, when reasons are written beside a row that was edited since", () => {
    const workbook = withAnUncertainRow();
    workbook.tab.enter(2, HEADERS.indexOf("Members") + 1, "nonsense");
    workbook.check({ writeReasons: true });
    expect(workbook.column("Details")[0]).toContain("what this row said before it was changed");
    workbook.check({ writeReasons: true }, workbook.person("bea@example.com"));
    expect(workbook.column("Status")[0]).toBe("Not known yet");
  });
});

describe("a copied row", () => {
  function withACopy(): Workbook {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    workbook.run();
    workbook.tab.copyRow(2, 3);
    workbook.tab.enter(3, 1, "Class 7B");
    return workbook;
  }

  it("is seen as a copy, with what to do", () => {
    expect(withACopy().checked()).toMatchObject({
      done: 1,
      requestIds: { copied: [expect.any(String)] },
      attention: [
        {
          row: 3,
          name: "Class 7B",
          reasons: [expect.stringMatching(/copy of another one.*Make it a new row/)],
        },
      ],
    });
  });

  it("is seen as a copy though its link and Details were cleared", () => {
    const workbook = withACopy();
    clear(workbook, 3, "Space", "Details");
    expect(workbook.checked()).toMatchObject({ done: 1, attention: [{ row: 3, doubt: "copied" }] });
  });

  it("is seen as a copy where it is not known what became of the original", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    workbook.tab.copyRow(2, 3);
    workbook.tab.enter(3, 1, "Class 7B");
    expect(workbook.checked()).toMatchObject({ attention: [{ row: 3, doubt: "copied" }] });
  });

  it("is never created nor written to", () => {
    const workbook = withACopy();
    const before = workbook.rows()[1];
    workbook.check({ writeReasons: true });
    expect(workbook.run()).toMatchObject({ created: 0 });
    expect(workbook.rows()[1]).toEqual(before);
    expect(workbook.spaces).toHaveLength(1);
  });

  it("is a row like any other where the original failed", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A", Members: "nobody@example.com" }]);
    workbook.google.chat.faults.switchOn("member-unknown");
    workbook.run();
    workbook.google.chat.faults.switchAllOff();
    workbook.tab.copyRow(2, 3);
    expect(workbook.checked()).toMatchObject({ total: 2 });
    workbook.run();
    expectEveryRowToHaveItsSpace(workbook, 2);
  });

  it("becomes a space of its own once the person says so", () => {
    const workbook = withACopy();
    startOver(workbook, "copied");
    workbook.run();
    expectEveryRowToHaveItsSpace(workbook, 2);
  });

  it("is seen in a copy of the whole sheet too", () => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.run();
    const copy = workbook.google.appsScript.spreadsheet.copyTab(workbook.tab);
    expect(workbook.check({ sheetId: copy.id })).toMatchObject({
      total: 0,
      requestIds: { copied: Array(5).fill(expect.any(String)) },
      done: 0,
    });
    const before = JSON.stringify(copy.values());
    resultOf(workbook.me.run("confirmRun", { sheetId: copy.id, confirmed: [] }));
    expect(JSON.stringify(copy.values())).toBe(before);
    expect(workbook.spaces).toHaveLength(5);
  });
});

describe("a row that was begun over a day ago", () => {
  it("is not tried again silently: the person looks first", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(25 * 60 * 60_000);
    expect(workbook.checked()).toMatchObject({
      total: 0,
      requestIds: { uncertain: [expect.any(String)] },
      attention: [{ reasons: [expect.stringMatching(/begun over a day ago.*Look in Chat/)] }],
    });
    expect(workbook.run()).toMatchObject({ created: 0 });
    workbook.tab.enter(2, HEADERS.indexOf("Status") + 1, "Created");
    expect(workbook.checked()).toMatchObject({ done: 1, requestIds: { uncertain: [] } });
  });
});
