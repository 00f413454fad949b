import { findPositions, type OwnHeaders } from "./columns";

/** Headers may stand below a title and an introduction. */
const SEARCHED_ROWS = 10;

/** A cell that begins with an address, as in `Ana <ana@example.com>`; a header may name one later. */
const ADDRESS = /^(?:[^@<]*<|\s*)[^\s@<>]+@[^\s@]+\.[^\s@]/;
const TEXT = /\p{L}/u;

type Lines = readonly (readonly string[])[];

/**
 * The row, from 0, in which most columns are found. One alone may be a word in somebody's list: then
 * it is the header of the addresses or, where there are none, the first row that has more than one
 * cell, since a title has but one.
 * @returns -1 where there are addresses and nothing above them.
 */
export function findHeaderRow(shown: Lines, own: OwnHeaders): number {
  const rows = shown.slice(0, SEARCHED_ROWS);
  const found = rows.map((row) => Object.keys(findPositions(row, own).positions).length);
  const most = Math.max(...found);
  if (most > 1) return found.indexOf(most);
  const column = addressColumn(shown);
  if (column >= 0) return headerOf(column, shown, found, 0);
  const first = rows.findIndex((row) => row.filter(Boolean).length > 1);
  return Math.max(0, first >= 0 ? first : found.indexOf(most));
}

/** The row, from 0, of the first address below which a list may begin without a header. */
export function firstAddress(shown: Lines): number {
  return addressIn(addressColumn(shown), shown, 0);
}

function addressIn(column: number, shown: Lines, start: number): number {
  return shown.findIndex((row, index) => index >= start && ADDRESS.test(row[column] ?? ""));
}

/** The column with most addresses, or -1. */
function addressColumn(shown: Lines): number {
  const counts: number[] = [];
  for (const row of shown) {
    row.forEach((cell, column) => {
      if (ADDRESS.test(cell)) counts[column] = (counts[column] ?? 0) + 1;
    });
  }
  return counts.indexOf(Math.max(...counts.filter(Boolean)));
}

/**
 * Of the rows above the first address with a word in its column, the fullest one, and of such the one
 * in which more columns are found: a title has fewer cells. A title with an address of its own ends
 * at an empty row.
 */
function headerOf(column: number, shown: Lines, found: readonly number[], start: number): number {
  const first = addressIn(column, shown, start);
  const weight = (row: number) =>
    (shown[row] ?? []).filter(Boolean).length * SEARCHED_ROWS + (found[row] ?? 0);
  const above = [...found.keys()].filter(
    (row) => row >= start && row < first && TEXT.test(shown[row]?.[column] ?? ""),
  );
  const [best] = above.sort((one, other) => weight(other) - weight(one));
  if (best !== undefined) return best;
  const gap = shown.findIndex((row, index) => index > first && !row.some(Boolean));
  return first < 0 || gap < 0 ? -1 : headerOf(column, shown, found, gap);
}
