import { fold, headersOf } from "../sheet/columns";
import { ownHeaders } from "../sheet/own-headers";
import { type RowChange, readWhole, type Table } from "../sheet/table";
import { text } from "../text";
import { nextAllowance, readFormLimit, roomIn } from "./allowance";
import { digest, linksOf } from "./claim";
import { claimFor, newRun } from "./confirm";
import { knownOf } from "./lease";
import { introduceMe, type Me, sheetKeyOf } from "./person";
import { type CreatablePlan, planRows, type RowPlan, type RunContext } from "./row";
import {
  addOrphans,
  type FormQuota,
  type Run,
  readStore,
  runWith,
  type Store,
  writeStore,
} from "./run-store";
import { cellsAfter } from "./transitions";
import { reportGone, writeRows } from "./write-rows";

/** A form's answer, as far as its row is known by it. */
export interface Answer {
  /** Under which it is kept until its row is claimed. */
  key: string;
  sheetId: number;
  /** Where Google says that it is, from 1: another answer may have come in between. */
  row: number;
  /** Each of its columns, those with an answer first. */
  cells: Said[];
}

/** Words for what was asked and answered: answers may be long, and many have to be kept. */
interface Said {
  question: string;
  /** "" also where an answer was edited and this was not. */
  answer: string;
  /** What a sheet may show in a format of its own; a form's time is a moment. */
  kind: "moment" | "value" | undefined;
}

const ANSWER = "answer ";
/** In columns: a property takes 9 KB. */
const MOST_KEPT = 120;
/** In characters, of a digest. */
const WORD = 12;
/** 22.11.2026 10:00:05, 11/22/2026 10:00 AM */
const MOMENT = /^\d+([./-] ?)\d+\1\d+\D+\d+[:.]\d\d(?:[:.]\d+)?[^\d@]{0,6}$/;
/** What Sheets may take for a number, a date, a time of day or a formula: 0123, +351 912, 10:00 AM, 1/2. */
const VALUE = /^(?:['=+@-].*|\d[\d.:]*[^\d@]{0,6}|\P{L}*\d\P{L}*)$/su;

/**
 * @param event of a form-submit trigger. Google sometimes sends a second one that is blank.
 * @returns undefined where nothing was answered, or it is no such event.
 */
export function parseAnswer(event: unknown): Answer | undefined {
  const { range, namedValues }: Partial<GoogleAppsScript.Events.SheetsOnFormSubmit> = Object(event);
  if (!range || !namedValues) return undefined;
  const cells = Object.entries(namedValues).flatMap(([header, answers]) =>
    answers.map(
      (answer): Said => ({
        question: questionIn(header),
        answer: answerIn(answer),
        kind: kindOf(answer.trim()),
      }),
    ),
  );
  const told = toldIn(cells);
  if (told.length === 0) return undefined;
  const kept = [...told, ...cells.filter(({ answer }) => !answer)].slice(0, MOST_KEPT);
  const sheetId = range.getSheet().getSheetId();
  return { key: ANSWER + Utilities.getUuid(), sheetId, row: range.getRow(), cells: kept };
}

function questionIn(header: string): string {
  return word(fold(header) || header.trim());
}

function kindOf(answer: string): Said["kind"] {
  if (MOMENT.test(answer)) return "moment";
  return VALUE.test(answer) ? "value" : undefined;
}

/** Sheets shows 0123 as 123, and True as TRUE. */
function answerIn(cell: string): string {
  const said = cell.replace(/\s+/g, " ").trim().toLowerCase();
  return word(/^\+?\d+(?:\.\d+)?$/.test(said) ? String(Number(said)) : said);
}

function word(text: string): string {
  return text && digest(text).slice(0, WORD);
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
  const { landed, gone } = reportGone(writeRows(table, changesFor(plans, run, me), all));
  const claimed = plans.filter(
    ({ row, verdict }) => verdict === "create" && landed.has(row.number),
  );
  if (claimed.length > 0) {
    run.report.left += claimed.length;
    // This run as it was read before knows nothing of what was reported meanwhile.
    addOrphans(run, linksOf(gone));
    writeStore(run, store.pace);
  }
  const isMissed = ([{ row }]: [OpenPlan, Answer]) => !landed.has(row.number);
  const missed = new Set([...rows].filter(isMissed).map(([, answer]) => answer));
  return answers.filter((answer) => !missed.has(answer));
}

/** A row of which nothing has become yet, and that nobody has in hand. */
type OpenPlan = CreatablePlan | Extract<RowPlan, { verdict: "attention" }>;

/**
 * The row that shows all of the answer: of several the one where Google says that it is. Or, where the
 * answer was edited, the one there that shows the same time and what was edited; or one that differs in
 * nothing but how it shows numbers and dates; or the only one that differs in how it shows its time, too.
 * What somebody has typed is none: it has no time beside it, or, in a sheet without a column for that,
 * more or less than was answered. Where that cannot be told, a person decides.
 */
function findRow(
  plans: readonly RowPlan[],
  { row, cells }: Answer,
  table: Table,
  isFree: (plan: RowPlan) => plan is OpenPlan,
): OpenPlan | undefined {
  const places = placesIn(table);
  const { isTimed, isAsked, isEnough } = evidenceIn(cells, places);
  if (!isEnough) return undefined;
  const there = plans.find((plan) => plan.row.number === row);
  const freeOf = (plan: RowPlan | undefined) => (plan && isFree(plan) ? plan : undefined);
  const says = (plan: RowPlan, what = cells, loose: Loose = []) =>
    shows(plan, what, table, places, loose);
  // Where the one that says it is not free, its event comes once more.
  if (there && says(there)) return freeOf(there);
  const same = plans.filter((plan) => says(plan));
  if (same.length > 0) return same.find(isFree);
  if (!isTimed) return undefined;
  if (there && says(there, toldIn(cells), ["value"])) return freeOf(there);
  const timed = plans.filter((plan) => says(plan, cells, ["value"]));
  if (timed.length > 0) return timed.find(isFree);
  if (!isAsked) return undefined;
  const alike = plans.filter((plan) => says(plan, cells, ["value", "moment"]));
  const only = alike.length > 1 ? alike.find((plan) => plan === there) : alike[0];
  return freeOf(only);
}

/** `isTimed`: the sheet has the form's time. `isEnough`: that, or a column for what was left empty. */
function evidenceIn(cells: readonly Said[], places: ReadonlyMap<string, unknown>) {
  const stands = ({ question }: Said) => places.has(question);
  const told = toldIn(cells);
  const moments = told.filter(({ kind }) => kind === "moment");
  const isTimed = moments.length > 0 && moments.every(stands);
  const isAsked = told.some(({ kind }) => !kind);
  const isKnown = cells.some(stands) && cells.every((cell) => cell.answer || stands(cell));
  return { isTimed, isAsked, isEnough: isTimed || (isAsked && isKnown) };
}

function toldIn(cells: readonly Said[]): Said[] {
  return cells.filter(({ answer }) => answer);
}

type Loose = readonly Said["kind"][];

/** The columns below each question, from 0. */
function placesIn({ header }: Table): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, said] of header.entries()) {
    const question = questionIn(said);
    if (question) places.set(question, [...(places.get(question) ?? []), index]);
  }
  return places;
}

/**
 * Whether a row shows what was said below its question, or, where no column is called so any more,
 * anywhere. @param loose of these it is enough that there is something, where the product reads none.
 */
function shows(
  { row }: RowPlan,
  what: readonly Said[],
  { shown, positions }: Table,
  places: ReadonlyMap<string, readonly number[]>,
  loose: Loose,
): boolean {
  const line = shown[row.number - 1] ?? [];
  const read = Object.values(positions);
  return what.every(({ question, answer, kind }) => {
    const isIt = (cell = "") => answerIn(cell) === answer;
    const below = places.get(question);
    if (!below) return !answer || kind === "moment" || line.some(isIt);
    if (!kind || !loose.includes(kind)) return below.some((index) => isIt(line[index]));
    return below.some((index) => (read.includes(index) ? isIt(line[index]) : line[index]?.trim()));
  });
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
