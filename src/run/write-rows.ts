import { isUnknown, LONGEST_LABEL } from "../chat/space";
import { RESULT_COLUMNS, type ResultColumn } from "../sheet/columns";
import { formerPlace } from "../sheet/moved-columns";
import {
  isBlank,
  isSame,
  type Link,
  type Row,
  type RowChange,
  readAgain,
  readWhole,
  type Table,
} from "../sheet/table";
import {
  type Claim,
  claimIn,
  hasSpace,
  inputsOf,
  labelOfRow,
  linksOf,
  parseClaim,
  requestIdIn,
  tornClaim,
} from "./claim";
import type { Plans, RowPlan } from "./row";
import { reportAtOnce } from "./run-store";
import { cellsAfter } from "./transitions";
import { readVocabulary, saysCreated } from "./vocabulary";

type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;
/** What somebody calculates in a cell: only that is written as a formula, never a text that looks so. */
interface Formula {
  formula: string;
}
/** A text with links in it, as somebody has it there. */
interface Linked {
  text: string;
  richText: RichText;
}
type Content = string | number | boolean | Date | Link | Linked | Formula;

/** A row as it was read, with what it is to show from now on. */
interface Target {
  row: Row;
  change: RowChange;
  /** What is in the result columns of a row that is not the product's to change, as it was typed. */
  kept?: Partial<Record<ResultColumn, Content>>;
}

/** Rows may move while they are written: whatever was missed is looked for again. */
const WRITE_TRIES = 3;

export interface Written {
  /** The numbers, as they were before, of the rows that show what they should. */
  landed: Set<number>;
  /** Claims of spaces that are in no row: it was deleted, or pasted over, before or while this was written. */
  gone: Claim[];
}

/**
 * Writes rows, and is the only one who does: each column as one block, so the number of calls does
 * not depend on the number of rows. A spreadsheet cannot be locked against its people, so rows may
 * move between reading and writing, and the execution may be killed before it sees that. Therefore
 * - the column Request ID is always written whole: then whatever moves, every claim is still there,
 *   at worst in a wrong row, where `resolveClaims` recognises it, now or in the next run;
 * - it is written first, so a result in a wrong row has its claim with it; where rows are put right,
 *   it is written again at the end: until then it says that all the rest may be another row's;
 * - what is there afterwards is read again, and rows that were missed or hit by mistake are put right.
 * What earlier stops have left in wrong rows is put right before anything else.
 * @param table as it was read just before.
 * @param changes by row number.
 * @param all what is to be done about the rows, and which claims are left over.
 * @param order in which columns are written; `PUTTING_RIGHT` where rows lose their claims.
 */
export function writeRows(
  table: Table,
  changes: ReadonlyMap<number, RowChange>,
  { plans, orphans }: Plans,
  order: readonly ResultColumn[] = RESULT_COLUMNS,
): Written {
  // Their claims are written over: they are nowhere else.
  reportAtOnce(linksOf(orphans));
  const repairs = repairsIn(plans);
  const targets = table.rows.map((row): Target => {
    return { row, change: repairs.get(row.number) ?? UNCHANGED };
  });
  const repaired = writeTargets(table, targets, PUTTING_RIGHT);
  for (const target of targets) {
    if (isChanged(target)) target.row = showing(target);
    // What was kept of it beside the repair is read anew: it is no longer what stands there.
    delete target.kept;
    target.change = changes.get(target.row.number) ?? UNCHANGED;
  }
  const written = writeTargets(table, targets, order);
  return {
    landed: new Set([...written.landed, ...repaired.landed]),
    gone: [...orphans, ...repaired.gone, ...written.gone],
  };
}

/** Request ID first says of these rows that they are torn: whatever of this is carried out, it is known. */
export const PUTTING_RIGHT = [...RESULT_COLUMNS, "requestId"] as const;

/** A row as it is once its change is carried out. */
function showing({ row, change }: Target): Row {
  const cells = { ...row.cells };
  for (const column of RESULT_COLUMNS) {
    const content = change[column];
    if (content !== undefined) cells[column] = textOf(content);
  }
  return { ...row, cells };
}

function writeTargets(
  table: Table,
  targets: readonly Target[],
  order: readonly ResultColumn[],
): { landed: number[]; gone: Claim[] } {
  const changed = targets.filter(isChanged);
  const columns = order.filter((column) => changed.some(({ change }) => column in change));
  if (columns.length === 0) return { landed: [], gone: [] };
  if (!keepOthers(table, targets, columns)) return NOTHING_WRITTEN;
  const made = spacesIn(targets);
  let present = table;
  let pairs = targets.map((target): Pair => ({ row: target.row, target }));
  let wrong = changed.map(({ row }) => row.number);
  let lost: Claim[] = [];
  for (let tries = 0; tries < WRITE_TRIES && wrong.length > 0; tries++) {
    const isFirst = tries === 0;
    const written = writeBlocks(
      present,
      pairs,
      wrong,
      isFirst ? columns : PUTTING_RIGHT.filter((column) => columns.includes(column)),
    );
    const look = lookAgain(present, targets);
    if (!look || (hasMovedColumns(present, look.present) && !areAllShown(changed, look.pairs))) {
      putBack(present, written);
      return NOTHING_WRITTEN;
    }
    ({ present, pairs } = look);
    // What is put right next writes over their claims.
    if (order === PUTTING_RIGHT) lost = lostOf(changed, pairs);
    reportAtOnce(linksOf(lost));
    if (!columns.includes("requestId")) {
      for (const { row, target } of pairs) if (target) target.row = asEmptied(row, target, columns);
    }
    wrong = pairs.filter((pair) => isWrong(pair, written, columns)).map(({ row }) => row.number);
  }
  const landed = shownOf(pairs)
    .filter(isChanged)
    .map(({ row }) => row.number);
  const standing = requestIdsIn(present);
  return { landed, gone: [...lost, ...made.filter(({ requestId }) => !standing.has(requestId))] };
}

/** For whoever reads the rows anew and begins again. */
const NOTHING_WRITTEN: { landed: number[]; gone: Claim[] } = { landed: [], gone: [] };

/** Those that show what they should. */
function shownOf(pairs: readonly Pair[]): Target[] {
  return pairs.flatMap(({ row, target }) => (target && shows(row, target) ? [target] : []));
}

/** The claims of spaces that were to be put right, and whose rows are not there any more. */
function lostOf(targets: readonly Target[], pairs: readonly Pair[]): Claim[] {
  const found = new Set(pairs.map(({ target }) => target));
  const lost = targets.filter((target) => !found.has(target));
  return lost.flatMap((target) => parseClaim(shownBy(target, "requestId")) ?? []);
}

/** The claims of spaces that are to stay where they are. */
function spacesIn(targets: readonly Target[]): Claim[] {
  const kept = targets.filter(({ change }) => !("requestId" in change));
  return kept.flatMap(({ row }) => claimIn(row) ?? []).filter(({ space }) => space);
}

function requestIdsIn({ rows }: Table): Set<string> {
  return new Set(rows.map(({ cells }) => requestIdIn(cells.requestId)));
}

/** Where somebody has emptied a row meanwhile, what was written back there beside others goes, too. */
function asEmptied(now: Row, target: Target, written: readonly ResultColumn[]): Row {
  const { row } = target;
  const isEmptied = (column: ResultColumn) => written.includes(column) || now.cells[column] === "";
  if (isChanged(target) || !claimIn(row) || !RESULT_COLUMNS.every(isEmptied)) return row;
  return showing({ row, change: cellsAfter({ event: "startedOver" }) });
}

/**
 * Rows and columns that came in may have pushed others out of what was read before.
 * @returns undefined where a column is gone.
 */
function lookAgain(
  table: Table,
  targets: readonly Target[],
): { present: Table; pairs: Pair[] } | undefined {
  const again = readAgain(table);
  if (again && !hasMovedColumns(table, again)) {
    const pairs = matched(again.rows, targets);
    const found = new Set(pairs.map(({ target }) => target));
    if (targets.every((target) => found.has(target))) return { present: again, pairs };
  }
  const read = readWhole(table.sheet, table.own);
  if ("missing" in read) return undefined;
  return { present: read.table, pairs: matched(read.table.rows, targets) };
}

function hasMovedColumns(before: Table, now: Table): boolean {
  return RESULT_COLUMNS.some((column) => before.positions[column] !== now.positions[column]);
}

function areAllShown(targets: readonly Target[], pairs: readonly Pair[]): boolean {
  const shown = new Set(shownOf(pairs));
  return targets.every((target) => shown.has(target));
}

/**
 * Somebody has inserted, moved or deleted columns in the very moment in which these were written: all
 * goes back as it was, in other columns as it was shown, and nothing counts as written.
 */
function putBack(table: Table, written: Blocks): void {
  const { sheet, headerRow, positions, shown } = table;
  const now = sheet.getDataRange().getDisplayValues();
  const hit = new Set([...written.keys()].map((column) => positions[column]));
  for (const [column, { first, pairs }] of written) {
    const at = positions[column];
    const from = formerPlace(at, shown, now, headerRow, hit);
    if (from === at) {
      const contents = pairs.map((pair) => asItWas(pair, column));
      writeColumn(table, column, first, contents);
      continue;
    }
    const before = pairs.map(({ row }) => shown[row.number - 1]?.[from] ?? "");
    const isHit = before.some((cell, index) => now[first - 1 + index]?.[at] !== cell);
    if (!isHit || at >= sheet.getMaxColumns()) continue;
    const values = before.map((cell) => [asTyped(cell)]);
    sheet.getRange(first, at + 1, values.length, 1).setValues(values);
  }
  SpreadsheetApp.flush();
}

function asItWas({ row, target }: Pair, column: ResultColumn): Content {
  return target?.kept?.[column] ?? present(row, column);
}

/** What a cell shows is taken as its person has typed it, but for a text that looks like a formula. */
function asTyped(shown: string): string {
  return shown.startsWith("=") ? `'${shown}` : shown;
}

const UNCHANGED: RowChange = {};

function isChanged({ change }: Target): boolean {
  return change !== UNCHANGED && Object.keys(change).length > 0;
}

/** What puts right what earlier stops have left in wrong rows, by row number. */
export function repairsIn(plans: readonly RowPlan[]): Map<number, RowChange> {
  const repairs = new Map<number, RowChange>();
  for (const plan of plans) {
    const repair = repairOf(plan);
    if (repair) repairs.set(plan.row.number, repair);
  }
  return repairs;
}

function repairOf(plan: RowPlan): RowChange | undefined {
  if (plan.isLeft) return cellsAfter({ event: "released", before: "" });
  const { own, found, row, status } = plan;
  const isSilent = !isUnknown(status) && (!saysCreated(status) || row.cells.space === "");
  if (own && hasSpace(own) && isSilent && plan.verdict !== "skip") {
    const name = row.cells.name || row.cells.members.slice(0, LONGEST_LABEL);
    const label = plan.verdict === "attention" ? own.space.name : name;
    const { members, type } = readVocabulary().draft(row);
    const hasMembers = members !== "" && type !== "DIRECT_MESSAGE";
    return cellsAfter({ event: "restored", claim: own, label, hasMembers });
  }
  if (own) return plan.isShifted ? cellsAfter({ event: "unsettled", claim: own }) : undefined;
  const isAnothers = found !== undefined && plan.verdict !== "attention";
  if (isAnothers && plan.verdict === "skip") return cellsAfter({ event: "startedOver" });
  return isAnothers ? { requestId: "" } : undefined;
}

/** A row as it is now, and which one it was; a row that came in or was edited meanwhile was none. */
interface Pair {
  row: Row;
  target: Target | undefined;
}

/**
 * Rows are known by what people have filled in, or where that was edited meanwhile by their name. Of
 * rows that are alike, those that show what they should are taken for themselves; nearly all of them
 * where they were.
 */
function matched(rows: readonly Row[], targets: readonly Target[]): Pair[] {
  const pairs = rows.map((row, index): Pair => ({ row, target: inPlace(row, targets[index]) }));
  const missing = new Set(targets);
  for (const { target } of pairs) if (target) missing.delete(target);
  const moved = pairs.filter(({ target }) => !target);
  pairUp(moved, missing, inputsOf, shows);
  pairUp(moved, missing, inputsOf, () => true);
  keepClaimed(pairs, missing);
  const named = moved.filter(({ row }) => !isBlank(row));
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
  for (const target of pairs.length > 0 ? missing : []) {
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

/** Whether a row is to stay as it is, and did. */
function isUntouched(row: Row, target: Target): boolean {
  return row === target.row && target.change === UNCHANGED;
}

/** Its claim and its status tell: how Sheets spells a text in the end does not matter. */
function shows(row: Row, target: Target): boolean {
  return TELLING.every((column) => row.cells[column] === shownBy(target, column));
}

const TELLING = ["requestId", "status"] as const;

/** What a row is to show in a column. */
function wanted({ row, change, kept }: Target, column: ResultColumn): Content {
  return change[column] ?? kept?.[column] ?? present(row, column);
}

/** The same as it is read again. */
function shownBy({ row, change }: Target, column: ResultColumn): string {
  const content = change[column];
  return content === undefined ? row.cells[column] : textOf(content);
}

/** Whether a row was missed, or hit by what was meant for another one. */
function isWrong(
  { row, target }: Pair,
  written: Blocks,
  columns: readonly ResultColumn[],
): boolean {
  if (target && isUntouched(row, target)) return false;
  return columns.some((column) => {
    const isRight = target && row.cells[column] === shownBy(target, column);
    if (isRight || (target && column in target.change)) return !isRight;
    const isHit = written.get(column)?.texts.has(row.cells[column]);
    return isHit && (target !== undefined || (row.cells[column] !== "" && isBlank(row)));
  });
}

/** What was written into each column: from which row on, into which rows, and what they were to show. */
type Blocks = Map<ResultColumn, { first: number; pairs: readonly Pair[]; texts: Set<string> }>;

/** Writes the columns of these rows, and of those between them; Request ID of all. */
function writeBlocks(
  table: Table,
  pairs: readonly Pair[],
  numbers: readonly number[],
  columns: readonly ResultColumn[],
): Blocks {
  const written: Blocks = new Map();
  const due = new Set(numbers);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const block = pairs.filter(({ row: { number } }) => number >= first && number <= last);
  for (const [index, column] of columns.entries()) {
    const rows = column === "requestId" ? pairs : block;
    const comesAgain = columns.includes(column, index + 1);
    const contents = rows.map(({ row, target }) => {
      const isDue = due.has(row.number);
      const isOurs = isDue && isBlank(row);
      const content = target ? wanted(target, column) : isOurs ? "" : present(row, column);
      return comesAgain && isDue ? tornClaim(textOf(content || row.cells.requestId)) : content;
    });
    const top = rows[0]?.row.number ?? 1;
    writeColumn(table, column, top, contents);
    written.set(column, { first: top, pairs: rows, texts: new Set(contents.map(textOf)) });
  }
  SpreadsheetApp.flush();
  return written;
}

/**
 * Reads what is not the product's own in these columns just as it was typed, formulas and links
 * included, since it is written along with what stands around it.
 * @returns false where these rows have moved since they were read.
 */
function keepOthers(
  { range, sheet, positions, shown }: Table,
  targets: readonly Target[],
  columns: readonly ResultColumn[],
): boolean {
  const others = cellsOf(targets, columns, isOthers);
  // In any row that is not the product's a formula may show what it would: nothing, or one of its words.
  const strangers = targets.filter((target) => !isChanged(target) && !claimIn(target.row));
  if (others.length + strangers.length === 0) return true;
  const formulas = range.getFormulas();
  const formulaIn = ({ target, column }: Cell) =>
    formulas[target.row.number - 1]?.[positions[column]] ?? "";
  const calculated = cellsOf(strangers, columns).filter(formulaIn);
  if (others.length + calculated.length === 0) return true;
  const values = others.length > 0 ? range.getValues() : [];
  const typed: Cell[] = [];
  for (const cell of [...others, ...calculated]) {
    const { target, column } = cell;
    const value: Content = values[target.row.number - 1]?.[positions[column]] ?? "";
    const formula = formulaIn(cell);
    target.kept = { ...target.kept, [column]: formula ? { formula } : value };
    if (!formula && typeof value === "string" && value) typed.push(cell);
  }
  keepLinks(sheet, positions, typed);
  const now = range.getDisplayValues();
  const changed = [...others, ...calculated]
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
 * A row that the product has not written to, and in whose result columns there is something; or one
 * that shows another space than the one in its claim, which is in a wrong row or a person's own.
 */
function isOthers(row: Row, column: ResultColumn): boolean {
  const { cells } = row;
  const claim = claimIn(row);
  if (claim) {
    const isItsSpace = claim.space && labelOfRow(row) === claim.label;
    return column === "space" && cells.space !== "" && !isItsSpace;
  }
  const status = readVocabulary().status(cells.status);
  const isOurs = status !== undefined && !isUnknown(status);
  return Boolean(cells.requestId || cells.space || (!isOurs && (cells.status || cells.details)));
}

/** What a row of the product's own shows. */
function present(row: Row, column: ResultColumn): Content {
  const { cells } = row;
  const uri = column === "space" && cells.space && claimIn(row)?.space?.uri;
  return uri ? { text: cells.space, url: uri } : cells[column];
}

function writeColumn(
  { sheet, positions }: Table,
  column: ResultColumn,
  first: number,
  contents: readonly Content[],
): void {
  for (const { start, isRich, contents: piece } of piecesOf(contents)) {
    const range = sheet.getRange(first + start, positions[column] + 1, piece.length, 1);
    if (isRich ?? column === "space") {
      range.setRichTextValues(piece.map((content) => [toRichText(content)]));
    } else range.setValues(piece.map((content) => [toValue(content)]));
  }
}

interface WrittenPiece {
  start: number;
  /** Whether links are in it; if not, whether it is a number, a date or a formula that is in it. */
  isRich: boolean | undefined;
  contents: Content[];
}

/** Links are written as rich text, which cannot hold formulas, numbers or dates: mostly all is one piece. */
function piecesOf(contents: readonly Content[]): WrittenPiece[] {
  const pieces: WrittenPiece[] = [];
  for (const [start, content] of contents.entries()) {
    const isRich = typeof content === "string" ? undefined : isLinked(content) || isLink(content);
    const last = pieces[pieces.length - 1];
    const fits = isRich === undefined || last?.isRich === undefined || last.isRich === isRich;
    if (last && fits) {
      last.contents.push(content);
      last.isRich ??= isRich;
    } else pieces.push({ start, isRich, contents: [content] });
  }
  return pieces;
}

function isLinked(content: Content): content is Linked {
  return typeof content === "object" && "richText" in content;
}

function isLink(content: Content): content is Link {
  return typeof content === "object" && "url" in content;
}

function isFormula(content: Content): content is Formula {
  return typeof content === "object" && "formula" in content;
}

function isPlain(content: unknown): content is string | number | boolean | Date {
  return /^(?:string|number|boolean)$/.test(typeof content) || content instanceof Date;
}

/** A text stays text, whatever it looks like. */
function toValue(content: Content): string | number | boolean | Date {
  if (isFormula(content)) return content.formula;
  if (typeof content === "string") return LIKE_A_VALUE.test(content) ? `'${content}` : content;
  return isPlain(content) ? content : textOf(content);
}

/** What Sheets would take for a formula, a number, a date or a truth value. */
const LIKE_A_VALUE = /^(?:[=+\-@'.]|\d[^-]*$|\d+-\d+(?:-\d+)?$|(?:true|false)$)/i;

function toRichText(content: Content): RichText {
  if (isLinked(content)) return content.richText;
  const builder = SpreadsheetApp.newRichTextValue();
  if (isLink(content)) {
    return builder.setText(content.text).setLinkUrl(content.url).build();
  }
  return builder.setText(textOf(content)).build();
}

/** As it is read again. */
function textOf(content: Content): string {
  if (isFormula(content)) return "";
  if (isPlain(content)) return String(content).trim();
  return content.text.trim();
}

/** Spaces whose rows were deleted in the instant in which these were written. */
export function reportGone(written: Written): Written {
  reportAtOnce(linksOf(written.gone));
  return written;
}
