import type { Cell } from "../../local/google/apps-script";
import { findColumns } from "../../src/sheet/columns";
import { en, enScript } from "../../src/text/en";
import { ptBR } from "../../src/text/pt-BR";
import { PREPARED, resultOf, spreadsheetCalls, Workbook } from "./workbook";

function emptySheet(locale = "en"): Workbook {
  const workbook = new Workbook([]);
  workbook.tab.deleteRows(1);
  workbook.me.locale = locale;
  return workbook;
}

/** All that a sheet consists of, for comparing it before and after. */
function everythingOf({ tab }: Workbook): unknown {
  const area = { row: 1, column: 1, rows: 20, columns: tab.maxColumns };
  const cells = tab.read(area, (cell) => ({ ...cell })).flat();
  const { formatRules, frozenRows, maxRows, maxColumns, columnWidths, hiddenColumns } = tab;
  const looks = { formatRules, frozenRows, maxRows, maxColumns, columnWidths, hiddenColumns };
  return structuredClone({ ...looks, cells: cells.filter((cell) => isUsed(cell)) });
}

function isUsed({ value, note, validation, format }: Cell): boolean {
  return Boolean(value || note || validation || Object.keys(format).length > 0);
}

/** Of these columns, what does not fit into a cell is not seen. */
const LONG: readonly string[] = ["Details", "Guidelines", "Welcome message", "Request ID"];

/** As https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio has it, of two colours such as #e6f4ea. */
function contrastOf(one: unknown, other: unknown): number {
  const [light = Number.NaN, dark = Number.NaN] = [one, other]
    .map((colour) => {
      const parts = /^#(..)(..)(..)$/.exec(String(colour))?.slice(1) ?? [];
      const [red = Number.NaN, green = 0, blue = 0] = parts.map((part) => {
        const share = Number.parseInt(part, 16) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    })
    .sort((a, b) => b - a);
  return light / dark;
}

/** @returns what the person is told */
const prepare = (workbook: Workbook) =>
  resultOf<string[]>(workbook.me.run("prepareSheet")).join(" ");

const headersOf = ({ tab }: Workbook) => tab.values()[0];

const shown = (workbook: Workbook) =>
  (headersOf(workbook) ?? []).filter((_, index) => !workbook.tab.hiddenColumns.has(index + 1));

describe("Prepare this sheet", () => {
  it("gives an empty sheet its headers and two examples", () => {
    const workbook = emptySheet();
    prepare(workbook);
    expect(headersOf(workbook)).toEqual(PREPARED);
    expect(workbook.checked()).toMatchObject({ total: 0, examples: 2, attention: [] });
  });

  it("shows what becomes of a row beside it, on a small laptop with the sidebar open", () => {
    const workbook = emptySheet();
    prepare(workbook);
    const seen = ["Space name", "Members", "Status", "Space", "Details"];
    expect(shown(workbook).slice(0, 5)).toEqual(seen);
    const widths = [1, 2, 3, 4, 5].map((column) => workbook.tab.columnWidths.get(column) ?? 100);
    const [sidebar, rowNumbers] = [300, 46];
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(
      1366 - sidebar - rowNumbers,
    );
  });

  it("makes every column as wide as what stands in it, and none so wide that it fills the screen", () => {
    const workbook = emptySheet();
    prepare(workbook);
    for (const [index, header] of PREPARED.entries()) {
      const width = workbook.tab.columnWidths.get(index + 1) ?? 0;
      expect([header, width > 8 * header.length, width < 300]).toEqual([header, true, true]);
    }
  });

  it("writes the headers in bold", () => {
    const workbook = emptySheet();
    prepare(workbook);
    const weights = PREPARED.map((_, i) => workbook.tab.cell(1, i + 1).format.FontWeight);
    expect(new Set(weights)).toEqual(new Set(["bold"]));
  });

  it("keeps the header in view, long texts in one line and the Request ID hidden", () => {
    const workbook = emptySheet();
    prepare(workbook);
    expect(workbook.tab.frozenRows).toBe(1);
    expect(shown(workbook)).toEqual(PREPARED.slice(0, -1));
    const clippedIn = (row: number) =>
      PREPARED.filter((_, i) => workbook.tab.cell(row, i + 1).format.WrapStrategy === "CLIP");
    expect(clippedIn(1)).toEqual([]);
    for (const row of [2, workbook.tab.maxRows]) {
      expect(clippedIn(row)).toEqual(PREPARED.filter((header) => LONG.includes(header)));
    }
  });

  it("keeps a header in view that stands further down, and the lines above it", () => {
    const workbook = emptySheet();
    workbook.tab.fill([["Classes of 2027"], ["Name", "Members"], ["7A", ""]], 1);
    prepare(workbook);
    expect(workbook.tab.frozenRows).toBe(2);
  });

  it("speaks the person's language, and understands it afterwards", () => {
    const workbook = emptySheet("pt_BR");
    prepare(workbook);
    expect(workbook.tab.values()[0]?.slice(0, 3)).toEqual([
      "Nome do espaço",
      "Participantes",
      "Status",
    ]);
    expect(workbook.checked()).toMatchObject({ examples: 2, attention: [] });
  });

  it("explains every column in a note on its header", () => {
    const workbook = emptySheet();
    prepare(workbook);
    const explained = Object.values(en.columns).map(({ headers, note }) => [headers[0], note]);
    const notes = PREPARED.map((header, i) => [header, workbook.tab.cell(1, i + 1).note]);
    expect(notes).toEqual(PREPARED.map((header) => explained.find(([first]) => first === header)));
  });

  it("offers the choices as drop-downs", () => {
    const workbook = emptySheet();
    prepare(workbook);
    const rulesIn = (row: number) =>
      Object.fromEntries(
        PREPARED.flatMap((header, index) => {
          const { validation } = workbook.tab.cell(row, index + 1);
          return validation ? [[header, validation]] : [];
        }),
      );
    const offered = (values: string[]) => {
      return { criteria: "VALUE_IN_LIST", values, dropdown: true, allowInvalid: true };
    };
    expect(rulesIn(1)).toEqual({});
    expect(rulesIn(workbook.tab.maxRows)).toEqual(rulesIn(2));
    expect(rulesIn(2)).toEqual({
      Type: offered(["Space", "Group chat", "Direct message"]),
      "Who can post": offered(["Everyone", "Managers only"]),
      "External people": offered(["Yes", "No"]),
      History: offered(["On", "Off"]),
      "Who can find it": offered(["Members only", "Everyone in the organisation"]),
    });
  });

  it("adds to a sheet that is in use what is missing, and changes nothing that is there", () => {
    const workbook = new Workbook([], { headers: ["Teacher", "Members", "Name"] });
    workbook.tab.fill([["Kim", "ana@example.com", "Class 7A"]], 2);
    prepare(workbook);
    expect(headersOf(workbook)?.slice(0, 3)).toEqual(["Teacher", "Members", "Name"]);
    expect(workbook.tab.values()[1]?.slice(0, 3)).toEqual(["Kim", "ana@example.com", "Class 7A"]);
    expect(workbook.checked()).toMatchObject({ total: 1, attention: [] });
  });

  it.each([1, 2, 3])("makes room for the examples where the sheet has %d rows", (rows) => {
    const workbook = emptySheet();
    workbook.tab.deleteRows(rows + 1, workbook.tab.maxRows - rows);
    prepare(workbook);
    expect(workbook.checked()).toMatchObject({ examples: 2 });
    expect(workbook.tab.maxRows).toBe(3);
  });

  it("makes room where the sheet has no column left", () => {
    const workbook = new Workbook([], {
      headers: Array.from({ length: 26 }, (_, i) => `Mine ${i}`),
    });
    prepare(workbook);
    expect(workbook.check()).toMatchObject({ state: "checked" });
  });

  it.each([
    ["makes room for a single column, too,", 0],
    ["takes the only column that is free", 1],
  ])("%s and leaves no empty one", (_, free) => {
    const headers = PREPARED.slice(0, -1);
    const workbook = new Workbook([], { headers });
    const width = headers.length + free;
    workbook.tab.deleteColumns(width + 1, workbook.tab.maxColumns - width);
    expect(prepare(workbook)).toBe("Columns added: Request ID.");
    expect(workbook.tab.maxColumns).toBe(PREPARED.length);
  });

  it.each(["en", "pt_BR"])("changes nothing when it is run again, in %s", (locale) => {
    const workbook = emptySheet(locale);
    prepare(workbook);
    const once = everythingOf(workbook);
    prepare(workbook);
    expect(everythingOf(workbook)).toEqual(once);
  });

  it("changes nothing in another language either", () => {
    const workbook = emptySheet();
    prepare(workbook);
    const once = everythingOf(workbook);
    workbook.me.locale = "pt_BR";
    prepare(workbook);
    expect(everythingOf(workbook)).toEqual(once);
  });

  it("gives every status a colour, and amber to those that somebody must look at", () => {
    const workbook = emptySheet();
    prepare(workbook);
    const colours = Object.fromEntries(
      workbook.tab.formatRules.map(({ values: [word], style }) => [word, style.background]),
    );
    const words = Object.values(en.words.statuses).map(([word]) => word);
    expect(Object.keys(colours)).toEqual(words);
    const column = PREPARED.indexOf("Status") + 1;
    const below = { row: 2, column, rows: workbook.tab.maxRows - 1, columns: 1 };
    expect(workbook.tab.formatRules.map(({ areas }) => areas)).toEqual(words.map(() => [below]));
    const { Created, Failed, "Creating…": creating, ...others } = colours;
    expect(new Set([Created, Failed, creating]).size).toBe(3);
    for (const { style } of workbook.tab.formatRules) {
      expect(contrastOf(style.background, style.fontColor)).toBeGreaterThan(4.5);
    }
    expect(new Set(Object.values(others))).toEqual(new Set(["#fef7e0"]));
  });

  it("leaves somebody's own colours in front, and a column of statuses that has some alone", () => {
    const workbook = emptySheet();
    const area = (column: number) => ({ row: 2, column, rows: 9, columns: 1 });
    const own = { criteria: "TEXT_EQ", values: ["x"], style: { background: "#ff00ff" } };
    const elsewhere = { ...own, areas: [area(1)] };
    workbook.tab.formatRules = [elsewhere];
    prepare(workbook);
    expect(workbook.tab.formatRules[0]).toEqual(elsewhere);
    expect(workbook.tab.formatRules).toHaveLength(1 + Object.keys(en.words.statuses).length);
    const there = { ...own, areas: [area(1), area(PREPARED.indexOf("Status") + 1)] };
    workbook.tab.formatRules = [there];
    prepare(workbook);
    expect(workbook.tab.formatRules).toEqual([there]);
  });

  it("says what it did, and when there was nothing to do", () => {
    const workbook = emptySheet();
    expect(prepare(workbook)).toBe(enScript.prepared.examples);
    expect(prepare(workbook)).toBe("This sheet is ready: it has all that it needs.");
    workbook.tab.formatRules = [];
    workbook.tab.fill([["My notes"]], 1, PREPARED.indexOf("History") + 1);
    expect(prepare(workbook)).toBe("Columns added: History.");
    workbook.tab.formatRules = [];
    expect(prepare(workbook)).toBe("Set: colours of the statuses.");
    workbook.tab.change(1, 1, { note: "" });
    expect(prepare(workbook)).toBe("Set: notes on the headers.");
  });

  it("says it in the sheet's corner and in the log where it is run from the menu", () => {
    const workbook = new Workbook([], { headers: ["Name", "Members"] });
    const { toasts, log } = workbook.me.click("Chat Spaces", "Prepare this sheet");
    expect(toasts).toMatchObject([
      { title: "Prepare this sheet", message: expect.stringMatching(/^Columns added: /) },
    ]);
    expect(log).toMatchObject([{ message: expect.stringMatching(/^Columns added: /) }]);
  });

  it("waits until nobody is creating spaces: columns that move would hit a run's writes", () => {
    const workbook = new Workbook([{ "Space name": "Ada" }]);
    workbook.confirm();
    const before = everythingOf(workbook);
    expect(workbook.me.run("prepareSheet").error?.message).toMatch(/in another tab/);
    expect(everythingOf(workbook)).toEqual(before);
  });
});

describe("Prepare this sheet, where somebody has a list of their own", () => {
  const ownList = (headers: readonly string[]) => {
    const workbook = new Workbook([], { headers });
    const cells: Record<string, string> = { Name: "Ada", Members: "ana@example.com", Type: "" };
    workbook.tab.fill([headers.map((header) => cells[header] ?? "x")], 2);
    return workbook;
  };

  it("puts the results right after the inputs, and what is rarely used at the end", () => {
    const workbook = ownList(["Course", "Name", "Room", "Teacher"]);
    prepare(workbook);
    expect(headersOf(workbook)).toEqual([
      ...["Course", "Name", "Members", "Status", "Space", "Details", "Room", "Teacher"],
      ...PREPARED.slice(5),
    ]);
    expect(workbook.tab.values()[1]?.slice(0, 8)).toEqual(["x", "Ada", "", "", "", "", "x", "x"]);
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
  });

  it("puts them after what look like names and members where the headers are others, and says what to do next", () => {
    const workbook = new Workbook([], { headers: ["Course", "Teachers", "Room", "Course"] });
    workbook.tab.fill([["Maths", "ana@example.com", "12"]], 2);
    const { toasts } = workbook.me.click("Chat Spaces", "Prepare this sheet");
    expect(headersOf(workbook)?.slice(0, 7)).toEqual([
      ...["Course", "Teachers", "Status", "Space", "Details", "Room", "Course"],
    ]);
    expect(toasts).toMatchObject([
      { message: expect.stringMatching(/say which of your columns holds the name/) },
    ]);
  });

  it("puts the results beside the inputs also where the columns at the end are there already", () => {
    const workbook = ownList(["Name", "Members", "Room", ...PREPARED.slice(5)]);
    prepare(workbook);
    expect(headersOf(workbook)).toEqual([
      ...["Name", "Members", "Status", "Space", "Details", "Room"],
      ...PREPARED.slice(5),
    ]);
  });

  it("puts them beside the columns that are read, though others may be meant", () => {
    const workbook = new Workbook([], { headers: ["Name", "Members", "Room", "Course"] });
    workbook.tab.fill([["", "ana@example.com", "Upstairs", "Maths"]], 2);
    prepare(workbook);
    expect(headersOf(workbook)?.slice(0, 5)).toEqual([
      ...["Name", "Members", "Status", "Space", "Details"],
    ]);
  });

  it("leaves the columns that are there as wide as they are", () => {
    const workbook = ownList(["Name", "Members", "Room"]);
    workbook.tab.columnWidths = new Map([
      [1, 321],
      [3, 55],
    ]);
    prepare(workbook);
    expect([1, 2, 6].map((column) => workbook.tab.columnWidths.get(column))).toEqual([
      321,
      undefined,
      55,
    ]);
  });

  it("gives new columns nothing of the drop-downs beside them", () => {
    const workbook = ownList(["Name", "Members", "Room"]);
    const validation = { values: ["x"], dropdown: true, allowInvalid: false };
    for (const column of [2, 3]) {
      workbook.tab.change(2, column, {
        validation: { criteria: "VALUE_IN_LIST", ...validation },
      });
    }
    workbook.tab.deleteColumns(4, 23);
    prepare(workbook);
    const rules = (header: string) => {
      const column = headersOf(workbook)?.indexOf(header) ?? -1;
      return workbook.tab.cell(2, column + 1).validation?.values;
    };
    expect(["Members", "Status", "Room", "Type"].map(rules)).toEqual([
      ["x"],
      undefined,
      ["x"],
      ["Space", "Group chat", "Direct message"],
    ]);
  });

  it("puts all columns at the end where none may be inserted between those that are there", () => {
    const workbook = ownList(["Name", "Members", "Room"]);
    const area = { row: 1, column: 3, rows: 1000, columns: 1 };
    workbook.tab.protections = [{ area, editors: ["owner@example.com"] }];
    prepare(workbook);
    expect(headersOf(workbook)?.slice(0, 5)).toEqual([
      "Name",
      "Members",
      "Room",
      "Status",
      "Space",
    ]);
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
  });

  /** One formula fills a list, side by side, as an import does: what is in its way makes it an error. */
  function importList({ tab }: Workbook, row: number, lines: readonly string[][]): void {
    const filled = new Map<Readonly<Cell>, string>();
    const places = lines.flatMap((line, r) =>
      line.map((value, c) => [row + r, c + 1, value] as const),
    );
    const others = places.slice(1);
    tab.enterFormula(row, 1, '=IMPORTRANGE("…", "A:E")', () => {
      for (let r = row; r < row + lines.length; r++) {
        for (let column = 1; column <= tab.maxColumns; column++) {
          const cell = tab.cell(r, column);
          if (filled.get(cell) === cell.value) tab.change(r, column, { value: "" });
          filled.delete(cell);
        }
      }
      if (others.some(([r, column]) => tab.cell(r, column).value !== "")) return "#REF!";
      for (const [r, column, value] of others) {
        tab.change(r, column, { value });
        filled.set(tab.cell(r, column), value);
      }
      return places[0]?.[2] ?? "";
    });
  }

  it.each([
    ["headers and all", 1],
    ["below headers that are typed", 2],
  ])("puts all columns at the end of a list that is imported, %s", (_, row) => {
    const lines = [
      ["Name", "Members", "Room", "Teacher"],
      ["Ada", "ana@example.com", "12", "Kim"],
      ["Bea", "bo@example.com", "13", "Lee"],
    ];
    const workbook = new Workbook([], { headers: row === 1 ? [] : (lines[0] ?? []) });
    importList(workbook, row, lines.slice(row - 1));
    prepare(workbook);
    expect(workbook.tab.values().map((line) => line.slice(0, 4))).toEqual(lines);
    expect(headersOf(workbook)?.slice(4, 7)).toEqual(["Status", "Space", "Details"]);
    expect(workbook.run()).toMatchObject({ state: "done", created: 2 });
    expect(workbook.tab.values().map((line) => line.slice(0, 4))).toEqual(lines);
  });

  it("takes all the drop-downs that the sheet allows, and says which it does not", () => {
    for (const when of ["call", "flush"] as const) {
      const workbook = ownList(["Name", "Type", "Room"]);
      workbook.tab.typedColumns = new Map([[2, when]]);
      const said = prepare(workbook);
      expect(said).toContain("The sheet takes no drop-down in Type. Type the words instead");
      expect(said).not.toMatch(/did not allow/);
      const history = headersOf(workbook)?.indexOf("History") ?? -1;
      expect(workbook.tab.cell(2, history + 1).validation?.values).toEqual(["On", "Off"]);
      expect(workbook.tab.formatRules).not.toEqual([]);
    }
  });

  it("says what it could not do to new columns where somebody protects the cells below them", () => {
    const workbook = ownList(["Name", "Room", "Members"]);
    const area = { row: 2, column: 4, rows: 100, columns: 1 };
    workbook.tab.protections = [{ area, editors: ["owner@example.com"] }];
    const said = prepare(workbook);
    expect(said).toContain("Columns added: Status,");
    expect(said).toContain("The sheet did not allow: column widths. Everything works without.");
  });

  it("does everything but freeze a header that is merged with a cell below it", () => {
    const workbook = ownList(["Name", "Members", "Room"]);
    workbook.tab.merges = [{ row: 1, column: 3, rows: 2, columns: 1 }];
    const refused =
      "The sheet did not allow: a header that stays in view. Everything works without.";
    expect(prepare(workbook)).toContain(refused);
    workbook.tab.formatRules = [];
    expect(prepare(workbook)).toBe(`Set: colours of the statuses. ${refused}`);
    expect(workbook.checked()).toMatchObject({ total: 1 });
  });

  it.each(["en", "pt_BR"])(
    "says in %s where a protected sheet takes no columns, and changes nothing",
    (locale) => {
      const workbook = ownList(["Name", "Members", "Room"]);
      workbook.me.locale = locale;
      workbook.tab.protections = [{ area: undefined, editors: ["owner@example.com"] }];
      const before = everythingOf(workbook);
      const message = locale === "en" ? en.unprepared.noColumns : ptBR.unprepared.noColumns;
      expect(workbook.me.run("prepareSheet").error?.message).toBe(message);
      expect(everythingOf(workbook)).toEqual(before);
    },
  );

  it.each([
    ["columns in two places", 0, ["Name", "Members", "Room"], PREPARED.slice(2)],
    [
      "as many columns as are free",
      PREPARED.length - 5,
      ["Name", "Members", "Room"],
      PREPARED.slice(2),
    ],
    ["a column", 0, [...PREPARED.slice(0, 4), "Room", ...PREPARED.slice(5)], ["Details"]],
  ])(
    "puts at the end, and nowhere else, %s for which a header has no room",
    (_, free, headers, more) => {
      const workbook = ownList(headers);
      const { length } = headers;
      const width = length + free;
      workbook.tab.deleteColumns(width + 1, workbook.tab.maxColumns - width);
      workbook.tab.merges = [{ row: 1, column: 1, rows: 1, columns: length }];
      prepare(workbook);
      expect(headersOf(workbook)).toEqual([...headers, ...more]);
      expect(workbook.tab.maxColumns).toBe(length + more.length);
    },
  );

  it("takes away again what it inserted beside a header that nobody may write to", () => {
    const workbook = ownList(["Name", "Members", "Room"]);
    workbook.tab.merges = [{ row: 1, column: 1, rows: 1, columns: 26 }];
    const before = everythingOf(workbook);
    expect(workbook.me.run("prepareSheet").error?.message).toBe(en.unprepared.noColumns);
    expect(everythingOf(workbook)).toEqual(before);
  });
});

describe("what preparing a sheet costs", () => {
  const callsFor = (rows: number) => {
    const headers = ["Name", "Members", "Room"];
    const workbook = new Workbook([], { headers });
    const lines = Array.from({ length: rows }, (_, row) => [
      `Class ${row}`,
      "ana@example.com",
      "1",
    ]);
    workbook.tab.fill(lines, 2);
    return spreadsheetCalls(workbook.me.run("prepareSheet").calls);
  };

  it("is as many calls for a thousand rows as for ten, and few once it is ready", () => {
    expect(callsFor(1000)).toBe(callsFor(10));
    expect(callsFor(10)).toBeLessThan(100);
    const workbook = emptySheet();
    prepare(workbook);
    expect(spreadsheetCalls(workbook.me.run("prepareSheet").calls)).toBeLessThan(40);
  });
});

describe("the examples", () => {
  it.each([
    ["Course", "Teachers"],
    ["", "Teachers"],
    ["Course", ""],
  ])(
    "are written into their columns where headers “%s” and “%s” were chosen and the sheet was cleared",
    (name, members) => {
      for (const isNarrow of [false, true]) {
        const workbook = new Workbook([], { headers: ["Course", "Teachers", "Room"] });
        const { tab } = workbook;
        tab.fill([["Maths", "ana@example.com", "1"]], 2);
        resultOf(workbook.me.run("chooseColumns", { sheetId: 0, name, members }));
        tab.deleteRows(1, 10);
        if (isNarrow) tab.deleteColumns(3, tab.maxColumns - 2);
        expect(prepare(workbook)).toBe(enScript.prepared.examples);
        expect(workbook.checked()).toMatchObject({ total: 0, examples: 2, attention: [] });
        expect(tab.values()[1]?.[0]).toBe("Class 7B");
      }
    },
  );

  it("are not created as long as nobody has touched them", () => {
    const workbook = emptySheet();
    prepare(workbook);
    const example = workbook.column("Space name")[0] ?? "";
    workbook.tab.fill([[example, "zoe@example.com"]], 4);
    const check = { total: 1, examples: 2, attention: [], sameNames: [] };
    expect(workbook.checked()).toMatchObject(check);
    expect(workbook.run()).toMatchObject({ state: "done", created: 1, left: 0 });
    expect(workbook.column("Status").slice(0, 3)).toEqual(["", "", "Created"]);
  });

  it("are known in every language, and are rows like any other once anything in them is changed", () => {
    const workbook = emptySheet("pt_BR");
    prepare(workbook);
    workbook.me.locale = "en";
    expect(workbook.checked()).toMatchObject({ total: 0, examples: 2 });
    workbook.tab.fill([["Turma 8A"]], 2);
    expect(workbook.checked()).toMatchObject({ total: 1, examples: 1 });
  });

  it.each(["Description", "Type", "Members"])(
    "stay examples where the column %s is deleted or renamed",
    (header) => {
      for (const change of ["delete", "rename"]) {
        const workbook = emptySheet();
        prepare(workbook);
        const column = (headersOf(workbook) ?? []).indexOf(header) + 1;
        if (change === "delete") workbook.tab.deleteColumns(column, 1);
        else workbook.tab.enter(1, column, "Something else");
        expect([header, change, workbook.checked().total]).toEqual([header, change, 0]);
      }
    },
  );

  it("are no examples where only the name is the same", () => {
    const workbook = new Workbook([{ "Space name": "Class 7B" }]);
    expect(workbook.checked()).toMatchObject({ total: 1, examples: 0 });
  });
});

describe("the headers", () => {
  it("of all languages mean one column each", () => {
    for (const { columns } of [en, ptBR]) {
      for (const [column, { headers }] of Object.entries(columns)) {
        for (const header of headers)
          expect(findColumns([header], {})).toMatchObject({
            positions: { [column]: 0 },
            notices: [],
          });
      }
    }
  });
});
