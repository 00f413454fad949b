import { playgroundTexts } from "../../local/playground/text";
import { LANGUAGES } from "../../src/text";
import { SCHOOL } from "./scenarios";
import { type Settings, Stage, Visitor } from "./visitor";

/** Every one in which the playground speaks. */

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());
afterEach(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});

async function arrive(settings: Settings = {}): Promise<Visitor> {
  visitor = await Visitor.arrive(stage, settings);
  return visitor;
}

describe("the sheet", () => {
  it("is typed in, and Escape leaves a cell as it was", async () => {
    const { page } = await arrive();
    await visitor.type("A4", "Class 7C");
    await visitor.cell("A2").dblclick();
    await page.keyboard.type("never");
    await page.keyboard.press("Escape");
    expect((await visitor.column("Space name")).slice(0, 3)).toEqual([
      "Class 7A",
      "Class 7B",
      "Class 7C",
    ]);
  });

  it("is used with the keyboard alone", async () => {
    const { page } = await arrive();
    await visitor.cell("A2").click();
    await page.keyboard.press("ArrowDown");
    const column = (await visitor.headers()).indexOf("Type") + 1;
    for (let at = 1; at < column; at += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Delete");
    expect(await visitor.cell(await visitor.addressOf("Type", 3)).textContent()).toBe("Group chat");
    expect((await visitor.column("Description"))[1]).toBe("");
    const focused = page.locator(":focus");
    expect(await focused.getAttribute("data-row")).toBe("3");
    expect(await focused.getAttribute("data-column")).toBe(String(column + 1));
  });

  it("takes what a spreadsheet put on the clipboard", async () => {
    await arrive({ sheet: "empty" });
    await visitor.paste("A1", 'Name\tPeople\nNorth\t"ana@example.com\nbruno@example.com"\nSouth\t');
    expect((await visitor.column("Name")).slice(0, 2)).toEqual(["North", "South"]);
    expect((await visitor.column("People"))[0]).toBe("ana@example.com\nbruno@example.com");
  });

  it.each(LANGUAGES)("takes a list of one's own at once, and checks it: %s", async (language) => {
    const { page, words, texts, sidebar } = await arrive({ isNew: true, language });
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
    await page.locator("#list").click();
    expect(await visitor.findBarriers()).toEqual([]);
    const field = page.getByRole("textbox", { name: words.ownList.how });
    await field.fill('Client\tPeople\nNorth\t"ana@example.com\nbruno@example.com"\nSouth\t\n');
    await page.getByRole("button", { name: words.ownList.use }).click();
    expect((await visitor.column("Client")).slice(0, 2)).toEqual(["North", "South"]);
    await sidebar.getByRole("button", { name: texts.sidebar.columns.button }).click();
    await visitor.heading(texts.check.count(2)).waitFor();
  });

  it("becomes one of another kind by a switch, and is as it was when that is switched off", async () => {
    await arrive({ sheet: "list" });
    const shown = async () => [await visitor.column("Course"), await visitor.column("Teachers")];
    const before = await shown();
    await visitor.switchFault("people-chips");
    expect((await visitor.column("Teachers"))[0]).toBe("Ana, Bruno");
    await visitor.switchFault("people-chips");
    await visitor.type("B4", "duda@example.com; enzo@example.com");
    expect(await shown()).toEqual(before);
  });

  it("is sorted by a column, below its header", async () => {
    await arrive({ sheet: "list" });
    await visitor.cell("A3").click();
    await visitor.use("down");
    expect((await visitor.column("Course")).slice(0, 3)).toEqual(["Cometa", "Boreal", "Aurora"]);
  });

  it("has rows inserted, copied and deleted", async () => {
    await arrive({ sheet: "list" });
    await visitor.cell("A3").click();
    await visitor.use("remove");
    await visitor.use("copy");
    await visitor.cell("A2").click();
    await visitor.use("insert");
    const names = await visitor.column("Course");
    expect(names.slice(0, 4)).toEqual(["", "Aurora", "Cometa", "Cometa"]);
  });

  it("has everything undone that a person did, and done again: even the header's deletion", async () => {
    const { page } = await arrive({ sheet: "list" });
    const before = await visitor.column("Course");
    await visitor.cell("A1").click();
    await visitor.use("remove");
    expect(await visitor.headers()).toContain("Aurora");
    await page.keyboard.press("Control+z");
    expect(await visitor.column("Course")).toEqual(before);
    await visitor.type("A4", "Delta");
    await visitor.use("down");
    expect((await visitor.column("Course")).slice(0, 3)).toEqual(["Delta", "Boreal", "Aurora"]);
    await visitor.use("undo");
    await visitor.use("undo");
    expect(await visitor.column("Course")).toEqual(before);
    await visitor.use("redo");
    expect((await visitor.column("Course")).slice(0, 3)).toEqual(["Aurora", "Boreal", "Delta"]);
  });

  it("has a range selected with the mouse, cleared, and filled by dragging its corner", async () => {
    const { page } = await arrive({ sheet: "list" });
    await visitor.drag(visitor.cell("A2"), visitor.cell("B3"));
    expect(await page.locator("#sheet td[aria-selected]").count()).toBe(4);
    await page.keyboard.press("Delete");
    expect((await visitor.column("Course")).slice(0, 3)).toEqual(["", "", "Cometa"]);
    await page.keyboard.press("Control+z");
    await visitor.cell("A3").click();
    await visitor.drag(page.locator("#sheet .fill"), visitor.cell("A6"));
    const names = (await visitor.column("Course")).slice(0, 6);
    expect(names).toEqual(["Aurora", "Boreal", "Boreal", "Boreal", "Boreal", ""]);
  });

  it("moves cut rows with all that is in them, and repeats a cell downwards", async () => {
    const { page } = await arrive({ sheet: "list" });
    await page.locator('#sheet th[data-row="2"]').click();
    await page.keyboard.press("Control+x");
    await visitor.cell("A6").click();
    await page.keyboard.press("Control+v");
    const names = async () => (await visitor.column("Course")).slice(0, 6);
    expect(await names()).toEqual(["", "Boreal", "Cometa", "", "Aurora", ""]);
    expect((await visitor.column("Room"))[4]).toBe("B 12");
    await visitor.selectTo("A3", "A4");
    await page.keyboard.press("Control+d");
    expect(await names()).toEqual(["", "Boreal", "Boreal", "", "Aurora", ""]);
  });

  it("copies a range as a spreadsheet does, and pastes one cell into all that are selected", async () => {
    const { page } = await arrive({ sheet: "list" });
    await visitor.selectTo("A2", "B3");
    await page.keyboard.press("Control+c");
    await visitor.cell("A6").click();
    await page.keyboard.press("Control+v");
    expect((await visitor.column("Teachers")).slice(4, 6)).toEqual([
      "ana@example.com, bruno@example.com",
      "carla@example.com",
    ]);
    await visitor.selectTo("C6", "C8");
    await visitor.pasteHere("Z 1");
    expect((await visitor.column("Room")).slice(4, 7)).toEqual(["Z 1", "Z 1", "Z 1"]);
  });

  it("opens a list with one click on its arrow, and takes what is clicked there", async () => {
    const { page } = await arrive();
    const [first, second] = [
      await visitor.addressOf("Type", 3),
      await visitor.addressOf("Type", 4),
    ];
    await visitor.clickArrow(first);
    await page.getByRole("option", { name: "Direct message" }).click();
    expect(await visitor.cell(first).textContent()).toBe("Direct message");
    await visitor.type(second, "gr");
    expect(await visitor.cell(second).textContent()).toBe("Group chat");
  });

  it("has columns made wider, by dragging and by what is in them, also without a pointer", async () => {
    const { page } = await arrive({ sheet: "list" });
    const width = async () => (await visitor.cell("B2").boundingBox())?.width ?? 0;
    const edge = page.locator('#sheet th[data-column="2"] .resize');
    const before = await width();
    await visitor.drag(edge, page.locator('#sheet th[data-column="3"]'));
    expect(await width()).toBeGreaterThan(before + 20);
    await edge.dblclick();
    const fitting = await width();
    expect(fitting - before).toBeLessThan(100);
    await page.keyboard.press("Control+z");
    await visitor.cell("B2").click();
    await page.getByRole("button", { name: "Fit column" }).press("Enter");
    expect(await width()).toBe(fitting);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    expect(await width()).toBe(before);
  });

  it("keeps what is being typed, and its row, while a run writes and rows move", async () => {
    const { texts, page } = await arrive();
    await visitor.openSidebar();
    await visitor.press(texts.sidebar.check.create(SCHOOL));
    await visitor.heading(texts.sidebar.confirm.title(SCHOOL)).waitFor();
    await visitor.setSpeed("1");
    await visitor.press(texts.sidebar.confirm.button(SCHOOL));
    const guidelines = await visitor.addressOf("Guidelines", 5);
    await visitor.cell(guidelines).dblclick();
    await page.keyboard.type("Be ");
    await visitor.setSpeedQuietly("instant");
    await page.locator("#sheet").getByText("Created").first().waitFor();
    await visitor.heading(texts.sidebar.end.problems).waitFor();
    await page.keyboard.type("kind");
    await page.keyboard.press("Enter");
    expect(await visitor.cell(guidelines).textContent()).toBe("Be kind");
  });

  it("tells a screen reader its rows, its notes, its boxes and its lists", async () => {
    const { page, words } = await arrive({ sheet: "thousand" });
    const grid = page.getByRole("grid", { name: `Sheet1: ${words.grid.rows(1001)}` });
    expect(Number(await grid.getAttribute("aria-rowcount"))).toBeGreaterThan(1001);
    const name = page.getByRole("gridcell", { name: "Space name", exact: true });
    expect(await name.getAttribute("title")).toContain("128");
    const type = await visitor.addressOf("Type", 2);
    await visitor.cell(type).press("Enter");
    await page.getByRole("combobox", { name: `Type, ${type}` }).waitFor();
    expect(await page.locator("#sheet").getByRole("option").count()).toBe(4);
    expect(await visitor.findBarriers()).toEqual([]);
  });

  it("draws the rows in sight alone, and of those the cells that change", async () => {
    const { page } = await arrive({ sheet: "thousand" });
    expect(await page.locator("#sheet tr").count()).toBeLessThan(80);
    await visitor.cell("A4").click();
    await visitor.watchCells();
    await page.keyboard.type("Another");
    await page.keyboard.press("Enter");
    expect(await visitor.cell("A4").textContent()).toBe("Another");
    expect(await visitor.cellsDrawn()).toEqual(["A4"]);
    await page.keyboard.press("Control+End");
    await visitor.cell("A1001").waitFor();
    await page.keyboard.press("Control+Home");
    expect(await page.locator("#sheet tr").count()).toBeLessThan(80);
  });

  it("leads from a result to the space in Chat, not away from the page", async () => {
    const { texts, page } = await arrive();
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await visitor.cell("D5").getByRole("link").click();
    await page.getByRole("heading", { name: "Maths department" }).waitFor();
    await page.getByText("The app Chat Spaces created this for you@example.com").waitFor();
    expect(await page.locator("#chat .people li").allTextContents()).toEqual([
      "you@example.com (manager)",
      "felix@school.example",
      "groups/03q7bz1k",
    ]);
    expect(page.context().pages()).toHaveLength(1);
  });
});

describe("Google Chat", () => {
  it("shows all that it keeps of a space, and who has not joined yet", async () => {
    const { texts, page } = await arrive();
    await visitor.type(await visitor.addressOf("Guidelines", 7), "Be kind.");
    await visitor.type(await visitor.addressOf("External people", 7), "Yes");
    await visitor.type(await visitor.addressOf("History", 7), "Off");
    await visitor.switchFault("people-invited");
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    await visitor.heading(texts.sidebar.end.problems).waitFor();
    await page.getByRole("button", { name: /^Announcements/ }).click();
    expect(await visitor.facts()).toEqual({
      Type: "Space",
      History: "Off",
      "External people": "Yes",
      "Who can post": "Managers only",
      "Who can find it": "Members only",
      Description: "News from the office",
      Guidelines: "Be kind.",
    });
    const people = await page.locator("#chat .people li").allTextContents();
    expect(people).toEqual(["you@example.com (manager)", "office@school.example (invited)"]);
    await page.getByRole("button", { name: /^maria@school/ }).click();
    expect(await visitor.facts()).toEqual({ Type: "Direct message", History: "On" });
  });
});

describe("the clock", () => {
  it("stands still where it is stopped, and goes on where it is not", async () => {
    const { texts, page, sidebar } = await arrive({ sheet: "many" });
    await visitor.openSidebar();
    await visitor.press(texts.sidebar.check.create(200));
    // The question comes after another check, for which a clock that stands still has no time.
    await visitor.heading(texts.sidebar.confirm.title(200)).waitFor();
    await visitor.setSpeed("0");
    await visitor.press(texts.sidebar.confirm.button(200));
    const bar = sidebar.getByRole("progressbar");
    await page.waitForTimeout(500);
    expect(await bar.getAttribute("aria-valuenow")).toBe("0");
    await visitor.setSpeed("instant");
    await visitor.heading(texts.sidebar.end.done).waitFor();
  });
});

describe("a thousand rows", () => {
  /**
   * The aim is 100 ms where nothing else runs; beside other tests, a task has been seen to take half as
   * long again. What the script does in one execution cannot be parted: confirming a thousand rows is
   * the longest of them.
   */
  const LONG_MS = 125;
  const LONG_EXECUTION_MS = 250;
  const MOST_TRIES = 3;

  it.each(["1", "10", "instant"] as const)(
    "leave the page free while they become spaces at the speed %s",
    async (speed) => {
      let [longest, second] = await longestTasks(speed);
      for (let tries = 1; tries < MOST_TRIES && second >= LONG_MS; tries += 1) {
        await visitor.leave();
        [longest, second] = await longestTasks(speed);
      }
      expect(longest).toBeLessThan(LONG_EXECUTION_MS);
      expect(second).toBeLessThan(LONG_MS);
    },
  );

  it("leave the page free while they are sorted, deleted, scrolled and brought back", async () => {
    const { page } = await arrive({ sheet: "thousand" });
    await visitor.cell("A2").click();
    await visitor.watchTasks();
    for (const tool of ["down", "insert", "undo", "undo"] as const) await visitor.use(tool);
    await visitor.cell("A2").click();
    await page.keyboard.press("Control+a");
    await visitor.use("remove");
    await visitor.use("undo");
    await page.keyboard.press("Control+End");
    expect((await visitor.tasksSeen())[0]).toBeLessThan(LONG_MS);
    expect((await visitor.column("Space name")).filter(Boolean)).toHaveLength(1000);
  });

  /** In the first seconds of a run, from the click that confirms. */
  async function longestTasks(speed: NonNullable<Settings["speed"]>): Promise<[number, number]> {
    const { texts, page } = await arrive({ sheet: "thousand", speed });
    await visitor.openSidebar();
    await visitor.press(texts.sidebar.check.create(1000));
    await visitor.watchTasks();
    await visitor.press(texts.sidebar.confirm.button(1000));
    await page.waitForTimeout(10_000);
    const [longest = 0, second = 0, ...others] = await visitor.tasksSeen();
    expect(others.length).toBeGreaterThan(5);
    return [longest, second];
  }
});

describe("the page", () => {
  it("asks for a permission where Google would, and the menu works after it is given", async () => {
    const { texts, page } = await arrive();
    await visitor.switchPermission("script.container.ui");
    await visitor.choose(texts.menu.createFromSheet);
    await page.getByRole("heading", { name: /wants access/ }).waitFor();
    expect(await visitor.findBarriers()).toEqual([]);
    await page.getByRole("button", { name: "Allow" }).click();
    await visitor.choose(texts.menu.createFromSheet);
    await visitor.grant();
    await visitor.openSidebar();
  });

  it("shows what the check of the connection finds, and looks again once it is mended", async () => {
    const { texts, page, dialog } = await arrive();
    await visitor.switchFault("app-not-configured");
    await visitor.choose(texts.menu.checkSetup);
    await dialog.getByRole("heading", { name: texts.connection.missing }).waitFor();
    const mend = dialog.getByRole("link", { name: texts.connection.mend.appNotConfigured });
    expect(await mend.getAttribute("href")).toMatch(/hangouts-chat$/);
    await dialog.getByRole("button", { name: texts.dialog.close }).click();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await visitor.switchFault("app-not-configured");
    await visitor.choose(texts.menu.checkSetup);
    await dialog.getByRole("heading", { name: texts.connection.ready }).waitFor();
  });

  it.each(["app-not-configured", "chat-off", "scope-missing"] as const)(
    "shows all of the check of the connection without scrolling: %s",
    async (fault) => {
      const { texts, dialog } = await arrive({ language: "pt" });
      await visitor.switchFault(fault);
      await visitor.choose(texts.menu.checkSetup);
      await dialog.getByRole("heading", { name: texts.connection.missing }).waitFor();
      const hidden = await dialog
        .getByRole("heading", { name: texts.connection.missing })
        .evaluate(
          ({ ownerDocument: { documentElement: root } }) => root.scrollHeight - root.clientHeight,
        );
      expect(hidden).toBe(0);
    },
  );

  it.each(LANGUAGES)("names every permission that the script asks for: %s", async (language) => {
    const { page } = await arrive({ language });
    await visitor.openProblems();
    const names = await page.locator("#scopes label").allTextContents();
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => /^\S*\.\S*$/.test(name))).toEqual([]);
  });

  it("grants a permission from the check of the connection, which then looks by itself", async () => {
    const { texts, dialog } = await arrive();
    await visitor.switchPermission("chat.spaces.create");
    await visitor.choose(texts.menu.checkSetup);
    const grant = dialog.getByRole("link", { name: texts.sidebar.permission.button });
    await grant.click();
    await visitor.grant();
    await dialog.getByRole("heading", { name: texts.connection.ready }).waitFor();
  });

  it("has no barrier with its menu and its panels open", async () => {
    const { page } = await arrive();
    await page.locator("#menus [aria-haspopup]").press("ArrowDown");
    expect(await visitor.findBarriers()).toEqual([]);
    await page.keyboard.press("Escape");
    await visitor.openProblems();
    expect(await visitor.findBarriers()).toEqual([]);
  });

  it("opens with a sheet that is prepared and checked, and says where to begin", async () => {
    const { texts, page, words } = await arrive({ isNew: true });
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
    await page.getByText(words.hint).waitFor();
    expect(words.hint).toContain(texts.sidebar.check.first);
    expect(await visitor.headers()).toContain("Status");
  });

  it.each(LANGUAGES)("is wholly in the language %s", async (language) => {
    const { page, words } = await arrive({ language });
    await visitor.openProblems();
    const other = playgroundTexts[language === "en" ? "pt" : "en"];
    const said = (await page.locator("body").innerText()).replace(/\s+/g, " ");
    expect(said).toContain(words.problems);
    const { title, hint, clock, problems, form, tab, kill, faultsTitle, scopesTitle } = other;
    const { tools, faults, scopes } = other;
    const sentences = [title, hint, clock, problems, form, tab, kill, faultsTitle, scopesTitle];
    for (const sentence of [...sentences, ...[tools, faults, scopes].flatMap(Object.values)]) {
      expect(said).not.toContain(sentence);
    }
    expect(said).not.toContain("…(");
    expect(said).not.toContain("undefined");
  });

  it("starts in the chosen language, and again from the beginning", async () => {
    const { page } = await arrive();
    await visitor.type("A4", "Class 7C");
    await page.locator("[name=language]").selectOption("pt");
    await page.locator("#sheet").getByText("Nome do espaço").first().waitFor();
    await page.locator("[name=language]").selectOption("en");
    await page.locator("#sheet").getByText("Space name").first().waitFor();
    expect(await visitor.cell("A4").textContent()).toBe("");
  });

  it("is typed in with a finger: one tap selects a cell, a second one opens it", async () => {
    const { page } = await arrive({ width: 390, sheet: "list" });
    const field = page.locator("#sheet textarea");
    await visitor.tap(visitor.cell("A3"));
    await page.locator('#sheet td[data-row="3"][aria-selected]').waitFor();
    expect(await field.count()).toBe(0);
    await visitor.tap(visitor.cell("A3"));
    await field.waitFor();
    await page.keyboard.type(" II");
    await page.keyboard.press("Enter");
    expect(await visitor.cell("A3").textContent()).toBe("Boreal II");
  });

  it("shows the sheet, the sidebar and Chat one at a time on a phone", async () => {
    const { page, texts, sidebar } = await arrive({ width: 390, sheet: "list" });
    const parts = () =>
      page
        .locator("main > *")
        .evaluateAll((all) => all.filter((part) => part.checkVisibility()).map(({ id }) => id));
    expect(await parts()).toEqual(["spreadsheet"]);
    await visitor.openSidebar();
    expect(await parts()).toEqual(["sidebar"]);
    await visitor.press(texts.sidebar.columns.button);
    await visitor.create(3);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await visitor.see("chat");
    expect(await parts()).toEqual(["chat"]);
    await page.getByRole("button", { name: /^Aurora/ }).click();
    await page.getByRole("heading", { name: "Aurora" }).waitFor();
    expect(await visitor.findBarriers()).toEqual([]);
    await visitor.see("spreadsheet");
    expect(await visitor.column("Status")).toContain("Created");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await visitor.see("sidebar");
    expect(await sidebar.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
  });

  it("keeps a menu open, and the focus in it, while answers arrive", async () => {
    const { page, texts } = await arrive({ sheet: "many", speed: "10" });
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await page.locator("#menus [aria-haspopup]").press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const item = page.getByRole("menuitem", { name: texts.menu.createSpace });
    const created = (await visitor.spaces()).length;
    await visitor.setSpeedQuietly("instant");
    await page.locator("#space-count", { hasText: "200" }).waitFor();
    expect(created).toBeLessThan(200);
    expect(await item.evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await item.isVisible()).toBe(false);
  });

  it("goes from a list of one's own to its spaces in Chat with the keyboard alone", async () => {
    const { page, texts, words } = await arrive({ isNew: true });
    const { sidebar } = texts;
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
    await visitor.tabTo(page.locator("#list"));
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("Client\tPeople\nNorth\tana@example.com, bruno@example.com");
    await visitor.tabTo(page.getByRole("button", { name: words.ownList.use }));
    await page.keyboard.press("Enter");
    await visitor.heading(sidebar.columns.title).waitFor();
    await visitor.reach(sidebar.columns.button);
    await visitor.reach(sidebar.check.create(1));
    await visitor.reach(sidebar.confirm.button(1));
    await visitor.heading(sidebar.end.done).waitFor();
    await visitor.tabTo(page.locator("#chat li > button"));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "North" }).waitFor();
  });

  describe.each([390, 683, 720, 1366, 1920])("%d pixels wide", (width) => {
    it.each([
      ...LANGUAGES.map((language) => [language, "light"] as const),
      ["en", "dark"] as const,
    ])("has no barrier and hides nothing: %s, %s", async (language, scheme) => {
      const { page, texts } = await arrive({ width, language, scheme, isNew: true });
      await visitor.heading(texts.check.count(SCHOOL)).waitFor();
      await visitor.picture(`${width} ${language} ${scheme} sidebar`);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      await visitor.create(SCHOOL);
      await visitor.heading(texts.sidebar.end.done).waitFor();
      await visitor.see("chat");
      await page.locator("#chat li > button").first().click();
      expect(await visitor.findBarriers()).toEqual([]);
      await visitor.picture(`${width} ${language} ${scheme} chat`);
      await visitor.see("spreadsheet");
      expect(await visitor.findBarriers()).toEqual([]);
      await visitor.picture(`${width} ${language} ${scheme} sheet`);
      await page.locator("#menus [aria-haspopup]").click();
      const menu = await page.getByRole("menu").boundingBox();
      expect((menu?.x ?? 0) + (menu?.width ?? width)).toBeLessThan(width);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    });
  });

  it.each([1000, 1280])("fits a window %d pixels wide with the sidebar open", async (width) => {
    const { page } = await arrive({ width });
    await visitor.openSidebar();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    expect(await page.frames().at(-1)?.evaluate("innerWidth")).toBe(300);
  });
});
