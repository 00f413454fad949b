import { ADDING_LIMIT, FRESH_PACE, MOST_WORKERS, placesFrom } from "../chat/pace";
import { bytesOf } from "../chat/space";
import { type Ask, laterAsks } from "./additions";
import { elsewhere, LEASE_MS, LONGEST_LABEL, placesForOne } from "./lease";
import { MESSAGE } from "./record";
import {
  type AddingPlan,
  type CreatablePlan,
  isAddingFor,
  type RowPlan,
  type RunContext,
} from "./row";
import type { Addition, Lease, Outcome, Run, Store } from "./run-store";

/*
 * Adding people is work like creating spaces, of the same workers: taken under the lock, done without
 * it, written under it again. What differs: several workers may add to one space, a row shows nothing
 * while that happens, and whoever was in the hands of a worker that is gone is a newcomer still.
 */

/** How long one worker adds people before it writes what came of it, in milliseconds. */
const PIECE_MS = 28_000;
/** In people: what Chat answers for so many fits into a property. */
const LARGEST_PIECE = 24;
const SMALLEST_PIECE = 6;
const STAGGER = 2;
/** How far ahead places in the quota's window are taken, in milliseconds. */
const AHEAD_MS = 35_000;

/** Somebody to be added, or a message to be posted, that is in nobody's hands. */
interface Newcomer {
  plan: AddingPlan;
  name: string;
}

/** What there is to add in a run. */
export interface AddingFind {
  /** The request IDs of rows to whose spaces people are to be added, and how many people these are. */
  rows: string[];
  people: number;
  free: Newcomer[];
}

/**
 * @param left rows of the run whose spaces are still to be made: of their members, too, some come later.
 * @param outcomes that are being written just now.
 */
export function findNewcomers(
  plans: readonly RowPlan[],
  run: Run,
  store: Store,
  context: RunContext,
  left: readonly CreatablePlan[],
  outcomes: readonly Outcome[],
): AddingFind {
  const inHand = peopleIn(store.leases.flatMap(({ adds = [] }) => adds));
  const added = peopleIn(
    outcomes.flatMap((outcome) =>
      outcome.outcome === "added"
        ? { ...outcome, people: outcome.people.map(({ name }) => name) }
        : [],
    ),
  );
  const find: AddingFind = { rows: [], people: 0, free: [] };
  for (const plan of plans) {
    if (!isAddingFor(plan, run.id, context)) continue;
    const key = plan.own.requestId;
    find.rows.push(key);
    const open = plan.asks.filter(({ name }) => !added.has(`${key} ${name}`));
    find.people += open.length;
    for (const { name } of open) {
      // Whoever is to read the message is in by then.
      const isNext = name !== MESSAGE || open.length === 1;
      if (isNext && !inHand.has(`${key} ${name}`)) find.free.push({ plan, name });
    }
  }
  for (const { row } of left) find.people += laterAsks(row).length;
  find.free = elsewhere(find.free, run);
  return find;
}

function peopleIn(additions: readonly Pick<Addition, "requestId" | "people">[]): Set<string> {
  return new Set(
    additions.flatMap(({ requestId, people }) => people.map((name) => `${requestId} ${name}`)),
  );
}

/** When people may be added next, in milliseconds since 1970. */
function placesIn({ pace: { adding = FRESH_PACE }, leases }: Store): number[] {
  const taken = leases.flatMap(({ adds = [] }) => adds.flatMap(({ places }) => places));
  return placesFrom(adding, ADDING_LIMIT, taken, Date.now());
}

export function nextAddingPlace(store: Store): number | undefined {
  return placesIn(store)[0];
}

/**
 * Pieces of work for so many workers, each with people of as few rows as can be. Places are dealt out
 * like cards; each piece is smaller than the one before, so that not all workers want to write at once.
 * @returns none where no place is soon free.
 */
export function addingLeases(
  { free }: AddingFind,
  { id: run }: Run,
  store: Store,
  workers: number,
): Lease[] {
  const now = Date.now();
  const pace = store.pace.adding ?? FRESH_PACE;
  const near = placesIn(store).filter((place) => place <= now + AHEAD_MS);
  const places = workers > 1 ? near : placesForOne(near, pace);
  const soon = Math.min(LARGEST_PIECE, Math.floor(PIECE_MS / pace.callMs));
  const fair = Math.min(soon, Math.ceil(free.length / MOST_WORKERS));
  const leases: Lease[] = [];
  let taken = 0;
  for (let index = 0; index < workers && taken < Math.min(free.length, places.length); index++) {
    const size = Math.max(SMALLEST_PIECE, fair - index * STAGGER);
    const own = thatFit(free.slice(taken, Math.min(taken + size, places.length)));
    taken += own.length;
    const placeOf = (turn: number) => places[turn * workers + index] ?? Math.max(...places);
    const adds = additionsOf(own, placeOf);
    leases.push({ id: Utilities.getUuid(), run, until: now + LEASE_MS, rows: [], adds });
  }
  return leases;
}

/** In bytes. A property takes 9 KB: what Chat answers is kept in one, for each row and person so much. */
const LARGEST = 8_800;
const OF_ROW = 160;
const OF_PERSON = 180;

/** The first of these people, as many as a piece of work has room for. */
function thatFit(people: readonly Newcomer[]): readonly Newcomer[] {
  let bytes = 0;
  const late = people.findIndex(({ plan, name }, index) => {
    const isNewRow = people[index - 1]?.plan !== plan;
    bytes += OF_PERSON + bytesOf(name) + (isNewRow ? OF_ROW : 0);
    return index > 0 && bytes > LARGEST;
  });
  return late < 0 ? people : people.slice(0, late);
}

function additionsOf(people: readonly Newcomer[], placeOf: (turn: number) => number): Addition[] {
  const additions = new Map<string, Addition>();
  for (const [turn, { plan, name }] of people.entries()) {
    const { requestId, content } = plan.own;
    const label = plan.row.cells.name.slice(0, LONGEST_LABEL);
    const known = additions.get(requestId) ?? { requestId, content, label, people: [], places: [] };
    known.people.push(name);
    known.places.push(placeOf(turn));
    additions.set(requestId, known);
  }
  return [...additions.values()];
}

/** How many workers are of use where nobody is at work yet: writing takes as long as a few calls. */
export function addingWorkers({ free }: AddingFind): number {
  return Math.min(MOST_WORKERS, Math.ceil(free.length / SMALLEST_PIECE));
}

/** A space that exists, and what its row asks for there. */
export interface OpenSpace {
  /** Its resource name. */
  name: string;
  requestId: string;
  asks: readonly Ask[];
  /** The welcome message. */
  message: string;
}

/** Where something may be asked for: the spaces by the request IDs of their rows, as those are now. */
export function spacesToAddTo(
  leases: readonly Lease[],
  plans: readonly RowPlan[],
  run: Run,
  context: RunContext,
): Map<string, OpenSpace> {
  const wanted = new Set(addingIds(leases));
  const spaces = new Map<string, OpenSpace>();
  for (const plan of plans) {
    if (plan.verdict !== "add" || !wanted.has(plan.own.requestId)) continue;
    if (!isAddingFor(plan, run.id, context)) continue;
    const { requestId, space } = plan.own;
    const message = plan.row.cells.welcome;
    spaces.set(requestId, { name: space.name, requestId, asks: plan.asks, message });
  }
  return spaces;
}

export function addingIds(leases: readonly Lease[]): string[] {
  return leases.flatMap(({ adds = [] }) => adds.map(({ requestId }) => requestId));
}

/** The spaces to which people are being added, each once: several workers may add to one. */
export function addingNames(leases: readonly Lease[]): string[] {
  return [...new Set(leases.flatMap(({ adds = [] }) => adds[0]?.label ?? []))];
}

/** What came of adding people to a row's space, in one. */
export function mergeAdded(outcomes: readonly Outcome[]): Outcome[] {
  const merged = new Map<string, Extract<Outcome, { outcome: "added" }>>();
  const others: Outcome[] = [];
  for (const outcome of outcomes) {
    if (outcome.outcome !== "added") {
      others.push(outcome);
      continue;
    }
    const before = merged.get(outcome.requestId)?.people ?? [];
    merged.set(outcome.requestId, { ...outcome, people: [...before, ...outcome.people] });
  }
  const asked = [...merged.values()].filter(({ people }) => people.length > 0);
  return [...others, ...asked];
}
