/**
 * What a person does to the spreadsheet, and how it is undone although scripts and other people go on
 * writing meanwhile: an edit remembers rows and not their numbers, so it finds them wherever they were
 * moved to, and it leaves alone what somebody else has written into a cell since.
 */
import type { CellValue, Tab } from "../google/apps-script";
import type { Area, Cell, Row } from "../google/apps-script/document";

/** Does something. @returns what undoes it */
export type Edit = () => Edit;

export type Change = {
  row: Row;
  column: number;
  part: Partial<Cell>;
  /** Another value than this was written by somebody else, and stays. */
  expected?: CellValue;
};

type Step = { tab: Tab; area: Area; edit: Edit };

export class History {
  #done: Step[] = [];
  #undone: Step[] = [];

  /** @param area where it happens, to be shown when it is undone */
  perform(tab: Tab, area: Area, edit: Edit): void {
    this.#done.push({ tab, area, edit: edit() });
    this.#undone = [];
  }

  /** @returns where something has changed; nothing if there was nothing to undo */
  undo(): Omit<Step, "edit"> | undefined {
    return move(this.#done, this.#undone);
  }

  redo(): Omit<Step, "edit"> | undefined {
    return move(this.#undone, this.#done);
  }
}

function move(from: Step[], to: Step[]): Step | undefined {
  const step = from.pop();
  if (step) to.push({ ...step, edit: step.edit() });
  return step;
}

/** One edit of several, in this order. */
export function together(...edits: readonly Edit[]): Edit {
  return () => together(...edits.map((edit) => edit()).reverse());
}

export function changeCells(tab: Tab, changes: readonly Change[]): Edit {
  return () => {
    const numbers = tab.numbersOf(changes.map(({ row }) => row));
    const undoing: Change[] = [];
    for (const { row, column, part, expected } of changes) {
      const number = numbers.get(row);
      if (number === undefined) continue;
      const cell = tab.cell(number, column);
      if (expected !== undefined && cell.value !== expected) continue;
      const before = { ...cell };
      tab.change(number, column, part);
      undoing.push({ row, column, part: before, expected: tab.cell(number, column).value });
    }
    return changeCells(tab, undoing.reverse());
  };
}

export function sortRows(tab: Tab, column: number, ascending: boolean): Edit {
  return () => {
    const header = Math.max(1, tab.frozenRows);
    const before = tab.rowsFrom(header + 1, Math.max(0, tab.lastRow() - header));
    tab.sort(column, ascending);
    return arrangeRows(tab, before);
  };
}

function arrangeRows(tab: Tab, rows: readonly Row[]): Edit {
  return () => {
    const before = [...tab.numbersOf(rows).keys()];
    tab.arrange(rows);
    return arrangeRows(tab, before);
  };
}

export function insertRows(tab: Tab, before: number, count: number): Edit {
  return () => {
    tab.insertRows(before, count);
    return deleteRows(tab, tab.rowsFrom(before, count));
  };
}

/** With all that is in them, also what is hidden. */
export function copyRowsBelow(tab: Tab, first: number, count: number): Edit {
  return () => {
    const undo = insertRows(tab, first + count, count)();
    for (let row = first; row < first + count; row += 1) tab.copyRow(row, row + count);
    return undo;
  };
}

export function deleteRows(tab: Tab, rows: readonly Row[]): Edit {
  return () => {
    const blocks = blocksOf([...tab.numbersOf(rows)]);
    for (const { first, rows } of [...blocks].reverse()) tab.deleteRows(first, rows.length);
    return restoreRows(tab, blocks);
  };
}

type Block = { first: number; rows: Row[] };

function restoreRows(tab: Tab, blocks: readonly Block[]): Edit {
  return () => {
    for (const { first, rows } of blocks) tab.restoreRows(first, rows);
    return deleteRows(
      tab,
      blocks.flatMap(({ rows }) => rows),
    );
  };
}

/** Rows one below the other, in their order. */
function blocksOf(numbered: readonly [Row, number][]): Block[] {
  const blocks: Block[] = [];
  for (const [row, number] of numbered) {
    const last = blocks.at(-1);
    if (last && number === last.first + last.rows.length) last.rows.push(row);
    else blocks.push({ first: number, rows: [row] });
  }
  return blocks;
}

/** What is seen of a sheet, not what is in it. */
type Look = Partial<Pick<Tab, "columnWidths" | "filter" | "hiddenRows">>;

export function changeLook(tab: Tab, look: Look): Edit {
  return () => {
    const { columnWidths, filter, hiddenRows } = tab;
    Object.assign(tab, look);
    return changeLook(tab, { columnWidths, filter, hiddenRows });
  };
}

export function placesIn({ row, column, rows, columns }: Area): { row: number; column: number }[] {
  return Array.from({ length: rows * columns }, (_, index) => {
    return { row: row + Math.floor(index / columns), column: column + (index % columns) };
  });
}
