import { ALL_TEXTS, text } from "../text";
import {
  COLUMNS,
  type Column,
  type ColumnPositions,
  findColumns,
  type HeaderNotice,
  INPUT_COLUMNS,
  isNo,
  OWN_COLUMNS,
  type OwnHeaders,
  RESULT_COLUMNS,
  type ResultColumn,
} from "./columns";
import { findHeaderRow, firstAddress } from "./header-row";
import { describeColumns, type SheetColumns } from "./own-headers";

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
  /** Where people can be made managers: that no column of the sheet says whom. */
  hasNoManagers?: boolean;
}

/** The part of a sheet that the product reads and writes, as it was at one moment. */
export interface Table {
  sheet: Sheet;
  /** What was read, header and all. */
  range: Range;
  /** All that it showed. */
  shown: string[][];
  /** Where the header is, from 0, and the headers as they stand in the sheet. */
  headerRow: number;
  header: string[];
  positions: ColumnPositions & Record<ResultColumn, number>;
  /** What the person has said of headers of their own. */
  own: OwnHeaders;
  /** What there is beside. */
  columns: SheetColumns;
  /** Headers that a person should look at. */
  notices: HeaderNotice[];
  rows: Row[];
}

/** What is to be written into a row; columns that it does not name stay as they are. */
export type RowChange = Partial<Record<ResultColumn, string | Link>>;

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

/** A sheet that cannot be used yet. */
export interface Unprepared {
  /** The columns that are missing. */
  missing: Column[];
  /** The columns that it has. */
  columns: SheetColumns;
  /** The row, from 1, of the first address, where nothing above it says what the columns are. */
  headless?: number;
}

/**
 * Reads a sheet with two spreadsheet calls, however large it is, and as it was at one moment.
 * @param own what the person has said of this sheet's headers.
 * @returns the table, or the columns that are missing before it can be used.
 */
export function readTable(sheet: Sheet, own: OwnHeaders): { table: Table } | Unprepared {
  return tableIn(sheet, sheet.getDataRange(), own);
}

/**
 * The same for whoever writes afterwards, with a call more: a row that came in between its two calls
 * has pushed the last one out of what was read. Were that back in it before anything is written, its
 * claim would be written over unseen.
 */
export function readWhole(sheet: Sheet, own: OwnHeaders): { table: Table } | Unprepared {
  const read = readTable(sheet, own);
  const last = "table" in read && read.table.rows[read.table.rows.length - 1];
  return last && sheet.getLastRow() > last.number ? readTable(sheet, own) : read;
}

/**
 * Reads the same part of the sheet once more, with one spreadsheet call.
 * @returns undefined where one of its columns is not in there any more.
 */
export function readAgain({ sheet, range, own }: Table): Table | undefined {
  const read = tableIn(sheet, range, own);
  return "table" in read ? read.table : undefined;
}

function tableIn(sheet: Sheet, range: Range, own: OwnHeaders): { table: Table } | Unprepared {
  const shown = range.getDisplayValues();
  const headerRow = findHeaderRow(shown, own);
  const header = shown[headerRow] ?? [];
  const { positions, notices } = findColumns(header, own);
  const missing = missingColumns(positions, own);
  const columns = describeColumns(header, shown.slice(headerRow + 1), positions, own);
  if (headerRow < 0) return { missing, columns, headless: firstAddress(shown) + 1 };
  if (missing.length > 0 || !hasResults(positions)) return { missing, columns };
  const rows = rowsIn(shown, headerRow, positions);
  const about = { shown, headerRow, header, positions, own, columns, notices, rows };
  return { table: { sheet, range, ...about } };
}

/** Where a text in Space leads to; undefined where its row has moved since. */
export type LinkIn = (row: Row) => string | undefined;

/** Links are read where one is asked for. */
export function linksIn({ sheet, range, shown, positions }: Table): LinkIn {
  const links = once(() => {
    const column = sheet.getRange(1, positions.space + 1, shown.length, 1).getRichTextValues();
    const now = range.getDisplayValues();
    return column.map(([content], index) => {
      return isSame(shown[index] ?? [], now[index]) ? (content?.getLinkUrl() ?? "") : undefined;
    });
  });
  return ({ number }) => links()[number - 1];
}

let lastRead: { shown: string[][]; headerRow: number; places: string; rows: Row[] } | undefined;

/** Most rows say what they said when they were read last: each of those is the same object again. */
function rowsIn(shown: string[][], headerRow: number, positions: ColumnPositions): Row[] {
  const places = JSON.stringify(positions);
  const isKnown = lastRead?.headerRow === headerRow && lastRead.places === places;
  const last = isKnown ? lastRead : undefined;
  const rows: Row[] = [];
  for (const [index, line] of shown.entries()) {
    if (index <= headerRow) continue;
    const known = isSame(line, last?.shown[index]) ? last?.rows[rows.length] : undefined;
    const row: Row = known ?? { number: index + 1, cells: cellsOf(line, positions) };
    if (WITH.members) row.hasNoManagers = positions.managers === undefined;
    rows.push(row);
  }
  lastRead = { shown, headerRow, places, rows };
  return rows;
}

export function isSame(line: readonly string[], other: readonly string[] | undefined): boolean {
  if (line.length !== other?.length) return false;
  for (let index = 0; index < line.length; index++) if (line[index] !== other[index]) return false;
  return true;
}

/** Finds something out where it is asked for the first time, and never again. */
export function once<T>(find: () => T): () => T {
  let found: T | undefined;
  return () => {
    found ??= find();
    return found;
  };
}

/**
 * Finds something out about a row once, as long as this execution lives and the row says the same.
 * With ten thousand rows, what is found out anew at every look is what takes the time.
 */
export function remembered<T>(find: (row: Row) => T): (row: Row) => T {
  const known: { row: Row; found: T }[] = [];
  return (row) => {
    const before = known[row.number];
    if (before?.row === row) return before.found;
    const found = find(row);
    known[row.number] = { row, found };
    return found;
  };
}

/** What a cell shows where its formula has no value, in the product's languages: #N/A, #¿NOMBRE? … */
const FORMULA_ERROR =
  /^(?:#(?:N\/[AD]|NV|[¡¿]?(?:DIV\/0|\p{Lu}+)[!?])|(?:Loading|Carregando|Cargando|Chargement|Wird geladen|読み込み中|読み込んでいます) ?(?:\.\.\.|…))$/u;

export function isFormulaError(cell: string): boolean {
  return FORMULA_ERROR.test(cell);
}

/** Whether a person has filled in nothing in a row; a box that is not ticked is nothing. */
export function isBlank({ cells }: Row): boolean {
  return INPUT_COLUMNS.every(
    (column) => cells[column] === "" || (column === "externalPeople" && isNo(cells[column])),
  );
}

/**
 * Whether a row is one of the examples that an empty sheet gets, in any language, and untouched. What
 * the sheet has no column for any more does not matter; a name alone may be somebody's own.
 */
export const isExample = remembered(({ cells }) =>
  ALL_TEXTS.some(({ examples }) =>
    examples.some(
      (example) =>
        INPUT_COLUMNS.every((column) => ["", example[column] ?? ""].includes(cells[column])) &&
        (cells.members !== "" || cells.description !== ""),
    ),
  ),
);

/** Somebody to invite or a name to give, and a place for every result; and what the person named. */
function missingColumns(positions: ColumnPositions, own: OwnHeaders): Column[] {
  const results: readonly Column[] = RESULT_COLUMNS;
  const missing = COLUMNS.filter(
    (column) =>
      positions[column] === undefined &&
      (results.includes(column) || OWN_COLUMNS.some((each) => each === column && own[each])),
  );
  if (missing.includes("name")) return missing;
  const hasInput = positions.name !== undefined || positions.members !== undefined;
  return hasInput ? missing : ["name", ...missing];
}

function hasResults(positions: ColumnPositions): positions is Table["positions"] {
  return RESULT_COLUMNS.every((column) => positions[column] !== undefined);
}

function cellsOf(line: readonly string[], positions: ColumnPositions): Row["cells"] {
  const cell = (column: Column) => line[positions[column] ?? -1]?.trim() ?? "";
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
    managers: cell("managers"),
    welcome: cell("welcome"),
    status: cell("status"),
    space: cell("space"),
    details: cell("details"),
    requestId: cell("requestId"),
  };
}
