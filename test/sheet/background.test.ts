import type { Execution } from "../../local/google/apps-script";
import { Page } from "../../local/google/at-once/page";
import { Scheduler } from "../../local/google/at-once/scheduler";
import { endFreeThreads } from "../../local/google/at-once/script-thread";
import type { StartOptions } from "../../local/google/load";
import { seeded } from "../../local/google/seeded";
import type { SheetCheck } from "../../src/run/check";
import type { SidebarState } from "../../src/ui/sidebar";
import { forSome, upTo } from "../sample";
import { atNext, whenChatIsAsked } from "./somebody";
import { expectEveryRowToHaveItsSpace, type Line, resultOf, Workbook } from "./workbook";

afterAll(endFreeThreads);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CHAT = "https://www.googleapis.com/auth/chat.spaces.create";
const SHEET = "https://www.googleapis.com/auth/spreadsheets.currentonly";

function teams(count: number, members = ""): Line[] {
  return Array.from({ length: count }, (_, index) => ({
    "Space name": `Team ${index + 1}`,
    Members: members,
  }));
}

/** A confirmed run whose tab was closed at once, and a trigger that fires every minute. */
function leftAlone(lines: readonly Line[], options: StartOptions = {}) {
  const workbook = new Workbook(lines, options);
  const { me, google } = workbook;
  const { runId, leases } = workbook.confirm();
  me.addTrigger("continueRun", { minutes: 1 });
  return {
    workbook,
    runId,
    leases,
    fire: (minutes = 1) => google.appsScript.advance(minutes * MINUTE),
  };
}

/** What it said in the execution log or, where it failed, to Google, who mails it. */
function said({ log, error }: Execution): string {
  return [...log.map(({ message }) => message), error?.message ?? ""].join("\n").trim();
}

describe("a trigger that fires every minute", () => {
  it("ends after two cheap calls where nothing is to be done", () => {
    const workbook = new Workbook(teams(2));
    workbook.me.addTrigger("continueRun", { minutes: 1 });
    const other = workbook.person("other@example.com");
    other.addTrigger("continueRun", { minutes: 1 });
    const before = workbook.google.appsScript.advance(2 * MINUTE).slice(-2);
    workbook.confirm();
    const [, beside] = workbook.google.appsScript.advance(MINUTE);
    workbook.goOn({ runId: workbook.opened().confirmed?.runId ?? "", leases: [] });
    const after = workbook.google.appsScript.advance(2 * MINUTE).slice(-2);
    for (const execution of [...before, beside, ...after]) expectTwoCheapCalls(execution);
    expectEveryRowToHaveItsSpace(workbook, 2);
  });

  it("ends after these, too, while its person's run rests, since Chat has failed", () => {
    const { workbook, runId, leases } = leftAlone(teams(2));
    workbook.me.run("continueRun");
    workbook.google.chat.faults.switchOn("unavailable");
    const resting = workbook.batch(runId, workbook.me, leases[0]);
    expect(resting).toMatchObject({
      state: "waiting",
      why: expect.stringMatching(/not available/),
    });
    expectTwoCheapCalls(workbook.me.run("continueRun"));
  });

  function expectTwoCheapCalls(execution: Execution | undefined): void {
    expect(execution?.status).toBe("completed");
    const { calls = {} } = execution ?? {};
    const stores = ["getUserProperties", "getDocumentProperties"];
    for (const store of stores) delete calls[`PropertiesService.${store}`];
    expect(Object.keys(calls)).toEqual(["Properties.getProperties"]);
    expect(calls["Properties.getProperties"]).toBeLessThanOrEqual(2);
  }

  it("does not look at the sheet while as many are at work as the quota can use", () => {
    const { workbook, runId, leases } = leftAlone(teams(40));
    const { appsScript } = workbook.google;
    appsScript.beforeCall = ({ name }) => (name.startsWith("Chat.") ? "kill" : undefined);
    for (const lease of leases) workbook.batchExecution(runId, workbook.me, lease);
    appsScript.beforeCall = undefined;
    const { calls } = workbook.me.run("continueRun");
    expect(Object.keys(calls).filter((name) => /^Sheet\.|^Range\./.test(name))).toEqual([]);
  });

  it("goes on with what its person has confirmed, and ends the run", () => {
    const { workbook, fire } = leftAlone(teams(12));
    const executions = fire(3);
    expect(executions.map(said).filter(Boolean)).toEqual(["12 spaces created; 0 rows are left."]);
    expectEveryRowToHaveItsSpace(workbook, 12);
    expect(workbook.opened()).toMatchObject({ total: 0, done: 12, confirmed: undefined });
  });

  it.each([1, 12])(
    "leaves %d rows to a page that was just handed them, and does not wait for it",
    (rows) => {
      const workbook = new Workbook(teams(rows));
      workbook.me.addTrigger("continueRun", { minutes: 1 });
      workbook.wait(45_000);
      const confirmedAt = workbook.now;
      workbook.confirm();
      workbook.google.appsScript.advance(3 * MINUTE);
      const [first] = workbook.calls;
      expect((first?.at ?? 0) - confirmedAt).toBeGreaterThanOrEqual(75_000);
      expectEveryRowToHaveItsSpace(workbook, rows);
    },
  );

  it("makes of nothing else a space: a row that came in since then waits", () => {
    const { workbook, fire } = leftAlone(teams(3));
    workbook.tab.fill([["Not confirmed"]], 5);
    fire(3);
    expect(workbook.spaces).toHaveLength(3);
    expect(workbook.opened().total).toBe(1);
  });

  it("speaks the language of the person who confirmed, whatever Google says in a trigger", () => {
    const workbook = new Workbook(teams(2));
    const ana = workbook.person("ana@example.com", "pt_BR");
    workbook.confirm(ana);
    ana.addTrigger("continueRun", { minutes: 1 });
    ana.locale = "";
    workbook.google.appsScript.advance(3 * MINUTE);
    expect(workbook.column("Status")).toEqual(["Criado", "Criado"]);
  });

  it("says beside rows that were left out why, as the page would have done", () => {
    const workbook = new Workbook([...teams(2), { "Space name": "Wrong", Members: "nobody@" }]);
    const { toConfirm: confirmed } = workbook.opened();
    const request = { sheetId: workbook.tab.id, confirmed, concluding: { rows: "all" } };
    workbook.me.run("confirmRun", request);
    workbook.me.addTrigger("continueRun", { minutes: 1 });
    workbook.google.appsScript.advance(3 * MINUTE);
    expect(workbook.column("Status")).toEqual(["Created", "Created", "Needs attention"]);
    expect(workbook.column("Details")[2]).toMatch(/is not an e-mail address/);
  });

  it("says it beside those alone that have taken part, a filter or not", () => {
    const wrong = { "Space name": "Wrong", Members: "nobody@" };
    const { workbook, fire } = leftAlone([...teams(1), wrong]);
    fire(3);
    expect(workbook.column("Status")).toEqual(["Created", ""]);
    workbook.tab.fill([["Team 2"]], 4);
    workbook.tab.filter = { row: 1, column: 1, rows: 4, columns: 13 };
    workbook.tab.hiddenRows = new Map([[3, "filter"]]);
    const { toConfirm: confirmed } = workbook.check({ rows: "all" }) as SheetCheck;
    const request = { sheetId: workbook.tab.id, confirmed, concluding: { rows: "all" } };
    workbook.me.run("confirmRun", request);
    fire(3);
    expect(workbook.column("Status")).toEqual(["Created", "Needs attention", "Created"]);
  });

  it("leaves a run that was cancelled, and one that another person began", () => {
    const { workbook, runId, fire } = leftAlone(teams(70));
    const made = workbook.spaces.length;
    workbook.me.run("cancelRun", { runId });
    fire(5);
    const other = workbook.person("other@example.com");
    workbook.confirm(other);
    fire(5);
    expect(workbook.spaces).toHaveLength(made);
  });
});

/** With a sixth of the quota, since it is the minutes that matter and not how many spaces they make. */
const A_MINUTE = 10;

/** A page at work, which is closed after a minute if it is at all, while a trigger fires. */
function atWork(rows: number, fireAt: (minute: number) => number[], isClosed = true, seed = 7) {
  const members = Array.from({ length: 12 }, (_, index) => `p${index}@example.com`).join(", ");
  const workbook = new Workbook(teams(rows, members), {
    random: seeded(seed),
    time: { profile: "typical", chatMs: 1400 },
  });
  const { me, google, now: began } = workbook;
  google.appsScript.properties.set("script", new Map([["SPACES_PER_MINUTE", String(A_MINUTE)]]));
  const scheduler = new Scheduler(google.appsScript, { seed, mostTurns: 100_000_000 });
  const page = new Page(scheduler, google.appsScript, me, "typical");
  const running = page.createAll();
  if (isClosed) scheduler.at(began + MINUTE, () => page.close());
  const firings: Execution[] = [];
  const onEnd = (execution: Execution) => firings.push(execution);
  const task = { person: me, functionName: "continueRun", from: "trigger", onEnd } as const;
  for (let minute = 1; minute < 20; minute++) {
    for (const at of fireAt(minute)) scheduler.add({ ...task, at: began + at });
  }
  return { workbook, scheduler, firings, began, running };
}

/** How many spaces a minute were asked for between two minutes. */
function pace({ calls }: Workbook, began: number, from: number, to: number): number {
  const isBetween = (at: number) => at > began + from * MINUTE && at <= began + to * MINUTE;
  return calls.filter(({ at }) => isBetween(at)).length / (to - from);
}

const minutesOf = (firings: readonly Execution[]) =>
  firings.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0) / MINUTE;

const everyMinute = (minute: number) => [minute * MINUTE + 20_000];

describe("a run whose tab stays open while a trigger fires", () => {
  it("is done as soon as without it, and the page hears so", async () => {
    const tookMs = async (fireAt: (minute: number) => number[]) => {
      const { workbook, scheduler, running } = atWork(25, fireAt, false);
      await scheduler.runAlongside();
      expectEveryRowToHaveItsSpace(workbook, 25);
      expect(workbook.calls.map(({ status }) => status)).toEqual(Array(25).fill(200));
      const { ending, drive, clickedAt } = await running;
      expect(ending).toEqual({ state: "done" });
      expect(drive?.state.progress).toMatchObject({ created: 25, left: 0 });
      return Math.max(...workbook.calls.map(({ at }) => at)) - clickedAt;
    };
    const alone = await tookMs(() => []);
    expect(await tookMs(everyMinute)).toBeLessThan(1.05 * alone);
  });
});

describe("a run whose tab is closed", () => {
  it("goes on at nine tenths of the quota, and uses triggers thriftily", async () => {
    const { workbook, scheduler, firings, began } = atWork(65, everyMinute);
    await scheduler.runAlongside();
    expectEveryRowToHaveItsSpace(workbook, 65);
    expect(pace(workbook, began, 3, 6)).toBeGreaterThan(0.9 * A_MINUTE);
    expect(workbook.calls.every(({ status }) => status === 200)).toBe(true);
    // A run of 20 minutes, 1,000 rows at the whole quota, stays within a day's 90 minutes.
    expect(minutesOf(firings)).toBeLessThan((90 * 65) / (A_MINUTE * 20));
    expect(Math.max(...firings.map((one) => one.endedAt - one.startedAt))).toBeLessThan(5 * MINUTE);
  });

  it("ends with every row's space where firings are late, double, or missing", async () => {
    const times = (minute: number) =>
      minute % 4 === 0 ? [] : [minute * MINUTE + (minute % 3) * 15_000, (minute + 0.5) * MINUTE];
    const { workbook, scheduler } = atWork(25, times, true, 11);
    await scheduler.runAlongside();
    expectEveryRowToHaveItsSpace(workbook, 25);
    expect(workbook.calls).toHaveLength(25);
  });

  it("ends with every row's space wherever one firing is killed", () => {
    const count = killAt(Number.POSITIVE_INFINITY).callCount;
    expect(count).toBeGreaterThan(30);
    forSome(upTo(count), 8, killAt);
  });

  /** @returns the firing that is killed at that call. */
  function killAt(number: number): Execution {
    const { workbook, fire } = leftAlone(teams(2));
    const { appsScript } = workbook.google;
    let first: unknown;
    appsScript.beforeCall = (call) => {
      first ??= call.execution;
      return call.execution === first && call.number === number ? "kill" : undefined;
    };
    const [killed] = fire(4);
    if (!killed) throw new Error("No trigger has fired");
    expectEveryRowToHaveItsSpace(workbook, 2, /./);
    return killed;
  }
});

describe("one firing", () => {
  it("works for four of the six minutes that Google gives it", () => {
    const { workbook } = leftAlone(teams(30), { time: { profile: "none", chatMs: 12_000 } });
    workbook.wait(2 * MINUTE);
    const took = minutesOf([workbook.me.run("continueRun")]);
    expect(took).toBeGreaterThan(3.9);
    expect(took).toBeLessThan(5);
  });

  it("counts among the day's time by what it has used of that, not by what it might have", () => {
    const { workbook, fire } = leftAlone(teams(2));
    workbook.google.appsScript.properties.set("script", new Map([["TRIGGER_MINUTES", "8"]]));
    fire(3);
    expect(workbook.spaces).toHaveLength(2);
    workbook.tab.fill([["Team 3"]], 4);
    workbook.confirm();
    fire(10);
    expectEveryRowToHaveItsSpace(workbook, 3);
  });
});

describe("a run that nobody watches stops with a word", () => {
  it("where a permission is withdrawn: rows are as they were, and after it is granted it goes on", () => {
    const { workbook, runId, fire } = leftAlone(teams(70));
    workbook.batch(runId);
    workbook.me.granted.delete(CHAT);
    const [stopped, ...later] = fire(4).filter(({ status }) => status === "failed");
    expect(stopped && said(stopped)).toMatch(
      /^The .* was not granted\. Try again and .*\. See https:/m,
    );
    expect(later).toEqual([]);
    const rest = workbook.rows().filter(({ Status }) => Status === "");
    expect(workbook.spaces.length + rest.length).toBe(70);
    expect(rest.length).toBeGreaterThan(0);
    expect(rest[0]?.Details).toMatch(
      /^Stopped 2026-11-22 .* was not granted\. Try again and .*\. See https:/,
    );
    expect(rest.slice(1).every(({ Details }) => Details === "")).toBe(true);
    workbook.me.granted.add(CHAT);
    fire(6);
    expectEveryRowToHaveItsSpace(workbook, 70);
  });

  it("where the permission for the sheet is withdrawn, too", () => {
    const { workbook, fire } = leftAlone(teams(5));
    workbook.me.granted.delete(SHEET);
    const before = workbook.tab.values();
    const [stopped, ...later] = fire(4).filter(({ status }) => status === "failed");
    expect(stopped && said(stopped)).toMatch(
      /^The permission to read and change this sheet was not granted\. Try again/m,
    );
    expect(later).toEqual([]);
    expect(workbook.tab.values()).toEqual(before);
    workbook.me.granted.add(SHEET);
    fire(4);
    expectEveryRowToHaveItsSpace(workbook, 5);
  });

  it("where Chat is not set up: it says so once, tries again a quarter of an hour later, and goes on", () => {
    const { workbook, fire } = leftAlone(teams(5));
    workbook.google.chat.faults.switchOn("app-not-configured");
    const failed = fire(20).filter(({ status }) => status === "failed");
    expect(failed).toHaveLength(2);
    expect(workbook.calls.length).toBeLessThan(10);
    workbook.google.chat.faults.switchOff("app-not-configured");
    fire(20);
    expectEveryRowToHaveItsSpace(workbook, 5);
  });

  it("where the sheet is protected by now: it is said seldom, and once it is not, it goes on", () => {
    const { workbook, fire } = leftAlone(teams(5));
    workbook.wait(2 * MINUTE);
    const area = { row: 1, column: 3, rows: 100, columns: 20 };
    workbook.tab.protections = [{ area, editors: ["boss@example.com"] }];
    const failed = fire(60).filter(({ status }) => status === "failed");
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThanOrEqual(5);
    for (const each of failed) expect(said(each)).toMatch(/protected cell/);
    const state = resultOf<SidebarState>(workbook.me.run("checkSheet", {}));
    expect(JSON.stringify(state)).toMatch(
      /"stopped":\{"at":\d+,"why":\["You are trying to edit a protected/,
    );
    workbook.tab.protections = [];
    fire(30);
    expectEveryRowToHaveItsSpace(workbook, 5);
  });

  it("where the day's time for triggers is used up; the next day it goes on by itself", () => {
    const { workbook, fire } = leftAlone(teams(50), {
      time: { profile: "typical", chatMs: 6000 },
    });
    workbook.google.appsScript.properties.set("script", new Map([["TRIGGER_MINUTES", "5"]]));
    const firings = fire(30);
    expect(minutesOf(firings)).toBeLessThan(5);
    const [word, ...more] = firings.filter(({ status }) => status === "failed").map(said);
    expect(word).toMatch(/^Triggers have worked for the 5 minutes that Google gives them in a day/);
    expect(more).toEqual([]);
    expect(firings.every(({ status }) => status !== "timed out")).toBe(true);
    expect(workbook.column("Details").filter((details) => /^Stopped /.test(details))).toHaveLength(
      1,
    );
    workbook.wait(24 * HOUR);
    fire(20);
    expectEveryRowToHaveItsSpace(workbook, 50);
  });

  it("leaves a page that is open at work, and does not say that anything stopped", () => {
    const { workbook, runId } = leftAlone(teams(100));
    useUp(workbook, 90);
    workbook.batch(runId);
    expect(said(workbook.me.run("continueRun"))).toBe("");
    expect(workbook.column("Details").filter((details) => /^Stopped /.test(details))).toEqual([]);
  });

  it("beside a row that no worker has in hand, since that one says what becomes of it", () => {
    const { workbook, runId, leases } = leftAlone(teams(16));
    workbook.wait(30_000);
    const isFirst = ({ number }: { number: number }) => number === 1;
    workbook.google.chat.faults.switchOn("app-not-configured", { when: isFirst });
    whenChatIsAsked(workbook, () => {
      expect(said(workbook.me.run("continueRun"))).toMatch(/has no configured Chat app/);
    });
    workbook.batch(runId, workbook.me, leases[0]);
    const details = workbook.column("Details");
    expect(details[0]).toMatch(/^Created /);
    expect(details[1]).toMatch(/^Stopped .*no configured Chat app/);
  });

  it.each(["cancelled", "cancelled, and another person confirmed one"])(
    "unless its person has just then %s",
    (what) => {
      const { workbook, runId } = leftAlone(teams(2));
      workbook.wait(2 * MINUTE);
      useUp(workbook, 90);
      atNext(workbook, "Lock.tryLock", () => {
        workbook.me.run("cancelRun", { runId });
        if (what !== "cancelled") workbook.confirm(workbook.person("other@example.com"));
      });
      const execution = workbook.me.run("continueRun");
      expect([execution.status, said(execution)]).toEqual(["completed", ""]);
      expect(workbook.column("Details").join("")).toBe("");
    },
  );

  it("unless it was another person's by the time that Chat had answered", () => {
    const { workbook, runId } = leftAlone(teams(2));
    workbook.wait(2 * MINUTE);
    whenChatIsAsked(workbook, () => {
      workbook.me.run("cancelRun", { runId });
      workbook.confirm(workbook.person("other@example.com"));
    });
    const execution = workbook.me.run("continueRun");
    expect([execution.status, said(execution)]).toEqual(["completed", ""]);
    expect(workbook.spaces).toHaveLength(1);
  });

  it("which keeps no page from going on", () => {
    const { workbook, runId, fire } = leftAlone(teams(5));
    workbook.wait(2 * MINUTE);
    useUp(workbook, 90);
    expect(fire(1).map(said).join()).toMatch(/^Triggers have worked for the 90 minutes/);
    expect(workbook.batch(runId, workbook.me, "page")).not.toMatchObject({ state: "stopped" });
    workbook.goOn({ runId, leases: [] });
    expectEveryRowToHaveItsSpace(workbook, 5);
  });

  it("says so once, also on the next day, when that day's time comes back little by little", () => {
    const { workbook, fire } = leftAlone(teams(50), { time: { profile: "none", chatMs: 0 } });
    workbook.wait(2 * MINUTE);
    // A minute of work each minute: tomorrow at this time, one minute after the other is free again.
    useUp(workbook, 90, (index) => workbook.now - 24 * HOUR + (index + 1) * MINUTE);
    const failed = fire(19).filter(({ status }) => status === "failed");
    expect(failed.map(said)).toHaveLength(1);
    expect(workbook.spaces.length).toBe(0);
    fire(20);
    expectEveryRowToHaveItsSpace(workbook, 50);
  });

  it.each([
    [87, 5],
    [88, 0],
  ])(
    "begins nothing with less than three minutes left: after %i it makes %i spaces",
    (used, made) => {
      const { workbook, fire } = leftAlone(teams(5));
      workbook.wait(2 * MINUTE);
      useUp(workbook, used, () => workbook.now - MINUTE);
      const isSaid = /^Triggers have worked for the 90 minutes/.test(fire(1).map(said).join());
      expect([isSaid, workbook.spaces.length]).toEqual([made === 0, made]);
    },
  );

  it.each([
    [80, true],
    [82, false],
  ])(
    "leaves to one at work what that may need of the day's time: after %i minutes it begins: %j",
    (used, begins) => {
      const { workbook, fire } = leftAlone(teams(20), {
        time: { profile: "none", chatMs: 12_000 },
      });
      workbook.wait(2 * MINUTE);
      useUp(workbook, used);
      kept(workbook)?.set(`trigger ${workbook.now - MINUTE} other`, `~${5.5 * MINUTE}`);
      const [first] = fire(1);
      expect([first?.status, workbook.spaces.length > 0]).toEqual(["completed", begins]);
      expect(minutesOf(first ? [first] : [])).toBeLessThan(3.5);
    },
  );

  it("where one that was killed may have used it up", () => {
    const { workbook, fire } = leftAlone(teams(5));
    const { appsScript } = workbook.google;
    appsScript.properties.set("script", new Map([["TRIGGER_MINUTES", "5"]]));
    appsScript.beforeCall = ({ name }) => (name.startsWith("Chat.") ? "kill" : undefined);
    expect(fire(2).map(({ status }) => status)).toContain("killed");
    appsScript.beforeCall = undefined;
    expect(fire(9).map(said).join()).toMatch(/^,*Triggers have worked for the 5 minutes/);
    expect(workbook.spaces).toEqual([]);
  });

  it("where triggers that were killed may have used it up", () => {
    const { workbook, fire } = leftAlone(teams(5));
    workbook.wait(2 * MINUTE);
    kept(workbook)?.set(`trigger ${workbook.now - 7 * MINUTE} 0`, `~${90 * MINUTE}`);
    expect(fire(1).map(said).join()).toMatch(/^Triggers have worked for the 90 minutes/);
  });

  it("is forgotten a day later, and nothing else is", () => {
    const { workbook, fire } = leftAlone(teams(5));
    const start = workbook.now;
    workbook.wait(2 * MINUTE);
    for (const hours of [23, 24, 25]) {
      kept(workbook)?.set(`trigger ${start - hours * HOUR} 0`, String(MINUTE));
    }
    const before = [...(kept(workbook)?.keys() ?? [])];
    fire(1);
    const gone = before.filter((key) => !kept(workbook)?.has(key));
    expect(gone).toEqual([24, 25].map((hours) => `trigger ${start - hours * HOUR} 0`));
  });

  it("goes on at once where somebody says that triggers have more time", () => {
    const { workbook, fire } = leftAlone(teams(5));
    workbook.wait(2 * MINUTE);
    useUp(workbook, 90);
    expect(fire(1).map(said).join()).toMatch(/^Triggers have worked for the 90 minutes/);
    workbook.google.appsScript.properties.set("script", new Map([["TRIGGER_MINUTES", "360"]]));
    fire(2);
    expectEveryRowToHaveItsSpace(workbook, 5);
  });

  it.each(["many", "4"])("where TRIGGER_MINUTES is “%s”, and says what to enter", (minutes) => {
    const { workbook, fire } = leftAlone(teams(5));
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["TRIGGER_MINUTES", minutes]]));
    workbook.wait(2 * MINUTE);
    expect(fire(1).map(said).join()).toContain(
      `TRIGGER_MINUTES is “${minutes}”. Enter a number of at least 5`,
    );
    properties.delete("script");
    fire(3);
    expectEveryRowToHaveItsSpace(workbook, 5);
  });

  it("where its sheet is deleted: once, and again no sooner than it is back", () => {
    const { workbook, fire } = leftAlone(teams(5));
    const { appsScript } = workbook.google;
    const [tab] = appsScript.spreadsheet.tabs.splice(0, 1);
    workbook.wait(2 * MINUTE);
    const failed = fire(120).filter(({ status }) => status === "failed");
    expect(failed.map(said)).toEqual([expect.stringMatching(/has been deleted/)]);
    if (tab) appsScript.spreadsheet.tabs.push(tab);
    fire(4);
    expectEveryRowToHaveItsSpace(workbook, 5);
  });

  const kept = ({ google }: Workbook) => google.appsScript.properties.get("user me@example.com");

  /** As if triggers had worked for so many minutes, a minute each. */
  function useUp(workbook: Workbook, minutes: number, at = (_: number) => workbook.now - HOUR) {
    for (let index = 0; index < minutes; index++) {
      kept(workbook)?.set(`trigger ${at(index)} ${index}`, String(MINUTE));
    }
  }
});
