import type { Link, Row, RowChange } from "../sheet/table";
import { text } from "../text";
import { describeAdded, describeAsks, withoutGone } from "./added-details";
import { asksBeyond, goneFrom, recordFor } from "./additions";
import {
  type Claim,
  contentOf,
  formatClaim,
  isSigned,
  labelOfRow,
  linksOf,
  parseClaim,
  sign,
} from "./claim";
import { type Asked, askedByName, MESSAGE, recordSaying, recordWith } from "./record";
import {
  type ClaimedPlan,
  findTable,
  planRows,
  planRowsWith,
  type RowPlan,
  type RunContext,
} from "./row";
import type { Outcome, Unsure } from "./run-store";
import { cellsAfter, cellsAfterAdding, type Result } from "./transitions";
import { saysCreated, statusWord } from "./vocabulary";
import { writeRows } from "./write-rows";

type Created = Extract<Outcome, { outcome: "created" }>;
type Added = Extract<Outcome, { outcome: "added" }>;
type Unknown = Extract<Outcome, { outcome: "unknown" }>;

/** What was written of outcomes. */
export interface Recorded {
  created: number;
  failed: number;
  /** In spaces that exist: people who were added, roles that were set, messages that were posted. */
  added: number;
  roles: number;
  messages: number;
  /** What was asked for in all, refused or not. */
  asked: number;
  /** Of the spaces that were created, those in which something is still to be done. */
  opened: number;
  /** The request IDs of rows with a space in which all of it has been done now. */
  closed: string[];
  /** And of these and all others in which nothing is left to be done. */
  ended: string[];
  /** The new spaces. */
  made: Link[];
  /** Spaces whose row is not in the sheet any more; without a link where it is not known. */
  orphans: Link[];
  /** The rows that were chosen and are marked. */
  taken: ClaimedPlan[];
  /** Rows that stay as they are, though Chat may have made their space. */
  unsure: Unsure[];
  /** The request IDs of those of which it is known, and of those that were not asked for. */
  known: string[];
  released: string[];
  /** Whether the sheet, or one of its columns, is not there any more. */
  isGone: boolean;
}

/** What is known of rows beside their outcome. */
interface Known {
  /** Whose claims they have. */
  person: string;
  /** By request ID what their status said before they were taken, unless others have them by now. */
  before: ReadonlyMap<string, string>;
  /** Whether no report counts them: whoever has written some of them was killed before that. */
  isUncounted?: boolean;
}

/** Chooses rows to take, from all plans of the sheet. */
export type Choose = (plans: readonly RowPlan[]) => readonly ClaimedPlan[];

/** A row may have moved out of what was read: it is looked for once more before it is gone. */
const LOOKS = 3;

/**
 * Writes outcomes beside their rows, wherever these are by now. Written a second time they change
 * nothing, and count nothing if they were counted.
 * @param choose rows that are marked as taken along with it: reading and writing is what takes time.
 * Then all rows are looked at, and what earlier stops have left in wrong rows is put right.
 */
export function recordOutcomes(
  sheetId: number,
  outcomes: readonly Outcome[],
  context: RunContext,
  known: Known,
  choose?: Choose,
): Recorded {
  const recorded: Recorded = {
    created: 0,
    failed: 0,
    added: 0,
    roles: 0,
    messages: 0,
    asked: 0,
    opened: 0,
    closed: [],
    ended: [],
    made: [],
    orphans: [],
    taken: [],
    unsure: [],
    known: [],
    released: [],
    isGone: false,
  };
  let waiting = [...outcomes];
  for (let looks = 0; looks < LOOKS; looks++) {
    if (waiting.length === 0 && (looks > 0 || !choose)) break;
    const table = findTable(sheetId);
    if (!table) {
      recorded.isGone = true;
      break;
    }
    const isChoosing = choose !== undefined && looks === 0;
    const ids = new Set(waiting.map(({ requestId }) => requestId));
    const all = isChoosing ? planRows(table.rows, context) : planRowsWith(ids, table.rows, context);
    const { plans } = all;
    const changes = new Map<number, RowChange>();
    const places = new Map<Outcome, RowPlan>();
    const found = new Set<RowPlan>();
    for (const outcome of waiting) {
      const plan = findPlan(plans, outcome, found);
      if (!plan) continue;
      found.add(plan);
      const number = plan.row.number;
      const change = changeFor(outcome, plan, context, known);
      places.set(outcome, plan);
      if (change) changes.set(number, change);
    }
    const chosen = isChoosing ? choose(plans) : [];
    for (const { row, own } of chosen) changes.set(row.number, takenChange(row, own));
    const { landed, gone } = writeRows(table, changes, all);
    recorded.orphans.push(...linksOf(gone));
    recorded.taken.push(...chosen.filter(({ row }) => landed.has(row.number)));
    for (const outcome of waiting) {
      const plan = places.get(outcome);
      if (!plan) continue;
      const change = changes.get(plan.row.number);
      const isNews = change ? landed.has(plan.row.number) : known.isUncounted;
      if (!isNews) continue;
      const isOpen = WITH.additions && isOpenAfter(change, plan);
      count(recorded, outcome, isOpen);
      if (WITH.additions && outcome.outcome === "added") {
        const people = known.isUncounted ? outcome.people : newsIn(outcome, plan);
        if (people.length > 0) countAsked(recorded, { ...outcome, people }, isOpen);
      }
    }
    waiting = waiting.filter((outcome) => {
      const number = places.get(outcome)?.row.number;
      return number === undefined || (changes.has(number) && !landed.has(number));
    });
  }
  for (const outcome of outcomes) note(recorded, outcome, context, !waiting.includes(outcome));
  for (const outcome of waiting) {
    count(recorded, outcome, false);
    if (isCreated(outcome) || outcome.outcome === "unknown") recorded.orphans.push(linkTo(outcome));
    if (WITH.additions && outcome.outcome === "added") countAsked(recorded, outcome, false);
  }
  return recorded;
}

/** Its claim is written again only where it is another one by now. */
function takenChange({ cells }: Row, own: Claim | undefined): RowChange {
  const taken = cellsAfter({ event: "taken" });
  const isNew = own !== undefined && formatClaim(own) !== cells.requestId;
  return isNew ? { ...cellsAfter({ event: "claimed", claim: own }), ...taken } : taken;
}

/**
 * By its claim; where somebody has cleared that, by the content that was asked for.
 * @param found rows of other outcomes: of rows that say the same, each gets its own.
 */
function findPlan(
  plans: readonly RowPlan[],
  { requestId, content }: Outcome,
  found: ReadonlySet<RowPlan>,
): RowPlan | undefined {
  const isLost = (plan: RowPlan) => !plan.own && !plan.found && !found.has(plan);
  return (
    plans.find(({ own }) => own?.requestId === requestId && own.content === content) ??
    plans.find(({ own }) => own?.requestId === requestId) ??
    plans.find((plan) => isLost(plan) && contentOf(plan.row) === content)
  );
}

/** @returns undefined where the row shows the outcome already, or is somebody else's to change. */
function changeFor(
  outcome: Outcome,
  plan: RowPlan,
  context: RunContext,
  { person, before }: Known,
): RowChange | undefined {
  const { me, sheetKey, now } = context;
  const { requestId, content } = outcome;
  const claim = plan.own ?? {
    ...{ requestId, claimedAt: now, person, sheetKey, runId: undefined, content },
    ...{ label: labelOfRow(plan.row), space: undefined, signature: "", record: "" },
  };
  const isShown = saysCreated(plan.status) && plan.row.cells.space !== "";
  if (WITH.additions && outcome.outcome === "added") return addedChange(outcome, plan, context);
  if (claim.space && (isShown || !isCreated(outcome))) return undefined;
  const settled = (space: Claim["space"], open: Partial<Claim> = {}): Claim => {
    const used = { ...claim, runId: undefined, space, ...open };
    return me?.id === claim.person ? sign(used, me.secret) : { ...used, signature: "" };
  };
  switch (outcome.outcome) {
    case "created": {
      const { name, result } = outcome;
      const wasChanged = plan.own !== undefined && !plan.isAsClaimed;
      const details = result.details + (wasChanged ? text().run.changedMeanwhile : "");
      const space = { name, uri: result.uri };
      const said = { ...result, details };
      if (WITH.additions) {
        const isAsClaimed = contentOf(plan.row) === content;
        const asked = { row: plan.row, own: claim, isAsClaimed };
        const { open, ...more } = afterCreation(asked, said, me);
        return cellsAfter({ event: "created", claim: settled(space, open), ...more });
      }
      return cellsAfter({ event: "created", claim: settled(space), result: said });
    }
    case "refused":
      if (plan.own && !plan.own.runId) return undefined;
      return cellsAfter({ event: "refused", claim: settled(undefined), details: outcome.details });
    case "released": {
      const status = before.get(requestId);
      const isOurs = status !== undefined && plan.status === "CREATING";
      return isOurs ? cellsAfter({ event: "released", before: status }) : undefined;
    }
    case "unknown":
      if (!plan.own) return cellsAfter({ event: "unsettled", claim: settled(undefined) });
      return isAwaited(plan) ? cellsAfter({ event: "unknown", claim }) : undefined;
    case "added":
      return undefined;
  }
}

/** Who was asked along with the space is kept; the consent stays good for what comes after. */
function afterCreation(
  { row, own, isAsClaimed }: { row: Row; own: Claim; isAsClaimed: boolean },
  result: Result,
  me: RunContext["me"],
): { open: Partial<Claim>; result: Result } {
  const record = recordFor({ row, own, isAsClaimed });
  const asks = asksBeyond(row, record);
  if (asks.length === 0 || !isAsClaimed) return { open: { record }, result };
  const said = recordSaying(record, result.details, result.checkPeople === true);
  const details = `${result.details} ${describeAsks(asks)}`;
  // What others have written meanwhile is not to be signed as agreed to.
  const runId = isSigned(own, me) ? own.runId : undefined;
  return { open: { record: said, runId }, result: { ...result, details, checkPeople: true } };
}

/** What a row shows after something was done in its space; the consent is used up with the last of it. */
function addedChange(
  { people, time }: Added,
  plan: RowPlan,
  { me, keepsRoles }: RunContext,
): RowChange | undefined {
  const { row, own, isAsClaimed } = plan;
  if (!own?.space) return undefined;
  const before = recordFor({ row, own, isAsClaimed });
  const isKept = recordWith(before, people) === own.record;
  const wasToCheck = plan.status === "CHECK_PEOPLE";
  const record = recordWith(
    recordSaying(before, withoutGone(row.cells.details), wasToCheck),
    people,
  );
  const asks = asksBeyond(row, record, keepsRoles);
  const isMine = me !== undefined && isSigned(own, me);
  const used = { ...own, record, runId: isMine && asks.length > 0 ? own.runId : undefined };
  const claim = isMine ? sign(used, me.secret) : { ...used, signature: "" };
  const gone = goneFrom(row, claim);
  const described = describeAdded({ record, asks, gone, asked: people, wasToCheck, time });
  const shown = cellsAfterAdding(described);
  if (!isKept) return { requestId: formatClaim(claim), ...shown };
  // Somebody was killed before the rest of it was written.
  const isShown = row.cells.status === shown.status && row.cells.details === shown.details;
  return isShown ? undefined : shown;
}

/** Whether more is to be asked for in a row's space, as its claim says. */
function isOpenAfter(change: RowChange | undefined, { own }: RowPlan): boolean {
  const claim = change?.requestId ? parseClaim(String(change.requestId)) : own;
  return claim?.runId !== undefined;
}

/** What a row's claim does not say yet. */
function newsIn({ people }: Added, { own }: RowPlan): Asked[] {
  const before = askedByName(own?.record ?? "");
  return people.filter(({ name, state, role }) => {
    const known = before.get(name);
    return (state && state !== known?.state) || (role && role !== known?.role);
  });
}

/** @param isOpen whether more is to be asked for in that space */
function countAsked(recorded: Recorded, { people, requestId }: Added, isOpen: boolean): void {
  const isDone = (state: string | undefined) => state !== undefined && state !== "REFUSED";
  const done = people.filter(({ state }) => isDone(state));
  const posted = done.filter(({ name }) => name === MESSAGE).length;
  recorded.asked += people.length;
  recorded.added += done.length - posted;
  recorded.messages += posted;
  recorded.roles += people.filter(({ role }) => role === "MANAGER" || role === "MEMBER").length;
  if (isOpen) return;
  recorded.closed.push(requestId);
  recorded.ended.push(requestId);
}

/** Whether a row still says Creating…, and nothing that somebody else has written. */
function isAwaited(plan: RowPlan): boolean {
  const isForeign = plan.verdict === "attention" && plan.reason === "foreign";
  const isSaid = plan.row.cells.status === statusWord("UNKNOWN");
  return plan.status === "CREATING" && !isForeign && !isSaid;
}

function note(
  { unsure, known, released, isGone }: Recorded,
  outcome: Outcome,
  { sheetKey }: RunContext,
  isInSheet: boolean,
): void {
  const { requestId } = outcome;
  const mayExist = outcome.outcome === "unknown" || (isCreated(outcome) && !isInSheet);
  if (outcome.outcome === "released") released.push(requestId);
  // Should a column that is gone come back, its rows are not to be asked for as if they never were.
  else if (mayExist && (isInSheet || isGone)) {
    unsure.push({ requestId, sheetKey, label: linkTo(outcome).text });
  } else if (outcome.outcome !== "unknown") known.push(requestId);
}

function count(recorded: Recorded, outcome: Outcome, isOpen: boolean): void {
  if (outcome.outcome === "refused") recorded.failed += 1;
  else if (isCreated(outcome)) {
    recorded.created += 1;
    recorded.made.push(linkTo(outcome));
  } else return;
  if (isOpen) recorded.opened += 1;
  else recorded.ended.push(outcome.requestId);
}

export function isCreated(outcome: Outcome): outcome is Created {
  return outcome.outcome === "created";
}

/** Without a link where it is not known whether there is a space. */
function linkTo(outcome: Created | Unknown): Link {
  if (!isCreated(outcome)) return { text: outcome.label, url: "" };
  const { label, uri } = outcome.result;
  return { text: label, url: uri };
}
