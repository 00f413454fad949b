/**
 * What creating spaces costs: calls to Chat and to the spreadsheet, counted; minutes on the virtual
 * clock against the quota's limit; and the few milliseconds that are measured for real.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import { CsvFile } from "../local/csv/csv-file";
import { SheetFile } from "../local/csv/sheet-file";
import { SheetRun } from "../local/csv/sheet-run";
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

class Stopwatch {
  ms = 0;

  time<Result>(work: () => Result): Result {
    const start = performance.now();
    const result = work();
    this.ms += performance.now() - start;
    return result;
  }
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
console.log("\nThe terminal with big files, offline");
for (const rows of [100, 1000, 10_000]) reportTerminal(rows);

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

/** What `npm start -- --sheet` does, without the printing. */
function reportTerminal(rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), "chat-spaces-bench-"));
  const path = join(folder, "classes.csv");
  const names = Array.from({ length: rows }, (_, index) => `Team ${index}`);
  const lines = names.map((name, index) => `${name},"p${index}@example.com, q@example.com"`);
  writeFileSync(path, ["Space name,Members", ...lines, ""].join("\n"));
  const { appsScript, clock } = startGoogle();
  const [checking, creating] = [new Stopwatch(), new Stopwatch()];
  const sheet = checking.time(() => new SheetFile(appsScript, new CsvFile(path)));
  const host = {
    ...{ print: () => {}, progress: () => {}, signIn: () => {}, confirm: () => true },
    pause: (until: number) => clock.sleep(Math.max(0, until - clock.now())),
    ...{ isCancelled: false, isRehearsal: true },
  };
  const run = new SheetRun(appsScript, sheet, host, { person: PERSON, locale: "en" });
  checking.time(() => run.check());
  const executing = timeExecutions(appsScript, sheet);
  creating.time(() => run.run());
  rmSync(folder, { recursive: true });
  console.log(
    [
      `${rows} rows`.padEnd(14),
      `${checking.ms.toFixed(0)} ms to open and check it`.padEnd(34),
      `${(creating.ms / 1000).toFixed(1)} s to create its spaces`.padEnd(34),
      `${(creating.ms / rows).toFixed(2)} ms a row`.padEnd(18),
      `${((creating.ms - executing.ms) / rows).toFixed(3)} ms of these for the file`,
    ].join(""),
  );
}

/** The time of the bundle and its stand-ins, without the saving in between. */
function timeExecutions(appsScript: Google["appsScript"], sheet: SheetFile): Stopwatch {
  const [executing, saving] = [new Stopwatch(), new Stopwatch()];
  const [execute, save] = [appsScript.execute.bind(appsScript), sheet.save.bind(sheet)];
  sheet.save = () => saving.time(save);
  appsScript.execute = (start) => {
    const before = saving.ms;
    const execution = executing.time(() => execute(start));
    executing.ms -= saving.ms - before;
    return execution;
  };
  return executing;
}

function median(runs: number, run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const stopwatch = new Stopwatch();
    stopwatch.time(run);
    return stopwatch.ms;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
