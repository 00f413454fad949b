import { forSome, upTo } from "../sample";
import { NAMED } from "./lines";
import { atNext, clear, column, namesOf, whenChatIsAsked, whenever } from "./somebody";
import { HEADERS, type Line, resultOf, spreadsheetCalls, Workbook } from "./workbook";

const [ADA = {}] = NAMED;

describe("a created row that is copied", () => {
  it("is none where another row of the same name has lost its Request ID", () => {
    const workbook = new Workbook([ADA, { ...ADA, Members: "eve@example.com" }]);
    workbook.run();
    clear(workbook, 3, "Request ID");
    expect(workbook.checked()).toMatchObject({ done: 2, attention: [] });
  });

  it("is none where somebody has made a space by hand and says so in words of their own", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    workbook.tab.fill([["Old", "", "Created", "The old one", "Made by hand"]], 3);
    expect(workbook.checked()).toMatchObject({ done: 2, attention: [] });
  });

  it.each<[string, Line]>([
    ["its members were", { Members: "eve@example.com" }],
    ["its name was", { "Space name": "Eve" }],
    ["name and members were", { "Space name": "Eve", Members: "eve@example.com" }],
  ])("is seen where its Request ID was not, and %s changed", (_, changes) => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    workbook.tab.copyRow(2, 3);
    clear(workbook, 3, "Request ID");
    for (const [header, value] of Object.entries(changes)) {
      workbook.tab.enter(3, column(header as "Members"), String(value));
    }
    expect(workbook.checked()).toMatchObject({
      done: 1,
      attention: [{ row: 3, doubt: "copied" }],
    });
    const { requestIds } = workbook.checked();
    const request = { sheetId: 0, reason: "copied", requestIds: requestIds.copied };
    resultOf(workbook.me.run("startOver", request));
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expect(workbook.spaces).toHaveLength(2);
  });

  it("is seen where its values alone were pasted, without their link, and its name was changed", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    workbook.tab.fill([workbook.tab.values()[1] ?? []], 3);
    clear(workbook, 3, "Request ID");
    workbook.tab.enter(3, column("Space name"), "Eve");
    expect(workbook.links()[1]).toBeUndefined();
    expect(workbook.checked()).toMatchObject({ done: 1, attention: [{ row: 3, doubt: "copied" }] });
  });

  it.each([
    ["its results", ["Status", "Space", "Details"] as const],
    ["its link", ["Space"] as const],
  ])(
    "above itself, with %s cleared, is seen as a copy, and leaves the first one alone",
    (_, headers) => {
      const workbook = new Workbook(NAMED.slice(0, 1));
      workbook.run();
      workbook.tab.insertRows(2);
      workbook.tab.copyRow(3, 2);
      clear(workbook, 2, ...headers);
      const [link] = workbook.links().slice(1);
      const { requestIds, total, attention } = workbook.checked();
      expect(total).toBe(0);
      expect(requestIds.copied).toHaveLength(1);
      expect(attention).toMatchObject([{ row: 2 }]);
      resultOf(
        workbook.me.run("startOver", {
          sheetId: 0,
          reason: "copied",
          requestIds: requestIds.copied,
        }),
      );
      workbook.run();
      expect(workbook.spaces).toHaveLength(2);
      expect(workbook.links()).toEqual([workbook.spaces[1]?.space.spaceUri, link]);
    },
  );
});

describe("a row that was confirmed again", () => {
  it("becomes a space at once, though what it was the first time is pasted above it", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    resultOf(workbook.me.run("cancelRun", { runId: workbook.confirm().runId }));
    const before = { ...workbook.tab.cell(2, column("Request ID")) };
    const { runId, leases } = workbook.confirm();
    workbook.tab.insertRows(2);
    workbook.tab.fill([HEADERS.map((header) => NAMED[0]?.[header] ?? "")], 2);
    workbook.tab.change(2, column("Request ID"), before);
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ state: "done", created: 1 });
    expect(workbook.column("Status")).toEqual(["", "Created"]);
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
      ...{ total: 0, stale: 0 },
      requestIds: { displaced: [expect.any(String)] },
      attention: [
        { row: 2, name: "Bea", reasons: [expect.stringMatching(/shows the space “Ada”/)] },
      ],
    });
  });

  it("keeps it once the person says that it is its own", () => {
    const workbook = displaced();
    decide(workbook, true);
    expect(workbook.checked()).toMatchObject({ total: 0, done: 1, attention: [] });
  });

  it("is one that was renamed, too, though somebody has cleared what it shows", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    workbook.tab.enter(2, column("Space name"), "Eve");
    clear(workbook, 2, "Status", "Space", "Details");
    expect(workbook.opened()).toMatchObject({
      total: 0,
      requestIds: { displaced: [expect.any(String)] },
      attention: [{ row: 2, name: "Eve" }],
    });
  });

  it("is a new row once the person says so", () => {
    const workbook = displaced();
    decide(workbook, false);
    expect(workbook.checked()).toMatchObject({ runs: { last: { orphans: [] } } });
    expect(workbook.run()).toMatchObject({ state: "done", created: 1, orphans: [] });
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

  it("gets its claim back from another row, where its own cell has an earlier claim", () => {
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

  it("gets its claim back where it was edited, of several with its name the one that shows a result", () => {
    for (const at of [2, 3, 4]) {
      const workbook = new Workbook(NAMED.slice(0, 1));
      workbook.run();
      const [claim = ""] = workbook.column("Request ID");
      clear(workbook, 2, "Request ID");
      workbook.tab.enter(2, column("Members"), "new@example.com");
      for (const row of [2, 3, 4].filter((row) => row !== at)) {
        workbook.tab.insertRows(row);
        workbook.tab.fill([["Ada", `${row}@example.com`]], row);
      }
      workbook.tab.fill([[claim]], 6, column("Request ID"));
      workbook.opened();
      expect(workbook.column("Request ID").indexOf(claim)).toBe(at - 2);
    }
  });

  it.each(["in it", "in an empty row"])(
    "takes no claim from a row with its name that has one of its own %s",
    (where) => {
      const workbook = new Workbook([ADA, { ...ADA, Members: "other@example.com" }]);
      workbook.run();
      const [first = "", second = ""] = workbook.column("Request ID");
      workbook.tab.enter(3, column("Members"), "new@example.com");
      clear(workbook, 3, "Request ID");
      workbook.tab.fill([[second]], 5, column("Request ID"));
      if (where !== "in it") {
        clear(workbook, 2, "Request ID");
        workbook.tab.fill([[first]], 6, column("Request ID"));
      }
      expect(workbook.opened()).toMatchObject({ done: 2, stale: 0, attention: [] });
      expect(workbook.column("Request ID").slice(0, 2)).toEqual([first, second]);
    },
  );

  it("gets its claim back where it was edited, though somebody has cleared all that it showed", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    const [claim = ""] = workbook.column("Request ID");
    clear(workbook, 2, "Status", "Space", "Details", "Request ID");
    workbook.tab.enter(2, column("Members"), "new@example.com");
    workbook.tab.fill([[claim]], 4, column("Request ID"));
    expect(workbook.opened()).toMatchObject({ done: 1, total: 0, stale: 0 });
    expect(workbook.column("Request ID").filter(Boolean)).toEqual([claim]);
  });

  it.each([
    ["another name", "Bea"],
    ["the same name", "Ada"],
  ])(
    "gets its own back where the other row, of %s, is gone, whose space is reported then",
    (_, name) => {
      const workbook = new Workbook([ADA, { "Space name": name, Members: "bea@example.com" }]);
      workbook.run();
      const [first = "", second = ""] = workbook.column("Request ID");
      const [url] = workbook.links();
      workbook.tab.deleteRows(2);
      workbook.tab.fill([[first], [""], [second]], 2, column("Request ID"));
      const last = { orphans: [{ url }] };
      expect(workbook.opened()).toMatchObject({ done: 1, stale: 0, attention: [], runs: { last } });
      expect(workbook.column("Request ID").filter(Boolean)).toEqual([second]);
    },
  );

  it("keeps its claim where it was edited, though that was copied into an empty row, too", () => {
    const workbook = new Workbook([ADA]);
    workbook.run();
    const [claim = ""] = workbook.column("Request ID");
    workbook.tab.enter(2, column("Members"), "new@example.com");
    workbook.tab.fill([["Ada", "other@example.com"]], 3);
    workbook.tab.fill([[claim]], 5, column("Request ID"));
    expect(workbook.opened()).toMatchObject({ done: 1, total: 1, attention: [] });
    expect(workbook.column("Request ID").filter(Boolean)).toEqual([claim]);
    expect(workbook.column("Request ID")[0]).toBe(claim);
  });

  it("gets its claim back by what it says, as another one that says the same, before one with its name", () => {
    const byHand = { "Space name": "Ada", Status: "Created", Space: "Ada" };
    const workbook = new Workbook([byHand, ADA, ADA]);
    workbook.run();
    const claims = workbook.column("Request ID");
    workbook.tab.fill([[""], [""], [""]], 2, column("Request ID"));
    workbook.tab.fill(
      claims.slice(1).map((claim) => [claim]),
      6,
      column("Request ID"),
    );
    expect(workbook.opened()).toMatchObject({ done: 3, stale: 0, total: 0, attention: [] });
    expect(workbook.column("Request ID").slice(0, 3)).toEqual(claims);
  });

  it("counts as its own space's row, edited since, where the name is the same", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.run();
    workbook.tab.enter(2, column("Members"), "ada@example.com, new@example.com");
    expect(workbook.checked()).toMatchObject({ total: 0, done: 1, attention: [] });
  });
});

describe("the rows of others", () => {
  /** So many that a worker writes several at once, with one between them that is nobody's. */
  const THIRTY: Line[] = Array.from({ length: 30 }, (_, index) =>
    index === 15 ? {} : { "Space name": `Class ${index}` },
  );

  it.each(["Details", "Space"] as const)(
    "keep their formulas in %s where rows moved and a write hit the wrong row",
    (header) => {
      const workbook = new Workbook(THIRTY);
      workbook.tab.enter(17, column(header), "=A1&B1");
      const formulas = () =>
        Array.from({ length: 40 }, (_, row) => workbook.tab.cell(row + 1, column(header)).formula);
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
      expect(formulas().filter(Boolean)).toEqual(["=A1&B1"]);
    },
  );

  it.each([
    ["a formula", "Details", "=A1&B1"],
    ["a formula", "Space", "=A1&B1"],
    ["a number", "Details", 42],
    ["a date", "Details", new Date(2026, 10, 22)],
    ["a truth value", "Details", true],
  ] as const)("keep %s in %s where rows around them are written in one go", (_, header, typed) => {
    const workbook = new Workbook(THIRTY);
    workbook.tab.enter(17, column(header), typed);
    const before = { ...workbook.tab.cell(17, column(header)) };
    workbook.run();
    expect(workbook.tab.cell(17, column(header))).toEqual(before);
    expect(workbook.spaces).toHaveLength(29);
  });

  it.each([
    ["nothing", "Status", ""],
    ["nothing", "Details", ""],
    ["nothing", "Space", ""],
    ["nothing", "Request ID", ""],
    ["a word of the product's", "Status", "Created"],
  ] as const)("keep a formula that shows %s in %s", (_, header, shown) => {
    const workbook = new Workbook(THIRTY);
    workbook.tab.enterFormula(17, column(header), '=IF(A17="","",A17)', () => shown);
    workbook.run();
    expect(workbook.tab.cell(17, column(header)).formula).toBe('=IF(A17="","",A17)');
    expect(workbook.spaces).toHaveLength(29);
  });

  it("keep a formula in Space whatever was carried out of a write when its execution was killed", () => {
    forSome([0, 1, 2, 3, 4, 5, 6, 7], 3, (kill) => {
      const workbook = new Workbook(THIRTY);
      workbook.tab.enterFormula(3, column("Space"), "=F3", () => "theirs");
      const { runId, leases } = workbook.confirm();
      workbook.google.appsScript.beforeCall = ({ name }) => {
        return name === "SpreadsheetApp.flush" ? { kill } : undefined;
      };
      workbook.batchExecution(runId, workbook.me, leases[0]);
      workbook.google.appsScript.beforeCall = undefined;
      workbook.wait(200_000);
      workbook.opened();
      expect(workbook.tab.cell(3, column("Space")).formula).toBe("=F3");
    });
  });

  it.each(["Range.getFormulas", "Range.getValues", "Range.getRichTextValues"])(
    "keep numbers and texts in Space where a row comes in before them at %s",
    (call) => {
      const workbook = new Workbook([
        { "Space name": "Ada" },
        { "Space name": "Bea", Space: 101 },
        { "Space name": "Cy", Space: 102 },
        { "Space name": "Dee", Space: "Hall" },
        { "Space name": "Eve" },
      ]);
      const { runId, leases } = workbook.confirm();
      let isDone = false;
      workbook.google.appsScript.beforeCall = ({ name }) => {
        if (isDone || name !== call) return undefined;
        isDone = true;
        workbook.tab.insertRows(2);
        return undefined;
      };
      workbook.batch(runId, undefined, leases[0]);
      const spaces = new Map(workbook.rows().map((row) => [row["Space name"], row.Space]));
      expect(["Bea", "Cy", "Dee"].map((name) => spaces.get(name))).toEqual(["101", "102", "Hall"]);
    },
  );

  it.each([
    ["", []],
    [" and another one calculates something else each time", [{ "Space name": "Cy" }]],
  ])(
    "keep a number in Space where their row and one above it change places meanwhile%s",
    (_, cy) => {
      const lines = [{ "Space name": "Ada" }, { "Space name": "Bea", Space: 101 }, ...cy];
      const workbook = new Workbook([...lines, { "Space name": "Eve" }]);
      let times = 0;
      const calculate = () => {
        if (cy.length > 0) workbook.tab.enterFormula(4, column("Space"), "=RAND()", () => ++times);
      };
      calculate();
      const { runId } = workbook.confirm();
      whenChatIsAsked(workbook, () =>
        atNext(workbook, "Range.getValues", () => {
          workbook.tab.insertRows(2);
          workbook.tab.copyRow(4, 2);
          workbook.tab.deleteRows(4);
          calculate();
        }),
      );
      resultOf(workbook.me.run("createNextBatch", { runId, alone: true }));
      expect(workbook.column("Space name").slice(0, 2)).toEqual(["Bea", "Ada"]);
      expect(workbook.column("Space").slice(0, 2)).toEqual(["101", "Ada"]);
      expect(namesOf(workbook)).toEqual(["Ada", "Eve"]);
    },
  );

  it("keep what they say in the last column of a sheet that has no more of them", () => {
    const headers = ["Space name", "Members", "Request ID", "Status", "Space", "Details"];
    const other = { "Space name": "Other", Status: "mine", Details: "Ask Kim" };
    const workbook = new Workbook([ADA, other, { "Space name": "Bea" }], { headers });
    workbook.tab.deleteColumns(7, workbook.tab.maxColumns - 6);
    expect(workbook.run()).toMatchObject({ state: "done", created: 2 });
    expect(workbook.rows()[1]).toMatchObject(other);
  });

  it.each([
    ["above", 5],
    ["below", 6],
  ])("keep a status where their row and one %s it, just taken, change places", (_, lower) => {
    const names = ["Ada", "Bea", "Cy", "Other", "Dee"];
    const workbook = new Workbook(
      names.map((name) => ({ "Space name": name, Status: name === "Other" ? "mine" : "" })),
    );
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "2"]]));
    const { runId, leases } = workbook.confirm();
    for (const lease of leases) workbook.batch(runId, workbook.me, lease);
    workbook.wait(61_000);
    atNext(workbook, "Range.getValues", () => {
      workbook.tab.insertRows(lower - 1);
      workbook.tab.copyRow(lower + 1, lower - 1);
      workbook.tab.deleteRows(lower + 1);
    });
    workbook.batch(runId);
    const other = workbook.rows().find((row) => row["Space name"] === "Other");
    expect(other).toMatchObject({ Status: "mine" });
  });

  it("keep a formula that makes a link", () => {
    const workbook = new Workbook(THIRTY);
    const formula = '=HYPERLINK("https://example.com/wiki","wiki")';
    workbook.tab.enterFormula(17, column("Space"), formula, () => "wiki");
    const links = [{ start: 0, end: 4, url: "https://example.com/wiki" }];
    workbook.tab.change(17, column("Space"), { ...workbook.tab.cell(17, column("Space")), links });
    workbook.run();
    expect(workbook.tab.cell(17, column("Space")).formula).toBe(formula);
  });

  it("keep links, a number and a formula in one row", () => {
    const workbook = new Workbook(THIRTY);
    const links = [{ start: 4, end: 8, url: "https://example.com/wiki" }];
    workbook.tab.change(17, column("Status"), { value: "see wiki", links });
    workbook.tab.enter(17, column("Space"), 42);
    workbook.tab.change(17, column("Details"), { value: "the wiki", links });
    workbook.tab.enter(17, column("Request ID"), "=A1");
    const results = ["Status", "Space", "Details", "Request ID"] as const;
    const cells = () => results.map((header) => ({ ...workbook.tab.cell(17, column(header)) }));
    const before = cells();
    expect(workbook.run()).toMatchObject({ state: "done", created: 29 });
    expect(cells()).toEqual(before);
  });

  it("keep a formula that shows nothing where a row comes in before it while formulas are read", () => {
    const workbook = new Workbook(THIRTY);
    workbook.tab.enterFormula(17, column("Status"), "=A17", () => "");
    const { runId, leases } = workbook.confirm();
    atNext(workbook, "Range.getFormulas", () => workbook.tab.insertRows(2));
    workbook.batch(runId, undefined, leases[0]);
    const formulas = [16, 17, 18, 19].map(
      (row) => workbook.tab.cell(row, column("Status")).formula,
    );
    expect(formulas).toEqual(["", "", "=A17", ""]);
  });

  it("keep another row's link that somebody has put beside one that was refused", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    const second = ({ number }: { number: number }) => number === 2;
    workbook.google.chat.faults.switchOn("permission-denied", { when: second });
    workbook.run();
    workbook.tab.change(3, column("Space"), workbook.tab.cell(2, column("Space")));
    expect(workbook.opened()).toMatchObject({ stale: 0, attention: [{ row: 3 }] });
    expect(workbook.column("Status")).toEqual(["Created", "Failed"]);
    expect(workbook.column("Space")).toEqual(["Ada", "Ada"]);
  });

  it("keep a word of the product's that somebody has typed", () => {
    const workbook = new Workbook([
      ...THIRTY.slice(0, 15),
      { "Space name": "Old" },
      ...THIRTY.slice(16),
    ]);
    workbook.tab.enter(17, column("Status"), "Created");
    expect(workbook.run()).toMatchObject({ state: "done", created: 29 });
    expect(workbook.tab.cell(17, column("Status")).value).toBe("Created");
  });

  it("keep what stands in Details of a row that somebody has called Created", () => {
    const links = [{ start: 4, end: 8, url: "https://example.com/wiki" }];
    for (const [typed, its] of [[42], [new Date(2026, 10, 22)], ["see wiki", links]] as const) {
      const workbook = new Workbook(THIRTY);
      workbook.tab.fill([["Old"]], 17);
      workbook.tab.enter(17, column("Status"), "Created");
      workbook.tab.change(17, column("Details"), { value: typed, links: its ?? [] });
      const before = { ...workbook.tab.cell(17, column("Details")) };
      expect(workbook.run()).toMatchObject({ state: "done", created: 29 });
      expect(workbook.tab.cell(17, column("Details"))).toEqual(before);
    }
  });

  it("keep a number that is another one each time it is calculated from stopping a run", () => {
    const workbook = new Workbook(THIRTY);
    let times = 0;
    workbook.tab.enterFormula(17, column("Space"), "=RAND()", () => ++times);
    expect(workbook.run()).toMatchObject({ state: "done", created: 29 });
  });

  it("cost no call for each of them where numbers and texts take turns in Space", () => {
    const callsFor = (count: number) => {
      const others = Array.from({ length: count }, (_, index): Line => {
        return { "Space name": `Team ${index}`, Space: index % 2 ? 100 + index : `Room ${index}` };
      });
      const workbook = new Workbook([...THIRTY.slice(0, 10), ...others, ...THIRTY.slice(20)]);
      const { runId, leases } = workbook.confirm();
      return spreadsheetCalls(workbook.batchExecution(runId, undefined, leases[0]).calls);
    };
    expect(callsFor(400)).toBe(callsFor(40));
  });

  it.each(["Status", "Details", "Space"] as const)("keep links within a text in %s", (header) => {
    const workbook = new Workbook(THIRTY);
    const links = [{ start: 4, end: 8, url: "https://example.com/wiki" }];
    workbook.tab.change(17, column(header), { value: "see wiki", links });
    workbook.tab.enter(18, column(header), 42);
    workbook.tab.fill([["", ""]], 18, 1);
    workbook.run();
    expect(workbook.tab.cell(17, column(header))).toMatchObject({ value: "see wiki", links });
    expect(workbook.tab.cell(18, column(header)).value).toBe(42);
    expect(workbook.spaces).toHaveLength(28);
  });

  it("keep their formulas beside a status of their owner's, too", () => {
    const workbook = new Workbook(THIRTY);
    workbook.tab.enter(17, column("Status"), "Active");
    workbook.tab.enter(17, column("Details"), "=A1&B1");
    workbook.run();
    expect(workbook.tab.cell(17, column("Status")).value).toBe("Active");
    expect(workbook.tab.cell(17, column("Details")).formula).toBe("=A1&B1");
  });

  it("keep what they say of external people, whenever rows move", () => {
    const lines = NAMED.map((line, index) => ({ ...line, "External people": index % 2 === 0 }));
    forSome(upTo(40), 5, (at) => {
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
    });
  });
});

describe("a row that another one pushes out of what is being read", () => {
  it("keeps its claim, even where it has moved back before anything is written", () => {
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
  it("keeps its own link when its neighbours are written", () => {
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
