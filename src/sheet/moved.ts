import { isSame } from "./table";

/** What a sheet showed at a moment, line by line. */
type Lines = readonly (readonly string[])[];

/** How many columns somebody may have inserted or deleted at once, so that it is seen. */
const MOST = 20;

/**
 * Where the column that stands at a place now was before, -1 if it is a new one; places are from 0.
 * Columns are known by their headers and, since many have none, by what else is in them.
 * @param hit places that were written to meanwhile: of those only the header tells.
 */
export function formerPlaces(
  before: Lines,
  now: Lines,
  headerRow: number,
  hit: ReadonlySet<number>,
): (at: number) => number {
  const width = (before[headerRow]?.length ?? 0) + MOST;
  const [was, is] = [before, now].map((lines) =>
    Array.from({ length: width }, (_, place) => before.map((_, row) => lines[row]?.[place] ?? "")),
  );
  const headerOf = (column: readonly string[] = []) => column[headerRow] ?? "";
  const fits = (place: number, former: number) => {
    const column = is?.[place] ?? [];
    if (former < 0) return hit.has(place) || column.every((cell) => cell === "");
    const old = was?.[former];
    return headerOf(column) === headerOf(old) && (hit.has(place) || isSame(column, old));
  };
  const places = Array.from({ length: width - MOST }, (_, place) => place);
  for (const formerOf of shifts(width - MOST)) {
    if (places.every((place) => fits(place, formerOf(place)))) return formerOf;
  }
  // Moved in another way, or a header was changed.
  return (at) => {
    const header = headerOf(is?.[at]);
    const alike = places.find((place) => headerOf(was?.[place]) === header);
    const isRenamed = !is?.some((column) => headerOf(column) === headerOf(was?.[at]));
    return alike ?? (isRenamed ? at : -1);
  };
}

/** All ways in which columns are inserted or deleted at one place: each says where a column was. */
function* shifts(width: number): Generator<(place: number) => number> {
  for (let count = 0; count <= MOST; count++) {
    for (let from = 0; from <= width; from++) {
      yield (place) => (place < from ? place : place < from + count ? -1 : place - count);
      yield (place) => (place < from ? place : place + count);
    }
  }
}

/** Where the header is now: in the line that has most of its words, beside what was written over. */
export function headerIn(now: Lines, header: readonly string[], hit: ReadonlySet<number>): number {
  const words = new Set(header.filter(Boolean));
  const count = (line: readonly string[]) =>
    line.filter((cell, place) => !hit.has(place) && words.has(cell)).length;
  const counts = now.map(count);
  return counts.indexOf(Math.max(...counts));
}

/** Which line each one was, -1 for a new one: known by what it shows where nothing was written. */
export function formerLines(
  shown: Lines,
  now: Lines,
  left: ReadonlySet<number>,
  hit: ReadonlySet<number>,
): (line: number) => number {
  const keyOf = (line: readonly string[], without: ReadonlySet<number>) =>
    JSON.stringify(line.filter((cell, place) => cell && !without.has(place)));
  const known = new Map<string, number[]>();
  for (const [index, line] of shown.entries()) {
    const key = keyOf(line, left);
    known.set(key, [...(known.get(key) ?? []), index]);
  }
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const [index, line] of now.entries()) {
    const key = keyOf(line, hit);
    const former = key === "[]" ? undefined : known.get(key)?.shift();
    if (former === undefined) continue;
    found.set(index, former);
    taken.add(former);
  }
  return (line) => found.get(line) ?? (taken.has(line) ? -1 : line);
}
