/**
 * What a sheet puts on the clipboard, and what it takes from there: text that any spreadsheet
 * understands, and of its own cells all that is in them.
 */
import type { Cell, Tab } from "../google/apps-script";
import type { Area, Row } from "../google/apps-script/document";
import { changeCells, type Edit, placesIn, together } from "./edits";
import { displayed, type Place } from "./grid";

export type Copied = {
  text: string;
  tab: Tab;
  rows: Row[];
  column: number;
  cells: Cell[][];
  /** Whether they leave their place when they are pasted. */
  isCut: boolean;
};
/** What is to be done, and where. */
export type Paste = { edit: Edit; area: Area };

export function copy(tab: Tab, area: Area, isCut: boolean): Copied {
  const cells = tab.read(area, (cell): Cell => ({ ...cell }));
  const lines = cells.map((line) => line.map(({ value }) => displayed(value)));
  const rows = tab.rowsFrom(area.row, area.rows);
  return { text: tabSeparated(lines), tab, rows, column: area.column, cells, isCut };
}

export function pasteCells({ tab, rows, column, cells, isCut }: Copied, to: Tab, at: Area): Paste {
  const area = pastedArea(cells, at);
  const changes = placesIn(area).flatMap(({ row, column }) => {
    const line = cells[(row - area.row) % cells.length] ?? [];
    const cell = line[(column - area.column) % line.length];
    return to.rowsFrom(row, 1).map((found) => ({ row: found, column, part: { ...cell } }));
  });
  const paste = changeCells(to, changes);
  if (!isCut) return { edit: paste, area };
  const cleared = rows.flatMap((row) =>
    (cells[0] ?? []).map((_, index) => ({ row, column: column + index, part: { ...NOTHING } })),
  );
  return { edit: together(changeCells(tab, cleared), paste), area };
}

/** What is to be typed where. */
export function pastedText(lines: readonly (readonly string[])[], at: Area) {
  const area = pastedArea(lines, at);
  const entries = placesIn(area).flatMap(({ row, column }): (Place & { value: string })[] => {
    const line = lines[(row - area.row) % lines.length] ?? [];
    const value = lines.length === 1 && line.length === 1 ? line[0] : line[column - area.column];
    return value === undefined ? [] : [{ row, column, value }];
  });
  return { entries, area };
}

/** A single cell goes into all that is selected. */
function pastedArea(lines: readonly (readonly unknown[])[], at: Area): Area {
  const columns = Math.max(...lines.map((line) => line.length));
  if (lines.length === 1 && columns === 1) return at;
  return { row: at.row, column: at.column, rows: lines.length, columns };
}

const NOTHING: Cell = {
  ...{ value: "", formula: "", note: "", links: [], validation: null, format: {}, people: [] },
  calculate: undefined,
};

/** Cells with tabs, quotes or line breaks are quoted. */
export function parseTabSeparated(text: string): string[][] {
  const lines: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  for (const [, quoted, plain = "", end] of text.replace(/\r?\n$/, "").matchAll(cells)) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (!end) break;
    if (end !== "\t") lines.push([]);
  }
  return lines;
}

function tabSeparated(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map(quoted).join("\t")).join("\n");
}

function quoted(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
