import { text } from "../text";
import {
  COLUMNS,
  type Column,
  type ColumnPositions,
  findColumns,
  findPositions,
  type HeaderNotice,
  INPUT_COLUMNS,
  isNo,
  RESULT_COLUMNS,
  type ResultColumn,
} from "./columns";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** A link as a person sees it. */
export interface Link {
  text: string;
  url: string;
}

/** One row as the person sees it, all of it text. */
export interface Row {
  /** The row's number in the sheet, from 1. */
  number: number;
  cells: Record<Column, string>;
}

/** The part of a sheet that the product reads and writes, as it was at one moment. */
export interface Table {
  sheet: Sheet;
  /** What was read, header and all. */
  range: Range;
  positions: ColumnPositions & Record<ResultColumn, number>;
  /** Headers that a person should look at. */
  notices: HeaderNotice[];
  rows: Row[];
}

/** What is to be written into a row; columns that it does not name stay as they are. */
export type RowChange = Partial<Record<ResultColumn, string | Link>>;

/** Headers may stand below a title and an introduction. */
const HEADER_SEARCH_ROWS = 10;

/**
 * @param sheetId without: the sheet that is open.
 * @throws Error in the person's language if the sheet is not there any more.
 */
export function findSheet(sheetId?: number): Sheet {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  if (sheetId === undefined) return spreadsheet.getActiveSheet();
  const sheet = spreadsheet.getSheetById(sheetId);
  if (!sheet) throw new Error(text().run.sheetGone);
  return sheet;
}

/**
 * Reads a sheet with two spreadsheet calls, however large it is, and as it was at one moment.
 * @returns the table, or the columns that are missing before it can be used.
 */
export function readTable(sheet: Sheet): { table: Table } | { missing: Column[] } {
  return tableIn(sheet, sheet.getDataRange());
}

/**
 * Reads the same part of the sheet once more, with one spreadsheet call.
 * @throws Error in the person's language if its columns are gone.
 */
export function readAgain({ sheet, range }: Table): Table {
  const read = tableIn(sheet, range);
  if ("missing" in read) throw new Error(text().run.sheetGone);
  return read.table;
}

function tableIn(sheet: Sheet, range: Range): { table: Table } | { missing: Column[] } {
  const shown = range.getDisplayValues();
  const headerRow = findHeaderRow(shown);
  const { positions, notices } = findColumns(shown[headerRow] ?? []);
  const missing = missingColumns(positions);
  if (missing.length > 0 || !hasResults(positions)) return { missing };
  const rows = rowsIn(shown, headerRow, positions);
  return { table: { sheet, range, positions, notices, rows } };
}

let lastRead: { shown: string[][]; headerRow: number; rows: Row[] } | undefined;

/** Most rows say what they said when they were read last: each of those is the same object again. */
function rowsIn(shown: string[][], headerRow: number, positions: ColumnPositions): Row[] {
  const header = shown[headerRow] ?? [];
  const isKnown = lastRead?.headerRow === headerRow && isSame(header, lastRead.shown[headerRow]);
  const last = isKnown ? lastRead : undefined;
  const rows: Row[] = [];
  for (let index = headerRow + 1; index < shown.length; index++) {
    const line = shown[index] ?? [];
    const known = isSame(line, last?.shown[index]) ? last?.rows[rows.length] : undefined;
    rows.push(known ?? { number: index + 1, cells: cellsOf(line, positions) });
  }
  lastRead = { shown, headerRow, rows };
  return rows;
}

function isSame(line: readonly string[], other: readonly string[] | undefined): boolean {
  if (line.length !== other?.length) return false;
  for (let index = 0; index < line.length; index++) if (line[index] !== other[index]) return false;
  return true;
}

/**
 * Finds something out about a row once, as long as this execution lives and the row says the same.
 * With ten thousand rows, what is found out anew at every look is what takes the time.
 */
export function remembered<T>(find: (row: Row) => T): (row: Row) => T {
  const known = new Map<Row, { found: T }>();
  return (row) => {
    const before = known.get(row);
    if (before) return before.found;
    const found = find(row);
    known.set(row, { found });
    return found;
  };
}

/** Whether a person has filled in nothing in a row; a box that is not ticked is nothing. */
export function isBlank({ cells }: Row): boolean {
  return INPUT_COLUMNS.every(
    (column) => cells[column] === "" || (column === "externalPeople" && isNo(cells[column])),
  );
}

/** The row, from 0, in which most columns are found; the first one where there are none. */
export function findHeaderRow(shown: string[][]): number {
  const found = shown
    .slice(0, HEADER_SEARCH_ROWS)
    .map((row) => Object.keys(findPositions(row).positions).length);
  return Math.max(0, found.indexOf(Math.max(...found)));
}

/** Somebody to invite or a name to give, and a place for every result. */
function missingColumns(positions: ColumnPositions): Column[] {
  const results: readonly Column[] = RESULT_COLUMNS;
  const missing = COLUMNS.filter(
    (column) => results.includes(column) && positions[column] === undefined,
  );
  const hasInput = positions.name !== undefined || positions.members !== undefined;
  return hasInput ? missing : ["name", ...missing];
}

function hasResults(positions: ColumnPositions): positions is Table["positions"] {
  return RESULT_COLUMNS.every((column) => positions[column] !== undefined);
}

function cellsOf(line: readonly string[], positions: ColumnPositions): Row["cells"] {
  const cell = (column: Column) => {
    const position = positions[column];
    return position === undefined ? "" : (line[position] ?? "").trim();
  };
  return {
    name: cell("name"),
    type: cell("type"),
    members: cell("members"),
    description: cell("description"),
    guidelines: cell("guidelines"),
    whoCanPost: cell("whoCanPost"),
    externalPeople: cell("externalPeople"),
    history: cell("history"),
    audience: cell("audience"),
    status: cell("status"),
    space: cell("space"),
    details: cell("details"),
    requestId: cell("requestId"),
  };
}
