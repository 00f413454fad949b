/** The script's menus: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
import type { Menu, MenuItem } from "../google/apps-script";
import { button, element } from "./dom";

/** @param click is told the menu's title and the item's label */
export function showMenus(
  root: HTMLElement,
  menus: readonly Menu[],
  click: (title: string, label: string) => void,
): void {
  root.replaceChildren(
    ...menus.map((menu) => menuButton(menu, (label) => click(menu.title, label))),
  );
}

function menuButton(menu: Menu, click: (label: string) => void): HTMLElement {
  const holder = element("div", { class: "menu" });
  const list = element("div", { role: "menu", "aria-label": menu.title });
  const opener = button(menu.title, () => show(list.hidden === true));
  const show = (open: boolean) => {
    list.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) itemsIn(list)[0]?.focus();
  };
  opener.setAttribute("aria-haspopup", "menu");
  const choose = (label: string) => {
    show(false);
    opener.focus();
    click(label);
  };
  list.append(...menu.items.flatMap((item) => entries(item, choose)));
  holder.append(opener, list);
  show(false);
  holder.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && holder.contains(relatedTarget))) show(false);
  });
  holder.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(false);
      opener.focus();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden === true) show(true);
      else focusNext(list, event.key === "ArrowDown" ? 1 : -1);
    }
  });
  return holder;
}

function entries(item: MenuItem, choose: (label: string) => void): HTMLElement[] {
  if (item.kind === "separator") return [element("hr", { role: "separator" })];
  const entry = button(item.label, () => choose(item.label));
  entry.setAttribute("role", "menuitem");
  entry.tabIndex = -1;
  return [entry];
}

function itemsIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[role=menuitem]")];
}

function focusNext(list: HTMLElement, step: number): void {
  const items = itemsIn(list);
  const at = items.findIndex((item) => item.matches(":focus"));
  items[(at + step + items.length) % items.length]?.focus();
}
