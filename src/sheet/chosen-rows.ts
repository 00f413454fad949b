type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Which rows a person means: what they see, if they say nothing. */
export type RowChoice = "all" | "visible" | "selected";

/** The first and the last row of what is selected, from 1. */
export type Selection = [first: number, last: number][];

export interface ChosenRows {
  /** What the person has said, if anything, and what it comes to. */
  asked?: RowChoice | undefined;
  choice: RowChoice;
  /** Whether a filter is set, so that what is seen is perhaps not all. */
  hasFilter: boolean;
  /** What was selected when the person said so. */
  selection: Selection;
}

/**
 * Finds out which rows a person means. Whether a filter hides a row is a call for each of them, made
 * only where a filter is set. Filter views and rows that somebody hides by hand are not known.
 * @param asked without: the rows that the filter shows, if there is one, or all.
 * @param selection as it was found before; without, what is selected now.
 * @see https://developers.google.com/apps-script/reference/spreadsheet/sheet#isRowHiddenByFilter(Integer)
 */
export function findChosenRows(
  sheet: Sheet,
  asked: RowChoice | undefined,
  selection: Selection | undefined,
): { rows: ChosenRows; isChosen: (row: number) => boolean } {
  const hasFilter = sheet.getFilter() !== null;
  const choice = asked === undefined || (asked === "visible" && !hasFilter) ? seen() : asked;
  const selected = choice === "selected" ? (selection ?? selectionIn(sheet)) : [];
  const isSelected = (row: number) => selected.some(([first, last]) => row >= first && row <= last);
  const isShown = (row: number) => !hasFilter || !sheet.isRowHiddenByFilter(row);
  return {
    rows: { asked, choice, hasFilter, selection: selected },
    isChosen: (row) =>
      choice === "all" || ((choice === "visible" || isSelected(row)) && isShown(row)),
  };

  function seen(): RowChoice {
    return hasFilter ? "visible" : "all";
  }
}

/** None where another sheet is open. */
function selectionIn(sheet: Sheet): Selection {
  const isOpen = SpreadsheetApp.getActiveSheet().getSheetId() === sheet.getSheetId();
  const ranges = isOpen ? (sheet.getActiveRangeList()?.getRanges() ?? []) : [];
  return ranges.map((range) => [range.getRow(), range.getRow() + range.getNumRows() - 1]);
}
