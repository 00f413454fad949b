import type { ResultColumn } from "./columns";
import type { Link, Table } from "./table";

type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;

/** What somebody calculates in a cell: only that is written as a formula, never a text that looks so. */
interface Formula {
  formula: string;
}

/** A text with links in it, as somebody has it there. */
interface Linked {
  text: string;
  richText: RichText;
}

/** What a cell showed, taken as its person has typed it. */
interface Typed {
  typed: string;
}

/** What is written into a cell. */
export type Content = Typed | string | number | boolean | Date | Link | Linked | Formula;

/** Writes a column from a row on, the first of which is 1. A text stays text, whatever it looks like. */
export function writeColumn(
  { sheet, positions }: Table,
  column: ResultColumn,
  first: number,
  contents: readonly Content[],
): void {
  for (const { start, isRich, contents: piece } of piecesOf(contents)) {
    const range = sheet.getRange(first + start, positions[column] + 1, piece.length, 1);
    if (isRich ?? column === "space") {
      range.setRichTextValues(piece.map((content) => [toRichText(content)]));
    } else range.setValues(piece.map((content) => [toValue(content)]));
  }
}

interface WrittenPiece {
  start: number;
  /** Whether links are in it; if not, whether it is a number, a date or a formula that is in it. */
  isRich: boolean | undefined;
  contents: Content[];
}

/** Links are written as rich text, which cannot hold formulas, numbers or dates: mostly all is one piece. */
function piecesOf(contents: readonly Content[]): WrittenPiece[] {
  const pieces: WrittenPiece[] = [];
  for (const [start, content] of contents.entries()) {
    const isRich = typeof content === "string" ? undefined : isLinked(content) || isLink(content);
    const last = pieces[pieces.length - 1];
    const fits = isRich === undefined || last?.isRich === undefined || last.isRich === isRich;
    if (last && fits) {
      last.contents.push(content);
      last.isRich ??= isRich;
    } else pieces.push({ start, isRich, contents: [content] });
  }
  return pieces;
}

function isLinked(content: Content): content is Linked {
  return typeof content === "object" && "richText" in content;
}

function isLink(content: Content): content is Link {
  return typeof content === "object" && "url" in content;
}

function isFormula(content: Content): content is Formula {
  return typeof content === "object" && "formula" in content;
}

function isTyped(content: Content): content is Typed {
  return typeof content === "object" && "typed" in content;
}

function isPlain(content: unknown): content is string | number | boolean | Date {
  return /^(?:string|number|boolean)$/.test(typeof content) || content instanceof Date;
}

function toValue(content: Content): string | number | boolean | Date {
  if (isFormula(content)) return content.formula;
  if (isTyped(content)) return content.typed.startsWith("=") ? `'${content.typed}` : content.typed;
  if (typeof content === "string") return LIKE_A_VALUE.test(content) ? `'${content}` : content;
  return isPlain(content) ? content : textOf(content);
}

/** What Sheets would take for a formula, a number, a date or a truth value. */
const LIKE_A_VALUE = /^(?:[=+\-@'.]|\d[^-]*$|\d+-\d+(?:-\d+)?$|(?:true|false)$)/i;

function toRichText(content: Content): RichText {
  if (isLinked(content)) return content.richText;
  const builder = SpreadsheetApp.newRichTextValue();
  if (isLink(content)) {
    return builder.setText(content.text).setLinkUrl(content.url).build();
  }
  return builder.setText(textOf(content)).build();
}

/** As it is read again. */
export function textOf(content: Content): string {
  if (isFormula(content)) return "";
  if (isTyped(content)) return content.typed;
  if (isPlain(content)) return String(content).trim();
  return content.text.trim();
}
