import { durationOf } from "../chat/pace";
import { invitationCount, type SpaceType } from "../chat/space";
import {
  type ChosenRows,
  findChosenRows,
  type RowChoice,
  type Selection,
} from "../sheet/chosen-rows";
import { type HeaderNotice, headersOf } from "../sheet/columns";
import { ownHeaders, type SheetColumns } from "../sheet/own-headers";
import { findSheet, isExample, readTable, type Table, type Unprepared } from "../sheet/table";
import { text } from "../text";
import { addedText } from "../text/added";
import { describeGone, doubtsIn } from "./added-details";
import { goneFrom, tooManyIn, unreadableIn } from "./additions";
import { contentOf, decidedBy } from "./claim";
import { contextIn, countLeft, goneUnsure, takenIn } from "./lease";
import { outsideRuns } from "./lock";
import { attentionNotice, notice, type RowNotice } from "./notice";
import { type AddingCheck, newcomersIn, previewOf, type SpacePreview, withAdding } from "./preview";
import { noteReasons } from "./reasons";
import { saidIn } from "./record";
import {
  type CreatablePlan,
  type Doubt,
  isAddingFor,
  isConsented,
  isDoubt,
  type Plans,
  planTable,
  type RowPlan,
  type RunContext,
} from "./row";
import { isUnderWay, type Run, readLimit, readStore, runsIn, type Store } from "./run-store";
import { repairsIn } from "./write-rows";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

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
  /** By what stands in their Request ID, or without one by what they say: rows about which only a person knows what is right. */
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
  const { sheetId, writeReasons } = request;
  const sheet = findSheet(sheetId);
  const id = sheetId ?? sheet.getSheetId();
  const look = () => lookAndNote(request, sheet, id);
  const looked = writeReasons ? outsideRuns(look) : look();
  if ("missing" in looked) return notSetUp(id, looked);
  const hasForm = sheet.getFormUrl() !== null;
  const about = { sheetId: id, sheetName: sheet.getName(), hasForm };
  return { state: "checked", ...about, ...chosenOf(looked), ...summarise(looked) };
}

/** A sheet at one moment, and what is to be done about its rows. */
interface Looked {
  table: Table;
  all: Plans;
  /** Of the rows that the person means. */
  meant: RowPlan[];
  chosen: ChosenRows;
  context: RunContext;
  store: Store;
}

function lookAndNote(request: CheckRequest, sheet: Sheet, id: number): Looked | Unprepared {
  const read = readTable(sheet, ownHeaders(id));
  if ("missing" in read) return read;
  const { table } = read;
  const store = readStore();
  const context = contextIn(id, store);
  const all = planTable(table, context);
  const { rows: chosen, isChosen } = findChosenRows(sheet, request.rows, request.selection);
  const meant = all.plans.filter((plan) => isFixed(plan) || isChosen(plan.row.number));
  if (request.writeReasons) noteReasons(table, plansToNote(request, all.plans, meant), all);
  return { table, all, meant, chosen, context, store };
}

function chosenOf({ all, meant, chosen }: Looked) {
  const outside = all.plans.length - meant.length;
  const wrong = chosen.choice === "selected" && { wrong: contentsWithProblems(meant) };
  return { chosen, outside, ...wrong };
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

function summarise({
  table,
  all,
  meant: plans,
  context,
  store,
}: Looked): Omit<SheetCheck, "sheetId" | "sheetName" | "hasForm" | "chosen" | "outside" | "wrong"> {
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
    const { row, own, isAsClaimed } = plan;
    if (plan.verdict === "done" || plan.verdict === "add") done += 1;
    if (plan.verdict === "done" && plan.status === "CHECK_PEOPLE") {
      people.push(notice(row, whyToLook(plan)));
    }
    if (WITH.members && own?.space && plan.verdict !== "attention") {
      const unreadable = unreadableIn(row).join(", ");
      if (unreadable) people.push(notice(row, addedText().unreadable(unreadable)));
      const tooMany = tooManyIn({ row, own, isAsClaimed });
      if (tooMany) people.push(notice(row, addedText().tooMany(tooMany.found, tooMany.limit)));
      const left = goneFrom(row, own);
      if (left.length > 0) gone.push(notice(row, describeGone(left)));
    }
    const isEdited = plan.verdict === "done" && own?.space && !isAsClaimed;
    if (isEdited && !WITH.members) edited.push(notice(row, ""));
    if (plan.verdict === "skip" && isExample(row)) examples += 1;
    if (plan.verdict === "attention") {
      attention.push(attentionNotice(plan, table));
      if (isDoubt(plan.reason)) requestIds[plan.reason].push(decidedBy(row));
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
      repairsIn(all.plans).size +
      (isUnderWay(store, context.now)
        ? 0
        : countLeft(store) + countGone(store, context, all.plans)),
    confirmed: findConfirmed(all.plans, store.run, context),
    answers: sumOf(store.forms.map((form) => findConfirmed(all.plans, form, context)?.spaces ?? 0)),
  };
  if (WITH.additions) {
    return {
      ...check,
      ...withAdding(plans, creatable, check, { gone, pace: store.pace, me: context.me }),
    };
  }
  return check;
}

/** How many rows were deleted before it was known whether their space exists, and are not reported yet. */
function countGone(store: Store, context: RunContext, plans: readonly RowPlan[]): number {
  const taken = takenIn(store.leases);
  return runsIn(store).flatMap((run) => goneUnsure(run, context, plans, taken)).length;
}

function describeHeader({ header, column, notice }: HeaderNotice): string {
  return text().headers[notice](header, headersOf([column])[0] ?? column);
}

function findSameNames(plans: readonly RowPlan[]): SheetCheck["sameNames"] {
  const names = new Map<string, { name: string; rows: number[] }>();
  for (const { verdict, row } of plans) {
    const { name } = row.cells;
    if (!name || verdict === "skip" || verdict === "attention") continue;
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

/** What somebody is to look at in a space: that not all have joined, and what came of it since. */
function whyToLook({ row, own }: RowPlan): string {
  const joinedIn = (details: string) => sentence(details, 1) || text().run.joinedUnknown;
  if (WITH.additions && own) {
    const { said, isToCheck } = saidIn(own.record);
    const doubts = doubtsIn(own.record);
    if (isToCheck) doubts.unshift(joinedIn(said));
    if (doubts.length > 0) return doubts.join(" ");
  }
  return joinedIn(row.cells.details);
}

/** One of the sentences of Details, from 0: how many have joined is the one after the time. */
function sentence(details: string, index: number): string {
  return details.split(/(?<=\.) |(?<=。) ?/)[index] ?? details;
}
