/**
 * The spreadsheet: a plain table over the stand-in's document, which is the only place where cells
 * are kept. Table libraries of a fitting size keep a copy of the data and know no notes, links and
 * rules of Google's kind, so the table is its own: https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
import type { Cell, CellValue, Person, SpreadsheetDocument, Tab } from "../google/apps-script";
import type { Area } from "../google/apps-script/document";
import { button, element } from "./dom";
import type { PlaygroundText } from "./texts";

/** Empty rows and columns that are shown after the last one with content. */
const SPARE_ROWS = 6;
const SPARE_COLUMNS = 1;
const FEWEST_ROWS = 18;
const FEWEST_COLUMNS = 8;
/** So many rows are drawn at once; the browser has a turn before the next ones. */
const MOST_ROWS = 50;

type Place = { row: number; column: number };
type Editor = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface SheetOptions {
  root: HTMLElement;
  document: SpreadsheetDocument;
  person: Person;
  follow: (url: string) => boolean;
  /** What the spreadsheet refuses, in its own words. */
  refuse: (message: string) => void;
  tools: PlaygroundText["tools"];
}

export class SheetView {
  readonly #options: SheetOptions;
  readonly #table = element("table", { role: "grid", "aria-label": "Sheet" });
  readonly #place = element("output", { class: "place", "aria-label": "Selected cell" });
  readonly #content = element("div", { class: "content", role: "group", "aria-label": "Content" });
  readonly #tabs = element("nav", { class: "tabs", "aria-label": "Sheets" });
  #editing: (Place & { editor: Editor }) | undefined;
  /** What the whole sheet was drawn with. */
  #frame: Frame = { tab: undefined, columns: "", rules: [] };
  /** Rows that are not drawn yet as they are now, since somebody is typing there. */
  readonly #undrawn = new Set<number>();
  /** What was drawn of each row. */
  #drawn: string[] = [];
  #shownTabs = "";
  /** The place that was last scrolled to. */
  #revealed = "";

  constructor(options: SheetOptions) {
    this.#options = options;
    const { tools } = options;
    const bar = element("div", { class: "bar", role: "toolbar", "aria-label": "Sheet tools" });
    bar.append(
      this.#place,
      button(tools.up, () => this.#sort(true)),
      button(tools.down, () => this.#sort(false)),
      button(tools.insert, () => this.#changeRows((row) => this.tab.insertRows(row))),
      button(tools.copy, () => this.#changeRows((row) => copyBelow(this.tab, row))),
      button(tools.remove, () => this.#changeRows((row) => this.tab.deleteRows(row))),
      button(tools.filter, () => this.#filter((row) => filterOut(this.tab, row))),
      button(tools.unfilter, () => this.#filter(() => removeFilter(this.tab))),
    );
    const scroller = element("div", { class: "scroller" });
    scroller.append(this.#table);
    options.root.append(bar, this.#content, scroller, this.#tabs);
    this.#table.addEventListener("keydown", (event) => {
      if (this.#editing) this.#onEditorKey(event);
      else this.#onKey(event);
    });
    this.#table.addEventListener("paste", (event) => this.#onPaste(event));
    this.#table.addEventListener("copy", (event) => this.#onCopy(event));
    this.#table.addEventListener("click", (event) => this.#onClick(event));
    this.#table.addEventListener("mousedown", (event) => {
      // The cell from which the selection is extended keeps the focus.
      if (event.shiftKey) event.preventDefault();
    });
    this.#table.addEventListener("dblclick", () => this.#edit());
    this.#table.addEventListener("focusin", (event) => this.#onFocus(event));
    this.render();
  }

  /** The sheet that is open. */
  get tab(): Tab {
    const { document, person } = this.#options;
    const [first = document.insertTab()] = document.tabs;
    const selected = person.selection?.tab;
    return selected && document.tabs.includes(selected) ? selected : first;
  }

  /** What is selected, by the person or by the script. */
  get #area(): Area {
    const { selection } = this.#options.person;
    const first = { row: 1, column: 1, rows: 1, columns: 1 };
    return selection?.tab === this.tab ? selection.area : first;
  }

  /** The cell that keys go to. */
  get #active(): Place {
    return this.#area;
  }

  /** Shows what people have done to the document. */
  render(): void {
    this.draw(this.tab.takeChangedRows());
  }

  /** Shows some rows as they are now; what is being typed stays. */
  draw(changed: readonly number[]): void {
    const { tab } = this;
    const hadFocus = this.#table.contains(document.activeElement);
    const columns = columnsOf(tab, Math.max(tab.lastColumn() + SPARE_COLUMNS, FEWEST_COLUMNS));
    const rows = Math.max(tab.lastRow() + SPARE_ROWS, FEWEST_ROWS);
    this.#setWidths(columns);
    const isOther = this.#isOtherFrame(columns);
    if (isOther) {
      this.#drawn = [];
      this.#undrawn.clear();
      this.#table.replaceChildren(headings(columns));
    }
    this.#showRows(isOther ? [] : changed, rows, columns);
    this.#table.classList.toggle("frozen", tab.frozenRows > 0);
    this.#showActive(hadFocus);
    this.#showTabs();
  }

  /** Whether all rows are to be drawn anew. */
  #isOtherFrame(columns: readonly ShownColumn[]): boolean {
    const { tab } = this;
    const before = this.#frame;
    const numbers = columns.map(({ column }) => column).join();
    this.#frame = { tab, columns: numbers, rules: tab.formatRules };
    return before.tab !== tab || before.columns !== numbers || before.rules !== tab.formatRules;
  }

  /**
   * Only what has changed, and not too much at once: browsers take long for thousands of cells.
   * Scripts write whole columns, of which most cells stay what they were.
   */
  #showRows(changed: readonly number[], rows: number, columns: readonly ShownColumn[]): void {
    const lines = this.#table.rows;
    while (lines.length > rows + 1) lines.item(lines.length - 1)?.remove();
    for (const row of changed) this.#undrawn.add(row);
    for (let row = lines.length; row <= rows; row += 1) this.#undrawn.add(row);
    let drawn = 0;
    for (const row of [...this.#undrawn].sort((one, other) => one - other)) {
      if (row === this.#editing?.row) continue;
      if (drawn === MOST_ROWS) {
        setTimeout(() => this.draw([]));
        return;
      }
      this.#undrawn.delete(row);
      if (row <= rows && this.#redraw(row, columns)) drawn += 1;
    }
  }

  /** It looks otherwise than it was drawn. */
  #forget(row: number): void {
    this.#undrawn.add(row);
    delete this.#drawn[row];
  }

  /** @returns whether there was anything to draw */
  #redraw(row: number, columns: readonly ShownColumn[]): boolean {
    const description = this.#describe(row, columns);
    if (this.#drawn[row] === description) return false;
    this.#drawn[row] = description;
    const line = this.#line(row, columns);
    const current = this.#table.rows.item(row);
    if (current) current.replaceWith(line);
    else this.#table.append(line);
    return true;
  }

  /** All that is to be seen of a row. */
  #describe(row: number, columns: readonly ShownColumn[]): string {
    const cells = columns.map(({ column }) => {
      const { value, links, note, validation, format } = this.tab.cell(row, column);
      const { criteria, dropdown } = validation ?? {};
      return [value, links[0]?.url, note !== "", criteria, dropdown, format.FontWeight];
    });
    return JSON.stringify([this.tab.hiddenRows.has(row), cells]);
  }

  #setWidths(columns: readonly ShownColumn[]): void {
    for (const { column, width } of columns) {
      const name = widthName(column);
      const { style } = this.#table;
      if (style.getPropertyValue(name) !== width) style.setProperty(name, width);
    }
  }

  #line(row: number, columns: readonly ShownColumn[]): HTMLElement {
    const line = element("tr", { role: "row" });
    line.hidden = this.tab.hiddenRows.has(row);
    line.append(element("th", { role: "rowheader" }, String(row)));
    for (const { column } of columns) line.append(this.#cell({ row, column }));
    return line;
  }

  #cell({ row, column }: Place): HTMLElement {
    const { tab } = this;
    const cell = tab.cell(row, column);
    const shown = element("td", {
      role: "gridcell",
      tabindex: "-1",
      "data-row": String(row),
      "data-column": String(column),
    });
    shown.append(contentOf(cell));
    const area = this.#area;
    if (isWithin(area, row, column)) {
      markSelected(shown, true, row === area.row && column === area.column);
    }
    if (cell.note) shown.classList.add("noted");
    if (cell.validation?.dropdown && !isCheckbox(cell)) shown.classList.add("choice");
    if (cell.format.FontWeight === "bold") shown.classList.add("bold");
    shown.style.width = `var(${widthName(column)})`;
    Object.assign(shown.style, ruleStyle(tab, row, column, cell.value));
    return shown;
  }

  #cellAt({ row, column }: Place): HTMLElement | null {
    return this.#table.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  }

  #select(place: Place, focus = true): void {
    const area = { rows: 1, columns: 1, ...place };
    this.#options.person.selection = { tab: this.tab, area };
    this.#showActive(focus);
  }

  #showActive(focus: boolean): void {
    for (const cell of this.#table.querySelectorAll<HTMLElement>("[aria-selected]")) {
      markSelected(cell, false);
    }
    const { row, column, rows, columns } = this.#area;
    for (let r = row; r < row + rows; r += 1) {
      for (let c = column; c < column + columns; c += 1) {
        const cell = this.#cellAt({ row: r, column: c });
        if (cell) markSelected(cell, true, r === row && c === column);
      }
    }
    const active = this.#cellAt(this.#active);
    if (focus) (this.#editing?.editor ?? active)?.focus({ preventScroll: true });
    this.#describeActive();
    const place = `${this.tab.id} ${letters(column)}${row}`;
    if (place === this.#revealed) return;
    this.#revealed = place;
    active?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** The bar above the sheet: what is in the cell, and its note. */
  #describeActive(): void {
    const { row, column } = this.#active;
    const { value, note } = this.tab.cell(row, column);
    this.#place.textContent = `${letters(column)}${row}`;
    this.#content.replaceChildren(element("span", {}, displayed(value)));
    if (note) this.#content.append(element("em", {}, note));
  }

  #showTabs(): void {
    const { document, person } = this.#options;
    const names = JSON.stringify([this.tab.id, document.tabs.map(({ name }) => name)]);
    if (names === this.#shownTabs) return;
    this.#shownTabs = names;
    const open = (tab: Tab) => {
      person.selection = { tab, area: { row: 1, column: 1, rows: 1, columns: 1 } };
      this.render();
    };
    const buttons = document.tabs.map((tab) => {
      const shown = button(tab.name, () => open(tab));
      if (tab === this.tab) shown.setAttribute("aria-current", "true");
      return shown;
    });
    this.#tabs.replaceChildren(
      ...buttons,
      button("+", () => open(document.insertTab()), this.#options.tools.add),
    );
  }

  /** As with the Shift key: from the active cell to another one below or to the right of it. */
  #extend({ row, column }: Place): void {
    const area = this.#area;
    const rows = Math.max(1, row - area.row + 1);
    const columns = Math.max(1, column - area.column + 1);
    this.#options.person.selection = { tab: this.tab, area: { ...area, rows, columns } };
    this.#showActive(true);
  }

  #onClick({ target, shiftKey }: MouseEvent): void {
    if (!(target instanceof Element)) return;
    const link = target.closest("a");
    if (link || this.#editing?.editor === target) return;
    const place = placeOf(target);
    if (place && shiftKey) this.#extend(place);
    else if (place) this.#select(place);
    if (target instanceof HTMLInputElement && target.type === "checkbox") this.#toggle();
  }

  #onFocus({ target }: FocusEvent): void {
    const place = target instanceof Element ? placeOf(target) : undefined;
    const { row, column } = this.#active;
    if (place && (place.row !== row || place.column !== column)) this.#select(place, false);
  }

  #onKey(event: KeyboardEvent): void {
    const { key } = event;
    const step = STEPS[key];
    const { row, column, rows, columns } = this.#area;
    const isTyped = key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (step && event.shiftKey) {
      this.#extend({ row: row + rows - 1 + step[0], column: column + columns - 1 + step[1] });
    } else if (step) this.#move(step);
    else if (key === "Enter" || key === "F2") this.#edit();
    else if (key === "Delete" || key === "Backspace") this.#enter("");
    else if (key === " " && this.#isCheckbox()) this.#toggle();
    else if (isTyped) this.#edit(key);
    else return;
    event.preventDefault();
  }

  #onEditorKey(event: KeyboardEvent): void {
    const { key, shiftKey, altKey } = event;
    if (key === "Escape") this.#stopEditing();
    else if (key === "Tab") this.#commit([0, shiftKey ? -1 : 1]);
    else if (key === "Enter" && !altKey) this.#commit([1, 0]);
    else return;
    event.preventDefault();
  }

  #move([rows, columns]: Step): void {
    const { row, column } = this.#active;
    let next = column + columns;
    while (this.tab.hiddenColumns.has(next)) next += columns;
    const place = { row: row + rows, column: next };
    if (!this.#cellAt(place)) return;
    this.#select(place);
  }

  /** @param typed replaces what is in the cell; without, that is edited */
  #edit(typed?: string): void {
    const place = this.#active;
    const cell = this.tab.cell(place.row, place.column);
    if (this.#editing || this.#isCheckbox()) return;
    const editor = editorFor(cell, typed);
    editor.setAttribute("aria-label", `${letters(place.column)}${place.row}`);
    this.#editing = { ...place, editor };
    editor.addEventListener("blur", () => this.#commit());
    this.#cellAt(place)?.replaceChildren(editor);
    editor.focus();
  }

  #commit(step?: Step): void {
    const editing = this.#editing;
    if (!editing) return;
    this.#editing = undefined;
    this.#forget(editing.row);
    this.#put([[editing, editing.editor.value]]);
    if (!step) return;
    this.#select(editing);
    this.#move(step);
  }

  #stopEditing(): void {
    if (this.#editing) this.#forget(this.#editing.row);
    this.#editing = undefined;
    this.render();
    this.#showActive(true);
  }

  #enter(value: CellValue): void {
    this.#put([[this.#active, value]]);
  }

  #put(entries: [Place, CellValue][]): void {
    try {
      for (const [{ row, column }, value] of entries) {
        if (displayed(this.tab.cell(row, column).value) !== displayed(value)) {
          this.tab.enter(row, column, value);
        }
      }
    } catch (error) {
      this.#options.refuse(error instanceof Error ? error.message : String(error));
    }
    this.render();
  }

  #isCheckbox(): boolean {
    const { row, column } = this.#active;
    return isCheckbox(this.tab.cell(row, column));
  }

  #toggle(): void {
    const { row, column } = this.#active;
    this.#enter(this.tab.cell(row, column).value !== true);
  }

  #onPaste(event: ClipboardEvent): void {
    if (this.#editing) return;
    event.preventDefault();
    const { row, column } = this.#active;
    const lines = parseTabSeparated(event.clipboardData?.getData("text/plain") ?? "");
    const entries = lines.flatMap((line, r) =>
      line.map((text, c): [Place, string] => [{ row: row + r, column: column + c }, text]),
    );
    this.#put(entries);
  }

  #onCopy(event: ClipboardEvent): void {
    if (this.#editing) return;
    event.preventDefault();
    const { row, column } = this.#active;
    event.clipboardData?.setData("text/plain", displayed(this.tab.cell(row, column).value));
  }

  #sort(ascending: boolean): void {
    this.tab.sort(this.#active.column, ascending);
    this.render();
  }

  #filter(change: (row: number) => void): void {
    change(this.#active.row);
    for (let row = 1; row <= this.tab.lastRow(); row += 1) this.#undrawn.add(row);
    this.render();
  }

  #changeRows(change: (row: number) => void): void {
    change(this.#active.row);
    this.render();
  }
}

type Step = readonly [rows: number, columns: number];
const STEPS: Record<string, Step> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

type ShownColumn = { column: number; width: string };
type Frame = { tab: Tab | undefined; columns: string; rules: Tab["formatRules"] };

/** Widths are kept in one place: that of all cells in a column changes with one property. */
function widthName(column: number): string {
  return `--width-${column}`;
}

function columnsOf(tab: Tab, count: number): ShownColumn[] {
  const columns = Array.from({ length: count }, (_, index) => index + 1);
  return columns
    .filter((column) => !tab.hiddenColumns.has(column))
    .map((column) => {
      const width = tab.columnWidths.get(column) ?? usualWidth(tab, column);
      return { column, width: `${width}px` };
    });
}

function headings(columns: readonly ShownColumn[]): HTMLElement {
  const line = element("tr", { role: "row" });
  line.append(element("td", { role: "gridcell" }));
  for (const { column } of columns) {
    const heading = element("th", { role: "columnheader" }, letters(column));
    heading.style.width = `var(${widthName(column)})`;
    line.append(heading);
  }
  return line;
}

/** Wider where there is more to read, as people make their columns. */
function usualWidth(tab: Tab, column: number): number {
  const lengths = Array.from(
    { length: 12 },
    (_, index) => displayed(tab.cell(index + 1, column).value).length,
  );
  return Math.min(210, Math.max(96, Math.max(...lengths) * 7 + 24));
}

function contentOf(cell: Cell): Node {
  if (isCheckbox(cell)) {
    const box = element("input", { type: "checkbox", tabindex: "-1", "aria-label": "Ticked" });
    box.checked = cell.value === true;
    return box;
  }
  const text = displayed(cell.value);
  const [link] = cell.links;
  if (!link) return document.createTextNode(text);
  const attributes = { href: link.url, target: "_blank", rel: "noopener", tabindex: "-1" };
  return element("a", attributes, text);
}

function isCheckbox({ validation }: Cell): boolean {
  return validation?.criteria === "CHECKBOX";
}

function isWithin(area: Area, row: number, column: number): boolean {
  const [down, right] = [row - area.row, column - area.column];
  return down >= 0 && down < area.rows && right >= 0 && right < area.columns;
}

/** @param isActive whether the keyboard reaches it */
function markSelected(cell: HTMLElement, isSelected: boolean, isActive = false): void {
  cell.tabIndex = isActive ? 0 : -1;
  if (isSelected) cell.setAttribute("aria-selected", "true");
  else cell.removeAttribute("aria-selected");
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
    background: typeof background === "string" ? background : "",
    color: typeof fontColor === "string" ? fontColor : "",
  };
}

function editorFor({ validation, value, formula }: Cell, typed: string | undefined): Editor {
  const text = typed ?? (formula || displayed(value));
  if (validation?.criteria !== "VALUE_IN_LIST") {
    const editor = element("textarea", { rows: "1" });
    editor.value = text;
    return editor;
  }
  const editor = element("select");
  const choices = new Set(["", ...validation.values, displayed(value)]);
  editor.append(...[...choices].map((choice) => new Option(choice)));
  editor.value = displayed(value);
  return editor;
}

function placeOf(target: Element): Place | undefined {
  const cell = target.closest("td[data-row]");
  if (!(cell instanceof HTMLElement)) return undefined;
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

/** As a filter by condition would: here it is said row by row. */
function filterOut(tab: Tab, row: number): void {
  tab.filter = { row: 1, column: 1, rows: tab.lastRow(), columns: tab.lastColumn() };
  tab.hiddenRows = new Map([...tab.hiddenRows, [row, "filter"]]);
}

function removeFilter(tab: Tab): void {
  tab.filter = undefined;
  tab.hiddenRows = new Map([...tab.hiddenRows].filter(([, by]) => by !== "filter"));
}

function copyBelow(tab: Tab, row: number): void {
  tab.insertRows(row + 1);
  tab.copyRow(row, row + 1);
}

function displayed(value: CellValue): string {
  if (typeof value === "boolean") return String(value).toUpperCase();
  return value instanceof Date ? value.toLocaleDateString() : String(value);
}

/** 1 → "A", 27 → "AA" */
function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}

/** What a spreadsheet puts on the clipboard: cells with tabs, quotes or line breaks are quoted. */
function parseTabSeparated(text: string): string[][] {
  const lines: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  for (const [, quoted, plain = "", end] of text.replace(/\r?\n$/, "").matchAll(cells)) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (!end) break;
    if (end !== "\t") lines.push([]);
  }
  return lines;
}
