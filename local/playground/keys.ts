/** Where the keys lead that move through a sheet. */
import type { Tab } from "../google/apps-script";
import type { Grid, Place } from "./grid";

export type Step = readonly [rows: number, columns: number];
const STEPS: Record<string, Step> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** @returns nothing for a key that does something else */
export function goalOf(event: KeyboardEvent, from: Place, tab: Tab, grid: Grid): Place | undefined {
  const { key } = event;
  const isFar = event.ctrlKey || event.metaKey;
  const step = STEPS[key];
  if (step && isFar) return edgeFrom(from, step, tab, grid);
  if (step) return grid.step(from, ...step);
  if (key === "PageDown") return grid.step(from, grid.page, 0);
  if (key === "PageUp") return grid.step(from, -grid.page, 0);
  if (key === "Home") return grid.step({ row: isFar ? 1 : from.row, column: 1 }, 0, 0);
  if (key !== "End") return undefined;
  const row = isFar ? Math.max(1, tab.lastRow()) : from.row;
  return grid.step({ row, column: tab.lastColumn() }, 0, 0);
}

/** As with the Ctrl key: to the last cell before a gap, or over a gap. */
function edgeFrom(from: Place, step: Step, tab: Tab, grid: Grid): Place {
  const isEmpty = ({ row, column }: Place) => tab.cell(row, column).value === "";
  let at = from;
  let next = grid.step(at, ...step);
  const isOverGap = isEmpty(at) || isEmpty(next);
  while (next.row !== at.row || next.column !== at.column) {
    if (!isOverGap && isEmpty(next)) return at;
    at = next;
    if (isOverGap && !isEmpty(at)) return at;
    next = grid.step(at, ...step);
  }
  return at;
}
