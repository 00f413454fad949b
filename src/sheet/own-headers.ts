import {
  type Column,
  type ColumnPositions,
  headersOf,
  INPUT_COLUMNS,
  OWN_COLUMNS,
  type OwnHeaders,
  RESULT_COLUMNS,
} from "./columns";

/** What a person must know of a sheet's columns to say which of them hold the name and the members. */
export interface SheetColumns {
  /** The headers to choose from, from left to right, each once, with an example of what is below. */
  headers: { header: string; example: string }[];
  /** The headers that are read, or, where there are none, that seem to be meant; "" for none. */
  name: string;
  members: string;
  /** Headers that are read for nothing. */
  unused: string[];
  /** Columns that a person may add, by their headers. */
  optional: string[];
  /** Headers that are taken for the product's own, above what is not from it. */
  reserved: string[];
  /** Whether something else seems to be meant than what is read, and the person has not said so. */
  isAsked: boolean;
}

/** Keys are per sheet. https://developers.google.com/apps-script/guides/properties */
export const OWN_HEADERS_KEY = "columns ";

const remembered = new Map<number, OwnHeaders>();

/** What the person has said of a sheet's own headers: one call, once for each execution and sheet. */
export function ownHeaders(sheetId: number): OwnHeaders {
  const known = remembered.get(sheetId);
  if (known) return known;
  const kept = PropertiesService.getDocumentProperties().getProperty(OWN_HEADERS_KEY + sheetId);
  const own: OwnHeaders = kept ? JSON.parse(kept) : {};
  remembered.set(sheetId, own);
  return own;
}

/** Of an empty sheet nothing is true any more that was said of its headers. */
export function forgetOwnHeaders(sheetId: number): OwnHeaders {
  PropertiesService.getDocumentProperties().deleteProperty(OWN_HEADERS_KEY + sheetId);
  remembered.set(sheetId, {});
  return {};
}

/** Remembers it for everybody who uses the spreadsheet. */
export function rememberOwnHeaders(sheetId: number, own: Required<OwnHeaders>): OwnHeaders {
  const properties = PropertiesService.getDocumentProperties();
  properties.setProperty(OWN_HEADERS_KEY + sheetId, JSON.stringify(own));
  remembered.set(sheetId, own);
  return own;
}

/** Describes the columns below a header. */
export function describeColumns(
  header: readonly string[],
  lines: readonly (readonly string[])[],
  positions: ColumnPositions,
  said: OwnHeaders,
): SheetColumns {
  const results: readonly Column[] = RESULT_COLUMNS;
  const found = Object.entries(positions);
  const isResult = (index: number) =>
    found.some(([column, position]) => position === index && results.includes(column as Column));
  const own = header.flatMap((word, index) =>
    word && !isResult(index) && header.indexOf(word) === index ? index : [],
  );
  const unused = own.filter((index) => !found.some(([, position]) => position === index));
  const word = (index: number | undefined) => header[index ?? -1] ?? "";
  const meant = guess(own, lines, positions, said);
  return {
    headers: own.map((index) => ({ header: word(index), example: exampleIn(lines, index) })),
    name: word(meant.name),
    members: word(meant.members),
    unused: unused.map(word),
    optional: headersOf(
      INPUT_COLUMNS.filter(
        (column) => !OWN_COLUMNS.some((own) => own === column) && positions[column] === undefined,
      ),
    ),
    reserved: reservedIn(lines, positions).map(word),
    isAsked: OWN_COLUMNS.some((column) => meant[column] !== positions[column]),
  };
}

/** Where the product has written, there is its Request ID. */
function reservedIn(lines: readonly (readonly string[])[], positions: ColumnPositions): number[] {
  if (positions.requestId !== undefined) return [];
  return RESULT_COLUMNS.flatMap((column) => positions[column] ?? []).filter((index) =>
    lines.some((line) => line[index]),
  );
}

/** In characters. */
const LONGEST_EXAMPLE = 40;

function exampleIn(lines: readonly (readonly string[])[], index: number): string {
  return (lines.find((line) => line[index])?.[index] ?? "").slice(0, LONGEST_EXAMPLE);
}

const ADDRESS = /[^\s@]@[^\s@]+\.[^\s@]/;
const TEXT = /\p{L}/u;

/**
 * A column that is read already is meant, unless another one holds what it should: a column of
 * addresses is the members, and the first other column of texts is the name.
 */
function guess(
  own: readonly number[],
  lines: readonly (readonly string[])[],
  { name, members, ...others }: ColumnPositions,
  said: OwnHeaders,
): { name: number | undefined; members: number | undefined } {
  const taken = new Set(Object.values(others));
  const cells = (index: number) => lines.flatMap((line) => line[index] || []);
  const isMostly = (index: number, pattern: RegExp) => {
    const filled = cells(index);
    return filled.filter((cell) => pattern.test(cell)).length > filled.length / 2;
  };
  const isOpen = (column: keyof OwnHeaders, index: number | undefined) =>
    index === undefined
      ? said[column] !== ""
      : said[column] === undefined && cells(index).length === 0;
  const find = (pattern: RegExp, other: number | undefined) =>
    own.find((index) => index !== other && !taken.has(index) && isMostly(index, pattern));
  const people = isOpen("members", members) ? (find(ADDRESS, name) ?? members) : members;
  return { name: isOpen("name", name) ? (find(TEXT, people) ?? name) : name, members: people };
}
