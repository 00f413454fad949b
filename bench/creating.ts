import { readFileSync } from "node:fs";
import type { Execution } from "../local/google/apps-script";
import { type Profile, scriptRunMs, type TimeOptions } from "../local/google/apps-script/time";
import { Page } from "../local/google/at-once/page";
import { Scheduler } from "../local/google/at-once/scheduler";
import { type Google, readScript, startGoogle } from "../local/google/load";
import { seeded } from "../local/google/seeded";
import type { CheckResult } from "../src/run/check";
import type { Confirmation } from "../src/run/confirm";
import type { RunState } from "../src/run/run-state";

const HEADERS = [
  ...["Space name", "Type", "Members", "Description", "Guidelines", "Who can post"],
  ...["External people", "History", "Who can find it", "Status", "Space", "Details", "Request ID"],
];
const PERSON = "ana@example.com";
const MOST_TURNS = 100_000_000;

/** Under which creating is measured. */
export interface Conditions {
  rows: number;
  members: number;
  time: TimeOptions & { chatMs: number };
  capabilities?: "all";
}

export interface Measured {
  google: Google;
  executions: readonly Execution[];
  /** From the click to the last space, and what was announced before it; in milliseconds. */
  tookMs: number;
  announcedMs?: number;
}

const { manifest } = readScript();
const withMemberships = {
  ...manifest,
  oauthScopes: [
    ...(manifest.oauthScopes ?? []),
    "https://www.googleapis.com/auth/chat.memberships",
  ],
};

function membersOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `p${index}@example.com`).join(", ");
}

export function open({ rows, members, time, capabilities }: Conditions, code?: string): Google {
  const google = startGoogle({
    now: Date.UTC(2026, 10, 22),
    ...(capabilities ? { capabilities } : { manifest: withMemberships }),
    random: seeded(1),
    time,
    ...(code && { code }),
  });
  const people = membersOf(members);
  const lines = Array.from({ length: rows }, (_, index) => [`Team ${index}`, "", people]);
  google.appsScript.spreadsheet.tabs[0]?.fill([HEADERS, ...lines]);
  google.appsScript.person(PERSON).openSpreadsheet();
  return google;
}

function stage(conditions: Conditions) {
  const google = open(conditions);
  const { appsScript } = google;
  const scheduler = new Scheduler(appsScript, { seed: 1, mostTurns: MOST_TURNS });
  const person = appsScript.person(PERSON);
  const page = new Page(scheduler, appsScript, person, conditions.time.profile);
  return { google, scheduler, person, page };
}

/** The shipped bundle, driven by the shipped page's driver. */
export async function product(conditions: Conditions): Promise<Measured> {
  const { google, scheduler, page } = stage(conditions);
  const running = page.createAll();
  const executions = await scheduler.runAlongside();
  const { clickedAt, check } = await running;
  const tookMs = lastSpaceAt(google, conditions) - clickedAt;
  return { google, executions, tookMs, announcedMs: check.durationMs };
}

/** People who come later, and what adding them takes, from the click to the last of them. */
export interface Added extends Measured {
  people: number;
}

/** The members of rows whose spaces are made first, if they are, and of the same rows afterwards. */
export async function adding(
  rows: number,
  { before, after, time }: { before: number; after: number; time: Conditions["time"] },
): Promise<Added> {
  const members = before || after;
  const { google, scheduler, page } = stage({ rows, members, time, capabilities: "all" });
  const run = async () => {
    const running = page.createAll();
    await scheduler.runAlongside();
    return running;
  };
  if (before > 0) {
    await run();
    const tab = google.appsScript.spreadsheet.tabs[0];
    for (let row = 0; row < rows; row++) tab?.fill([[membersOf(after)]], row + 2, 3);
  }
  const { clickedAt, check } = await run();
  const added = google.chat.journal.filter(({ method }) => method === "spaces.members.create");
  const lastAt = Math.max(...added.map(({ at }) => at)) + time.chatMs;
  const people = added.filter(({ status }) => status === 200).length;
  const tookMs = lastAt - clickedAt;
  return { google, executions: [], tookMs, announcedMs: check.durationMs, people };
}

const MINUTE = 60_000;
/** More firings than it takes. */
const FIRINGS = 60;

/** The same, but the tab is closed after a minute, and a trigger fires every minute from then on. */
export async function leftAlone(conditions: Conditions): Promise<Measured> {
  const { google, scheduler, person, page } = stage(conditions);
  const begunAt = google.clock.now();
  scheduler.at(begunAt + MINUTE, () => page.close());
  const firing = { person, functionName: "continueRun", from: "trigger" } as const;
  for (let minute = 1; minute <= FIRINGS; minute++) {
    scheduler.add({ ...firing, at: begunAt + (minute + 1 / 3) * MINUTE });
  }
  // It never hears of its end.
  page.createAll();
  const executions = await scheduler.runAlongside();
  return { google, executions, tookMs: lastSpaceAt(google, conditions) - begunAt };
}

/** The same bundle, but each execution waits for the one before. */
export function oneAfterTheOther(conditions: Conditions): Measured {
  const google = open(conditions);
  const person = google.appsScript.person(PERSON);
  const executions: Execution[] = [];
  const call = <Result>(name: string, request: object): Result => {
    google.clock.sleep(scriptRunMs(conditions.time.profile));
    const execution = person.run(name, request);
    executions.push(execution);
    return execution.result as Result;
  };
  const check = call<CheckResult>("checkSheet", {});
  const clickedAt = google.clock.now();
  const confirmed = "toConfirm" in check ? check.toConfirm : [];
  const confirmation = call<Confirmation>("confirmRun", { sheetId: check.sheetId, confirmed });
  if (confirmation.state !== "confirmed") throw new Error(confirmation.state);
  const { runId, leases } = confirmation;
  for (;;) {
    const lease = leases.shift();
    const state = call<RunState>("createNextBatch", lease ? { runId, lease } : { runId });
    if (state.state === "going") leases.push(...state.leases);
    else if (state.state !== "waiting") break;
    else if (leases.length === 0) google.clock.sleep(Math.max(0, state.until - google.clock.now()));
  }
  return { google, executions, tookMs: lastSpaceAt(google, conditions) - clickedAt };
}

export function script(file: string, conditions: Conditions): Measured {
  const google = open(conditions, readFileSync(file, "utf8"));
  const begunAt = google.clock.now();
  const executions = [google.appsScript.person(PERSON).run("run")];
  return { google, executions, tookMs: lastSpaceAt(google, conditions) - begunAt };
}

/** How GAM runs a CSV file by default. https://github.com/GAM-team/GAM/wiki/Bulk-Processing */
const GAM_AT_ONCE = 5;

/**
 * As the administrators' tool GAM does it: five commands at once, nothing is paced, and a command that
 * is refused waits min(2^n, 60) seconds and up to one more. It is played against the same Chat.
 */
export function gam(conditions: Conditions): Measured {
  const google = open(conditions);
  const { chat, clock, appsScript } = google;
  const { rows, members, time } = conditions;
  const scheduler = new Scheduler(appsScript, { seed: 1, mostTurns: MOST_TURNS });
  const random = seeded(1);
  const begunAt = clock.now();
  const token = chat.signIn(PERSON, withMemberships.oauthScopes);
  let next = 0;
  const work = () => {
    if (next < rows) ask(next++, 1);
  };
  const ask = (row: number, tries: number) => {
    const memberships = Array.from({ length: members }, (_, index) => {
      return { member: { name: `users/p${index}@example.com`, type: "HUMAN" } };
    });
    const space = { spaceType: "SPACE", displayName: `Team ${row}` };
    const response = chat.handle({
      ...{ method: "POST", path: "/v1/spaces:setup", body: JSON.stringify({ space, memberships }) },
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
    const pause = (Math.min(2 ** tries, 60) + random()) * 1000;
    if (response?.status === 429)
      scheduler.at(clock.now() + 300 + pause, () => ask(row, tries + 1));
    else scheduler.at(clock.now() + time.chatMs, work);
  };
  for (let worker = 0; worker < GAM_AT_ONCE; worker++) scheduler.at(begunAt, work);
  scheduler.run();
  return { google, executions: [], tookMs: lastSpaceAt(google, conditions) - begunAt };
}

function lastSpaceAt({ chat }: Google, { time }: Conditions): number {
  const made = chat.journal.filter(({ status }) => status === 200);
  return Math.max(0, ...made.map(({ at }) => at)) + time.chatMs;
}

export function profileOf(name: "typical" | "badDay", chatMs: number): Conditions["time"] {
  const profile: Profile = name;
  return { profile, chatMs };
}
