import { CHAT, CONTAINER_UI, manifest, outcome, SHEET, scope, start, TRIGGERS } from "./project";

describe("Scopes", () => {
  const code = `
function onOpen() { SpreadsheetApp.getUi().createMenu("M").addItem("Show", "show").addToUi() }
function read() { return SpreadsheetApp.getActiveSheet().getName() }
function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("x")) }
function triggers() { return ScriptApp.getProjectTriggers().length }
function ask() { try { ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ["${SHEET}"]) } finally { Chat.Spaces.create({}) } }
function info() {
  const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, ["${CHAT}", "${SHEET}"]);
  return [String(info.getAuthorizationStatus()), typeof info.getAuthorizationUrl()];
}`;

  it.each([
    [
      "read",
      CHAT,
      `Specified permissions are not sufficient to call SpreadsheetApp.getActiveSheet. Required permissions: (${SHEET} || ${scope("spreadsheets")})`,
    ],
    [
      "show",
      SHEET,
      `Specified permissions are not sufficient to call Ui.showSidebar. Required permissions: ${CONTAINER_UI}`,
    ],
    [
      "triggers",
      SHEET,
      `Specified permissions are not sufficient to call ScriptApp.getProjectTriggers. Required permissions: ${TRIGGERS}`,
    ],
  ])("that the manifest lacks make %s fail", (functionName, declared, message) => {
    const { ana } = start(code, { manifest: manifest(declared) });
    ana.openSpreadsheet();
    expect(outcome(ana.run(functionName))).toBe(`Exception: ${message}`);
  });
  it("that the person refused make the call fail, until they are granted", () => {
    const { ana } = start(code);
    ana.granted.delete(SHEET);
    expect(outcome(ana.run("read"))).toMatch(/^Exception: Specified permissions/);
    ana.granted.add(SHEET);
    expect(outcome(ana.run("read"))).toBe("Sheet1");
  });
  it("are handed to Chat as far as the manifest has them and the person granted them", () => {
    const { ana, requests } = start("function f() { Chat.Spaces.create({}) }");
    ana.granted = new Set([CHAT, scope("chat.spaces")]);
    ana.run("f");
    expect(requests[0]?.headers.authorization).toBe(`Bearer ana@example.com ${CHAT}`);
  });
  it("that are required end the execution and ask", () => {
    const { ana, requests } = start(code);
    ana.granted.delete(SHEET);
    const execution = ana.run("ask");
    expect(execution.status).toBe("failed");
    expect(execution.dialogs).toEqual([{ kind: "authorization", title: "", message: SHEET }]);
    expect(requests).toHaveLength(0);
    ana.granted.add(SHEET);
    expect(ana.run("ask").status).toBe("completed");
  });
  it("that are required must be in the manifest", () => {
    const { ana } = start(code, { manifest: manifest(CHAT) });
    expect(outcome(ana.run("ask"))).toMatch(/is not in the script's manifest/);
  });
  it("can be looked at", () => {
    const { ana } = start(code);
    expect(ana.run("info").result).toEqual(["NOT_REQUIRED", "object"]);
    ana.granted.delete(SHEET);
    expect(ana.run("info").result).toEqual(["REQUIRED", "string"]);
  });
});

describe("Opening the spreadsheet", () => {
  const onOpen = (body: string) => `function onOpen(e) { ${body} }`;

  it("runs onOpen in the mode LIMITED, in which document and properties are there, unasked", () => {
    const { ana } = start(
      onOpen(
        "PropertiesService.getDocumentProperties().getProperties(); return String(e.authMode) + SpreadsheetApp.getActiveSheet().getName() + (e.authMode === ScriptApp.AuthMode.LIMITED)",
      ),
    );
    ana.granted.clear();
    expect(outcome(ana.openSpreadsheet())).toBe("LIMITEDSheet1true");
  });
  it.each([
    'SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(""))',
    'SpreadsheetApp.getUi().alert("Hello")',
    "Chat.Spaces.create({})",
    'ScriptApp.newTrigger("onOpen")',
  ])("forbids %s in the mode LIMITED", (call) => {
    const execution = start(onOpen(call)).ana.openSpreadsheet();
    expect(outcome(execution)).toMatch(/^Exception: You do not have permission to call /);
  });
  it.each([
    "SpreadsheetApp.getActiveSpreadsheet()",
    "PropertiesService.getUserProperties()",
    "LockService.getScriptLock()",
    "Chat.Spaces.create({})",
  ])("forbids %s in the mode NONE", (call) => {
    const execution = start(onOpen(call)).ana.openSpreadsheet("NONE");
    expect(outcome(execution)).toMatch(/^Exception: You do not have permission to call /);
  });
  it("lets the mode NONE add a menu in the person's language", () => {
    const { script } = start(
      onOpen(
        'SpreadsheetApp.getUi().createMenu("M").addItem(Session.getActiveUserLocale(), "onOpen").addToUi()',
      ),
    );
    const ben = script.person("ben@example.com", { locale: "pt_BR" });
    expect(ben.openSpreadsheet("NONE").status).toBe("completed");
    expect(ben.menus[0]?.items).toEqual([{ kind: "item", label: "pt_BR", functionName: "onOpen" }]);
  });
  it("is no matter of onInstall, which has the mode FULL", () => {
    const { ana } = start("function onInstall(e) { return String(e.authMode) }");
    expect(ana.install().result).toBe("FULL");
  });
  it("needs no onOpen", () => {
    expect(start("function f() {}").ana.openSpreadsheet().status).toBe("completed");
  });
});
