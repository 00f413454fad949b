import type { CheckRequest, SheetCheck } from "../run/check";
import type { RunProgress } from "../run/run-state";
import type { SheetColumns } from "../sheet/own-headers";
import type { Checked, RunReport, SidebarState } from "../ui/sidebar";
import { changeCount } from "./adding";
import { goesOn, type Switch, switchedIn } from "./background";
import { type ColumnActions, showColumnQuestion } from "./columns";
import { addNote, announce, showLoading } from "./dom";
import { Drive, type DriveStart, type DriveState, type Ending } from "./drive";
import { showEnd, showFailure, showInterrupted, showStopped } from "./end";
import { failureKind } from "./failure";
import { texts } from "./format";
import type { SelectRow } from "./lists";
import { ProgressView } from "./progress";
import { changesBetween, onlyFirst, showReview } from "./review";
import { call, callOnce, explainFailure } from "./server";
import {
  headerNotices,
  showBusy,
  showCheck,
  showHeadless,
  showNothing,
  showNotSetUp,
  showPermissionMissing,
  showUnderWay,
} from "./states";
import { keepTrue } from "./watch";

const { sidebar, run: runWords } = texts;

export function startSidebar(): void {
  checkAgain();
}

/** Checks the sheet that is open now, which may be another one than before. */
function checkAgain(): void {
  attempt(() => check({}));
}

/** Does something that may fail; then the person can have it done again. */
function attempt(action: () => Promise<void>): void {
  action().catch((error: unknown) => {
    showFailure(explainFailure(error), () => attempt(action));
  });
}

/** @param note what happened before, in one sentence. */
async function check(request: CheckRequest, note = ""): Promise<void> {
  showLoading(sidebar.loading);
  const { state, note: repaired } = await look(request);
  showState(state);
  const notes = [note, repaired, request.writeReasons ? sidebar.check.written : ""];
  const said = notes.filter(Boolean).join(" ");
  if (said) addNote(said);
}

/** What an interruption has kept from rows is written as soon as anybody looks. */
async function look(request: CheckRequest): Promise<{ state: SidebarState; note: string }> {
  const state = await call("checkSheet", request);
  const isTime = state.state === "checked" && state.stale > 0 && !state.runs.underWay?.isAtWork;
  if (!isTime) return { state, note: "" };
  const { stale } = state;
  // Where that fails, somebody has just begun a run, or the next check says what is wrong.
  await call("putRight", { sheetId: state.sheetId }).catch(() => undefined);
  const now = await call("checkSheet", sameRows(state));
  // Of a run to go on with, it is said what is left of it.
  const isOver = now.state === "checked" && !now.runs.underWay;
  const count = isOver ? stale - now.stale : 0;
  return { state: now, note: count > 0 ? sidebar.putRight(count) : "" };
}

/** Asks once more for the rows that were looked at, wherever the person has clicked meanwhile. */
function sameRows({ sheetId, chosen }: SheetCheck): CheckRequest {
  const { asked, selection } = chosen;
  return { sheetId, selection, ...(asked && { rows: asked }) };
}

/** Shows what a check came to, as long as it is true. */
function showState(state: SidebarState): void {
  showChecked(state);
  if (state.state === "permissionMissing") return;
  const request = state.state === "checked" ? sameRows(state) : { sheetId: state.sheetId };
  const seen = essence(state);
  keepTrue(async (isShown) => {
    const now = await call("checkSheet", request);
    if (!isShown() || essence(now) === seen) return;
    showState(now);
    addNote(sidebar.refreshed);
  }, state.state === "notSetUp");
}

/** All of a check but what changes with the time of day. */
function essence(state: SidebarState): string {
  if (state.state !== "checked") return JSON.stringify(state);
  const { durationMs: _, runs, background, ...rest } = state;
  const { underWay, last } = runs;
  const of = [underWay?.runId, underWay?.stopped?.at, last?.runId, last?.endedAt];
  return JSON.stringify([rest, of, switchedIn(background), background.stopped]);
}

function showChecked(state: SidebarState) {
  if (state.state === "permissionMissing") return showPermissionMissing(state.link, checkAgain);
  if (state.state === "notSetUp") {
    const { sheetId, missing, columns, headless } = state;
    if (headless) return showHeadless(headless, checkAgain);
    if (columns.headers.length > 0) {
      return askForColumns(sheetId, columns, false, {
        label: sidebar.checkAgain,
        action: checkAgain,
      });
    }
    return showNotSetUp(missing, addColumnsTo(sheetId), checkAgain);
  }
  const { confirmed, runs } = state;
  const { underWay } = runs;
  if (underWay?.isMine && confirmed) {
    const run = { ...underWay, left: confirmed.spaces, leases: [], lost: underWay.idle };
    const goOn = () => drive(run, begunFrom(state, true));
    const on = { goOn, checkAgain, switch: switchThen((note) => attempt(() => check({}, note))) };
    return showUnderWay(underWay, confirmed, state, on);
  }
  if (underWay && !underWay.isMine) return showBusy(runWords.busyOther, underWay, checkAgain);
  if (state.columns.isAsked)
    return chooseColumns(state, { label: sidebar.checkAgain, action: checkAgain });
  if (openCount(state) === 0 && state.attention.length === 0) {
    return showNothing(state, {
      choose: (rows) => attempt(() => check({ sheetId: state.sheetId, rows })),
      chooseColumns: () =>
        chooseColumns(state, { label: sidebar.back, action: () => showState(state) }),
      addColumns: addColumnsTo(state.sheetId),
      checkAgain,
      writeReasons: () => attempt(() => check({ ...sameRows(state), writeReasons: true })),
      selectRow: selectIn(state.sheetId),
      switch: switchThen((note) => checkAsBefore(state, note)),
    });
  }
  showSheetCheck(state);
}

/** The same rows, as they are now. */
function checkAsBefore({ sheetId, chosen }: Checked, note = ""): void {
  attempt(() => check(chosen.asked ? { sheetId, rows: chosen.asked } : {}, note));
}

/** Switches what goes on without the person, shows what follows from it, and says what was done. */
function switchThen(then: (note: string) => void): Switch {
  const change: Switch = (handler, isOn) =>
    attempt(async () => {
      showLoading(sidebar.working);
      const missing = await call("switchTrigger", { handler, isOn });
      if (!missing) return then(isOn ? sidebar.away.switchedOn : sidebar.away.switchedOff);
      showPermissionMissing(missing.link, () => change(handler, isOn), sidebar.away.permission);
    });
  return change;
}

function chooseColumns({ sheetId, columns }: SheetCheck, back: ColumnActions["back"]): void {
  askForColumns(sheetId, columns, true, back);
}

function askForColumns(
  sheetId: number,
  columns: SheetColumns,
  isPrepared: boolean,
  back: ColumnActions["back"],
): void {
  showColumnQuestion(columns, isPrepared, {
    choose: (name, members) =>
      prepare(sheetId, () => call("chooseColumns", { sheetId, name, members })),
    back,
  });
}

function showSheetCheck(state: Checked): void {
  const { sheetId } = state;
  showCheck(state, {
    create: () => review(state, false),
    createFirst: () => review(state, true),
    checkAgain: () => checkAsBefore(state),
    choose: (rows) => attempt(() => check({ sheetId, rows })),
    chooseColumns: () =>
      chooseColumns(state, { label: sidebar.back, action: () => showSheetCheck(state) }),
    addColumns: addColumnsTo(sheetId),
    writeReasons: () => attempt(() => check({ ...sameRows(state), writeReasons: true })),
    selectRow: selectIn(sheetId),
    startOver: (reason, keep = false) => {
      const requestIds = state.requestIds[reason];
      change(sheetId, () => call("startOver", { sheetId, reason, requestIds, keep }));
    },
    switch: switchThen((note) => checkAsBefore(state, note)),
  });
}

/** Has the sheet changed and checks it again. */
function change(sheetId: number, action: () => Promise<void>): void {
  attempt(async () => {
    showLoading(sidebar.working);
    await action();
    await check({ sheetId });
  });
}

/** Has the sheet prepared, checks it again and says what was done. */
function prepare(sheetId: number, action: () => Promise<string[]>): void {
  attempt(async () => {
    showLoading(sidebar.working);
    const done = await action();
    await check({ sheetId }, done.join(" "));
  });
}

function addColumnsTo(sheetId: number): () => void {
  return () => prepare(sheetId, () => call("prepareSheet", { sheetId }));
}

function selectIn(sheetId: number): SelectRow {
  return (row, column) => {
    call("selectRow", { sheetId, row, ...(column && { column }) }).then(
      () => announce(sidebar.check.selected(row)),
      (error: unknown) => showFailure(explainFailure(error), checkAgain),
    );
  };
}

/** How much there is to do: spaces to create, and people to add. */
function openCount(check: SheetCheck): number {
  return check.total + changeCount(check);
}

/** Checks once more before it asks, and says what has changed since the person looked. */
function review(seen: Checked, isFirstAlone: boolean, note = ""): void {
  attempt(async () => {
    showLoading(sidebar.loading);
    const { state } = await look(sameRows(seen));
    if (state.state !== "checked" || state.runs.underWay || openCount(state) === 0) {
      showState(state);
      if (state.state === "checked" && openCount(state) === 0) {
        addNote(sidebar.review.gone(seen.toConfirm.length));
      }
      return;
    }
    const asked = isFirstAlone ? onlyFirst(state) : state;
    showReview(asked, changesBetween(seen, state), headerNotices(state), {
      create: () => attempt(() => begin(asked, !isFirstAlone)),
      back: () => showState(state),
      selectRow: selectIn(state.sheetId),
      switch: switchThen((switched) => review(seen, isFirstAlone, switched)),
    });
    if (note) addNote(note);
  });
}

/**
 * Begins a run with just what the person has seen.
 * @param isAll whether the rows that are left out have taken part.
 */
async function begin(state: Checked, isAll: boolean): Promise<void> {
  const { sheetId, total, toConfirm, rows, chosen } = state;
  const begun = begunFrom(state, isAll);
  let running: Drive | undefined;
  let isCancelled = false;
  const view = new ProgressView(total, begun.goesOn, () => {
    isCancelled = true;
    running?.cancel();
  });
  // Those that are selected now are others by the time a run ends.
  const concluding = isAll && chosen.choice !== "selected" && { rows: chosen.choice };
  const request = { sheetId, confirmed: [...toConfirm], rows, ...(concluding && { concluding }) };
  const answer = await callOnce("confirmRun", request).catch((error: unknown) => {
    // Whether it has begun is seen in the sheet: then what is left is offered to go on with.
    if (failureKind(error) === "connection" || failureKind(error) === "passing") return undefined;
    throw error;
  });
  if (!answer) return check(sameRows(state), sidebar.failure.unanswered);
  if (answer.state === "busy") return check(sameRows(state), answer.why);
  if (answer.state === "notSetUp") return showState(answer);
  if (answer.state === "permissionMissing") {
    return showPermissionMissing(answer.link, () => attempt(() => begin(state, isAll)));
  }
  if (answer.rows === 0) return check(sameRows(state), sidebar.changed(answer.changed));
  running = driveFrom(answer, view, begun);
  if (isCancelled) running.cancel();
  else running.start();
}

/** What is kept of the check from which a run began, for its end. */
interface Begun {
  request: CheckRequest;
  /** In how many spaces somebody was missing already. */
  peopleBefore: number;
  goesOn: boolean;
}

function begunFrom(state: Checked, isAll: boolean): Begun {
  return {
    request: {
      ...sameRows(state),
      writeReasons: isAll,
      ...(state.wrong && { wrong: state.wrong }),
    },
    peopleBefore: state.people.length,
    goesOn: goesOn(state.background),
  };
}

/** Goes on with a run that was confirmed. */
function drive(run: DriveStart, begun: Begun): void {
  const { created, failed, left } = run;
  const total = created + failed + left;
  const view = new ProgressView(total, begun.goesOn, () => running.cancel());
  const running = driveFrom(run, view, begun);
  running.start();
}

function driveFrom(run: DriveStart, shown: ProgressView, begun: Begun): Drive {
  let view = shown;
  const resume = () => {
    view = new ProgressView(0, begun.goesOn, () => running.cancel());
    view.update(running.state);
    running.start();
  };
  const onChange = (state: DriveState) => {
    if (state.ending) end(state.ending, state, resume, begun);
    else view.update(state);
  };
  const running = new Drive(run, { call: callOnce, newName, now: Date.now, after, onChange });
  view.update(running.state);
  return running;
}

function newName(): string {
  return crypto.randomUUID();
}

function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}

function end(ending: Ending, state: DriveState, resume: () => void, begun: Begun) {
  const { progress, made, isCancelled, createdBefore } = state;
  const { request, peopleBefore } = begun;
  if (ending.state === "busy") {
    return attempt(() => check({ ...request, writeReasons: false }, ending.why));
  }
  if (ending.state === "failed") {
    return showInterrupted(explainFailure(ending.error), progress, resume);
  }
  const on = { checkAgain, selectRow: selectIn(progress.sheetId) };
  const goOn = () => drive({ ...progress, leases: [] }, begun);
  if (ending.state === "stopped" && ending.grant) return showPermissionMissing(ending.grant, goOn);
  attempt(async () => {
    const check = await conclude(request);
    if (ending.state === "stopped") {
      const actions = { ...on, checkAgain: () => checkAfterStop(progress), tryAgain: goOn };
      return showStopped(ending.why, progress, check, actions);
    }
    const rest = () => check && review(check, false);
    const run = { ...progress, ...timesOf(progress, check?.runs.last) };
    const late = isCancelled ? run.created - createdBefore : 0;
    showEnd(ending.state, run, { made, late, peopleBefore }, check, { ...on, goOn: rest });
  });
}

/** As the sheet remembers them: of those who worked at once, not all hear who was the last. */
function timesOf({ runId }: RunProgress, last: RunReport | null | undefined) {
  if (last?.runId !== runId) return {};
  const { startedAt, endedAt } = last;
  return { startedAt, endedAt };
}

/** Ends the run first, of which nothing is under way: it would only be offered to go on with. */
function checkAfterStop({ runId }: RunProgress): void {
  attempt(async () => {
    showLoading(sidebar.loading);
    await call("cancelRun", { runId });
    await check({});
  });
}

/** Every row that took part says what became of it, also those that were left out. */
async function conclude(request: CheckRequest): Promise<Checked | undefined> {
  // Where somebody else is at work by now, the sheet is theirs.
  const { state } = await look(request).catch(() => look({ ...request, writeReasons: false }));
  return state.state === "checked" ? state : undefined;
}
