import { ALL_TEXTS, type Text, text } from "../text";

/** What a person fills in. */
export const INPUT_COLUMNS = [
  "name",
  "type",
  "members",
  "description",
  "guidelines",
  "whoCanPost",
  "externalPeople",
  "history",
  "audience",
] as const;

/**
 * What the product writes, in the order in which it does: whatever of it survives a kill, a row
 * never says Creating… without its Request ID, nor has a link without saying Created.
 */
export const RESULT_COLUMNS = ["requestId", "status", "details", "space"] as const;

export type InputColumn = (typeof INPUT_COLUMNS)[number];
export type ResultColumn = (typeof RESULT_COLUMNS)[number];
export type Column = keyof Text["columns"];

/** Where the columns of a sheet are, from 0. A column that the sheet lacks is absent. */
export type ColumnPositions = Partial<Record<Column, number>>;

/** All columns, as a sheet that is set up shows them. */
export const COLUMNS: readonly Column[] = [
  ...INPUT_COLUMNS,
  "status",
  "space",
  "details",
  "requestId",
];

/**
 * Finds the columns by their headers, in any order and in any of the product's languages. Where two
 * headers fit, the proper name wins over a synonym, and the left one over the right one.
 */
export function findColumns(header: readonly string[]): ColumnPositions {
  const names: ColumnPositions = {};
  const synonyms: ColumnPositions = {};
  for (const [position, word] of header.entries()) {
    const known = word && headerWords().get(fold(word));
    if (!known) continue;
    const found = known.isName ? names : synonyms;
    found[known.column] ??= position;
  }
  return { ...synonyms, ...names };
}

let words: Map<string, { column: Column; isName: boolean }> | undefined;

/** All headers in all languages, gathered when they are first needed. */
function headerWords() {
  words ??= new Map(
    ALL_TEXTS.flatMap(({ columns }) =>
      COLUMNS.flatMap((column) =>
        columns[column].headers.map(
          (header, index) => [fold(header), { column, isName: index === 0 }] as const,
        ),
      ),
    ),
  );
  return words;
}

/** A word without what people type differently: case, accents, punctuation and spacing. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What columns are called in the person's language. */
export function headersOf(columns: readonly Column[]): string[] {
  return columns.flatMap((column) => text().columns[column].headers.slice(0, 1));
}
