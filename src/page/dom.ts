import { texts, view } from "./format";

const announcer = document.getElementById("announcer");

export type Child = Node | string | false | undefined | readonly Child[];

/** Makes an element. Text goes in as text, whoever it is from. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...flatten(children));
  return element;
}

function flatten(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === false || child === undefined) return [];
    return typeof child === "string" || child instanceof Node ? [child] : flatten(child);
  });
}

export function button(label: string, onClick: () => void, kind = ""): HTMLButtonElement {
  const element = el("button", { type: "button", class: `button ${kind}` }, label);
  element.addEventListener("click", onClick);
  return element;
}

/** The buttons of a state, or of a part of it. */
export function actions(...buttons: Child[]): HTMLElement {
  return el("div", { class: "actions" }, buttons);
}

/** A link that opens a new tab; only its text where it leads anywhere but to the web. */
export function link(url: string, label: string, classes = ""): HTMLElement {
  if (!url.startsWith("https:")) return el("span", {}, label);
  return el("a", { href: url, target: "_blank", rel: "noopener", class: classes }, label);
}

/** A link that looks like a button, and says that it opens a new tab. */
export function linkButton(url: string, label: string, kind = "primary"): HTMLElement {
  return linkToTab(url, label, `button ${kind}`);
}

/** A link that says that it opens a new tab. */
export function linkToTab(url: string, label: string, classes = ""): HTMLElement {
  const element = link(url, label, classes);
  if (element instanceof HTMLAnchorElement)
    element.append(el("span", { class: "unseen" }, ` ${texts.sidebar.newTab}`));
  return element;
}

/** A link to where a permission is granted. It goes on by itself once the person is back from there. */
export function grantButton(url: string, goOn: () => void): HTMLElement {
  const element = linkButton(url, texts.sidebar.permission.button);
  element.addEventListener("click", () => whenBack(() => element.isConnected && goOn()));
  return element;
}

/** Once, when the person has come back from another tab or window. */
function whenBack(action: () => void): void {
  const back = () => {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", back);
    removeEventListener("focus", back);
    action();
  };
  document.addEventListener("visibilitychange", back);
  addEventListener("focus", back);
}

/** A sentence whose addresses can be clicked. */
export function withLinks(sentence: string): Child[] {
  return sentence
    .split(/(https:\S+)/)
    .map((part) => (part.startsWith("https:") ? link(part, part) : part));
}

/** Sentences one below the other, as where something has stopped. */
export function paragraphs(sentences: readonly string[]): HTMLElement[] {
  return sentences.map((sentence) => el("p", {}, withLinks(sentence)));
}

/** How something goes or went, to be seen at a glance. */
export type Mark = "working" | "done" | "problems" | "cancelled" | "stopped" | "failed";

export interface Marked {
  mark: Mark;
  title: string;
}

const SIGNS: Record<Mark, string> = {
  working: "",
  done: "✓",
  problems: "!",
  cancelled: "–",
  stopped: "‖",
  failed: "✕",
};

let shownCount = 0;

/** How many states the page has shown: as long as that is the same, so is what it shows. */
export function shownStates(): number {
  return shownCount;
}

/**
 * Shows another state of the page. Focus follows it while the person is in the page; while they are
 * elsewhere, such as in the sheet, it is not taken from them.
 */
export function show(heads: string | Marked, ...children: Child[]): void {
  shownCount += 1;
  const { title, mark } = typeof heads === "string" ? { title: heads, mark: undefined } : heads;
  const sign = mark && el("span", { class: `sign ${mark}`, "aria-hidden": "true" }, SIGNS[mark]);
  const heading = el("h1", { tabindex: "-1" }, sign, title);
  view.replaceChildren(heading, ...flatten(children));
  view.removeAttribute("aria-busy");
  const isHere = document.hasFocus();
  announce(isHere ? "" : title);
  if (isHere) heading.focus();
}

/** Says something about what happened, in one quiet line above the state that is shown. */
export function addNote(note: string): void {
  const heading = view.querySelector("h1");
  heading?.after(el("p", { class: "quiet" }, note));
  announce(document.hasFocus() ? note : `${heading?.textContent} ${note}`);
}

export function showLoading(label: string): void {
  shownCount += 1;
  view.replaceChildren(el("h1", { class: "quiet" }, label));
  view.setAttribute("aria-busy", "true");
  announce(label);
}

/** How long a screen reader has to begin with what it is told, in milliseconds. */
const ANNOUNCED_MS = 2000;
let emptying: ReturnType<typeof setTimeout>;

/** Tells a screen reader something that does not move the focus. It is not found again below the page. */
export function announce(message: string): void {
  if (!announcer) return;
  announcer.textContent = message;
  clearTimeout(emptying);
  emptying = setTimeout(() => {
    announcer.textContent = "";
  }, ANNOUNCED_MS);
}
