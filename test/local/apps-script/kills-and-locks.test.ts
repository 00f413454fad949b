import type { Execution } from "../../../local/google/apps-script";
import { outcome, runOnSheet, start } from "./project";

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
  it("ends at the first write that Google refuses", () => {
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
