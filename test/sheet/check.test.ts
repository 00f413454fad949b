import { EVERY_KIND, expectEveryRowToHaveItsSpace, HEADERS, resultOf, Workbook } from "./workbook";

const EXAMPLE = [
  ...EVERY_KIND,
  { "Space name": "Class 7A", Members: "dora@example.com" },
  { "Space name": "Old", Status: "Created", Space: "Old", "Request ID": "" },
];

describe("the check", () => {
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
      { row: 4, name: "", reasons: ["The space has no name. Enter one."] },
    ]);
  });

  it("names the rows that would get the same name", () => {
    const workbook = new Workbook(EXAMPLE);
    expect(workbook.checked().sameNames).toEqual([{ name: "Class 7A", rows: [2, 9] }]);
  });

  it("says how long it takes: a burst for the first minute's worth, then the quota", () => {
    const teams = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ "Space name": `Team ${index}` }));
    expect(new Workbook(teams(59)).checked().durationMs).toBeLessThan(20_000);
    expect(new Workbook(teams(118)).checked().durationMs / 60_000).toBeCloseTo(1.2, 0);
    expect(new Workbook(teams(590)).checked().durationMs / 60_000).toBeCloseTo(9.2, 0);
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

  it("takes a row as any other once it is mended", () => {
    const workbook = new Workbook([{ Description: "x" }]);
    workbook.check({ writeReasons: true });
    workbook.tab.enter(2, 1, "Now with a name");
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expectEveryRowToHaveItsSpace(workbook, 1);
  });
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
    expect(workbook.column("Status")[0]).toBe("Creating…");
  });

  it("are not to be had by writing reasons beside a row that was begun and edited", () => {
    const workbook = withAnUncertainRow();
    workbook.tab.enter(2, HEADERS.indexOf("Members") + 1, "nonsense");
    workbook.check({ writeReasons: true });
    workbook.check({ writeReasons: true }, workbook.person("bea@example.com"));
    expect(workbook.column("Status")[0]).toBe("Creating…");
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
      attention: [{ row: 3, name: "Class 7B", reasons: [/copy of another one.*Empty its Status/] }],
    });
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
      attention: [{ reasons: [/begun over a day ago.*Look in Chat/] }],
    });
    expect(workbook.run()).toMatchObject({ created: 0 });
    workbook.tab.enter(2, HEADERS.indexOf("Status") + 1, "Created");
    expect(workbook.checked()).toMatchObject({ done: 1, requestIds: { uncertain: [] } });
  });
});
