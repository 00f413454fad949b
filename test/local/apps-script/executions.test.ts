import {
  type AppsScriptOptions,
  type ChatBackend,
  scriptRunMs,
} from "../../../local/google/apps-script";
import { MINUTE, outcome, resultOf, runOnSheet, start, TestClock } from "./project";

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
  it("end in a SyntaxError where the code does not parse", () => {
    expect(() => start("function {")).toThrow(SyntaxError);
  });
});

describe("An execution", () => {
  it("finds neither alert nor XMLHttpRequest, which pages have", () => {
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
