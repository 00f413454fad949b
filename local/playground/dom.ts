/** @param attributes as they stand in HTML */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  text = "",
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value);
  created.textContent = text;
  return created;
}

/** @param label where the text alone does not say what the button does */
export function button(text: string, onClick: () => void, label?: string): HTMLButtonElement {
  const created = element("button", { type: "button" }, text);
  if (label) {
    created.title = label;
    created.setAttribute("aria-label", label);
  }
  created.addEventListener("click", onClick);
  return created;
}

/** The element of the page with that id. @throws Error if the page has none of that kind */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} #${id}`);
}

/** Puts into the page what its HTML leaves to the language, by its attributes data-text and data-label. */
export function translatePage(sentences: Record<string, unknown>): void {
  const find = (name: string) => document.querySelectorAll<HTMLElement>(`[data-${name}]`);
  for (const each of find("text")) {
    each.firstChild?.replaceWith(String(sentences[each.dataset.text ?? ""]));
  }
  for (const each of find("label")) {
    const label = String(sentences[each.dataset.label ?? ""]);
    if (each instanceof HTMLButtonElement) each.title = label;
    else each.setAttribute("aria-label", label);
  }
}
