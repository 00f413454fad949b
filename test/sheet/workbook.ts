import type { FaultName } from "../../local/google/chat/faults";
import { type Google, project, type StartOptions, startGoogle } from "../../local/google/load";
import type { CheckRequest, CheckResult, SheetCheck } from "../../src/run/check";
import type { Confirmation } from "../../src/run/confirm";
import type { RunState } from "../../src/run/run-state";

export const HEADERS = [
  "Space name",
  "Members",
  "Status",
  "Space",
  "Details",
  "Type",
  "Description",
  "Guidelines",
  "Who can post",
  "External people",
  "History",
  "Who can find it",
  "Request ID",
] as const;

/** With the columns that come with a capability. */
export const ALL_HEADERS = [...HEADERS, "Managers", "Welcome message"] as const;

type Header = (typeof ALL_HEADERS)[number];

/** The headers of an empty sheet that was prepared, with the script that is tested. */
export const PREPARED: readonly Header[] =
  project.capabilities === "none"
    ? HEADERS
    : [...HEADERS.slice(0, 5), "Managers", "Welcome message", ...HEADERS.slice(5)];
export type Line = Partial<Record<Header, string | number | boolean | Date>>;
type Person = ReturnType<Google["appsScript"]["person"]>;
export type Execution = ReturnType<Person["run"]>;

/** Failures of Chat's that pass. */
export const PASSING: readonly FaultName[] = [
  "lost-before",
  "lost-after",
  "too-many-requests",
  "unavailable",
  "server-error",
];

/** One row of every kind that becomes a space, among rows that do not. */
export const EVERY_KIND: Line[] = [
  { "Space name": "Class 7A" },
  { "Space name": "Class 7B", Members: "ana@example.com, bruno@example.com; groups/03abc" },
  { "Space name": "", Type: "Space", Description: "A row without a name" },
  { Type: "Group chat", Members: "ana@example.com bruno@example.com" },
  {},
  { Type: "Direct message", Members: "carla@example.com" },
  {
    "Space name": "News",
    Description: "What is new",
    "Who can post": "Managers only",
    "External people": true,
    History: "On",
    "Who can find it": "Everyone in the organisation",
  },
];

/** Nobody clicks twice in the same millisecond. */
const A_CLICK_MS = 200;

export type Confirmed = Extract<Confirmation, { state: "confirmed" }>;

/** A spreadsheet with one table, people at it, and the shipped bundle bound to it. */
export class Workbook {
  readonly google: Google;
  readonly me: Person;

  constructor(
    lines: readonly Line[],
    { headers = HEADERS, ...options }: StartOptions & { headers?: readonly string[] } = {},
  ) {
    this.google = startGoogle({ now: Date.UTC(2026, 10, 22, 10), ...options });
    const cells = lines.map((line) => headers.map((header) => line[header as Header] ?? ""));
    this.tab.fill([headers, ...cells]);
    this.me = this.person("me@example.com");
  }

  get tab() {
    const [tab] = this.google.appsScript.spreadsheet.tabs;
    if (!tab) throw new Error("The spreadsheet has no sheet");
    return tab;
  }

  person(email: string, locale = "en"): Person {
    const person = this.google.appsScript.person(email, { locale });
    person.openSpreadsheet();
    return person;
  }

  check(request: CheckRequest = {}, who: Person = this.me): CheckResult {
    return resultOf<CheckResult>(who.run("checkSheet", request));
  }

  /** The check of a sheet that is set up. */
  checked(who: Person = this.me): SheetCheck {
    const result = this.check({}, who);
    if (result.state !== "checked") throw new Error(`The sheet is ${result.state}`);
    return result;
  }

  /** What the sidebar does when it is opened: it puts right what an interruption has left. */
  opened(who: Person = this.me): SheetCheck {
    const check = this.checked(who);
    if (check.stale === 0) return check;
    resultOf(who.run("putRight", { sheetId: this.tab.id }));
    return this.checked(who);
  }

  /** The person confirms what the check says. It throws where they are told something else. */
  confirm(who: Person = this.me, confirmed = this.opened(who).toConfirm): Confirmed {
    const confirmation = resultOf<Confirmation>(this.confirmExecution(who, confirmed));
    if (confirmation.state !== "confirmed") throw new Error(JSON.stringify(confirmation));
    return confirmation;
  }

  confirmExecution(who: Person, confirmed: readonly string[]): Execution {
    this.wait(A_CLICK_MS);
    return who.run("confirmRun", { sheetId: this.tab.id, confirmed });
  }

  /** One piece of work. It throws where the execution did not end well. */
  batch(runId: string, who = this.me, lease?: string): RunState {
    return resultOf<RunState>(this.batchExecution(runId, who, lease));
  }

  batchExecution(runId: string, who = this.me, lease?: string): Execution {
    return who.run("createNextBatch", lease ? { runId, lease } : { runId });
  }

  /** From the check to the end of the run, one piece of work after the other. */
  run(who = this.me): RunState {
    return this.goOn(this.confirm(who), who);
  }

  /** Piece after piece until the run ends, waiting where it says so. */
  goOn({ runId, leases }: Pick<Confirmed, "runId" | "leases">, who = this.me): RunState {
    const handedOut = [...leases];
    for (let pieces = 0; ; pieces++) {
      if (pieces > 2000) throw new Error("The run does not end");
      const state = this.batch(runId, who, handedOut.shift());
      if (!isUnderWay(state)) return state;
      if (state.state === "going") handedOut.push(...state.leases);
      if (state.state === "waiting" && handedOut.length === 0) this.wait(state.until - this.now);
    }
  }

  get now(): number {
    return this.google.clock.now();
  }

  wait(ms: number): void {
    this.google.clock.sleep(Math.max(0, ms));
  }

  /** The rows below the header, by header, as text. */
  rows(): Record<string, string>[] {
    const [headers = [], ...lines] = this.tab.values();
    return lines.map((line) =>
      Object.fromEntries(headers.map((header, index) => [String(header), String(line[index])])),
    );
  }

  column(header: Header): string[] {
    return this.rows().map((row) => row[header] ?? "");
  }

  /** Where the text in a column leads to, row by row. */
  links(header: Header = "Space"): (string | undefined)[] {
    const column = (this.tab.values()[0] ?? []).indexOf(header) + 1;
    return this.rows().map((_, index) => this.tab.cell(index + 2, column).links[0]?.url);
  }

  get spaces() {
    return this.google.chat.spaces;
  }

  get calls() {
    return this.google.chat.journal;
  }
}

export function isUnderWay(
  state: RunState,
): state is Extract<RunState, { state: "going" | "waiting" }> {
  return state.state === "going" || state.state === "waiting";
}

export function resultOf<T>(execution: Execution): T {
  if (execution.status !== "completed") {
    throw new Error(
      `${execution.functionName} ${execution.status}: ${execution.error?.message}\n${execution.error?.stack}`,
    );
  }
  return execution.result as T;
}

/** Every space stands in one row, and every row says of its space what is true. */
export function expectEveryRowToHaveItsSpace(
  workbook: Workbook,
  count: number,
  details = /^(Created|Ready) /,
): void {
  const links = workbook.links();
  const created = workbook
    .rows()
    .map((row, index) => ({ row, link: links[index] }))
    .filter(({ row }) => row.Status === "Created" || row.Status === "Criado");
  const uris = workbook.spaces.map(({ space }) => space.spaceUri);
  expect(workbook.spaces).toHaveLength(count);
  expect(created.map(({ link }) => link).sort()).toEqual([...uris].sort());
  for (const { row, link } of created) {
    const stored = workbook.spaces.find(({ space }) => space.spaceUri === link);
    expect(stored?.space.displayName ?? "").toBe(row["Space name"]);
    expect(row.Details).toMatch(details);
  }
}

/** How many calls of an execution read or write the spreadsheet. */
export function spreadsheetCalls(calls: Record<string, number>): number {
  return Object.entries(calls)
    .filter(([name]) => /^(Spreadsheet|Sheet|Range)\.|flush$/.test(name))
    .reduce((sum, [, count]) => sum + count, 0);
}
