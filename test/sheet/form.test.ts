import type { Execution, Start } from "../../local/google/apps-script";
import { Scheduler } from "../../local/google/at-once/scheduler";
import { endFreeThreads } from "../../local/google/at-once/script-thread";
import type { StartOptions } from "../../local/google/load";
import { seeded } from "../../local/google/seeded";
import type { SidebarState } from "../../src/ui/sidebar";
import { forSome, sample, upTo } from "../sample";
import { atNext, invited, whenChatIsAsked } from "./somebody";
import { expectEveryRowToHaveItsSpace, resultOf, Workbook } from "./workbook";

afterAll(endFreeThreads);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CHAT = "https://www.googleapis.com/auth/chat.spaces.create";
const SHEET = "https://www.googleapis.com/auth/spreadsheets.currentonly";
const HEADERS = [
  ...["Timestamp", "Space name", "Members", "What is it about?"],
  ...["Status", "Space", "Details", "Request ID"],
];

/** How many answers come in at once. */
const ANSWERS = sample(10);

let second = 0;

/** What somebody has filled in. */
function answer(name: string, members = ""): string[] {
  second += 1;
  return [`2026-11-22 10:00:${second}`, name, members, "A question"];
}

/** A sheet in which a form's answers arrive, and a trigger for them. */
class Desk extends Workbook {
  constructor(options: StartOptions & { headers?: readonly string[] } = {}) {
    super([], { headers: HEADERS, ...options });
    this.me.addTrigger("createSpaceFromForm");
  }

  /** An answer arrives, and its event with it. */
  submit(...answers: string[][]): Execution[] {
    return answers.flatMap((each) => this.google.appsScript.submitForm(each));
  }

  /** The event of an answer that is in the sheet already. */
  fire(values: string[], row: number): Execution[] {
    const { appsScript } = this.google;
    return appsScript.firing(values, row, this.tab).map((start) => appsScript.execute(start));
  }

  limit(spacesAnHour: string): void {
    const properties = new Map([["FORM_SPACES_PER_HOUR", spacesAnHour]]);
    this.google.appsScript.properties.set("script", properties);
  }

  get names(): string[] {
    return this.spaces.map(({ space }) => String(space.displayName));
  }
}

function failures(executions: readonly Execution[]): string[] {
  return executions.flatMap(({ error }) => (error ? [error.message] : []));
}

describe("an answer of a form", () => {
  it("becomes a space with its people, and has its result beside it", () => {
    const desk = new Desk();
    expect(failures(desk.submit(answer("Printer", "ana@example.com")))).toEqual([]);
    expect(desk.rows()[0]).toMatchObject({ Status: "Created", Space: "Printer" });
    expectEveryRowToHaveItsSpace(desk, 1);
    expect(desk.spaces[0]?.members.map(({ who }) => who)).toContain("ana@example.com");
  });

  it("is found by the sheet's own headers, where its owner has named them", () => {
    const questions = ["When", "Problem", "Who", "Room"];
    const desk = new Desk({ headers: questions });
    const columns = { sheetId: desk.tab.id, name: "Problem", members: "Who" };
    resultOf(desk.me.run("chooseColumns", columns));
    const { appsScript } = desk.google;
    const starts = appsScript.answer(answer("No paper", "bob@example.com"), desk.tab, questions);
    for (const start of starts) appsScript.execute(start);
    expect(desk.names).toEqual(["No paper"]);
  });

  it("is found where it is, though another one has come in above it", () => {
    const desk = new Desk();
    const values = answer("Second");
    desk.tab.fill([answer("First"), values], 2);
    desk.fire(values, 2);
    expect(desk.rows().map(({ Status }) => Status)).toEqual(["", "Created"]);
    expect(desk.names).toEqual(["Second"]);
  });

  it("is the row that Google's event names, of two that say the same", () => {
    const desk = new Desk();
    const values = answer("Twice");
    desk.tab.fill([values, values], 2);
    desk.fire(values, 3);
    expect(desk.rows().map(({ Status }) => Status)).toEqual(["", "Created"]);
  });

  it("is left to its worker where somebody else starts over what is not known yet", () => {
    const desk = new Desk();
    const other = desk.person("other@example.com");
    whenChatIsAsked(desk, () => {
      const { requestIds } = desk.checked(other);
      const reason = "uncertain";
      const request = { sheetId: desk.tab.id, reason, requestIds: requestIds[reason] };
      expect(requestIds[reason]).toHaveLength(1);
      resultOf(other.run("startOver", request));
      desk.run(other);
    });
    desk.submit(answer("Printer"));
    expectEveryRowToHaveItsSpace(desk, 1);
  });

  it("leaves nothing to be put right while its worker waits to write what it has heard", () => {
    const desk = new Desk();
    let stale: number | undefined;
    const look = () => {
      stale = desk.checked(desk.person("other@example.com")).stale;
    };
    whenChatIsAsked(desk, () => atNext(desk, "Lock.tryLock", look));
    desk.submit(answer("Printer"));
    expect(stale).toBe(0);
  });

  it("is left to the run for which its owner has confirmed it, as long as that is not cancelled", () => {
    const desk = new Desk();
    const values = answer("One");
    desk.tab.fill([values], 2);
    const { runId } = desk.confirm();
    desk.fire(values, 2);
    expect(desk.names).toEqual([]);
    resultOf(desk.me.run("cancelRun", { runId }));
    desk.fire(values, 2);
    expectEveryRowToHaveItsSpace(desk, 1);
  });

  it("is ignored where somebody runs its function by hand", () => {
    const desk = new Desk();
    desk.tab.fill([answer("By hand")], 2);
    expect(desk.me.run("createSpaceFromForm").status).toBe("completed");
    expect(desk.calls).toEqual([]);
  });

  it("makes one space, however often its event comes, also when the form is linked anew", () => {
    const desk = new Desk();
    const values = ["One", "Two", "Three"].map((name) => answer(name));
    desk.submit(...values);
    const again = [...values, ...values].flatMap((each, at) => desk.fire(each, 2 + (at % 3)));
    expect(again.flatMap(({ log }) => log)).toEqual([]);
    expect(desk.names).toEqual(["One", "Two", "Three"]);
    expect(desk.calls).toHaveLength(3);
  });

  it("ignores a blank event", () => {
    const desk = new Desk();
    desk.submit(answer("One"));
    expect(failures(desk.fire(["", "", "", ""], 2))).toEqual([]);
    expect(failures(desk.submit(["", "", "", ""]))).toEqual([]);
    expect(desk.names).toEqual(["One"]);
  });

  it("stays as it is where it is edited after its space was made", () => {
    const desk = new Desk();
    const [time = "", ...rest] = answer("One");
    desk.submit([time, ...rest]);
    const edited = ["2026-11-23 08:00:00", "One", "carla@example.com", "More"];
    desk.tab.fill([edited], 2);
    desk.fire(edited, 2);
    expect(desk.names).toEqual(["One"]);
    expect(desk.rows()[0]?.Status).toBe("Created");
  });

  it("says beside it what is wrong; corrected by its sender, it becomes a space", () => {
    const desk = new Desk();
    desk.submit(answer("One", "nobody@"));
    expect(desk.rows()[0]?.Status).toBe("Needs attention");
    expect(desk.rows()[0]?.Details).toMatch(/is not an e-mail address/);
    const edited = answer("One", "nobody@example.com");
    desk.tab.fill([edited], 2);
    desk.fire(edited, 2);
    expectEveryRowToHaveItsSpace(desk, 1);
  });

  it("becomes a space also where Google's event has only what its sender has changed", () => {
    const desk = new Desk();
    const [time = ""] = answer("One");
    desk.submit([time, "One", "nobody@", "More"]);
    desk.tab.fill([[time, "One", "nobody@example.com", "More"]], 2);
    desk.fire([time, "", "nobody@example.com", ""], 2);
    expectEveryRowToHaveItsSpace(desk, 1);
  });

  it("makes no space of any other row where the event says nothing but the row", () => {
    const headers = ["Timestamp", "Problem", ...HEADERS.slice(1)];
    const desk = new Desk({ headers });
    // The name is what a formula makes of the problem.
    desk.tab.fill(
      [
        ["10:00", "Printer", "Help: Printer"],
        ["", "", "Typed"],
      ],
      2,
    );
    for (let times = 0; times < 3; times++) desk.fire(["10:00", "Printer"], 2);
    expect(desk.names).toEqual(["Help: Printer"]);
    expect(desk.opened()).toMatchObject({ total: 1, done: 1 });
  });

  it("makes no space of a row that somebody has typed where its own was deleted", () => {
    const desk = new Desk({ headers: ["Timestamp", "Problem", ...HEADERS.slice(1)] });
    desk.tab.fill([["", "", "Typed", "stranger@example.com"]], 2);
    desk.fire(["10:00", "Printer"], 2);
    expect(desk.calls).toEqual([]);
    expect(desk.opened().total).toBe(1);
  });

  it("becomes a space where it was moved, though the form fills no column that is read", () => {
    const desk = new Desk({ headers: ["Timestamp", "Problem", ...HEADERS.slice(1)] });
    desk.tab.fill(
      [
        ["", "", "Typed", "stranger@example.com"],
        ["10:00", "Printer", "Help: Printer"],
      ],
      2,
    );
    desk.fire(["10:00", "Printer"], 2);
    expect(desk.names).toEqual(["Help: Printer"]);
    expect(invited(desk)).toEqual([]);
  });

  it("makes no space of an older row that says the same, however often its event comes", () => {
    const desk = new Desk();
    desk.tab.fill([answer("One")], 2);
    const values = answer("One");
    desk.submit(values);
    for (let times = 0; times < 3; times++) desk.fire(values, 3);
    expect(desk.rows().map(({ Status }) => Status)).toEqual(["", "Created"]);
  });

  it("is known by its row where the sheet reads another column than the form fills", () => {
    const desk = new Desk({ headers: ["Timestamp", "Name", ...HEADERS.slice(1)] });
    desk.tab.fill([["10:00", "Ana", "Help for Ana"]], 2);
    desk.fire(["10:00", "Ana"], 2);
    expect(desk.names).toEqual(["Help for Ana"]);
  });

  it("that Chat refuses says so, and is not asked for again by the same event", () => {
    const desk = new Desk();
    desk.google.chat.faults.switchOn("member-unknown", { times: 1 });
    const values = answer("One", "ana@example.com");
    desk.submit(values);
    desk.fire(values, 2);
    expect(desk.rows()[0]?.Status).toBe("Failed");
    expect(desk.calls).toHaveLength(1);
  });

  it("that Chat refuses becomes a space once its sender has corrected it", () => {
    const desk = new Desk();
    desk.google.chat.faults.switchOn("member-unknown", { times: 1 });
    const [time = "", name = ""] = answer("One");
    desk.submit([time, name, "nobody@example.com", ""]);
    const edited = [time, name, "ana@example.com", ""];
    desk.tab.fill([edited], 2);
    desk.fire(edited, 2);
    expectEveryRowToHaveItsSpace(desk, 1);
  });

  it("in a sheet that is not prepared says which columns are missing", () => {
    const desk = new Desk({ headers: HEADERS.slice(0, 4) });
    const [said] = failures(desk.submit(answer("One")));
    expect(said).toMatch(/lacks Status, Space, Details, Request ID\. Choose “Prepare this sheet”/);
    expect(desk.calls).toHaveLength(0);
  });

  it("becomes a space alone: rows that somebody types wait for a person to confirm them", () => {
    const desk = new Desk();
    desk.tab.fill([answer("Typed")], 2);
    desk.submit(answer("One"));
    expect(desk.names).toEqual(["One"]);
    expect(desk.opened()).toMatchObject({ total: 1, done: 1 });
  });
});

describe("many answers", () => {
  it("make no more spaces an hour than is allowed, and say so; the others follow", () => {
    const desk = new Desk();
    desk.limit("3");
    desk.submit(...["1", "2", "3", "4", "5"].map((name) => answer(name)));
    expect(desk.names).toEqual(["1", "2", "3"]);
    const details = desk.rows().map(({ Details }) => Details);
    expect(details[3]).toMatch(
      /^The form has made 3 spaces within an hour.* after 2026-11-22 11:00/,
    );
    expect(details[4]).toMatch(/^The form has made 3 spaces within an hour/);
    desk.wait(HOUR + MINUTE);
    desk.submit(answer("6"));
    expect(desk.names).toEqual(["1", "2", "3", "4", "5", "6"]);
    expectEveryRowToHaveItsSpace(desk, 6);
  });

  it("say from when on they may follow where fewer are allowed by then", () => {
    const desk = new Desk();
    for (const name of ["1", "2", "3"]) {
      desk.submit(answer(name));
      desk.wait(20 * MINUTE);
    }
    desk.limit("1");
    desk.submit(answer("4"));
    expect(desk.rows()[3]?.Details).toMatch(/^The form has made 1 space .* after 2026-11-22 11:40/);
  });

  /** Two come at once, of which the hour has room for one: when the first one came, a permission lacked. */
  function late(desk: Desk, ...more: string[]): void {
    desk.limit("1");
    desk.me.granted.delete(CHAT);
    desk.submit([...answer("One"), ...more]);
    desk.me.granted.add(CHAT);
    desk.submit([...answer("Two"), ...more]);
    expect(desk.column("Status")).toEqual(["Created", ""]);
  }

  it("that come late say what became of each", () => {
    late(new Desk());
  });

  it("that come late have their managers though others wait", () => {
    const desk = new Desk({ headers: [...HEADERS, "Managers"], capabilities: "all" });
    late(desk, "", "", "", "", "eve@example.com");
    expect(desk.rows()[0]?.Details).toContain("1 was made a manager.");
  });

  it("that wait are made by the trigger that goes on with runs, or confirmed by the person", () => {
    const desk = new Desk();
    desk.limit("1");
    desk.submit(...["1", "2", "3"].map((name) => answer(name)));
    expect(desk.me.run("continueRun").calls).not.toHaveProperty(["LockService.getDocumentLock"]);
    desk.me.addTrigger("continueRun", { minutes: 1 });
    desk.google.appsScript.advance(HOUR + 2 * MINUTE);
    expect(desk.names).toEqual(["1", "2"]);
    expect(desk.opened()).toMatchObject({ total: 1, confirmed: undefined });
    desk.run();
    expectEveryRowToHaveItsSpace(desk, 3);
  });

  it("do not wait for what their owner has confirmed, nor disturb it", () => {
    const desk = new Desk();
    desk.tab.fill(
      Array.from({ length: 70 }, (_, index) => answer(`Typed ${index}`)),
      2,
    );
    const confirmed = desk.confirm();
    desk.submit(answer("Asked"));
    expect(desk.names).toEqual(["Asked"]);
    desk.goOn(confirmed);
    expectEveryRowToHaveItsSpace(desk, 71);
    expect(desk.calls).toHaveLength(71);
  });

  it("leave what their owner has confirmed to others, though nobody works on it just now", () => {
    const desk = new Desk();
    desk.tab.fill([answer("Typed")], 2);
    desk.confirm();
    desk.wait(2 * MINUTE);
    desk.submit(answer("Asked"));
    expect(desk.names).toEqual(["Asked"]);
  });

  it("that have waited come before what their owner has confirmed since", () => {
    const desk = new Desk();
    desk.limit("1");
    desk.submit(answer("1"), answer("2"));
    desk.tab.fill([answer("Typed")], 4);
    const [, typed = ""] = desk.checked().toConfirm;
    desk.confirm(desk.me, [typed]);
    desk.wait(HOUR);
    desk.me.run("continueRun");
    expect(desk.names).toEqual(["1", "2", "Typed"]);
  });

  it("that are made count for nothing in how far their owner's run is", () => {
    const desk = new Desk();
    desk.tab.fill([answer("Typed")], 2);
    const { runId } = desk.confirm();
    let isAsked = false;
    desk.google.appsScript.beforeCall = ({ name }) => {
      isAsked ||= name.startsWith("Chat.");
      return isAsked && name === "Lock.tryLock" ? "kill" : undefined;
    };
    desk.submit(answer("Asked"));
    desk.google.appsScript.beforeCall = undefined;
    expect(desk.names).toEqual(["Asked"]);
    const progress = desk.me.run("runProgress", { runId }).result;
    expect(progress).toMatchObject({ state: "working", created: 0, left: 1 });
  });

  it("do not wait for a page whose workers are as many as the quota can use", () => {
    const desk = new Desk();
    desk.tab.fill(
      Array.from({ length: 40 }, (_, index) => answer(`Typed ${index}`)),
      2,
    );
    const { runId, leases } = desk.confirm();
    const { appsScript } = desk.google;
    for (const lease of leases) {
      appsScript.beforeCall = ({ name }) => (name.startsWith("Chat.") ? "kill" : undefined);
      desk.batchExecution(runId, desk.me, lease);
    }
    appsScript.beforeCall = undefined;
    desk.submit(answer("Asked"));
    expect(desk.names).toEqual(["Asked"]);
  });

  it("that wait for another reason do not say that the hour's number is used up", () => {
    const desk = new Desk();
    desk.limit("1");
    desk.google.chat.faults.switchOn("app-not-configured");
    desk.submit(answer("1"), answer("2"), answer("3"));
    const details = desk.rows().map(({ Details }) => Details);
    expect(details.filter((said) => /within an hour/.test(said ?? ""))).toEqual([]);
    expect(details[0]).toMatch(/^Stopped .*no configured Chat app/);
  });

  it("that come at once wait for each other, and leave nothing to the next one", () => {
    const desk = new Desk({ random: seeded(1), time: { profile: "typical", chatMs: 1400 } });
    const { appsScript } = desk.google;
    const scheduler = new Scheduler(appsScript, { seed: 1, mostTurns: 1_000_000 });
    for (const name of ["One", "Two", "Three"]) {
      for (const start of appsScript.answer(answer(name))) scheduler.start(start, desk.now);
    }
    expect(failures(scheduler.run())).toEqual([]);
    expectEveryRowToHaveItsSpace(desk, 3);
  });

  it(`${ANSWERS}, twenty a minute, doubled, blank, linked anew, two in a second: one space a row`, () => {
    const desk = new Desk({ random: seeded(1), time: { profile: "typical", chatMs: 1400 } });
    desk.limit("300");
    const { appsScript } = desk.google;
    const scheduler = new Scheduler(appsScript, { seed: 1, mostTurns: 100_000_000 });
    const start = (starts: Start[], later = 0) => {
      for (const each of starts) scheduler.start(each, desk.now + later);
    };
    const all: string[][] = [];
    for (let index = 0; index < ANSWERS; index++) {
      scheduler.at(desk.now + Math.floor(index / 2) * 6000, () => {
        const values = answer(`Team ${index}`);
        all.push(values);
        const row = desk.tab.lastRow() + 1;
        start(appsScript.answer(values));
        if (index % 9 === 0) start(appsScript.firing(values, row, desk.tab), 3000);
        if (index % 13 === 0) start(appsScript.firing(["", "", "", ""], row, desk.tab), 4000);
      });
    }
    scheduler.at(desk.now + 0.8 * ANSWERS * 3000, () => {
      const first = all.length - Math.floor(ANSWERS / 5);
      for (const [index, values] of all.slice(first).entries()) {
        start(appsScript.firing(values, 2 + first + index, desk.tab));
      }
    });
    expect(failures(scheduler.run())).toEqual([]);
    expectEveryRowToHaveItsSpace(desk, ANSWERS);
    expect(desk.calls).toHaveLength(ANSWERS);
  });
});

describe("the limit of spaces an hour", () => {
  it.each(["0", "0.5"])("that is “%s” is named, and nothing is made", (limit) => {
    const desk = new Desk();
    desk.limit(limit);
    const said = `FORM_SPACES_PER_HOUR is “${limit}”`;
    expect(failures(desk.submit(answer("Asked"))).join()).toContain(said);
    expect(desk.names).toEqual([]);
  });

  it.each([
    ["30 where nobody has set it", "", 30],
    ["300 where somebody has set more", "9999", 300],
  ])("is %s", (_, limit, most) => {
    const desk = new Desk();
    if (limit) desk.limit(limit);
    desk.submit(answer("First"));
    const kept = desk.google.appsScript.properties.get("document") ?? new Map<string, string>();
    const [key = ""] = [...kept.keys()].filter((each) => each.startsWith("form "));
    const run = JSON.parse(kept.get(key) ?? "");
    kept.set(
      key,
      JSON.stringify({ ...run, form: { ...run.form, made: Array(most).fill(desk.now) } }),
    );
    desk.submit(answer("Next"));
    expect(desk.rows()[1]?.Details).toContain(`The form has made ${most} spaces within an hour`);
    expect(desk.names).toEqual(["First"]);
  });

  it("counts those that are being made", () => {
    const desk = new Desk();
    desk.limit("2");
    whenChatIsAsked(desk, () => {
      desk.submit(answer("Two"), answer("Three"));
    });
    desk.submit(answer("One"));
    expect(desk.names.sort()).toEqual(["One", "Two"]);
    expect(desk.rows()[2]?.Details).toMatch(/^The form has made 2 spaces within an hour/);
  });

  it("is waited for by whoever has an answer, where it is a matter of minutes", () => {
    const desk = new Desk();
    desk.limit("1");
    desk.submit(answer("First"));
    desk.wait(HOUR - 2 * MINUTE);
    desk.submit(answer("Second"));
    expect(desk.names).toEqual(["First", "Second"]);
  });

  it("takes the next one an hour after that which made them so many, also where it is lowered", () => {
    const desk = new Desk();
    const said = () => desk.rows().at(-1)?.Details;
    desk.limit("3");
    const first = desk.now;
    for (const name of ["One", "Two", "Three"]) {
      desk.submit(answer(name));
      desk.wait(first + 10 * MINUTE * desk.names.length - desk.now);
    }
    desk.submit(answer("Four"));
    expect(said()).toContain("after 2026-11-22 11:00");
    desk.limit("2");
    desk.submit(answer("Five"));
    expect(said()).toContain("after 2026-11-22 11:10");
  });

  it("makes no more where it is no whole number", () => {
    const desk = new Desk();
    desk.limit("1.9");
    desk.submit(answer("First"), answer("Second"));
    expect(desk.names).toEqual(["First"]);
  });
});

describe("an answer that cannot be claimed", () => {
  it("keeps nothing else waiting: what its owner has confirmed goes on", () => {
    const desk = new Desk();
    desk.tab.fill([answer("Confirmed")], 2);
    desk.confirm();
    desk.limit("many");
    expect(failures(desk.submit(answer("Asked"))).join()).toMatch(/FORM_SPACES_PER_HOUR is “many”/);
    desk.me.addTrigger("continueRun", { minutes: 1 });
    desk.google.appsScript.advance(3 * MINUTE);
    expect(desk.names).toEqual(["Confirmed"]);
    desk.limit("9");
    desk.me.granted.delete(SHEET);
    expect(failures([desk.me.run("continueRun")]).join()).toMatch(/was not granted\. Try again/);
    desk.me.granted.add(SHEET);
    desk.google.appsScript.advance(2 * MINUTE);
    expectEveryRowToHaveItsSpace(desk, 2);
  });
});

describe("an answer is never lost", () => {
  it("where its execution is killed at any call: the next event makes its space", () => {
    const count = killAt(Number.POSITIVE_INFINITY).callCount;
    expect(count).toBeGreaterThan(40);
    forSome(upTo(count), 8, killAt);
  });

  function killAt(number: number): Execution {
    const desk = new Desk();
    let first: unknown;
    desk.google.appsScript.beforeCall = (call) => {
      first ??= call.execution;
      return call.execution === first && call.number === number ? "kill" : undefined;
    };
    const [killed] = desk.submit(answer("One"));
    if (!killed) throw new Error("No trigger has fired");
    const kept = [...(desk.google.appsScript.properties.get("user me@example.com")?.keys() ?? [])];
    const isKnown = desk.rows()[0]?.["Request ID"] || kept.some((key) => key.startsWith("answer "));
    desk.wait(2 * MINUTE);
    desk.submit(answer("Two"));
    if (isKnown) expectEveryRowToHaveItsSpace(desk, 2, /./);
    // Google has killed it before it read the event: the person finds the row in the sheet.
    else expect(desk.opened()).toMatchObject({ total: 1, done: 1 });
    return killed;
  }

  it("nor its space where the row is deleted meanwhile: it is reported until the next run is confirmed", () => {
    const desk = new Desk();
    whenChatIsAsked(desk, () => desk.tab.deleteRows(2));
    desk.submit(answer("One"));
    desk.submit(answer("Two"));
    const orphans = () => {
      const state = resultOf<SidebarState>(desk.me.run("checkSheet", {}));
      return state.state === "checked" && [state.background.orphans, state.runs.last?.orphans];
    };
    const [{ space } = {}] = desk.spaces;
    const orphan = { text: "One", url: space?.spaceUri };
    expect(orphans()).toEqual([[orphan], undefined]);
    desk.tab.fill([answer("Typed")], 3);
    desk.run();
    expect(orphans()).toEqual([[], [orphan]]);
  });

  it("nor its space where somebody else confirms other rows meanwhile: its owner hears of it", () => {
    const desk = new Desk();
    whenChatIsAsked(desk, () => desk.tab.deleteRows(2));
    desk.submit(answer("One"));
    desk.tab.fill([answer("Typed")], 2);
    expect(desk.run(desk.person("bea@example.com"))).toMatchObject({ created: 1, orphans: [] });
    const [{ space } = {}] = desk.spaces;
    const state = resultOf<SidebarState>(desk.me.run("checkSheet", {}));
    expect(state).toMatchObject({ background: { orphans: [{ url: space?.spaceUri }] } });
  });

  it("nor its space where its row is deleted just when reasons are written: it is told with what was created last at the sheet", () => {
    const desk = new Desk();
    desk.submit(answer("One"));
    desk.tab.fill([answer("Typed"), answer("x".repeat(129))], 3);
    desk.run();
    atNext(desk, "SpreadsheetApp.flush", () => desk.tab.deleteRows(2));
    desk.check({ writeReasons: true });
    const state = resultOf<SidebarState>(desk.me.run("checkSheet", {}));
    const orphans = [{ url: desk.spaces[0]?.space.spaceUri }];
    expect(state).toMatchObject({ runs: { last: { orphans } }, background: { orphans: [] } });
  });

  it("nor its space where its row is emptied but for its claim, and another answer comes", () => {
    const desk = new Desk();
    desk.submit(answer("One"));
    desk.tab.fill([HEADERS.slice(0, -1).map(() => "")], 2);
    desk.submit(answer("Two"));
    const [{ space } = {}] = desk.spaces;
    const state = resultOf<SidebarState>(desk.me.run("checkSheet", {}));
    expect(state).toMatchObject({ background: { orphans: [{ url: space?.spaceUri }] } });
  });

  it("nor where that row's execution is killed, and a worker of another run writes what it has heard", () => {
    const desk = new Desk();
    desk.tab.fill([answer("Typed")], 2);
    const { runId, leases } = desk.confirm();
    let isAsked = false;
    desk.google.appsScript.beforeCall = ({ name }) => {
      if (isAsked && name === "Lock.tryLock") return "kill";
      if (!isAsked && name === "Chat.Spaces.create") desk.tab.deleteRows(3, 1);
      isAsked ||= name === "Chat.Spaces.create";
      return undefined;
    };
    desk.submit(answer("Asked"));
    desk.google.appsScript.beforeCall = undefined;
    desk.wait(90_000);
    desk.batch(runId, desk.me, leases[0]);
    const state = resultOf<SidebarState>(desk.me.run("checkSheet", {}));
    const [{ space } = {}] = desk.spaces;
    const orphans = [{ text: "Asked", url: space?.spaceUri }];
    expect(state).toMatchObject({ state: "checked", background: { orphans } });
  });

  it("where Chat fails for a while, or its quota is used up", () => {
    const desk = new Desk();
    desk.google.chat.faults.switchOn("unavailable", { times: 40 });
    desk.submit(answer("One"));
    desk.google.chat.faults.switchOff("unavailable");
    desk.wait(20 * MINUTE);
    desk.submit(answer("Two"));
    expectEveryRowToHaveItsSpace(desk, 2);
  });

  it("where the permission for the sheet is missing: it says so, and the row is there to create", () => {
    const desk = new Desk();
    desk.me.granted.delete(SHEET);
    const [said] = failures(desk.submit(answer("One")));
    expect(said).toMatch(/permission to read and change this sheet was not granted\. Try again/);
    desk.me.granted.add(SHEET);
    expect(desk.opened()).toMatchObject({ total: 1, rows: [2] });
    desk.run();
    expectEveryRowToHaveItsSpace(desk, 1);
  });

  it("where the permission is missing: the row is as it was, says why, and follows when it is granted", () => {
    const desk = new Desk();
    desk.me.granted.delete(CHAT);
    const [said] = failures(desk.submit(answer("One")));
    expect(said).toMatch(/permission to create Chat spaces was not granted/);
    expect(desk.rows()[0]).toMatchObject({ Status: "", Space: "" });
    expect(desk.rows()[0]?.Details).toMatch(/^Stopped .*permission/);
    desk.me.granted.add(CHAT);
    desk.submit(answer("Two"));
    expectEveryRowToHaveItsSpace(desk, 2);
  });
});
