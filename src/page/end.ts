import type { SheetCheck } from "../run/check";
import type { RunProgress } from "../run/run-state";
import type { Link } from "../sheet/table";
import { addedIn, newcomers } from "./adding";
import { actions, button, type Child, el, type Mark, paragraphs, show } from "./dom";
import { formatDuration, texts } from "./format";
import { details, groupedRows, links, list, rowButton, type SelectRow } from "./lists";

/** How a run ends: what was created, what was not and why, and what to do next. */

const { sidebar, check: words, report, signs } = texts;
const { end } = sidebar;

type Action = () => void;

export interface EndActions {
  goOn: Action;
  checkAgain: Action;
  selectRow: SelectRow;
}

/** Ends that need no more than a word. */
type Kind = Exclude<Mark, "working" | "stopped">;

/** What happened while this page was open. */
export interface Watched {
  /** The spaces that were created. */
  made: readonly Link[];
  /** How many of them after the person had cancelled. */
  late: number;
  /** In how many spaces somebody was missing already. */
  peopleBefore: number;
}

/** @param check the sheet as it is now, if it can still be read. */
export function showEnd(
  state: "done" | "cancelled",
  progress: RunProgress,
  { made, late, peopleBefore }: Watched,
  check: SheetCheck | undefined,
  on: EndActions,
): void {
  const { changed, left } = progress;
  const failed = check?.failed ?? [];
  const leftOut = check && left + check.total - failed.length === 0 ? check.attention : [];
  const people = Math.max(0, (check?.people.length ?? 0) - peopleBefore);
  const kind = kindOf(state, progress, failed.length + leftOut.length + people);
  show(
    { mark: kind, title: `${end[kind]}${signs.colon}${countIn(progress, leftOut.length)}` },
    late > 0 && el("p", {}, end.tooLate(late)),
    changed > 0 && el("p", {}, sidebar.changed(changed)),
    el("p", {}, end.next[kind]),
    actions(check && goOnButton(check, left, on.goOn), button(sidebar.checkAgain, on.checkAgain)),
    failed.length > 0 &&
      details(report.failed(failed.length), true, groupedRows(failed, on.selectRow)),
    leftOut.length > 0 &&
      details(words.attention(leftOut.length), true, groupedRows(leftOut, on.selectRow)),
    check && peopleToCheck(check, people > 0, on),
    WITH.additions && check && newcomers(check, on.selectRow),
    orphanedSpaces(progress.orphans),
    made.length > 0 && details(end.spaces, true, links(inOrder(made))),
    whatItTook(progress),
  );
}

/** By name, 2 before 10: answers come in any order. */
function inOrder(made: readonly Link[]): Link[] {
  const { compare } = new Intl.Collator(sidebar.language, { numeric: true });
  return [...made].sort((one, other) => compare(one.text, other.text));
}

/** Done is said only of what is done, and cancelled of what is left. @param wrong rows that failed or were left out. */
function kindOf(state: "done" | "cancelled", progress: RunProgress, wrong: number): Kind {
  const { created, failed, left, changed, orphans } = progress;
  if (state === "cancelled" && left > 0) return "cancelled";
  if (created === 0 && failed > 0) return "failed";
  return failed + left + changed + orphans.length + wrong > 0 ? "problems" : "done";
}

/** @param leftOut rows that took part without being confirmed. */
function countIn(progress: RunProgress, leftOut = 0): string {
  const { created, failed, left, changed } = progress;
  const total = created + failed + left + changed + leftOut;
  const added = WITH.additions ? addedIn(progress) : "";
  if (added && total === 0) return added;
  const count = created === total ? report.created(created) : end.ofAll(created, total);
  return added ? `${count}, ${added}` : count;
}

function whatItTook({ startedAt, endedAt }: RunProgress): HTMLElement {
  const took = report.took(formatDuration(endedAt - startedAt));
  return el("p", { class: "quiet" }, took);
}

/** @param left the rows that the run has not come to. */
function goOnButton({ total, failed }: SheetCheck, left: number, goOn: Action): Child {
  if (total === 0) return false;
  const isRetry = left === 0 && failed.length === total;
  const isRest = left === 0 && failed.length === 0;
  const label = isRetry ? end.retry : isRest ? end.others : end.goOn;
  return button(label(total), goOn, "primary");
}

/** @param check the sheet as it is now, if it can be read. */
export function showStopped(
  why: readonly string[],
  progress: RunProgress,
  check: SheetCheck | undefined,
  on: Omit<EndActions, "goOn"> & { tryAgain: Action },
): void {
  const unsure = (check?.attention ?? []).filter(({ doubt }) => doubt === "uncertain");
  show(
    { mark: "stopped", title: `${sidebar.stopped.title}${signs.colon}${countIn(progress)}` },
    paragraphs(why),
    el("p", {}, end.next.stopped),
    actions(
      button(sidebar.tryAgain, on.tryAgain, "primary"),
      button(sidebar.checkAgain, on.checkAgain),
    ),
    unsure.length > 0 &&
      details(
        sidebar.check.uncertain.title(unsure.length),
        true,
        list(unsure, (row) => rowButton(row, on.selectRow)),
      ),
    orphanedSpaces(progress.orphans),
  );
}

export function showFailure([what, todo]: [string, string], tryAgain: Action): void {
  show(
    { mark: "failed", title: sidebar.failure.title },
    el("p", {}, what),
    todo !== "" && el("p", {}, todo),
    actions(button(sidebar.tryAgain, tryAgain, "primary")),
  );
}

/** A run whose page can reach the script no more: how far it came, and that it goes on from there. */
export function showInterrupted(
  [what, todo]: [string, string],
  progress: RunProgress,
  goOn: Action,
): void {
  const { failed, left, orphans } = progress;
  const counts = [report.failed(failed), report.left(left)].slice(failed > 0 ? 0 : 1);
  show(
    { mark: "stopped", title: `${sidebar.stopped.title}${signs.colon}${countIn(progress)}` },
    el("p", {}, what),
    todo !== "" && el("p", {}, todo),
    el("p", {}, [...counts, end.next.stopped].join(signs.stop)),
    orphanedSpaces(orphans),
    actions(button(sidebar.underWay.button(left), goOn, "primary")),
  );
}

/** Spaces in which not everybody has joined. */
export function peopleToCheck(
  { people }: SheetCheck,
  isOpen: boolean,
  { selectRow }: { selectRow: SelectRow },
): Child {
  if (people.length === 0) return false;
  return details(
    words.people(people.length),
    isOpen,
    el("p", { class: "quiet" }, sidebar.check.peopleHint),
    groupedRows(people, selectRow),
  );
}

/** Spaces whose rows were deleted; of some it is not even known whether they exist. */
export function orphanedSpaces(orphans: readonly Link[]): Child {
  if (orphans.length === 0) return false;
  const known = orphans.filter(({ url }) => url);
  const unknown = orphans.filter(({ url }) => !url);
  return details(
    end.orphans(orphans.length),
    true,
    known.length > 0 && [el("p", {}, end.orphansHint), links(known)],
    unknown.length > 0 && list(unknown, ({ text }) => end.orphanUnknown(text)),
  );
}
