import { RealTime } from "../../local/google/at-once/real-time";
import { runAtOnce, Scheduler, type Task } from "../../local/google/at-once/scheduler";
import { endFreeThreads } from "../../local/google/at-once/script-thread";
import {
  type Google,
  type StartOptions,
  startAppsScript,
  startGoogle,
} from "../../local/google/load";
import { seeded } from "../../local/google/seeded";

afterAll(endFreeThreads);

const NOON = Date.UTC(2026, 10, 22, 12);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

type Execution = ReturnType<typeof runAtOnce>[number];
type Run = Pick<Task, "functionName" | "args">;

/** A project with this code, or with the shipped bundle, and Ana and Ben, who use it. */
function open(code?: string, options: StartOptions = {}) {
  const google = startGoogle({
    now: NOON,
    random: seeded(1),
    ...(code === undefined ? {} : { code }),
    ...options,
  });
  const [ana, ben] = ["ana", "ben"].map((name) =>
    google.appsScript.person(`${name}@example.com`),
  ) as [Task["person"], Task["person"]];
  return { ...google, google, ana, ben };
}

/** What was called, in order, as "function call". */
function journalOf({ appsScript }: Google): string[] {
  const journal: string[] = [];
  appsScript.beforeCall = ({ name, execution }) => {
    journal.push(`${execution.functionName} ${name}`);
    return undefined;
  };
  return journal;
}

/** Runs functions of Ana's at once. */
function run(google: Google, seed: number, ...runs: (string | Run)[]): Execution[] {
  const person = google.appsScript.person("ana@example.com");
  const tasks = runs.map((one) => (typeof one === "string" ? { functionName: one } : one));
  return runAtOnce(
    google.appsScript,
    tasks.map((task) => ({ person, ...task })),
    seed,
  );
}

function column(google: Google): unknown[] {
  return google.appsScript.spreadsheet.tabs[0]?.values().map(([value]) => value) ?? [];
}

/** What the function returned, or what it threw. */
function outcome({ status, result, error }: Execution): unknown {
  return status === "completed" ? result : `${status}: ${error?.name}: ${error?.message}`;
}

/** When they ended, in milliseconds after noon. */
function ends(executions: Execution[]): number[] {
  return executions.map(({ endedAt }) => endedAt - NOON);
}

describe("Executions at once", () => {
  const append = (around: (body: string) => string) => `
function append(letter) {
  const sheet = SpreadsheetApp.getActiveSheet();
  const lock = LockService.getDocumentLock();
  for (let i = 0; i < 3; i++) {
    ${around("sheet.getRange(sheet.getLastRow() + 1, 1).setValue(letter); SpreadsheetApp.flush();")}
  }
}`;
  const both = ["a", "b"].map((letter) => ({ functionName: "append", args: [letter] }));
  const columns = (code: string) =>
    SEEDS.map((seed) => {
      const { google } = open(code);
      run(google, seed, ...both);
      return column(google).join("");
    });

  it("change hands at service calls and see one spreadsheet", () => {
    const seen = columns(append((body) => body));
    expect(new Set(seen).size).toBeGreaterThan(5);
    expect(seen.some((letters) => /ab+a/.test(letters))).toBe(true);
    expect(seen.some((letters) => letters.length < 6)).toBe(true);
  });
  it("lose nothing where a lock keeps them apart", () => {
    const seen = columns(append((body) => `lock.waitLock(9); ${body} lock.releaseLock();`));
    expect(new Set(seen).size).toBeGreaterThan(5);
    expect(seen.map((letters) => [...letters].sort().join(""))).toEqual(SEEDS.map(() => "aaabbb"));
  });
  it("take turns in the same order for the same seed, and in another for another", () => {
    const journals = [...SEEDS, ...SEEDS].map((seed) => {
      const { google } = open(append((body) => `${body} Utilities.sleep(9 * Math.random());`));
      const journal = journalOf(google);
      const executions = run(google, seed, ...both);
      return JSON.stringify([journal, column(google), ends(executions)]);
    });
    expect(journals.slice(0, SEEDS.length)).toEqual(journals.slice(SEEDS.length));
    expect(new Set(journals).size).toBe(SEEDS.length);
  });
  it("see what somebody changes in the sheet before one of their calls", () => {
    const { google, appsScript } = open(append((body) => body));
    const tab = appsScript.spreadsheet.tabs[0]?.fill([["header"], ["old"]]);
    appsScript.beforeCall = ({ number, execution }) => {
      if (number === 4 && execution === first) tab?.insertRows(2, 5);
      first ??= execution;
      return undefined;
    };
    let first: unknown;
    run(google, 1, ...both);
    expect(column(google).indexOf("old")).toBe(6);
  });
  it("begin and end at their times, also one that another's end begins", () => {
    const { appsScript, ana, clock } = open(
      "function nap(ms) { Utilities.sleep(ms); return Date.now() }",
    );
    const scheduler = new Scheduler(appsScript, { seed: 1 });
    const nap = { person: ana, functionName: "nap" };
    const noted: number[] = [];
    const onEnd = () => scheduler.add({ ...nap, args: [1 * SECOND] });
    scheduler.add({ ...nap, args: [2 * SECOND], onEnd });
    scheduler.add({ ...nap, args: [5 * SECOND], at: NOON + MINUTE });
    scheduler.at(NOON + 2500, () => noted.push(clock.now()));
    const executions = scheduler.run();
    expect(executions.map(({ startedAt }) => startedAt - NOON)).toEqual([0, 2000, MINUTE]);
    expect(executions.map(({ result }) => Number(result) - NOON)).toEqual([2000, 3000, 65_000]);
    expect(noted).toEqual([NOON + 2500]);
  });
});

describe("A lock between executions at once", () => {
  const code = `
function hold(ms) { LockService.getDocumentLock().waitLock(0); Utilities.sleep(ms); }
function tryFor(ms) { Utilities.sleep(1); return LockService.getDocumentLock().tryLock(ms); }
function waitFor(ms) { Utilities.sleep(1); LockService.getDocumentLock().waitLock(ms); }
function both(first, second) {
  LockService[first]().waitLock(9000); Utilities.sleep(9); LockService[second]().waitLock(9000);
}`;
  const hold = (ms: number) => ({ functionName: "hold", args: [ms] });
  const tryFor = (ms: number) => ({ functionName: "tryFor", args: [ms] });

  it("is waited for until it is free, or until the time is over", () => {
    const executions = run(open(code).google, 1, hold(3000), tryFor(1000), tryFor(5000));
    expect(executions.map(({ result }) => result)).toEqual([undefined, false, true]);
    expect(ends(executions)).toEqual([3000, 1001, 3000]);
  });
  it("is not waited for where no time is given", () => {
    const executions = run(open(code).google, 1, hold(3000), tryFor(0));
    expect([executions[1]?.result, ends(executions)]).toEqual([false, [3000, 1]]);
  });
  it("makes waitLock throw when the time is over", () => {
    const [, waiting] = run(open(code).google, 1, hold(3000), {
      functionName: "waitFor",
      args: [500],
    });
    expect(waiting && outcome(waiting)).toMatch(
      /^failed: Exception: Lock timeout: another process/,
    );
  });
  it("is taken by each of those who wait, one after the other", () => {
    const { google } = open(
      "function f() { LockService.getScriptLock().waitLock(60000); Utilities.sleep(1000) }",
    );
    expect(ends(run(google, 3, "f", "f", "f", "f")).sort()).toEqual([1000, 2000, 3000, 4000]);
  });
  it("that is waited for in a circle is a deadlock, and said to be one", () => {
    const one = { functionName: "both", args: ["getDocumentLock", "getScriptLock"] };
    const other = { functionName: "both", args: ["getScriptLock", "getDocumentLock"] };
    expect(() => run(open(code).google, 7, one, other)).toThrow(
      /seed 7 has a deadlock: both of ana@example.com waits for the \w+ lock, both of ana/,
    );
  });
});

describe("Time among executions at once", () => {
  const code = `
function nap(ms) { Utilities.sleep(ms); }
function naps() { for (;;) Utilities.sleep(50000); }
function chat() { Chat.Spaces.create({ spaceType: "SPACE", displayName: "A" }); return Date.now(); }
function locked() { LockService.getScriptLock().waitLock(50000); Utilities.sleep(20000); chat(); }
function write() { SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue("a"); }`;

  it("that one sleeps holds up no other", () => {
    const { google, clock } = open(code);
    const executions = run(google, 1, { functionName: "nap", args: [MINUTE] }, "write", "chat");
    expect(ends(executions)).toEqual([MINUTE, 0, 0]);
    expect(clock.now()).toBe(NOON + MINUTE);
  });
  it("that Google's calls take passes for all of them together", () => {
    const { google, chat } = open(code, { time: { profile: "typical" } });
    const executions = run(google, 1, "chat", "chat", "chat", "write");
    expect(ends(executions)).toEqual([1400, 1400, 1400, 420]);
    expect(chat.journal.map(({ at }) => at - NOON)).toEqual([150, 150, 150]);
  });
  it("that Chat takes for one answer holds up no other answer", () => {
    const { google, chat } = open(code);
    chat.faults.switchOn("slow", { times: 1, ms: 20_000 });
    expect(ends(run(google, 1, "chat", "chat")).sort()).toEqual([0, 20_000]);
  });
  it("is over after six minutes for one and goes on for others", () => {
    const executions = run(open(code).google, 1, "naps", {
      functionName: "nap",
      args: [5 * MINUTE],
    });
    expect(executions.map(({ status }) => status)).toEqual(["timed out", "completed"]);
    expect(ends(executions)).toEqual([6 * MINUTE, 5 * MINUTE]);
  });
  it("is over in the middle of waiting for a lock too", () => {
    const { google } = open(`
function hold() { LockService.getScriptLock().waitLock(0); for (;;) Utilities.sleep(200000); }
function wait() { Utilities.sleep(1000); LockService.getScriptLock().waitLock(900000); }`);
    const executions = run(google, 1, "hold", "wait");
    expect(executions.map(({ status }) => status)).toEqual(["timed out", "timed out"]);
    expect(ends(executions)).toEqual([6 * MINUTE, 6 * MINUTE]);
  });
  it("may never end, which is said after many turns", () => {
    const { appsScript, ana } = open("function f() { for (;;) LockService.getScriptLock() }");
    const scheduler = new Scheduler(appsScript, { seed: 5, mostTurns: 1000 });
    scheduler.add({ person: ana, functionName: "f" });
    expect(() => scheduler.run()).toThrow("The schedule of seed 5 does not end");
  });
});

describe("Killing one of several executions at once", () => {
  const code = `
function work(column) {
  const lock = LockService.getDocumentLock();
  lock.waitLock(60000);
  try {
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange(1, column).setValue("a");
    sheet.getRange(2, column).setValue("b");
    PropertiesService.getScriptProperties().setProperty("last", String(column));
    SpreadsheetApp.flush();
  } catch (error) {
    SpreadsheetApp.getActiveSheet().getRange(3, column).setValue("caught");
  } finally {
    PropertiesService.getScriptProperties().setProperty("finally", String(column));
    lock.releaseLock();
  }
}`;
  const works = [1, 2, 3].map((column) => ({ functionName: "work", args: [column] }));

  it.each([0, 1, 2, Number.POSITIVE_INFINITY])(
    "does not harm the others, and leaves %d of its writes",
    (kill) => {
      const { google, appsScript } = open(code);
      let victim: unknown;
      appsScript.beforeCall = ({ name, execution }) => {
        victim ??= execution;
        return name === "Properties.setProperty" && execution === victim ? { kill } : undefined;
      };
      const executions = run(google, 2, ...works);
      const killed = executions.findIndex(({ status }) => status === "killed");
      const others = executions.filter(({ status }) => status === "completed");
      expect([others.length, appsScript.locks.size]).toEqual([2, 0]);
      const columns = [0, 1, 2].map((at) =>
        appsScript.spreadsheet.tabs[0]
          ?.values()
          .map((row) => row[at])
          .join(""),
      );
      const expected = ["ab", "ab", "ab"];
      expected[killed] = "ab".slice(0, kill);
      expect(columns).toEqual(expected);
      expect(appsScript.properties.get("script")?.get("finally")).not.toBe(String(killed + 1));
    },
  );
  it("at its last step leaves its writes behind too", () => {
    const { google, appsScript } = open(
      "function f() { SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue(1) }",
    );
    appsScript.beforeCall = ({ name }) => (name === "Range.setValue" ? "kill" : undefined);
    expect(run(google, 1, "f", "f").map(({ status }) => status)).toEqual(["killed", "killed"]);
    expect(column(google)).toEqual([]);
  });
  it("is not what an error in a test's own callback does: that ends the schedule", () => {
    const { google, appsScript } = open(code);
    appsScript.beforeCall = ({ number }) => {
      if (number === 3) throw new RangeError("from the test");
      return undefined;
    };
    expect(() => run(google, 1, ...works)).toThrow("from the test");
    appsScript.beforeCall = undefined;
    const statuses = run(open(code).google, 1, ...works).map(({ status }) => status);
    expect(statuses).toEqual(["completed", "completed", "completed"]);
  });
});

describe("A script in a thread of its own", () => {
  const inBothWays = (code: string, ...args: unknown[]) => {
    const direct = open(code);
    const inThread = open(code);
    for (const { ana } of [direct, inThread]) ana.openSpreadsheet();
    const executions = [
      direct.ana.run("f", ...args),
      ...run(inThread.google, 1, { functionName: "f", args }),
    ];
    return executions.map(({ status, error, log, calls, dialogs, result }) => {
      const { stack: _, ...told } = error ?? { name: "", message: "" };
      return { status, error: told, log, calls, dialogs, result };
    });
  };
  const body = (text: string) => `function onOpen() {}
function f(given) { const sheet = SpreadsheetApp.getActiveSheet(); ${text} }`;

  it.each([
    "return [undefined, null, 1 / 0, [[]], { a: undefined, $: ['date', 1] }, 'é\\ud800', -1.5]",
    "return given",
    "const at = new Date(5); sheet.getRange(1, 1).setValue(at); at.setTime(9); return [at, sheet.getRange(1, 1).getValue()]",
    "return [sheet.getRange(1, 1, 2, 2).getValues(), String(sheet), sheet.getRange(1, 1) + '', typeof sheet]",
    "const ui = SpreadsheetApp.getUi(); return [ui.alert('?') === ui.Button.OK, String(ui.Button.OK), ui.ButtonSet.OK === ui.ButtonSet.OK_CANCEL]",
    "const r = sheet.getRange(1, 1, 1, 2); const v = (t) => SpreadsheetApp.newRichTextValue().setText(t).setLinkUrl('https://a.example/').build(); r.setRichTextValues([[v('a'), v('b')]]); return r.getRichTextValues()[0].map((one) => one.getText() + one.getLinkUrl())",
    "const rule = SpreadsheetApp.newDataValidation().requireValueInList(['x']).setAllowInvalid(false).build(); const r = sheet.getRange(1, 1); r.setDataValidation(rule); r.setValue('y'); SpreadsheetApp.flush()",
    "SpreadsheetApp.getActiveSpreadsheet().toast('Hello'); return sheet.getRange(1, 1) === sheet.getRange(1, 1)",
    "return ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED",
    "console.log('%s is %d', 'Ana', 3, [1], new Date(7)); console.error(new TypeError('no')); Logger.log({ a: 1 })",
    "try { Chat.Spaces.create({}) } catch (error) { return [error.name, error.message, error.details, error instanceof Error] }",
    "return Chat.Spaces.setup({ space: { spaceType: 'SPACE', displayName: 'A' } }).displayName",
    "try { sheet.getRange(0, 1) } catch ({ name, message }) { return [name, message] }",
    "sheet.getRange(1, 1).setValue(() => 1)",
    "sheet.getRange(1, 1).setValue({ a: 1 })",
    "sheet.getRange('A1')",
    "throw new RangeError('mine')",
    "throw 'text'",
    "throw Object.assign(new Error('mine'), { details: { code: 5 } })",
    "try { sheet.merge() } catch { return 'caught' }",
    "try { return sheet.merge } catch { return 'caught' }",
    "try { return ScriptApp.AuthMode.HALF } catch { return 'caught' }",
    "try { Chat.Media.upload() } catch { return 'caught' }",
    "try { return sheet.state } catch { return 'caught' }",
    "try { sheet.x = 1 } catch (error) { return error.message }",
    "return Promise.resolve(1)",
    "return missing",
    "globalThis.a = 1; return [typeof a, globalThis.a, typeof globalThis.setTimeout]",
    "return [Math.random(), Math.random(), Utilities.getUuid(), Math.max(1, 2), new Date().getTime()]",
    "return [new Date() instanceof Date, new Date(2020, 1, 3).getDate(), Date() === new Date().toString(), String(new Date(NaN))]",
    "return ['setTimeout', 'fetch', 'process', 'require', 'Buffer', 'URL', 'Worker', 'SharedArrayBuffer', 'console', 'google', 'ScriptSide'].map((name) => eval('typeof ' + name))",
    "const text = 'ä'.repeat(1000); for (let i = 0; i < 400; i++) sheet.getRange(i + 1, 1).setValue(text + i); return sheet.getDataRange().getValues().flat().join('').length",
    "PropertiesService.getUserProperties().setProperties({ a: 'b' }); return PropertiesService.getUserProperties().getProperties()",
    "ScriptApp.newTrigger('f').timeBased().after(1000).create(); return ScriptApp.getProjectTriggers().map((one) => one.getHandlerFunction())",
  ])("does as it does beside its services: %s", (text) => {
    const args = [
      { list: [1, undefined, "x"], at: new Date(5), not: undefined, number: Number.NaN },
    ];
    const [direct, inThread] = inBothWays(body(text), ...args);
    expect(inThread).toEqual(direct);
  });
  it("is as little there where the project has no such function", () => {
    const [direct, inThread] = inBothWays("function g() {}");
    expect(inThread).toEqual(direct);
  });
  it("evaluates its globals anew for each execution", () => {
    const { google } = open("let count = 0;\nfunction f() { count += 1; return count }");
    expect(run(google, 1, "f", "f").map(outcome)).toEqual([1, 1]);
    expect(run(google, 1, "f").map(outcome)).toEqual([1]);
  });
  it("gives a page what google.script.run carries, and refuses the rest", () => {
    const { appsScript, ana } = open(`function onOpen() {}
function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("")) }
function f(value) { return value === null ? [undefined] : { at: new Date() } }`);
    const call = (value: unknown) =>
      runAtOnce(appsScript, [{ person: ana, functionName: "f", args: [value], from: "page" }], 1)[0]
        ?.result;
    expect(() => call(1)).toThrow("No sidebar or dialog is open");
    ana.openSpreadsheet();
    ana.run("show");
    expect(call(undefined)).toEqual([null]);
    expect(() => call(1)).toThrow(/cannot carry the result of f.at: it is a Date/);
  });
  it("is the shipped bundle too", () => {
    const headers = ["Space name", "Members", "Status", "Space", "Details", "Request ID"];
    const outcomes = ["direct", "in a thread"].map((way) => {
      const opened = open();
      const { google, appsScript, chat, ana } = opened;
      ana.openSpreadsheet();
      appsScript.spreadsheet.tabs[0]?.fill([headers, ["A", "bo@example.com"], ["", "x"]]);
      const journal = journalOf(google);
      const executions = ["prepareSheet", "checkSheet"].map((functionName) => {
        const task = { functionName, args: [{}] };
        return way === "direct" ? ana.run(functionName, {}) : run(google, 1, task)[0];
      });
      const results = executions.map(
        (execution) => execution && [outcome(execution), execution.log],
      );
      return {
        results,
        journal,
        values: appsScript.spreadsheet.tabs[0]?.values(),
        chat: chat.journal,
      };
    });
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[0]?.journal.length).toBeGreaterThan(20);
  });
});

describe("Executions in real time", () => {
  const code = `
function create(name) {
  const lock = LockService.getDocumentLock();
  const sheet = SpreadsheetApp.getActiveSheet();
  lock.waitLock(60000);
  sheet.getRange(sheet.getLastRow() + 1, 1).setValue(name);
  Utilities.sleep(20);
  SpreadsheetApp.flush();
  lock.releaseLock();
  try { return Chat.Spaces.create({ displayName: name }).name } catch (error) { return error.message }
}
function hold() { LockService.getScriptLock().waitLock(0); return create("held"); }
function tryFor(ms) { return LockService.getScriptLock().tryLock(ms); }`;

  type Answer = (body: string | null) => void;

  /** A Chat that tells of each call, to be answered when it is time. */
  function openInRealTime(onCall: (displayName: string, answer: Answer) => void) {
    const send = (request: { body: string }) =>
      new Promise<{ status: number; headers: Record<string, string>; body: string } | null>(
        (resolve) => {
          const answer: Answer = (body) =>
            resolve(body === null ? null : { status: 200, headers: {}, body });
          onCall(JSON.parse(request.body).displayName, answer);
        },
      );
    const sleep = () => {
      throw new Error("Nobody may hold up everybody");
    };
    const appsScript = startAppsScript({
      clock: { now: Date.now, sleep },
      chat: { send, signIn: () => "" },
      code,
    });
    const realTime = new RealTime(appsScript);
    const person = appsScript.person("ana@example.com");
    const run = (functionName: string, ...args: unknown[]) =>
      realTime.run({ person, functionName, args });
    return { appsScript, run };
  }

  it("wait for Chat together, and for a lock one after the other", async () => {
    const calls: [string, Answer][] = [];
    const { appsScript, run } = openInRealTime((name, answer) => {
      if (calls.push([name, answer]) < 2) return;
      for (const [name, answer] of calls) answer(name === "b" ? null : `{"name":"spaces/${name}"}`);
    });
    const executions = await Promise.all([run("create", "a"), run("create", "b")]);
    expect(executions.map(outcome)).toEqual([
      "spaces/a",
      "API call to chat.spaces.create failed with error: Empty response",
    ]);
    expect(appsScript.spreadsheet.tabs[0]?.values().flat().sort()).toEqual(["a", "b"]);
    expect(appsScript.locks.size).toBe(0);
  });
  it("get a lock when it is free, or hear that the time is over", async () => {
    let whenAsked: (answer: Answer) => void = () => {};
    const asked = new Promise<Answer>((resolve) => {
      whenAsked = resolve;
    });
    const { appsScript, run } = openInRealTime((_, answer) => whenAsked(answer));
    const holding = run("hold");
    const answer = await asked;
    expect((await run("tryFor", 20)).result).toBe(false);
    appsScript.beforeCall = ({ name }) => {
      if (name === "Lock.tryLock") setImmediate(() => answer("{}"));
      return undefined;
    };
    expect((await run("tryFor", MINUTE)).result).toBe(true);
    expect((await holding).status).toBe("completed");
  });
  it("hand on an error on the way to Chat, which is none of the script's", async () => {
    const { appsScript, run } = openInRealTime(() => {
      throw new RangeError("no network");
    });
    await expect(run("hold")).rejects.toThrow("no network");
    expect(appsScript.locks.size).toBe(0);
  });
});
