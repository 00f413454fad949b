import { isUnknown } from "../chat/space";
import type { ResultColumn } from "../sheet/columns";
import type { Content } from "../sheet/contents";
import { isSame, type Row, type Table } from "../sheet/table";
import { claimIn, labelOfRow } from "./claim";
import { isChanged, type Target } from "./targets";
import { readVocabulary, saysCreated } from "./vocabulary";

/**
 * Reads what is not the product's own in these columns just as it was typed, formulas and links
 * included, since it is written along with what stands around it.
 * @returns false where these rows or columns have moved since they were read.
 */
export function keepOthers(
  { range, sheet, headerRow, positions, shown }: Table,
  targets: readonly Target[],
  columns: readonly ResultColumn[],
): boolean {
  const others = cellsOf(targets, columns, isOthers);
  // In any row that is not the product's a formula may show what it would: nothing, or one of its words.
  const strangers = targets.filter((target) => !isChanged(target) && !claimIn(target.row));
  if (others.length === 0 && strangers.length === 0) return true;
  const formulas = range.getFormulas();
  const formulaIn = ({ target, column }: Cell) =>
    formulas[target.row.number - 1]?.[positions[column]] ?? "";
  const calculated = cellsOf(strangers, columns).filter(formulaIn);
  if (others.length === 0 && calculated.length === 0) return true;
  const values = others.length > 0 ? range.getValues() : [];
  const cells = [...others, ...calculated];
  const typed: Cell[] = [];
  for (const cell of cells) {
    const { target, column } = cell;
    const value: Content = values[target.row.number - 1]?.[positions[column]] ?? "";
    const formula = formulaIn(cell);
    target.kept = { ...target.kept, [column]: formula ? { formula } : value };
    if (!formula && typeof value === "string" && value) typed.push(cell);
  }
  keepLinks(sheet, positions, typed);
  const now = range.getDisplayValues();
  const headerAt = (lines: string[][], column: ResultColumn) =>
    lines[headerRow]?.[positions[column]];
  if (columns.some((column) => headerAt(now, column) !== headerAt(shown, column))) return false;
  const changed = cells
    .map(({ target }) => target.row.number - 1)
    .filter((index) => !isSame(shown[index] ?? [], now[index]));
  if (changed.length === 0) return true;
  // A row that is nowhere any more was edited, or calculates something else each time.
  const lines = new Set(now.map((line) => JSON.stringify(line)));
  return !changed.some((index) => lines.has(JSON.stringify(shown[index])));
}

/** A cell of a row. */
interface Cell {
  target: Target;
  column: ResultColumn;
}

function cellsOf(
  targets: readonly Target[],
  columns: readonly ResultColumn[],
  isMeant = (_row: Row, _column: ResultColumn) => true,
): Cell[] {
  return targets.flatMap((target) =>
    columns.filter((column) => isMeant(target.row, column)).map((column) => ({ target, column })),
  );
}

/** In texts, but for those in Request ID, where nobody has any. */
function keepLinks(sheet: Table["sheet"], positions: Table["positions"], cells: readonly Cell[]) {
  const linked = cells.filter(({ column }) => column !== "requestId");
  if (linked.length === 0) return;
  const columns = new Set(linked.map(({ column }) => positions[column]));
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  const rows = linked[linked.length - 1]?.target.row.number ?? 1;
  const texts = sheet.getRange(1, first + 1, rows, last - first + 1).getRichTextValues();
  for (const { target, column } of linked) {
    const { cells, number } = target.row;
    const richText = texts[number - 1]?.[positions[column] - first];
    const hasLink = richText?.getRuns().some((run) => run.getLinkUrl() !== null);
    if (richText && hasLink) {
      target.kept = { ...target.kept, [column]: { text: cells[column], richText } };
    }
  }
}

/**
 * A row that the product has not written to, and in whose result columns there is something; one that
 * somebody has called Created; or one that shows another space than the one in its claim, which is in
 * a wrong row or a person's own.
 */
function isOthers(row: Row, column: ResultColumn): boolean {
  const { cells } = row;
  const claim = claimIn(row);
  const status = readVocabulary().status(cells.status);
  const isByHand = !claim?.space && saysCreated(status);
  if (claim && !isByHand) {
    const isItsSpace = claim.space && labelOfRow(row) === claim.label;
    return column === "space" && cells.space !== "" && !isItsSpace;
  }
  const isOurs = status !== undefined && !isUnknown(status) && !isByHand;
  return Boolean(cells.requestId || cells.space || (!isOurs && (cells.status || cells.details)));
}
