import { ALL_TEXTS, type Text, text } from "../text";

/** What a person fills in whatever the script was pushed with. */
export const FIRST_COLUMNS = [
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

/** Those that come with a capability. */
export const LATER_COLUMNS: readonly ("managers" | "welcome")[] = [
  ...(WITH.members ? (["managers"] as const) : []),
  ...(WITH.welcome ? (["welcome"] as const) : []),
];

export type InputColumn = (typeof FIRST_COLUMNS)[number] | (typeof LATER_COLUMNS)[number];

/** What a person fills in. */
export const INPUT_COLUMNS: readonly InputColumn[] = [...FIRST_COLUMNS, ...LATER_COLUMNS];

/**
 * What the product writes, in the order in which it does. A kill leaves the first of these writes:
 * the Request ID is the truth about its row, from which the others can be written anew, and Created
 * comes last, so no row says it without a link.
 */
export const RESULT_COLUMNS = ["requestId", "space", "details", "status"] as const;

export type ResultColumn = (typeof RESULT_COLUMNS)[number];
export type Column = keyof Text["columns"];

/** Where the columns of a sheet are, from 0. A column that the sheet lacks is absent. */
export type ColumnPositions = Partial<Record<Column, number>>;

/**
 * All columns in the order in which a sheet shows them: what becomes of a row is seen beside what was
 * asked for, and what is rarely filled in stands together behind it.
 */
export const COLUMNS: readonly Column[] = [
  "name",
  "members",
  "status",
  "space",
  "details",
  ...LATER_COLUMNS,
  "type",
  "description",
  "guidelines",
  "whoCanPost",
  "externalPeople",
  "history",
  "audience",
  "requestId",
];

/** The columns for which a sheet may have words of its own. */
export const OWN_COLUMNS = ["name", "members"] as const;

/** What a list needs beside its own columns; the others are for whoever wants them. */
export const NEEDED_COLUMNS: readonly Column[] = COLUMNS.filter((column) =>
  [...OWN_COLUMNS, ...RESULT_COLUMNS].some((needed) => needed === column),
);

/** The sheet's own headers of these columns, as the person said; "" where only our own name counts. */
export type OwnHeaders = Partial<Record<(typeof OWN_COLUMNS)[number], string>>;

/** A header that a person should look at, before spaces are created without what it holds. */
export interface HeaderNotice {
  header: string;
  column: Column;
  /** `twice`: the column was found already, and this one is not read. `near`: it nearly fits. */
  notice: "twice" | "near";
}

/**
 * Finds the columns by their headers, in any order and in any of the product's languages. Where two
 * headers fit, the proper name wins over a synonym, and the left one over the right one. What the
 * person has said of their `own` headers wins over both, wherever those have moved.
 */
export function findColumns(
  header: readonly string[],
  own: OwnHeaders,
): {
  positions: ColumnPositions;
  notices: HeaderNotice[];
} {
  const { positions, twice } = findPositions(header, own);
  return { positions, notices: [...twice, ...findNear(header, positions)] };
}

/** The same without looking for headers that nearly fit. */
export function findPositions(
  header: readonly string[],
  own: OwnHeaders,
): {
  positions: ColumnPositions;
  twice: HeaderNotice[];
} {
  const { positions, names, twice } = findKnown(header);
  const said = OWN_COLUMNS.filter(
    (column) => own[column] !== undefined && !isResultHeader(own[column]),
  );
  if (said.length === 0) return { positions, twice };
  const places = new Map(
    said.map((column) => [column, placesIn(header, own[column] || names[column])]),
  );
  const taken = new Set([...places.values()].map(([first]) => first));
  const free = (Object.keys(positions) as Column[]).filter(
    (column) => !places.has(column as "name") && !taken.has(positions[column]),
  );
  const found: ColumnPositions = {};
  for (const column of free) Object.assign(found, { [column]: positions[column] });
  const doubled = twice.filter(({ column }) => found[column] !== undefined);
  for (const [column, [first, second]] of places) {
    if (first !== undefined) found[column] = first;
    const word = header[second ?? -1];
    if (word) doubled.push({ header: word, column, notice: "twice" });
  }
  return { positions: found, twice: doubled };
}

/** @param word a header, or where it is. */
function placesIn(header: readonly string[], word: string | number | undefined): number[] {
  if (typeof word !== "string") return word === undefined ? [] : [word];
  const places = (form: (header: string) => string) =>
    header.flatMap((each, index) => (form(word) && form(each) === form(word) ? index : []));
  // Headers may differ in signs alone, or consist of nothing else.
  const same = places((header) => header.trim());
  return same.length > 0 ? same : places(fold);
}

function findKnown(header: readonly string[]) {
  const names: ColumnPositions = {};
  const synonyms: ColumnPositions = {};
  const twice: HeaderNotice[] = [];
  for (const [position, word] of header.entries()) {
    const known = word && headerWords().get(fold(word));
    if (!known) continue;
    const found = known.isName ? names : synonyms;
    const first = header[found[known.column] ?? -1];
    if (first && (known.isName || fold(first) === fold(word))) {
      twice.push({ header: word, column: known.column, notice: "twice" });
    }
    found[known.column] ??= position;
  }
  const positions = { ...synonyms, ...names };
  // A synonym is not read where the proper name is there, neither once nor twice.
  const isRead = ({ header: word, column }: HeaderNotice) =>
    headerWords().get(fold(word))?.isName || names[column] === undefined;
  return { positions, names, twice: twice.filter(isRead) };
}

/** Headers that are a slip of the pen away from a column that the sheet seems to lack. */
function findNear(header: readonly string[], positions: ColumnPositions): HeaderNotice[] {
  const found = new Set(Object.values(positions));
  return header.flatMap((word, index): HeaderNotice[] => {
    const folded = fold(word);
    if (folded.length < SHORTEST_NEAR || headerWords().has(folded) || found.has(index)) return [];
    const near = [...headerWords()].find(
      ([known, { column }]) => positions[column] === undefined && isNear(folded, known),
    );
    return near ? [{ header: word, column: near[1].column, notice: "near" }] : [];
  });
}

/** In characters: shorter words are near to too many others. */
const SHORTEST_NEAR = 5;

/** Whether one letter was left out, added, changed, or changed places with the next one. */
function isNear(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  const [rest, otherRest] = [word.slice(start), other.slice(start)];
  const [first = "", second = ""] = rest;
  return (
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest.slice(1) ||
    second + first + rest.slice(2) === otherRest
  );
}

let words: Map<string, { column: Column; isName: boolean }> | undefined;

/** All headers in all languages, gathered when they are first needed: a name wins over a synonym. */
function headerWords() {
  if (words) return words;
  words = new Map();
  for (const isName of [false, true]) {
    for (const { columns } of ALL_TEXTS) {
      for (const column of COLUMNS) {
        const [name = "", ...synonyms] = columns[column].headers;
        for (const word of isName ? [name] : synonyms) words.set(fold(word), { column, isName });
      }
    }
  }
  return words;
}

/** Whether the product writes a column of this name itself, in any of its languages. */
export function isResultHeader(word: string): boolean {
  const known = headerWords().get(fold(word));
  return known?.isName === true && RESULT_COLUMNS.some((column) => column === known.column);
}

const folded = new Map<string, string>();

/**
 * A word without what people type differently: case, accents, punctuation and spacing. It takes time,
 * and most cells say what others say.
 */
export function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const plain = /[^\0-\x7f]/.test(text) ? text.normalize("NFKD").replace(/\p{M}/gu, "") : text;
  const word = plain
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  folded.set(text, word);
  return word;
}

/** What columns are called in the person's language. */
export function headersOf(columns: readonly Column[]): string[] {
  return columns.flatMap((column) => text().columns[column].headers.slice(0, 1));
}

/**
 * What a box shows as its text, in the languages of spreadsheets, beside what the product's own
 * languages say: a sheet may have boxes of its owner's, and its language is not the person's.
 */
export const BOXES = {
  ticked: "VERO WAAR PRAWDA ИСТИНА ІСТИНА SANT SAND SANN TOSI PRAVDA IGAZ DOĞRU ADEVĂRAT TÕENE",
  empty: "ONWAAR FAŁSZ ЛОЖЬ ХИБНІСТЬ FALSKT FALSK USANN EPÄTOSI NEPRAVDA HAMIS YANLIŞ FALS VÄÄR",
};

let noWords: Set<string> | undefined;

/** Whether a word says no, in any of the product's languages, as a box that is not ticked does. */
export function isNo(word: string): boolean {
  noWords ??= new Set(
    [...ALL_TEXTS.flatMap(({ words: { no } }) => no), ...BOXES.empty.split(" ")].map(fold),
  );
  return noWords.has(fold(word));
}
