import { readdirSync, readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { buildSync } from "esbuild";
import {
  AppsScript,
  type AppsScriptOptions,
  type ChatBackend,
  type Execution,
  scriptRunMs,
} from "../local/google/apps-script";
import type { HttpRequest } from "../local/google/chat/api";

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
const CHAT = scope("chat.spaces.create");
const SHEET = scope("spreadsheets.currentonly");
const CONTAINER_UI = scope("script.container.ui");
const TRIGGERS = scope("script.scriptapp");
const MINUTE = 60_000;

class TestClock {
  constructor(private time = Date.UTC(2026, 0, 5, 12)) {}
  now() {
    return this.time;
  }
  sleep(ms: number) {
    this.time += ms;
  }
}

const manifest = (...oauthScopes: string[]) => ({
  oauthScopes,
  dependencies: {
    enabledAdvancedServices: [{ userSymbol: "Chat", serviceId: "chat", version: "v1" }],
  },
});

/** A project with this code, and Ana, who uses it. Chat answers every request with one space. */
function start(code: string, options: Partial<AppsScriptOptions> = {}) {
  const clock = new TestClock();
  const requests: HttpRequest[] = [];
  const chat: ChatBackend = {
    handle: (request) => {
      requests.push(request);
      return { status: 200, headers: {}, body: '{"name":"spaces/1"}' };
    },
    signIn: (person, scopes) => `${person} ${scopes.join(" ")}`,
  };
  const script = new AppsScript({
    code,
    manifest: manifest(CHAT, SHEET, CONTAINER_UI, TRIGGERS),
    clock,
    chat,
    ...options,
  });
  return { script, clock, requests, ana: script.person("ana@example.com") };
}

/** Runs `body` as a function of a script bound to a spreadsheet; `sheet` is its only sheet. */
function runOnSheet(body: string, values: (string | number | boolean | Date)[][] = []) {
  const project = start(`function f() {
    const sheet = SpreadsheetApp.getActiveSheet();
    ${body}
  }`);
  project.script.spreadsheet.tabs[0]?.fill(values);
  return { ...project, execution: project.ana.run("f"), tab: project.script.spreadsheet.tabs[0] };
}

/** A sheet that somebody may change before the body of a function is run on it, each time anew. */
function onSheet(body: string) {
  const { script, ana } = start(`function f() {
    const sheet = SpreadsheetApp.getActiveSheet();
    ${body}
  }`);
  const [tab = script.spreadsheet.insertTab()] = script.spreadsheet.tabs;
  return { tab, run: () => outcome(ana.run("f")) };
}

/** What the body of a function returns, or `name: message` of what it throws. */
function outcome(execution: Execution): unknown {
  const { status, result, error } = execution;
  return status === "completed" ? result : `${error?.name}: ${error?.message}`;
}
const resultOf = (body: string, values?: (string | number | boolean | Date)[][]) =>
  outcome(runOnSheet(body, values).execution);

describe("A project's functions", () => {
  const code = `
const hidden = () => 1;
  function indented() {}
function second() { return 2; }
function first_() {}
async function third() { return 3; }
var fourth = function () {};`;

  it("are the plain top-level ones, without those that end in an underscore", () => {
    expect(start(code).script.functions).toEqual(["second", "third"]);
  });
  it("are the only ones that can be run", () => {
    const { ana } = start(code);
    expect(outcome(ana.run("second"))).toBe(2);
    expect(outcome(ana.run("first_"))).toBe("Exception: Script function not found: first_");
    expect(outcome(ana.run("hidden"))).toBe("Exception: Script function not found: hidden");
  });
  it("must be synchronous in the stand-in", () => {
    expect(outcome(start(code).ana.run("third"))).toMatch(/async entry point is not implemented/);
  });
  it("cannot be had from code that does not parse", () => {
    expect(() => start("function {")).toThrow(SyntaxError);
  });
});

describe("An execution", () => {
  it("has none of a page's dialogs and requests either", () => {
    expect(resultOf("return typeof alert + typeof XMLHttpRequest + typeof global")).toBe(
      "undefined".repeat(3),
    );
  });
  it("evaluates the globals anew", () => {
    const { ana } = start(`
      let count = 0;
function f() { globalThis.seen = (globalThis.seen || 0) + 1; count += 1; return [count, globalThis.seen]; }`);
    ana.run("f");
    expect(ana.run("f").result).toEqual([1, 1]);
  });
  it("has the clock's time and Dates that are Dates", () => {
    const { execution, clock } = runOnSheet(`
      Utilities.sleep(1500);
      return [Date.now(), new Date().getTime(), new Date() instanceof Date, new Date(2020, 1, 3).getDate()];`);
    expect(execution.result).toEqual([clock.now(), clock.now(), true, 3]);
    expect(execution.endedAt - execution.startedAt).toBe(1500);
  });
  it("has none of the globals of Node or a page", () => {
    expect(resultOf("return typeof setTimeout + typeof URL + typeof process + typeof fetch")).toBe(
      "undefined".repeat(4),
    );
    expect(resultOf("return [typeof globalThis.setTimeout, typeof globalThis.JSON]")).toEqual([
      "undefined",
      "object",
    ]);
  });
  it("draws from the given source of chance", () => {
    const { ana } = start("function f() { return [Math.random(), Utilities.getUuid()]; }", {
      random: () => 0.5,
    });
    expect(ana.run("f").result).toEqual([0.5, "88888888-8888-4888-8888-888888888888"]);
  });
  it("logs as the editor shows it", () => {
    const { execution } = runOnSheet(`
      console.log("%s has %d: 100%%", "Ana", 3, { a: [1] });
      console.error(new TypeError("no"));
      Logger.log([1, "x"]);`);
    expect(execution.log).toEqual([
      { level: "log", message: 'Ana has 3: 100% {"a":[1]}' },
      { level: "error", message: "TypeError: no" },
      { level: "log", message: '[1,"x"]' },
    ]);
    expect(execution.callCount).toBe(1);
  });
  it("fails with what it throws, and keeps what it wrote", () => {
    const { execution, tab } = runOnSheet(
      'sheet.getRange(1, 1).setValue("x"); throw new RangeError("no")',
    );
    expect(execution).toMatchObject({
      status: "failed",
      error: { name: "RangeError", message: "no" },
    });
    expect(tab?.values()).toEqual([["x"]]);
  });
  it("counts its service calls by name", () => {
    const { execution } = runOnSheet(
      "sheet.getRange(1, 1).setValue(1); sheet.getRange(2, 1).setValue(2)",
    );
    expect(execution.calls).toEqual({
      "SpreadsheetApp.getActiveSheet": 1,
      "Sheet.getRange": 2,
      "Range.setValue": 2,
    });
    expect(execution.callCount).toBe(5);
  });
  it("ends at what the stand-in lacks, naming it, whatever the script catches", () => {
    for (const [code, name] of [
      ["SpreadsheetApp.openById('x')", "SpreadsheetApp.openById"],
      ["SpreadsheetApp.getActiveSpreadsheet().setSpreadsheetTheme(1)", "setSpreadsheetTheme"],
      ["sheet.getRange(1, 1).merge()", "SpreadsheetApp.Range.merge"],
      ["ScriptApp.EventType.CLOCK", "ScriptApp.EventType"],
      ["ScriptApp.AuthMode.HALF", "AuthMode.HALF"],
      ["Chat.Media.upload()", "Chat.Media"],
      ["Utilities.formatDate(new Date(), 'GMT', 'EEEE')", '"EEEE" in Utilities.formatDate'],
    ]) {
      expect(resultOf(`try { ${code} } catch { return "caught" }`)).toMatch(
        new RegExp(`^NotImplemented: .*${name} is not implemented`),
      );
    }
  });
  it("refuses calls of the wrong shape as Google does", () => {
    expect(resultOf('sheet.getRange("1", 2)')).toBe(
      "Exception: The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    );
    expect(resultOf("sheet.getRange(1, 1).setValue({})")).toMatch(/\(\(class\)\) don't match/);
    expect(resultOf("sheet.getRange(1, 1).setValue(NaN)")).toMatch(/\(number\) don't match/);
    expect(resultOf("sheet.getRange(1, 1).setValues([1])")).toMatch(/\(number\[\]\) don't match/);
    expect(resultOf("sheet.getLastRow(1)")).toMatch(/SpreadsheetApp.Sheet.getLastRow/);
    expect(resultOf("sheet.getRange(1, 1).setRichTextValue(sheet)")).toMatch(/not implemented/);
    expect(resultOf("sheet.getRange(1, 1).setDataValidation(sheet)")).toMatch(
      /\(SpreadsheetApp.Sheet\) don't match/,
    );
    expect(resultOf("Utilities.sleep(300001)")).toMatch(/Invalid argument/);
  });
});

describe("Time", () => {
  it("ends an execution after six minutes, in the middle of a sleep, catch or not", () => {
    const { execution } = runOnSheet(`
      try { for (;;) Utilities.sleep(50000) } catch { sheet.getRange(1, 1).setValue("late") }
      finally { PropertiesService.getScriptProperties().setProperty("late", "1") }`);
    expect(execution).toMatchObject({
      status: "timed out",
      error: { name: "Exception", message: "Exceeded maximum execution time" },
    });
    expect(execution.endedAt - execution.startedAt).toBe(6 * MINUTE);
    expect(execution.project.properties.get("script")?.size ?? 0).toBe(0);
  });
  it("ends onOpen after 30 seconds", () => {
    const { ana } = start("function onOpen() { Utilities.sleep(60000) }");
    const execution = ana.openSpreadsheet();
    expect(execution.status).toBe("timed out");
    expect(execution.endedAt - execution.startedAt).toBe(30_000);
  });
  it("that passes in Chat counts", () => {
    const clock = new TestClock();
    const slow: ChatBackend = {
      handle: () => {
        clock.sleep(7 * MINUTE);
        return { status: 200, headers: {}, body: "{}" };
      },
      signIn: () => "",
    };
    const { ana } = start("function f() { Chat.Spaces.create({}) }", { clock, chat: slow });
    expect(ana.run("f").status).toBe("timed out");
  });
  it("in which a dialog waits does not count", () => {
    const { ana, clock } = start(
      'function onOpen() {}\nfunction f() { return String(SpreadsheetApp.getUi().alert("Well?")) }',
    );
    ana.openSpreadsheet();
    ana.answer = () => {
      clock.sleep(10 * MINUTE);
      return { button: "OK" };
    };
    expect(outcome(ana.run("f"))).toBe("OK");
  });
});

describe("Google's calls", () => {
  const prelude = `const sheet = SpreadsheetApp.getActiveSheet();
    const range = sheet.getRange(1, 1), lock = LockService.getDocumentLock();
    const store = PropertiesService.getScriptProperties();`;
  /** What the calls take, without those that only get hold of the services. */
  function taken(calls: string, time: AppsScriptOptions["time"] = { profile: "typical" }) {
    const code = `function none() { ${prelude} }\nfunction some() { ${prelude} ${calls} }`;
    const { ana } = start(code, { ...(time && { time }) });
    const [none, some] = [ana.run("none"), ana.run("some")].map(
      ({ startedAt, endedAt }) => endedAt - startedAt,
    );
    return Number(some) - Number(none);
  }

  it.each([
    ["range.getValues(); range.getDisplayValues(); range.getRichTextValues()", 450, 1800],
    ["range.setValues([[1]]); SpreadsheetApp.flush()", 415, 1070],
    ["range.setValues([[1]]); range.setNotes([[null]]); SpreadsheetApp.flush()", 425, 1120],
    ["range.setValue(1); range.getValue()", 560, 1650],
    ["range.setValue(1)", 410, 1050],
    ["SpreadsheetApp.flush(); sheet.getLastRow()", 10, 40],
    ["store.getProperties(); store.getProperty('a')", 60, 170],
    ["store.setProperty('a', '1'); store.deleteProperty('a')", 130, 460],
    ["lock.tryLock(9000); lock.releaseLock()", 120, 400],
    ["Chat.Spaces.create({}); Chat.Spaces.setup({})", 2800, 6000],
    ["SpreadsheetApp.newRichTextValue().setText('a').build(); Utilities.getUuid()", 0, 0],
    ["console.log('a'); Session.getActiveUserLocale(); Utilities.sleep(20)", 20, 20],
    ["try { sheet.getRange(0, 1) } catch {}", 5, 20],
  ])("%s take %d ms on a median day and %d on a bad one", (calls, typical, badDay) => {
    expect([taken(calls), taken(calls, { profile: "badDay" })]).toEqual([typical, badDay]);
  });
  it("take no time unless that is asked for", () => {
    const calls = "range.setValue(1).getValue(); lock.tryLock(1); Chat.Spaces.create({})";
    expect(taken(calls, { profile: "none" })).toBe(0);
    expect(taken(calls, { profile: "none", chatMs: 700 })).toBe(700);
    expect(taken(calls, { profile: "typical", chatMs: 6000 })).toBe(6620);
  });
  it("of a page take the way there and back too", () => {
    expect((["none", "typical", "badDay"] as const).map(scriptRunMs)).toEqual([0, 900, 2500]);
  });
  it("are counted by Chat when they arrive, and its refusals come back fast", () => {
    const clock = new TestClock();
    const arrived: number[] = [];
    const chat: ChatBackend = {
      handle: () => {
        arrived.push(clock.now() - began);
        return { status: arrived.length === 1 ? 200 : 429, headers: {}, body: "{}" };
      },
      signIn: () => "",
    };
    const code = "function f() { Chat.Spaces.create({}); Chat.Spaces.create({}) }";
    const { ana } = start(code, { clock, chat, time: { profile: "typical" } });
    const began = clock.now();
    const { endedAt } = ana.run("f");
    expect([arrived, endedAt - began]).toEqual([[150, 1550], 1700]);
  });
  it("count against the six minutes", () => {
    const { ana, requests } = start("function f() { for (;;) Chat.Spaces.create({}) }", {
      time: { profile: "badDay" },
    });
    const { status, startedAt, endedAt } = ana.run("f");
    expect([status, endedAt - startedAt]).toEqual(["timed out", 6 * MINUTE]);
    expect(requests).toHaveLength(120);
  });
  it("that carry out the last writes may be too late for the rest", () => {
    const { ana, script } = start(
      `function f() {
        for (let i = 0; i < 2; i++) Utilities.sleep(179900);
        SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue("a");
      }`,
      { time: { profile: "typical" } },
    );
    expect(ana.run("f").status).toBe("timed out");
    expect(script.spreadsheet.tabs[0]?.values()).toEqual([["a"]]);
  });
});

describe("Killing an execution at its k-th call", () => {
  const code = `
function f() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const store = PropertiesService.getScriptProperties();
  const lock = LockService.getDocumentLock();
  lock.waitLock(10);
  try {
    sheet.getRange(1, 1).setValue("a");
    SpreadsheetApp.flush();
    store.setProperty("p", "1");
    sheet.getRange(2, 1).setValue("b");
    Chat.Spaces.create({});
    sheet.getRange(3, 1).setValue("c");
  } catch (error) {
    sheet.getRange(9, 1).setValue("caught");
    SpreadsheetApp.flush();
  } finally {
    store.setProperty("finally", "1");
    lock.releaseLock();
  }
}`;
  const calls = [
    ...["getActiveSheet", "getScriptProperties", "getDocumentLock", "waitLock"],
    ...["getRange", "setValue", "flush", "setProperty", "getRange", "setValue", "create"],
    ...["getRange", "setValue", "setProperty", "releaseLock"],
  ];

  it.each(calls.map((name, index) => [index + 1, name] as const))(
    "%i (%s) leaves what was flushed before it and nothing else",
    (k) => {
      const { script, requests, ana } = start(code);
      script.beforeCall = ({ number, execution }) =>
        number === k && execution.functionName === "f" ? "kill" : undefined;
      expect(ana.run("f").status).toBe("killed");
      expect(script.spreadsheet.tabs[0]?.values()).toEqual(k > 7 ? [["a"]] : []);
      const kept = k > 14 ? ["p", "finally"] : k > 8 ? ["p"] : [];
      expect([...(script.properties.get("script")?.keys() ?? [])]).toEqual(kept);
      expect(requests).toHaveLength(k > 11 ? 1 : 0);
      script.beforeCall = undefined;
      expect(ana.run("f").status).toBe("completed");
    },
  );
  it("never happens past its last call", () => {
    const { script, ana } = start(code);
    script.beforeCall = ({ number }) => (number === calls.length + 1 ? "kill" : undefined);
    expect(ana.run("f")).toMatchObject({ status: "completed", callCount: calls.length });
  });
});

describe("What a kill leaves of the writes that were not flushed", () => {
  const code = `
function f() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const link = SpreadsheetApp.newRichTextValue().setText("c").build();
  sheet.getRange(1, 1, 2, 2).setValues([["a", "a"], ["a", "a"]]);
  sheet.getRange(1, 1).setValue("b");
  sheet.getRange(2, 1, 1, 2).setRichTextValues([[link, link]]);
  LockService.getDocumentLock();
  SpreadsheetApp.flush();
}`;
  const kept = (kill: number) => {
    const { script, ana } = start(code);
    const pending: number[] = [];
    script.beforeCall = ({ name, execution }) => {
      pending.push(execution.pendingWrites);
      return name === "LockService.getDocumentLock" ? { kill } : undefined;
    };
    const execution = ana.run("f");
    expect([execution.status, pending.at(-1), execution.pendingWrites]).toEqual(["killed", 3, 0]);
    return script.spreadsheet.tabs[0]?.values().map((row) => row.join(""));
  };

  it.each([
    [0, []],
    [1, ["aa", "aa"]],
    [2, ["ba", "aa"]],
    [3, ["ba", "cc"]],
    [Number.POSITIVE_INFINITY, ["ba", "cc"]],
  ])("may be the first %d of them, each as a whole", (kill, expected) => {
    expect(kept(kill)).toEqual(expected);
  });
  it("ends at one that Google refuses", () => {
    const { script, ana } = start(`
function f() {
  const sheet = SpreadsheetApp.getActiveSheet();
  for (const text of ["a", "x".repeat(50001), "b"]) sheet.getRange(1, 1).setValue(text);
  SpreadsheetApp.flush();
}`);
    script.beforeCall = ({ name }) => (/flush/.test(name) ? { kill: 3 } : undefined);
    expect(ana.run("f").status).toBe("killed");
    expect(script.spreadsheet.tabs[0]?.values()).toEqual([["a"]]);
  });
  it("is nothing where the time is over", () => {
    const { execution, tab } = runOnSheet(
      'sheet.getRange(1, 1).setValue("a"); for (;;) Utilities.sleep(300000);',
    );
    expect([execution.status, tab?.values()]).toEqual(["timed out", []]);
  });
});

describe("Interleaving", () => {
  const code = `
function take() {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(5000)) return "busy";
  const sheet = SpreadsheetApp.getActiveSheet();
  sheet.getRange(sheet.getLastRow() + 1, 1).setValue("mine");
  lock.releaseLock();
  return "done";
}
function wait() { LockService.getDocumentLock().waitLock(2000); }`;

  /** Ben runs `functionName` inside of Ana's k-th call. */
  function interleave(k: number, functionName: string) {
    const project = start(code);
    const ben = project.script.person("ben@example.com");
    const inside: Execution[] = [];
    project.script.beforeCall = ({ number, execution }) => {
      if (execution.person === "ana@example.com" && number === k) {
        inside.push(ben.run(functionName));
      }
      return undefined;
    };
    const outside = project.ana.run("take");
    return { ...project, outside, inside: inside[0] };
  }

  it.each([
    [1, "done"],
    [2, "done"],
    [3, "busy"],
    [4, "busy"],
    [7, "busy"],
  ])("at call %i finds the lock as it is then: %s", (k, expected) => {
    const { outside, inside, script } = interleave(k, "take");
    expect([outside.result, inside?.result]).toEqual(["done", expected]);
    expect(script.spreadsheet.tabs[0]?.lastRow()).toBe(expected === "done" ? 2 : 1);
  });
  it("makes waiting for a held lock pass the whole time and fail", () => {
    const { inside } = interleave(4, "wait");
    expect(inside && outcome(inside)).toBe(
      "Exception: Lock timeout: another process was holding the lock for too long.",
    );
    expect(inside && inside.endedAt - inside.startedAt).toBe(2000);
  });
  it("hides writes that are not flushed", () => {
    const { ana, script } = start(`
function outer() { SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue("x"); SpreadsheetApp.flush(); }
function inner() { return SpreadsheetApp.getActiveSheet().getRange(1, 1).getValue(); }`);
    const seen: unknown[] = [];
    script.beforeCall = ({ name, execution }) => {
      if (name === "SpreadsheetApp.flush" && execution.functionName === "outer") {
        seen.push(script.person("ben@example.com").run("inner").result);
      }
      return undefined;
    };
    ana.run("outer");
    expect(seen).toEqual([""]);
  });
  it("lets an error of the test's own callback through", () => {
    const { ana, script } = start(code);
    script.beforeCall = () => {
      throw new RangeError("from the test");
    };
    expect(() => ana.run("take")).toThrow("from the test");
  });
});

describe("A lock", () => {
  it("ends with its execution", () => {
    const { ana, script } = start(
      "function f() { return LockService.getScriptLock().tryLock(0) && LockService.getScriptLock().hasLock() }",
    );
    expect(ana.run("f").result).toBe(true);
    expect(script.locks.size).toBe(0);
    expect(ana.run("f").result).toBe(true);
  });
  it("is lost when a dialog opens", () => {
    const { ana } = start(`
function onOpen() {}
function f() {
  const lock = LockService.getDocumentLock();
  lock.waitLock(0);
  SpreadsheetApp.getUi().alert("Well?");
  return lock.hasLock();
}`);
    ana.openSpreadsheet();
    expect(outcome(ana.run("f"))).toBe(false);
  });
});

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
  it("have no window before them", () => {
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
  it("makes of text what typing it would", () => {
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

describe("The stand-in itself", () => {
  it("is held to Google's own types by the compiler, but for Chat, of which Google has none", () => {
    const folder = "local/google/apps-script";
    const code = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));
    const heads = /class (\w+)\s+extends Service\b.*?static readonly google/gs;
    const classes = [...code.join("\n").matchAll(heads)];
    const loose = classes.filter(([text, name]) => !text.includes(`implements StandIn<${name}>`));
    expect(classes.length).toBeGreaterThan(25);
    expect(loose.map(([, name]) => name)).toEqual(["Chat", "Spaces", "Members", "Messages"]);
  });

  it("has no file that imports itself by a detour, for a type neither", () => {
    const folder = "local/google/apps-script";
    const imports = new Map(
      readdirSync(folder).map((file) => {
        const code = readFileSync(`${folder}/${file}`, "utf8");
        const names = [...code.matchAll(/ from "\.(?:\/([\w-]+))?";/g)].map(
          ([, name = "index"]) => name,
        );
        return [file.replace(/\.ts$/, ""), names];
      }),
    );
    const detours = (file: string, way: readonly string[] = []): string[] => {
      if (way.includes(file)) return [[...way, file].join(" → ")];
      return (imports.get(file) ?? []).flatMap((next) => detours(next, [...way, file]));
    };
    expect([...(imports.get("index") ?? [])]).toContain("execution");
    expect(detours("index")).toEqual([]);
  });

  it("runs in a context that has nothing but JavaScript", () => {
    const { outputFiles } = buildSync({
      entryPoints: ["local/google/apps-script/index.ts"],
      bundle: true,
      format: "iife",
      globalName: "standIn",
      target: "es2022",
      write: false,
    });
    const inside = `${outputFiles[0]?.text}
      const clock = { now: () => 5, sleep() {} };
      const chat = { handle: () => ({ status: 200, headers: {}, body: '{"name":"spaces/1"}' }), signIn: () => "t" };
      const code = "function f() { return [Chat.Spaces.create({}).name, new Date() instanceof Date, Date.now()] }";
      const script = new standIn.AppsScript({ code, clock, chat, manifest: ${JSON.stringify(manifest(CHAT))} });
      JSON.stringify(script.person("a@b.c").run("f").result)`;
    expect(runInContext(inside, createContext({}))).toBe('["spaces/1",true,5]');
  });
  it("reads and writes 10,000 rows, and makes a hundred calls, in little time", () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => Array(12).fill(`value ${i}`));
    const { ana, script } = start(`
function big() { const range = SpreadsheetApp.getActiveSheet().getDataRange(); range.setValues(range.getValues()) }
function small() { const sheet = SpreadsheetApp.getActiveSheet(); for (let i = 1; i < 50; i++) sheet.getRange(i, 1).setValue(i) }`);
    script.spreadsheet.tabs[0]?.fill(rows);
    // This process's own time: others on the machine do not count.
    const used = () => process.cpuUsage().user / 1000;
    const began = used();
    expect(ana.run("big").status).toBe("completed");
    const afterBig = used();
    for (let i = 0; i < 50; i += 1) ana.run("small");
    // Generous: what matters is that neither is a hundred times as slow.
    expect(afterBig - began).toBeLessThan(2000);
    expect((used() - afterBig) / 50).toBeLessThan(20);
  });
});
