import { isUnknown } from "../chat/space";
import { INPUT_COLUMNS, RESULT_COLUMNS, type ResultColumn } from "../sheet/columns";
import { type Link, type Row, type RowChange, readAgain, type Table } from "../sheet/table";
import { parseClaim } from "./claim";
import type { RowPlan } from "./row";
import { cellsAfter } from "./transitions";

type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;
type Content = string | number | boolean | Date | Link | RichText;

/** A row with all that it is to show, and what it is known by when it is read again. */
interface Target {
  row: Row;
  key: string;
  change: RowChange;
}

/** Rows may move while they are written: whatever was missed is looked for again. */
const WRITE_TRIES = 3;

/**
 * Writes rows, and is the only one who does: each column as one block, so the number of calls does
 * not depend on the number of rows. A spreadsheet cannot be locked against its people, so rows may
 * move between reading and writing. Therefore
 * - the column Request ID is always written whole: then whatever moves, every claim is still there,
 *   at worst in a wrong row, where `resolveClaims` recognises it, now or in the next run;
 * - what is there afterwards is read again, and rows that were missed or hit by mistake are put right.
 * What earlier stops have left in wrong rows is put right along with it.
 * @param plans of all rows of the table, as it was read just before.
 * @param changes by row number.
 * @returns the rows that show what they should, as they are now, by the number that they had.
 */
export function writeRows(
  table: Table,
  plans: readonly RowPlan[],
  changes: ReadonlyMap<number, RowChange>,
): Map<number, Row> {
  const targets = plans.map((plan) => {
    const change = { ...repairOf(plan), ...changes.get(plan.row.number) };
    return { row: plan.row, key: keyOf(plan.row), change };
  });
  const changed = targets.filter(({ change }) => Object.keys(change).length > 0);
  if (changed.length === 0) return new Map();
  const columns = RESULT_COLUMNS.filter((column) => changed.some(({ change }) => column in change));
  let written = writeBlocks(table, plans, changesByNumber(changed), columns);
  for (let tries = 1; tries < WRITE_TRIES; tries++) {
    const after = readAgain(table);
    const wrong = findWrong(after, targets, written, columns);
    if (wrong.size === 0) return landedIn(after, targets);
    written = writeBlocks(after, plans, wrong, columns);
  }
  return landedIn(readAgain(table), targets);
}

/** What a row shows once what earlier stops have left there is put right. */
function repairOf(plan: RowPlan): RowChange {
  const { own, found, row } = plan;
  if (plan.verdict === "done" && plan.isStale && own) {
    const label = row.cells.name || row.cells.members.slice(0, LONGEST_LABEL);
    return cellsAfter({ event: "restored", claim: own, label });
  }
  if (own) return plan.isShifted ? cellsAfter({ event: "unsettled", claim: own }) : {};
  const isAnothers = found !== undefined && plan.verdict !== "attention";
  if (isAnothers && plan.verdict === "skip") return cellsAfter({ event: "startedOver" });
  return isAnothers ? { requestId: "" } : {};
}

/** In characters. */
const LONGEST_LABEL = 60;

/** What a row is known by, as long as nobody edits it. */
function keyOf({ cells }: Row): string {
  return JSON.stringify(INPUT_COLUMNS.map((column) => cells[column]));
}

function changesByNumber(targets: readonly Target[]): Map<number, RowChange> {
  return new Map(targets.map(({ row, change }) => [row.number, change]));
}

/**
 * The rows that do not show what they should: those that were missed, and others that were hit.
 * @param written what the last write put where.
 * @returns what they should show, by their present number.
 */
function findWrong(
  after: Table,
  targets: readonly Target[],
  written: Written,
  columns: readonly ResultColumn[],
): Map<number, RowChange> {
  const wrong = new Map<number, RowChange>();
  for (const { row, target } of matched(after.rows, targets)) {
    const change: RowChange = {};
    for (const column of columns) {
      const wanted = target.change[column] ?? target.row.cells[column];
      const isHit = written.get(column)?.get(row.number)?.trim() === row.cells[column];
      const isWrong = !isSame(row, column, wanted) && (column in target.change || isHit);
      if (isWrong) change[column] = wanted;
    }
    if (Object.keys(change).length > 0) wrong.set(row.number, change);
  }
  return wrong;
}

/** Which row was which; of rows that are alike, those that show the same. */
function matched(rows: readonly Row[], targets: readonly Target[]): { row: Row; target: Target }[] {
  const known = new Map<string, Target[]>();
  for (const target of targets) {
    const alike = known.get(target.key);
    if (alike) alike.push(target);
    else known.set(target.key, [target]);
  }
  return rows.flatMap((row) => {
    const alike = known.get(keyOf(row)) ?? [];
    const same = alike.length > 1 ? alike.findIndex((target) => shows(row, target)) : 0;
    const [target] = alike.splice(Math.max(0, same), 1);
    return target ? [{ row, target }] : [];
  });
}

/** Its claim and its status tell: how Sheets spells a text in the end does not matter. */
function shows(row: Row, { row: before, change }: Target): boolean {
  return TELLING.every((column) => isSame(row, column, change[column] ?? before.cells[column]));
}

const TELLING = ["requestId", "status"] as const;

function isSame({ cells }: Row, column: ResultColumn, wanted: string | Link): boolean {
  return cells[column] === textOf(wanted).trim();
}

function landedIn(after: Table, targets: readonly Target[]): Map<number, Row> {
  const pairs = matched(after.rows, targets).filter(
    ({ row, target }) => Object.keys(target.change).length > 0 && shows(row, target),
  );
  return new Map(pairs.map(({ row, target }) => [target.row.number, row]));
}

/** What was written, as text: by column, by row number. */
type Written = Map<ResultColumn, Map<number, string>>;

function writeBlocks(
  table: Table,
  plans: readonly RowPlan[],
  changes: ReadonlyMap<number, RowChange>,
  columns: readonly ResultColumn[],
): Written {
  const written: Written = new Map();
  const numbers = [...changes.keys()];
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const block = table.rows.filter(({ number }) => number >= first && number <= last);
  const isForeign = foreignRows(plans);
  for (const column of columns) {
    const rows = column === "requestId" ? table.rows : block;
    const originals = rows.some((row) => isForeign(row)) ? readOriginals(table, rows, column) : [];
    const contents = rows.map((row, index): Content => {
      const changed = changes.get(row.number)?.[column];
      if (changed !== undefined) return changed;
      return isForeign(row) ? (originals[index] ?? "") : present(row, column);
    });
    writeColumn(table, rows, column, contents);
    written.set(
      column,
      new Map(rows.map(({ number }, index) => [number, textOf(contents[index])])),
    );
  }
  SpreadsheetApp.flush();
  return written;
}

/** Rows in whose result columns somebody else has something, which must stay just as it is. */
function foreignRows(plans: readonly RowPlan[]): (row: Row) => boolean {
  const keys = new Set(
    plans
      .filter(({ found, status, row: { cells } }) => {
        const isOurs = status !== undefined && !isUnknown(status);
        return (
          !found && (cells.requestId || cells.space || (!isOurs && (cells.status || cells.details)))
        );
      })
      .map(({ row }) => keyOf(row)),
  );
  return (row) => keys.size > 0 && keys.has(keyOf(row));
}

/** What a row of the product's own shows. */
function present({ cells }: Row, column: ResultColumn): Content {
  const uri = column === "space" && parseClaim(cells.requestId)?.space?.uri;
  return uri && cells.space ? { text: cells.space, url: uri } : cells[column];
}

/** A column as it is, with its formulas and links. */
function readOriginals({ sheet, positions }: Table, rows: Row[], column: ResultColumn): Content[] {
  const range = sheet.getRange(firstNumber(rows), positions[column] + 1, rows.length, 1);
  const formulas = range.getFormulas();
  const links = column === "space" ? range.getRichTextValues() : [];
  return range.getValues().map(([value], index): Content => {
    const formula = formulas[index]?.[0];
    return formula || links[index]?.[0] || asTyped(value);
  });
}

/** Text that looks like a number or a formula stays text. */
function asTyped(value: unknown): Content {
  if (typeof value === "string") return /^[^\p{L}]/u.test(value) ? `'${value}` : value;
  if (typeof value === "number" || typeof value === "boolean") return value;
  return value instanceof Date ? value : String(value ?? "");
}

function writeColumn(
  { sheet, positions }: Table,
  rows: readonly Row[],
  column: ResultColumn,
  contents: readonly Content[],
): void {
  const at = (row: number, count: number) => sheet.getRange(row, positions[column] + 1, count, 1);
  const range = at(firstNumber(rows), rows.length);
  if (column !== "space") {
    range.setValues(contents.map((content) => [isPlain(content) ? content : textOf(content)]));
    return;
  }
  range.setRichTextValues(contents.map((content) => [toRichText(content)]));
  for (const [index, content] of contents.entries()) {
    const number = rows[index]?.number;
    if (number && typeof content === "string" && content.startsWith("="))
      at(number, 1).setValue(content);
  }
}

function isPlain(content: Content): content is string | number | boolean | Date {
  return typeof content !== "object" || content instanceof Date;
}

function toRichText(content: Content): RichText {
  if (typeof content === "object" && "getText" in content) return content;
  const builder = SpreadsheetApp.newRichTextValue();
  if (typeof content === "object" && "url" in content) {
    return builder.setText(content.text).setLinkUrl(content.url).build();
  }
  return builder.setText(textOf(content)).build();
}

function textOf(content: Content | undefined): string {
  if (content === undefined) return "";
  if (isPlain(content)) return String(content);
  return "url" in content ? content.text : content.getText();
}

function firstNumber(rows: readonly Row[]): number {
  return rows[0]?.number ?? 1;
}
