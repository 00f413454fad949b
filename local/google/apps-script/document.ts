/**
 * The spreadsheet itself, as it is stored: what people see and change, and what scripts write to.
 * Rows and columns are counted from 1.
 */
import { exception, isDate } from "./errors";

export type CellValue = string | number | boolean | Date;
/** Part of a cell's text that leads to a page; `end` is exclusive. */
export type Link = { start: number; end: number; url: string };
export type Validation = {
  criteria: "VALUE_IN_LIST" | "CHECKBOX";
  values: readonly string[];
  /** whether the list shows an arrow */
  dropdown: boolean;
  allowInvalid: boolean;
};
export type Cell = {
  /** "" in an empty cell */
  value: CellValue;
  /** with its "="; formulas are kept and not calculated */
  formula: string;
  note: string;
  links: readonly Link[];
  validation: Validation | null;
  /** by the name of Google's setter, such as FontWeight; only what was set */
  format: Readonly<Record<string, unknown>>;
  /** whom people chips stand for: the value is their names, and no method tells their addresses */
  people: readonly PersonChip[];
  /** what a formula comes to, asked anew whenever anything is written */
  calculate: (() => CellValue) | undefined;
};
export type PersonChip = { name: string; email: string };
/** A row, wherever it moves to: to be kept by whoever wants to find it again, not to be read. */
export type Row = (Cell | undefined)[];
export type Area = { row: number; column: number; rows: number; columns: number };
export type FormatRule = {
  criteria: string;
  values: readonly unknown[];
  areas: readonly Area[];
  style: Readonly<Record<string, string | boolean | null>>;
};
/** A range, or with no area a whole sheet, that only some people may edit. */
export type Protected = { area: Area | undefined; editors: readonly string[] };

const NO_LINKS: Cell["links"] = [];
const NO_PEOPLE: Cell["people"] = [];
const NO_FORMAT: Cell["format"] = {};
const EMPTY: Readonly<Cell> = Object.freeze(newCell());
/** https://support.google.com/drive/answer/37603 */
const MAX_CHARACTERS = 50_000;

/** One sheet of the spreadsheet: a tab at its lower edge. */
export class Tab {
  maxRows = 1000;
  maxColumns = 26;
  frozenRows = 0;
  columnWidths: ReadonlyMap<number, number> = new Map();
  hiddenColumns: ReadonlySet<number> = new Set();
  /** rows that are not seen, and what hides them */
  hiddenRows: ReadonlyMap<number, "filter" | "user"> = new Map();
  /** columns of a table that have a type: whether the call or what carries it out says so */
  typedColumns: ReadonlyMap<number, "call" | "flush"> = new Map();
  merges: readonly Area[] = [];
  /** Where a filter is set; which rows it hides is kept apart. */
  filter: Area | undefined;
  /** where the form is edited whose answers arrive here */
  formUrl: string | null = null;
  formatRules: readonly FormatRule[] = [];
  protections: readonly Protected[] = [];
  #rows: (Row | undefined)[] = [];
  /** What people see in each row: that is read far more often than it changes. */
  #shown: (string[] | undefined)[] = [];
  /** Up to where there is content; undefined until somebody asks again. */
  #extent: { rows: number; columns: number } | undefined;
  #hasFormulas = false;
  readonly #changedRows = new Set<number>();

  constructor(
    readonly id: number,
    public name: string,
  ) {}

  cell(row: number, column: number): Readonly<Cell> {
    return this.#rows[row - 1]?.[column - 1] ?? EMPTY;
  }

  /** What `pick` makes of the cells of an area, row by row. */
  read<Value>(area: Area, pick: (cell: Readonly<Cell>) => Value): Value[][] {
    const { row, column, rows, columns } = area;
    const read: Value[][] = [];
    for (let r = row; r < row + rows; r += 1) {
      const cells = this.#rows[r - 1];
      const line: Value[] = [];
      for (let c = column; c < column + columns; c += 1) line.push(pick(cells?.[c - 1] ?? EMPTY));
      read.push(line);
    }
    return read;
  }

  /** What people see in the cells of an area. */
  readShown({ row, column, rows, columns }: Area): string[][] {
    const end = column - 1 + columns;
    return Array.from({ length: rows }, (_, index) => {
      const known = this.#shown[row - 1 + index];
      const line = known && known.length >= end ? known : this.#show(row + index, end);
      return line.slice(column - 1, end);
    });
  }

  #show(row: number, columns: number): string[] {
    const [line = []] = this.read({ row, column: 1, rows: 1, columns }, ({ value }) =>
      displayed(value),
    );
    this.#shown[row - 1] = line;
    return line;
  }

  change(row: number, column: number, part: Partial<Cell>): void {
    this.#shown[row - 1] = undefined;
    if (row > this.maxRows) this.maxRows = row;
    if (column > this.maxColumns) this.maxColumns = column;
    const cells = this.#rows[row - 1] ?? [];
    this.#rows[row - 1] = cells;
    const cell = cells[column - 1] ?? newCell();
    const hadContent = hasContent(cell);
    cells[column - 1] = Object.assign(cell, part);
    if (hasContent(cell) !== hadContent) this.#reach(row, column, hadContent);
    this.#changedRows.add(row);
  }

  /** The numbers of the rows in which anything changed or moved since this was last asked. */
  takeChangedRows(): number[] {
    const rows = [...this.#changedRows];
    this.#changedRows.clear();
    return rows;
  }

  /** Puts values in, as they are, without looking at validation: for setting a scene. */
  fill(values: readonly (readonly CellValue[])[], row = 1, column = 1): this {
    values.forEach((line, r) => {
      line.forEach((value, c) => {
        this.change(row + r, column + c, contentOf(ownCopy(value)));
      });
    });
    return this;
  }

  /** A person types into a cell. Throws Google's refusal where the cell's rule rejects it. */
  enter(row: number, column: number, value: CellValue): void {
    this.change(row, column, this.typed(row, column, value));
  }

  /** What becomes of a value that is typed or set: text that looks like a number is one. */
  typed(row: number, column: number, input: CellValue): Partial<Cell> {
    if (typeof input !== "string") return this.accepted(row, column, ownCopy(input));
    if (/^=./.test(input)) return this.accepted(row, column, "#NAME?", input);
    return this.accepted(row, column, understood(input));
  }

  /** The new content of a cell. Throws Google's refusal where it is too long or not allowed. */
  accepted(
    row: number,
    column: number,
    value: CellValue,
    formula = "",
    links: readonly Link[] = [],
  ): Partial<Cell> {
    const { validation } = this.cell(row, column);
    if (String(formula || value).length > MAX_CHARACTERS) {
      throw exception(
        "Your input contains more than the maximum of 50000 characters in a single cell.",
      );
    }
    if (validation && !validation.allowInvalid && !satisfies(value, validation)) {
      throw exception(
        `The data you entered in cell ${columnName(column)}${row} violates the data validation ` +
          "rules set on this cell.",
      );
    }
    return contentOf(value, formula, links);
  }

  /** A person mentions people in a cell: it shows their names. */
  enterPeople(row: number, column: number, people: readonly PersonChip[]): void {
    const names = people.map(({ name }) => name).join(", ");
    this.change(row, column, { ...contentOf(names), people });
  }

  /** A person has people chips turned into addresses: Data → Data extraction. */
  extractAddresses(row: number, column: number): void {
    const addresses = this.cell(row, column).people.map(({ email }) => email);
    this.change(row, column, contentOf(addresses.join(", ")));
  }

  /** A person enters a formula. @param calculate what it comes to now */
  enterFormula(row: number, column: number, formula: string, calculate: () => CellValue): void {
    this.change(row, column, { ...contentOf(calculate(), formula), calculate });
    this.#hasFormulas = true;
  }

  /** @internal Something was written: formulas are calculated anew. */
  recalculate(): void {
    if (!this.#hasFormulas) return;
    for (const [r, cells] of this.#rows.entries()) {
      for (const [c, cell] of (cells ?? []).entries()) {
        if (cell?.calculate) this.change(r + 1, c + 1, { value: cell.calculate() });
      }
    }
  }

  /** A person inserts boxes to tick: each holds a value, ticked or not. */
  insertCheckboxes({ row, column, rows, columns }: Area): void {
    const validation: Validation = { ...CHECKBOX };
    for (let r = row; r < row + rows; r += 1) {
      for (let c = column; c < column + columns; c += 1) {
        const { value } = this.cell(r, c);
        this.change(r, c, { ...contentOf(value === "" ? false : value), validation });
      }
    }
  }

  /** Whether somebody may not change an area, or without one the sheet itself. */
  isProtected(area: Area | undefined, email: string): boolean {
    return this.protections.some(({ area: other, editors }) => {
      const isMeant = other === undefined || (area !== undefined && overlaps(other, area));
      return isMeant && !editors.includes(email);
    });
  }

  /** Whether a cell is behind the first one of those that it is merged with. */
  isCovered(row: number, column: number): boolean {
    const cell = { row, column, rows: 1, columns: 1 };
    return this.merges.some(
      (area) => overlaps(area, cell) && (row !== area.row || column !== area.column),
    );
  }

  /** The rectangle from A1 to the last row and column with content. */
  values(): CellValue[][] {
    const [rows, columns] = [this.lastRow(), this.lastColumn()];
    return this.read({ row: 1, column: 1, rows, columns }, ({ value }) => value);
  }

  lastRow(): number {
    return this.#reached().rows;
  }

  lastColumn(): number {
    return this.#reached().columns;
  }

  #reached(): { rows: number; columns: number } {
    this.#extent ??= extentOf(this.#rows);
    return this.#extent;
  }

  /** A cell got content or lost it. */
  #reach(row: number, column: number, hadContent: boolean): void {
    if (!this.#extent) return;
    const { rows, columns } = this.#extent;
    const isAtEdge = row === rows || column === columns;
    if (!hadContent) {
      this.#extent = { rows: Math.max(rows, row), columns: Math.max(columns, column) };
    } else if (isAtEdge) this.#extent = undefined;
  }

  insertRows(before: number, count = 1): void {
    checkBounds("rows", before - 1, this.maxRows);
    this.#move(before, () => insertEmpty(this.#rows, before - 1, count));
    this.hiddenRows = moved(this.hiddenRows, before, count);
    this.maxRows += count;
  }

  deleteRows(first: number, count = 1): void {
    checkBounds("rows", first + count - 1, this.maxRows);
    this.#move(first, () => this.#rows.splice(first - 1, count));
    this.hiddenRows = moved(this.hiddenRows, first, -count);
    this.maxRows -= count;
  }

  /** The rows that are there now, to be found again by `numbersOf`. */
  rowsFrom(first: number, count: number): Row[] {
    return Array.from({ length: count }, (_, index) => {
      const row = this.#rows[first - 1 + index] ?? [];
      this.#rows[first - 1 + index] = row;
      return row;
    });
  }

  /** Where those of these rows are now that are there. */
  numbersOf(rows: readonly Row[]): Map<Row, number> {
    const wanted = new Set(rows);
    const numbers = new Map<Row, number>();
    for (const [index, row] of this.#rows.entries()) {
      if (row && wanted.has(row)) numbers.set(row, index + 1);
    }
    return numbers;
  }

  /** Puts rows back that were deleted. */
  restoreRows(before: number, rows: readonly Row[]): void {
    this.#move(before, () => {
      if (this.#rows.length < before - 1) this.#rows.length = before - 1;
      this.#rows.splice(before - 1, 0, ...rows);
    });
    this.hiddenRows = moved(this.hiddenRows, before, rows.length);
    this.maxRows += rows.length;
  }

  /** Brings rows into this order, in the places that they have among them. */
  arrange(rows: readonly Row[]): void {
    const numbers = this.numbersOf(rows);
    const places = [...numbers.values()];
    const present = rows.filter((row) => numbers.has(row));
    this.#move(places[0] ?? 1, () => {
      for (const [index, row] of present.entries()) this.#rows[(places[index] ?? 1) - 1] = row;
    });
  }

  /** New columns look like the one to their left, drop-downs and all. */
  insertColumns(before: number, count = 1): void {
    checkBounds("columns", before - 1, this.maxColumns);
    this.#move(1, () => {
      for (const cells of this.#rows) {
        insertEmpty(cells ?? [], before - 1, count);
        const model = cells?.[before - 2];
        if (!cells || !model) continue;
        const { validation, format } = model;
        const copies = Array.from({ length: count }, () => ({ ...newCell(), validation, format }));
        cells.splice(before - 1, count, ...copies);
      }
    });
    this.#moveColumns(before, count);
    this.maxColumns += count;
  }

  deleteColumns(first: number, count = 1): void {
    checkBounds("columns", first + count - 1, this.maxColumns);
    this.#move(1, () => {
      for (const cells of this.#rows) cells?.splice(first - 1, count);
    });
    this.#moveColumns(first, -count);
    this.maxColumns -= count;
  }

  /** What is known by a column's number goes along with it. */
  #moveColumns(first: number, count: number): void {
    const move = <Item extends { column: number }>(item: Item) =>
      item.column < first ? item : { ...item, column: item.column + count };
    this.columnWidths = moved(this.columnWidths, first, count);
    this.typedColumns = moved(this.typedColumns, first, count);
    const hidden = new Map([...this.hiddenColumns].map((column) => [column, true]));
    this.hiddenColumns = new Set(moved(hidden, first, count).keys());
    this.merges = this.merges.map(move);
    this.filter = this.filter && move(this.filter);
    this.protections = this.protections.map(({ area, ...rest }) => ({
      ...rest,
      area: area && move(area),
    }));
    this.formatRules = this.formatRules.map((rule) => ({ ...rule, areas: rule.areas.map(move) }));
  }

  /** @param first the first row that the change moves */
  #move(first: number, change: () => void): void {
    const before = this.#rows.length;
    change();
    this.#shown = [];
    const last = Math.max(before, this.#rows.length);
    for (let row = first; row <= last; row += 1) this.#changedRows.add(row);
    this.#extent = undefined;
  }

  /** Pastes a row over another one, with its notes, links and validation. */
  copyRow(from: number, to: number): void {
    for (let column = 1; column <= this.maxColumns; column += 1) {
      this.change(to, column, this.cell(from, column));
    }
  }

  /** A person sorts the rows below the frozen ones (at least one is a header); empty cells last. */
  sort(column: number, ascending = true): void {
    const header = Math.max(1, this.frozenRows);
    const below = this.#rows.slice(header, this.lastRow());
    const key = (cells: (Cell | undefined)[] | undefined) => cells?.[column - 1]?.value ?? "";
    below.sort((a, b) => compare(key(a), key(b), ascending));
    this.#move(header + 1, () => {
      for (const [index, cells] of below.entries()) this.#rows[header + index] = cells;
    });
  }

  /** @internal takes over everything that the other one holds */
  copyFrom(other: Tab): this {
    this.#move(1, () => {
      this.#rows = other.#rows.map((cells) => cells?.map((cell) => cell && { ...cell }));
    });
    const { maxRows, maxColumns, frozenRows, formatRules, protections } = other;
    const { columnWidths, hiddenColumns, hiddenRows, typedColumns, merges, filter } = other;
    this.#hasFormulas = other.#hasFormulas;
    return Object.assign(this, {
      ...{ maxRows, maxColumns, frozenRows, formatRules, protections },
      ...{ columnWidths, hiddenColumns, hiddenRows, typedColumns, merges, filter },
    });
  }
}

export class SpreadsheetDocument {
  id = "local-spreadsheet";
  timeZone = "Etc/UTC";
  name = "Untitled spreadsheet";
  readonly tabs: Tab[] = [new Tab(0, "Sheet1")];
  #lastId = 0;

  tab(name: string): Tab | undefined {
    return this.tabs.find((tab) => tab.name === name);
  }

  /** Throws a RangeError for a name that is taken. */
  insertTab(name = this.#freeName("Sheet"), index = this.tabs.length): Tab {
    if (this.tab(name)) throw new RangeError(`A sheet with the name "${name}" already exists`);
    this.#lastId += 1_000_003;
    const tab = new Tab(this.#lastId, name);
    this.tabs.splice(index, 0, tab);
    return tab;
  }

  deleteTab(tab: Tab): void {
    if (this.tabs.length === 1) throw new RangeError("A spreadsheet has at least one sheet");
    this.tabs.splice(this.tabs.indexOf(tab), 1);
  }

  /** Duplicate, in a tab's menu. */
  copyTab(tab: Tab): Tab {
    const name = `Copy of ${tab.name}`;
    return this.insertTab(this.tab(name) ? this.#freeName(`${name} `) : name).copyFrom(tab);
  }

  #freeName(stem: string): string {
    let number = 2;
    while (this.tab(`${stem}${number}`)) number += 1;
    return `${stem}${number}`;
  }
}

function newCell(): Cell {
  return {
    value: "",
    formula: "",
    note: "",
    links: NO_LINKS,
    validation: null,
    format: NO_FORMAT,
    people: NO_PEOPLE,
    calculate: undefined,
  };
}

/** What a cell holds, and nothing else of what it held before. */
function contentOf(value: CellValue, formula = "", links: readonly Link[] = NO_LINKS) {
  return { value, formula, links, people: NO_PEOPLE, calculate: undefined };
}

const CHECKBOX: Validation = {
  criteria: "CHECKBOX",
  values: [],
  dropdown: false,
  allowInvalid: false,
};

export function overlaps(one: Area, other: Area): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}

/** By number, after so many were inserted before one of them, or with a minus deleted from it on. */
function moved<Value>(
  items: ReadonlyMap<number, Value>,
  first: number,
  count: number,
): Map<number, Value> {
  const kept = [...items].filter(([number]) => number < first || number >= first - count);
  return new Map(
    kept.map(([number, value]) => [number < first ? number : number + count, value] as const),
  );
}

/** As a sheet in English shows it without a number format; a Date as month/day/year. */
function displayed(value: CellValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value).toUpperCase();
  if (!isDate(value)) return String(value);
  return `${value.getMonth() + 1}/${value.getDate()}/${value.getFullYear()}`;
}

/** A Date that nobody else can change, and of this realm. */
function ownCopy(value: CellValue): CellValue {
  return isDate(value) ? new Date(+value) : value;
}

function hasContent(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.value !== "" || cell.formula !== "");
}

/** Up to where there is content. */
function extentOf(all: readonly (readonly (Cell | undefined)[] | undefined)[]) {
  const extent = { rows: 0, columns: 0 };
  for (const [index, cells] of all.entries()) {
    let columns = cells?.length ?? 0;
    while (columns > 0 && !hasContent(cells?.[columns - 1])) columns -= 1;
    if (columns > 0) extent.rows = index + 1;
    extent.columns = Math.max(extent.columns, columns);
  }
  return extent;
}

/** What Sheets makes of text that is no formula, in a cell not formatted as plain text. */
function understood(text: string): CellValue {
  if (text.startsWith("'")) return text.slice(1);
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const isNumber = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text);
  return isNumber ? Number(text) : text;
}

function satisfies(value: CellValue, { criteria, values }: Validation): boolean {
  if (value === "") return true;
  return criteria === "CHECKBOX" ? typeof value === "boolean" : values.includes(String(value));
}

function checkBounds(what: "rows" | "columns", last: number, max: number): void {
  if (last > max) throw exception(`Those ${what} are out of bounds.`);
}

/** Behind the last item there is nothing to be moved. */
function insertEmpty<Item>(items: (Item | undefined)[], index: number, count: number): void {
  if (index < items.length) items.splice(index, 0, ...Array<undefined>(count).fill(undefined));
}

/** As Sheets sorts: numbers and dates, then text in any case, then booleans; nothing comes last. */
function compare(a: CellValue, b: CellValue, ascending: boolean): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  const [x, y] = [sortKey(a), sortKey(b)];
  const types = ["number", "string", "boolean"];
  const byType = types.indexOf(typeof x) - types.indexOf(typeof y);
  const order = byType || (x < y ? -1 : Number(x > y));
  return ascending ? order : -order;
}

function sortKey(value: CellValue): string | number | boolean {
  if (isDate(value)) return +value;
  return typeof value === "string" ? value.toLowerCase() : value;
}

/** 1 → "A", 27 → "AA" */
function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnName(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
