import { describeProblem, invitationCount, LONGEST_LABEL, type SpaceType } from "../chat/space";
import { headersOf } from "../sheet/columns";
import { findSheet, type Row, readTable, type Table, writeRows } from "../sheet/table";
import { outsideRuns } from "./lock";
import { circumstancesIn, contentOf, type JudgedRow, judgeRows } from "./row";
import { readStore } from "./store";
import { statusWord } from "./vocabulary";

/** A row that is left out, and every reason why, in the person's language. */
export interface RowNotice {
  row: number;
  name: string;
  reasons: string[];
}

/** What would happen to a sheet, known from reading it alone. */
export interface SheetCheck {
  sheetId: number;
  sheetName: string;
  toCreate: Record<SpaceType, number>;
  total: number;
  invitations: number;
  done: number;
  attention: RowNotice[];
  /** How many of those are copies of other rows, and how many have an unknown outcome. */
  copied: number;
  uncertain: number;
  /** What stands under Request ID in those: what `startOver` is to be told. */
  requestIds: Record<"copied" | "uncertain", string[]>;
  /** What stands in the rows to create, in short: after the check only these are created. */
  toConfirm: string[];
  /** Rows that failed before and would be tried again. */
  failed: RowNotice[];
  /** Display names that several rows have. */
  sameNames: { name: string; rows: number[] }[];
  /** How long creating takes at the present pace, in milliseconds. */
  durationMs: number;
}

export type CheckResult =
  | ({ state: "checked" } & SheetCheck)
  | { state: "notSetUp"; sheetId: number; missing: string[] };

/**
 * Checks every row of a sheet, without a call to Chat.
 * @param writeReasons also writes beside each row that needs attention what is wrong with it.
 * @throws Error if reasons are to be written while a run is under way.
 */
export function checkSheet(sheetId: number | undefined, writeReasons = false): CheckResult {
  const check = () => checkAndNote(sheetId, writeReasons);
  return writeReasons ? outsideRuns(check) : check();
}

function checkAndNote(sheetId: number | undefined, writeReasons: boolean): CheckResult {
  const sheet = findSheet(sheetId);
  const read = readTable(sheet);
  if ("missing" in read) {
    return { state: "notSetUp", sheetId: sheet.getSheetId(), missing: headersOf(read.missing) };
  }
  const rows = judgeRows(read.table.rows, circumstancesIn(sheet));
  if (writeReasons) noteReasons(read.table, rows);
  return { state: "checked", ...summarise(sheet, rows) };
}

function summarise(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: JudgedRow[]): SheetCheck {
  const toCreate: Record<SpaceType, number> = { SPACE: 0, GROUP_CHAT: 0, DIRECT_MESSAGE: 0 };
  const attention: RowNotice[] = [];
  const failed: RowNotice[] = [];
  const names = new Map<string, { name: string; rows: number[] }>();
  const requestIds: SheetCheck["requestIds"] = { copied: [], uncertain: [] };
  const toConfirm: string[] = [];
  const counts = { total: 0, invitations: 0, done: 0, copied: 0, uncertain: 0 };
  for (const judged of rows) {
    const { row } = judged;
    if (judged.verdict === "done") counts.done += 1;
    if (judged.verdict === "attention") {
      attention.push(notice(row, judged.problems.map(describeProblem)));
      if (judged.reason === "copied" || judged.reason === "uncertain") {
        counts[judged.reason] += 1;
        requestIds[judged.reason].push(row.cells.requestId);
      }
    }
    if (judged.verdict === "create") {
      toCreate[judged.space.type] += 1;
      toConfirm.push(contentOf(row));
      counts.total += 1;
      counts.invitations += invitationCount(judged.space);
      if (judged.status === "FAILED") failed.push(notice(row, [row.cells.details]));
    }
    if (judged.verdict === "create" || judged.verdict === "done") rememberName(row);
  }
  return {
    sheetId: sheet.getSheetId(),
    sheetName: sheet.getName(),
    toCreate,
    ...counts,
    requestIds,
    toConfirm,
    attention,
    failed,
    sameNames: [...names.values()].filter((same) => same.rows.length > 1),
    durationMs: counts.total * readStore().pace.interval,
  };

  function rememberName({ cells: { name }, number }: Row) {
    if (!name) return;
    const key = name.toLowerCase();
    const same = names.get(key) ?? { name, rows: [] };
    same.rows.push(number);
    names.set(key, same);
  }
}

function notice(row: Row, reasons: string[]): RowNotice {
  return { row: row.number, name: rowName(row), reasons };
}

/** What a row is called where it has no name: whoever is in it. */
function rowName({ cells }: Row): string {
  return (cells.name || cells.members).slice(0, LONGEST_LABEL);
}

/** Only beside rows that are the product's own to write to and not begun. */
function noteReasons(table: Table, rows: JudgedRow[]): void {
  const status = statusWord("ATTENTION");
  const changes = rows.flatMap((judged) => {
    const isFree = judged.verdict === "attention" && judged.reason === "invalid";
    if (!isFree || judged.status === "CREATING") return [];
    const details = judged.problems.map(describeProblem).join("\n");
    const { cells, number } = judged.row;
    const isNoted = cells.status === status && cells.details === details;
    return isNoted ? [] : [[number, { status, details }] as const];
  });
  if (changes.length > 0) writeRows(table, new Map(changes));
}

export interface StartOver {
  sheetId: number;
  reason: "copied" | "uncertain";
  /** `requestIds` of the check that the person has seen. */
  requestIds: readonly string[];
}

/**
 * Makes rows that are copies, or whose outcome is unknown, rows like any other: their results and
 * Request IDs are emptied, so the next run creates a space for each. To be called only after the
 * person has looked and said so; rows that came to be like them since then stay as they are.
 * @throws Error if a run is under way, or the sheet was deleted.
 */
export function startOver({ sheetId, reason, requestIds }: StartOver): void {
  outsideRuns(() => {
    const sheet = findSheet(sheetId);
    const read = readTable(sheet);
    if ("missing" in read) return;
    const emptied = { requestId: "", status: "", details: "", space: "" };
    const changes = judgeRows(read.table.rows, circumstancesIn(sheet))
      .filter((judged) => judged.verdict === "attention" && judged.reason === reason)
      .filter(({ row }) => requestIds.includes(row.cells.requestId))
      .map(({ row }) => [row.number, emptied] as const);
    if (changes.length > 0) writeRows(read.table, new Map(changes));
  });
}
