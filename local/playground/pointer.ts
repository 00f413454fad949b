/** What is done to a sheet with the mouse, or with a finger: that scrolls, so it drags nothing. */
import type { Tab } from "../google/apps-script";
import type { Area } from "../google/apps-script/document";
import { areaBetween, type Grid, isChoice, type Place } from "./grid";

/** Within so many pixels of a cell's right edge a click opens its list. */
const ARROW_PX = 20;

/** The sheet, as it is handled. */
export interface Handled {
  readonly grid: Grid;
  readonly tab: Tab;
  readonly area: Area;
  readonly active: Place;
  select(place: Place): void;
  /** From the active cell to another one. */
  extend(to: Place): void;
  /** @param active which of its cells keys go to */
  selectArea(area: Area, active?: Place): void;
  focus(): void;
  edit(): void;
  /** Ends what is being typed. */
  commit(): void;
  toggle(): void;
  fill(from: Area, to: Area): void;
  setWidth(column: number, width: number): void;
}

type Drag =
  | { what: "cells" | "rows" | "columns" }
  | { what: "fill"; source: Area }
  | { what: "width"; column: number; from: number; width: number };

export class Pointer {
  readonly #sheet: Handled;
  /** What it is held down for. */
  #drag: Drag | undefined;
  /** Whether it went down on the active cell. */
  #isOnActive = false;

  constructor(sheet: Handled) {
    this.#sheet = sheet;
    const { canvas } = sheet.grid;
    canvas.addEventListener("pointerdown", (event) => this.#onDown(event));
    canvas.addEventListener("pointermove", (event) => this.#onMove(event));
    for (const end of ["pointerup", "pointercancel"] as const) {
      window.addEventListener(end, (event) => this.#onUp(event));
    }
    canvas.addEventListener("click", (event) => this.#onClick(event));
    canvas.addEventListener("dblclick", (event) => this.#onDoubleClick(event));
  }

  #onDown(event: PointerEvent): void {
    const { target, shiftKey, pointerType, clientX } = event;
    if (!(target instanceof HTMLElement) || event.button !== 0 || target.closest(".editor")) return;
    const sheet = this.#sheet;
    const heading = target.closest("th");
    const place = sheet.grid.placeOf(target);
    const { row, column } = sheet.active;
    this.#isOnActive = place?.row === row && place.column === column;
    // The cell from which the selection is extended keeps the focus.
    if (shiftKey || !place) event.preventDefault();
    if (!place) {
      sheet.commit();
      sheet.focus();
    }
    if (target.className === "fill") this.#drag = { what: "fill", source: sheet.area };
    else if (target.className === "resize" && heading) this.#beginWidth(heading, clientX);
    else if (heading) this.#beginLines(heading, shiftKey);
    else if (place && shiftKey) sheet.extend(place);
    else if (place && pointerType === "mouse") {
      this.#drag = { what: "cells" };
      sheet.select(place);
    }
  }

  #beginWidth(heading: HTMLElement, from: number): void {
    const column = Number(heading.dataset.column);
    this.#drag = { what: "width", column, from, width: heading.offsetWidth };
  }

  /** Whole rows, or whole columns. */
  #beginLines(heading: HTMLElement, isExtended: boolean): void {
    const [row, column] = [Number(heading.dataset.row), Number(heading.dataset.column)];
    const { active } = this.#sheet;
    if (row > 0) {
      this.#drag = { what: "rows" };
      this.#selectRows(isExtended ? active.row : row, row);
    } else if (column > 0) {
      this.#drag = { what: "columns" };
      this.#selectColumns(isExtended ? active.column : column, column);
    }
  }

  #selectRows(from: number, to: number): void {
    const first = { row: from, column: 1 };
    const { tab } = this.#sheet;
    this.#sheet.selectArea(areaBetween(first, { row: to, column: tab.maxColumns }), first);
  }

  #selectColumns(from: number, to: number): void {
    const first = { row: 1, column: from };
    const { tab } = this.#sheet;
    this.#sheet.selectArea(areaBetween(first, { row: tab.maxRows, column: to }), first);
  }

  #onMove({ clientX, clientY }: PointerEvent): void {
    const drag = this.#drag;
    const sheet = this.#sheet;
    if (drag?.what === "width") sheet.grid.stretch(drag.column, widthOf(drag, clientX));
    if (!drag || drag.what === "width") return;
    const under = document.elementFromPoint(clientX, clientY);
    const heading = under?.closest<HTMLElement>("#sheet th");
    const place = sheet.grid.placeOf(under);
    const row = place?.row ?? Number(heading?.dataset.row);
    const column = place?.column ?? Number(heading?.dataset.column);
    const { active } = sheet;
    if (drag.what === "cells" && place) sheet.extend(place);
    else if (drag.what === "fill" && place) sheet.selectArea(stretched(drag.source, place), active);
    else if (drag.what === "columns" && column > 0) this.#selectColumns(active.column, column);
    else if (drag.what === "rows" && row > 0) this.#selectRows(active.row, row);
  }

  #onUp({ clientX }: PointerEvent): void {
    const drag = this.#drag;
    this.#drag = undefined;
    if (drag?.what === "fill") this.#sheet.fill(drag.source, this.#sheet.area);
    if (drag?.what !== "width" || widthOf(drag, clientX) === drag.width) return;
    this.#sheet.setWidth(drag.column, widthOf(drag, clientX));
  }

  #onClick({ target, clientX, shiftKey, detail, pointerType }: PointerEvent): void {
    const sheet = this.#sheet;
    const place = sheet.grid.placeOf(target);
    const shown = place && sheet.grid.cellAt(place);
    if (!(target instanceof HTMLElement) || target.closest("a") || !shown || shiftKey) return;
    const isOnArrow = clientX > shown.getBoundingClientRect().right - ARROW_PX;
    const isList = isChoice(sheet.tab.cell(place.row, place.column));
    sheet.select(place);
    if (target instanceof HTMLInputElement) sheet.toggle();
    else if (isList && isOnArrow && detail === 1) sheet.edit();
    else if (pointerType === "touch" && this.#isOnActive) sheet.edit();
  }

  #onDoubleClick({ target }: MouseEvent): void {
    const sheet = this.#sheet;
    if (!(target instanceof HTMLElement)) return;
    const column = Number(target.closest("th")?.dataset.column);
    if (target.className === "resize") sheet.setWidth(column, sheet.grid.fittingWidth(column));
    else if (sheet.grid.placeOf(target)) sheet.edit();
  }
}

function widthOf({ from, width }: { from: number; width: number }, clientX: number): number {
  return Math.max(24, width + clientX - from);
}

/** Filling goes one way: down, up, right or left. */
function stretched(source: Area, { row, column }: Place): Area {
  const first = { row: source.row, column: source.column };
  const last = { row: first.row + source.rows - 1, column: first.column + source.columns - 1 };
  const down = Math.max(first.row - row, row - last.row, 0);
  const right = Math.max(first.column - column, column - last.column, 0);
  const to = down >= right ? { row, column: first.column } : { row: first.row, column };
  return areaBetween(
    { row: Math.min(first.row, to.row), column: Math.min(first.column, to.column) },
    { row: Math.max(last.row, to.row), column: Math.max(last.column, to.column) },
  );
}
