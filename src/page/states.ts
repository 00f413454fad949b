import type { RowNotice, SheetCheck } from "../run/check";
import type { Doubt } from "../run/row";
import type { RunProgress } from "../run/run-state";
import type { Link } from "../sheet/table";
import type { RunReport } from "../ui/sidebar";
import { actions, button, type Child, el, grantButton, link, show, withLinks } from "./dom";
import { formatDateTime, formatDuration, formatNumber, formatTime, texts } from "./format";

/** The states of the sidebar: each function shows one and hands clicks to what it was given. */

const { sidebar, check: words, report } = texts;

/** A list never grows longer than this: the sheet itself says the rest. */
const LONGEST_LIST = 50;

type Action = () => void;

export function showNothing(
  check: SheetCheck,
  last: RunReport | null,
  chooseColumns: Action,
  checkAgain: Action,
): void {
  const { done, examples } = check;
  const { title, todo } = sidebar.nothing;
  show(
    title,
    done > 0 && el("p", {}, words.done(done)),
    examples > 0 && el("p", {}, words.examples(examples)),
    el("p", {}, todo),
    headerNotices(check),
    actions(button(sidebar.checkAgain, checkAgain, "primary")),
    columnsUsed(check, chooseColumns),
    lastRun(last),
  );
}

/** The report of the last run, whoever started it. */
function lastRun(run: RunReport | null): Child {
  if (!run) return false;
  const { isMine, startedAt, endedAt, created, failed, left } = run;
  const sentences = [
    sidebar.lastRun(formatDateTime(startedAt), isMine),
    `${report.created(created)}.`,
    failed > 0 ? `${report.failed(failed)}.` : "",
    left > 0 ? `${report.left(left)}.` : "",
    report.took(formatDuration(endedAt - startedAt)),
  ];
  return el(
    "div",
    {},
    el("p", { class: "quiet" }, sentences.filter(Boolean).join(" ")),
    orphanedSpaces(run.orphans),
  );
}

/** Spaces whose rows were deleted; of some it is not even known whether they exist. */
function orphanedSpaces(orphans: readonly Link[]): Child {
  if (orphans.length === 0) return false;
  const { end } = sidebar;
  const known = orphans.filter(({ url }) => url);
  const unknown = orphans.filter(({ url }) => !url);
  return details(
    end.orphans(orphans.length),
    true,
    known.length > 0 && [el("p", {}, end.orphansHint), links(known)],
    unknown.length > 0 && list(unknown, ({ text }) => end.orphanUnknown(text)),
  );
}

export function showNotSetUp(missing: string[], setUp: Action, checkAgain: Action): void {
  const state = sidebar.notSetUp;
  show(
    state.title,
    el("p", {}, state.missing(missing.join(", "))),
    el("p", {}, state.hint),
    actions(button(state.button, setUp, "primary"), button(sidebar.checkAgain, checkAgain)),
  );
}

/** @param goOn what the person wanted: done by itself once they are back from where they grant it. */
export function showPermissionMissing(url: string, goOn: Action): void {
  const { title, what, todo } = sidebar.permission;
  show(
    title,
    el("p", {}, what),
    el("p", {}, todo),
    actions(grantButton(url, goOn), button(sidebar.tryAgain, goOn)),
  );
}

export interface CheckActions {
  create: Action;
  checkAgain: Action;
  chooseColumns: Action;
  writeReasons: Action;
  selectRow: (row: number) => void;
  /** @param keep what displaced rows show is theirs, and stays. */
  startOver: (reason: Doubt, keep?: boolean) => void;
}

export function showCheck(check: SheetCheck, last: RunReport | null, on: CheckActions): void {
  const { sameNames, total } = check;
  const state = sidebar.check;
  show(
    total > 0 ? words.count(total) : state.none,
    el("p", { class: "quiet" }, state.sheet(check.sheetName)),
    total > 0 && numbers(check),
    actions(
      total > 0 && button(state.create(total), on.create, "primary"),
      button(sidebar.checkAgain, on.checkAgain),
    ),
    headerNotices(check),
    attentionNeeded(check, on),
    DOUBTS.map((doubt) => decision(doubt, check, on)),
    failedBefore(check, on),
    peopleToCheck(check, false, on),
    sameNames.length > 0 && details(state.sameNames(sameNames.length), false, names(sameNames, on)),
    columnsUsed(check, on.chooseColumns),
    lastRun(last),
  );
}

/** Rows that are left out until a person mends them. */
function attentionNeeded({ attention }: SheetCheck, on: CheckActions): Child {
  if (attention.length === 0) return false;
  const { leftOut, writeReasons } = sidebar.check;
  return details(
    words.attention(attention.length),
    true,
    el("p", { class: "quiet" }, leftOut),
    rows(attention, on.selectRow),
    actions(button(writeReasons, on.writeReasons)),
  );
}

/** Spaces in which not everybody has joined. */
function peopleToCheck(
  { people }: SheetCheck,
  isOpen: boolean,
  { selectRow }: Pick<CheckActions, "selectRow">,
): Child {
  if (people.length === 0) return false;
  return details(
    words.people(people.length),
    isOpen,
    el("p", { class: "quiet" }, sidebar.check.peopleHint),
    rows(people, selectRow),
  );
}

function failedBefore({ failed }: SheetCheck, { selectRow }: CheckActions): Child {
  if (failed.length === 0) return false;
  const { failed: title, failedHint } = sidebar.check;
  return details(
    title(failed.length),
    false,
    el("p", { class: "quiet" }, failedHint),
    rows(failed, selectRow),
  );
}

/** A term and its number, one below the other. */
function numbers(check: SheetCheck): HTMLElement {
  const { types, invitations, time, about, done } = sidebar.check;
  const { toCreate } = check;
  const lines: [string, number | string][] = [
    [types.SPACE, toCreate.SPACE],
    [types.GROUP_CHAT, toCreate.GROUP_CHAT],
    [types.DIRECT_MESSAGE, toCreate.DIRECT_MESSAGE],
    [invitations, check.invitations],
    [time, about(formatDuration(check.durationMs))],
    [done, check.done],
  ];
  return el(
    "dl",
    {},
    lines
      .filter(([, value]) => value !== 0)
      .map(([term, value]) => {
        const shown = typeof value === "number" ? formatNumber(value) : value;
        return el("div", {}, el("dt", {}, term), el("dd", {}, shown));
      }),
  );
}

/** Which columns are read, and a way to choose others. */
function columnsUsed({ columns }: SheetCheck, chooseColumns: Action): Child {
  const { name, members, unused } = columns;
  const { used, unused: rest, change } = sidebar.columns;
  return details(
    used(name, members),
    false,
    unused.length > 0 && el("p", { class: "quiet" }, rest(unused.join(", "))),
    actions(button(change, chooseColumns)),
  );
}

/** Columns that a person may have meant to be read. */
function headerNotices({ headers }: SheetCheck): Child {
  if (headers.length === 0) return false;
  const title = el("h2", {}, sidebar.check.headers(headers.length));
  return el(
    "section",
    { class: "notice" },
    title,
    list(headers, (header) => header),
  );
}

const DOUBTS: readonly Doubt[] = ["copied", "uncertain", "displaced"];

/** Rows about which only a person can know what is right. */
function decision(reason: Doubt, { requestIds }: SheetCheck, on: CheckActions): Child {
  const { title, text, button: label } = sidebar.check[reason];
  const count = requestIds[reason].length;
  if (count === 0) return false;
  const keep = sidebar.check.displaced.keep;
  return el(
    "section",
    { class: "notice" },
    el("h2", {}, title(count)),
    el("p", {}, text),
    actions(
      reason === "displaced" && button(keep, () => on.startOver(reason, true)),
      button(label, () => on.startOver(reason)),
    ),
  );
}

function rows(notices: RowNotice[], selectRow: CheckActions["selectRow"]): HTMLElement[] {
  return list(notices, ({ row, name, reasons }) => [
    rowButton(sidebar.check.row(row, name), row, selectRow),
    reasons.map((reason) => el("p", {}, withLinks(reason))),
  ]);
}

function names(same: SheetCheck["sameNames"], { selectRow }: CheckActions): HTMLElement[] {
  return list(same, ({ name, rows: [first = 1, ...others] }) =>
    rowButton(`${name}: ${sidebar.check.rows([first, ...others].join(", "))}`, first, selectRow),
  );
}

function rowButton(label: string, row: number, selectRow: CheckActions["selectRow"]): HTMLElement {
  const element = el("button", { type: "button", class: "row" }, label);
  element.addEventListener("click", () => selectRow(row));
  return element;
}

export function showConfirm(check: SheetCheck, create: Action, back: Action): void {
  const { title, invites, leftOut, stay, button: label } = sidebar.confirm;
  const { total, invitations, attention } = check;
  show(
    title(total),
    invitations > 0 && el("p", {}, invites(invitations, formatNumber(invitations))),
    attention.length > 0 && el("p", {}, leftOut(attention.length)),
    el("p", {}, words.duration(formatDuration(check.durationMs))),
    headerNotices(check),
    el("p", {}, stay),
    actions(button(label(total), create, "primary"), button(sidebar.back, back)),
  );
}

/** @param left what is left of what the person confirmed. */
export function showUnderWay(
  run: RunReport,
  left: NonNullable<SheetCheck["confirmed"]>,
  goOn: Action,
  checkAgain: Action,
): void {
  const { title, since, left: isLeft, atWork, todo, button: label } = sidebar.underWay;
  const { spaces, invitations } = left;
  show(
    title,
    el("p", {}, since(formatTime(run.startedAt), run.created)),
    el("p", {}, isLeft(spaces, invitations, formatNumber(invitations))),
    run.isAtWork && el("p", {}, atWork),
    el("p", {}, todo),
    actions(button(label(spaces), goOn, "primary"), button(sidebar.checkAgain, checkAgain)),
  );
}

/** @param run without: it is only known that there is one. */
export function showBusy(why: string, run: RunReport | undefined, tryAgain: Action): void {
  const { title, since } = sidebar.busy;
  show(
    title,
    el("p", {}, why),
    run && el("p", {}, since(formatTime(run.startedAt), run.created)),
    actions(button(sidebar.tryAgain, tryAgain, "primary")),
  );
}

export function showStopped(
  why: readonly string[],
  { created, orphans }: RunProgress,
  tryAgain: Action,
  checkAgain: Action,
): void {
  const { title, created: before } = sidebar.stopped;
  show(
    title,
    why.map((sentence) => el("p", {}, withLinks(sentence))),
    created > 0 && el("p", {}, before(created)),
    orphanedSpaces(orphans),
    actions(button(sidebar.tryAgain, tryAgain, "primary"), button(sidebar.checkAgain, checkAgain)),
  );
}

export interface EndActions {
  goOn: Action;
  checkAgain: Action;
  selectRow: (row: number) => void;
}

/**
 * @param made the spaces that were created while this page was open.
 * @param check the sheet as it is now, if it can still be read.
 */
export function showEnd(
  state: "done" | "cancelled",
  progress: RunProgress,
  made: readonly Link[],
  check: SheetCheck | undefined,
  on: EndActions,
): void {
  const { end } = sidebar;
  const { created, left, changed, orphans } = progress;
  const failed = check?.failed ?? [];
  show(
    end[state],
    el("p", {}, report.created(created)),
    failed.length > 0 && el("p", {}, report.failed(failed.length)),
    left > 0 && el("p", {}, report.left(left)),
    changed > 0 && el("p", {}, sidebar.changed(changed)),
    whatItTook(progress),
    actions(check && goOnButton(check, left, on.goOn), button(sidebar.checkAgain, on.checkAgain)),
    failed.length > 0 && details(report.failed(failed.length), true, rows(failed, on.selectRow)),
    check && peopleToCheck(check, true, on),
    orphanedSpaces(orphans),
    made.length > 0 && details(end.spaces, true, links(made)),
  );
}

function whatItTook({ startedAt, endedAt }: RunProgress): HTMLElement {
  const took = report.took(formatDuration(endedAt - startedAt));
  return el("p", { class: "quiet" }, `${took} ${sidebar.end.inSheet}`);
}

/** @param left the rows that the run has not come to: without any, only failed ones can be tried. */
function goOnButton({ total, failed }: SheetCheck, left: number, goOn: Action): Child {
  const { retry, goOn: rest } = sidebar.end;
  const label = left === 0 && failed.length === total ? retry : rest;
  return total > 0 && button(label(total), goOn, "primary");
}

export function showFailure([what, todo]: [string, string], tryAgain: Action): void {
  show(
    sidebar.failure.title,
    el("p", {}, what),
    todo !== "" && el("p", {}, todo),
    actions(button(sidebar.tryAgain, tryAgain, "primary")),
  );
}

/** A run whose page can reach the script no more: how far it came, and that it goes on from there. */
export function showInterrupted(
  [what, todo]: [string, string],
  { created, failed, left, orphans }: RunProgress,
  goOn: Action,
): void {
  const { title, created: before, nothingTwice } = sidebar.stopped;
  show(
    title,
    el("p", {}, what),
    el("p", {}, todo),
    el("p", {}, [before(created), failed > 0 ? `${report.failed(failed)}.` : ""].join(" ")),
    el("p", {}, nothingTwice(left)),
    orphanedSpaces(orphans),
    actions(button(sidebar.underWay.button(left), goOn, "primary")),
  );
}

function links(spaces: readonly Link[]): HTMLElement[] {
  return list(spaces, ({ text, url }) => link(url, text));
}

function list<T>(items: readonly T[], describe: (item: T) => Child) {
  const shown = items.slice(0, LONGEST_LIST).map((item) => el("li", {}, describe(item)));
  const left = items.length - shown.length;
  const rest = left > 0 ? [el("p", { class: "quiet" }, words.more(left))] : [];
  return [el("ul", { role: "list" }, shown), ...rest];
}

function details(title: string, isOpen: boolean, ...children: Child[]): HTMLDetailsElement {
  const element = el("details", {}, el("summary", {}, title), children);
  element.open = isOpen;
  return element;
}
