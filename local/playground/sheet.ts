/**
 * The spreadsheet as people use it: what they select, type, drag and put on the clipboard, over the
 * stand-in's document, which is the only place where cells are kept.
 */
import type { Cell, CellValue, Person, SpreadsheetDocument, Tab } from "../google/apps-script";
import type { Area, Row } from "../google/apps-script/document";
import { CellEditor } from "./cell-editor";
import { type Copied, copy, parseTabSeparated, pasteCells, pastedText } from "./clipboard";
import { button, element } from "./dom";
import {
  type Change,
  changeCells,
  changeLook,
  copyRowsBelow,
  deleteRows,
  type Edit,
  History,
  insertRows,
  placesIn,
  sortRows,
} from "./edits";
import { areaBetween, displayed, Grid, isCheckbox, isChoice, letters, type Place } from "./grid";
import { goalOf, type Step } from "./keys";
import { type Handled, Pointer } from "./pointer";
import type { PlaygroundText } from "./text";

export interface SheetOptions {
  root: HTMLElement;
  document: SpreadsheetDocument;
  person: Person;
  /** What the spreadsheet refuses, in its own words. */
  refuse: (message: string) => void;
  words: Pick<PlaygroundText, "grid" | "tools">;
}

type Editing = { tab: Tab; row: Row; column: number; editor: CellEditor };

export class SheetView implements Handled {
  readonly #options: SheetOptions;
  readonly grid: Grid;
  readonly #history = new History();
  readonly #place = element("span", { class: "place" });
  readonly #content = element("div", { class: "content", role: "group" });
  readonly #tabs = element("nav", { class: "tabs" });
  /** From where the selection was extended: the cell that keys go to. */
  #anchor: Place = { row: 1, column: 1 };
  #editing: Editing | undefined;
  #copied: Copied | undefined;
  #shownTabs = "";

  constructor(options: SheetOptions) {
    this.#options = options;
    const { grid, tools } = options.words;
    this.grid = new Grid(this.#scene, grid);
    this.#content.setAttribute("aria-label", grid.content);
    this.#tabs.setAttribute("aria-label", grid.tabs);
    const bar = element("div", { class: "bar", role: "toolbar", "aria-label": grid.tools });
    bar.append(
      this.#place,
      button("↶", () => this.#undo(), tools.undo),
      button("↷", () => this.#redo(), tools.redo),
      button(tools.up, () => this.#sort(true)),
      button(tools.down, () => this.#sort(false)),
      button(tools.insert, () => this.#perform(() => this.#insertRows())),
      button(tools.copy, () => this.#perform(() => this.#copyRows())),
      button(tools.remove, () => this.#perform(() => this.#deleteRows())),
      button(tools.filter, () => this.#filter(this.#selectedRows())),
      button(tools.unfilter, () => this.#filter([])),
      button(tools.fit, () => this.#fitColumn()),
    );
    options.root.append(bar, this.#content, this.grid.scroller, this.#tabs);
    this.#listen(this.grid.canvas);
    new Pointer(this);
    this.grid.scroller.addEventListener("scroll", () => this.#placeEditor());
    this.render();
  }

  /** The sheet that is open. */
  get tab(): Tab {
    const { document, person } = this.#options;
    const [first = document.insertTab()] = document.tabs;
    const selected = person.selection?.tab;
    return selected && document.tabs.includes(selected) ? selected : first;
  }

  open(tab: Tab): void {
    this.#options.person.selection = { tab, area: { row: 1, column: 1, rows: 1, columns: 1 } };
    this.render();
  }

  /** Shows what people have done to the document. */
  render(): void {
    this.draw(this.tab.takeChangedRows());
  }

  /** Shows some rows as they are now; what is being typed stays, and so does the focus. */
  draw(changed: Iterable<number>): void {
    const hadFocus = this.grid.canvas.contains(document.activeElement);
    this.grid.draw(this.#scene, changed);
    this.#placeEditor();
    this.#showActive(hadFocus);
    this.#showTabs();
  }

  get #scene() {
    return { tab: this.tab, area: this.area, active: this.active };
  }

  /** What is selected, by the person or by the script. */
  get area(): Area {
    const { selection } = this.#options.person;
    const first = { row: 1, column: 1, rows: 1, columns: 1 };
    return selection?.tab === this.tab ? selection.area : first;
  }

  get active(): Place {
    const { row, column, rows, columns } = this.area;
    const { row: r, column: c } = this.#anchor;
    const isInside = r >= row && r < row + rows && c >= column && c < column + columns;
    return isInside ? this.#anchor : { row, column };
  }

  /** The corner of what is selected that moves where it is extended. */
  get #corner(): Place {
    const { row, column, rows, columns } = this.area;
    const active = this.active;
    const isUp = active.row > row;
    const isLeft = active.column > column;
    return { row: isUp ? row : row + rows - 1, column: isLeft ? column : column + columns - 1 };
  }

  #cell(place = this.active): Cell {
    return this.tab.cell(place.row, place.column);
  }

  select(place: Place, focus = true): void {
    this.#anchor = place;
    this.#show({ rows: 1, columns: 1, ...place }, focus);
  }

  selectArea(area: Area, active = this.active): void {
    this.#anchor = active;
    this.#show(area, true);
  }

  focus(): void {
    this.#showActive(true);
  }

  #show(area: Area, focus: boolean): void {
    const isWhole = area.rows === this.tab.maxRows || area.columns === this.tab.maxColumns;
    this.#options.person.selection = { tab: this.tab, area };
    this.grid.drawSelection(this.#scene);
    this.#showActive(focus);
    // Nobody wants to see the lower end of a whole column.
    if (focus && !isWhole) this.grid.reveal(this.#corner);
  }

  /** As with the Shift key: from the active cell to another one. */
  extend(to: Place): void {
    this.selectArea(areaBetween(this.active, to));
  }

  #showActive(focus: boolean): void {
    const { row, column } = this.active;
    const { value, formula, note } = this.#cell();
    if (focus && !this.#editing) this.grid.cellAt(this.active)?.focus({ preventScroll: true });
    const shown = [element("span", {}, formula || displayed(value))];
    if (note) shown.push(element("em", {}, note));
    this.#place.textContent = `${letters(column)}${row}`;
    this.#content.replaceChildren(...shown);
  }

  #showTabs(): void {
    const { document, words } = this.#options;
    const names = JSON.stringify([this.tab.id, document.tabs.map(({ name }) => name)]);
    if (names === this.#shownTabs) return;
    this.#shownTabs = names;
    const buttons = document.tabs.map((tab) => {
      const shown = button(tab.name, () => this.open(tab));
      if (tab === this.tab) shown.setAttribute("aria-current", "true");
      return shown;
    });
    const add = () => this.open(document.insertTab());
    this.#tabs.replaceChildren(...buttons, button("+", add, words.tools.add));
  }

  #listen(canvas: HTMLElement): void {
    this.#options.root.addEventListener("keydown", (event) => {
      const isInside = event.target instanceof Node && canvas.contains(event.target);
      if (this.#editing) this.#onEditorKey(event, this.#editing.editor);
      else if (isInside) this.#onKey(event);
      else if (event.ctrlKey || event.metaKey) this.#onHistoryKey(event);
    });
    canvas.addEventListener("focusin", ({ target }) => {
      const place = this.grid.placeOf(target);
      const { row, column } = this.active;
      if (place && (place.row !== row || place.column !== column)) this.select(place, false);
    });
    canvas.addEventListener("copy", (event) => this.#onCopy(event, false));
    canvas.addEventListener("cut", (event) => this.#onCopy(event, true));
    canvas.addEventListener("paste", (event) => this.#onPaste(event));
  }

  // What is done to the document.

  /** Does it, unless the spreadsheet refuses or there is nothing to do, and shows it. */
  #perform(make: () => Edit | undefined, area = this.area): void {
    try {
      const edit = make();
      if (edit) this.#history.perform(this.tab, area, edit);
    } catch (error) {
      this.#options.refuse(error instanceof Error ? error.message : String(error));
    }
    this.render();
  }

  #undo(): void {
    this.#showStep(this.#history.undo());
  }

  #redo(): void {
    this.#showStep(this.#history.redo());
  }

  #showStep(step: { tab: Tab; area: Area } | undefined): void {
    if (!step) return;
    this.#options.person.selection = { tab: step.tab, area: step.area };
    this.render();
    this.grid.reveal(this.active);
  }

  /** People's values, as they are typed or pasted. */
  #enter(entries: readonly (Place & { value: CellValue })[], area = this.area): void {
    const { tab } = this;
    this.#perform(() => {
      const changes = entries
        .filter(({ row, column, value }) => !isShown(tab.cell(row, column), value))
        .map(({ row, column, value }) => changeOf(tab, row, column, tab.typed(row, column, value)));
      return changes.length > 0 ? changeCells(tab, changes) : undefined;
    }, area);
  }

  #clear(): void {
    const entries = placesIn(this.#used(this.area)).map(({ row, column }) => {
      return { row, column, value: isCheckbox(this.tab.cell(row, column)) ? false : "" };
    });
    this.#enter(entries);
  }

  toggle(): void {
    this.#enter([{ ...this.active, value: this.#cell().value !== true }]);
  }

  /** Of a whole row or column, as far as there is content. */
  #used({ row, column, rows, columns }: Area): Area {
    const { tab } = this;
    return {
      ...{ row, column },
      rows: Math.max(1, Math.min(rows, tab.lastRow() - row + 1)),
      columns: Math.max(1, Math.min(columns, tab.lastColumn() - column + 1)),
    };
  }

  #sort(ascending: boolean): void {
    this.#perform(() => sortRows(this.tab, this.active.column, ascending));
  }

  #insertRows(): Edit {
    return insertRows(this.tab, this.area.row, this.area.rows);
  }

  #copyRows(): Edit {
    return copyRowsBelow(this.tab, this.area.row, this.area.rows);
  }

  #deleteRows(): Edit {
    return deleteRows(this.tab, this.tab.rowsFrom(this.area.row, this.area.rows));
  }

  #selectedRows(): number[] {
    return Array.from({ length: this.area.rows }, (_, index) => this.area.row + index);
  }

  /** As a filter by condition would: here it is said row by row. @param rows none: no filter */
  #filter(rows: readonly number[]): void {
    const { tab } = this;
    const others = [...tab.hiddenRows].filter(([, by]) => rows.length > 0 || by !== "filter");
    const filter = { row: 1, column: 1, rows: tab.lastRow(), columns: tab.lastColumn() };
    const look = {
      filter: rows.length > 0 ? filter : undefined,
      hiddenRows: new Map([...others, ...rows.map((row) => [row, "filter"] as const)]),
    };
    this.#perform(() => changeLook(tab, look));
  }

  #fitColumn(): void {
    const { column } = this.#anchor;
    this.setWidth(column, this.grid.fittingWidth(column));
  }

  setWidth(column: number, width: number): void {
    const columnWidths = new Map([...this.tab.columnWidths, [column, width]]);
    this.#perform(() => changeLook(this.tab, { columnWidths }));
  }

  /** Repeats what was selected in what is selected now. */
  fill(from: Area, to: Area): void {
    const { tab } = this;
    const changes = placesIn(to).map(({ row, column }) => {
      const source = tab.cell(
        repeated(row, from.row, from.rows),
        repeated(column, from.column, from.columns),
      );
      return changeOf(tab, row, column, { ...source, note: tab.cell(row, column).note });
    });
    this.#perform(() => changeCells(tab, changes), to);
  }

  // The clipboard.

  #onCopy(event: ClipboardEvent, isCut: boolean): void {
    if (this.#editing) return;
    event.preventDefault();
    this.#copied = copy(this.tab, this.#used(this.area), isCut);
    event.clipboardData?.setData("text/plain", this.#copied.text);
  }

  #onPaste(event: ClipboardEvent): void {
    if (this.#editing) return;
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain").replaceAll("\r\n", "\n") ?? "";
    const copied = this.#copied;
    if (copied?.text === text) {
      const { edit, area } = pasteCells(copied, this.tab, this.area);
      if (copied.isCut) this.#copied = undefined;
      this.#perform(() => edit, area);
      this.selectArea(area);
    } else {
      const { entries, area } = pastedText(parseTabSeparated(text), this.area);
      this.#enter(entries, area);
      this.selectArea(area);
    }
  }

  // The keyboard.

  #onKey(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const from = shiftKey ? this.#corner : this.active;
    const to = goalOf(event, from, this.tab, this.grid);
    const isTyped = key.length === 1 && !isCommand && !event.altKey;
    if (event.altKey && key === "ArrowDown" && isChoice(this.#cell())) this.edit();
    else if (to && shiftKey) this.extend(to);
    else if (to) this.select(to);
    else if (isCommand) {
      this.#onCommand(event);
      return;
    } else if (key === " " && shiftKey) this.#selectWhole("row");
    else if (key === "Enter" || key === "F2") this.edit();
    else if (key === "Delete" || key === "Backspace") this.#clear();
    else if (key === " " && isCheckbox(this.#cell())) this.toggle();
    else if (isTyped) this.edit(key);
    else {
      // What an input method composes, as in Japanese, goes on in the field that opens.
      if (key === "Process") this.edit("");
      return;
    }
    event.preventDefault();
  }

  #onHistoryKey(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) this.#undo();
    else if (key === "y" || key === "z") this.#redo();
    else return;
    event.preventDefault();
  }

  #onCommand(event: KeyboardEvent): void {
    this.#onHistoryKey(event);
    const key = event.key.toLowerCase();
    const { row, column, rows, columns } = this.area;
    if (key === "a") this.#selectWhole("sheet");
    else if (key === " ") this.#selectWhole("column");
    else if (key === "d" && rows > 1) this.fill({ row, column, rows: 1, columns }, this.area);
    else if (key === "r" && columns > 1) this.fill({ row, column, rows, columns: 1 }, this.area);
    else return;
    event.preventDefault();
  }

  #selectWhole(what: "row" | "column" | "sheet"): void {
    const { tab } = this;
    const all = { row: 1, column: 1, rows: tab.maxRows, columns: tab.maxColumns };
    const { row, column, rows, columns } = this.area;
    const whole = { row: { ...all, row, rows }, column: { ...all, column, columns }, sheet: all };
    this.selectArea(whole[what]);
  }

  // Typing.

  #onEditorKey(event: KeyboardEvent, editor: CellEditor): void {
    const { key, shiftKey, altKey, isComposing } = event;
    if (isComposing) return;
    if (editor.takeKey(key)) event.preventDefault();
    else if (key === "Escape") this.#stopEditing();
    else if (key === "Tab") this.commit([0, shiftKey ? -1 : 1]);
    else if (key === "Enter" && !altKey) this.commit([shiftKey ? -1 : 1, 0]);
    else return;
    event.preventDefault();
  }

  /** @param typed replaces what is in the cell; without, that is edited */
  edit(typed?: string): void {
    const { row, column } = this.active;
    const cell = this.#cell();
    if (this.#editing || isCheckbox(cell)) return;
    const { tab } = this;
    const header = displayed(tab.cell(1, column).value);
    const label = [row > 1 ? header : "", `${letters(column)}${row}`].filter(Boolean).join(", ");
    const editor = new CellEditor(cell, label, typed, () => this.commit([1, 0]));
    const [line] = tab.rowsFrom(row, 1);
    if (!line) return;
    this.#editing = { tab, row: line, column, editor };
    this.grid.canvas.append(editor.root);
    this.#placeEditor();
    editor.focus();
    editor.onBlur(() => this.commit());
  }

  /** It follows its row, wherever that is moved to while somebody types. */
  #placeEditor(): void {
    if (!this.#editing) return;
    const { tab, row, column, editor } = this.#editing;
    const number = tab.numbersOf([row]).get(row);
    if (tab !== this.tab || number === undefined) {
      this.#stopEditing();
      return;
    }
    const { left, top, width } = this.grid.boxOf({ row: number, column });
    Object.assign(editor.root.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
    const { scrollTop, clientHeight } = this.grid.scroller;
    editor.place(top - scrollTop > clientHeight * 0.6);
  }

  commit(step?: Step): void {
    const editing = this.#editing;
    if (!editing) return;
    const { tab, row, column, editor } = editing;
    const number = tab.numbersOf([row]).get(row);
    this.#endEditing();
    if (number === undefined || tab !== this.tab) return;
    const place = { row: number, column };
    this.#enter([{ ...place, value: editor.value }], { ...place, rows: 1, columns: 1 });
    if (step) this.select(this.grid.step(place, ...step));
  }

  #stopEditing(): void {
    this.#endEditing();
    this.#showActive(true);
  }

  /** Taking a field away that has the focus is leaving it, too. */
  #endEditing(): void {
    const editing = this.#editing;
    this.#editing = undefined;
    editing?.editor.root.remove();
  }
}

function changeOf(tab: Tab, number: number, column: number, part: Partial<Cell>): Change {
  const [row = []] = tab.rowsFrom(number, 1);
  return { row, column, part };
}

/** Of so many from the first on, the one whose turn it is where they are repeated, either way. */
function repeated(at: number, first: number, count: number): number {
  return first + ((((at - first) % count) + count) % count);
}

function isShown({ value, formula }: Cell, entered: CellValue): boolean {
  return displayed(value) === displayed(entered) && formula === "";
}
