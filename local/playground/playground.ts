/** The shipped bundle and its sidebar on the stand-ins for Google, in a page. */
import { LANGUAGES, languageOf } from "../../src/text";
import { pageTextIn } from "../../src/text/page";
import type { Execution, OpenPage, Profile, Question, Tab } from "../google/apps-script";
import { scriptRunMs } from "../google/apps-script/time";
import { AtOnce } from "./at-once";
import { ChatPanel } from "./chat-panel";
import { ShownClock, type Speed } from "./clock";
import { button, byId, element, translatePage } from "./dom";
import { exampleNames, exampleOf } from "./examples";
import { type Answer, formDialog } from "./form";
import { showMenus } from "./menu-bar";
import { OtherPerson } from "./other-person";
import { listDialog } from "./own-list";
import { type Called, hostPage } from "./page-host";
import { SheetView } from "./sheet";
import { checkbox, Switches, scopeName } from "./switches";
import { playgroundTexts } from "./text";

/** build/google.js */
declare const google: typeof import("../google");

const ME = "you@example.com";
const OTHER = "bruno@example.com";
const TICK_MS = 50;
/** The next batch is killed at one of its service calls, each with this probability. */
const KILL_PROBABILITY = 1 / 20;
const TOAST_MS = 8000;
const TRIGGER_MS = 60_000;

const settings = readSettings();
const words = playgroundTexts[settings.language];
const { language } = pageTextIn(settings.language).sidebar;
/** As Google writes it. */
const locale = language.replace("-", "_");
document.documentElement.lang = language;
document.title = words.title;
translatePage(words);
const example = exampleOf(settings.sheet, settings.language);
const { clock, chat, appsScript } = google.startGoogle({
  code: await read("Code.js"),
  html: { Sidebar: await read("Sidebar.html") },
  manifest: JSON.parse(await read("appsscript.json")),
  definition: JSON.parse(await read("chat-definition.json")),
  now: Date.now(),
});
await turn();
const shownClock = new ShownClock(clock.now(), performance.now());
const me = appsScript.person(ME, { locale });
/** At Google's own pace, unless nobody wants to wait for it. */
let profile: Profile = "none";
setTheScene();
await turn();
const atOnce = new AtOnce({ clock, appsScript }, shownClock);

const follow = (url: string) => chatPanel.open(url, () => showView("chat")) || askForConsent(url);
const chatPanel = new ChatPanel(byId("chat", HTMLElement), ME, settings.language, words.chat);
const sheet = new SheetView({
  root: byId("sheet", HTMLElement),
  document: appsScript.spreadsheet,
  person: me,
  refuse: showToast,
  words,
});
await turn();
const switches = new Switches(chat.faults, me, sheet, words);
const timeFormat = new Intl.DateTimeFormat(language, { timeStyle: "medium" });
const clockFace = byId("clock", HTMLElement);
let shownSidebar: OpenPage | undefined;
let shownDialog: OpenPage | undefined;
const other = new OtherPerson({
  clock: shownClock,
  run: (name, request) => {
    const { execution, answersAt, onAnswer } = runAs(OTHER, name, request);
    shownClock.after(answersAt - shownClock.now(), onAnswer, true);
    return execution;
  },
  onChange: (isAtWork) => byId("other", HTMLElement).setAttribute("aria-pressed", `${isAtWork}`),
  onEnd: (how) => showToast(`${OTHER}: ${how}`),
});
let shownSpaces = 0;
let shownMenus: typeof me.menus | undefined;
let killsNext = false;
/** When triggers will have done what they have begun. */
let awayUntil = 0;

connectSettings();
connectViews();
connectKill();
connectTab();
byId("list", HTMLElement).addEventListener("click", () =>
  openDialog(listDialog(words.ownList, useList)),
);
byId("form", HTMLElement).addEventListener("click", showForm);
byId("other", HTMLElement).addEventListener("click", () => other.toggle());
byId("spreadsheet", HTMLElement).addEventListener("click", followHere);
byId("chat", HTMLElement).addEventListener("click", followHere);
me.answer = answerQuestion;
afterwards(me.openSpreadsheet());
await turn();
if (settings.opens) openSidebar();
passTime();

/** The browser has its turn before the page goes on. */
function turn(): Promise<void> {
  return new Promise((goOn) => setTimeout(goOn));
}

async function read(file: string): Promise<string> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.text();
}

function readSettings() {
  const given = new URLSearchParams(location.search);
  const language = languageOf(given.get("language") ?? navigator.language);
  const sheet = exampleNames.find((name) => name === given.get("sheet")) ?? "school";
  const opens = given.get("sidebar") !== "closed";
  return { language, sheet, opens, speed: given.get("speed") ?? "10" };
}

function setTheScene(): void {
  const { spreadsheet } = appsScript;
  const [tab = spreadsheet.insertTab()] = spreadsheet.tabs;
  spreadsheet.name = example.title;
  spreadsheet.timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (example.isPrepared) fillPrepared(tab);
  else tab.fill(example.cells);
}

/** As a person does it: the columns are the product's, the rows are theirs. */
function fillPrepared(tab: Tab): void {
  me.run("prepareSheet");
  const [headers = [], ...rows] = example.cells;
  const [columns = []] = tab.values();
  const lines = rows.map((row) => columns.map((column) => row[headers.indexOf(`${column}`)] ?? ""));
  tab.fill(lines, 2);
}

function connectSettings(): void {
  const form = byId("settings", HTMLFormElement);
  const [sheetSelect, language, speed] = form.querySelectorAll("select");
  for (const name of exampleNames) {
    sheetSelect?.add(new Option(exampleOf(name, settings.language).title, name));
  }
  if (sheetSelect) sheetSelect.value = settings.sheet;
  for (const each of LANGUAGES) language?.add(new Option(playgroundTexts[each].name, each));
  if (language) language.value = settings.language;
  if (speed) speed.value = settings.speed;
  const setSpeed = () => {
    shownClock.speed = speedOf(speed?.value ?? "");
    profile = shownClock.speed === "instant" ? "none" : "typical";
    appsScript.takeTime({ profile });
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
    showToast(words.killed(name));
    return "kill";
  };
}

/** On a small screen one part is seen at a time; one with room for all shows all. */
function connectViews(): void {
  for (const view of views()) view.addEventListener("click", () => showView(view.value));
  showView("spreadsheet");
}

function showView(name: string): void {
  document.body.dataset.view = name;
  for (const view of views()) view.setAttribute("aria-current", String(view.value === name));
}

function views(): Iterable<HTMLButtonElement> {
  return byId("views", HTMLElement).querySelectorAll("button");
}

/**
 * A closed tab calls no function, and whatever it waited for is lost to it. Who comes back finds what
 * triggers have begun as it is at its end, so it is that late then.
 */
function connectTab(): void {
  const toggle = byId("tab", HTMLButtonElement);
  const closed = byId("closed", HTMLElement);
  toggle.addEventListener("click", () => {
    const isClosed = closed.hidden === true;
    closed.hidden = !isClosed;
    byId("spreadsheet", HTMLElement).classList.toggle("closed", isClosed);
    toggle.setAttribute("aria-pressed", String(isClosed));
    if (isClosed) wait();
    else {
      shownClock.leapTo(awayUntil);
      afterwards(me.openSpreadsheet());
    }
    me.closeSidebar();
    me.closeDialog();
    showPages();
  });
  // Somebody who does not want to wait does not wait for triggers either.
  const wait = () => {
    if (!closed.hidden) shownClock.after(TRIGGER_MS, wait);
  };
}

/** It has a sheet of its own, and the sidebar looks at that. */
function useList(cells: readonly string[][]): void {
  const { spreadsheet } = appsScript;
  const { tab: name } = words.ownList;
  const tab = spreadsheet.tab(name) ? spreadsheet.insertTab() : spreadsheet.insertTab(name);
  for (const [row, line] of cells.entries()) {
    for (const [column, text] of line.entries()) tab.enter(row + 1, column + 1, text);
  }
  sheet.open(tab);
  openSidebar();
}

function showForm(): void {
  openDialog(formDialog(sheet.tab, settings.language, words.closeForm, submit));
}

function submit({ questions, answers }: Answer): void {
  const starts = appsScript.answer(answers, sheet.tab, questions);
  sheet.draw(sheet.tab.takeChangedRows());
  if (starts.length === 0) {
    showToast(words.unanswered);
  }
  for (const start of starts) {
    const name = start.functionName;
    showLater([atOnce.run(name, () => appsScript.execute(start))]);
  }
}

/** What triggers have done comes to be seen when the time is there; what went wrong is mailed. */
function showLater(executions: readonly Execution[]): void {
  const { rows, spaces } = takeChanges();
  for (const stored of spaces) {
    const at = Date.parse(`${stored.space.createTime}`) || shownClock.now();
    shownClock.after(at - shownClock.now(), () => chatPanel.add([stored]), true);
  }
  for (const execution of executions) {
    awayUntil = Math.max(awayUntil, execution.endedAt);
    const show = () => {
      afterwards(execution, false, { rows, spaces: [] });
      const { functionName, error } = execution;
      if (error) showToast(words.mailed(functionName, error.message));
    };
    shownClock.after(execution.endedAt - shownClock.now(), show, true);
  }
}

function runAs(email: string, name: string, request: unknown): Called {
  const person = appsScript.person(email, { locale });
  return begin(name, () => person.run(name, request));
}

/** @returns whether it is to be called again soon */
function tick(): boolean {
  const isDone = shownClock.tick(performance.now());
  const fired = atOnce.passTime();
  if (fired.length > 0) showLater(fired);
  other.tick();
  const time = timeFormat.format(shownClock.now());
  if (clockFace.textContent !== time) clockFace.textContent = time;
  return !isDone;
}

/** Between two ticks the page has time for the person. */
function passTime(): void {
  const isSoon = tick();
  setTimeout(passTime, isSoon ? 0 : TICK_MS);
}

/** Starts an execution; what it does is to be seen when its answer arrives. */
function begin(name: string, start: () => Execution): Called {
  const execution = atOnce.run(name, start);
  const changes = takeChanges();
  return {
    execution,
    answersAt: execution.endedAt + scriptRunMs(profile),
    onAnswer: () => afterwards(execution, false, changes),
  };
}

/** What has changed since this was last asked. */
function takeChanges(): Changes {
  const rows = new Map(appsScript.spreadsheet.tabs.map((tab) => [tab, tab.takeChangedRows()]));
  const spaces = chat.spaces.slice(shownSpaces);
  shownSpaces += spaces.length;
  return { rows, spaces };
}

function clickMenu(title: string, label: string): void {
  afterwards(atOnce.run("", () => me.click(title, label)));
  shownClock.leapTo(clock.now());
}

/** What the first item of the script's menu does. */
function openSidebar(): void {
  const [menu] = me.menus;
  const item = menu?.items.find(({ kind }) => kind === "item");
  if (menu && item && "label" in item) clickMenu(menu.title, item.label);
}

interface Changes {
  rows: ReadonlyMap<Tab, number[]>;
  spaces: typeof chat.spaces;
}

/** Shows what an execution has changed. @param isMine whether I am to hear of its failure */
function afterwards(execution: Execution, isMine = true, changes = takeChanges()): void {
  for (const { title, message } of execution.toasts)
    showToast([title, message].filter(Boolean).join(": "));
  const asked = execution.dialogs.find(({ kind }) => kind === "authorization");
  if (asked) showConsent(asked.message.split("\n"));
  else if (isMine && execution.error) showToast(execution.error.message);
  showMyMenus();
  byId("title", HTMLElement).textContent = appsScript.spreadsheet.name;
  showPages();
  sheet.draw(changes.rows.get(sheet.tab) ?? []);
  chatPanel.add(changes.spaces);
  switches.render();
}

function showMyMenus(): void {
  if (shownMenus === me.menus) return;
  shownMenus = me.menus;
  showMenus(byId("menus", HTMLElement), me.menus, clickMenu);
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
  showView(page ? "sidebar" : "spreadsheet");
  root.replaceChildren();
  if (!page) return;
  const close = () => {
    me.closeSidebar();
    showPages();
  };
  const heading = element("div", { class: "heading" });
  heading.append(element("h2", {}, page.title), button("✕", close, words.closeSidebar));
  root.append(heading, framed(page, close));
}

function showDialog(page: OpenPage): void {
  const dialog = element("dialog", { class: "page", "aria-label": page.title });
  const close = () => {
    me.closeDialog();
    showPages();
  };
  const heading = element("div", { class: "heading" });
  heading.append(element("h2", {}, page.title), button("✕", close, words.closeDialog));
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
    locale,
    functions: appsScript.functions,
    call: (name, args) => begin(name, () => me.call(name, ...args)),
    fault: (name) => switches.lineFault(name),
    follow,
    close,
  });
}

/**
 * The script waits for the answer, and a page can only wait within the browser's own dialogs. Where
 * OK is all that can be answered, a better-looking one can be shown afterwards.
 */
function answerQuestion({ title, message, buttons }: Question): ReturnType<typeof me.answer> {
  const text = [title, message].filter(Boolean).join("\n\n");
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
  const ok = button("OK", () => dialog.close());
  dialog.append(element("h2", {}, title), element("p", {}, message), ok);
  openDialog(dialog);
}

/** Google's consent page for what the script asks for: no box is ticked there. */
function showConsent(scopes: readonly string[]): void {
  const dialog = element("dialog", { class: "message", "aria-label": words.consent.title });
  const list = element("ul");
  const boxes = scopes.map((scope) => {
    const item = element("li");
    const box = checkbox(scopeName(scope, words), item);
    list.append(item);
    return { scope, box };
  });
  const allow = button(words.consent.allow, () => {
    for (const { scope, box } of boxes) if (box.checked) me.granted.add(scope);
    dialog.close();
    switches.render();
    // At Google the page is in another tab, from which the person comes back.
    for (const { contentDocument } of document.querySelectorAll("iframe")) {
      contentDocument?.dispatchEvent(new Event("visibilitychange"));
    }
  });
  dialog.append(
    element("h2", {}, words.consent.wants),
    list,
    allow,
    button(words.consent.cancel, () => dialog.close()),
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
  toast.append(button("✕", () => toast.remove(), words.dismiss));
  byId("toasts", HTMLElement).append(toast);
  setTimeout(() => toast.remove(), TOAST_MS);
}
