import type { Choice, NewSpace } from "../chat/space";
import { ownHeaders } from "../sheet/own-headers";
import {
  isBlank,
  isExample,
  type LinkIn,
  linksIn,
  type Row,
  readWhole,
  type Table,
} from "../sheet/table";
import { text } from "../text";
import { type Ask, asksIn } from "./additions";
import { type Beside, lookBeside } from "./beside";
import {
  type Claim,
  contentOf,
  digest,
  hasSpace,
  isSigned,
  labelOfRow,
  type MadeClaim,
  requestIdIn,
} from "./claim";
import { type ClaimedRow, resolveClaims } from "./own-claims";
import type { Me } from "./person";
import {
  findForeign,
  problem,
  type RowProblem,
  type RowProblemCode,
  spaceIn,
} from "./row-problems";
import { readVocabulary, type Status, saysCreated } from "./vocabulary";

/** How long a try whose outcome is unknown may be repeated, in milliseconds: Google does not say
 * how long Chat remembers a request ID, so after a day a person looks first. */
const REPEATABLE_MS = 24 * 60 * 60_000;

/** Why a person must look at a row; about the last three only they know what is right. */
export type AttentionReason = "invalid" | "foreign" | Doubt;
export type Doubt = "copied" | "uncertain" | "displaced";

export function isDoubt(reason: string): reason is Doubt {
  return ["copied", "uncertain", "displaced"].includes(reason);
}

/** What is to be done about a row. */
export type Verdict =
  /** `isRemnant`: it is empty, and what it shows is another row's. */
  | { verdict: "skip"; isRemnant?: boolean }
  | { verdict: "done" }
  /** Its space exists, and this is to be done there: people have come to its row since, say. */
  | { verdict: "add"; asks: Ask[]; own: MadeClaim }
  /** `claim` has the request ID to go on with, if it is signed: it was given to this very content before. */
  | { verdict: "create"; space: NewSpace; claim: Claim | undefined }
  | { verdict: "attention"; reason: AttentionReason; problems: RowProblem[] };

/**
 * `isShifted`: what the row shows is not its own, since a write missed it; then its status is taken
 * for unknown. `isLeft`: it says Creating… or what another row is to say, though nobody works on it
 * and Chat was never asked.
 */
export type RowPlan = ClaimedRow & {
  status: Choice<Status>;
  isShifted: boolean;
  isLeft: boolean;
} & Verdict;

/** A row that may become a space. */
export type CreatablePlan = Extract<RowPlan, { verdict: "create" }>;
/** One with a claim. */
export type ClaimedPlan = CreatablePlan & { own: Claim };
/** A row in whose space something is to be done. */
export type AddingPlan = Extract<RowPlan, { verdict: "add" }>;

/** Who is at work, in which sheet, and when, in milliseconds since 1970. */
export interface RunContext {
  me: Me | undefined;
  sheetKey: string;
  now: number;
  known?: Known;
  /** Nobody is to manage no more: where the person agreed, there was no column that could say so. */
  keepsRoles?: boolean | undefined;
  /** For somebody who looks at the sheet. */
  linkIn?: LinkIn;
}

/** What is known of rows beside the sheet, by request ID. */
export interface Known {
  /** Chat may have made their space, whatever they say. */
  unsure: ReadonlySet<string>;
  /** The runs of which it is known which rows are in workers' hands, and these. */
  runIds: ReadonlySet<string>;
  atWork: ReadonlySet<string>;
}

export interface Plans {
  plans: RowPlan[];
  /** Claims of spaces that exist and whose row is nowhere. */
  orphans: Claim[];
}

const NOTHING: Known = { unsure: new Set(), runIds: new Set(), atWork: new Set() };

/** The same for somebody who looks at the sheet: of rows of one name only the link tells whose it is. */
export function planTable(table: Table, context: RunContext): Plans {
  return planRows(table.rows, { ...context, linkIn: linksIn(table) });
}

/**
 * Says what is to be done about each row of a sheet. Rows are judged together, since a copied or
 * displaced row is only known beside the other one. Pure: it neither writes nor remembers.
 */
export function planRows(rows: readonly Row[], context: RunContext): Plans {
  const { rows: claimed, orphans } = resolveClaims(rows, context.sheetKey);
  const beside = lookBeside(claimed, context);
  return { plans: claimed.map((each) => planOf(each, beside, context)), orphans };
}

function planOf(claimed: ClaimedRow, beside: Beside, context: RunContext): RowPlan {
  const { row, found, own, isAsClaimed } = claimed;
  const { status, isShifted, isLeft } = standingOf(claimed, beside, context);
  const verdict = judge(claimed, isShifted, status, beside, context);
  // One literal: V8 keeps an object to which so much is assigned later as a slow dictionary.
  return { row, found, own, isAsClaimed, status, isShifted, isLeft, ...verdict };
}

/** What a row says is not always so: a write may have missed it, or nobody works on it any more. */
function standingOf(
  claimed: ClaimedRow,
  beside: Beside,
  { known = NOTHING, now }: RunContext,
): Pick<RowPlan, "status" | "isShifted" | "isLeft"> {
  const { own, row, isAsClaimed } = claimed;
  const shown = readVocabulary().status(row.cells.status);
  if (!own) {
    const status = shown === "UNKNOWN" ? "CREATING" : shown;
    return { status, isShifted: false, isLeft: false };
  }
  const isUnsure = !own.space && known.unsure.has(own.requestId);
  const isShifted = isMissed(claimed, own, shown, isUnsure, beside);
  // Of these rows Chat may have made the space, as of those in a worker's hands.
  const isOpen = shown === "UNKNOWN" || (isUnsure && !saysCreated(shown));
  const isOfRun = own.runId !== undefined && known.runIds.has(own.runId) && isRecent(own, now);
  const isIdle = isOfRun && !own.space && !isUnsure && !known.atWork.has(own.requestId);
  const isLeft = isIdle && (isShifted ? isAsClaimed : shown === "CREATING");
  const status = isLeft ? undefined : isShifted || isOpen ? "CREATING" : shown;
  return { status, isShifted, isLeft };
}

/** Whether what a row shows is not its own: its claim stands elsewhere, or its result is another row's. */
function isMissed(
  { row, found, isAsClaimed }: ClaimedRow,
  own: Claim,
  shown: Choice<Status>,
  isUnsure: boolean,
  beside: Beside,
): boolean {
  const isIts = found?.requestId === own.requestId && found.space?.name === own.space?.name;
  if (!isIts || found.isTorn) return true;
  if (!saysCreated(shown) || row.cells.space === "") return false;
  if (beside.showsAnothers(row, own)) return true;
  // Another row was pasted over it; whoever types Created beside a link of their own means it.
  if (own.space || isAsClaimed) return false;
  return beside.isMade(row) || (isUnsure && labelOfRow(row) !== own.label);
}

function judge(
  claimed: ClaimedRow,
  isShifted: boolean,
  status: Choice<Status>,
  beside: Beside,
  context: RunContext,
): Verdict {
  const { row, found, own, isAsClaimed } = claimed;
  if (isBlank(row)) return { verdict: "skip", isRemnant: isRemnant(claimed, status, beside) };
  if (own && hasSpace(own)) return judgeCreated(claimed, own, context);
  if (isCopy(claimed, status, beside)) return needs("copied", "copied");
  if (saysCreated(status)) return { verdict: "done" };
  if (!found && isExample(row)) return { verdict: "skip" };
  const foreign = isShifted ? [] : findForeign(claimed, status);
  if (foreign.length > 0) return { verdict: "attention", reason: "foreign", problems: foreign };
  const isKeeper = beside.isKeeper(claimed);
  const doubt = status === "CREATING" && findDoubt(claimed, isKeeper, context);
  if (doubt) return needs("uncertain", doubt);
  const asked = spaceIn(row);
  if ("problems" in asked) return { verdict: "attention", reason: "invalid", ...asked };
  const claim = isKeeper && isAsClaimed ? own : undefined;
  return { verdict: "create", space: asked.space, claim };
}

/**
 * The same for the rows with these claims alone, where each of them has its own: then it does not
 * matter what the other rows hold. Otherwise for all rows.
 */
export function planRowsWith(
  requestIds: ReadonlySet<string>,
  rows: readonly Row[],
  context: RunContext,
): Plans {
  const held = rows.filter(({ cells }) => requestIds.has(requestIdIn(cells.requestId)));
  const { plans } = planRows(held, context);
  const own = plans.filter(({ own, isAsClaimed, isShifted }) => own && isAsClaimed && !isShifted);
  return own.length === requestIds.size ? { plans, orphans: [] } : planRows(rows, context);
}

/** @returns undefined if the sheet or one of its columns was deleted. */
export function findTable(sheetId: number): Table | undefined {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetById(sheetId);
  const read = sheet && readWhole(sheet, ownHeaders(sheetId));
  return read && "table" in read ? read.table : undefined;
}

/** @throws Error in the person's language if the sheet or one of its columns was deleted. */
export function mustFindTable(sheetId: number): Table {
  const table = findTable(sheetId);
  if (!table) throw new Error(text().run.sheetGone);
  return table;
}

/** A row is done where its space is known, however its cells look. */
function judgeCreated(
  claimed: ClaimedRow,
  own: MadeClaim,
  { me, keepsRoles }: RunContext,
): Verdict {
  const { row, isAsClaimed } = claimed;
  const isItsOwn = isAsClaimed || labelOfRow(row) === own.label;
  if (!isItsOwn) return needs("displaced", "displaced", row);
  if (WITH.additions) {
    const asks = asksIn({ row, own, isAsClaimed }, me, keepsRoles);
    if (asks.length > 0) return { verdict: "add", asks, own };
  }
  return { verdict: "done" };
}

/** A row that shows the result of another one, or that was begun in another sheet. */
function isCopy({ row, found, own }: ClaimedRow, status: Choice<Status>, beside: Beside): boolean {
  if (!found && row.cells.space && saysCreated(status)) return beside.isMade(row);
  if (!found || own) return false;
  return saysCreated(status) || status === "CREATING" || isOfMade(found, row);
}

/** What is left in an empty row of a result that was moved. */
function isRemnant({ row, found }: ClaimedRow, status: Choice<Status>, beside: Beside): boolean {
  return !found && row.cells.space !== "" && saysCreated(status) && beside.leadsToMade(row);
}

/** Its space exists, and the row asks for just the same: whatever was cleared beside it. */
function isOfMade({ space, content }: Claim, row: Row): boolean {
  return space !== undefined && content === contentOf(row);
}

/** Why a row whose outcome is unknown cannot be tried again as it is. */
function findDoubt(
  { own, isAsClaimed }: ClaimedRow,
  isKeeper: boolean,
  { me, now }: RunContext,
): RowProblemCode | undefined {
  if (!own || !isKeeper) return "requestIdLost";
  if (!me || own.person !== me.id) return "begunByAnother";
  // Under an ID that somebody has put there Chat would answer with whatever space that stands for.
  if (!isSigned(own, me)) return "requestIdLost";
  // Under its ID Chat would answer with the space of what was asked for before.
  if (!isAsClaimed) return "changedSince";
  return isRecent(own, now) ? undefined : "begunLongAgo";
}

/** A time in the future is none. */
function isRecent({ claimedAt }: Claim, now: number): boolean {
  return Math.abs(now - claimedAt) <= REPEATABLE_MS;
}

/** What a person agrees to with a row, in short: what it says, and what is to be done in which space. */
export function agreementOf(plan: RowPlan): string {
  const content = contentOf(plan.row);
  if (!WITH.additions || plan.verdict !== "add") return content;
  return digest(`${content} ${plan.own.space.name} ${JSON.stringify(plan.asks)}`);
}

/** Whether a row may become a space in this run, if its claim is signed. */
export function isClaimedFor(runId: string, plan: RowPlan): plan is ClaimedPlan {
  return plan.verdict === "create" && plan.isAsClaimed && plan.own?.runId === runId;
}

/**
 * Whether the person has agreed to just this row in just this run: a claim that was copied, forged,
 * or given to another content or run is no consent.
 */
export function isConsented(plan: RowPlan, runId: string, { me }: RunContext): plan is ClaimedPlan {
  return isClaimedFor(runId, plan) && isSigned(plan.own, me);
}

/** The same for what is to be done in its space. */
export function isAddingFor(plan: RowPlan, runId: string, { me }: RunContext): plan is AddingPlan {
  if (plan.verdict !== "add" || !plan.isAsClaimed || plan.own.runId !== runId) return false;
  return isSigned(plan.own, me);
}

function needs(reason: Doubt, code: RowProblemCode, row?: Row): Verdict {
  return { verdict: "attention", reason, problems: [problem(code, row?.cells.space)] };
}
