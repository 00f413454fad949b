import { onSheet, outcome, resultOf, runOnSheet, start } from "./project";

describe("A range", () => {
  const table = [
    ["a", 1, true],
    ["b", 2, false],
  ];

  it("counts rows and columns from 1", () => {
    expect(resultOf("return sheet.getRange(2, 1, 1, 2).getValues()", table)).toEqual([["b", 2]]);
    expect(
      resultOf(
        "const r = sheet.getDataRange(); return [r.getNumRows(), r.getNumColumns(), sheet.getLastRow()]",
        table,
      ),
    ).toEqual([2, 3, 2]);
  });
  it("lies inside the sheet", () => {
    expect(resultOf("sheet.getRange(0, 1)")).toBe(
      "Exception: The starting row of the range is too small.",
    );
    expect(resultOf("sheet.getRange(1, 0)")).toBe(
      "Exception: The starting column of the range is too small.",
    );
    expect(resultOf("sheet.getRange(1, 1, 0, 1)")).toBe(
      "Exception: The number of rows in the range must be at least 1.",
    );
    expect(resultOf("sheet.getRange(1, 1, 1, 0)")).toBe(
      "Exception: The number of columns in the range must be at least 1.",
    );
    expect(resultOf("sheet.getRange(1000, 26); sheet.getRange(1001, 1)")).toBe(
      "Exception: The coordinates of the range are outside the dimensions of the sheet.",
    );
  });
  it("takes exactly as many values as it has cells", () => {
    expect(resultOf("sheet.getRange(1, 1, 2, 2).setValues([[1, 2]])")).toBe(
      "Exception: The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.",
    );
    expect(resultOf("sheet.getRange(1, 1, 2, 2).setValues([[1, 2], [3]])")).toBe(
      "Exception: The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.",
    );
  });
  it("turns text into numbers, booleans and formulas as typing does", () => {
    const values = '["007", "1e3", "true", "\'5", "=SUM(1)", "=", " text "]';
    const { execution, tab } = runOnSheet(
      `return sheet.getRange(1, 1, 1, 7).setValues([${values}]).getValues()`,
    );
    expect(execution.result).toEqual([[7, 1000, true, "5", "#NAME?", "=", " text "]]);
    expect([4, 5, 6].map((column) => tab?.cell(1, column).formula)).toEqual(["", "=SUM(1)", ""]);
  });
  it("gives Dates back as the script's own", () => {
    const body = `const at = new Date(0); const r = sheet.getRange(1, 1).setValue(at);
      const back = r.getValue(); return [back instanceof Date, back.getTime(), back !== at]`;
    expect(resultOf(body)).toEqual([true, 0, true]);
    expect(
      resultOf("return sheet.getRange(1, 1).getValue() instanceof Date", [[new Date(0)]]),
    ).toBe(true);
  });
  it("takes what is set as it is at that time", () => {
    expect(
      resultOf(`const at = new Date(0); const values = [[at, "a"]];
        const r = sheet.getRange(1, 1, 1, 2).setValues(values);
        at.setTime(1); values[0][1] = "b";
        return [r.getValues()[0][0].getTime(), r.getValues()[0][1]]`),
    ).toEqual([0, "a"]);
  });
  it("refuses more than 50,000 characters in a cell, when the write is carried out", () => {
    const { execution, tab } = runOnSheet(`
      sheet.getRange(1, 1).setValue("x".repeat(50000));
      sheet.getRange(2, 1, 1, 2).setValues([["fine", "x".repeat(50001)]]);
      sheet.getRange(3, 1).setValue("after");
      SpreadsheetApp.flush();`);
    expect(outcome(execution)).toBe(
      "Exception: Your input contains more than the maximum of 50000 characters in a single cell.",
    );
    expect([tab?.lastRow(), tab?.cell(2, 1).value]).toEqual([1, ""]);
  });
  it("puts one value into all of its cells, and null empties", () => {
    expect(
      resultOf(
        "const r = sheet.getRange(1, 1, 2, 2).setValue(1); sheet.getRange(1, 1).setValue(null); return r.getValues()",
      ),
    ).toEqual([
      ["", 1],
      [1, 1],
    ]);
  });
  it("keeps notes, and that text is bold", () => {
    const { execution, tab } = runOnSheet(`const r = sheet.getRange(1, 1, 1, 2);
      return r.setNotes([["a", null]]).setFontWeight("bold").getNotes()`);
    expect(execution.result).toEqual([["a", ""]]);
    expect(tab?.cell(1, 2).format).toEqual({ FontWeight: "bold" });
  });
  it("keeps links in texts, until the cell is written again", () => {
    const body = (then: string) => `const value = SpreadsheetApp.newRichTextValue().setText("12")
        .setLinkUrl("https://a.example/").build();
      const plain = SpreadsheetApp.newRichTextValue().setText("here").build();
      const range = sheet.getRange(1, 1, 1, 2).setRichTextValues([[value, plain]]);
      ${then}
      return range.getRichTextValues()[0].map((v) => v && [v.getText(), v.getLinkUrl()])`;
    expect(resultOf(body(""))).toEqual([
      ["12", "https://a.example/"],
      ["here", null],
    ]);
    expect(resultOf(body('range.setValues([["x", 5]])'))).toEqual([["x", null], null]);
  });
  it("takes linked text as it is, up to 50,000 characters", () => {
    const body = (length: number) => `sheet.getRange(1, 1).setRichTextValues([[
        SpreadsheetApp.newRichTextValue().setText("'".padEnd(${length}, "x")).build()]]);
      return sheet.getRange(1, 1).getValue().length`;
    expect(resultOf(body(50_000))).toBe(50_000);
    expect(resultOf(body(50_001))).toMatch(/more than the maximum of 50000 characters/);
  });
  it("lets rules refuse values, or only warns", () => {
    const body = (allow: boolean, value: string) => `const cell = sheet.getRange(2, 2);
      cell.setDataValidation(SpreadsheetApp.newDataValidation()
        .requireValueInList(["On", "Off"], true).setAllowInvalid(${allow}).build());
      cell.setValue(${value});
      return cell.getDataValidations()[0].map(String)`;
    expect(resultOf(body(false, '"On"'))).toEqual(["DataValidation"]);
    expect(resultOf(body(false, '""'))).toHaveLength(1);
    expect(resultOf(body(true, '"Neither"'))).toHaveLength(1);
    expect(resultOf(body(false, '"Neither"'))).toBe(
      "Exception: The data you entered in cell B2 violates the data validation rules set on this cell.",
    );
  });
  it("counts boxes to tick as content, ticked or not", () => {
    const google = onSheet("return [sheet.getLastRow(), sheet.getRange(5, 2).getDisplayValues()]");
    google.tab.insertCheckboxes({ row: 2, column: 2, rows: 499, columns: 1 });
    expect(google.run()).toEqual([500, [["FALSE"]]]);
  });
  it("shows people chips as names until their addresses are extracted", () => {
    const google = onSheet("return sheet.getRange(1, 1).getDisplayValues()[0][0]");
    google.tab.enterPeople(1, 1, [{ name: "Ana Lima", email: "ana@example.com" }]);
    expect(google.run()).toBe("Ana Lima");
    google.tab.extractAddresses(1, 1);
    expect(google.run()).toBe("ana@example.com");
  });
  it("calculates its formula anew at every write", () => {
    const google = onSheet(`const shown = () => sheet.getRange(1, 1).getDisplayValues()[0][0];
      const before = shown(); sheet.getRange(2, 1).setValue("x"); return [before, shown()]`);
    let writes = 0;
    google.tab.enterFormula(1, 1, "=RAND()", () => {
      writes += 1;
      return `${writes}`;
    });
    expect(google.run()).toEqual(["1", "2"]);
  });
  it.each(["call", "flush"] as const)("refuses a rule in a typed column, at the %s", (when) => {
    const google = onSheet(`const rule = SpreadsheetApp.newDataValidation()
        .requireValueInList(["On"], true).build();
      try { sheet.getRange(2, 1, 9, 3).setDataValidation(rule) } catch (e) { return "call" }
      try { SpreadsheetApp.flush() } catch (e) { return e.message }`);
    google.tab.typedColumns = new Map([[2, when]]);
    const message = "This operation is not allowed on cells in typed columns.";
    expect(google.run()).toBe(when === "call" ? "call" : message);
  });
  it("refuses those who may not edit it", () => {
    const google = onSheet('sheet.getRange(1, 1, 3, 2).setValue("x"); SpreadsheetApp.flush()');
    const area = { row: 3, column: 2, rows: 1, columns: 1 };
    google.tab.protections = [{ area, editors: ["owner@example.com"] }];
    expect(google.run()).toMatch(/^Exception: You are trying to edit a protected cell/);
    expect(google.tab.lastRow()).toBe(0);
    google.tab.protections = [{ area, editors: ["ana@example.com"] }];
    google.run();
    expect(google.tab.lastRow()).toBe(3);
  });
  it("loses what is written behind the first of merged cells", () => {
    const google = onSheet('sheet.getRange(1, 1, 2, 1).setValue("x"); return sheet.getLastRow()');
    google.tab.merges = [{ row: 1, column: 1, rows: 2, columns: 1 }];
    expect(google.run()).toBe(1);
  });
  it("takes no rule without a criterion", () => {
    expect(resultOf("SpreadsheetApp.newDataValidation().build()")).toMatch(/needs a criterion/);
  });
  it.each([
    ["row is gone", "The coordinates of the range are outside the dimensions of the sheet.", 1],
    ["sheet is gone", "Sheet 0 not found", 2],
  ])("whose %s by then takes no write", (_, message, tabs) => {
    const { script, ana } = start(
      "function f() { const r = SpreadsheetApp.getActiveSheet().getRange(1000, 1); r.setValue(1) }",
    );
    const [first, second] = [script.spreadsheet.tabs[0], script.spreadsheet.insertTab()];
    script.beforeCall = ({ name }) => {
      if (name !== "Range.setValue" || !first) return undefined;
      if (tabs === 1) first.deleteRows(1);
      else script.spreadsheet.deleteTab(first);
      return undefined;
    };
    expect(outcome(ana.run("f"))).toBe(`Exception: ${message}`);
    expect(second.lastRow()).toBe(0);
  });
});
