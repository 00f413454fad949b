import { text } from "../text";
import {
  COLUMNS,
  type Column,
  type ColumnPositions,
  findColumns,
  INPUT_COLUMNS,
  RESULT_COLUMNS,
  type ResultColumn,
} from "./columns";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;
type Content = string | Link | RichText;

/** A link as a person sees it. */
export interface Link {
  text: string;
  url: string;
}

/** One row as the person sees it, all of it text; a ticked checkbox is "TRUE", an empty one "". */
export interface Row {
  /** The row's number in the sheet, from 1. */
  number: number;
  cells: Record<Column, string>;
}

/** The part of a sheet that the product reads and writes, as it was when it was read. */
export interface Table {
  sheet: Sheet;
  positions: ColumnPositions;
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
  const sheet = spreadsheet.getSheets().find((candidate) => candidate.getSheetId() === sheetId);
  if (!sheet) throw new Error(text().run.sheetGone);
  return sheet;
}

/**
 * Reads a sheet with three spreadsheet calls, or five where it has checkboxes, however large it is.
 * @returns the table, or the columns that are missing before it can be used.
 */
export function readTable(sheet: Sheet): { table: Table } | { missing: Column[] } {
  const shown = readAll(sheet);
  const headerRow = findHeaderRow(shown);
  const positions = findColumns(shown[headerRow] ?? []);
  const missing = missingColumns(positions);
  if (missing.length > 0) return { missing };
  const first = headerRow + 2;
  const rows = toRows(sheet, positions, shown.slice(headerRow + 1), first);
  return { table: { sheet, positions, rows } };
}

/**
 * Writes changes into rows: one block per column where the rows stand together. A spreadsheet cannot
 * be locked against its people, so rows may have moved since they were read: what is there afterwards
 * is read again, and whatever hit another row is put back as it was.
 * @param table as it was read just before.
 * @param changes by row number.
 * @returns the changed rows as they are now, by row number, without those that were not hit.
 */
export function writeRows(table: Table, changes: Map<number, RowChange>): Map<number, Row> {
  const rows = table.rows.filter(({ number }) => changes.has(number));
  const columns = RESULT_COLUMNS.filter((column) =>
    [...changes.values()].some((change) => column in change),
  );
  const links = columns.includes("space") ? readLinks(table) : [];
  const current = (row: Row, column: ResultColumn): Content =>
    (column === "space" && linkOf(row, table, links)) || row.cells[column];
  writeBlocks(table, rows, columns, (row, column) => {
    return changes.get(row.number)?.[column] ?? current(row, column);
  });

  const after = readAgain(table, rows);
  const origins = findDisplaced(table.rows, rows, after, columns);
  const displaced = after.filter(({ number }) => origins.has(number));
  writeBlocks(table, displaced, columns, (row, column) => {
    const origin = origins.get(row.number);
    return origin ? current(origin, column) : "";
  });
  const hit = after.filter(({ number }) => !origins.has(number));
  return new Map(hit.map((row) => [row.number, row]));
}

/**
 * The rows that are no longer where they were read, each with what it was then; undefined for a row
 * that has come in empty. A row whose content is found nowhere else was edited, not moved.
 */
function findDisplaced(all: Row[], before: Row[], after: Row[], written: readonly Column[]) {
  const kept = COLUMNS.filter((column) => !written.includes(column));
  const key = ({ cells }: Row) =>
    (kept.includes("requestId") && cells.requestId) ||
    JSON.stringify(kept.map((column) => cells[column]));
  const displaced = new Map<number, Row | undefined>();
  for (const [index, row] of after.entries()) {
    const old = before[index];
    if (!old || key(old) === key(row)) continue;
    const origin = all.find((candidate) => key(candidate) === key(row));
    if (origin || isBlank(row)) displaced.set(row.number, origin);
  }
  return displaced;
}

/** Whether a person has filled in nothing in a row. */
export function isBlank({ cells }: Row): boolean {
  return INPUT_COLUMNS.every((column) => cells[column] === "");
}

/** The same rows of the sheet once more. */
function readAgain({ sheet, positions }: Table, rows: Row[]): Row[] {
  const first = firstNumber(rows);
  const last = rows[rows.length - 1]?.number ?? first;
  const width = Math.max(...Object.values(positions)) + 1;
  const shown = sheet.getRange(first, 1, last - first + 1, width).getDisplayValues();
  const numbers = new Set(rows.map(({ number }) => number));
  return toRows(sheet, positions, shown, first).filter(({ number }) => numbers.has(number));
}

/** The column Space as it is, links included. */
function readLinks({ sheet, positions, rows }: Table): (RichText | null)[] {
  if (positions.space === undefined) return [];
  const range = sheet.getRange(firstNumber(rows), positions.space + 1, rows.length, 1);
  return range.getRichTextValues().map(([link]) => link ?? null);
}

/** A row's link is where the row is, unless rows moved between reading them and their links. */
function linkOf({ number, cells }: Row, { rows }: Table, links: readonly (RichText | null)[]) {
  if (!cells.space) return undefined;
  const isIts = (link: RichText | null | undefined) => link?.getText().trim() === cells.space;
  const link = links[number - firstNumber(rows)];
  return isIts(link) ? link : links.find(isIts);
}

function writeBlocks(
  { sheet, positions }: Table,
  rows: Row[],
  columns: readonly ResultColumn[],
  content: (row: Row, column: ResultColumn) => Content,
): void {
  if (rows.length === 0) return;
  for (const block of blocksOf(rows)) {
    for (const column of columns) {
      const position = positions[column];
      if (position === undefined) continue;
      const range = sheet.getRange(firstNumber(block), position + 1, block.length, 1);
      const contents = block.map((row) => content(row, column));
      if (column === "space") range.setRichTextValues(contents.map((value) => [toRichText(value)]));
      else range.setValues(contents.map((value) => [value]));
    }
  }
  SpreadsheetApp.flush();
}

/** Rows that stand together, so that one call writes them. */
function blocksOf(rows: Row[]): Row[][] {
  const blocks: Row[][] = [];
  for (const row of rows) {
    const block = blocks[blocks.length - 1];
    if (block && firstNumber(block) + block.length === row.number) block.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

function toRichText(content: Content): RichText {
  if (typeof content === "object" && !("url" in content)) return content;
  const builder = SpreadsheetApp.newRichTextValue();
  if (typeof content === "string") return builder.setText(content).build();
  return builder.setText(content.text).setLinkUrl(content.url).build();
}

function firstNumber(rows: Row[]): number {
  return rows[0]?.number ?? 1;
}

/** A row that is inserted between finding the range and reading it would push the last one out. */
function readAll(sheet: Sheet): string[][] {
  for (;;) {
    const shown = sheet.getDataRange().getDisplayValues();
    if (sheet.getLastRow() <= shown.length) return shown;
  }
}

/** The row, from 0, in which most columns are found; the first one where there are none. */
export function findHeaderRow(shown: string[][]): number {
  const found = shown
    .slice(0, HEADER_SEARCH_ROWS)
    .map((row) => Object.keys(findColumns(row)).length);
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

function toRows(sheet: Sheet, positions: ColumnPositions, shown: string[][], first: number): Row[] {
  const ticked = readCheckboxes(sheet, positions.externalPeople, first, shown.length);
  return shown.map((line, index) => {
    const cells = emptyCells();
    for (const column of COLUMNS) {
      const position = positions[column];
      if (position !== undefined) cells[column] = (line[position] ?? "").trim();
    }
    const tick = ticked[index]?.[0];
    if (typeof tick === "boolean") cells.externalPeople = tick ? "TRUE" : "";
    return { number: first + index, cells };
  });
}

function emptyCells(): Record<Column, string> {
  return {
    name: "",
    type: "",
    members: "",
    description: "",
    guidelines: "",
    whoCanPost: "",
    externalPeople: "",
    history: "",
    audience: "",
    status: "",
    space: "",
    details: "",
    requestId: "",
  };
}

/** A checkbox shows TRUE in the spreadsheet's language: only its value is the same everywhere. */
function readCheckboxes(sheet: Sheet, position: number | undefined, first: number, count: number) {
  if (position === undefined || count === 0) return [];
  return sheet.getRange(first, position + 1, count, 1).getValues();
}
