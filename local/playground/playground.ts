/** The shipped bundle and its sidebar on the stand-ins for Google, in a page. */
import type { Execution, OpenPage, Question } from "../apps-script";
import { ChatPanel } from "./chat-panel";
import { ShownClock, type Speed } from "./clock";
import { button, byId, element } from "./dom";
import { exampleNames, exampleOf, type Language } from "./examples";
import { showMenus } from "./menu-bar";
import { hostPage } from "./page-host";
import { SheetView } from "./sheet";
import { Switches, scopeName } from "./switches";

/** build/google.js */
declare const google: typeof import("../google");

const ME = "you@example.com";
const OTHER = "bruno@example.com";
const TICK_MS = 50;
/** How often the other person asks for the next batch: within the half minute a run stays theirs. */
const OTHER_MS = 20_000;
/** The next batch is killed at one of its service calls, each with this probability. */
const KILL_PROBABILITY = 1 / 20;
const TOAST_MS = 8000;

const settings = readSettings();
const example = exampleOf(settings.sheet, settings.language);
const { clock, chat, appsScript } = google.startGoogle({
  code: await read("Code.js"),
  html: { Sidebar: await read("Sidebar.html") },
  manifest: JSON.parse(await read("appsscript.json")),
  definition: JSON.parse(await read("chat-definition.json")),
  now: Date.now(),
});
const shownClock = new ShownClock(clock.now(), performance.now());
const locale = settings.language.replace("-", "_");
const me = appsScript.person(ME, { locale });
setTheScene();

const follow = (url: string) => chatPanel.open(url) || askForConsent(url);
const chatPanel = new ChatPanel(byId("chat", HTMLElement), chat, ME, settings.language);
const sheet = new SheetView({
  root: byId("sheet", HTMLElement),
  document: appsScript.spreadsheet,
  person: me,
  language: settings.language,
  follow,
  refuse: showToast,
});
const switches = new Switches(chat.faults, me);
const timeFormat = new Intl.DateTimeFormat(settings.language, { timeStyle: "medium" });
const clockFace = byId("clock", HTMLElement);
let shownSidebar: OpenPage | undefined;
let shownDialog: OpenPage | undefined;
let other: { runId: string | undefined; nextAt: number } | undefined;
let killsNext = false;

connectSettings();
connectKill();
connectOther();
byId("spreadsheet", HTMLElement).addEventListener("click", followHere);
byId("chat", HTMLElement).addEventListener("click", followHere);
me.answer = answerQuestion;
afterwards(me.openSpreadsheet());
passTime();

async function read(file: string): Promise<string> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.text();
}

function readSettings() {
  const given = new URLSearchParams(location.search);
  const preferred: Language = navigator.language.startsWith("pt") ? "pt-BR" : "en";
  const language: Language =
    given.get("language") === "pt-BR" ? "pt-BR" : given.has("language") ? "en" : preferred;
  const sheet = exampleNames.find((name) => name === given.get("sheet")) ?? "school";
  return { language, sheet, speed: given.get("speed") ?? "10" };
}

function setTheScene(): void {
  const [tab] = appsScript.spreadsheet.tabs;
  tab?.fill(example.cells);
  example.cells[0]?.forEach((_, index) => {
    tab?.change(1, index + 1, { format: { FontWeight: "bold" } });
  });
  appsScript.spreadsheet.name = example.title;
  appsScript.spreadsheet.timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (example.isSetUp) me.run("setUpSheet");
}

function connectSettings(): void {
  const form = byId("settings", HTMLFormElement);
  const [sheetSelect, language, speed] = form.querySelectorAll("select");
  for (const name of exampleNames) {
    sheetSelect?.add(new Option(exampleOf(name, settings.language).title, name));
  }
  if (sheetSelect) sheetSelect.value = settings.sheet;
  if (language) language.value = settings.language;
  if (speed) speed.value = settings.speed;
  const setSpeed = () => {
    shownClock.speed = speedOf(speed?.value ?? "");
  };
  speed?.addEventListener("change", setSpeed);
  sheetSelect?.addEventListener("change", () => form.submit());
  language?.addEventListener("change", () => form.submit());
  setSpeed();
}

function speedOf(value: string): Speed {
  return value === "instant" ? "instant" : Number(value);
}

function connectKill(): void {
  const kill = byId("kill", HTMLButtonElement);
  const arm = (armed: boolean) => {
    killsNext = armed;
    kill.setAttribute("aria-pressed", String(armed));
  };
  kill.addEventListener("click", () => arm(!killsNext));
  appsScript.beforeCall = ({ execution, name }) => {
    const strikes = killsNext && execution.functionName === "createNextBatch";
    if (!strikes || Math.random() >= KILL_PROBABILITY) return undefined;
    arm(false);
    showToast(`Google killed the batch at ${name}`);
    return "kill";
  };
}

function connectOther(): void {
  byId("other", HTMLButtonElement).addEventListener("click", () => {
    if (other) stopOther();
    else other = { runId: undefined, nextAt: 0 };
    tick();
    showOther();
  });
}

function showOther(): void {
  byId("other", HTMLElement).setAttribute("aria-pressed", String(other !== undefined));
}

/** What their sidebar would do, only that it takes its time between batches. */
function runOther(): void {
  if (!other || shownClock.now() < other.nextAt) return;
  const { runId } = other;
  const execution = person(OTHER).run("createNextBatch", runId ? { runId } : {});
  const { state, runId: next }: { state?: string; runId?: string } = Object(execution.result);
  const goesOn = state === "going" || state === "waiting";
  other = goesOn ? { runId: next, nextAt: shownClock.now() + OTHER_MS } : undefined;
  if (!goesOn) showToast(`${OTHER}: ${state ?? execution.error?.message}`);
  showOther();
  afterwards(execution, false);
}

function stopOther(): void {
  if (other?.runId) {
    person(OTHER).run("cancelRun", other.runId);
    afterwards(person(OTHER).run("createNextBatch", { runId: other.runId }), false);
  }
  other = undefined;
}

function person(email: string) {
  return appsScript.person(email, { locale });
}

function tick(): void {
  shownClock.tick(performance.now());
  const triggered = catchUp();
  for (const execution of triggered) afterwards(execution, false);
  runOther();
  const time = timeFormat.format(shownClock.now());
  if (clockFace.textContent !== time) clockFace.textContent = time;
}

/** Between two ticks the page has time for the person. */
function passTime(): void {
  tick();
  setTimeout(passTime, TICK_MS);
}

/** The stand-in's clock is never behind the one that is shown. */
function catchUp(): Execution[] {
  return appsScript.advance(Math.max(0, shownClock.now() - clock.now()));
}

function clickMenu(title: string, label: string): void {
  catchUp();
  afterwards(me.click(title, label));
  shownClock.leapTo(clock.now());
}

/** Shows what an execution has changed. @param isMine whether I am to hear of its failure */
function afterwards(execution: Execution, isMine = true): void {
  for (const { title, message } of execution.toasts) showToast(`${title} ${message}`);
  const asked = execution.dialogs.find(({ kind }) => kind === "authorization");
  if (asked) showConsent(asked.message.split("\n"));
  else if (isMine && execution.error) showToast(execution.error.message);
  showMenus(byId("menus", HTMLElement), me.menus, clickMenu);
  byId("title", HTMLElement).textContent = appsScript.spreadsheet.name;
  showPages();
  sheet.render();
  chatPanel.render();
  switches.render();
}

function showPages(): void {
  if (shownSidebar !== me.sidebar) {
    shownSidebar = me.sidebar;
    showSidebar(byId("sidebar", HTMLElement), shownSidebar);
  }
  if (shownDialog !== me.dialog) {
    shownDialog = me.dialog;
    document.querySelector("dialog.page")?.remove();
    if (shownDialog) showDialog(shownDialog);
  }
}

function showSidebar(root: HTMLElement, page: OpenPage | undefined): void {
  root.hidden = page === undefined;
  root.replaceChildren();
  if (!page) return;
  const close = () => {
    me.closeSidebar();
    showPages();
  };
  const heading = element("div", { class: "heading", lang: settings.language });
  heading.append(element("h2", {}, page.title), button("✕", close, "Close the sidebar"));
  root.append(heading, framed(page, close));
}

function showDialog(page: OpenPage): void {
  const dialog = element("dialog", { class: "page", "aria-label": page.title });
  const close = () => {
    me.closeDialog();
    showPages();
  };
  const heading = element("div", { class: "heading", lang: settings.language });
  heading.append(element("h2", {}, page.title), button("✕", close, "Close the dialog"));
  const frame = framed(page, close);
  frame.style.width = `${page.width}px`;
  frame.style.height = `${page.height}px`;
  dialog.append(heading, frame);
  dialog.addEventListener("close", close);
  document.body.append(dialog);
  dialog.showModal();
}

function framed(page: OpenPage, close: () => void): HTMLIFrameElement {
  return hostPage(page, {
    clock: shownClock,
    functions: appsScript.functions,
    call(name, args) {
      catchUp();
      return me.call(name, ...args);
    },
    answered: (execution) => afterwards(execution, false),
    follow,
    close,
  });
}

/**
 * The script waits for the answer, and a page can only wait within the browser's own dialogs. Where
 * OK is all that can be answered, a better-looking one can be shown afterwards.
 */
function answerQuestion({ kind, title, message, buttons }: Question): ReturnType<typeof me.answer> {
  const text = [title, message].filter(Boolean).join("\n\n");
  if (kind === "prompt") {
    const answer = window.prompt(text);
    return answer === null ? { button: "CANCEL" } : { button: "OK", text: answer };
  }
  if (buttons === "OK") {
    showMessage(title, message);
    return { button: "OK" };
  }
  const [yes, no] = buttons.startsWith("YES")
    ? (["YES", "NO"] as const)
    : (["OK", "CANCEL"] as const);
  return { button: window.confirm(text) ? yes : no };
}

function showMessage(title: string, message: string): void {
  const dialog = element("dialog", { class: "message", "aria-label": title || "Message" });
  dialog.lang = settings.language;
  const ok = button("OK", () => dialog.close());
  dialog.append(element("h2", {}, title), element("p", {}, message), ok);
  openDialog(dialog);
}

/** Google's consent page for what the script asks for. */
function showConsent(scopes: readonly string[]): void {
  const dialog = element("dialog", { class: "message", "aria-label": "Google's consent page" });
  const list = element("ul");
  list.append(...scopes.map((scope) => element("li", {}, scopeName(scope))));
  const allow = button("Allow", () => {
    for (const scope of scopes) me.granted.add(scope);
    dialog.close();
    switches.render();
  });
  dialog.append(
    element("h2", {}, "Chat Spaces wants access to your account"),
    list,
    allow,
    button("Cancel", () => dialog.close()),
  );
  openDialog(dialog);
}

function openDialog(dialog: HTMLDialogElement): void {
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @returns whether the link leads to the stand-in's consent page */
function askForConsent(url: string): boolean {
  const { pathname, search } = new URL(url);
  if (!pathname.endsWith("/local-stand-in/authorize")) return false;
  showConsent(search.replace("?scope=", "").split("+").map(decodeURIComponent));
  return true;
}

function followHere(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link && follow(link.href)) event.preventDefault();
}

function showToast(message: string): void {
  const toast = element("div", {}, message);
  toast.append(button("✕", () => toast.remove(), "Dismiss"));
  byId("toasts", HTMLElement).append(toast);
  setTimeout(() => toast.remove(), TOAST_MS);
}
