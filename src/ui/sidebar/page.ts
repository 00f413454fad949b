import type * as server from "../../main";
import { pageTextIn } from "../../text/page";

type Server = typeof server;
type Calls = { [Name in keyof Server]: (...args: Parameters<Server[Name]>) => void };

/** https://developers.google.com/apps-script/guides/html/reference/run */
interface Runner {
  withSuccessHandler<T>(handler: (result: T) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Calls;
}

declare const google: { script: { run: Runner; host: { close(): void } } };

const view = findView();
const announcer = document.getElementById("announcer");
const { locale: userLocale = "", view: place } = view.dataset;

/** The sentences in the language of the person who opened the page. */
export const texts = pageTextIn(userLocale);

const { language } = texts.sidebar;
/** The person's own way with numbers and times, as long as it is the way of the sentences. */
const locale = userLocale.slice(0, 2) === language.slice(0, 2) ? userLocale : language;

export const isDialog = place === "dialog";
document.documentElement.lang = language;

function findView(): HTMLElement {
  const main = document.querySelector("main");
  if (!main) throw new Error("Sidebar.html has no <main>");
  return main;
}

/**
 * Calls a global function of the script. Only JSON values cross.
 * @throws whatever the server threw, or that it could not be reached; `explainFailure` words it.
 */
export function call<Name extends keyof Server>(
  name: Name,
  ...args: Parameters<Server[Name]>
): Promise<ReturnType<Server[Name]>> {
  return new Promise((resolve, reject) => {
    const calls = google.script.run
      .withSuccessHandler<ReturnType<Server[Name]>>(resolve)
      .withFailureHandler(reject);
    calls[name](...args);
  });
}

/** Closes the dialog. */
export function close(): void {
  google.script.host.close();
}

/** What happened and what to do, when a call to the server failed. */
export function explainFailure(error: unknown): [string, string] {
  const { failure } = texts.sidebar;
  const message = error instanceof Error ? error.message : String(error);
  if (/PERMISSION_DENIED/.test(message)) return [failure.accounts, failure.accountsTodo];
  if (/NetworkError|connection failure|HTTP 0/i.test(message)) {
    return [failure.connection, failure.connectionTodo];
  }
  return [failure.other(message), failure.otherTodo];
}

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

/** A link that opens a new tab; only its text where it leads anywhere but to the web. */
export function link(url: string, label: string, classes = ""): HTMLElement {
  if (!url.startsWith("https:")) return el("span", {}, label);
  return el("a", { href: url, target: "_blank", rel: "noopener", class: classes }, label);
}

/** A link that looks like a button, and says that it opens a new tab. */
export function linkButton(url: string, label: string, kind = "primary"): HTMLElement {
  const element = link(url, label, `button ${kind}`);
  element.append(el("span", { class: "unseen" }, ` ${texts.sidebar.newTab}`));
  return element;
}

/** A sentence whose addresses can be clicked. */
export function withLinks(sentence: string): Child[] {
  return sentence
    .split(/(https:\S+)/)
    .map((part) => (part.startsWith("https:") ? link(part, part) : part));
}

/**
 * Shows another state of the page. Focus follows it while the person is in the page; while they are
 * elsewhere, such as in the sheet, it is not taken from them.
 */
export function show(title: string, ...children: Child[]): void {
  const heading = el("h1", { tabindex: "-1" }, title);
  view.replaceChildren(heading, ...flatten(children));
  view.removeAttribute("aria-busy");
  const isHere = document.hasFocus();
  announce(isHere ? "" : title);
  if (isHere) heading.focus();
}

export function showLoading(label: string): void {
  view.replaceChildren(el("h1", { class: "quiet" }, label));
  view.setAttribute("aria-busy", "true");
  announce(label);
}

/** Tells a screen reader something that does not move the focus. */
export function announce(message: string): void {
  if (announcer) announcer.textContent = message;
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** @param ms since 1970 */
export function formatDateTime(ms: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(ms);
}

/** @param time milliseconds since 1970 */
export function formatTime(time: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(time);
}
