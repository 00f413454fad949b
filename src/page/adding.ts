import type { SheetCheck } from "../run/check";
import type { RowNotice } from "../run/notice";
import type { AskCounts, SpacePreview } from "../run/preview";
import type { RunProgress } from "../run/run-state";
import { addedTextIn } from "../text/added";
import { listOfAsks, sumDone, sumOfAsks } from "../text/asks";
import { actions, button, type Child, el } from "./dom";
import { locale, texts } from "./format";
import { details, list, rowButton, type SelectRow } from "./lists";

/** What is done in spaces that exist: people who come later, managers, the welcome message. */

const words = /* @__PURE__ */ addedTextIn(locale);

type Check = Pick<SheetCheck, "adding">;

/** "3 people to add to 2 spaces, 1 manager to set". */
export function addingTitle({ adding }: Check): string {
  return adding ? sumOfAsks(words, adding, adding.spaceCount) : "";
}

/** How much is to be done in spaces that exist. */
export function changeCount({ adding }: Check): number {
  return adding?.all ?? 0;
}

export function addButton(check: Check, review: () => void): Child {
  const count = changeCount(check);
  const label = isPeopleAlone(check) ? words.button(count) : words.changeButton(count);
  return count > 0 && button(label, review, "primary");
}

export function confirmLabel(check: Check): string {
  const count = changeCount(check);
  return isPeopleAlone(check) ? words.confirm(count) : words.confirmChange(count);
}

function isPeopleAlone({ adding }: Check): boolean {
  return adding !== undefined && adding.people === adding.all;
}

/** Each of these spaces with what is to be done there. */
export function newcomers(check: Check, selectRow: SelectRow): Child {
  const { adding } = check;
  if (!adding || adding.all === 0) return false;
  return details(
    addingTitle(check),
    true,
    list(adding.spaces, (space) => [
      rowButton(space, selectRow),
      el("p", { class: "quiet" }, listOfAsks(words, space.asks, space.count)),
      Boolean(space.unproven) && el("p", {}, words.unproven(space.unproven ?? "")),
    ]),
  );
}

/** Who is to be a member or a manager of a new space. */
export function memberNames({ members, managers = [] }: SpacePreview): string {
  return members.map((name) => (managers.includes(name) ? words.manager(name) : name)).join(", ");
}

export function welcomeOf({ welcome }: SpacePreview): Child {
  return Boolean(welcome) && el("p", { class: "quiet" }, words.welcome(welcome ?? ""));
}

/** What is to be known before people are added. */
export function aboutAdding({ adding }: Check): Child[] {
  if (!adding) return [];
  const { later } = adding;
  return [
    adding.people > 0 && el("p", {}, words.forGood),
    later.people > 0 && el("p", {}, words.later(later.people)),
    later.managers > 0 && el("p", {}, words.laterManagers(later.managers)),
    later.messages > 0 && el("p", {}, words.laterMessages(later.messages)),
  ];
}

/** Rows in which people stand no longer who are in their spaces. */
export function goneRows(
  { adding }: Check,
  on: { selectRow: SelectRow; writeReasons: () => void },
): Child {
  const gone: RowNotice[] = adding?.gone ?? [];
  if (gone.length === 0) return false;
  return details(
    words.goneTitle(gone.length),
    false,
    el("p", { class: "quiet" }, words.goneHint),
    list(gone, (row) => [
      rowButton(row, on.selectRow),
      el("p", { class: "quiet" }, row.reasons.join(" ")),
    ]),
    actions(button(texts.sidebar.check.writeReasons, on.writeReasons)),
  );
}

/** What was done in spaces that existed, where that is something. */
export function addedIn(progress: RunProgress): string {
  return sumDone(words, progress);
}

/** Nothing is to be done in spaces that exist. */
export const NOTHING: AskCounts = { all: 0, people: 0, managers: 0, noManagers: 0, messages: 0 };
