/**
 * What people have in their sheets that refuses what a script writes, or shows something else than it
 * holds; each can be switched on for a sheet. A filter is set with the sheet's own tools.
 */
import type { Area, CellValue, Tab } from "./document";

export const sheetFaultDescriptions = {
  "typed-columns": "The sheet is a table: its typed columns refuse a drop-down",
  "typed-columns-late": "The same, refused only when the writes are carried out",
  "protected-columns": "Only the owner may change what is right of the second column",
  "merged-header": "The cells of the first row right of the second one are merged",
  "people-chips": "Addresses are people chips, which show names",
  formulas: "The texts of the first column are formulas that come to something else at each write",
};

export type SheetFaultName = keyof typeof sheetFaultDescriptions;
export const sheetFaultNames: readonly SheetFaultName[] =
  Object.keys(sheetFaultDescriptions).filter(isSheetFaultName);

export function isSheetFaultName(name: string): name is SheetFaultName {
  return Object.hasOwn(sheetFaultDescriptions, name);
}

/** Makes a sheet one of that kind, as far as it reaches now. */
export function spoil(tab: Tab, fault: SheetFaultName): void {
  FAULTS[fault].spoil(tab);
}

/** As its owner would: chips become addresses, formulas what they come to; what was merged is lost. */
export function mend(tab: Tab, fault: SheetFaultName): void {
  FAULTS[fault].mend(tab);
}

interface SheetFault {
  spoil(tab: Tab): void;
  mend(tab: Tab): void;
}

const OWNER = "owner@example.com";
const ADDRESS = /[^\s<>,;]+@[^\s<>,;]+/g;

const FAULTS: Record<SheetFaultName, SheetFault> = {
  "typed-columns": typed("call"),
  "typed-columns-late": typed("flush"),
  "protected-columns": {
    spoil: (tab) => {
      tab.protections = [{ area: rightOfInputs(tab, tab.maxRows), editors: [OWNER] }];
    },
    mend: (tab) => {
      tab.protections = [];
    },
  },
  "merged-header": {
    spoil: (tab) => {
      const area = rightOfInputs(tab, 1);
      tab.fill([Array<string>(area.columns - 1).fill("")], 1, area.column + 1);
      tab.merges = [area];
    },
    mend: (tab) => {
      tab.merges = [];
    },
  },
  "people-chips": {
    spoil: (tab) =>
      forEachCell(tab, (row, column, value) => {
        const addresses = String(value).match(ADDRESS) ?? [];
        const people = addresses.map((email) => ({ email, name: nameOf(email) }));
        if (people.length > 0) tab.enterPeople(row, column, people);
      }),
    mend: (tab) =>
      forEachCell(tab, (row, column) => {
        if (tab.cell(row, column).people.length > 0) tab.extractAddresses(row, column);
      }),
  },
  formulas: {
    spoil: (tab) => {
      let writes = 0;
      forEachCell(tab, (row, column, value) => {
        if (row === 1 || column !== 1) return;
        tab.enterFormula(row, column, `="${value} "&RANDBETWEEN(1,99)`, () => {
          writes += 1;
          return `${value} ${writes}`;
        });
      });
    },
    mend: (tab) =>
      forEachCell(tab, (row, column, value) => {
        if (tab.cell(row, column).calculate) tab.fill([[value]], row, column);
      }),
  },
};

function typed(when: "call" | "flush"): SheetFault {
  return {
    spoil: (tab) => {
      const columns = Array.from({ length: tab.maxColumns }, (_, index) => index + 1);
      tab.typedColumns = new Map(columns.map((column) => [column, when]));
    },
    mend: (tab) => {
      tab.typedColumns = new Map();
    },
  };
}

/** Names and members stand at the left. */
function rightOfInputs(tab: Tab, rows: number): Area {
  return { row: 1, column: 3, rows, columns: tab.maxColumns - 2 };
}

function forEachCell(
  tab: Tab,
  visit: (row: number, column: number, value: CellValue) => void,
): void {
  for (const [r, line] of tab.values().entries()) {
    for (const [c, value] of line.entries()) if (value !== "") visit(r + 1, c + 1, value);
  }
}

/** ana.lima@example.com → Ana Lima */
function nameOf(address: string): string {
  const words = address.replace(/@.*/, "").split(/[._-]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
