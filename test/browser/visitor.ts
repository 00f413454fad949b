import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import {
  type Browser,
  chromium,
  type FrameLocator,
  type Locator,
  type Page,
} from "playwright-core";
import type { ScriptFaultName } from "../../local/google/apps-script/faults";
import type { SheetFaultName } from "../../local/google/apps-script/sheet-faults";
import type { FaultName } from "../../local/google/chat/faults";
import type { ExampleName } from "../../local/playground/examples";
import type { LineFault } from "../../local/playground/line-faults";
import { playgroundTexts } from "../../local/playground/text";
import type { Language } from "../../src/text";
import { addedTextIn } from "../../src/text/added";
import { allTextIn } from "../../src/text/page";

const PICTURES = process.env.PICTURES;
const CHROME = process.env.CHROME_PATH ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** A browser, and the playground as `npm run playground` serves it. */
export class Stage {
  #page: Page | undefined;

  private constructor(
    readonly browser: Browser,
    readonly url: string,
    private readonly server: ChildProcess,
  ) {}

  static async open(): Promise<Stage> {
    if (!existsSync(CHROME)) {
      throw new Error(
        `There is no Chromium at ${CHROME}: install it (apt-get install chromium) or set CHROME_PATH.`,
      );
    }
    const server = spawn(process.execPath, ["local/playground/serve.mjs"]);
    const url = await new Promise<string>((resolve, reject) => {
      server.once("error", reject);
      server.stderr.on("data", (text) => reject(new Error(String(text))));
      server.stdout.on("data", (text) => {
        const [address] = /http:\S+/.exec(String(text)) ?? [];
        if (address) resolve(address);
      });
    });
    const browser = await chromium.launch({ executablePath: CHROME, args: ARGUMENTS });
    return new Stage(browser, url, server);
  }

  /** The same one for each visitor: a new one costs four times as much as a new visit. */
  async page(): Promise<Page> {
    this.#page ??= await this.browser.newPage();
    return this.#page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.kill();
  }
}

export interface Settings {
  language?: Language;
  sheet?: ExampleName;
  /** "0" stands still, "1" is real time */
  speed?: "0" | "1" | "10" | "instant";
  width?: number;
  height?: number;
  /** As somebody finds it who has just come. */
  isNew?: boolean;
  scheme?: "light" | "dark";
}

/** A person at the playground, who clicks what they see. */
export class Visitor {
  /** What the browser complained about, and requests to anywhere but this machine. */
  readonly complaints: string[] = [];
  readonly sidebar: FrameLocator;
  readonly dialog: FrameLocator;

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    readonly language: Language,
  ) {
    this.sidebar = page.frameLocator("#sidebar iframe");
    this.dialog = page.frameLocator("dialog iframe");
    page.setDefaultTimeout(40_000);
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    page.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      const isHere = hostname === "127.0.0.1" || ["data:", "about:"].includes(protocol);
      if (!isHere) this.complaints.push(`request to ${request.url()}`);
    });
  }

  static async arrive(stage: Stage, settings: Settings = {}): Promise<Visitor> {
    const { language = "en", sheet = "school", speed = "instant" } = settings;
    const { width = 1280, height = 800 } = settings;
    const page = await stage.page();
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: settings.scheme ?? "light" });
    const visitor = new Visitor(page, stage.browser, language);
    const sidebar = settings.isNew ? "open" : "closed";
    await page.goto(`${stage.url}?${new URLSearchParams({ language, sheet, speed, sidebar })}`);
    await page.locator("#menus [aria-haspopup]").waitFor({ state: "attached" });
    return visitor;
  }

  /** What the visit has begun ends with it. */
  async leave(): Promise<void> {
    for (const event of ["pageerror", "console", "request"]) this.page.removeAllListeners(event);
    await this.page.mouse.move(0, 0);
    await this.page.goto("about:blank");
  }

  /** Of people who come later. */
  get added() {
    return addedTextIn(this.language);
  }

  get texts() {
    return allTextIn(this.language);
  }

  /** What the playground itself says. */
  get words() {
    return playgroundTexts[this.language];
  }

  /** Clicks a button of the playground's own. */
  private async click(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** Clicks a tool of the sheet. */
  use(tool: keyof Visitor["words"]["tools"]): Promise<void> {
    return this.click(this.words.tools[tool]);
  }

  /** Clicks an item of the script's menu. */
  async choose(label: string): Promise<void> {
    await this.page.locator("#menus [aria-haspopup]").click();
    await this.page.getByRole("menuitem", { name: label, exact: true }).click();
  }

  async openSidebar(): Promise<void> {
    await this.choose(this.texts.menu.createFromSheet);
    await this.heading().waitFor();
  }

  /** Looks at a part of the page, where a small screen shows one at a time. */
  async see(part: "spreadsheet" | "sidebar" | "chat"): Promise<void> {
    const tab = this.page.locator(`#views [value=${part}]`);
    if (await tab.isVisible()) await tab.click();
  }

  /** For who wants to look at it: in the folder that PICTURES names. */
  async picture(name: string): Promise<void> {
    if (PICTURES) await this.page.screenshot({ path: `${PICTURES}/${name}.png` });
  }

  /** Goes to something in the page with the Tab key, from where the focus is. */
  async tabTo(wanted: Locator): Promise<void> {
    const isThere = () => wanted.evaluate((it) => it === it.ownerDocument.activeElement);
    for (let presses = 0; presses < 80; presses += 1) {
      if (await isThere()) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`The Tab key does not reach ${wanted}`);
  }

  /** What the sidebar says above all. */
  heading(title?: string): Locator {
    return this.sidebar.getByRole("heading", { level: 1, ...(title && { name: title }) });
  }

  /** Goes to a button in the sidebar with the Tab key, from where the focus is, and presses it. */
  async reach(label: string): Promise<void> {
    const wanted = this.sidebar.getByRole("button", { name: label, exact: true });
    await wanted.waitFor();
    const isThere = () =>
      wanted.evaluate((element) => element === element.ownerDocument.activeElement);
    for (let presses = 0; presses < 60; presses += 1) {
      if (await isThere()) return this.page.keyboard.press("Enter");
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`The Tab key does not reach “${label}”`);
  }

  /** Whether a cell below a header is to be seen without scrolling. */
  async isSeen(header: string, row: number): Promise<boolean> {
    const column = (await this.headers()).indexOf(header) + 1;
    const cell = await this.page
      .locator(`#sheet td[data-row="${row}"][data-column="${column}"]`)
      .boundingBox();
    const sheet = await this.page.locator("#sheet").boundingBox();
    return !!cell && !!sheet && cell.x >= sheet.x && cell.x + cell.width <= sheet.x + sheet.width;
  }

  /** In pixels, with what is scrolled out of sight. */
  heightOfSidebar(): Promise<number> {
    return this.sidebar.locator("body").evaluate((body) => body.scrollHeight);
  }

  async press(label: string): Promise<void> {
    await this.sidebar.getByRole("button", { name: label, exact: true }).click();
  }

  /** So fast that nothing is looked at again before it. */
  async pressAtOnce(label: string): Promise<void> {
    await this.sidebar.getByRole("button", { name: label, exact: true }).dispatchEvent("click");
  }

  /** From the check to the run. */
  async create(count: number): Promise<void> {
    const { check, confirm } = this.texts.sidebar;
    await this.press(check.create(count));
    await this.press(confirm.button(count));
  }

  async chooseRows(choice: "all" | "visible" | "selected"): Promise<void> {
    await this.sidebar.getByLabel(this.texts.sidebar.check.choice[choice]).click();
  }

  /** The first spaces are there. */
  async progressBegun(): Promise<void> {
    await this.sidebar.locator('[role=progressbar]:not([aria-valuenow="0"])').waitFor();
  }

  async closeSidebar(): Promise<void> {
    await this.click(this.words.closeSidebar);
  }

  /** Ticks every box on Google's consent page, where none is ticked, and allows that. */
  async grant(): Promise<void> {
    const { title, allow } = this.words.consent;
    const consent = this.page.getByRole("dialog", { name: title });
    for (const box of await consent.getByRole("checkbox").all()) await box.check();
    await consent.getByRole("button", { name: allow }).click();
  }

  async switchFault(
    name: FaultName | ScriptFaultName | SheetFaultName | LineFault,
    times: "0" | "1" | "3" = "0",
  ): Promise<void> {
    await this.openProblems();
    await this.page.locator("#times").selectOption(times);
    await this.page.locator(`#faults [name="${name}"]`).click();
    await this.page.keyboard.press("Escape");
  }

  /** Where a modal dialog covers the panel. */
  async withoutPermission(scope: string): Promise<void> {
    await this.page.evaluate(`document.querySelector('#scopes [name$="${scope}"]').click()`);
  }

  async switchPermission(scope: string): Promise<void> {
    await this.openProblems();
    await this.page.locator(`#scopes [name$="${scope}"]`).click();
    await this.page.keyboard.press("Escape");
  }

  /** Closes the tab with the sheet, or comes back to it. */
  closeTab(): Promise<void> {
    return this.page.locator("#tab").click();
  }

  /** Somebody fills in the form. */
  async answerForm(name: string): Promise<void> {
    await this.page.locator("#form").click();
    const form = this.page.locator("dialog.message form");
    await form.getByRole("textbox").first().fill(name);
    await form.getByRole("button").click();
    await this.page.keyboard.press("Escape");
  }

  /** Opens what the sidebar says of what goes on without the person. */
  async openAway(): Promise<void> {
    await this.sidebar.locator("summary", { hasText: this.texts.sidebar.away.title }).click();
  }

  async killNextBatch(): Promise<void> {
    await this.openProblems();
    await this.page.locator("#kill").click();
    await this.page.keyboard.press("Escape");
  }

  async letSomebodyElseCreate(): Promise<void> {
    await this.openProblems();
    await this.page.locator("#other").click();
    await this.page.keyboard.press("Escape");
  }

  openProblems(): Promise<void> {
    return this.page.locator("#problems > summary").click();
  }

  async setSpeed(speed: NonNullable<Settings["speed"]>): Promise<void> {
    await this.page.locator("[name=speed]").selectOption(speed);
  }

  /** With the focus left where it is. */
  async setSpeedQuietly(speed: NonNullable<Settings["speed"]>): Promise<void> {
    await this.page.evaluate(`{
      const select = document.querySelector("[name=speed]");
      select.value = ${JSON.stringify(speed)};
      select.dispatchEvent(new Event("change"));
    }`);
  }

  cell(address: string): Locator {
    const [, letter = "", row = ""] = /^([A-Z])(\d+)$/.exec(address) ?? [];
    const column = letter.charCodeAt(0) - 64;
    return this.page.locator(`#sheet td[data-row="${row}"][data-column="${column}"]`);
  }

  /** Types into a cell, as people do. */
  async type(address: string, text: string): Promise<void> {
    await this.cell(address).click();
    if (text) {
      if (/^[^ -~]/.test(text)) await this.page.evaluate(COMPOSE);
      await this.page.keyboard.type(text);
      await this.page.keyboard.press("Enter");
    } else await this.page.keyboard.press("Delete");
  }

  async rename(header: string, to: string): Promise<void> {
    await this.type(await this.addressOf(header, 1), to);
  }

  /** Writes a header of its own into the first column that has none. */
  async addColumn(header: string): Promise<void> {
    const free = `[...document.querySelectorAll('#sheet td[data-row="1"]')]
      .find(({ textContent }) => textContent === "").dataset.column`;
    const column = Number(await this.page.evaluate<string>(free));
    await this.type(`${String.fromCharCode(64 + column)}1`, header);
  }

  /** Selects from a cell to one below or to the right of it. */
  async selectTo(from: string, to: string): Promise<void> {
    await this.cell(from).click();
    await this.cell(to).click({ modifiers: ["Shift"] });
  }

  async filterOut(...addresses: string[]): Promise<void> {
    for (const address of addresses) {
      await this.cell(address).click();
      await this.use("filter");
    }
  }

  async paste(address: string, text: string): Promise<void> {
    await this.cell(address).click();
    await this.pasteHere(text);
  }

  /** With the mouse, from the middle of one thing to the middle of another. */
  async drag(from: Locator, to: Locator): Promise<void> {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) throw new Error("There is nothing to be dragged");
    const { mouse } = this.page;
    await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await mouse.down();
    await mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 5 });
    await mouse.up();
  }

  /** With a finger. */
  async tap(target: Locator): Promise<void> {
    const { x = 0, y = 0, width = 0, height = 0 } = (await target.boundingBox()) ?? {};
    const browser = await this.page.context().newCDPSession(this.page);
    await browser.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    const touchPoints = [{ x: x + width / 2, y: y + height / 2 }];
    await browser.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await browser.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await browser.send("Emulation.setTouchEmulationEnabled", { enabled: false });
    await browser.detach();
  }

  /** Opens a cell's list with the mouse. */
  async clickArrow(address: string): Promise<void> {
    const { width = 0 } = (await this.cell(address).boundingBox()) ?? {};
    await this.cell(address).click({ position: { x: width - 8, y: 12 } });
  }

  /** Into what is selected. */
  async pasteHere(text: string): Promise<void> {
    await this.page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", ${JSON.stringify(text)});
      const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true });
      document.activeElement.dispatchEvent(paste);
    }`);
  }

  /** Such as C5 for what stands below a header. */
  async addressOf(header: string, row: number): Promise<string> {
    return `${String.fromCharCode(65 + (await this.headers()).indexOf(header))}${row}`;
  }

  async headers(): Promise<string[]> {
    return this.page.locator('#sheet td[data-row="1"]').allTextContents();
  }

  /** The cells below a header. */
  async column(header: string): Promise<string[]> {
    const column = (await this.headers()).indexOf(header) + 1;
    return (await this.page.evaluate<string[]>(`(${READ_COLUMN})(${column})`)).slice(1);
  }

  /** The names of the spaces in Chat. */
  async spaces(): Promise<string[]> {
    const names =
      "[...document.querySelectorAll('#chat li > button')].map((each) => each.firstChild.data)";
    return await this.page.evaluate<string[]>(names);
  }

  /** What Chat says of the space that is open, by its name. */
  async facts(): Promise<Record<string, string>> {
    const pairs = this.page.locator("#chat dl > div");
    const found = await pairs.evaluateAll((all) =>
      all.map(({ children: [term, fact] }) => [term?.textContent, fact?.textContent]),
    );
    return Object.fromEntries(found);
  }

  /** Begins to note which cells are drawn. */
  async watchCells(): Promise<void> {
    await this.page.evaluate(`{
      window.drawn = new Set();
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const { row, column } = target.closest("td")?.dataset ?? {};
          if (row) drawn.add(String.fromCharCode(64 + Number(column)) + row);
        }
      }).observe(document.querySelector("#sheet table"), { childList: true, subtree: true });
    }`);
  }

  cellsDrawn(): Promise<string[]> {
    return this.page.evaluate<string[]>("[...drawn]");
  }

  /** Begins to note what the browser does in one go. */
  async watchTasks(): Promise<void> {
    await this.browser.startTracing(this.page, { categories: ["toplevel"] });
  }

  /**
   * For how many milliseconds the processor was at each task, the longest first. The Long Tasks API
   * would count the time that other programs had it, too.
   */
  async tasksSeen(): Promise<number[]> {
    const trace: { traceEvents: { name: string; tdur?: number }[] } = JSON.parse(
      String(await this.browser.stopTracing()),
    );
    return trace.traceEvents
      .filter(({ name }) => name === "ThreadControllerImpl::RunTask")
      .map(({ tdur = 0 }) => tdur / 1000)
      .filter((ms) => ms >= 5)
      .sort((one, other) => other - one);
  }

  /** What the stand-in cannot play: the script's answers say something more from now on. */
  async addToAnswers(part: object): Promise<void> {
    const frame = this.page.frames().at(-1);
    await frame?.evaluate(`{
      const { run } = google.script;
      google.script.run = {
        withSuccessHandler: (handler) =>
          run.withSuccessHandler((answer) => handler({ ...answer, ...${JSON.stringify(part)} })),
      };
    }`);
  }

  /** What axe finds in the page and in every frame. */
  async findBarriers(frames = this.page.frames()): Promise<string[]> {
    const found: string[] = [];
    for (const frame of frames) {
      await frame.evaluate(axe);
      const script = `axe.run(${SCOPE}, { iframes: false }).then((found) => found.violations)`;
      const violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] =
        await frame.evaluate(script);
      for (const { id, nodes } of violations) {
        found.push(...nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
      }
    }
    return found;
  }

  /** Of the script's own pages. */
  get ownFrames() {
    return this.page.frames().filter((frame) => frame.parentFrame() !== null);
  }

  /** Elements of the script's own pages that are wider than what is seen of them. */
  async findCutText(): Promise<string[]> {
    const cut = await Promise.all(
      this.ownFrames.map((frame) => frame.evaluate<string[]>(CUT_TEXT)),
    );
    return cut.flat();
  }
}

/** The sheet's further rows are like its first ones, and axe takes long for thousands of cells. */
const SCOPE = '{ include: ["html"], exclude: ["#sheet tr:nth-child(n + 16)"] }';

/** Only the rows that are in sight are in the page, so it is scrolled, and then as it was. */
const READ_COLUMN = `async (column) => {
  const cells = [];
  const drawn = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  const scroller = document.querySelector("#sheet .scroller");
  const { scrollTop, scrollHeight } = scroller;
  const step = Math.max(200, scroller.clientHeight);
  for (let top = 0; top < scrollHeight; top += step) {
    scroller.scrollTop = top;
    await drawn();
    for (const cell of document.querySelectorAll('#sheet td[data-column="' + column + '"]')) {
      cells[cell.dataset.row - 1] = cell.textContent;
    }
  }
  scroller.scrollTop = scrollTop;
  await drawn();
  return Array.from(cells, (text) => text ?? "");
}`;

/** As an input method begins, without which nobody types Japanese. */
const COMPOSE = `document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { key: "Process", bubbles: true, cancelable: true }))`;

/** Fields scroll by design, and what is one pixel wide is only for screen readers. */
const CUT_TEXT = `[...document.querySelectorAll("html, html *:not(input, textarea, select)")]
  .filter(({ clientWidth, scrollWidth }) => clientWidth > 1 && scrollWidth > clientWidth)
  .map(({ outerHTML }) => outerHTML.slice(0, 200))`;
