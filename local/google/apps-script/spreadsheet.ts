/**
 * SpreadsheetApp. https://developers.google.com/apps-script/reference/spreadsheet
 *
 * Writes to cells are kept until the next flush, read, change of structure or dialog, or the
 * execution's end. Each call is one write, whatever its range. Google does not say which writes
 * survive a kill: here as many as the test says, in their order, from none to all. A time-out leaves
 * none. As on Google, a write that a cell refuses is reported by the call that carries it out, not by
 * the one that asked for it.
 */
import type { Area, Cell, CellValue, FormatRule, Link, Tab, Validation } from "./document";
import { exception, isDate } from "./errors";
import type { RunningExecution } from "./kept";
import { change, type EnumValue, enumeration, Service, type StandIn } from "./service";
import { Ui } from "./ui";

const WrapStrategy = enumeration<typeof GoogleAppsScript.Spreadsheet.WrapStrategy>(
  "WrapStrategy",
  "WRAP",
  "OVERFLOW",
  "CLIP",
);

export class SpreadsheetApp
  extends Service<undefined, GoogleAppsScript.Spreadsheet.SpreadsheetApp>
  implements StandIn<SpreadsheetApp>
{
  static readonly google = "SpreadsheetApp";
  readonly WrapStrategy = WrapStrategy;
  getActiveSpreadsheet = () => new Spreadsheet(this.execution, undefined);
  getActiveSheet = () => this.getActiveSpreadsheet().getActiveSheet();
  flush = () => this.execution.flush();
  newDataValidation = () => new DataValidationBuilder(this.execution, {});
  newRichTextValue = () => new RichTextValueBuilder(this.execution, { text: "", links: [] });
  newConditionalFormatRule = () => new ConditionalFormatRuleBuilder(this.execution, noRule());

  getUi(): Ui {
    if (this.execution.hasUi) return new Ui(this.execution, undefined);
    throw exception("Cannot call SpreadsheetApp.getUi() from this context.");
  }
}

export class Spreadsheet
  extends Service<undefined, GoogleAppsScript.Spreadsheet.Spreadsheet>
  implements StandIn<Spreadsheet>
{
  static readonly google =
    "SpreadsheetApp.Spreadsheet getSheetById(int) toast(string,string?,int?)";
  getId = () => this.execution.project.spreadsheet.id;
  getSpreadsheetTimeZone = () => this.execution.project.spreadsheet.timeZone;
  getName = () => this.execution.project.spreadsheet.name;

  getSheetById(id: number): Sheet | null {
    const tab = this.execution.project.spreadsheet.tabs.find((each) => each.id === id);
    return tab ? new Sheet(this.execution, tab) : null;
  }

  /** The first sheet where the execution has no window before it. */
  getActiveSheet(): Sheet {
    const { tabs } = this.execution.project.spreadsheet;
    const selected = this.execution.hasUi ? this.execution.user.selection?.tab : undefined;
    const tab = selected && tabs.includes(selected) ? selected : tabs[0];
    if (!tab) throw new Error("A spreadsheet has at least one sheet");
    return new Sheet(this.execution, tab);
  }
  toast(message: string, title = ""): void {
    this.execution.toasts.push({ title, message });
  }
}

/** The sheet, after all that this execution wrote so far is carried out. */
function upToDate(execution: RunningExecution, tab: Tab): Tab {
  execution.flush();
  return present(execution, tab);
}

function present(execution: RunningExecution, tab: Tab): Tab {
  if (execution.project.spreadsheet.tabs.includes(tab)) return tab;
  throw exception(`Sheet ${tab.id} not found`);
}

class Sheet extends Service<Tab, GoogleAppsScript.Spreadsheet.Sheet> implements StandIn<Sheet> {
  static readonly google = `SpreadsheetApp.Sheet getRange(int,int,int?,int?) setFrozenRows(int)
    insertColumnsAfter(int,int) insertRowsAfter(int,int) deleteColumns(int,int)
    setColumnWidth(int,int) hideColumns(int,int?) isRowHiddenByFilter(int) isRowHiddenByUser(int)
    setConditionalFormatRules(ConditionalFormatRule[])`;
  getName = () => this.state.name;
  getSheetId = () => this.state.id;
  getLastRow = () => this.#tab().lastRow();
  getFormUrl = () => this.#tab().formUrl;
  getLastColumn = () => this.#tab().lastColumn();
  getMaxRows = () => this.#tab().maxRows;
  getMaxColumns = () => this.#tab().maxColumns;
  getFrozenRows = () => this.#tab().frozenRows;

  getRange(row: number, column: number, rows = 1, columns = 1): Range {
    const area = { row, column, rows, columns };
    checkArea(area, present(this.execution, this.state));
    return new Range(this.execution, { tab: this.state, area });
  }
  getDataRange(): Range {
    const tab = this.#tab();
    return this.getRange(1, 1, Math.max(1, tab.lastRow()), Math.max(1, tab.lastColumn()));
  }
  getActiveRange(): Range | null {
    const area = this.#selected() ?? { row: 1, column: 1, rows: 1, columns: 1 };
    return new Range(this.execution, { tab: this.state, area });
  }
  /** One range: selecting several apart from each other is left out; null where none is selected. */
  getActiveRangeList(): RangeList | null {
    const area = this.#selected();
    if (!area) return null;
    return new RangeList(this.execution, [new Range(this.execution, { tab: this.state, area })]);
  }
  getFilter(): Filter | null {
    const { filter } = this.#tab();
    return filter ? new Filter(this.execution, { tab: this.state, area: filter }) : null;
  }
  setFrozenRows(rows: number): void {
    const tab = this.#changeable();
    if (tab.merges.some(({ row, rows: count }) => row <= rows && row + count - 1 > rows)) {
      throw exception("You can't freeze rows which contain only part of a merged cell.");
    }
    tab.frozenRows = rows;
  }
  insertRowsAfter(row: number, count: number): this {
    return this.#move(count, (tab) => tab.insertRows(row + 1, count));
  }
  insertColumnsAfter(column: number, count: number): this {
    return this.#move(count, (tab) => tab.insertColumns(column + 1, count));
  }
  deleteColumns(column: number, count: number): void {
    this.#move(count, (tab) => tab.deleteColumns(column, count));
  }
  setColumnWidth(column: number, width: number): this {
    const tab = this.#changeable();
    tab.columnWidths = new Map([...tab.columnWidths, [column, width]]);
    return this;
  }
  hideColumns(column: number, count = 1): void {
    const tab = this.#changeable();
    const added = Array.from({ length: count }, (_, index) => column + index);
    tab.hiddenColumns = new Set([...tab.hiddenColumns, ...added]);
  }
  isRowHiddenByFilter = (row: number) => this.#tab().hiddenRows.get(row) === "filter";
  isRowHiddenByUser = (row: number) => this.#tab().hiddenRows.get(row) === "user";
  getConditionalFormatRules(): ConditionalFormatRule[] {
    return this.#tab().formatRules.map(({ areas, ...rule }) => {
      const ranges = areas.map((area) => new Range(this.execution, { tab: this.state, area }));
      return new ConditionalFormatRule(this.execution, { ...rule, ranges });
    });
  }
  setConditionalFormatRules(rules: ConditionalFormatRule[]): void {
    this.#changeable().formatRules = rules.map(({ state: { ranges, ...rule } }) => {
      return { ...rule, areas: ranges.map(({ state }) => state.area) };
    });
  }

  #selected(): Area | undefined {
    const { selection } = this.execution.user;
    return this.execution.hasUi && selection?.tab === this.state ? selection.area : undefined;
  }
  #tab(): Tab {
    return upToDate(this.execution, this.state);
  }
  #changeable(): Tab {
    const tab = this.#tab();
    checkProtection(this.execution, tab);
    return tab;
  }
  /**
   * Where any range is protected against somebody, they move no rows and columns. What Google says to
   * none of them is not known: that it is refused is the worse case.
   */
  #move(count: number, move: (tab: Tab) => void): this {
    if (count < 1) throw exception("Invalid argument");
    const tab = this.#changeable();
    checkProtection(this.execution, tab, {
      ...{ row: 1, column: 1, rows: tab.maxRows, columns: tab.maxColumns },
    });
    move(tab);
    tab.recalculate();
    return this;
  }
}

/** Throws Google's refusal where somebody may not change an area, or without one the sheet itself. */
function checkProtection({ user }: RunningExecution, tab: Tab, area?: Area): void {
  if (!tab.isProtected(area, user.email)) return;
  throw exception(
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to " +
      "remove protection if you need to edit.",
  );
}

class RangeList
  extends Service<readonly Range[], GoogleAppsScript.Spreadsheet.RangeList>
  implements StandIn<RangeList>
{
  static readonly google = "SpreadsheetApp.RangeList";
  getRanges = () => [...this.state];
}

class Filter
  extends Service<{ tab: Tab; area: Area }, GoogleAppsScript.Spreadsheet.Filter>
  implements StandIn<Filter>
{
  static readonly google = "SpreadsheetApp.Filter";
  getRange = () => new Range(this.execution, this.state);
}

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

export class Range
  extends Service<{ tab: Tab; area: Area }, GoogleAppsScript.Spreadsheet.Range>
  implements StandIn<Range>
{
  static readonly google =
    `SpreadsheetApp.Range setNotes(string|null[][]) setValue(cell) setValues(cell[][])
    setRichTextValues(RichTextValue[][]) setDataValidation(DataValidation|null)
    setDataValidations(DataValidation|null[][]) setFontWeight(string|null)
    setWrapStrategy(WrapStrategy)`;
  getRow = () => this.state.area.row;
  getSheet = () => new Sheet(this.execution, this.state.tab);
  getColumn = () => this.state.area.column;
  getNumRows = () => this.state.area.rows;
  getNumColumns = () => this.state.area.columns;

  getValue = () => this.getValues()[0]?.[0];
  setValue = (value: CellValue | null) => this.setValues(this.#all(value));
  setDataValidation = (rule: DataValidation | null) => this.setDataValidations(this.#all(rule));
  getDisplayValues = () => this.#tab().readShown(this.state.area);
  getFormulas = () => this.#read(({ formula }) => formula);
  getNotes = () => this.#read(({ note }) => note);
  setNotes = (notes: (string | null)[][]) => this.#write(notes, (note) => ({ note: note ?? "" }));

  setDataValidations(rules: (DataValidation | null)[][]): this {
    this.#checkType("call");
    return this.#write(rules, (rule) => {
      this.#checkType("flush");
      return { validation: rule?.state ?? null };
    });
  }

  getValues(): CellValue[][] {
    const { Date: ScriptDate } = this.execution.project;
    return this.#read(({ value }) => (isDate(value) ? new ScriptDate(+value) : value));
  }
  setValues(values: (CellValue | null)[][]): this {
    const { tab } = this.state;
    return this.#write(values, (value, row, column) => tab.typed(row, column, value ?? ""));
  }
  /** null for cells that hold no text */
  getRichTextValues(): (RichTextValue | null)[][] {
    return this.#read(({ value: text, links }) =>
      typeof text === "string" ? new RichTextValue(this.execution, { text, links }) : null,
    );
  }
  setRichTextValues(values: RichTextValue[][]): this {
    const { tab } = this.state;
    return this.#write(values, ({ state: { text, links } }, row, column) =>
      tab.accepted(row, column, text, "", links),
    );
  }
  getDataValidations(): (DataValidation | null)[][] {
    return this.#read(({ validation }) =>
      validation ? new DataValidation(this.execution, validation) : null,
    );
  }
  setFontWeight = (weight: GoogleAppsScript.Spreadsheet.FontWeight | null) =>
    this.#format("FontWeight", weight);
  setWrapStrategy = (strategy: EnumValue<GoogleAppsScript.Spreadsheet.WrapStrategy>) =>
    this.#format("WrapStrategy", strategy.value);
  activate(): this {
    this.execution.user.selection = this.state;
    return this;
  }
  #format(name: string, value: string | null): this {
    return this.#write(this.#all(value), (_, row, column) => {
      const { [name]: __, ...others } = this.state.tab.cell(row, column).format;
      return { format: value === null ? others : { ...others, [name]: value } };
    });
  }
  /** https://support.google.com/docs/answer/14239833: a table's column types are its own rules. */
  #checkType(when: "call" | "flush"): void {
    const { tab, area } = this.state;
    for (const [column, refusal] of tab.typedColumns) {
      const isInside = column >= area.column && column < area.column + area.columns;
      if (!isInside || refusal !== when) continue;
      throw exception("This operation is not allowed on cells in typed columns.");
    }
  }

  #all<Value>(value: Value): Value[][] {
    const { rows, columns } = this.state.area;
    return Array.from({ length: rows }, () => Array<Value>(columns).fill(value));
  }
  #read<Value>(pick: (cell: Readonly<Cell>) => Value): Value[][] {
    return this.#tab().read(this.state.area, pick);
  }
  #tab(): Tab {
    const tab = upToDate(this.execution, this.state.tab);
    checkArea(this.state.area, tab);
    return tab;
  }
  /** Keeps a write for later. All of its cells change, or none where one refuses its value. */
  #write<Value>(
    values: Value[][],
    toCell: (value: Value, row: number, column: number) => Partial<Cell>,
  ): this {
    const { area, tab } = this.state;
    checkSize("rows", values.length, area.rows);
    for (const line of values) checkSize("columns", line.length, area.columns);
    this.execution.defer(() => {
      checkArea(area, present(this.execution, tab));
      checkProtection(this.execution, tab, area);
      const cells = values.map((line, r) =>
        line.map((value, c) => toCell(value, area.row + r, area.column + c)),
      );
      cells.forEach((line, r) => {
        for (const [c, cell] of line.entries()) {
          const [row, column] = [area.row + r, area.column + c];
          const isLost = "value" in cell && tab.isCovered(row, column);
          if (!isLost && !isContentOf(tab.cell(row, column), cell)) tab.change(row, column, cell);
        }
      });
    });
    return this;
  }
}

/** Most of what a script writes in blocks is there already. */
function isContentOf(cell: Readonly<Cell>, { value, formula, links }: Partial<Cell>): boolean {
  if (value !== cell.value || formula !== cell.formula) return false;
  return cell.links.length === 0 && links?.length === 0;
}

function checkSize(what: string, given: number, expected: number): void {
  if (given === expected) return;
  throw exception(
    `The number of ${what} in the data does not match the number of ${what} in the range. ` +
      `The data has ${given} but the range has ${expected}.`,
  );
}

class DataValidation
  extends Service<Validation, GoogleAppsScript.Spreadsheet.DataValidation>
  implements StandIn<DataValidation>
{
  static readonly google = "SpreadsheetApp.DataValidation";
}

class DataValidationBuilder
  extends Service<Partial<Validation>, GoogleAppsScript.Spreadsheet.DataValidationBuilder>
  implements StandIn<DataValidationBuilder>
{
  static readonly google =
    "SpreadsheetApp.DataValidationBuilder requireValueInList(string[],boolean?) setAllowInvalid(boolean)";
  requireValueInList = (values: string[], dropdown = true) =>
    change(this, { criteria: "VALUE_IN_LIST", values, dropdown });
  setAllowInvalid = (allowInvalid: boolean) => change(this, { allowInvalid });

  build(): DataValidation {
    const { criteria, values = [], dropdown = true, allowInvalid = true } = this.state;
    // The text is our own.
    if (!criteria) throw exception("A data validation rule needs a criterion.");
    return new DataValidation(this.execution, { criteria, values, dropdown, allowInvalid });
  }
}

type LinkedText = { text: string; links: readonly Link[] };

class RichTextValue
  extends Service<LinkedText, GoogleAppsScript.Spreadsheet.RichTextValue>
  implements StandIn<RichTextValue>
{
  static readonly google = "SpreadsheetApp.RichTextValue";
  getText = () => this.state.text;
  /** null where no link covers the whole text */
  getLinkUrl(): string | null {
    const { text, links } = this.state;
    return links.find(({ start, end }) => start === 0 && end === text.length)?.url ?? null;
  }
  /** where a link begins or ends, another run does */
  getRuns(): RichTextValue[] {
    const { text, links } = this.state;
    const ends = links.flatMap(({ start, end }) => [start, end]);
    const cuts = [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
    return cuts.slice(1).map((end, index) => {
      const start = cuts[index] ?? 0;
      const within = links.filter((link) => link.start <= start && link.end >= end);
      const whole = within.map(({ url }) => ({ start: 0, end: end - start, url }));
      return new RichTextValue(this.execution, { text: text.slice(start, end), links: whole });
    });
  }
}

class RichTextValueBuilder
  extends Service<LinkedText, GoogleAppsScript.Spreadsheet.RichTextValueBuilder>
  implements StandIn<RichTextValueBuilder>
{
  static readonly google =
    "SpreadsheetApp.RichTextValueBuilder setText(string) setLinkUrl(string|null)";
  setText = (text: string) => change(this, { text, links: [] });
  build = () => new RichTextValue(this.execution, { ...this.state });

  setLinkUrl(url: string | null): this {
    const whole = { start: 0, end: this.state.text.length };
    return change(this, { links: url === null ? [] : [{ ...whole, url }] });
  }
}

type RuleState = Omit<FormatRule, "areas"> & { ranges: readonly Range[] };
const noRule = (): RuleState => ({ criteria: "", values: [], ranges: [], style: {} });

class ConditionalFormatRule
  extends Service<RuleState, GoogleAppsScript.Spreadsheet.ConditionalFormatRule>
  implements StandIn<ConditionalFormatRule>
{
  static readonly google = "SpreadsheetApp.ConditionalFormatRule";
  getRanges = () => [...this.state.ranges];
}

class ConditionalFormatRuleBuilder
  extends Service<RuleState, GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder>
  implements StandIn<ConditionalFormatRuleBuilder>
{
  static readonly google =
    `SpreadsheetApp.ConditionalFormatRuleBuilder whenTextEqualTo(string) setBackground(string|null)
    setFontColor(string|null) setRanges(Range[])`;
  whenTextEqualTo = (text: string) => change(this, { criteria: "TEXT_EQUAL_TO", values: [text] });
  setBackground = (background: string | null) => this.#style({ background });
  setFontColor = (fontColor: string | null) => this.#style({ fontColor });
  setRanges = (ranges: Range[]) => change(this, { ranges });

  build(): ConditionalFormatRule {
    const { criteria, ranges } = this.state;
    // The text is our own.
    if (!criteria || ranges.length === 0) throw exception("A rule needs a condition and a range.");
    return new ConditionalFormatRule(this.execution, { ...this.state });
  }
  #style(part: FormatRule["style"]): this {
    return change(this, { style: { ...this.state.style, ...part } });
  }
}
