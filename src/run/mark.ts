import { type NewSpace, parseSpace } from "../chat/space";
import { type RowChange, readTable, type Table, writeRows } from "../sheet/table";
import { formatIdentity, type Identity, parseIdentity } from "./identity";
import type { Circumstances, PendingRow } from "./row";
import { readVocabulary, statusWord } from "./vocabulary";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A row that says Creating… and has its request ID in the sheet. */
export interface Candidate {
  /** Undefined if the row was edited into nonsense meanwhile. */
  space: NewSpace | undefined;
  identity: Identity;
  /** The row as it was before it was marked. */
  was: PendingRow;
}

/** Writes the request IDs, so that no try of these rows can ever make a second space. */
export function mark(table: Table, rows: PendingRow[], circumstances: Circumstances): Candidate[] {
  const status = statusWord("CREATING");
  const marks = new Map<string, PendingRow>();
  const changes = new Map<number, RowChange>();
  for (const pending of rows) {
    const requestId = formatIdentity(identityFor(pending, circumstances));
    marks.set(requestId, pending);
    changes.set(pending.row.number, { requestId, status });
  }
  const vocabulary = readVocabulary();
  return [...writeRows(table, changes).values()].flatMap((row) => {
    const was = marks.get(row.cells.requestId);
    const identity = parseIdentity(row.cells.requestId);
    if (!was || !identity) return [];
    const parsed = parseSpace(vocabulary.draft(row));
    return [{ space: "space" in parsed ? parsed.space : undefined, identity, was }];
  });
}

/** A try whose outcome is unknown keeps the time of the first one. */
function identityFor(
  { identity, status }: PendingRow,
  { person, place, now }: Circumstances,
): Identity {
  if (identity && status === "CREATING") return identity;
  return { requestId: identity?.requestId ?? Utilities.getUuid(), begun: now, person, place };
}

/** Rows may move between being found and being written: whatever was missed is looked for again. */
const WRITE_TRIES = 3;

/**
 * Writes changes beside the rows that have these request IDs, wherever they are by now.
 * @returns the changes whose row is gone.
 */
export function writeByRequestId(
  sheet: Sheet,
  changes: ReadonlyMap<string, RowChange>,
): RowChange[] {
  const waiting = new Map(changes);
  for (let tries = 0; waiting.size > 0 && tries < WRITE_TRIES; tries++) {
    const read = readTable(sheet);
    if ("missing" in read) break;
    const places = findPlaces(read.table, waiting);
    if (places.size === 0) break;
    const found = [...places].map(
      ([requestId, number]) => [number, waiting.get(requestId) ?? {}] as const,
    );
    const written = writeRows(read.table, new Map(found));
    for (const [requestId, number] of places) {
      if (written.has(number)) waiting.delete(requestId);
    }
  }
  return [...waiting.values()];
}

/** In which row each request ID stands; in the first one, should somebody have copied a row. */
function findPlaces({ rows }: Table, wanted: ReadonlyMap<string, RowChange>): Map<string, number> {
  const places = new Map<string, number>();
  for (const { number, cells } of rows) {
    const requestId = parseIdentity(cells.requestId)?.requestId;
    if (requestId && wanted.has(requestId) && !places.has(requestId)) {
      places.set(requestId, number);
    }
  }
  return places;
}
