/**
 * Draws a sheet: the rows that are in sight, and of those only what has changed.
 * https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
import type { Cell, CellValue, Tab } from "../google/apps-script";
import type { Area } from "../google/apps-script/document";
import { element } from "./dom";
import type { PlaygroundText } from "./text";

/** Empty rows and columns that are shown after the last one with content. */
const SPARE_ROWS = 30;
const SPARE_COLUMNS = 1;
const FEWEST_ROWS = 50;
const FEWEST_COLUMNS = 8;
/** Rows that are drawn above and below those in sight. */
const MARGIN_ROWS = 10;
const ROW_PX = 24;
/** Of the column with the numbers of the rows. */
const NUMBERS_PX = 44;
const NARROWEST_PX = 24;

export type Place = { row: number; column: number };
export type Box = { left: number; top: number; width: number };
/** What is to be drawn. */
export type Scene = { tab: Tab; area: Area; active: Place };

type ShownColumn = { column: number; left: number; width: number };
type ShownCell = { element: HTMLElement; drawn: string };
type Line = { element: HTMLElement; cells: ShownCell[] };
type Frame = { tab: Tab; columns: string; rules: Tab["formatRules"] };

export class Grid {
  readonly table = element("table", { role: "grid", "aria-multiselectable": "true" });
  readonly scroller = element("div", { class: "scroller" });
  /** The table, and what is shown over its cells. */
  readonly canvas = element("div", { class: "canvas" });
  readonly #handle = element("div", { class: "fill" });
  readonly #text: PlaygroundText["grid"];
  #scene: Scene;
  /** What all lines were drawn with. */
  #frame: Frame | undefined;
  #columns: ShownColumn[] = [];
  /** The rows that no filter hides, from the first to the last. */
  #rows: number[] = [];
  #lines = new Map<number, Line>();

  constructor(scene: Scene, text: PlaygroundText["grid"]) {
    this.#scene = scene;
    this.#text = text;
    this.canvas.append(this.table, this.#handle);
    this.scroller.append(this.canvas);
    this.scroller.addEventListener("scroll", () => this.#showLines());
    new ResizeObserver(() => this.#showLines()).observe(this.scroller);
  }

  /** @param changed rows that are to look as they are now; others stay as they were drawn */
  draw(scene: Scene, changed: Iterable<number>): void {
    this.#scene = scene;
    const { tab } = scene;
    this.#columns = columnsOf(tab, Math.max(tab.lastColumn() + SPARE_COLUMNS, FEWEST_COLUMNS));
    const last = Math.max(tab.lastRow() + SPARE_ROWS, FEWEST_ROWS);
    const all = Array.from({ length: last }, (_, index) => index + 1);
    this.#rows = tab.hiddenRows.size === 0 ? all : all.filter((row) => !tab.hiddenRows.has(row));
    this.#setWidths();
    if (this.#isOtherFrame()) this.#begin();
    else for (const row of changed) this.#refresh(row);
    this.#describe(last);
    this.#showLines();
  }

  /** Selected is what the scene says now. */
  drawSelection(scene: Scene): void {
    this.#scene = scene;
    this.#showLines();
  }

  cellAt({ row, column }: Place): HTMLElement | undefined {
    const index = this.#columns.findIndex((shown) => shown.column === column);
    return this.#lines.get(row)?.cells[index]?.element;
  }

  placeOf(target: EventTarget | null): Place | undefined {
    const cell = target instanceof Element ? target.closest("td[data-row]") : null;
    if (!(cell instanceof HTMLElement)) return undefined;
    return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
  }

  /** Where a cell is within the table; frozen rows go along with what is in sight. */
  boxOf({ row, column }: Place): Box {
    const shown = this.#columns.find((each) => each.column === column);
    const { left = NUMBERS_PX, width = 0 } = shown ?? {};
    const scrolled = row <= this.#scene.tab.frozenRows ? this.scroller.scrollTop : 0;
    return { left, top: this.#topOf(row) + scrolled, width };
  }

  /** So many rows and columns on, of those that are shown, and no further than to the edge. */
  step(from: Place, rows: number, columns: number): Place {
    const column = next(
      this.#columns.map((shown) => shown.column),
      from.column,
      columns,
    );
    return { row: next(this.#rows, from.row, rows), column };
  }

  /** How many rows are in sight. */
  get page(): number {
    return Math.max(1, Math.floor(this.scroller.clientHeight / ROW_PX) - 2);
  }

  reveal({ row, column }: Place): void {
    const { scroller } = this;
    const { tab } = this.#scene;
    const box = this.boxOf({ row, column });
    const covered = ROW_PX * (1 + tab.frozenRows);
    if (row > tab.frozenRows) {
      const above = box.top - covered;
      const below = box.top + ROW_PX * 1.5 - scroller.clientHeight;
      if (above < scroller.scrollTop) scroller.scrollTop = above;
      else if (below > scroller.scrollTop) scroller.scrollTop = below;
    }
    if (box.width === 0) {
      this.#showLines();
      return;
    }
    const before = box.left - NUMBERS_PX;
    const after = box.left + box.width + 8 - scroller.clientWidth;
    if (before < scroller.scrollLeft) scroller.scrollLeft = before;
    else if (after > scroller.scrollLeft) scroller.scrollLeft = Math.min(after, before);
    this.#showLines();
  }

  /** Shows a column this wide, until it is drawn anew. */
  stretch(column: number, width: number): void {
    this.table.style.setProperty(widthName(column), `${Math.max(NARROWEST_PX, width)}px`);
  }

  /** So wide that everything in it can be read. */
  fittingWidth(column: number): number {
    return usualWidth(this.#scene.tab, column, this.#scene.tab.lastRow(), 600);
  }

  #isOtherFrame(): boolean {
    const { tab } = this.#scene;
    const columns = this.#columns.map(({ column }) => column).join();
    const before = this.#frame;
    this.#frame = { tab, columns, rules: tab.formatRules };
    const isSameTab = before?.tab === tab && before.rules === tab.formatRules;
    return !isSameTab || before?.columns !== columns;
  }

  #begin(): void {
    this.#lines = new Map();
    this.table.replaceChildren(headings(this.#columns));
  }

  #describe(last: number): void {
    const { tab } = this.#scene;
    const { table } = this;
    table.setAttribute("aria-label", `${tab.name}: ${this.#text.rows(tab.lastRow())}`);
    table.setAttribute("aria-rowcount", String(last + 1));
    table.setAttribute("aria-colcount", String((this.#columns.at(-1)?.column ?? 0) + 1));
    table.classList.toggle("frozen", tab.frozenRows > 0);
    table.style.height = `${ROW_PX * (this.#rows.length + 1)}px`;
  }

  #setWidths(): void {
    for (const { column, width } of this.#columns) {
      const { style } = this.table;
      const [name, value] = [widthName(column), `${width}px`];
      if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
    }
  }

  #topOf(row: number): number {
    const at = this.#rows.findIndex((each) => each >= row);
    return ROW_PX * (1 + (at < 0 ? this.#rows.length : at));
  }

  /** Those in sight, and the active one: it keeps the focus, wherever the sheet is scrolled to. */
  #wanted(): number[] {
    const { tab, active } = this.#scene;
    const first = Math.floor(this.scroller.scrollTop / ROW_PX) - MARGIN_ROWS;
    const count = Math.ceil(this.scroller.clientHeight / ROW_PX) + 2 * MARGIN_ROWS;
    return this.#rows.filter((row, index) => {
      const isInSight = index >= first && index < first + count;
      return isInSight || row <= tab.frozenRows || row === active.row;
    });
  }

  /** No line is moved that stays: what is moved in a page loses the focus. */
  #showLines(): void {
    const wanted = this.#wanted();
    const kept = new Set(wanted);
    for (const [row, { element }] of this.#lines) {
      if (kept.has(row)) continue;
      element.remove();
      this.#lines.delete(row);
    }
    let after: Element | null = this.table.querySelector("tr");
    for (const row of wanted) {
      const line = this.#lines.get(row) ?? this.#newLine(row);
      if (!line.element.isConnected) after?.after(line.element);
      line.element.style.top = `${this.#topOf(row)}px`;
      after = line.element;
    }
    this.#showSelection();
  }

  #newLine(row: number): Line {
    const line = element("tr", { role: "row", "aria-rowindex": String(row + 1) });
    if (row <= this.#scene.tab.frozenRows) line.classList.add("header");
    line.append(element("th", { role: "rowheader", "data-row": String(row) }, String(row)));
    const cells = this.#columns.map(({ column }) => {
      const cell = element("td", {
        role: "gridcell",
        tabindex: "-1",
        "aria-colindex": String(column + 1),
        "data-row": String(row),
        "data-column": String(column),
      });
      cell.style.width = `var(${widthName(column)})`;
      line.append(cell);
      return { element: cell, drawn: "" };
    });
    const shown = { element: line, cells };
    this.#lines.set(row, shown);
    this.#refresh(row);
    return shown;
  }

  #refresh(row: number): void {
    for (const [index, shown] of (this.#lines.get(row)?.cells ?? []).entries()) {
      const column = this.#columns[index]?.column ?? 0;
      const cell = this.#scene.tab.cell(row, column);
      const style = ruleStyle(this.#scene.tab, row, column, cell.value);
      const drawn = JSON.stringify([cell, style]);
      if (shown.drawn === drawn) continue;
      shown.drawn = drawn;
      this.#drawCell(shown.element, cell, column);
      Object.assign(shown.element.style, style);
    }
  }

  #drawCell(shown: HTMLElement, cell: Cell, column: number): void {
    const isList = isChoice(cell);
    shown.replaceChildren(this.#contentOf(cell, column));
    // A note is the cell's description, and what is seen when the mouse rests there.
    if (cell.note) shown.title = cell.note;
    else shown.removeAttribute("title");
    if (isList) shown.setAttribute("aria-haspopup", "listbox");
    else shown.removeAttribute("aria-haspopup");
    shown.classList.toggle("noted", cell.note !== "");
    shown.classList.toggle("choice", isList);
    shown.classList.toggle("bold", cell.format.FontWeight === "bold");
  }

  #contentOf(cell: Cell, column: number): Node {
    if (isCheckbox(cell)) {
      const label = displayed(this.#scene.tab.cell(1, column).value) || letters(column);
      const box = element("input", { type: "checkbox", tabindex: "-1", "aria-label": label });
      box.checked = cell.value === true;
      return box;
    }
    const text = displayed(cell.value);
    const [link] = cell.links;
    if (!link) return document.createTextNode(text);
    const attributes = { href: link.url, target: "_blank", rel: "noopener", tabindex: "-1" };
    return element("a", attributes, text);
  }

  #showSelection(): void {
    const { area, active } = this.#scene;
    for (const [row, { cells }] of this.#lines) {
      for (const [index, { element }] of cells.entries()) {
        const column = this.#columns[index]?.column ?? 0;
        const isActive = row === active.row && column === active.column;
        const isSelected = isWithin(area, row, column);
        if (element.hasAttribute("aria-selected") !== isSelected) {
          element.toggleAttribute("aria-selected", isSelected);
          if (isSelected) element.setAttribute("aria-selected", "true");
        }
        if ((element.tabIndex === 0) !== isActive) element.tabIndex = isActive ? 0 : -1;
      }
    }
    const corner = { row: area.row + area.rows - 1, column: area.column + area.columns - 1 };
    const { left, top, width } = this.boxOf(corner);
    this.#handle.hidden = width === 0;
    Object.assign(this.#handle.style, { left: `${left + width}px`, top: `${top + ROW_PX}px` });
  }
}

export function areaBetween(one: Place, other: Place): Area {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  const rows = Math.abs(one.row - other.row) + 1;
  return { row, column, rows, columns: Math.abs(one.column - other.column) + 1 };
}

/** The one so many further on, of those that are shown. */
function next(shown: readonly number[], from: number, steps: number): number {
  const at = shown.findIndex((each) => each >= from);
  const wanted = (at < 0 ? shown.length - 1 : at) + steps;
  return shown[Math.min(shown.length - 1, Math.max(0, wanted))] ?? from;
}

/** Widths are kept in one place: that of all cells in a column changes with one property. */
function widthName(column: number): string {
  return `--width-${column}`;
}

function columnsOf(tab: Tab, count: number): ShownColumn[] {
  let left = NUMBERS_PX;
  const shown: ShownColumn[] = [];
  for (let column = 1; column <= count; column += 1) {
    if (tab.hiddenColumns.has(column)) continue;
    const width = tab.columnWidths.get(column) ?? usualWidth(tab, column, 12, 210);
    shown.push({ column, left, width });
    left += width;
  }
  return shown;
}

/** Wider where there is more to read, as people make their columns. */
function usualWidth(tab: Tab, column: number, rows: number, most: number): number {
  let longest = 0;
  for (let row = 1; row <= rows; row += 1) {
    longest = Math.max(longest, displayed(tab.cell(row, column).value).length);
  }
  return Math.min(most, Math.max(96, longest * 7 + 24));
}

function headings(columns: readonly ShownColumn[]): HTMLElement {
  const line = element("tr", { role: "row", "aria-rowindex": "1", class: "letters" });
  line.append(element("td", { role: "gridcell", "aria-colindex": "1" }));
  for (const { column } of columns) {
    const heading = element("th", {
      role: "columnheader",
      "aria-colindex": String(column + 1),
      "data-column": String(column),
    });
    heading.append(letters(column), element("span", { class: "resize" }));
    heading.style.width = `var(${widthName(column)})`;
    line.append(heading);
  }
  return line;
}

export function isCheckbox({ validation }: Cell): boolean {
  return validation?.criteria === "CHECKBOX";
}

/** Whether a cell shows an arrow, which opens a list. */
export function isChoice({ validation }: Cell): boolean {
  return validation?.criteria === "VALUE_IN_LIST" && validation.dropdown;
}

function isWithin(area: Area, row: number, column: number): boolean {
  const [down, right] = [row - area.row, column - area.column];
  return down >= 0 && down < area.rows && right >= 0 && right < area.columns;
}

function ruleStyle(tab: Tab, row: number, column: number, value: CellValue) {
  const rule = tab.formatRules.find(
    ({ criteria, values, areas }) =>
      criteria === "TEXT_EQUAL_TO" &&
      values.includes(value) &&
      areas.some((area) => isWithin(area, row, column)),
  );
  const { background, fontColor } = rule?.style ?? {};
  return {
    backgroundColor: typeof background === "string" ? background : "",
    color: typeof fontColor === "string" ? fontColor : "",
  };
}

export function displayed(value: CellValue): string {
  if (typeof value === "boolean") return String(value).toUpperCase();
  return value instanceof Date ? value.toLocaleDateString() : String(value);
}

/** 1 → "A", 27 → "AA" */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
