import type { ChatBackend } from "../../../local/google/apps-script";
import { CHAT, MINUTE, outcome, resultOf, start } from "./project";

describe("The Chat service", () => {
  const failing = (status: number, body: string): ChatBackend => ({
    handle: () => ({ status, headers: {}, body }),
    signIn: () => "",
  });
  const create =
    "function f() { return Chat.Spaces.create({ displayName: 'X' }, { requestId: 'a b&c' }) }";

  it("sends create's body and query, and returns the answer", () => {
    const { ana, requests } = start(create);
    expect(ana.run("f").result).toEqual({ name: "spaces/1" });
    expect(requests).toMatchObject([
      { method: "POST", path: "/v1/spaces?requestId=a%20b%26c", body: '{"displayName":"X"}' },
    ]);
  });
  it.each([
    ["Chat.Spaces.setup({ space: {} })", "POST /v1/spaces:setup"],
    ["Chat.Spaces.Members.create({}, 'spaces/1')", "POST /v1/spaces/1/members"],
    ["Chat.Spaces.Members.get('spaces/1/members/2')", "GET /v1/spaces/1/members/2"],
    [
      "Chat.Spaces.Members.list('spaces/1', { showInvited: true, pageSize: 5 })",
      "GET /v1/spaces/1/members?showInvited=true&pageSize=5",
    ],
    [
      "Chat.Spaces.Members.patch({}, 'spaces/1/members/2', { updateMask: 'role' })",
      "PATCH /v1/spaces/1/members/2?updateMask=role",
    ],
    [
      "Chat.Spaces.Messages.create({}, 'spaces/1', { messageId: 'client-1' })",
      "POST /v1/spaces/1/messages?messageId=client-1",
    ],
  ])("makes of %s %s", (call, request) => {
    const { ana, requests } = start(`function f() { ${call} }`);
    expect(outcome(ana.run("f"))).toBeUndefined();
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([request]);
  });
  it("throws Google's errors with their details, the prefix in the person's language", () => {
    const body =
      '{"error":{"code":404,"message":"Google Chat app not found.","status":"NOT_FOUND"}}';
    const { ana, script } = start(create, { chat: failing(404, body) });
    expect(ana.run("f").error).toMatchObject({
      name: "GoogleJsonResponseException",
      message: "API call to chat.spaces.create failed with error: Google Chat app not found.",
      details: { code: 404, message: "Google Chat app not found." },
    });
    const message = script.person("b@c.d", { locale: "pt_BR" }).run("f").error?.message;
    expect(message).toMatch(/^Falha .*chat\.spaces\.create.*Google Chat app not found\.$/);
  });
  it("throws without details where no answer or no JSON came", () => {
    const chat: ChatBackend = { handle: () => null, signIn: () => "" };
    const { error } = start(create, { chat }).ana.run("f");
    expect(error?.message).toBe("API call to chat.spaces.create failed with error: Empty response");
    expect(error).toMatchObject({ name: "Exception" });
    expect(error).not.toHaveProperty("details");
    const html = start(create, { chat: failing(500, "<html>") }).ana.run("f");
    expect(html.error).not.toHaveProperty("details");
  });
  it("is not there unless the manifest switches it on", () => {
    const off = { manifest: { oauthScopes: [CHAT] } };
    expect(outcome(start(create, off).ana.run("f"))).toBe("ReferenceError: Chat is not defined");
    expect(outcome(start("function f() { return typeof Chat }", off).ana.run("f"))).toBe(
      "undefined",
    );
  });
});

describe("Properties", () => {
  const onStore = (body: string) =>
    outcome(
      start(
        `function f() { const store = PropertiesService.getScriptProperties(); ${body} }`,
      ).ana.run("f"),
    );

  it("live on between executions, and each user has their own", () => {
    const { ana, script } = start(`
function put() { PropertiesService.getUserProperties().setProperty("a", "1"); PropertiesService.getScriptProperties().setProperties({ b: "2" }) }
function get() { return [PropertiesService.getUserProperties().getProperty("a"), PropertiesService.getScriptProperties().getProperties()] }`);
    ana.run("put");
    expect(ana.run("get").result).toEqual(["1", { b: "2" }]);
    expect(script.person("ben@example.com").run("get").result).toEqual([null, { b: "2" }]);
  });
  it("hold 9 KB a value, in UTF-8, and no more", () => {
    expect(
      onStore('store.setProperty("a", "x".repeat(9216)); return store.getProperty("a").length'),
    ).toBe(9216);
    expect(onStore('store.setProperty("a", "x".repeat(9217))')).toBe(
      "Exception: Argument too large: value",
    );
    expect(onStore('store.setProperty("a", "é".repeat(4609))')).toBe(
      "Exception: Argument too large: value",
    );
  });
  it("hold 500 KB in all", () => {
    expect(
      onStore('for (let i = 0; i < 56; i++) store.setProperty("a" + i, "x".repeat(9000))'),
    ).toBeUndefined();
    expect(
      onStore('for (let i = 0; i < 58; i++) store.setProperty("a" + i, "x".repeat(9000))'),
    ).toMatch(/exceeded the property storage quota/);
  });
  it("are text", () => {
    expect(onStore('store.setProperty("a", 1)')).toMatch(
      /\(String,number\) don't match .*PropertiesService\.Properties\.setProperty/,
    );
  });
});

describe("Utilities", () => {
  it("format dates with the letters that they know", () => {
    const at = "new Date(Date.UTC(2026, 0, 5, 23, 4, 9))";
    expect(
      resultOf(`return Utilities.formatDate(${at}, "America/Sao_Paulo", "dd/MM/yyyy HH:mm:ss")`),
    ).toBe("05/01/2026 20:04:09");
  });
});

describe("Triggers", () => {
  const code = `
function later() { ScriptApp.newTrigger("tick").timeBased().after(5 * 60000).create() }
function often() { ScriptApp.newTrigger("tick").timeBased().everyMinutes(10).create() }
function tick(e) { console.log(String(e.authMode)); return new Date().getTime() }
function count() { return ScriptApp.getProjectTriggers().map((t) => t.getHandlerFunction()) }
function clear() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)) }
function listen() { ScriptApp.newTrigger("form").forSpreadsheet(SpreadsheetApp.getActiveSpreadsheet()).onFormSubmit().create() }
function form(e) { return [e.values, e.namedValues, e.range.getRow(), e.range.getValues()] }
function ui() { SpreadsheetApp.getUi() }
function uiLater() { ScriptApp.newTrigger("ui").timeBased().after(1000).create() }`;

  it("fire once at their time, and stay until they are deleted", () => {
    const { ana, script, clock } = start(code);
    const began = clock.now();
    ana.run("later");
    expect(script.advance(5 * MINUTE - 1)).toEqual([]);
    const [fired, ...others] = script.advance(10 * MINUTE);
    expect(others).toEqual([]);
    expect(fired).toMatchObject({
      functionName: "tick",
      person: "ana@example.com",
      result: began + 5 * MINUTE,
    });
    expect(fired?.log).toEqual([{ level: "log", message: "FULL" }]);
    expect(clock.now()).toBe(began + 15 * MINUTE - 1);
    expect(ana.run("count").result).toEqual(["tick"]);
  });
  it("fire again and again until they are deleted", () => {
    const { ana, script } = start(code);
    ana.run("often");
    expect(script.advance(35 * MINUTE)).toHaveLength(3);
    ana.run("clear");
    expect(script.advance(35 * MINUTE)).toHaveLength(0);
  });
  it("need a time that Google knows", () => {
    const timeBased = (rest: string) =>
      resultOf(`ScriptApp.newTrigger("f").timeBased()${rest}.create()`);
    expect(timeBased(".everyMinutes(7)")).toMatch(/everyMinutes was invalid/);
    expect(timeBased("")).toMatch(/needs a time/);
    expect(timeBased(".everyMinutes(30)")).toBeUndefined();
  });
  it("have no user interface", () => {
    const { ana, script } = start(code);
    ana.openSpreadsheet();
    ana.run("uiLater");
    expect(script.advance(MINUTE).map(outcome)).toEqual([
      "Exception: Cannot call SpreadsheetApp.getUi() from this context.",
    ]);
  });
  it("are 20 for each person, who sees only their own", () => {
    const { ana, script } = start(code);
    const ben = script.person("ben@example.com");
    for (let i = 0; i < 20; i += 1) expect(ana.run("later").status).toBe("completed");
    expect(outcome(ana.run("later"))).toMatch(/too many triggers/);
    expect(ben.run("count").result).toEqual([]);
    expect(ben.run("later").status).toBe("completed");
  });
  it("run for each response of a form", () => {
    const { ana, script } = start(code);
    script.spreadsheet.tabs[0]?.fill([["Name", "Size"]]);
    ana.run("listen");
    expect(script.submitForm(["Ana's team", 3]).map(outcome)).toEqual([
      [["Ana's team", "3"], { Name: ["Ana's team"], Size: ["3"] }, 2, [["Ana's team", 3]]],
    ]);
  });
});
