/**
 * SpreadsheetApp, Spreadsheet, Sheet and Range.
 * https://developers.google.com/apps-script/reference/spreadsheet
 *
 * Writes to cells are kept until the next flush, read, change of structure or dialog, or the
 * execution's end, and are lost where it is killed or times out. Google does not say which writes
 * survive that: this is the worst case. As on Google, a write that a cell refuses is reported by
 * the call that carries it out, not by the one that asked for it.
 */
import {
  type Area,
  type Cell,
  type CellValue,
  columnName,
  type Protected,
  parseA1,
  type Tab,
  type Validation,
} from "./document";
import {
  defineService,
  type EnumValue,
  type Execution,
  enumeration,
  exception,
  isDate,
  Service,
} from "./execution";
import {
  BooleanCriteria,
  ConditionalFormatRule,
  ConditionalFormatRuleBuilder,
  DataValidation,
  DataValidationBuilder,
  DataValidationCriteria,
  RichTextValue,
  RichTextValueBuilder,
} from "./spreadsheet-values";
import { Ui } from "./ui";

const ProtectionType = enumeration("ProtectionType", "RANGE", "SHEET");
const WrapStrategy = enumeration("WrapStrategy", "OVERFLOW", "WRAP", "CLIP");

export class SpreadsheetApp extends Service {
  readonly BooleanCriteria = BooleanCriteria;
  readonly DataValidationCriteria = DataValidationCriteria;
  readonly ProtectionType = ProtectionType;
  readonly WrapStrategy = WrapStrategy;

  getActive = () => this.getActiveSpreadsheet();
  getActiveSpreadsheet = (): Spreadsheet | null =>
    this.execution.project.bound ? new Spreadsheet(this.execution, undefined) : null;
  getActiveSheet = () => this.getActiveSpreadsheet()?.getActiveSheet() ?? null;
  getActiveRange = () => this.getActiveSheet()?.getActiveRange() ?? null;
  flush = () => this.execution.flush();
  newDataValidation = () => new DataValidationBuilder(this.execution, { ...CHECKBOX });
  newRichTextValue = () => new RichTextValueBuilder(this.execution, { text: "", links: [] });
  newConditionalFormatRule = () => new ConditionalFormatRuleBuilder(this.execution, undefined);

  getUi(): Ui {
    if (this.execution.hasUi && this.execution.project.bound) {
      return new Ui(this.execution, undefined);
    }
    throw exception("Cannot call SpreadsheetApp.getUi() from this context.");
  }
}
defineService(SpreadsheetApp, "SpreadsheetApp");

const CHECKBOX: Validation = {
  criteria: "CHECKBOX",
  values: [],
  dropdown: true,
  allowInvalid: true,
  helpText: null,
};

class Spreadsheet extends Service {
  readonly #document = this.execution.project.spreadsheet;

  getId = () => this.#document.id;
  getName = () => this.#document.name;
  getUrl = () => `https://docs.google.com/spreadsheets/d/${this.#document.id}/edit`;
  getSpreadsheetLocale = () => "en_US";
  getSpreadsheetTimeZone = () => this.execution.project.timeZone;
  getSheets = () => this.#document.tabs.map((tab) => new Sheet(this.execution, tab));
  getSheetByName = (name: string) =>
    this.getSheets().find(({ state: tab }) => tab.name === name) ?? null;
  getSheetById = (id: number) => this.getSheets().find(({ state: tab }) => tab.id === id) ?? null;
  getActiveRange = () => this.getActiveSheet().getActiveRange();
  setActiveSheet = (sheet: Sheet) => sheet.activate();

  /** The first sheet where the execution has no window before it. */
  getActiveSheet(): Sheet {
    const { tabs } = this.#document;
    const selected = this.execution.hasUi ? this.execution.user.selection?.tab : undefined;
    const tab = selected && tabs.includes(selected) ? selected : tabs[0];
    if (!tab) throw new Error("A spreadsheet has at least one sheet");
    return new Sheet(this.execution, tab);
  }
  insertSheet(name?: string, index?: number): Sheet {
    this.execution.flush();
    return new Sheet(this.execution, this.#document.insertTab(name, index)).activate();
  }
  deleteSheet({ state: tab }: Sheet): void {
    this.execution.flush();
    this.#document.deleteTab(tab);
  }
  toast(message: string, title = ""): void {
    this.execution.toasts.push({ title, message });
  }
}
defineService(
  Spreadsheet,
  "SpreadsheetApp.Spreadsheet",
  `getSheetByName(string) getSheetById(int) setActiveSheet(Sheet) insertSheet(string?,int?)
   deleteSheet(Sheet) toast(string,string?,number?)`,
);

/** The sheet as it is now: what this execution wrote so far is carried out first. */
function upToDate(execution: Execution, tab: Tab): Tab {
  execution.flush();
  return present(execution, tab);
}

function present(execution: Execution, tab: Tab): Tab {
  if (execution.project.spreadsheet.tabs.includes(tab)) return tab;
  throw exception(`Sheet ${tab.id} not found`);
}

class Sheet extends Service<Tab> {
  getName = () => this.state.name;
  getSheetId = () => this.state.id;
  getParent = () => new Spreadsheet(this.execution, undefined);
  getLastRow = () => this.#tab().lastRow();
  getLastColumn = () => this.#tab().lastColumn();
  getMaxRows = () => this.#tab().maxRows;
  getMaxColumns = () => this.#tab().maxColumns;
  getFrozenRows = () => this.#tab().frozenRows;
  getColumnWidth = (column: number) => this.#tab().columnWidths.get(column) ?? 100;
  isColumnHiddenByUser = (column: number) => this.#tab().hiddenColumns.has(column);
  setActiveRange = (range: Range) => range.activate();
  setActiveSelection = (range: Range) => range.activate();
  setName = (name: string) => this.#change((tab) => Object.assign(tab, { name }));
  setColumnWidth = (column: number, width: number) =>
    this.#change((tab) => tab.columnWidths.set(column, width));
  insertRowsBefore = (row: number, count: number) =>
    this.#change((tab) => tab.insertRows(row, count));
  insertRowsAfter = (row: number, count: number) => this.insertRowsBefore(row + 1, count);
  insertColumnsBefore = (column: number, count: number) =>
    this.#change((tab) => tab.insertColumns(column, count));
  insertColumnsAfter = (column: number, count: number) =>
    this.insertColumnsBefore(column + 1, count);
  deleteRows = (row: number, count: number) => this.#tab().deleteRows(row, count);
  deleteColumns = (column: number, count: number) => this.#tab().deleteColumns(column, count);
  protect = () => addProtection(this.execution, this.state, undefined);

  getRange(...args: [string] | [number, number, number?, number?]): Range {
    const [row, column = 1, rows = 1, columns = 1] = args;
    const area =
      typeof row === "string" ? parseA1(row, this.state) : { row, column, rows, columns };
    if (!area) throw exception("Range not found");
    checkArea(area, this.state);
    return this.#range(area);
  }
  getDataRange(): Range {
    const tab = this.#tab();
    return this.getRange(1, 1, Math.max(1, tab.lastRow()), Math.max(1, tab.lastColumn()));
  }
  getActiveRange(): Range {
    const { selection } = this.execution.user;
    const here = this.execution.hasUi && selection?.tab === this.state;
    return this.#range(here ? selection.area : { row: 1, column: 1, rows: 1, columns: 1 });
  }
  activate(): this {
    this.getActiveRange().activate();
    return this;
  }
  appendRow(values: (CellValue | null)[]): this {
    const row = this.#tab().lastRow() + 1;
    const area = { row, column: 1, rows: 1, columns: values.length };
    if (row > this.state.maxRows) this.state.insertRows(row);
    this.#range(area).setValues([values]);
    return this.#change(() => undefined);
  }
  setFrozenRows(rows: number): void {
    this.#tab().frozenRows = rows;
  }
  hideColumns(column: number, count = 1): void {
    for (let next = column; next < column + count; next += 1) this.#tab().hiddenColumns.add(next);
  }
  showColumns(column: number, count = 1): void {
    const { hiddenColumns } = this.#tab();
    for (let next = column; next < column + count; next += 1) hiddenColumns.delete(next);
  }
  getConditionalFormatRules(): ConditionalFormatRule[] {
    return this.#tab().formatRules.map((rule) => {
      const ranges = rule.areas.map((area) => this.#range(area));
      return new ConditionalFormatRule(this.execution, { ...rule, ranges });
    });
  }
  setConditionalFormatRules(rules: ConditionalFormatRule[]): void {
    this.#tab().formatRules = rules.map(({ state: { ranges: _, ...rule } }) => rule);
  }
  getProtections({ value: type }: EnumValue): Protection[] {
    return [...this.#tab().protections]
      .filter(({ area }) => (type === "RANGE") === (area !== undefined))
      .map((item) => new Protection(this.execution, { tab: this.state, item }));
  }

  #tab(): Tab {
    return upToDate(this.execution, this.state);
  }
  #range(area: Area): Range {
    return new Range(this.execution, { tab: this.state, area });
  }
  #change(change: (tab: Tab) => unknown): this {
    change(this.#tab());
    return this;
  }
}
defineService(
  Sheet,
  "SpreadsheetApp.Sheet",
  `getRange(string;int,int,int?,int?) setActiveRange(Range) setActiveSelection(Range)
   setName(string) appendRow(cell[]) setFrozenRows(int)
   insertRowsBefore(int,int) insertRowsAfter(int,int) deleteRows(int,int)
   insertColumnsBefore(int,int) insertColumnsAfter(int,int) deleteColumns(int,int)
   getColumnWidth(int) setColumnWidth(int,int) hideColumns(int,int?) showColumns(int,int?)
   isColumnHiddenByUser(int) setConditionalFormatRules(ConditionalFormatRule[])
   getProtections(ProtectionType)`,
);

function addProtection(execution: Execution, tab: Tab, area: Area | undefined): Protection {
  const item = { area, description: "", warningOnly: false };
  upToDate(execution, tab).protections.add(item);
  return new Protection(execution, { tab, item });
}

class Protection extends Service<{ tab: Tab; item: Protected }> {
  getDescription = () => this.state.item.description;
  isWarningOnly = () => this.state.item.warningOnly;
  setDescription = (description: string) => this.#set({ description });
  setWarningOnly = (warningOnly: boolean) => this.#set({ warningOnly });

  getRange(): Range {
    const { tab, item } = this.state;
    const whole = { row: 1, column: 1, rows: tab.maxRows, columns: tab.maxColumns };
    return new Range(this.execution, { tab, area: item.area ?? whole });
  }
  remove(): void {
    this.state.tab.protections.delete(this.state.item);
  }
  #set(part: Partial<Protected>): this {
    Object.assign(this.state.item, part);
    return this;
  }
}
defineService(
  Protection,
  "SpreadsheetApp.Protection",
  "setDescription(string) setWarningOnly(boolean)",
);

function checkArea(area: Area, tab: Tab): void {
  if (area.row < 1) throw exception("The starting row of the range is too small.");
  if (area.column < 1) throw exception("The starting column of the range is too small.");
  if (area.rows < 1) throw exception("The number of rows in the range must be at least 1.");
  if (area.columns < 1) throw exception("The number of columns in the range must be at least 1.");
  const bottom = area.row + area.rows - 1;
  const right = area.column + area.columns - 1;
  if (bottom <= tab.maxRows && right <= tab.maxColumns) return;
  throw exception("The coordinates of the range are outside the dimensions of the sheet.");
}

/** Its formats (setBackgrounds and the like) and the methods for single cells are added below. */
export class Range extends Service<{ tab: Tab; area: Area }> {
  getRow = () => this.state.area.row;
  getColumn = () => this.state.area.column;
  getNumRows = () => this.state.area.rows;
  getNumColumns = () => this.state.area.columns;
  getLastRow = () => this.state.area.row + this.state.area.rows - 1;
  getLastColumn = () => this.state.area.column + this.state.area.columns - 1;
  getSheet = () => new Sheet(this.execution, this.state.tab);
  getDisplayValues = () => read(this, ({ value }) => displayed(value));
  getFormulas = () => read(this, ({ formula }) => formula);
  getNotes = () => read(this, ({ note }) => note);
  setFormulas = (formulas: string[][]) => this.setValues(formulas);
  setNotes = (notes: (string | null)[][]) => write(this, notes, (note) => ({ note: note ?? "" }));
  setDataValidations = (rules: (DataValidation | null)[][]) =>
    write(this, rules, (rule) => ({ validation: rule?.state ?? null }));
  clearDataValidations = () => this.setDataValidations(this.#all(null));
  clearContent = () => this.setValues(this.#all(null));
  clearNote = () => this.setNotes(this.#all(null));
  isBlank = () => read(this, ({ value }) => value === "").every((line) => line.every(Boolean));
  protect = () => addProtection(this.execution, this.state.tab, this.state.area);

  getA1Notation(): string {
    const { row, column } = this.state.area;
    const first = `${columnName(column)}${row}`;
    const last = `${columnName(this.getLastColumn())}${this.getLastRow()}`;
    return first === last ? first : `${first}:${last}`;
  }
  activate(): this {
    this.execution.user.selection = this.state;
    return this;
  }
  getValues(): CellValue[][] {
    const { Date: ScriptDate } = this.execution.project;
    return read(this, ({ value }) => (isDate(value) ? new ScriptDate(+value) : value));
  }
  setValues(values: (CellValue | null)[][]): this {
    return write(this, values, (value, row, column) =>
      this.state.tab.accepted(row, column, isDate(value) ? new Date(+value) : (value ?? "")),
    );
  }
  /** null for cells that hold no text */
  getRichTextValues(): (RichTextValue | null)[][] {
    return read(this, ({ value: text, links }) =>
      typeof text === "string" ? new RichTextValue(this.execution, { text, links }) : null,
    );
  }
  setRichTextValues(values: RichTextValue[][]): this {
    return write(this, values, ({ state: { text, links } }, row, column) => ({
      ...this.state.tab.accepted(row, column, `'${text}`),
      links,
    }));
  }
  getDataValidations(): (DataValidation | null)[][] {
    return read(this, ({ validation }) =>
      validation ? new DataValidation(this.execution, validation) : null,
    );
  }
  /** Google: "Sets the value of all cells in the range to false." */
  insertCheckboxes(): this {
    const checkbox = { value: false, formula: "", links: [], validation: CHECKBOX };
    return write(this, this.#all(null), () => checkbox);
  }
  offset(down: number, right: number, rows?: number, columns?: number): Range {
    const { area } = this.state;
    const [height, width] = [rows ?? area.rows, columns ?? area.columns];
    return this.getSheet().getRange(area.row + down, area.column + right, height, width);
  }
  #all<Value>(value: Value): Value[][] {
    return everywhere(this.state.area, value);
  }
}

function everywhere<Value>({ rows, columns }: Area, value: Value): Value[][] {
  return Array.from({ length: rows }, () => Array<Value>(columns).fill(value));
}

function read<Value>(range: Range, pick: (cell: Readonly<Cell>) => Value): Value[][] {
  const tab = upToDate(range.execution, range.state.tab);
  const { row, column, rows, columns } = range.state.area;
  checkArea(range.state.area, tab);
  const lines: Value[][] = [];
  for (let r = row; r < row + rows; r += 1) {
    const line: Value[] = [];
    for (let c = column; c < column + columns; c += 1) line.push(pick(tab.cell(r, c)));
    lines.push(line);
  }
  return lines;
}

/** Keeps a write for later. All of its cells change, or none where one refuses its value. */
function write<R extends Range, Value>(
  range: R,
  values: Value[][],
  change: (value: Value, row: number, column: number) => Partial<Cell>,
): R {
  const { area, tab } = range.state;
  checkSize("rows", values.length, area.rows);
  for (const line of values) checkSize("columns", line.length, area.columns);
  range.execution.defer(() => {
    checkArea(area, present(range.execution, tab));
    const parts = values.map((line, r) =>
      line.map((value, c) => change(value, area.row + r, area.column + c)),
    );
    parts.forEach((line, r) => {
      line.forEach((part, c) => {
        tab.change(area.row + r, area.column + c, part);
      });
    });
  });
  return range;
}

function checkSize(what: string, given: number, expected: number): void {
  if (given === expected) return;
  throw exception(
    `The number of ${what} in the data does not match the number of ${what} in the range. ` +
      `The data has ${given} but the range has ${expected}.`,
  );
}

/** As a sheet in English shows it without a number format; a Date as month/day/year. */
function displayed(value: CellValue): string {
  if (typeof value === "boolean") return String(value).toUpperCase();
  if (!isDate(value)) return String(value);
  return `${value.getMonth() + 1}/${value.getDate()}/${value.getFullYear()}`;
}

let rangeSignatures = "offset(int,int;int,int,int,int)";

function addMethod(name: string, method: (this: Range, ...args: unknown[]) => unknown): void {
  Object.defineProperty(Range.prototype, name, { value: method });
}

/** Formats are only kept: [Google's name, its plural, what it is at first, its type]. */
const formats: [string, string, unknown, string][] = [
  ["Background", "Backgrounds", "#ffffff", "string|null"],
  ["FontColor", "FontColors", "#000000", "string|null"],
  ["FontSize", "FontSizes", 10, "int"],
  ["FontStyle", "FontStyles", "normal", "string|null"],
  ["FontWeight", "FontWeights", "normal", "string|null"],
  ["HorizontalAlignment", "HorizontalAlignments", "general", "string|null"],
  ["NumberFormat", "NumberFormats", "General", "string"],
  ["VerticalAlignment", "VerticalAlignments", "bottom", "string|null"],
  ["Wrap", "Wraps", true, "boolean"],
  ["WrapStrategy", "WrapStrategies", WrapStrategy.OVERFLOW, "WrapStrategy|null"],
];

for (const [name, plural, initial] of formats) {
  addMethod(`get${plural}`, function () {
    return read(this, ({ format }) => format[name] ?? initial);
  });
  addMethod(`set${plural}`, function (values) {
    return write(this, rowsOf(values), (value, row, column) => {
      const { [name]: _, ...others } = this.state.tab.cell(row, column).format;
      return { format: value === null ? others : { ...others, [name]: value } };
    });
  });
}

/** getX reads the upper left cell of what getXs reads, setX puts one value into every cell. */
const singulars: [string, string, string][] = [
  ["Value", "Values", "cell"],
  ["Formula", "Formulas", "string"],
  ["Note", "Notes", "string|null"],
  ["RichTextValue", "RichTextValues", "RichTextValue"],
  ["DataValidation", "DataValidations", "DataValidation|null"],
  ...formats.map(([name, plural, , type]): [string, string, string] => [name, plural, type]),
];

for (const [singular, plural, type] of singulars) {
  addMethod(`get${singular}`, function () {
    const { tab, area } = this.state;
    const corner = new Range(this.execution, { tab, area: { ...area, rows: 1, columns: 1 } });
    return rowsOf(invoke(corner, `get${plural}`))[0]?.[0];
  });
  addMethod(`set${singular}`, function (value) {
    return invoke(this, `set${plural}`, everywhere(this.state.area, value));
  });
  rangeSignatures += ` set${singular}(${type}) set${plural}(${type}[][])`;
}

function invoke(range: Range, name: string, ...args: unknown[]): unknown {
  const method: unknown = Reflect.get(range, name);
  return typeof method === "function" ? Reflect.apply(method, range, args) : undefined;
}

function rowsOf(values: unknown): unknown[][] {
  return Array.isArray(values) ? values.filter(Array.isArray) : [];
}

defineService(Range, "SpreadsheetApp.Range", rangeSignatures);
