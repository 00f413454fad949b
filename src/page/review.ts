import type { SheetCheck } from "../run/check";
import type { AddingCheck, SpacePreview } from "../run/preview";
import type { Checked } from "../ui/sidebar";
import {
  aboutAdding,
  addingTitle,
  changeCount,
  confirmLabel,
  memberNames,
  NOTHING,
  newcomers,
  welcomeOf,
} from "./adding";
import { goesOn, runAway, type Switch } from "./background";
import { actions, button, type Child, el, show } from "./dom";
import { formatDuration, formatNumber, texts } from "./format";
import { details, list, notice, rowButton, type SelectRow } from "./lists";

/** What the person agrees to: which spaces, whom they invite, and what cannot be undone. */

const { sidebar, check: words } = texts;
const { review } = sidebar;

/** What has changed between two looks at a sheet. */
export interface Changes {
  /** Rows that were not to be created as they are now. */
  added: { row: number; name: string }[];
  /** How many of the others are not to be created any more as they were. */
  gone: number;
}

/** Rows are known by what stands in them: where they are does not matter. */
export function changesBetween(seen: SheetCheck, now: SheetCheck): Changes {
  const known = [...now.preview, ...(now.adding?.spaces ?? [])];
  const names = new Map(known.map(({ row, name }) => [row, name]));
  const added = rowsMissing(now, seen);
  const changed = new Set(added);
  const gone = rowsMissing(seen, now).filter((row) => !changed.has(row));
  return { added: added.map((row) => ({ row, name: names.get(row) ?? "" })), gone: gone.length };
}

/** The rows of one check whose content is not in the other one. */
function rowsMissing({ rows, toConfirm }: SheetCheck, other: SheetCheck): number[] {
  const known = new Map<string, number>();
  for (const content of other.toConfirm) known.set(content, (known.get(content) ?? 0) + 1);
  return rows.filter((_, index) => {
    const content = toConfirm[index] ?? "";
    const count = known.get(content) ?? 0;
    known.set(content, count - 1);
    return count <= 0;
  });
}

/** The same check of its first space alone. */
export function onlyFirst(check: Checked): Checked {
  const [first] = check.preview;
  if (!first) return check;
  const toCreate = { SPACE: 0, GROUP_CHAT: 0, DIRECT_MESSAGE: 0, [first.type]: 1 };
  return {
    ...check,
    ...{ toCreate, total: 1, invitations: first.invitations, attention: [] },
    ...{ preview: [first], rows: [first.row], toConfirm: check.toConfirm.slice(0, 1) },
    ...{ external: first.isExternal ? 1 : 0, domains: [] },
    ...(WITH.additions && check.adding && { adding: onlyLater(check.adding, first) }),
  };
}

/** Nothing is done in other spaces then. */
function onlyLater(adding: AddingCheck, { later = NOTHING }: SpacePreview): AddingCheck {
  return { ...adding, ...NOTHING, later, spaceCount: 0, spaces: [] };
}

export interface ReviewActions {
  create: () => void;
  back: () => void;
  selectRow: SelectRow;
  switch: Switch;
}

/** The question whether to create, with all that cannot be undone. */
export function showReview(
  check: Checked,
  changes: Changes,
  headerNotices: Child,
  on: ReviewActions,
): void {
  const { title, one, leftOut, stay, button: label } = sidebar.confirm;
  const { total, attention, preview, background } = check;
  const [first] = preview;
  const close = goesOn(background) ? sidebar.away.continueRun.on : stay;
  show(
    WITH.additions && total === 0
      ? addingTitle(check)
      : total === 1 && first?.name
        ? one(first.name)
        : title(total),
    changed(changes, on.selectRow),
    total > 0 && el("p", {}, invites(check)),
    total > 0 && el("p", {}, review.forGood),
    total > 0 && external(check),
    WITH.additions && aboutAdding(check),
    attention.length > 0 && el("p", {}, leftOut(attention.length)),
    (total > 1 || (WITH.additions && changeCount(check) > 1)) &&
      el("p", {}, `${words.duration(formatDuration(check.durationMs))} ${close}`),
    headerNotices,
    actions(
      button(
        WITH.additions && total === 0 ? confirmLabel(check) : label(total),
        on.create,
        "primary",
      ),
      button(sidebar.back, on.back),
    ),
    spaces(check, on.selectRow),
    WITH.additions && newcomers(check, on.selectRow),
    domains(check),
    total > 1 && runAway(background, on.switch),
  );
}

function invites({ invitations }: SheetCheck): string {
  return invitations > 0 ? sidebar.confirm.invites(invitations) : review.nobody;
}

/** It cannot be changed later, so it is said also where it is not allowed. */
function external({ external: count, total }: SheetCheck): Child {
  return el("p", {}, count > 0 ? review.external(count, total) : review.noExternal(total));
}

function changed({ added, gone }: Changes, selectRow: SelectRow): Child {
  if (added.length === 0 && gone === 0) return false;
  return notice(
    review.changed,
    added.length > 0 && el("p", {}, review.added(added.length)),
    added.length > 0 && list(added, (row) => rowButton(row, selectRow)),
    gone > 0 && el("p", {}, review.gone(gone)),
  );
}

/** Each space with whom it invites. */
export function spaces({ preview, total }: SheetCheck, selectRow: SelectRow): Child {
  if (total === 0) return false;
  const more = total - preview.length;
  return details(
    review.spaces,
    true,
    list(preview, (space) => [
      rowButton(space, selectRow),
      el("p", { class: "quiet" }, describeSpace(space)),
      WITH.welcome && welcomeOf(space),
    ]),
    more > 0 && el("p", { class: "quiet" }, review.notShown(more)),
  );
}

function describeSpace(space: SpacePreview): string {
  const { type, members, invitations } = space;
  const more = invitations - members.length;
  const names = WITH.members ? memberNames(space) : members.join(", ");
  const people = more > 0 ? sidebar.progress.andMore(names, more) : names;
  const kind = texts.words.types[type][0] ?? type;
  return review.invites(type === "SPACE" ? "" : kind, people);
}

/** Where all those who are invited are from. */
export function domains({ domains: counted }: SheetCheck): Child {
  if (counted.length === 0) return false;
  return details(
    review.domains(counted.length),
    false,
    list(
      counted,
      ({ domain, count }) => `${domain || review.groups}${texts.signs.colon}${formatNumber(count)}`,
    ),
  );
}
