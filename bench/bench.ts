/**
 * What creating spaces costs: calls to Chat and to the spreadsheet, counted; minutes on the virtual
 * clock against the quota's limit; and the few milliseconds that are measured for real.
 */
import { readFileSync, statSync } from "node:fs";
import { createContext, Script } from "node:vm";
import { type Google, startGoogle } from "../local/load";
import type { RunState } from "../src/run/batch";

const HEADERS = [
  ...["Space name", "Type", "Members", "Description", "Guidelines", "Who can post"],
  ...["External people", "History", "Who can find it", "Status", "Space", "Details", "Request ID"],
];
/** Space writes a minute: https://developers.google.com/workspace/chat/limits */
const QUOTA = 60;
const PERSON = "ana@example.com";

type Execution = ReturnType<ReturnType<Google["appsScript"]["person"]>["run"]>;

interface Measured {
  executions: Execution[];
  google: Google;
}

const manifest = JSON.parse(readFileSync("dist/appsscript.json", "utf8"));
const withMemberships = {
  ...manifest,
  oauthScopes: [...manifest.oauthScopes, "https://www.googleapis.com/auth/chat.memberships"],
};

for (const members of [0, 12]) {
  for (const rows of [10, 200, 1000]) {
    console.log(`\n${rows} rows with ${members} members`);
    report("Chat Spaces", runProduct(rows, members), rows);
    report("the usual script", runScript("bench/usual-script.js", rows, members), rows);
    report("Google's sample, row by row", runScript("bench/sample-script.js", rows, members), rows);
  }
}
reportCallsOfABatch();
reportMilliseconds();

function open(code: string | undefined, rows: number, members: number): Google {
  const google = startGoogle({
    now: Date.UTC(2026, 10, 22),
    manifest: withMemberships,
    ...(code && { code }),
  });
  const people = Array.from({ length: members }, (_, index) => `p${index}@example.com`).join(", ");
  const lines = Array.from({ length: rows }, (_, index) => [`Team ${index}`, "", people]);
  google.appsScript.spreadsheet.tabs[0]?.fill([HEADERS, ...lines]);
  google.appsScript.person(PERSON).openSpreadsheet();
  return google;
}

/** Batch after batch, as the sidebar asks for them. */
function runProduct(rows: number, members: number): Measured {
  const google = open(undefined, rows, members);
  const executions: Execution[] = [];
  let runId: string | undefined;
  for (;;) {
    const execution = google.appsScript
      .person(PERSON)
      .run("createNextBatch", runId ? { runId } : {});
    executions.push(execution);
    const state = execution.result as RunState | undefined;
    if (state?.state !== "going" && state?.state !== "waiting") return { executions, google };
    if (state.state === "waiting") google.clock.sleep(state.until - google.clock.now());
    runId = state.runId;
  }
}

function runScript(file: string, rows: number, members: number): Measured {
  const google = open(readFileSync(file, "utf8"), rows, members);
  return { executions: [google.appsScript.person(PERSON).run("run")], google };
}

function report(who: string, { executions, google }: Measured, rows: number): void {
  const { journal, spaces } = google.chat;
  const whole = spaces.filter((space) => isWhole(space)).length;
  const first = executions[0]?.startedAt ?? 0;
  const minutes = ((executions.at(-1)?.endedAt ?? first) - first) / 60_000;
  const spreadsheet = sum(executions.map(({ calls }) => spreadsheetCalls(calls)));
  const refused = journal.filter(({ status }) => status === 429).length;
  const used = minutes >= 1 ? `${Math.round((spaces.length / minutes / QUOTA) * 100)} %` : "–  ";
  console.log(
    [
      who.padEnd(28),
      `${spaces.length}/${rows} spaces`.padEnd(18),
      `${((journal.length || 0) / rows).toFixed(2)} Chat calls a row`.padEnd(24),
      `${spreadsheet} spreadsheet calls`.padEnd(24),
      `${Math.round(spreadsheet / executions.length)} a batch`.padEnd(14),
      `${minutes.toFixed(1)} min`.padEnd(10),
      `${used} of the quota`.padEnd(20),
      `${refused} × 429`,
      whole < spaces.length ? `, ${spaces.length - whole} without all their members` : "",
      executions.some(({ status }) => status === "timed out")
        ? ", ended by the 6-minute limit"
        : "",
    ].join(" "),
  );

  function isWhole({ members }: (typeof spaces)[number]): boolean {
    return members.length === Math.max(...spaces.map((space) => space.members.length));
  }
}

/** Calls to Google, not the making of values that are written with them. */
function spreadsheetCalls(calls: Record<string, number>): number {
  const names = Object.keys(calls).filter((name) =>
    /^(Spreadsheet|Sheet|Range)\.|flush$/.test(name),
  );
  return sum(names.map((name) => calls[name] ?? 0));
}

function reportCallsOfABatch(): void {
  const { executions } = runProduct(200, 12);
  console.log("\nCalls of one batch by name, in the middle of 200 rows with 12 members");
  const calls = executions[Math.floor(executions.length / 2)]?.calls ?? {};
  for (const [name, count] of Object.entries(calls))
    console.log(`  ${String(count).padStart(3)}  ${name}`);
}

function reportMilliseconds(): void {
  const code = readFileSync("dist/Code.js", "utf8");
  const google = open(undefined, 10_000, 2);
  const check = () => google.appsScript.person(PERSON).run("checkSheet", {});
  console.log(`
Bundle                  ${statSync("dist/Code.js").size} bytes
Loading it              ${median(20, () => new Script(code).runInContext(createContext({}))).toFixed(1)} ms
Checking 10,000 rows    ${median(7, check).toFixed(0)} ms`);
}

function median(runs: number, run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
