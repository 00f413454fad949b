import { pageTextIn } from "../text/page";

/** What the page shows its states in. The server writes into it whose language it is, and which page. */
export const view = findView();

const { locale: userLocale = "", view: shownView, script = "" } = view.dataset;

/** Which of the pages it is. */
export const place = shownView;

/** By which Google knows the script. */
export const scriptId = script;

/** The sentences in the language of the person who opened the page. */
export const texts = pageTextIn(userLocale);

const { language } = texts.sidebar;
/** The person's own way with numbers and times, as long as it is the way of the sentences. */
export const locale = userLocale.slice(0, 2) === language.slice(0, 2) ? userLocale : language;

document.documentElement.lang = language;

function findView(): HTMLElement {
  const main = document.querySelector("main");
  if (!main) throw new Error("Sidebar.html has no <main>");
  return main;
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** @param ms since 1970 */
export function formatDateTime(ms: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(ms);
}

/** @param ms since 1970 */
export function formatTime(ms: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(ms);
}

/** @param ms milliseconds */
export function formatDuration(ms: number): string {
  return texts.duration(ms);
}
