import type { SheetCheck } from "../run/check";
import type { RunProgress } from "../run/run-state";
import { addedTextIn } from "../text/added";
import { button, type Child, el } from "./dom";
import { locale } from "./format";
import { details, list, rowButton, type SelectRow } from "./lists";

/** People who come later: those to be added to spaces that exist, and those beyond the first 49. */

const words = /* @__PURE__ */ addedTextIn(locale);

type Check = Pick<SheetCheck, "adding">;

/** How many people would be added to spaces that exist. */
export function newcomerCount({ adding }: Check): number {
  return adding?.people ?? 0;
}

/** "3 people to add to 2 spaces". */
export function addingTitle({ adding }: Check): string {
  return adding?.people ? words.check(adding.people, adding.spaceCount) : "";
}

export function addButton(check: Check, review: () => void): Child {
  const count = newcomerCount(check);
  return count > 0 && button(words.button(count), review, "primary");
}

export function confirmLabel(check: Check): string {
  return words.confirm(newcomerCount(check));
}

/** Each of these spaces with its newcomers. */
export function newcomers(check: Check, selectRow: SelectRow): Child {
  const { adding } = check;
  if (!adding || adding.people === 0) return false;
  return details(
    addingTitle(check),
    true,
    list(adding.spaces, (space) => [
      rowButton(space, selectRow),
      el("p", { class: "quiet" }, named(space)),
    ]),
  );
}

function named({ people, count }: NonNullable<SheetCheck["adding"]>["spaces"][number]): string {
  return words.names(people.join(", "), count - people.length);
}

/** What is to be known before people are added. */
export function aboutAdding({ adding }: Check): Child[] {
  if (!adding) return [];
  return [
    adding.people > 0 && el("p", {}, words.forGood),
    adding.later > 0 && el("p", {}, words.later(adding.later)),
  ];
}

/** How many were added in a run, where that is something. */
export function addedIn({ added = 0 }: Pick<RunProgress, "added">): string {
  return added > 0 ? words.inRun(added) : "";
}
