import type { RowNotice } from "../run/notice";
import type { Link } from "../sheet/table";
import { type Child, el, linkToTab, withLinks } from "./dom";
import { texts } from "./format";

/** Lists of rows and spaces: short, since the sheet itself says the rest. */

const { sidebar, check: words } = texts;

/** So many are shown at first, and so many more where the person asks for them. */
const SHORT_LIST = 5;
const LONGEST_LIST = 50;

export type SelectRow = (row: number, column?: number) => void;

export function list<T>(items: readonly T[], describe: (item: T) => Child, short = SHORT_LIST) {
  const shown = (from: number, to: number) =>
    items.slice(from, to).map((item) => el("li", {}, describe(item)));
  const element = el("ul", { role: "list" }, shown(0, short));
  const left = items.length - short;
  if (left <= 0) return [element];
  const more = textButton(words.more(left), () => {
    const added = shown(short, LONGEST_LIST);
    element.append(...added);
    const rest = items.length - LONGEST_LIST;
    if (rest > 0) element.append(el("li", { class: "quiet" }, words.more(rest)));
    more.remove();
    added[0]?.setAttribute("tabindex", "-1");
    added[0]?.focus();
  });
  return [element, more];
}

/** A button that looks like a link. */
export function textButton(label: string, onClick: () => void): HTMLButtonElement {
  const element = el("button", { type: "button", class: "row" }, label);
  element.addEventListener("click", onClick);
  return element;
}

/** A row by its number and name; a click selects it, or the cell that is to be mended. */
export function rowButton(
  { row, name, column }: Pick<RowNotice, "row" | "name" | "column">,
  selectRow: SelectRow,
): HTMLElement {
  return textButton(sidebar.check.row(row, name), () => selectRow(row, column));
}

/** Rows with a reason in common stand together, most of them first. */
export function groupedRows(notices: readonly RowNotice[], selectRow: SelectRow): Child[] {
  const groups = new Map<string, RowNotice[]>();
  for (const notice of notices) {
    groups.set(notice.group, [...(groups.get(notice.group) ?? []), notice]);
  }
  const sorted = [...groups].sort(([, one], [, other]) => other.length - one.length);
  return sorted.map(([group, rows]) => {
    const reasons = new Set(rows.map((notice) => notice.reasons.join(" ")));
    const [reason = ""] = reasons;
    const isSame = reasons.size === 1;
    return [
      el("h2", {}, withLinks(words.group(group, rows.length))),
      isSame && reason !== group && el("p", {}, withLinks(reason)),
      list(rows, (notice) => [
        rowButton(notice, selectRow),
        !isSame && el("p", {}, withLinks(notice.reasons.join(" "))),
      ]),
    ];
  });
}

export function links(spaces: readonly Link[]): HTMLElement[] {
  return list(spaces, ({ text, url }) => linkToTab(url, text));
}

export function details(title: string, isOpen: boolean, ...children: Child[]): HTMLDetailsElement {
  const element = el("details", {}, el("summary", {}, title), children);
  element.open = isOpen;
  return element;
}

/** Something that the person should look at. */
export function notice(title: string, ...children: Child[]): HTMLElement {
  return el("section", { class: "notice" }, el("h2", {}, title), ...children);
}
