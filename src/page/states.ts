import type { SheetCheck } from "../run/check";
import type { Doubt } from "../run/row";
import type { RowChoice } from "../sheet/chosen-rows";
import type { Checked, RunReport } from "../ui/sidebar";
import { addButton, addingTitle, goneRows, newcomers } from "./adding";
import { answersWaiting, goesOn, madeAway, type Switch, whileAway } from "./background";
import { actions, button, type Child, el, grantButton, paragraphs, show } from "./dom";
import { orphanedSpaces, peopleToCheck } from "./end";
import { formatDateTime, formatDuration, formatNumber, formatTime, texts } from "./format";
import { details, groupedRows, list, notice, rowButton, type SelectRow, textButton } from "./lists";
import { domains, spaces } from "./review";

/** The states of the sidebar: each function shows one and hands clicks to what it was given. */

const { sidebar, check: words, report } = texts;

type Action = () => void;

export function showNothing(
  check: Checked,
  on: Pick<
    CheckActions,
    | "choose"
    | "chooseColumns"
    | "addColumns"
    | "checkAgain"
    | "selectRow"
    | "switch"
    | "writeReasons"
  >,
): void {
  const { done, examples, outside } = check;
  const { title, todo } = sidebar.nothing;
  show(
    title,
    done > 0 && el("p", {}, words.done(done)),
    examples > 0 && el("p", {}, words.examples(examples)),
    el("p", {}, outside > 0 ? sidebar.outside(outside) : todo),
    answersWaiting(check),
    outside > 0 && rowChoice(check, on),
    headerNotices(check),
    actions(button(sidebar.checkAgain, on.checkAgain, "primary")),
    peopleToCheck(check, true, on),
    WITH.members && goneRows(check, on),
    editedRows(check, on),
    columnsUsed(check, on),
    whileAway(check, on.switch),
    lastRun(check.runs.last),
  );
}

/** The report of the last run, whoever started it. */
function lastRun(run: RunReport | null): Child {
  if (!run) return false;
  const { isMine, startedAt, endedAt, created, failed, left } = run;
  const sentences = [
    sidebar.lastRun(formatDateTime(startedAt), isMine),
    `${report.created(created)}.`,
    madeAway(run.away),
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

export function showNotSetUp(missing: string[], setUp: Action, checkAgain: Action): void {
  const state = sidebar.notSetUp;
  show(
    state.title,
    el("p", {}, state.missing(missing.join(", "))),
    el("p", {}, state.hint),
    actions(button(state.button, setUp, "primary"), button(sidebar.checkAgain, checkAgain)),
  );
}

/** A list whose first row would be taken for its header. @param row of its first address. */
export function showHeadless(row: number, checkAgain: Action): void {
  show(
    sidebar.notSetUp.noHeader,
    el("p", {}, texts.unprepared.noHeader(row)),
    actions(button(sidebar.checkAgain, checkAgain, "primary")),
  );
}

/** @param goOn what the person wanted: done by itself once they are back from where they grant it. */
export function showPermissionMissing(
  url: string,
  goOn: Action,
  what = sidebar.permission.what,
): void {
  const { title, todo } = sidebar.permission;
  show(
    title,
    el("p", {}, what),
    el("p", {}, todo),
    actions(grantButton(url, goOn), button(sidebar.tryAgain, goOn)),
  );
}

export interface CheckActions {
  create: Action;
  createFirst: Action;
  checkAgain: Action;
  choose: (choice: RowChoice) => void;
  chooseColumns: Action;
  addColumns: Action;
  writeReasons: Action;
  selectRow: SelectRow;
  /** @param keep what displaced rows show is theirs, and stays. */
  startOver: (reason: Doubt, keep?: boolean) => void;
  switch: Switch;
}

export function showCheck(check: Checked, on: CheckActions): void {
  const { sameNames, total, outside } = check;
  const state = sidebar.check;
  show(
    total > 0 ? words.count(total) : (WITH.additions && addingTitle(check)) || state.none,
    el("p", { class: "quiet" }, state.sheet(check.sheetName)),
    total === 0 && outside > 0 && el("p", {}, sidebar.outside(outside)),
    DOUBTS.map((doubt) => decision(doubt, check, on)),
    answersWaiting(check),
    actions(
      total > 0 && button(state.create(total), on.create, "primary"),
      WITH.additions && total === 0 && addButton(check, on.create),
      total > 1 && button(state.first, on.createFirst),
      button(sidebar.checkAgain, on.checkAgain),
    ),
    rowChoice(check, on),
    total > 0 && numbers(check),
    headerNotices(check),
    attentionNeeded(check, on),
    spaces(check, on.selectRow),
    WITH.additions && newcomers(check, on.selectRow),
    domains(check),
    failedBefore(check, on),
    peopleToCheck(check, false, on),
    WITH.members && goneRows(check, on),
    editedRows(check, on),
    sameNames.length > 0 && details(state.sameNames(sameNames.length), false, names(sameNames, on)),
    columnsUsed(check, on),
    whileAway(check, on.switch),
    lastRun(check.runs.last),
  );
}

const CHOICES: readonly RowChoice[] = ["all", "visible", "selected"];

/** Which rows are meant; those that a filter shows only where there is one. */
function rowChoice({ chosen }: SheetCheck, { choose }: Pick<CheckActions, "choose">): HTMLElement {
  const { legend, ...labels } = sidebar.check.choice;
  const offered = CHOICES.filter((choice) => choice !== "visible" || chosen.hasFilter);
  return el(
    "fieldset",
    {},
    el("legend", {}, legend),
    offered.map((choice) => {
      const input = el("input", { type: "radio", name: "rows", value: choice });
      input.checked = choice === chosen.choice;
      input.addEventListener("change", () => choose(choice));
      return el("label", { class: "choice" }, input, labels[choice]);
    }),
  );
}

/** Rows that are left out until a person mends them. */
function attentionNeeded({ attention }: SheetCheck, on: CheckActions): Child {
  const wrong = attention.filter(({ doubt }) => !doubt);
  if (wrong.length === 0) return false;
  const { leftOut, writeReasons } = sidebar.check;
  return details(
    words.attention(wrong.length),
    true,
    el("p", { class: "quiet" }, leftOut),
    actions(button(writeReasons, on.writeReasons)),
    groupedRows(wrong, on.selectRow),
  );
}

/** Rows that say something else by now than what their spaces were made of. */
function editedRows({ edited }: SheetCheck, { selectRow }: Pick<CheckActions, "selectRow">): Child {
  if (edited.length === 0) return false;
  const { edited: title, editedHint } = sidebar.check;
  return details(
    title(edited.length),
    false,
    el("p", { class: "quiet" }, editedHint),
    list(edited, (row) => rowButton(row, selectRow)),
  );
}

function failedBefore({ failed }: SheetCheck, { selectRow }: CheckActions): Child {
  if (failed.length === 0) return false;
  const { failed: title, failedHint } = sidebar.check;
  return details(
    title(failed.length),
    false,
    el("p", { class: "quiet" }, failedHint),
    groupedRows(failed, selectRow),
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

/** In characters. */
const LONGEST_UNUSED = 80;

/** Which columns are read and which are not, and a way to choose others or to add some. */
function columnsUsed(
  { columns }: SheetCheck,
  on: Pick<CheckActions, "chooseColumns" | "addColumns">,
): Child {
  const { name, members, unused, optional } = columns;
  const { used, change, more, addMore } = sidebar.columns;
  const rest = unused.join(", ").slice(0, LONGEST_UNUSED);
  return details(
    used(name, members, rest),
    false,
    optional.length > 0 && el("p", { class: "quiet" }, more(optional.join(", "))),
    actions(
      optional.length > 0 && button(addMore, on.addColumns),
      button(change, on.chooseColumns),
    ),
  );
}

/** Columns that a person may have meant to be read. */
export function headerNotices({ headers }: SheetCheck): Child {
  if (headers.length === 0) return false;
  return notice(
    sidebar.check.headers(headers.length),
    list(headers, (header) => header),
  );
}

const DOUBTS: readonly Doubt[] = ["copied", "uncertain", "displaced"];

/** Rows about which only a person can know what is right. */
function decision(reason: Doubt, { attention }: SheetCheck, on: CheckActions): Child {
  const { title, text, button: label } = sidebar.check[reason];
  const rows = attention.filter(({ doubt }) => doubt === reason);
  const count = rows.length;
  if (count === 0) return false;
  const { keep } = sidebar.check.displaced;
  return notice(
    title(count),
    el("p", {}, text(count)),
    list(rows, (notice) => rowButton(notice, on.selectRow)),
    actions(
      reason === "displaced" && button(keep(count), () => on.startOver(reason, true)),
      button(label(count), () => on.startOver(reason)),
    ),
  );
}

function names(same: SheetCheck["sameNames"], { selectRow }: CheckActions): Child {
  return list(same, ({ name, rows: [first = 1, ...others] }) =>
    textButton(
      `${name}${texts.signs.colon}${sidebar.check.rows([first, ...others].join(", "))}`,
      () => selectRow(first),
    ),
  );
}

/** @param left what is left of what the person confirmed. */
export function showUnderWay(
  run: RunReport,
  left: NonNullable<SheetCheck["confirmed"]>,
  check: Checked,
  on: { goOn: Action; checkAgain: Action; switch: Switch },
): void {
  const { title, since, left: isLeft, todo, button: label } = sidebar.underWay;
  const { atWork, atWorkAway, goesOn: todoAway } = sidebar.underWay;
  const { spaces: count, invitations } = left;
  const isOn = goesOn(check.background);
  const { stopped } = run;
  show(
    title,
    el("p", {}, `${since(formatDateTime(run.startedAt), run.created)} ${madeAway(run.away)}`),
    el("p", {}, isLeft(count, invitations)),
    stopped !== null &&
      notice(sidebar.away.stopped(formatDateTime(stopped.at)), paragraphs(stopped.why)),
    run.isAtWork && el("p", {}, isOn ? atWorkAway : atWork),
    el("p", {}, isOn && !stopped ? todoAway : todo),
    actions(button(label(count), on.goOn, "primary"), button(sidebar.checkAgain, on.checkAgain)),
    whileAway(check, on.switch),
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
