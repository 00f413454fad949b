import { findPositions, fold, headersOf, type InputColumn } from "../sheet/columns";
import { ownHeaders } from "../sheet/own-headers";
import { isBlank, type RowChange, readWhole, type Table } from "../sheet/table";
import { text } from "../text";
import { nextAllowance, readFormLimit, roomIn } from "./allowance";
import { claimFor, newRun } from "./confirm";
import { knownOf } from "./lease";
import { introduceMe, type Me, sheetKeyOf } from "./person";
import { type CreatablePlan, planRows, type RowPlan, type RunContext } from "./row";
import { type FormQuota, type Run, readStore, runWith, type Store, writeStore } from "./run-store";
import { cellsAfter } from "./transitions";
import { reportGone, writeRows } from "./write-rows";

/** A form's answer, as far as its row is known by it. */
export interface Answer {
  /** Under which it is kept until its row is claimed. */
  key: string;
  sheetId: number;
  /** Where Google says that it is, from 1: another answer may have come in between. */
  row: number;
  /** What was answered in the product's columns, each cut to a length that can be kept. */
  cells: Said[];
}

interface Said {
  column: InputColumn;
  /** The question: the sheet may read the column under another header, such as one with a formula. */
  header: string;
  /** "" also where an answer was edited and this was not. */
  text: string;
}

const ANSWER = "answer ";
/** In characters. */
const LONGEST_KEPT = 200;

/**
 * @param event of a form-submit trigger. Google sometimes sends a second one that is blank.
 * @returns undefined where nothing was answered, or it is no such event.
 */
export function parseAnswer(event: unknown): Answer | undefined {
  const { range, namedValues }: Partial<GoogleAppsScript.Events.SheetsOnFormSubmit> = Object(event);
  if (!range || !namedValues) return undefined;
  const headers = Object.keys(namedValues);
  const values = Object.values(namedValues).map(([first = ""]) => first.trim());
  if (values.every((value) => value === "")) return undefined;
  const sheetId = range.getSheet().getSheetId();
  const { positions } = findPositions(headers, ownHeaders(sheetId));
  const cells = Object.entries(positions).map(
    ([column, position]): Said => ({
      column: column as InputColumn,
      header: cut(fold(headers[position] ?? "")),
      text: cut(values[position] ?? ""),
    }),
  );
  return { key: ANSWER + Utilities.getUuid(), sheetId, row: range.getRow(), cells };
}

function cut(cell: string): string {
  return cell.slice(0, LONGEST_KEPT);
}

/** Until its row is claimed, whatever happens to this execution. @param kept the user properties. */
export function keepAnswer(answer: Answer, kept: Record<string, string>): void {
  const { key } = answer;
  kept[key] = JSON.stringify(answer);
  PropertiesService.getUserProperties().setProperty(key, kept[key]);
}

/** The answers among what is kept in a person's properties. */
export function answersIn(kept: Record<string, string>): Answer[] {
  return Object.entries(kept).flatMap(([key, value]) =>
    key.startsWith(ANSWER) ? [JSON.parse(value)] : [],
  );
}

/**
 * To be called while the lock is held: another answer may push a row down while it is looked for.
 * Claims the rows of answers that can become a space and have not been claimed before; beside those
 * that cannot it says why.
 * @returns the person for whom they are claimed.
 * @throws Error in the person's language if their sheet is gone or not prepared.
 */
export function claimAnswers(answers: readonly Answer[]): Me {
  const me = introduceMe();
  for (const sheetId of new Set(answers.map((answer) => answer.sheetId))) {
    const own = answers.filter((answer) => answer.sheetId === sheetId);
    const claimed = claimIn(mustFindForm(sheetId, own), own, me);
    drop(claimed);
  }
  return me;
}

function drop(answers: readonly Answer[]): void {
  const properties = PropertiesService.getUserProperties();
  for (const { key } of answers) properties.deleteProperty(key);
}

/** Answers to what cannot be used are not kept: their rows are in the sheet, for the person to see. */
function mustFindForm(sheetId: number, answers: readonly Answer[]): Table {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetById(sheetId);
  const read = sheet && readWhole(sheet, ownHeaders(sheetId));
  if (read && "table" in read) return read.table;
  drop(answers);
  if (!read) throw new Error(text().run.sheetGone);
  throw new Error(text().form.notPrepared(headersOf(read.missing).join(", ")));
}

/** @returns the answers of which the sheet tells by now, or has no row. */
function claimIn(table: Table, answers: readonly Answer[], me: Me): Answer[] {
  const store = readStore();
  const sheetId = table.sheet.getSheetId();
  const context = { me, sheetKey: sheetKeyOf(sheetId), now: Date.now(), known: knownOf(store) };
  const all = planRows(table.rows, context);
  const rows = new Map<OpenPlan, Answer>();
  const isFree = (plan: RowPlan): plan is OpenPlan => isOpen(plan, store) && !rows.has(plan);
  for (const answer of answers) {
    const plan = findRow(all.plans, answer, table, isFree);
    if (plan) rows.set(plan, answer);
  }
  const run = formRun(context, sheetId, me, store);
  const plans = [...rows.keys()];
  const { landed } = reportGone(writeRows(table, changesFor(plans, run, me), all));
  const claimed = plans.filter(
    ({ row, verdict }) => verdict === "create" && landed.has(row.number),
  );
  if (claimed.length > 0) {
    run.report.left += claimed.length;
    writeStore(run, store.pace);
  }
  const isMissed = ([{ row }]: [OpenPlan, Answer]) => !landed.has(row.number);
  const missed = new Set([...rows].filter(isMissed).map(([, answer]) => answer));
  return answers.filter((answer) => !missed.has(answer));
}

/** A row of which nothing has become yet, and that nobody has in hand. */
type OpenPlan = CreatablePlan | Extract<RowPlan, { verdict: "attention" }>;

/**
 * The one that says the same, of several the one where Google says that it is; or else whatever is
 * there, unless it says something else. A row that nobody has sent is none.
 */
function findRow(
  plans: readonly RowPlan[],
  { row, cells }: Answer,
  { header, positions }: Table,
  isFree: (plan: RowPlan) => plan is OpenPlan,
): OpenPlan | undefined {
  const said = cells.filter((cell) => {
    return cut(fold(header[positions[cell.column] ?? -1] ?? "")) === cell.header;
  });
  const told = said.filter(({ text }) => text);
  const says = (plan: RowPlan, what: readonly Said[]) =>
    what.every(({ column, text }) => cut(plan.row.cells[column]) === text);
  const filled = plans.filter((plan) => !isBlank(plan.row));
  const free = filled.filter(isFree);
  const isThere = (plan: RowPlan) => plan.row.number === row;
  const there = free.find(isThere);
  if (told.length === 0) return said.length === 0 ? there : undefined;
  // Where that one is not free, its event comes once more.
  if (filled.some((plan) => isThere(plan) && says(plan, said))) return there;
  return free.find((plan) => says(plan, said)) ?? (there && says(there, told) ? there : undefined);
}

/** What Chat has refused stays so until the answer is changed, and a run keeps what is claimed for it. */
function isOpen(plan: RowPlan, store: Store): plan is OpenPlan {
  if (plan.verdict === "attention") return plan.reason === "invalid";
  if (plan.verdict !== "create") return false;
  const { own, isAsClaimed, status } = plan;
  if (!own || !isAsClaimed) return true;
  const run = own.runId && runWith(store, own.runId);
  return status !== "FAILED" && !(run && !run.ended);
}

function changesFor(plans: readonly OpenPlan[], run: FormRun, me: Me): Map<number, RowChange> {
  const changes = new Map<number, RowChange>();
  let room = roomIn(run.form) - run.report.left;
  for (const plan of plans) {
    const { number } = plan.row;
    if (plan.verdict === "attention") {
      const { problems } = plan;
      changes.set(number, cellsAfter({ event: "noted", problems, isBegun: false }));
      continue;
    }
    const claim = claimFor(plan, run, me, Utilities.getUuid());
    const wait =
      room > 0 || run.stopped ? {} : cellsAfter({ event: "delayed", details: whyLater(run) });
    changes.set(number, { ...cellsAfter({ event: "claimed", claim }), ...wait });
    room -= 1;
  }
  return changes;
}

function whyLater({ form, timeZone }: FormRun): string {
  const { limit } = form;
  const next = new Date(nextAllowance(form));
  return text().form.later(limit, Utilities.formatDate(next, timeZone, text().run.timeFormat));
}

type FormRun = Run & { form: FormQuota };

/** The form's run that is not over; or a new one, which knows what of the last one is of interest yet. */
function formRun(context: RunContext, sheetId: number, me: Me, { forms }: Store): FormRun {
  const before = forms.find((run) => run.owner === me.id && run.sheetId === sheetId);
  const form = { limit: readFormLimit(), made: before?.form?.made ?? [] };
  if (before && !before.ended) return { ...before, form };
  const run = newRun(sheetId, context, me);
  const { unsure, report } = before ?? run;
  return { ...run, unsure, report: { ...run.report, orphans: report.orphans }, form };
}
