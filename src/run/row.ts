import {
  type Choice,
  type DraftProblemCode,
  isUnknown,
  LONGEST_LABEL,
  labelOf,
  type NewSpace,
  type Problem,
  parseSpace,
} from "../chat/space";
import { type Column, INPUT_COLUMNS } from "../sheet/columns";
import { ownHeaders } from "../sheet/own-headers";
import {
  isBlank,
  isExample,
  isFormulaError,
  linksIn,
  type Row,
  readWhole,
  remembered,
  type Table,
} from "../sheet/table";
import { text } from "../text";
import { type Ask, asksIn } from "./additions";
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
import { readVocabulary, type Status, saysCreated } from "./vocabulary";

/** How long a try whose outcome is unknown may be repeated, in milliseconds: Google does not say
 * how long Chat remembers a request ID, so after a day a person looks first. */
const REPEATABLE_MS = 24 * 60 * 60_000;

/** Why a row cannot be created, beside what is wrong with what it asks for. */
export type RowProblemCode =
  | "cellError"
  | "statusUnknown"
  | "spaceFilled"
  | "detailsFilled"
  | "requestIdUnknown"
  | "requestIdLost"
  | "begunByAnother"
  | "begunLongAgo"
  | "changedSince"
  | "copied"
  | "displaced";

export type RowProblem = Problem<DraftProblemCode | RowProblemCode>;

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
  /** `claim` is the one to go on with: the request ID that it was tried under before. */
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
  /** Where the text in Space leads to, as far as that is read. */
  linkIn?: (row: Row) => string;
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
  const vocabulary = readVocabulary();
  const { unsure, runIds, atWork } = context.known ?? NOTHING;
  const resolved = resolveClaims(rows, context.sheetKey);
  let made: ReturnType<typeof madeIn> | undefined;
  const isMade = (row: Row) => {
    made ??= madeIn(resolved.rows);
    if (made.contents.has(contentOf(row))) return true;
    const label = row.cells.details && made.labels.get(resultOf(row));
    // Of rows of the same name each may have its own space.
    if (label && label !== labelOfRow(row)) return true;
    return made.links.has(context.linkIn?.(row) ?? "");
  };
  /** Its result cells were moved: they say what another row is called, and lead elsewhere. */
  const showsAnothers = ({ own, row }: ClaimedRow) => {
    const { space, name } = row.cells;
    if (!own || !context.linkIn || !space || space === name) return false;
    if (own.space && labelOfRow(row) !== own.label) return false;
    made ??= madeIn(resolved.rows);
    const isNamed = made.names.has(space) && space !== shownName(row);
    return isNamed && context.linkIn(row) !== own.space?.uri;
  };
  const isRemnant = ({ found, row }: ClaimedRow, status: Choice<Status>) => {
    if (found || !context.linkIn || !row.cells.space || !saysCreated(status)) return false;
    made ??= madeIn(resolved.rows);
    return made.links.has(context.linkIn(row));
  };
  let keepers: Map<string, ClaimedRow> | undefined;
  const isKeeper = (claimed: ClaimedRow) => {
    keepers ??= keepersIn(resolved.rows, context.me);
    return keepers.get(claimed.own?.requestId ?? "") === claimed;
  };
  const plans = resolved.rows.map((claimed) => {
    const { own, found, row, isAsClaimed } = claimed;
    const shown = vocabulary.status(row.cells.status);
    const isUnsure = own !== undefined && !own.space && unsure.has(own.requestId);
    const isOther = saysCreated(shown) && row.cells.space !== "" && !isAsClaimed && !own?.space;
    // Another row was pasted over it; whoever types Created beside a link of their own means it.
    const isPastedOver =
      isOther && own && (isMade(row) || (isUnsure && labelOfRow(row) !== own.label));
    const isIts = found?.requestId === own?.requestId && found?.space?.name === own?.space?.name;
    const isMoved = saysCreated(shown) && showsAnothers(claimed);
    const isMissed = !isIts || found?.isTorn || isPastedOver || isMoved;
    const isShifted = own !== undefined && isMissed === true;
    // Of these rows Chat may have made the space, as of those in a worker's hands.
    const isOpen = shown === "UNKNOWN" || (isUnsure && !saysCreated(shown));
    const isOfRun = own?.runId !== undefined && runIds.has(own.runId) && isRecent(own, context.now);
    const isIdle = isOfRun && !own.space && !isUnsure && !atWork.has(own.requestId);
    const isLeft = isIdle && (isShifted ? isAsClaimed : shown === "CREATING");
    const status = isLeft ? undefined : isShifted || isOpen ? "CREATING" : shown;
    // One literal: V8 keeps an object to which so much is assigned later as a slow dictionary.
    const verdict = judge(claimed, status, isShifted);
    return { row, found, own, isAsClaimed, status, isShifted, isLeft, ...verdict };
  });
  return { plans, orphans: resolved.orphans };

  function judge(claimed: ClaimedRow, status: Choice<Status>, isShifted: boolean): Verdict {
    const { row, own } = claimed;
    if (isBlank(row)) return { verdict: "skip", isRemnant: isRemnant(claimed, status) };
    if (own && hasSpace(own)) return judgeCreated(claimed, own, context);
    if (isCopy(claimed, status, isMade)) return needs("copied", "copied");
    if (saysCreated(status)) return { verdict: "done" };
    if (!claimed.found && isExample(row)) return { verdict: "skip" };
    const foreign = isShifted ? [] : findForeign(claimed, status);
    if (foreign.length > 0) return { verdict: "attention", reason: "foreign", problems: foreign };
    const doubt = status === "CREATING" && findDoubt(claimed, isKeeper(claimed), context);
    if (doubt) return needs("uncertain", doubt);
    const asked = spaceIn(row);
    if ("problems" in asked) return { verdict: "attention", reason: "invalid", ...asked };
    const claim = isKeeper(claimed) ? reusable(claimed, status, context) : undefined;
    return { verdict: "create", space: asked.space, claim };
  }
}

/**
 * Whose request ID each one is. Where somebody has written it into another row as well, it is that
 * of the row that is signed: under it Chat may have been asked for that. An invented space proves nothing.
 */
function keepersIn(rows: readonly ClaimedRow[], me: Me | undefined): Map<string, ClaimedRow> {
  const keepers = new Map<string, ClaimedRow>();
  const rank = (own: Claim) => (me && isSigned(own, me.secret) ? 2 : 0) + (own.space ? 1 : 0);
  for (const claimed of rows) {
    const { own } = claimed;
    if (!own) continue;
    const other = keepers.get(own.requestId)?.own;
    if (!other || rank(own) > rank(other)) keepers.set(own.requestId, claimed);
  }
  return keepers;
}

/** The space that a row asks for, or all that is wrong with it. */
const spaceIn = remembered((row): { space: NewSpace } | { problems: RowProblem[] } => {
  const parsed = parseSpace(readVocabulary().draft(row));
  const problems = [...findFormulaErrors(row), ...("problems" in parsed ? parsed.problems : [])];
  return "problems" in parsed || problems.length > 0 ? { problems } : parsed;
});

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
    const asks = asksIn(claimed, me, keepsRoles);
    if (asks.length > 0) return { verdict: "add", asks, own };
  }
  return { verdict: "done" };
}

/** What rows with a space ask for, what they are called, by what they show, and where they lead to. */
function madeIn(rows: readonly ClaimedRow[]) {
  const made = rows.filter(({ own }) => own?.space).map(({ row }) => row);
  const labels = made.map((row) => [resultOf(row), labelOfRow(row)] as const);
  const links = rows.flatMap(({ own }) => own?.space?.uri || []);
  return {
    contents: new Set(made.map(contentOf)),
    names: new Set(made.map(shownName)),
    labels: new Map(labels),
    links: new Set(links),
  };
}

/** What is shown of its space. */
function shownName(row: Row): string {
  const asked = spaceIn(row);
  return "space" in asked ? labelOf(asked.space) : row.cells.name;
}

function resultOf({ cells }: Row): string {
  return `${cells.space}\n${cells.details}`;
}

/** A row that shows the result of another one, or that was begun in another sheet. */
function isCopy(
  { row, found, own }: ClaimedRow,
  status: Choice<Status>,
  isMade: (row: Row) => boolean,
): boolean {
  if (!found && row.cells.space && saysCreated(status)) return isMade(row);
  if (!found || own) return false;
  return saysCreated(status) || status === "CREATING" || isOfMade(found, row);
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
  if (!isSigned(own, me.secret)) return "requestIdLost";
  // Under its ID Chat would answer with the space of what was asked for before.
  if (!isAsClaimed) return "changedSince";
  return isRecent(own, now) ? undefined : "begunLongAgo";
}

/** A time in the future is none. */
function isRecent({ claimedAt }: Claim, now: number): boolean {
  return Math.abs(now - claimedAt) <= REPEATABLE_MS;
}

/**
 * The claim whose request ID the row keeps: it is mine, and was given to this very content, or Chat
 * may have made a space under it already.
 */
function reusable(
  { own, isAsClaimed }: ClaimedRow,
  status: Choice<Status>,
  { me }: RunContext,
): Claim | undefined {
  if (!own || own.person !== me?.id) return undefined;
  return isAsClaimed || status === "CREATING" ? own : undefined;
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
  return isClaimedFor(runId, plan) && !!me && isSigned(plan.own, me.secret);
}

/** The same for what is to be done in its space. */
export function isAddingFor(plan: RowPlan, runId: string, { me }: RunContext): plan is AddingPlan {
  if (plan.verdict !== "add" || !plan.isAsClaimed || plan.own.runId !== runId) return false;
  return !!me && isSigned(plan.own, me.secret);
}

function needs(reason: Doubt, code: RowProblemCode, row?: Row): Verdict {
  return { verdict: "attention", reason, problems: [problem(code, row?.cells.space)] };
}

/** The cell to look at first; what is not named here concerns the whole row. */
const COLUMNS_OF: Partial<Record<RowProblem["code"], Column>> = {
  nameMissing: "name",
  nameTooLong: "name",
  nameHasControlCharacters: "name",
  nameNotAllowed: "name",
  typeUnknown: "type",
  memberInvalid: "members",
  membersAreNames: "members",
  membersTooMany: "members",
  groupNotAllowed: "members",
  groupChatTooSmall: "members",
  directMessageNeedsOne: "members",
  managerInvalid: "managers",
  managersNotAllowed: "managers",
  welcomeTooLong: "welcome",
  descriptionTooLong: "description",
  guidelinesTooLong: "guidelines",
  detailsNotAllowed: "description",
  whoCanPostUnknown: "whoCanPost",
  whoCanPostNotAllowed: "whoCanPost",
  externalPeopleUnknown: "externalPeople",
  historyUnknown: "history",
  audienceUnknown: "audience",
  audienceNotAllowed: "audience",
  statusUnknown: "status",
  spaceFilled: "space",
  detailsFilled: "details",
  requestIdUnknown: "requestId",
};

/** The column in which something is wrong with a row, if it is one. */
export function columnOf({ code, found }: RowProblem, { cells }: Row): Column | undefined {
  if (code === "cellError") return INPUT_COLUMNS.find((column) => cells[column] === found);
  return COLUMNS_OF[code];
}

function problem(code: RowProblemCode, found = ""): RowProblem {
  return { code, found, limit: 0 };
}

/** What stands in the product's columns and is not from it: such a row is never written to. */
function findForeign({ row: { cells }, found }: ClaimedRow, status: Choice<Status>): RowProblem[] {
  const problems: RowProblem[] = [];
  if (isUnknown(status)) problems.push(problem("statusUnknown", status.unknown));
  if (cells.space) problems.push(problem("spaceFilled", cells.space));
  const isBegun = cells.status || cells.requestId;
  if (cells.details && !isBegun) problems.push(problem("detailsFilled", cells.details));
  if (cells.requestId && !found) {
    problems.push(problem("requestIdUnknown", cells.requestId));
  }
  return problems;
}

function findFormulaErrors({ cells }: Row): RowProblem[] {
  return INPUT_COLUMNS.filter((column) => isFormulaError(cells[column])).map((column) =>
    problem("cellError", cells[column]),
  );
}

/** What a row is called where it has no name: whoever is in it. */
export function rowName({ cells }: Row): string {
  return (cells.name || cells.members).slice(0, LONGEST_LABEL);
}
