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
import { describeColumns } from "./own-headers";
import { findHeaderRow } from "./table";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Colours of the four statuses, dark on light with a contrast above 4.5 : 1. */
const STATUS_COLOURS = {
  CREATED: { background: "#e6f4ea", font: "#0d652d" },
  FAILED: { background: "#fce8e6", font: "#a50e0e" },
  ATTENTION: { background: "#fef7e0", font: "#8a4600" },
  CREATING: { background: "#e8f0fe", font: "#174ea6" },
} as const;

/**
 * Makes a sheet ready for rows that become spaces: adds the columns that are missing and, to columns
 * that have none, notes, drop-downs and colours. It changes nothing that is there, so
 * running it again changes nothing at all.
 * @param own what the person has said of the sheet's headers.
 */
export function setUpSheet(sheet: Sheet, own: OwnHeaders): void {
  const isEmpty = sheet.getLastRow() === 0;
  const { positions, headerRow } = addMissingColumns(sheet, own);
  const firstRow = headerRow + 1;
  const lacking = headerRow + text().examples.length - sheet.getMaxRows();
  if (lacking > 0) sheet.insertRowsAfter(sheet.getMaxRows(), lacking);
  const rowCount = sheet.getMaxRows() - headerRow;
  if (isEmpty) writeExamples(sheet, positions, firstRow);
  addNotes(sheet, positions, headerRow);
  if (sheet.getFrozenRows() === 0) sheet.setFrozenRows(headerRow);
  addChoices(sheet, positions, firstRow, rowCount);
  addStatusColours(sheet, positions, firstRow, rowCount);
}

/** @returns where every column is, from 0, and the number of the header row, from 1. */
function addMissingColumns(
  sheet: Sheet,
  own: OwnHeaders,
): {
  positions: ColumnPositions;
  headerRow: number;
} {
  const shown = sheet.getDataRange().getDisplayValues();
  const headerRow = findHeaderRow(shown, own) + 1;
  const header = shown[headerRow - 1] ?? [];
  const found = findPositions(header, own).positions;
  const meant = describeColumns(header, shown.slice(headerRow), found, own);
  // For what a column of the sheet's own seems to be meant, the sidebar asks.
  const asked = OWN_COLUMNS.filter((column) => own[column] || meant[column]);
  const missing = COLUMNS.filter(
    (column) => found[column] === undefined && !asked.some((each) => each === column),
  );
  const firstFree = header.every((cell) => cell === "") ? 0 : header.length;
  if (missing.length > 0) {
    const lacking = firstFree + missing.length - sheet.getMaxColumns();
    if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
    sheet
      .getRange(headerRow, firstFree + 1, 1, missing.length)
      .setValues([headersOf(missing)])
      .setFontWeight("bold");
  }
  const added = missing.map((column, index) => [column, firstFree + index] as const);
  return {
    positions: { ...found, ...Object.fromEntries(added) },
    headerRow,
  };
}

function writeExamples(sheet: Sheet, positions: ColumnPositions, firstRow: number): void {
  for (const [index, example] of text().examples.entries()) {
    const cells = COLUMNS.map(() => "");
    for (const column of COLUMNS) cells[positions[column] ?? 0] = example[column] ?? "";
    sheet.getRange(firstRow + index, 1, 1, cells.length).setValues([cells]);
  }
}

function addNotes(sheet: Sheet, positions: ColumnPositions, headerRow: number): void {
  const width = Math.max(...Object.values(positions)) + 1;
  const range = sheet.getRange(headerRow, 1, 1, width);
  const notes = range.getNotes()[0] ?? [];
  const wanted = [...notes];
  for (const column of COLUMNS) {
    const position = positions[column];
    if (position !== undefined) wanted[position] ||= text().columns[column].note;
  }
  if (wanted.join() !== notes.join()) range.setNotes([wanted]);
}

function addChoices(
  sheet: Sheet,
  positions: ColumnPositions,
  firstRow: number,
  rowCount: number,
): void {
  const { types, posting, yes, no, on, off, audiences } = text().words;
  const first = (words: string[][]) => words.flatMap((synonyms) => synonyms.slice(0, 1));
  addRule("type", first(Object.values(types)));
  addRule("whoCanPost", first(Object.values(posting)));
  addRule("externalPeople", first([yes, no]));
  addRule("history", first([on, off]));
  addRule("audience", first(Object.values(audiences)));

  function addRule(column: Column, choices: string[]) {
    const range = sheet.getRange(firstRow, (positions[column] ?? 0) + 1, rowCount, 1);
    if (range.getDataValidations().some(([rule]) => rule)) return;
    const builder = SpreadsheetApp.newDataValidation();
    range.setDataValidation(
      builder.requireValueInList(choices, true).setAllowInvalid(true).build(),
    );
  }
}

function addStatusColours(
  sheet: Sheet,
  positions: ColumnPositions,
  firstRow: number,
  rowCount: number,
): void {
  const range = sheet.getRange(firstRow, (positions.status ?? 0) + 1, rowCount, 1);
  const rules = sheet.getConditionalFormatRules();
  const isColoured = rules.some((rule) =>
    rule.getRanges().some((other) => other.getColumn() === range.getColumn()),
  );
  if (isColoured) return;
  const { statuses } = text().words;
  const added = Object.entries(STATUS_COLOURS).map(([status, { background, font }]) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo(statuses[status as keyof typeof statuses][0] ?? "")
      .setBackground(background)
      .setFontColor(font)
      .setRanges([range])
      .build(),
  );
  sheet.setConditionalFormatRules([...rules, ...added]);
}
