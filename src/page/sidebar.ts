import type { RunState } from "../run/batch";
import type { SheetCheck } from "../run/check";
import type { Link } from "../sheet/table";
import type { RunReport, SidebarState } from "../ui/sidebar";
import { announce, showLoading } from "./dom";
import { texts } from "./format";
import { ProgressView } from "./progress";
import { call, explainFailure } from "./server";
import {
  showBusy,
  showCheck,
  showConfirm,
  showEnd,
  showFailure,
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

async function check(request: { sheetId?: number; writeReasons?: boolean }): Promise<void> {
  showLoading(sidebar.loading);
  showState(await call("checkSheet", request));
  if (request.writeReasons) announce(sidebar.check.written);
}

function showState(state: SidebarState) {
  if (state.state === "permissionMissing") return showPermissionMissing(state.link, checkAgain);
  if (state.state === "notSetUp") {
    const { sheetId, missing } = state;
    return showNotSetUp(
      missing,
      () => change(sheetId, () => call("setUpSheet", { sheetId })),
      checkAgain,
    );
  }
  const { underWay, last } = state.runs;
  if (underWay?.isMine) return showUnderWay(underWay, () => begin(state, underWay), checkAgain);
  if (underWay) return showBusy(runWords.busyOther, underWay, checkAgain);
  if (state.total === 0 && state.attention.length === 0)
    return showNothing(state, last, checkAgain);
  showSheetCheck(state, last);
}

function showSheetCheck(state: SheetCheck, last: RunReport | null): void {
  const { sheetId } = state;
  showCheck(state, last, {
    create: () => confirm(state, last),
    checkAgain,
    writeReasons: () => attempt(() => check({ sheetId, writeReasons: true })),
    selectRow: (row) => select(sheetId, row),
    startOver: (reason) => {
      const requestIds = state.requestIds[reason];
      change(sheetId, () => call("startOver", { sheetId, reason, requestIds }));
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

function select(sheetId: number, row: number): void {
  call("selectRow", { sheetId, row }).then(
    () => announce(sidebar.check.selected(row)),
    (error: unknown) => showFailure(explainFailure(error), checkAgain),
  );
}

function confirm(state: SheetCheck, last: RunReport | null): void {
  showConfirm(
    state,
    () => begin(state),
    () => showSheetCheck(state, last),
  );
}

/** A run as this page knows it. */
interface Drive {
  runId: string;
  sheetId: number;
  isCancelled: boolean;
  /** Where it stands. */
  progress: { created: number; failed: number; left: number };
  /** How long a space takes at the usual pace, in milliseconds. */
  msPerSpace: number;
  /** What the person has confirmed: rows that were filled in since then are left. */
  confirmed: readonly string[];
  /** The spaces that were created while this page was open. */
  made: Link[];
}

/** @param run the one to go on with; without, a new one begins. */
function begin(check: SheetCheck, run?: RunReport): void {
  const { sheetId, total, durationMs, toConfirm } = check;
  const { created, failed } = run ?? { created: 0, failed: 0 };
  drive({
    runId: run?.runId ?? crypto.randomUUID(),
    sheetId: run?.sheetId ?? sheetId,
    isCancelled: false,
    progress: { created, failed, left: Math.max(0, total - failed) },
    msPerSpace: durationMs / Math.max(1, total),
    confirmed: toConfirm,
    made: [],
  });
}

/** Asks for batch after batch. Wherever that fails, the same run can go on from there. */
function drive(run: Drive): void {
  attempt(async () => {
    const view = new ProgressView(run.msPerSpace, () => cancel(run));
    view.update(run.progress);
    for (;;) {
      const state = await nextBatch(run);
      if (state.state !== "going" && state.state !== "waiting") return end(state, run);
      view.update(state, state.state === "going" ? state.next : "");
      if (state.state === "waiting") await view.wait(state.why, state.until - state.endedAt);
    }
  });
}

async function nextBatch(run: Drive): Promise<RunState> {
  const { runId, sheetId, confirmed } = run;
  if (run.isCancelled) await call("cancelRun", runId);
  const state = await call("createNextBatch", { runId, sheetId, confirmed: [...confirmed] });
  if ("made" in state) {
    run.progress = state;
    run.made.push(...state.made);
  }
  return state;
}

function cancel(run: Drive): void {
  run.isCancelled = true;
  // The next batch is asked for with it again, so it does not matter whether this call arrives.
  call("cancelRun", run.runId).catch(() => undefined);
}

async function end(
  state: Exclude<RunState, { state: "going" | "waiting" }>,
  run: Drive,
): Promise<void> {
  if (state.state === "busy") return showBusy(state.why, undefined, checkAgain);
  if (state.state === "notSetUp") return showState(state);
  if (state.state === "stopped") {
    const again = { ...run, runId: crypto.randomUUID(), isCancelled: false };
    return showStopped(state, () => drive(again), checkAgain);
  }
  const { sheetId } = state;
  const now = await call("checkSheet", { sheetId });
  const check = now.state === "checked" ? now : undefined;
  showEnd(state.state, state, run.made, check, {
    goOn: () => check && confirm(check, null),
    checkAgain,
    selectRow: (row) => select(sheetId, row),
  });
}
