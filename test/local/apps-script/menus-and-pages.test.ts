import { outcome, start } from "./project";

describe("Menus and dialogs", () => {
  const code = `
function onOpen() {
  const ui = SpreadsheetApp.getUi();
  ui.createMenu("Tools")
    .addItem("Ask", "ask")
    .addSeparator()
    .addItem("Side", "side")
    .addItem("Gone", "gone")
    .addToUi();
}
function ask() {
  const ui = SpreadsheetApp.getUi();
  return ui.alert("Name", "Shall it be so?", ui.ButtonSet.OK_CANCEL) === ui.Button.OK;
}
function side() {
  const ui = SpreadsheetApp.getUi();
  ui.showSidebar(HtmlService.createHtmlOutputFromFile("Sidebar").setTitle("Side"));
  ui.showModalDialog(HtmlService.createHtmlOutput("<p>").setWidth(200).setHeight(100), "Dialog");
}`;
  const open = () => {
    const project = start(code, { html: { Sidebar: "<b>side</b>" } });
    project.ana.openSpreadsheet();
    return project;
  };

  it("show the items as they were added, once", () => {
    const { ana } = open();
    ana.openSpreadsheet();
    expect(ana.menus).toEqual([
      {
        title: "Tools",
        items: [
          { kind: "item", label: "Ask", functionName: "ask" },
          { kind: "separator" },
          { kind: "item", label: "Side", functionName: "side" },
          { kind: "item", label: "Gone", functionName: "gone" },
        ],
      },
    ]);
  });
  it("hand the person's answer to the script", () => {
    const { ana } = open();
    const questions: unknown[] = [];
    ana.answer = (question) => {
      questions.push(question);
      return { button: "OK" };
    };
    expect(outcome(ana.click("Tools", "Ask"))).toBe(true);
    const asked = { title: "Name", message: "Shall it be so?", buttons: "OK_CANCEL" };
    expect(questions).toEqual([asked]);
    ana.answer = () => ({ button: "CANCEL" });
    expect(outcome(ana.click("Tools", "Ask"))).toBe(false);
  });
  it("have no buttons but their own", () => {
    const { ana } = open();
    ana.answer = () => ({ button: "YES" });
    expect(() => ana.click("Tools", "Ask")).toThrow(/has no button YES/);
  });
  it("open pages of the project's files", () => {
    const { ana } = open();
    ana.click("Tools", "Side");
    expect(ana.sidebar).toEqual({ title: "Side", html: "<b>side</b>", width: 300, height: 600 });
    expect(ana.dialog).toEqual({ title: "Dialog", html: "<p>", width: 200, height: 100 });
    ana.closeSidebar();
    expect(ana.sidebar).toBeUndefined();
  });
  it("report a file that is not there, and a function that is not there", () => {
    const { ana } = start(code);
    ana.openSpreadsheet();
    expect(outcome(ana.click("Tools", "Side"))).toBe(
      "Exception: No HTML file named Sidebar was found.",
    );
    expect(outcome(ana.click("Tools", "Gone"))).toBe("Exception: Script function not found: gone");
    expect(() => ana.click("Tools", "Nothing")).toThrow(RangeError);
  });
  it("are not there while the spreadsheet is closed", () => {
    expect(outcome(start(code).ana.run("ask"))).toBe(
      "Exception: Cannot call SpreadsheetApp.getUi() from this context.",
    );
  });
});

describe("google.script.run", () => {
  const open = (code: string) => {
    const project = start(`
function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("")) }
function onOpen() {}
${code}`);
    project.ana.openSpreadsheet();
    project.ana.run("show");
    return project.ana;
  };

  it("calls public functions from an open page only", () => {
    const ana = open("function f(a, b) { return [a, b] }\nfunction g_() {}");
    expect(ana.call("f", 1, { x: ["y", null] }).result).toEqual([1, { x: ["y", null] }]);
    expect(outcome(ana.call("g_"))).toMatch(/not found/);
    ana.closeSidebar();
    expect(() => ana.call("f")).toThrow("No sidebar or dialog is open");
  });
  it.each([
    ["a Date", new Date(0)],
    ["a Date deep inside", { rows: [{ at: new Date(0) }] }],
    ["a function", () => 1],
    ["NaN", Number.NaN],
    ["a Map", new Map()],
  ])("refuses to carry %s in", (_, value) => {
    expect(() => open("function f() {}").call("f", value)).toThrow(/cannot carry argument 1/);
  });
  it.each([
    "new Date()",
    "{ a: [new Date()] }",
    "() => 1",
    "SpreadsheetApp.getActiveSheet()",
    "1 / 0",
  ])("refuses to carry %s out", (value) => {
    const ana = open(`function f() { return ${value} }`);
    expect(() => ana.call("f")).toThrow(/cannot carry the result of f/);
  });
  it("carries copies, and null for nothing", () => {
    const ana = open("function f(list) { list.push(2) }\nfunction g() { return { a: undefined } }");
    const list = [1];
    expect(ana.call("f", list).result).toBe(null);
    expect(list).toEqual([1]);
    expect(ana.call("g").result).toStrictEqual({});
  });
  it("hands name and message to the failure handler", () => {
    const ana = open('function f() { throw new TypeError("no") }');
    expect(ana.call("f").error).toMatchObject({ name: "TypeError", message: "no" });
  });
});
