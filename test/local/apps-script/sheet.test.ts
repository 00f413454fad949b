import { onSheet, outcome, resultOf, runOnSheet, start } from "./project";

describe("A sheet", () => {
  it("inserts columns with all that is in the others", () => {
    const { tab } = runOnSheet(
      'sheet.getRange(1, 2).setNotes([["n"]]); sheet.insertColumnsAfter(1, 2)',
      [["a", "b"]],
    );
    expect(tab?.cell(1, 4)).toMatchObject({ value: "b", note: "n" });
    expect(tab?.maxColumns).toBe(28);
    expect(resultOf("sheet.insertColumnsAfter(27, 1)")).toBe(
      "Exception: Those columns are out of bounds.",
    );
  });
  it("keeps its frozen rows and conditional formats", () => {
    const { execution, tab } = runOnSheet(`sheet.setFrozenRows(1);
      const range = sheet.getRange(2, 3, 999, 1);
      sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule()
        .whenTextEqualTo("Created").setBackground("#00ff00").setRanges([range]).build()]);
      const [rule] = sheet.getConditionalFormatRules();
      return [sheet.getFrozenRows(), rule.getRanges()[0].getColumn()];`);
    const area = { row: 2, column: 3, rows: 999, columns: 1 };
    expect(outcome(execution)).toEqual([1, 3]);
    expect(tab?.formatRules).toEqual([
      {
        criteria: "TEXT_EQUAL_TO",
        values: ["Created"],
        areas: [area],
        style: { background: "#00ff00" },
      },
    ]);
  });
  it("gives new columns the look of the one before, and moves what is known of the others", () => {
    const google = onSheet(`sheet.setColumnWidth(3, 200); sheet.hideColumns(3);
      sheet.getRange(1, 1).setFontWeight("bold");
      sheet.insertColumnsAfter(1, 2); sheet.deleteColumns(2, 1)`);
    google.tab.typedColumns = new Map([[2, "call"]]);
    google.run();
    expect(google.tab.cell(1, 2).format).toEqual({ FontWeight: "bold" });
    expect([...google.tab.columnWidths]).toEqual([[4, 200]]);
    expect([...google.tab.hiddenColumns]).toEqual([4]);
    expect([...google.tab.typedColumns]).toEqual([[3, "call"]]);
  });
  it("is protected as a whole, or lets nobody move what they may not edit", () => {
    const google = onSheet("sheet.setColumnWidth(1, 99); sheet.insertColumnsAfter(1, 1)");
    const area = { row: 1, column: 1, rows: 1, columns: 26 };
    google.tab.protections = [{ area, editors: [] }];
    expect(google.run()).toMatch(/protected cell or object/);
    expect([google.tab.columnWidths.get(1), google.tab.maxColumns]).toEqual([99, 26]);
    google.tab.protections = [{ area: undefined, editors: [] }];
    google.tab.columnWidths = new Map();
    expect(google.run()).toMatch(/protected cell or object/);
    expect(google.tab.columnWidths.size).toBe(0);
  });
  it("freezes no part of merged cells", () => {
    const google = onSheet("sheet.setFrozenRows(1)");
    google.tab.merges = [{ row: 1, column: 1, rows: 2, columns: 2 }];
    expect(google.run()).toMatch(/freeze rows which contain only part of a merged cell/);
  });
  it("tells which rows are not seen, and why, wherever they move", () => {
    const google = onSheet(
      "return [2, 3, 4].map((r) => [sheet.isRowHiddenByFilter(r), sheet.isRowHiddenByUser(r)])",
    );
    google.tab.hiddenRows = new Map([
      [2, "filter"],
      [3, "user"],
    ]);
    google.tab.insertRows(2);
    expect(google.run()).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });
  it("takes no rule without a condition", () => {
    expect(resultOf("SpreadsheetApp.newConditionalFormatRule().build()")).toMatch(
      /needs a condition/,
    );
  });
  it("is the active one of each person", () => {
    const { ana, script } = start(`
function onOpen() {}
function active() { return SpreadsheetApp.getActiveSheet().getName() + SpreadsheetApp.getActiveSheet().getActiveRange().getColumn() }
function select() { SpreadsheetApp.getActiveSpreadsheet().getSheetById(1000003).getRange(3, 3).activate() }`);
    const ben = script.person("ben@example.com");
    script.spreadsheet.insertTab("B");
    ana.openSpreadsheet();
    ben.openSpreadsheet();
    ana.run("select");
    expect(ana.run("active").result).toBe("B3");
    expect(ben.run("active").result).toBe("Sheet11");
  });
});

describe("A person in the sheet", () => {
  const sheet = () => {
    const tab = start("").script.spreadsheet.insertTab("Classes");
    return tab.fill([
      ["name", "Size"],
      ["b", 10],
      ["a", 9],
      ["", 1],
    ]);
  };

  it("sorts below the header, empty cells last, and numbers as numbers", () => {
    const tab = sheet();
    tab.change(3, 1, { note: "n" });
    tab.sort(1);
    expect(tab.values()).toEqual([
      ["name", "Size"],
      ["a", 9],
      ["b", 10],
      ["", 1],
    ]);
    expect(tab.cell(2, 1).note).toBe("n");
    tab.sort(2, false);
    expect(tab.values().map(([, size]) => size)).toEqual(["Size", 10, 9, 1]);
  });
  it("sorts numbers and dates, then text in any case, then checkboxes", () => {
    const tab = start("").script.spreadsheet.insertTab();
    const may = new Date(2026, 4, 1);
    const april = new Date(2026, 3, 30);
    tab.fill([["Header"], ["b"], [true], [may], [""], ["C"], [april], [10], ["A"], [9]]);
    const column = () => tab.values().map(([value]) => value);
    tab.sort(1);
    expect(column()).toEqual(["Header", 9, 10, april, may, "A", "b", "C", true]);
    tab.sort(1, false);
    expect(column()).toEqual(["Header", true, "C", "b", "A", may, april, 10, 9]);
  });
  it("inserts and deletes rows and columns with all that is in them", () => {
    const tab = sheet();
    tab.change(2, 1, { note: "n" });
    tab.insertRows(2, 2);
    tab.deleteRows(1);
    tab.insertColumns(1);
    tab.deleteColumns(3);
    expect(tab.cell(3, 2)).toMatchObject({ value: "b", note: "n" });
    expect([tab.values()[3], tab.maxRows, tab.maxColumns]).toEqual([["", "a"], 1001, 26]);
    expect(() => tab.deleteRows(1001, 2)).toThrow("Those rows are out of bounds.");
    expect(() => tab.insertRows(1003)).toThrow("Those rows are out of bounds.");
  });
  it("types values, which rules may refuse", () => {
    const tab = sheet();
    tab.enter(2, 2, "12");
    expect(tab.cell(2, 2).value).toBe(12);
    const validation = {
      criteria: "CHECKBOX" as const,
      values: [],
      dropdown: true,
      allowInvalid: false,
    };
    tab.change(2, 2, { validation });
    expect(() => tab.enter(2, 2, "yes")).toThrow(/violates the data validation rules/);
  });
  it("copies rows and whole sheets, which are then their own", () => {
    const { spreadsheet } = start("").script;
    const tab = spreadsheet.tabs[0]?.fill([["a"], ["b"]]);
    if (!tab) throw new Error("no sheet");
    tab.copyRow(1, 2);
    const copy = spreadsheet.copyTab(tab);
    copy.fill([["x"]]);
    expect([copy.name, copy.values(), tab.values()]).toEqual([
      "Copy of Sheet1",
      [["x"], ["a"]],
      [["a"], ["a"]],
    ]);
  });
});
