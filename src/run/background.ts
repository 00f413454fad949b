import { text } from "../text";
import { checkSheet } from "./check";
import {
  beginFiring,
  type Firing,
  isTimeAgain,
  readTriggerMinutes,
  withinTriggerTime,
} from "./firing";
import { type Answer, answersIn, claimAnswers, keepAnswer, parseAnswer } from "./form";
import { knownOf } from "./lease";
import { withLock } from "./lock";
import { explainMissing, findMissing } from "./permission";
import type { Me } from "./person";
import { findTable, isClaimedFor, planRows } from "./row";
import { ownRun, type RunState, stop } from "./run-state";
import { isUnderWay, type Run, readStore, type Store } from "./run-store";
import { cellsAfter } from "./transitions";
import { areEnough, workInBackground } from "./worker";
import { reportGone, writeRows } from "./write-rows";

/*
 * What triggers do, while nobody looks. A time-driven one is one more worker of a run that its person
 * has confirmed. A form's is that too, after it has claimed the answer for a run of its own; an answer
 * that cannot be claimed now is kept and claimed at the next firing of either.
 */

/** How long after a stop it is tried again, in milliseconds; after a permission was granted at once. */
const RETRY_MS = 15 * 60_000;
/** How long a trigger waits for the lock, in milliseconds. */
const LOCK_MS = 60_000;

/**
 * Goes on with what the person has confirmed, for some minutes, and leaves the rest to the next firing.
 * Where there is nothing to do it ends after two calls.
 * @throws Error in the person's language that says why it stopped, which Google mails to them.
 */
export function continueInBackground(): void {
  takeInAndGoOn(beginFiring("continueRun"), true);
}

/**
 * Makes a space of a form's answer, and of those that were left before.
 * @param event what Google hands to a form-submit trigger.
 * @throws Error as `continueInBackground`, or if the form's sheet is not prepared.
 * @see https://developers.google.com/apps-script/guides/triggers/events#form-submit
 */
export function createFromAnswer(event: unknown): void {
  const firing = beginFiring("createSpaceFromForm");
  requireSheet();
  const answer = parseAnswer(event);
  if (answer) keepAnswer(answer, firing.kept);
  takeInAndGoOn(firing, false);
}

/** What is confirmed does not wait for answers that cannot be claimed. */
function takeInAndGoOn(firing: Firing, isAll: boolean): void {
  let { me } = firing;
  try {
    me = takeIn(answersIn(firing.kept)) ?? me;
  } finally {
    if (me) goOn(firing, me, isAll);
  }
}

/** Claims the rows of answers. @returns who they are claimed for, if any are. */
function takeIn(answers: readonly Answer[]): Me | undefined {
  if (answers.length === 0) return undefined;
  requireSheet();
  return withLock(LOCK_MS, () => claimAnswers(answers));
}

/** Google's own words for it are not understood by everybody. */
function requireSheet(): void {
  const missing = findMissing("sheet");
  if (missing) throw new Error(explainMissing(missing).join(" "));
}

/** What forms have left comes first, since it is soon done. @param isAll also what was confirmed. */
function goOn(firing: Firing, me: Me, isAll: boolean): void {
  const { run, forms } = readStore();
  for (const each of isAll && run ? [...forms, run] : forms) {
    if (each.owner === me.id && !each.ended && isDue(firing, each)) work(firing, each, me);
  }
}

function isDue(firing: Firing, run: Run): boolean {
  const now = Date.now();
  if (run.restUntil > now) return false;
  const { stopped } = run;
  if (!stopped) return true;
  if (stopped.grant) return !findMissing("sheet", "chat");
  if (stopped.isTimeUp) return isTimeAgain(firing);
  return now >= stopped.at + RETRY_MS && !isGone(run);
}

/** Whether the run's sheet was deleted, as far as can be known. */
function isGone({ sheetId }: Run): boolean {
  return !findMissing("sheet") && !SpreadsheetApp.getActiveSpreadsheet().getSheetById(sheetId);
}

function work(firing: Firing, { id }: Run, me: Me): void {
  const store = readStore();
  const run = ownRun(store, id, me);
  if (!run || areEnough(store, run)) return;
  if (isGone(run)) {
    halt(run, me, [text().run.sheetGone]);
    return;
  }
  const state = withinTriggerTime(firing, (until) => workUntil(until, run, me));
  if (state === "usedUp") halt(run, me, text().background.timeUsedUp(readTriggerMinutes()), true);
  else if (state !== "reserved") report(state, run, me);
}

/** What nobody foresaw, such as a protected sheet, would fail at each firing, and be mailed as often. */
function workUntil(until: number, run: Run, me: Me): RunState {
  try {
    return workInBackground(run.id, me, until);
  } catch (error) {
    const why = [error instanceof Error ? error.message : String(error), text().run.goOnLater];
    stopUnless(() => false, run, me, why);
    throw error;
  }
}

function report(state: RunState, { id, sheetId, concluding }: Run, me: Me): void {
  if (state.state === "busy") return;
  console.log(text().background.made(state.made.length, state.left));
  if (state.state === "done" && concluding) {
    checkSheet({ sheetId, writeReasons: true, ...concluding });
  }
  if (state.state === "stopped") tell(id, me, state.why);
}

/**
 * Stops a run that no worker has begun to go on with. A page that is at work on it does so without
 * triggers, too.
 * @param isTimeUp whether the day's time for triggers is: no execution is cut off by Google for that.
 */
function halt(run: Run, me: Me, why: string[], isTimeUp = false): void {
  const isWatched = (own: Run, store: Store) => own === store.run && isUnderWay(store, Date.now());
  if (stopUnless(isWatched, run, me, why, isTimeUp)) tell(run.id, me, why);
}

/** @returns whether it is stopped: one that has ended, or that is to go on, is left as it is. */
function stopUnless(
  goesOn: (run: Run, store: Store) => boolean,
  { id }: Run,
  me: Me,
  why: string[],
  isTimeUp = false,
): boolean {
  const done = withLock(LOCK_MS, () => {
    const store = readStore();
    const run = ownRun(store, id, me);
    if (!run || run.ended || goesOn(run, store)) return false;
    stop(run, store, why, me, "", isTimeUp);
    return true;
  });
  return done === true;
}

/** Says why it stopped where the person looks: beside the first row that is left, and in Google's mail. */
function tell(runId: string, me: Me, why: readonly string[]): never {
  if (!findMissing("sheet")) withLock(LOCK_MS, () => note(readStore(), runId, me, why.join(" ")));
  throw new Error(why.join(" "));
}

function note(store: Store, runId: string, me: Me, details: string): void {
  const run = ownRun(store, runId, me);
  const table = run && findTable(run.sheetId);
  if (!run || !table) return;
  const { sheetKey, timeZone } = run;
  const context = { me, sheetKey, now: Date.now(), known: knownOf(store) };
  const all = planRows(table.rows, context);
  const first = all.plans.find((plan) => isClaimedFor(run.id, plan) && plan.status !== "CREATING");
  if (!first) return;
  const time = Utilities.formatDate(new Date(), timeZone, text().run.timeFormat);
  const said = text().background.stopped(time, details);
  const change = cellsAfter({ event: "delayed", details: said });
  reportGone(writeRows(table, new Map([[first.row.number, change]]), all));
}
