import type { SheetCheck } from "../run/check";
import type { SheetColumns } from "../sheet/own-headers";
import type { RunReport, SidebarState } from "../ui/sidebar";
import { type ColumnActions, showColumnQuestion } from "./columns";
import { addNote, announce, showLoading } from "./dom";
import { Drive, type DriveStart, type DriveState, type Ending } from "./drive";
import { failureKind } from "./failure";
import { texts } from "./format";
import { ProgressView } from "./progress";
import { call, callOnce, explainFailure } from "./server";
import {
  showBusy,
  showCheck,
  showConfirm,
  showEnd,
  showFailure,
  showInterrupted,
  showNothing,
  showNotSetUp,
  showPermissionMissing,
  showStopped,
  showUnderWay,
} from "./states";

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
async function check(
  request: { sheetId?: number; writeReasons?: boolean },
  note = "",
): Promise<void> {
  showLoading(sidebar.loading);
  const { state, note: repaired } = await putRight(await call("checkSheet", request));
  showState(state);
  const notes = [note, repaired, request.writeReasons ? sidebar.check.written : ""];
  const said = notes.filter(Boolean).join(" ");
  if (said) addNote(said);
}

/** What an interruption has kept from rows is written as soon as anybody looks. */
async function putRight(state: SidebarState): Promise<{ state: SidebarState; note: string }> {
  const isTime = state.state === "checked" && state.stale > 0 && !state.runs.underWay?.isAtWork;
  if (!isTime) return { state, note: "" };
  const { sheetId, stale } = state;
  // Where that fails, somebody has just begun a run, or the next check says what is wrong.
  await call("putRight", { sheetId }).catch(() => undefined);
  const now = await call("checkSheet", { sheetId });
  // Of a run to go on with, it is said what is left of it.
  const isOver = now.state === "checked" && !now.runs.underWay;
  const count = isOver ? stale - now.stale : 0;
  return { state: now, note: count > 0 ? sidebar.putRight(count) : "" };
}

function showState(state: SidebarState) {
  if (state.state === "permissionMissing") return showPermissionMissing(state.link, checkAgain);
  if (state.state === "notSetUp") {
    const { sheetId, missing, columns } = state;
    if (columns.headers.length > 0) {
      return askForColumns(sheetId, columns, false, {
        label: sidebar.checkAgain,
        action: checkAgain,
      });
    }
    return showNotSetUp(
      missing,
      () => prepare(sheetId, () => call("setUpSheet", { sheetId })),
      checkAgain,
    );
  }
  const { confirmed, runs } = state;
  const { underWay, last } = runs;
  if (underWay?.isMine && confirmed) {
    const run = { ...underWay, left: confirmed.spaces, leases: [], lost: underWay.idle };
    return showUnderWay(underWay, confirmed, () => drive(run), checkAgain);
  }
  if (underWay && !underWay.isMine) return showBusy(runWords.busyOther, underWay, checkAgain);
  if (state.columns.isAsked)
    return chooseColumns(state, { label: sidebar.checkAgain, action: checkAgain });
  if (state.total === 0 && state.attention.length === 0) {
    const choose = () =>
      chooseColumns(state, { label: sidebar.back, action: () => showState(state) });
    return showNothing(state, last, choose, checkAgain);
  }
  showSheetCheck(state, last);
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

function showSheetCheck(state: SheetCheck, last: RunReport | null): void {
  const { sheetId } = state;
  showCheck(state, last, {
    create: () => confirm(state, last),
    checkAgain,
    chooseColumns: () =>
      chooseColumns(state, { label: sidebar.back, action: () => showSheetCheck(state, last) }),
    writeReasons: () => attempt(() => check({ sheetId, writeReasons: true })),
    selectRow: (row) => select(sheetId, row),
    startOver: (reason, keep = false) => {
      const requestIds = state.requestIds[reason];
      change(sheetId, () => call("startOver", { sheetId, reason, requestIds, keep }));
    },
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

function select(sheetId: number, row: number): void {
  call("selectRow", { sheetId, row }).then(
    () => announce(sidebar.check.selected(row)),
    (error: unknown) => showFailure(explainFailure(error), checkAgain),
  );
}

function confirm(state: SheetCheck, last: RunReport | null): void {
  showConfirm(
    state,
    () => attempt(() => begin(state)),
    () => showSheetCheck(state, last),
  );
}

/** Begins a run with just what the person has seen. */
async function begin(state: SheetCheck): Promise<void> {
  const { sheetId, total, toConfirm } = state;
  let running: Drive | undefined;
  let isCancelled = false;
  const view = new ProgressView(total, () => {
    isCancelled = true;
    running?.cancel();
  });
  const answer = await callOnce("confirmRun", { sheetId, confirmed: [...toConfirm] }).catch(
    (error: unknown) => {
      // Whether it has begun is seen in the sheet: then what is left is offered to go on with.
      if (failureKind(error) === "connection" || failureKind(error) === "passing") return undefined;
      throw error;
    },
  );
  if (!answer) return check({ sheetId }, sidebar.failure.unanswered);
  if (answer.state === "busy") return check({ sheetId }, answer.why);
  if (answer.state === "notSetUp") return showState(answer);
  if (answer.state === "permissionMissing") {
    return showPermissionMissing(answer.link, () => attempt(() => begin(state)));
  }
  if (answer.rows === 0) return check({ sheetId }, sidebar.changed(answer.changed));
  running = driveFrom(answer, view);
  if (isCancelled) running.cancel();
  else running.start();
}

/** Goes on with a run that was confirmed. */
function drive(run: DriveStart): void {
  const { created, failed, left } = run;
  const view = new ProgressView(created + failed + left, () => running.cancel());
  const running = driveFrom(run, view);
  running.start();
}

function driveFrom(run: DriveStart, shown: ProgressView): Drive {
  let view = shown;
  const resume = () => {
    view = new ProgressView(0, () => running.cancel());
    view.update(running.state);
    running.start();
  };
  const onChange = (state: DriveState) => {
    if (state.ending) end(state.ending, state, resume);
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

function end(ending: Ending, { progress, made }: DriveState, resume: () => void) {
  if (ending.state === "busy") return attempt(() => check({}, ending.why));
  if (ending.state === "failed") {
    return showInterrupted(explainFailure(ending.error), progress, resume);
  }
  if (ending.state === "stopped") {
    const goOn = () => drive({ ...progress, leases: [] });
    if (ending.grant) return showPermissionMissing(ending.grant, goOn);
    return showStopped(ending.why, progress, goOn, checkAgain);
  }
  const { sheetId } = progress;
  attempt(async () => {
    const now = await call("checkSheet", { sheetId });
    const check = now.state === "checked" ? now : undefined;
    showEnd(ending.state, progress, made, check, {
      goOn: () => check && confirm(check, null),
      checkAgain,
      selectRow: (row) => select(sheetId, row),
    });
  });
}
