/**
 * What creating spaces costs, at the times that Google's calls take, beside other ways to create them:
 * minutes on the virtual clock, refusals, calls; and the few milliseconds that are measured for real.
 */
import { readScript } from "../local/google/load";
import type { CheckResult } from "../src/run/check";
import { drawn } from "../test/sample";
import { faultIn, GRID_NAMES, schedulesOf } from "../test/simulation/schedules";
import {
  adding,
  type Conditions,
  gam,
  leftAlone,
  type Measured,
  oneAfterTheOther,
  open,
  product,
  profileOf,
  script,
} from "./creating";
import { loadingMs, reportLanguages } from "./languages";
import { median, Stopwatch } from "./stopwatch";
import { reportTerminal } from "./terminal";

/** Space writes a minute: https://developers.google.com/workspace/chat/limits */
const QUOTA = 60;
/** Membership writes a minute. */
const MEMBERSHIPS = 300;
const PERSON = "ana@example.com";
const OF_THE_SHEET = /^(Spreadsheet|Sheet|Range)\.|flush$/;

if (process.argv.includes("--help")) {
  console.log(
    "Usage: npm run bench -- [--quick]\n\n  --quick  leaves out the largest sheets and files, and most times that a call of Chat takes",
  );
  process.exit();
}
const isQuick = process.argv.includes("--quick");
const TIMES = [
  ...(isQuick ? [1400] : [700, 1400, 3000, 6000]).map((chatMs) => profileOf("typical", chatMs)),
  profileOf("badDay", 3000),
];

for (const rows of [10, 50, 200, ...(isQuick ? [] : [1000])]) {
  for (const time of rows < 200 ? [profileOf("typical", 1400)] : TIMES) {
    await compare({ rows, members: 12, time });
  }
}
await reportAdding("500 people in one space", 1, { before: 0, after: 500 });
await reportAdding("200 rows with 3 newcomers each", 200, { before: 12, after: 15 });
await reportAway({ rows: isQuick ? 400 : 1000, members: 12, time: profileOf("typical", 1400) });
await reportTurn({ rows: 200, members: 12, time: profileOf("typical", 1400) });
reportMilliseconds();
reportReasons();
reportInterruptions();
await reportLanguages();
console.log("\nThe terminal with big files, offline");
for (const rows of isQuick ? [100, 1000] : [100, 1000, 10_000]) reportTerminal(rows);
process.exit();

async function compare(conditions: Conditions): Promise<void> {
  const { rows, members, time } = conditions;
  const day = time.profile === "badDay" ? "on a bad day" : "on a median day";
  console.log(
    `\n${rows} rows with ${members} members, a Chat call takes ${time.chatMs} ms, ${day}`,
  );
  report("Chat Spaces", await product(conditions), conditions);
  report("one execution at a time", oneAfterTheOther(conditions), conditions);
  report("the usual script", script("bench/usual-script.js", conditions), conditions);
  report("Google's sample, row by row", script("bench/sample-script.js", conditions), conditions);
  report("as GAM, five at once", gam(conditions), conditions);
}

function report(who: string, measured: Measured, { rows }: Conditions): void {
  const { google, executions, tookMs, announcedMs } = measured;
  const { journal, spaces } = google.chat;
  const perMinute = spaces.length / (tookMs / 60_000);
  const refused = journal.filter(({ status }) => status === 429).length;
  const whole = Math.max(...spaces.map(({ members }) => members.length));
  const partial = spaces.filter(({ members }) => members.length < whole).length;
  const ended = executions.some(({ status }) => status === "timed out");
  console.log(
    [
      who.padEnd(28),
      `${spaces.length}/${rows} spaces`.padEnd(17),
      `${(tookMs / 1000).toFixed(1)} s`.padEnd(10),
      `${perMinute.toFixed(1)} a minute, ${Math.round((100 * perMinute) / QUOTA)} % of the quota`.padEnd(
        36,
      ),
      `${refused} × 429`.padEnd(10),
      `${(journal.length / rows).toFixed(2)} Chat calls a row`.padEnd(22),
      executions.length > 0 &&
        `${mostAtOnce(executions)} at once, ${sum(executions.map(spreadsheetCalls))} spreadsheet calls`,
      announcedMs && `, announced ${Math.round((100 * announcedMs) / tookMs)} % of the time`,
      partial > 0 && `, ${partial} without all their members`,
      ended && ", ended by the 6-minute limit",
    ]
      .filter(Boolean)
      .join(" "),
  );
}

function mostAtOnce(executions: Measured["executions"]): number {
  const working = executions.filter(({ functionName }) => functionName !== "runProgress");
  const running = (time: number) =>
    working.filter(({ startedAt, endedAt }) => startedAt <= time && endedAt > time).length;
  return Math.max(...working.map(({ startedAt }) => running(startedAt)));
}

/** Calls to Google, not the making of values that are written with them. */
function spreadsheetCalls({ calls }: Pick<Measured["executions"][number], "calls">): number {
  const counts = Object.entries(calls).filter(([name]) => OF_THE_SHEET.test(name));
  return sum(counts.map(([, count]) => count));
}

async function reportAdding(
  what: string,
  rows: number,
  members: { before: number; after: number },
): Promise<void> {
  for (const time of [profileOf("typical", 1400), profileOf("badDay", 3000)]) {
    const { people, tookMs, announcedMs = 0, google } = await adding(rows, { ...members, time });
    const perMinute = people / (tookMs / 60_000);
    const refused = google.chat.journal.filter(({ status }) => status === 429).length;
    console.log(
      `\n${what}, a Chat call takes ${time.chatMs} ms, ${time.profile}: ${people} added in ` +
        `${(tookMs / 1000).toFixed(1)} s, ${perMinute.toFixed(0)} a minute, ` +
        `${Math.round((100 * perMinute) / MEMBERSHIPS)} % of the quota, ${refused} × 429, ` +
        `announced ${Math.round((100 * announcedMs) / tookMs)} % of the time`,
    );
  }
}

/** Triggers have 90 minutes in a day where an account is no organisation's. */
async function reportAway(conditions: Conditions): Promise<void> {
  console.log(`\n${conditions.rows} rows, the tab closed after a minute, a trigger every minute`);
  const measured = await leftAlone(conditions);
  report("Chat Spaces, without its tab", measured, conditions);
  const firings = measured.executions.filter(({ functionName }) => functionName === "continueRun");
  const ms = firings.map(({ startedAt, endedAt }) => endedAt - startedAt);
  const minutes = (time: number) => (time / 60_000).toFixed(1);
  console.log(
    `  ${minutes(sum(ms))} minutes of trigger time, the longest execution ${minutes(Math.max(...ms))} minutes`,
  );
}

/** A worker's turn at the sheet: what it has done is written, and its next rows are taken. */
async function reportTurn(conditions: Conditions): Promise<void> {
  const { executions } = await product(conditions);
  const turns = executions.filter(({ functionName }) => functionName === "createNextBatch");
  const calls: Record<string, number> = {};
  for (const execution of turns) {
    for (const [name, count] of Object.entries(execution.calls)) {
      calls[name] = (calls[name] ?? 0) + count;
    }
  }
  const locked = calls["Lock.tryLock"] ?? 1;
  console.log(`\nCalls by name of one turn at the sheet: the average of ${locked} turns`);
  for (const [name, count] of Object.entries(calls)) {
    console.log(`  ${(count / locked).toFixed(1).padStart(5)}  ${name}`);
  }
  console.log(
    `  ${(spreadsheetCalls({ calls }) / locked).toFixed(1).padStart(5)}  of the spreadsheet in all`,
  );
}

function reportMilliseconds(): void {
  const { code } = readScript();
  const time: Conditions["time"] = { profile: "none", chatMs: 0 };
  const google = open({ rows: 10_000, members: 2, time });
  const person = google.appsScript.person(PERSON);
  const check = () => person.run("checkSheet", {});
  const { toConfirm: confirmed = [] } = check().result as Partial<
    CheckResult & { toConfirm: string[] }
  >;
  const checking = median(7, check);
  const confirming = new Stopwatch();
  const { calls } = confirming.time(() => person.run("confirmRun", { sheetId: 0, confirmed }));
  console.log(`
Bundle                    ${Buffer.byteLength(code)} bytes
Loading it                ${loadingMs(code).toFixed(1)} ms
Checking 10,000 rows      ${checking.toFixed(0)} ms, once they are confirmed ${median(7, check).toFixed(0)} ms
Confirming 10,000 rows    ${confirming.ms.toFixed(0)} ms, ${spreadsheetCalls({ calls })} spreadsheet calls`);
}

/** Every other row has a reason, so that each is beside one that must stay as it is. */
function reportReasons(): void {
  const google = open({ rows: 1000, members: 2, time: { profile: "none", chatMs: 0 } });
  const [tab] = google.appsScript.spreadsheet.tabs;
  for (let row = 2; row <= 1001; row += 2) tab?.enter(row, 3, "nobody");
  let locked = 0;
  google.appsScript.beforeCall = ({ name }) => {
    if (google.appsScript.locks.size > 0 && OF_THE_SHEET.test(name)) locked += 1;
    return undefined;
  };
  const { calls } = google.appsScript.person(PERSON).run("checkSheet", { writeReasons: true });
  const all = spreadsheetCalls({ calls });
  console.log(
    `A check with 500 reasons  ${all} spreadsheet calls, ${locked} of them under the lock`,
  );
}

/** A part of what `npm run simulate` plays: four rows, and what happens to their run. */
function reportInterruptions(): void {
  const each = isQuick ? 5 : 50;
  console.log("\nRows that a person must look at, after runs of four rows each");
  for (const name of GRID_NAMES) {
    const played = drawn([...schedulesOf(name)], each).map((schedule) => faultIn(schedule));
    const flagged = sum(played.map((one) => one.flagged));
    const wrong = played.filter(({ fault }) => fault).length;
    console.log(
      `  ${name.padEnd(40)} ${flagged} of ${4 * played.length}, ${wrong} runs with anything wrong`,
    );
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
