import { addingTime, durationOf } from "../chat/pace";
import {
  invitationCount,
  LONGEST_LABEL,
  labelOf,
  membersOf,
  nameOf,
  type SpaceType,
} from "../chat/space";
import {
  type ChosenRows,
  findChosenRows,
  type RowChoice,
  type Selection,
} from "../sheet/chosen-rows";
import { type HeaderNotice, headersOf } from "../sheet/columns";
import { ownHeaders, type SheetColumns } from "../sheet/own-headers";
import {
  findSheet,
  isExample,
  type Row,
  type RowChange,
  readTable,
  type Table,
  type Unprepared,
} from "../sheet/table";
import { describeProblems, text } from "../text";
import { addedText } from "../text/added";
import { describeGone, withoutGone } from "./added-details";
import { type Ask, goneFrom, laterAsks, tooManyIn, unreadableIn } from "./additions";
import { contentOf, isSigned, labelOfRow, linksOf, requestIdIn, sign } from "./claim";
import { claimsIn, countLeft, goneUnsure, knownOf, leftIn, recover, reportUnsure } from "./lease";
import { outsideRuns } from "./lock";
import { findMe, sheetKeyOf } from "./person";
import { MESSAGE } from "./record";
import {
  type AddingPlan,
  agreementOf,
  type CreatablePlan,
  columnOf,
  type Doubt,
  isAddingFor,
  isConsented,
  mustFindTable,
  type Plans,
  planRows,
  type RowPlan,
  type RowProblem,
  type RunContext,
} from "./row";
import {
  isUnderWay,
  type Run,
  readLimit,
  readStore,
  reportAtOnce,
  runsIn,
  type Store,
  writeStore,
} from "./run-store";
import { cellsAfter, shortened } from "./transitions";
import { PUTTING_RIGHT, repairsIn, type Written, writeRows } from "./write-rows";

/** A row that is left out, and every reason why, in the person's language. */
export interface RowNotice {
  row: number;
  /** The first cell in which something is wrong, from 1; absent where it is the whole row. */
  column?: number;
  name: string;
  reasons: string[];
  /** What rows with a reason of this kind have in common. */
  group: string;
  /** That only the person knows what is right. */
  doubt?: Doubt;
}

/** A space as it would be, and whom it would invite. */
export interface SpacePreview {
  row: number;
  name: string;
  type: SpaceType;
  /** The first of those who would be invited, and how many there are. */
  members: string[];
  invitations: number;
  /** Whether it allows people from outside the organisation. */
  isExternal: boolean;
  /** Of these members, those who are to manage it. */
  managers?: string[];
  /** The beginning of its welcome message. */
  welcome?: string;
  /** What is done in it once it is made. */
  later?: AskCounts;
}

/** So many spaces are shown beforehand, each with so many of its members: the sheet says the rest. */
const MOST_PREVIEWS = 50;
const MOST_MEMBERS = 5;

/** What would happen to a sheet, known from reading it alone. */
export interface SheetCheck {
  sheetId: number;
  sheetName: string;
  /** Whether a form's answers arrive here. */
  hasForm: boolean;
  toCreate: Record<SpaceType, number>;
  total: number;
  invitations: number;
  done: number;
  /** Examples that nobody has touched: they are left out. */
  examples: number;
  attention: RowNotice[];
  /** Headers that a person should look at, in their language. */
  headers: string[];
  columns: SheetColumns;
  /** What stands under Request ID in rows about which only a person knows what is right. */
  requestIds: Record<Doubt, string[]>;
  /** What stands in the rows to create, in short: what `confirmRun` is to be told, in the order of the rows. */
  toConfirm: string[];
  /** Rows with a space in which not everybody has joined, until a person writes Created there. */
  people: RowNotice[];
  /** Rows that were changed after their spaces were created, where nobody is added by that. */
  edited: RowNotice[];
  /** The numbers of these rows. */
  rows: number[];
  /** Which rows were looked at. */
  chosen: ChosenRows;
  /** Of rows that are chosen by their places, and places change: what stands in those with a problem. */
  wrong?: string[];
  /** How many of the others are not done: they are left whatever becomes of these. */
  outside: number;
  /** The first of the spaces to create. */
  preview: SpacePreview[];
  /** Where the addresses are from, most of them first; "" stands for Google groups. */
  domains: { domain: string; count: number }[];
  /** How many of the spaces allow people from outside the organisation. */
  external: number;
  /** Rows that failed before and would be tried again. */
  failed: RowNotice[];
  /** Display names that several rows have. */
  sameNames: { name: string; rows: number[] }[];
  /** How long creating takes, in milliseconds. */
  durationMs: number;
  /** Rows that an interruption has left without their result, or with another one's. */
  stale: number;
  /** Only where people can be added to spaces that exist. */
  adding?: AddingCheck;
  /** What is left of a run of the person's own that has not ended; it can go on as it was confirmed. */
  confirmed: { runId: string; spaces: number; invitations: number } | undefined;
  /** How many answers of a form are claimed for the person and have no space yet. */
  answers: number;
}

/** What is to be done in spaces that exist, in numbers. */
export interface AskCounts {
  all: number;
  /** Who is added. */
  people: number;
  /** Who is made a manager, added or in the space already. */
  managers: number;
  /** Who is a member like others again. */
  noManagers: number;
  /** Welcome messages. */
  messages: number;
}

/** What would be done in one of these spaces. */
interface AddingPreview {
  row: number;
  name: string;
  asks: Ask[];
  count: number;
  /** The space, by the name that Chat gave it, where it is not the person's own execution that says so. */
  unproven?: string;
}

/** What would be done in spaces that exist, row by row. */
export interface AddingCheck extends AskCounts {
  /** The same in spaces to create, once they are made. */
  later: AskCounts;
  spaceCount: number;
  /** The first of these spaces, each with the first of what is to be done there, and how much that is. */
  spaces: AddingPreview[];
  /** Rows in which somebody stands no longer who was asked into their space, and stays there. */
  gone: RowNotice[];
}

export type CheckResult = ({ state: "checked" } & SheetCheck) | NotSetUp;

/** Columns are missing; of those that are there the person may say which hold name and members. */
export interface NotSetUp {
  state: "notSetUp";
  sheetId: number;
  missing: string[];
  columns: SheetColumns;
  /** Of a list without a header: the row of its first address. */
  headless?: number;
}

export function notSetUp(sheetId: number, { missing, ...sheet }: Unprepared): NotSetUp {
  return { state: "notSetUp", sheetId, missing: headersOf(missing), ...sheet };
}

export interface CheckRequest {
  /** Without: the sheet that is open. */
  sheetId?: number;
  /** Whether to write beside each row that needs attention what is wrong with it. */
  writeReasons?: boolean;
  /** `wrong` of an earlier check: only rows in which this stands get a reason, wherever they are now. */
  wrong?: readonly string[];
  /** Without: the rows that the person sees. */
  rows?: RowChoice;
  /** `chosen.selection` of an earlier check; without, what is selected now. */
  selection?: Selection;
}

/**
 * Checks every row of a sheet, without a call to Chat.
 * @throws Error if reasons are to be written while a run is under way.
 */
export function checkSheet(request: CheckRequest): CheckResult {
  const check = () => checkAndNote(request);
  return request.writeReasons ? outsideRuns(check) : check();
}

function checkAndNote(request: CheckRequest): CheckResult {
  const { sheetId, writeReasons, rows, selection } = request;
  const sheet = findSheet(sheetId);
  const id = sheetId ?? sheet.getSheetId();
  const read = readTable(sheet, ownHeaders(id));
  if ("missing" in read) return notSetUp(id, read);
  const store = readStore();
  const context = contextIn(id, store);
  const all = planRows(read.table.rows, context);
  const { plans } = all;
  const { rows: chosen, isChosen } = findChosenRows(sheet, rows, selection);
  const meant = plans.filter((plan) => isFixed(plan) || isChosen(plan.row.number));
  if (writeReasons) noteReasons(read.table, plansToNote(request, plans, meant), all);
  const outside = plans.length - meant.length;
  const wrong = chosen.choice === "selected" && { wrong: contentsWithProblems(meant) };
  const hasForm = sheet.getFormUrl() !== null;
  const about = { sheetId: id, sheetName: sheet.getName(), hasForm, chosen, outside, ...wrong };
  return { state: "checked", ...about, ...summarise(read.table, meant, plans, context, store) };
}

function plansToNote({ wrong }: CheckRequest, all: readonly RowPlan[], meant: RowPlan[]) {
  if (!wrong) return meant;
  const known = new Set(wrong);
  return all.filter(({ row }) => known.has(contentOf(row)));
}

function contentsWithProblems(plans: readonly RowPlan[]): string[] {
  return plans.filter(({ verdict }) => verdict === "attention").map(({ row }) => contentOf(row));
}

/** Whether there is nothing to choose about a row. */
function isFixed(plan: RowPlan): boolean {
  const { verdict } = plan;
  return verdict === "attention" ? isDoubt(plan.reason) : verdict !== "create" && verdict !== "add";
}

function contextIn(sheetId: number, store: Store): RunContext {
  const known = knownOf(store);
  return { me: findMe(), sheetKey: sheetKeyOf(sheetId), now: Date.now(), known };
}

function summarise(
  table: Table,
  plans: readonly RowPlan[],
  all: readonly RowPlan[],
  context: RunContext,
  store: Store,
): Omit<SheetCheck, "sheetId" | "sheetName" | "hasForm" | "chosen" | "outside" | "wrong"> {
  const { notices, columns } = table;
  const toCreate: Record<SpaceType, number> = { SPACE: 0, GROUP_CHAT: 0, DIRECT_MESSAGE: 0 };
  const attention: RowNotice[] = [];
  const failed: RowNotice[] = [];
  const people: RowNotice[] = [];
  const edited: RowNotice[] = [];
  const gone: RowNotice[] = [];
  const requestIds: SheetCheck["requestIds"] = { copied: [], uncertain: [], displaced: [] };
  const creatable: CreatablePlan[] = [];
  let [done, examples] = [0, 0];
  for (const plan of plans) {
    const { row } = plan;
    if (plan.verdict === "done" || plan.verdict === "add") done += 1;
    if (plan.verdict === "done" && plan.status === "CHECK_PEOPLE") {
      people.push(notice(row, sentence(row.cells.details, 1) || text().run.joinedUnknown));
    }
    if (WITH.members && plan.own?.space && plan.verdict !== "attention") {
      const unreadable = unreadableIn(row).join(", ");
      if (unreadable) people.push(notice(row, addedText().unreadable(unreadable)));
      const tooMany = tooManyIn(plan);
      if (tooMany) {
        const [reason = ""] = describeProblems([{ code: "membersTooMany", ...tooMany }]);
        people.push(notice(row, reason));
      }
      const left = goneFrom(plan);
      if (left.length > 0) gone.push(notice(row, describeGone(left)));
    }
    const isEdited = plan.verdict === "done" && plan.own?.space && !plan.isAsClaimed;
    if (isEdited && !WITH.members) edited.push(notice(row, ""));
    if (plan.verdict === "skip" && isExample(row)) examples += 1;
    if (plan.verdict === "attention") {
      attention.push(attentionNotice(plan, table));
      if (isDoubt(plan.reason)) requestIds[plan.reason].push(row.cells.requestId);
    }
    if (plan.verdict === "create") {
      creatable.push(plan);
      toCreate[plan.space.type] += 1;
      if (plan.status === "FAILED") failed.push(notice(row, row.cells.details));
    }
  }
  const total = creatable.length;
  const check = {
    ...{ toCreate, total, done, examples, attention, people, edited, failed, requestIds },
    ...previewOf(creatable),
    headers: notices.map(describeHeader),
    columns,
    sameNames: findSameNames(plans),
    durationMs: durationOf(total, store.pace, readLimit(), context.now),
    stale:
      repairsIn(all).size +
      (isUnderWay(store, context.now) ? 0 : countLeft(store) + countGone(store, context, all)),
    confirmed: findConfirmed(all, store.run, context),
    answers: sumOf(store.forms.map((form) => findConfirmed(all, form, context)?.spaces ?? 0)),
  };
  if (WITH.additions) {
    return {
      ...check,
      ...withAdding(plans, creatable, check, { gone, pace: store.pace, me: context.me }),
    };
  }
  return check;
}

/** The parts of a check that change with what is done in spaces that exist. */
function withAdding(
  plans: readonly RowPlan[],
  creatable: readonly CreatablePlan[],
  { durationMs }: Pick<SheetCheck, "durationMs">,
  { gone, pace, me }: Pick<AddingCheck, "gone"> & Pick<Store, "pace"> & Pick<RunContext, "me">,
) {
  const adding = plans.filter((plan): plan is AddingPlan => plan.verdict === "add");
  const now = adding.flatMap(({ asks }) => asks);
  const later = creatable.flatMap(({ row }) => laterAsks(row));
  const open = [...creatable, ...adding];
  // Those come first that need to be looked at.
  const unproven = new Set(adding.filter(({ own }) => !me || !own || !isSigned(own, me.secret)));
  const inOrder = [...unproven, ...adding.filter((plan) => !unproven.has(plan))];
  const spaces = inOrder.slice(0, MOST_PREVIEWS).map((plan): AddingPreview => {
    const { row, asks, own } = plan;
    const preview = { row: row.number, name: rowName(row), asks: asks.slice(0, MOST_MEMBERS) };
    const space = unproven.has(plan) && own?.space?.name;
    return { ...preview, count: asks.length, ...(space && { unproven: space }) };
  });
  return {
    toConfirm: open.map(agreementOf),
    rows: open.map(({ row }) => row.number),
    durationMs: durationMs + addingTime(now.length + later.length, pace),
    domains: domainsOf([...invitedTo(creatable), ...newcomersIn(now).map(({ name }) => name)]),
    adding: { ...countsOf(now), later: countsOf(later), spaceCount: adding.length, spaces, gone },
  };
}

/** What of a row shows in its space after that is made. */
function laterIn(row: Row): Partial<SpacePreview> {
  const asks = laterAsks(row);
  const managers = asks.filter(isToManage).map(({ name }) => name);
  const welcome = row.cells.welcome.slice(0, LONGEST_LABEL);
  return { later: countsOf(asks), managers, ...(welcome && { welcome }) };
}

function isToManage({ to }: Ask): boolean {
  return to === "addManager" || to === "makeManager";
}

function countsOf(asks: readonly Ask[]): AskCounts {
  const managers = asks.filter(isToManage).length;
  const messages = asks.filter(({ name }) => name === MESSAGE).length;
  const people = newcomersIn(asks).length;
  const noManagers = asks.filter(({ to }) => to === "makeMember").length;
  return { all: asks.length, people, managers, noManagers, messages };
}

function newcomersIn(asks: readonly Ask[]): Ask[] {
  return asks.filter(({ to }) => to === "add" || to === "addManager");
}

/** How many rows were deleted before it was known whether their space exists, and are not reported yet. */
function countGone(store: Store, context: RunContext, plans: readonly RowPlan[]): number {
  const taken = claimsIn(store.leases);
  return runsIn(store).flatMap((run) => goneUnsure(run, context, plans, taken)).length;
}

/** What the person agrees to, if they do. */
function previewOf(plans: readonly CreatablePlan[]) {
  const invited = invitedTo(plans);
  return {
    invitations: invited.length,
    external: plans.filter(({ space }) => space.externalPeople).length,
    toConfirm: plans.map(({ row }) => contentOf(row)),
    rows: plans.map(({ row }) => row.number),
    preview: plans.slice(0, MOST_PREVIEWS).map(
      ({ row, space }): SpacePreview => ({
        row: row.number,
        name: labelOf(space),
        type: space.type,
        members: membersOf(space).slice(0, MOST_MEMBERS).map(nameOf),
        invitations: invitationCount(space),
        isExternal: space.externalPeople,
        ...(WITH.additions && laterIn(row)),
      }),
    ),
    domains: domainsOf(invited),
  };
}

/** Each person and group by name, as often as they are invited. */
function invitedTo(plans: readonly CreatablePlan[]): string[] {
  return plans.flatMap(({ space }) => membersOf(space).map(nameOf));
}

function domainsOf(names: readonly string[]): SheetCheck["domains"] {
  const domains = new Map<string, number>();
  for (const name of names) {
    const at = name.lastIndexOf("@");
    const domain = at < 0 ? "" : name.slice(at + 1);
    domains.set(domain, (domains.get(domain) ?? 0) + 1);
  }
  const counted = [...domains].map(([domain, count]) => ({ domain, count }));
  return counted.sort((one, other) => other.count - one.count);
}

function describeHeader({ header, column, notice }: HeaderNotice): string {
  return text().headers[notice](header, headersOf([column])[0] ?? column);
}

function findSameNames(plans: readonly RowPlan[]): SheetCheck["sameNames"] {
  const names = new Map<string, { name: string; rows: number[] }>();
  for (const { verdict, row } of plans) {
    const { name } = row.cells;
    if (!name || (verdict !== "create" && verdict !== "done")) continue;
    const same = names.get(name.toLowerCase()) ?? { name, rows: [] };
    same.rows.push(row.number);
    names.set(name.toLowerCase(), same);
  }
  return [...names.values()].filter(({ rows }) => rows.length > 1);
}

function findConfirmed(
  plans: readonly RowPlan[],
  run: Run | undefined,
  context: RunContext,
): SheetCheck["confirmed"] {
  if (!run || run.ended || run.owner !== context.me?.id) return undefined;
  let [spaces, invitations] = [0, 0];
  for (const plan of plans) {
    if (WITH.additions && isAddingFor(plan, run.id, context)) {
      spaces += 1;
      invitations += newcomersIn(plan.asks).length;
    }
    if (!isConsented(plan, run.id, context)) continue;
    spaces += 1;
    invitations += invitationCount(plan.space);
  }
  return spaces > 0 ? { runId: run.id, spaces, invitations } : undefined;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** One of the sentences of Details, from 0: how many have joined is the one after the time. */
function sentence(details: string, index: number): string {
  return details.split(/(?<=\.) |(?<=。) ?/)[index] ?? details;
}

function attentionNotice(
  { row, problems, reason }: Extract<RowPlan, { verdict: "attention" }>,
  { header, positions }: Table,
): RowNotice {
  const [first] = problems;
  const placeOf = (problem: RowProblem) => {
    const column = columnOf(problem, row);
    return column && positions[column];
  };
  const headerOf = (problem: RowProblem) => header[placeOf(problem) ?? -1] ?? "";
  const position = first && placeOf(first);
  return {
    row: row.number,
    ...(position !== undefined && { column: position + 1 }),
    name: rowName(row),
    reasons: describeProblems(problems, headerOf),
    group: first ? text().problemGroups[first.code] : "",
    ...(isDoubt(reason) && { doubt: reason }),
  };
}

/** What the cells say of it is the reason. */
function notice(row: Row, reason: string): RowNotice {
  return { row: row.number, name: rowName(row), reasons: [reason], group: reason };
}

/** What a row is called where it has no name: whoever is in it. */
function rowName({ cells }: Row): string {
  return (cells.name || cells.members).slice(0, LONGEST_LABEL);
}

/** Only beside rows that are the product's own to write to. */
function noteReasons(table: Table, plans: readonly RowPlan[], all: Plans): void {
  const changes = new Map<number, RowChange>();
  for (const plan of plans) {
    const change = reasonsOf(plan);
    if (!change) continue;
    const { cells, number } = plan.row;
    const isNoted = cells.status === change.status && cells.details === change.details;
    if (!isNoted) changes.set(number, change);
  }
  reportGone(writeRows(table, changes, all));
}

/** What is wrong with a row, or nothing where that is written beside it and is not true any more. */
function reasonsOf(plan: RowPlan): RowChange | undefined {
  if (WITH.members && plan.own?.space && plan.verdict !== "attention") return goneIn(plan);
  if (plan.verdict === "create" || plan.verdict === "skip") {
    return plan.status === "ATTENTION" ? { status: "", details: "" } : undefined;
  }
  const isOurs =
    plan.verdict === "attention" && (plan.reason === "invalid" || plan.reason === "uncertain");
  if (!isOurs) return undefined;
  const isBegun = plan.status === "CREATING";
  return cellsAfter({ event: "noted", problems: plan.problems, isBegun });
}

/** Who stands no longer in a row is named beside it; the rest of Details stays. */
function goneIn(plan: RowPlan): RowChange | undefined {
  const said = describeGone(goneFrom(plan));
  const { details } = plan.row.cells;
  const now = shortened(`${withoutGone(details)} ${said}`.trim());
  return now === details ? undefined : { details: now };
}

/** Spaces whose rows were deleted in the instant in which these were written. */
export function reportGone(written: Written): Written {
  reportAtOnce(linksOf(written.gone));
  return written;
}

/**
 * Writes beside rows what an interruption has kept from them: answers of Chat's that are not in the
 * sheet yet, and results that rows which moved have left in wrong places. Of rows that were deleted
 * before it was known what became of them, the report says so.
 * @throws Error if a run is under way, or the sheet was deleted.
 */
export function putRight({ sheetId }: { sheetId: number }): void {
  outsideRuns(() => {
    const store = readStore();
    recover(store, leftIn(store), findMe());
    const table = mustFindTable(sheetId);
    const context = contextIn(sheetId, store);
    const all = planRows(table.rows, context);
    const taken = claimsIn(store.leases);
    for (const run of runsIn(store)) {
      if (reportUnsure(run, context, all.plans, taken)) writeStore(run, store.pace);
    }
    return reportGone(writeRows(table, new Map(), all));
  });
}

export interface StartOver {
  sheetId: number;
  reason: Doubt;
  /** `requestIds` of the check that the person has seen. */
  requestIds: readonly string[];
  /** Only of displaced rows: what they show is theirs, and stays. */
  keep?: boolean;
}

/**
 * Does with rows what only a person can decide. Without `keep`, rows that are copies, that show
 * another row's space, or whose outcome is unknown become rows like any other: their results and
 * Request IDs are emptied. To be called only after the person has looked and said so; rows that came
 * to be like them since then stay as they are.
 * @throws Error if a run is under way, or the sheet was deleted.
 */
export function startOver({ sheetId, reason, requestIds, keep }: StartOver): void {
  outsideRuns(() => {
    const context = contextIn(sheetId, readStore());
    const table = mustFindTable(sheetId);
    const all = planRows(table.rows, context);
    const changes = all.plans
      .filter((plan) => plan.verdict === "attention" && plan.reason === reason && isDoubt(reason))
      .filter(({ row }) => requestIds.includes(row.cells.requestId))
      .map(
        (plan) =>
          [
            plan.row.number,
            keep ? adopted(plan, context) : cellsAfter({ event: "startedOver" }),
          ] as const,
      );
    if (reason === "uncertain") forget(requestIds);
    return reportGone(writeRows(table, new Map(changes), all, PUTTING_RIGHT));
  });
}

/** The person has looked: that these rows have no claim any more is no news to them. */
function forget(claims: readonly string[]): void {
  const store = readStore();
  const known = new Set(claims.map(requestIdIn));
  for (const run of runsIn(store)) {
    run.unsure = run.unsure.filter(({ requestId }) => !known.has(requestId));
    writeStore(run, store.pace);
  }
}

function isDoubt(reason: string): reason is Doubt {
  return ["copied", "uncertain", "displaced"].includes(reason);
}

/** The claim of a row that was renamed, for the name that it has now. */
function adopted({ own, row }: RowPlan, { me }: RunContext): RowChange {
  if (!own) return {};
  const claim = { ...own, content: contentOf(row), label: labelOfRow(row) };
  const isMine = me?.id === claim.person;
  return cellsAfter({
    event: "claimed",
    claim: isMine ? sign(claim, me.secret) : { ...claim, signature: "" },
  });
}
