import { text } from "../text";
import {
  COLUMNS,
  type Column,
  type ColumnPositions,
  findPositions,
  headersOf,
  OWN_COLUMNS,
  type OwnHeaders,
} from "./columns";
import { findHeaderRow, firstAddress } from "./header-row";
import { describeColumns } from "./own-headers";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What a column or a header gets beside its words. */
const PARTS = ["notes", "choices", "colours", "frozen", "layout"] as const;
export type Part = (typeof PARTS)[number];

/** What was done to a sheet, and what it did not let be done; headers in the person's language. */
export interface Preparation {
  columns: string[];
  hasExamples: boolean;
  done: Part[];
  refused: Part[];
  /** Headers of the columns that took no drop-down. */
  withoutChoices: string[];
  /** Whether it is still to be said which of the sheet's own columns hold the name and the members. */
  isAsked: boolean;
  /** Those of them that the person has named and that are not there any more. */
  gone: string[];
}

/** Seen together: what is asked for, and what became of it. */
const BESIDE_INPUTS: readonly Column[] = ["name", "members", "status", "space", "details"];

/** In pixels. The first five are seen beside the sidebar on a small laptop. */
const WIDTHS: Record<Column, number> = {
  name: 185,
  members: 230,
  status: 160,
  space: 170,
  details: 275,
  type: 160,
  description: 200,
  guidelines: 200,
  whoCanPost: 175,
  externalPeople: 135,
  history: 110,
  audience: 180,
  managers: 200,
  welcome: 200,
  requestId: 120,
};

/** Long texts that would make every row tall. */
const CLIPPED: readonly Column[] = ["details", "guidelines", "welcome", "requestId"];

/** Dark on light, with a contrast above 4.5 : 1. */
const GREEN = { background: "#e6f4ea", font: "#0d652d" };
const RED = { background: "#fce8e6", font: "#a50e0e" };
const BLUE = { background: "#e8f0fe", font: "#174ea6" };
/** For whatever a person has to look at. */
const AMBER = { background: "#fef7e0", font: "#8a4600" };
const COLOURS: Partial<Record<string, typeof AMBER>> = {
  CREATED: GREEN,
  FAILED: RED,
  CREATING: BLUE,
};

/** Columns that are added side by side; so many others are to their left. */
interface Gap {
  position: number;
  columns: readonly Column[];
}

/** A sheet with its columns. */
interface Prepared {
  sheet: Sheet;
  /** From 0. */
  positions: ColumnPositions;
  added: readonly Gap[];
  /** From 1. */
  headerRow: number;
  rowCount: number;
}

/**
 * Makes a sheet ready for rows that become spaces: adds the columns that are missing and, to columns
 * that have none, notes, drop-downs and colours. It changes nothing that is there, so
 * running it again changes nothing at all. Of what the sheet does not let it do, such as drop-downs
 * in a table's typed columns, it does all the rest. A fixed number of spreadsheet calls.
 * @param own what the person has said of the sheet's headers.
 * @param wanted the columns to add where they are missing.
 * @throws Error in the person's language if the sheet takes no columns, or has a list without a header.
 */
export function prepareSheet(
  sheet: Sheet,
  own: OwnHeaders,
  wanted: readonly Column[] = COLUMNS,
): Preparation {
  const isEmpty = sheet.getLastRow() === 0;
  const prepared = addMissingColumns(sheet, own, wanted);
  if (isEmpty) writeExamples(prepared);
  const changes = [
    layOut(prepared),
    freezeHeader(prepared),
    addStatusColours(prepared),
    addNotes(prepared),
    ...choices().map(([column, words]) => addChoices(prepared, column, words)),
  ].flatMap((change) => change ?? []);
  const refused = carryOut(changes);
  const lacking = OWN_COLUMNS.filter((column) => prepared.positions[column] === undefined);
  const parts = (some: readonly Change[]) => [...new Set(some.map(({ part }) => part))];
  return {
    columns: headersOf(prepared.added.flatMap(({ columns }) => columns)),
    hasExamples: isEmpty,
    done: parts(changes.filter((change) => !refused.includes(change))),
    refused: parts(refused),
    withoutChoices: headersOf(refused.flatMap(({ column }) => column ?? [])),
    isAsked: lacking.length > 0,
    gone: lacking.flatMap((column) => own[column] || []),
  };
}

/** Something that is missing in a sheet. */
interface Change {
  part: Part;
  /** Of a drop-down: where. */
  column?: Column;
  /** Does it, as often as it is called. */
  apply: () => void;
}

/**
 * All at once, since carrying out is what takes time. Google refuses some changes only then, and all
 * after the first one with it: if so, each is carried out by itself.
 * @returns those that were refused.
 */
function carryOut(changes: readonly Change[]): Change[] {
  if (isAllowed(() => changes.map(({ apply }) => apply()))) return [];
  return changes.filter(({ apply }) => !isAllowed(apply));
}

function isAllowed(change: () => void): boolean {
  try {
    change();
    SpreadsheetApp.flush();
    return true;
  } catch {
    return false;
  }
}

function addMissingColumns(sheet: Sheet, own: OwnHeaders, wanted: readonly Column[]): Prepared {
  const shown = sheet.getDataRange().getDisplayValues();
  const headerRow = findHeaderRow(shown, own) + 1;
  if (headerRow === 0) throw new Error(text().unprepared.noHeader(firstAddress(shown) + 1));
  const header = shown[headerRow - 1] ?? [];
  const found = findPositions(header, own).positions;
  const meant = describeColumns(header, shown.slice(headerRow), found, own);
  // For what a column of the sheet's own seems to be meant, the sidebar asks.
  const asked: readonly Column[] = OWN_COLUMNS.filter((column) => own[column] || meant[column]);
  const missing = wanted.filter((column) => found[column] === undefined && !asked.includes(column));
  const width = header.every((cell) => cell === "") ? 0 : header.length;
  const inputs = OWN_COLUMNS.map((column) => found[column] ?? header.indexOf(meant[column]));
  const lastInput = Math.max(...inputs.filter((position) => header[position]));
  const ways = [
    gapsBeside(lastInput < 0 ? width : lastInput + 1, missing, width),
    [{ position: width, columns: missing }],
  ];
  const added = missing.length > 0 ? insertColumns(sheet, headerRow, width, ways) : [];
  const lacking = headerRow + text().examples.length - sheet.getMaxRows();
  if (lacking > 0) sheet.insertRowsAfter(sheet.getMaxRows(), lacking);
  const rowCount = sheet.getMaxRows() - headerRow;
  return { sheet, positions: positionsAfter(found, added), added, headerRow, rowCount };
}

/** What belongs beside the name and the members comes right after them, whatever else there is. */
function gapsBeside(position: number, missing: readonly Column[], width: number): Gap[] {
  const beside = missing.filter((column) => BESIDE_INPUTS.includes(column));
  const others = missing.filter((column) => !BESIDE_INPUTS.includes(column));
  return [
    { position, columns: beside },
    { position: width + beside.length, columns: others },
  ].filter(({ columns }) => columns.length > 0);
}

/**
 * Adds columns in the first of these ways that the sheet allows, and that parts no list.
 * @throws Error in the person's language if it allows none.
 */
function insertColumns(
  sheet: Sheet,
  headerRow: number,
  width: number,
  ways: readonly Gap[][],
): readonly Gap[] {
  for (const gaps of ways) {
    const inserted: { position: number; count: number }[] = [];
    try {
      for (const { position, columns } of gaps) {
        const isInside = position < width;
        const count = isInside ? columns.length : position + columns.length - sheet.getMaxColumns();
        const after = isInside ? position : sheet.getMaxColumns();
        if (count > 0) sheet.insertColumnsAfter(after, count);
        if (count > 0) inserted.push({ position: after, count });
        if (isInside) mustBeEmpty(sheet, position, count);
      }
      writeHeaders(sheet, headerRow, gaps);
      return gaps;
    } catch {
      // What was inserted for nothing is taken away again.
      for (const { position, count } of inserted.reverse()) {
        sheet.deleteColumns(position + 1, count);
      }
    }
  }
  throw new Error(text().unprepared.noColumns);
}

/** @throws if a list that one formula fills closes up again over new columns. */
function mustBeEmpty(sheet: Sheet, position: number, count: number): void {
  const shown = sheet.getRange(1, position + 1, sheet.getLastRow(), count).getDisplayValues();
  if (shown.some((line) => line.some((cell) => cell !== ""))) throw new Error("Not empty");
}

/** @throws if the sheet refuses them, or does not show them since their cells are merged. */
function writeHeaders(sheet: Sheet, headerRow: number, gaps: readonly Gap[]): void {
  for (const { position, columns } of gaps) {
    const range = sheet.getRange(headerRow, position + 1, 1, columns.length);
    const headers = headersOf(columns);
    range.setValues([headers]);
    if (range.getDisplayValues()[0]?.join() !== headers.join()) throw new Error("Not shown");
    range.setFontWeight("bold");
  }
}

/** Where all columns are once these were added. */
function positionsAfter(found: ColumnPositions, added: readonly Gap[]): ColumnPositions {
  const positions = { ...found };
  for (const { position, columns } of added) {
    for (const column of COLUMNS) {
      const before = positions[column];
      if (before !== undefined && before >= position) positions[column] = before + columns.length;
    }
    columns.forEach((column, index) => {
      positions[column] = position + index;
    });
  }
  return positions;
}

function writeExamples({ sheet, positions, headerRow }: Prepared): void {
  const { examples } = text();
  const width = Math.max(...Object.values(positions)) + 1;
  const lines = examples.map((example) => {
    const line = Array<string>(width).fill("");
    for (const column of COLUMNS) {
      const position = positions[column];
      if (position !== undefined) line[position] = example[column] ?? "";
    }
    return line;
  });
  sheet.getRange(headerRow + 1, 1, lines.length, width).setValues(lines);
}

/** Only what is new: how wide somebody likes their columns is theirs. */
function layOut({ sheet, added, headerRow, rowCount }: Prepared): Change | undefined {
  if (added.length === 0) return undefined;
  const columns = added.flatMap(({ position, columns }) =>
    columns.map((column, index) => ({ column, number: position + index + 1 })),
  );
  const below = (number: number, count = 1) =>
    sheet.getRange(headerRow + 1, number, rowCount, count);
  const apply = () => {
    for (const { column, number } of columns) {
      sheet.setColumnWidth(number, WIDTHS[column]);
      if (column === "requestId") sheet.hideColumns(number);
    }
    for (const { column, number } of columns) {
      const { CLIP } = SpreadsheetApp.WrapStrategy;
      if (CLIPPED.includes(column)) below(number).setWrapStrategy(CLIP);
    }
    // New columns take over the drop-downs of the one to their left.
    for (const gap of added) below(gap.position + 1, gap.columns.length).setDataValidation(null);
  };
  return { part: "layout", apply };
}

function addNotes({ sheet, positions, headerRow }: Prepared): Change | undefined {
  const width = Math.max(...Object.values(positions)) + 1;
  const range = sheet.getRange(headerRow, 1, 1, width);
  const notes = range.getNotes()[0] ?? [];
  const wanted = [...notes];
  for (const column of COLUMNS) {
    const position = positions[column];
    if (position !== undefined) wanted[position] ||= text().columns[column].note;
  }
  if (wanted.join() === notes.join()) return undefined;
  return { part: "notes", apply: () => range.setNotes([wanted]) };
}

function freezeHeader({ sheet, headerRow }: Prepared): Change | undefined {
  if (sheet.getFrozenRows() > 0) return undefined;
  return { part: "frozen", apply: () => sheet.setFrozenRows(headerRow) };
}

/** What is offered in each column. A drop-down is no content, as a box to tick would be. */
function choices(): [Column, string[]][] {
  const { types, posting, yes, no, on, off, audiences } = text().words;
  const first = (words: string[][]) => words.flatMap((synonyms) => synonyms.slice(0, 1));
  return [
    ["type", first(Object.values(types))],
    ["whoCanPost", first(Object.values(posting))],
    ["externalPeople", first([yes, no])],
    ["history", first([on, off])],
    ["audience", first(Object.values(audiences))],
  ];
}

function addChoices(
  { sheet, positions, added, headerRow, rowCount }: Prepared,
  column: Column,
  words: string[],
): Change | undefined {
  const position = positions[column];
  if (position === undefined) return undefined;
  const range = sheet.getRange(headerRow + 1, position + 1, rowCount, 1);
  const isNew = added.some(({ columns }) => columns.includes(column));
  if (!isNew && range.getDataValidations().some(([rule]) => rule)) return undefined;
  const rule = SpreadsheetApp.newDataValidation()
    .requireValueInList(words, true)
    .setAllowInvalid(true)
    .build();
  return { part: "choices", column, apply: () => range.setDataValidation(rule) };
}

function addStatusColours(prepared: Prepared): Change | undefined {
  const { sheet, positions, headerRow, rowCount } = prepared;
  const range = sheet.getRange(headerRow + 1, (positions.status ?? 0) + 1, rowCount, 1);
  const rules = sheet.getConditionalFormatRules();
  const isColoured = rules.some((rule) =>
    rule.getRanges().some((other) => other.getColumn() === range.getColumn()),
  );
  if (isColoured) return undefined;
  const added = Object.entries(text().words.statuses).map(([status, [word = ""]]) => {
    const { background, font } = COLOURS[status] ?? AMBER;
    return SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo(word)
      .setBackground(background)
      .setFontColor(font)
      .setRanges([range])
      .build();
  });
  const all = [...rules, ...added];
  return { part: "colours", apply: () => sheet.setConditionalFormatRules(all) };
}
