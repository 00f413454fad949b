import { RESULT_COLUMNS, type ResultColumn } from "../sheet/columns";
import { type Content, textOf } from "../sheet/contents";
import { isBlank, type Row, type RowChange } from "../sheet/table";
import { claimIn, inputsOf, labelOfRow } from "./claim";

/* Rows that are being written, and how they are known again where people move them meanwhile. */

/** A row as it was read, with what it is to show from now on. */
export interface Target {
  row: Row;
  change: RowChange;
  /** What is in the result columns of a row that is not the product's to change, as it was typed. */
  kept?: Partial<Record<ResultColumn, Content>>;
}

export const UNCHANGED: RowChange = {};

export function isChanged({ change }: Target): boolean {
  return Object.keys(change).length > 0;
}

/** A row as it is once its change is carried out. */
export function showing({ row, change }: Target): Row {
  const cells = { ...row.cells };
  for (const column of RESULT_COLUMNS) {
    const content = change[column];
    if (content !== undefined) cells[column] = textOf(content);
  }
  return { ...row, cells };
}

/** What a row is to show in a column. */
export function wanted({ row, change, kept }: Target, column: ResultColumn): Content {
  return change[column] ?? kept?.[column] ?? present(row, column);
}

/** The same as it is read again. */
export function shownBy({ row, change }: Target, column: ResultColumn): string {
  const content = change[column];
  return content === undefined ? row.cells[column] : textOf(content);
}

/** Its claim and its status tell: how Sheets spells a text in the end does not matter. */
export function shows(row: Row, target: Target): boolean {
  return TELLING.every((column) => row.cells[column] === shownBy(target, column));
}

const TELLING = ["requestId", "status"] as const;

/** Whether a row is to stay as it is, and did. */
export function isUntouched(row: Row, target: Target): boolean {
  return row === target.row && target.change === UNCHANGED;
}

/** What a row of the product's own shows. */
export function present(row: Row, column: ResultColumn): Content {
  const { cells } = row;
  const uri = column === "space" && cells.space && claimIn(row)?.space?.uri;
  return uri ? { text: cells.space, url: uri } : cells[column];
}

/** A row as it is now, and which one it was; a row that came in or was edited meanwhile was none. */
export interface Pair {
  row: Row;
  target: Target | undefined;
}

/** Those that show what they should. */
export function shownOf(pairs: readonly Pair[]): Target[] {
  return pairs.flatMap(({ row, target }) => (target && shows(row, target) ? [target] : []));
}

/**
 * Rows are known by what people have filled in, or where that was edited meanwhile by their name. Of
 * rows that are alike, those that show what they should are taken for themselves; nearly all of them
 * where they were.
 */
export function matched(rows: readonly Row[], targets: readonly Target[]): Pair[] {
  const pairs = rows.map((row, index): Pair => ({ row, target: inPlace(row, targets[index]) }));
  const missing = new Set(targets);
  for (const { target } of pairs) if (target) missing.delete(target);
  pairUp(pairs, missing, inputsOf, shows);
  pairUp(pairs, missing, inputsOf, () => true);
  keepClaimed(pairs, missing);
  const named = pairs.filter(({ row }) => !isBlank(row));
  pairUp(named, missing, labelOfRow, () => true);
  for (const pair of named) pair.target ??= asCopy(pair.row, targets);
  return pairs;
}

/** Of rows that say the same, one without a claim is the one that was deleted meanwhile. */
function keepClaimed(pairs: readonly Pair[], missing: ReadonlySet<Target>): void {
  const hasClaim = (target: Target) => shownBy(target, "requestId") !== "";
  const claimed = new Map(
    [...missing].filter(hasClaim).map((target) => [inputsOf(target.row), target]),
  );
  for (const pair of claimed.size > 0 ? pairs : []) {
    const twin = claimed.get(inputsOf(pair.row));
    if (!twin || !pair.target || hasClaim(pair.target)) continue;
    pair.target = twin;
    claimed.delete(inputsOf(pair.row));
  }
}

/** A copy that came in, and from which a write has taken the claim, is to show that of its original. */
function asCopy(row: Row, targets: readonly Target[]): Target | undefined {
  const { requestId, status, space } = row.cells;
  if (requestId || !(status || space)) return undefined;
  const original = targets.find(
    (target) => claimIn(target.row) && inputsOf(target.row) === inputsOf(row),
  );
  return original && { row: original.row, change: UNCHANGED };
}

/** Gives each row that has no target yet one with the same key, and takes that from the missing. */
function pairUp(
  pairs: readonly Pair[],
  missing: Set<Target>,
  keyOf: (row: Row) => string,
  isIt: (row: Row, target: Target) => boolean,
): void {
  const known = new Map<string, Set<Target>>();
  for (const target of missing) {
    const key = keyOf(target.row);
    known.set(key, (known.get(key) ?? new Set<Target>()).add(target));
  }
  for (const pair of pairs) {
    if (pair.target) continue;
    const alike = known.get(keyOf(pair.row)) ?? new Set<Target>();
    for (const target of alike) {
      if (!isIt(pair.row, target)) continue;
      pair.target = target;
      alike.delete(target);
      missing.delete(target);
      break;
    }
  }
}

function inPlace(row: Row, target: Target | undefined): Target | undefined {
  if (!target || isUntouched(row, target)) return target;
  return shows(row, target) && inputsOf(row) === inputsOf(target.row) ? target : undefined;
}
