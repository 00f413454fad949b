/**
 * What scripts build and put into cells: validation rules, texts with links, conditional formats.
 * https://developers.google.com/apps-script/reference/spreadsheet
 */
import type { FormatRule, Link, Validation } from "./document";
import { defineService, enumeration, Service } from "./execution";
import type { Range } from "./spreadsheet";

export const DataValidationCriteria = enumeration(
  "DataValidationCriteria",
  "VALUE_IN_LIST",
  "CHECKBOX",
);
export const BooleanCriteria = enumeration(
  "BooleanCriteria",
  "CELL_EMPTY",
  "CELL_NOT_EMPTY",
  "CUSTOM_FORMULA",
  "TEXT_CONTAINS",
  "TEXT_EQUAL_TO",
  "TEXT_STARTS_WITH",
);

export class DataValidation extends Service<Validation> {
  getAllowInvalid = () => this.state.allowInvalid;
  getCriteriaType = () => DataValidationCriteria[this.state.criteria];
  /** For a list, the values and whether there is a drop-down. */
  getCriteriaValues = () =>
    this.state.criteria === "VALUE_IN_LIST" ? [[...this.state.values], this.state.dropdown] : [];
  getHelpText = () => this.state.helpText;
  copy = () => new DataValidationBuilder(this.execution, { ...this.state });
}
defineService(DataValidation, "SpreadsheetApp.DataValidation");

export class DataValidationBuilder extends Service<Validation> {
  requireValueInList = (values: unknown[], dropdown = true) =>
    this.#set({ criteria: "VALUE_IN_LIST", values: values.map(String), dropdown });
  requireCheckbox = () => this.#set({ criteria: "CHECKBOX", values: [] });
  setAllowInvalid = (allowInvalid: boolean) => this.#set({ allowInvalid });
  setHelpText = (helpText: string | null) => this.#set({ helpText });
  build = () => new DataValidation(this.execution, { ...this.state });

  #set(part: Partial<Validation>): this {
    Object.assign(this.state, part);
    return this;
  }
}
defineService(
  DataValidationBuilder,
  "SpreadsheetApp.DataValidationBuilder",
  "requireValueInList(any[],boolean?) setAllowInvalid(boolean) setHelpText(string|null)",
);

type LinkedText = { text: string; links: readonly Link[] };

export class RichTextValue extends Service<LinkedText> {
  getText = () => this.state.text;
  copy = () => new RichTextValueBuilder(this.execution, { ...this.state });

  /** The link of the whole text, or of the given part; null where there is none, or several. */
  getLinkUrl(start = 0, end = this.state.text.length): string | null {
    return this.state.links.find((link) => link.start <= start && link.end >= end)?.url ?? null;
  }
  /** The text cut where links begin and end. */
  getRuns(): RichTextValue[] {
    const { text, links } = this.state;
    const cuts = new Set([0, text.length, ...links.flatMap(({ start, end }) => [start, end])]);
    const ends = [...cuts].sort((a, b) => a - b);
    return ends.slice(1).map((end, index) => {
      const start = ends[index] ?? 0;
      const url = this.getLinkUrl(start, end);
      const link = url === null ? [] : [{ start: 0, end: end - start, url }];
      return new RichTextValue(this.execution, { text: text.slice(start, end), links: link });
    });
  }
}
defineService(RichTextValue, "SpreadsheetApp.RichTextValue", "getLinkUrl(;int,int)");

export class RichTextValueBuilder extends Service<LinkedText> {
  setText = (text: string) => this.#set({ text, links: [] });
  build = () => new RichTextValue(this.execution, { ...this.state });

  setLinkUrl(...args: [string | null] | [number, number, string | null]): this {
    const [start, end, url] = args.length === 1 ? [0, this.state.text.length, args[0]] : args;
    const others = this.state.links.filter((link) => link.end <= start || link.start >= end);
    return this.#set({ links: url === null ? others : [...others, { start, end, url }] });
  }
  #set(part: Partial<LinkedText>): this {
    Object.assign(this.state, part);
    return this;
  }
}
defineService(
  RichTextValueBuilder,
  "SpreadsheetApp.RichTextValueBuilder",
  "setText(string) setLinkUrl(string|null;int,int,string|null)",
);

export class ConditionalFormatRule extends Service<FormatRule & { ranges: readonly Range[] }> {
  getRanges = () => [...this.state.ranges];
  getBooleanCondition = () => new BooleanCondition(this.execution, this.state);
}
defineService(ConditionalFormatRule, "SpreadsheetApp.ConditionalFormatRule");

class BooleanCondition extends Service<FormatRule> {
  getCriteriaType = () => BooleanCriteria[this.state.criteria];
  getCriteriaValues = () => [...this.state.values];
  getBackground = () => this.state.style.background ?? null;
  getFontColor = () => this.state.style.fontColor ?? null;
  getBold = () => this.state.style.bold ?? null;
}
defineService(BooleanCondition, "SpreadsheetApp.BooleanCondition");

type Style = FormatRule["style"];

export class ConditionalFormatRuleBuilder extends Service {
  #rule: FormatRule = { criteria: "CELL_NOT_EMPTY", values: [], areas: [], style: {} };
  #ranges: readonly Range[] = [];

  whenCellEmpty = () => this.#when("CELL_EMPTY");
  whenCellNotEmpty = () => this.#when("CELL_NOT_EMPTY");
  whenTextContains = (text: string) => this.#when("TEXT_CONTAINS", text);
  whenTextEqualTo = (text: string) => this.#when("TEXT_EQUAL_TO", text);
  whenTextStartsWith = (text: string) => this.#when("TEXT_STARTS_WITH", text);
  whenFormulaSatisfied = (formula: string) => this.#when("CUSTOM_FORMULA", formula);
  setBackground = (background: string | null) => this.#style({ background });
  setFontColor = (fontColor: string | null) => this.#style({ fontColor });
  setBold = (bold: boolean | null) => this.#style({ bold });

  setRanges(ranges: Range[]): this {
    this.#ranges = ranges;
    return this;
  }
  build(): ConditionalFormatRule {
    const areas = this.#ranges.map(({ state }) => state.area);
    const state = { ...this.#rule, areas, ranges: this.#ranges };
    return new ConditionalFormatRule(this.execution, state);
  }
  #when(criteria: string, ...values: string[]): this {
    this.#rule = { ...this.#rule, criteria, values };
    return this;
  }
  #style(part: Style): this {
    this.#rule = { ...this.#rule, style: { ...this.#rule.style, ...part } };
    return this;
  }
}
defineService(
  ConditionalFormatRuleBuilder,
  "SpreadsheetApp.ConditionalFormatRuleBuilder",
  `whenTextContains(string) whenTextEqualTo(string) whenTextStartsWith(string)
   whenFormulaSatisfied(string) setBackground(string|null) setFontColor(string|null)
   setBold(boolean|null) setRanges(Range[])`,
);
