import { isBlank, type Row } from "../sheet/table";
import { type Claim, claimIn, contentOf, labelOfRow } from "./claim";

/** A row with what stands in its Request ID, and what of that is its own. */
export interface ClaimedRow {
  row: Row;
  /** What stands there, whosever it is. */
  found: Claim | undefined;
  /**
   * The row's own claim, wherever it stands: a write that fell between two moves of a row leaves
   * claims in other rows than theirs.
   */
  own: Claim | undefined;
  /** Whether the row still has the content that it was claimed with. */
  isAsClaimed: boolean;
}

/** A claim whose row is nowhere, though its space exists. */
export interface Resolved {
  rows: ClaimedRow[];
  orphans: Claim[];
}

interface Candidate {
  claim: Claim;
  places: number[];
}

/** The row, from 0, to which a claim belongs, of those that have none yet. */
type Rule = (candidate: Candidate, isFree: (place: number) => boolean) => number | undefined;

/**
 * Finds out which claim belongs to which row: by the request ID and by the content that it was given
 * to. It is decided by the rows alone, whatever the order in which they are asked about.
 */
export function resolveClaims(rows: readonly Row[], sheetKey: string): Resolved {
  const found = rows.map(claimIn);
  const candidates = candidatesIn(found, rows, sheetKey);
  const owners = new Map<number, Claim>();
  const isFree = (place: number) => !owners.has(place);
  for (const rule of rulesFor(rows, found)) {
    for (const [key, candidate] of candidates) {
      const place = rule(candidate, isFree);
      if (place === undefined) continue;
      // Of the same claim as it was given in two runs, or before and after people were added, the one
      // that stands in the row counts, unless just the other one knows of a space.
      const { claim, places } = candidate;
      const standing = (places.includes(place) && found[place]) || claim;
      owners.set(place, standing.space || !claim.space ? standing : claim);
      candidates.delete(key);
    }
  }
  const owned = dropOlder(owners);
  return {
    rows: rows.map((row, index) => {
      const own = owners.get(index);
      const isAsClaimed = own !== undefined && contentOf(row) === own.content;
      return { row, found: found[index], own, isAsClaimed };
    }),
    orphans: [...candidates.values()].flatMap(({ claim }) =>
      claim.space && !owned.has(spaceOf(claim)) ? claim : [],
    ),
  };
}

/** The space that was made under a claim. */
function spaceOf({ requestId, space }: Claim): string {
  return JSON.stringify([requestId, space]);
}

/**
 * A copy from before people were added has another claim of the same space than its row, which was
 * signed anew: the row is the one whose claim knows most; of equal ones, the one that was found surest.
 * @returns the spaces that have a row.
 */
function dropOlder(owners: Map<number, Claim>): Set<string> {
  const owned = new Set<string>();
  const made = [...owners].filter(([, { space }]) => space);
  for (const [place, claim] of made.sort(([, a], [, b]) => b.record.length - a.record.length)) {
    const space = spaceOf(claim);
    if (owned.has(space)) owners.delete(place);
    owned.add(space);
  }
  return owned;
}

/** Each is asked about all claims before the next one is: the surer ones come first. */
function rulesFor(rows: readonly Row[], found: readonly (Claim | undefined)[]): Rule[] {
  let byContent: Map<string, number[]> | undefined;

  /** Where it stands, as it was; of a row and its copies, the one that comes first in candidatesIn. */
  const whereItStands: Rule = ({ claim, places }, isFree) =>
    places.find((place) => isFree(place) && at(rows[place], contentOf) === claim.content);

  /** Where its content stands now, if a write missed the row. */
  const whereItsContentIs: Rule = ({ claim }, isFree) => {
    byContent ??= placesByContent(rows);
    return byContent.get(claim.content)?.find(isFree);
  };

  /**
   * Where its name stands, if a write missed a row that was edited, and hit an empty one or one that
   * has its own claim elsewhere. Of several, the one that shows most of a result.
   */
  const whereItsNameIs: Rule = ({ claim, places }, isFree) => {
    if (!places.every((place) => !isFree(place) || at(rows[place], isBlank))) return undefined;
    let best: number | undefined;
    for (const [place, row] of rows.entries()) {
      const isIts = isFree(place) && found[place]?.label !== claim.label && !isBlank(row);
      if (!isIts || labelOfRow(row) !== claim.label) continue;
      if (best === undefined || results(row) > results(rows[best])) best = place;
    }
    return best;
  };

  /** Where it stands, though the row has been edited, if that has kept its name. */
  const inItsEditedRow: Rule = ({ claim, places }, isFree) =>
    places.find((place) => isFree(place) && at(rows[place], labelOfRow) === claim.label);

  /** Where it stands, whatever is there now. */
  const whereAnythingIs: Rule = ({ places }, isFree) =>
    places.find((place) => isFree(place) && !at(rows[place], isEmpty));

  return [whereItStands, whereItsContentIs, whereItsNameIs, inItsEditedRow, whereAnythingIs];
}

function placesByContent(rows: readonly Row[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, row] of rows.entries()) {
    const alike = places.get(contentOf(row));
    if (alike) alike.push(place);
    else places.set(contentOf(row), [place]);
  }
  return places;
}

/**
 * The claims that were given in this sheet, by request ID, each as the one that knows most of it,
 * with where it stands: first where there is a result beside it, then from the top.
 */
function candidatesIn(
  found: readonly (Claim | undefined)[],
  rows: readonly Row[],
  sheetKey: string,
): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const [place, claim] of found.entries()) {
    if (claim?.sheetKey !== sheetKey) continue;
    // The same ID with another content is another claim: a copy that was changed, or a forged one.
    const key = `${claim.requestId} ${claim.content}`;
    const known = candidates.get(key);
    if (!known) candidates.set(key, { claim, places: [place] });
    else {
      if (claim.space && !known.claim.space) known.claim = claim;
      known.places.push(place);
    }
  }
  for (const { places } of candidates.values()) {
    places.sort((a, b) => results(rows[b]) - results(rows[a]));
  }
  return candidates;
}

/** A row in which there is at most a claim, which a write has left there. */
function isEmpty(row: Row): boolean {
  return isBlank(row) && results(row) === 0;
}

/** How much of a result a row shows. */
function results(row: Row | undefined): number {
  return row?.cells.space ? 2 : row?.cells.status ? 1 : 0;
}

function at<T>(row: Row | undefined, find: (row: Row) => T): T | undefined {
  return row && find(row);
}
