import { NAMED } from "./lines";
import { expectEveryRowToHaveItsSpace, HEADERS, type Line, resultOf, Workbook } from "./workbook";

/** Sheets with what people put into them, on the stand-in that refuses what Sheets refuses. */

const column = (header: (typeof HEADERS)[number]) => HEADERS.indexOf(header) + 1;

describe("people chips", () => {
  const people = [
    { name: "Ana Lima", email: "ana@example.com" },
    { name: "Bruno Sá", email: "bruno@example.com" },
  ];
  const withChips = (line: Line = {}) => {
    const workbook = new Workbook([{ "Space name": "Ada", ...line }]);
    workbook.tab.enterPeople(2, column("Members"), people);
    return workbook;
  };

  it.each([
    ["en", "These are names: Ana Lima, Bruno Sá. ", "Data → Data extraction"],
    ["pt_BR", "Estes são nomes: Ana Lima, Bruno Sá. ", "Dados → Extração de dados"],
  ])("are named once for their row, with what to do, in %s", (locale, named, todo) => {
    const workbook = withChips();
    workbook.me.locale = locale;
    const { attention, total } = workbook.checked();
    expect(total).toBe(0);
    expect(attention.map(({ reasons }) => reasons)).toEqual([[expect.stringContaining(named)]]);
    expect(attention[0]?.reasons[0]).toContain(todo);
  });

  it("become members once their addresses are extracted", () => {
    const workbook = withChips();
    workbook.tab.extractAddresses(2, column("Members"));
    expect(workbook.checked()).toMatchObject({ total: 1, invitations: 2, attention: [] });
    workbook.run();
    expectEveryRowToHaveItsSpace(workbook, 1);
  });
});

describe("boxes to tick", () => {
  it("are understood, and rows with nothing but one that is not ticked are empty", () => {
    const workbook = new Workbook([{ "Space name": "Ada" }, { "Space name": "Bea" }]);
    const area = { row: 2, column: column("External people"), rows: 499, columns: 1 };
    workbook.tab.insertCheckboxes(area);
    workbook.tab.enter(3, area.column, true);
    expect(workbook.checked()).toMatchObject({ total: 2, attention: [] });
    workbook.run();
    const external = workbook.spaces.map(({ space }) => space.externalUserAllowed ?? false);
    expect(external).toEqual([false, true]);
    expect(workbook.column("Status").filter(Boolean)).toEqual(["Created", "Created"]);
  });

  it.each([
    ["WAAR", "ONWAAR"],
    ["ИСТИНА", "ЛОЖЬ"],
    ["IGAZ", "HAMIS"],
    ["DOĞRU", "YANLIŞ"],
    ["TOSI", "EPÄTOSI"],
  ])("are understood in a sheet whose language shows %s and %s", (ticked, empty) => {
    const workbook = new Workbook([
      { "Space name": "Ada", "External people": ticked },
      { "Space name": "Bea", "External people": empty },
      { "External people": empty },
    ]);
    expect(workbook.checked()).toMatchObject({ total: 2, attention: [] });
    workbook.run();
    const external = workbook.spaces.map(({ space }) => space.externalUserAllowed ?? false);
    expect(external).toEqual([true, false]);
  });

  it("stay boxes where the sheet is prepared, and new sheets get a drop-down, which is no content", () => {
    const workbook = new Workbook([]);
    const area = { row: 2, column: column("External people"), rows: 99, columns: 1 };
    workbook.tab.insertCheckboxes(area);
    resultOf(workbook.me.run("prepareSheet"));
    expect(workbook.tab.cell(2, area.column).validation?.criteria).toBe("CHECKBOX");
    const empty = new Workbook([], { headers: ["Name"] });
    resultOf(empty.me.run("prepareSheet"));
    expect(empty.tab.lastRow()).toBe(1);
  });
});

describe("a formula that is calculated anew at every write", () => {
  it("creates nothing that nobody has confirmed", () => {
    const workbook = new Workbook(NAMED);
    let writes = 0;
    workbook.tab.enterFormula(2, 1, '="Class "&RAND()', () => {
      writes += 1;
      return `Class ${writes}`;
    });
    const end = workbook.run();
    expect(end).toMatchObject({ state: "done", created: NAMED.length - 1, changed: 1 });
    expect(workbook.spaces.map(({ space }) => space.displayName)).toEqual(["Bea", "Cy", "Dee"]);
  });

  it("is a name like any other where it comes to the same each time", () => {
    const workbook = new Workbook(NAMED);
    workbook.tab.enterFormula(2, 1, '="Ada"', () => "Ada");
    workbook.run();
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
    expect(workbook.tab.cell(2, 1).formula).toBe('="Ada"');
  });
});

describe("protected columns", () => {
  const protect = (workbook: Workbook, ...headers: (typeof HEADERS)[number][]) => {
    workbook.tab.protections = headers.map((header) => ({
      area: { row: 1, column: column(header), rows: 1000, columns: 1 },
      editors: ["owner@example.com"],
    }));
  };

  it.each(["Request ID", "Status"] as const)(
    "create nothing where the protected one is %s",
    (header) => {
      const workbook = new Workbook(NAMED);
      const { toConfirm } = workbook.opened();
      protect(workbook, header);
      const { error } = workbook.confirmExecution(workbook.me, toConfirm);
      expect(error?.message).toMatch(/contact the spreadsheet owner/);
      expect(workbook.calls).toEqual([]);
      workbook.tab.protections = [];
      workbook.wait(60_000);
      workbook.run();
      expectEveryRowToHaveItsSpace(workbook, NAMED.length);
    },
  );

  it.each(["Space", "Details"] as const)(
    "lose no answer of Chat's where the protected one is %s, and no space is made twice",
    (header) => {
      const workbook = new Workbook(NAMED);
      const { runId, leases } = workbook.confirm();
      protect(workbook, header);
      expect(workbook.batchExecution(runId, workbook.me, leases[0]).status).toBe("failed");
      expect(workbook.spaces.length).toBeGreaterThan(0);
      workbook.tab.protections = [];
      workbook.wait(300_000);
      workbook.run();
      expectEveryRowToHaveItsSpace(workbook, NAMED.length, /^Created/);
    },
  );

  it("of the owner's own do not matter", () => {
    const workbook = new Workbook(NAMED);
    protect(workbook, "Space name", "Members");
    workbook.run();
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });
});

describe("merged cells", () => {
  it("in a title above the header are passed over", () => {
    const workbook = new Workbook(NAMED);
    workbook.tab.insertRows(1);
    workbook.tab.merges = [{ row: 1, column: 1, rows: 1, columns: 13 }];
    workbook.tab.fill([["Our classes"]]);
    expect(workbook.checked()).toMatchObject({ total: NAMED.length });
    expect(workbook.run()).toMatchObject({ state: "done", created: NAMED.length });
  });

  it("over two names leave the second row without one", () => {
    const workbook = new Workbook(NAMED);
    workbook.tab.merges = [{ row: 2, column: 1, rows: 2, columns: 1 }];
    workbook.tab.fill([[""]], 3);
    expect(workbook.checked().attention).toMatchObject([
      { row: 3, reasons: [expect.stringMatching(/has no name/)] },
    ]);
    expect(workbook.run()).toMatchObject({ state: "done", created: NAMED.length - 1 });
  });

  it("over the Request IDs of two rows lead to no space that is missing from the sheet", () => {
    const workbook = new Workbook(NAMED);
    workbook.tab.merges = [{ row: 2, column: column("Request ID"), rows: 2, columns: 1 }];
    workbook.run();
    expect(workbook.spaces.map(({ space }) => space.displayName)).toEqual(["Ada", "Cy", "Dee"]);
    expect(workbook.checked().attention).toMatchObject([{ row: 3 }]);
  });
});
