import { SCHOOL, scenarios } from "./scenarios";
import type { Visitor } from "./visitor";
import { expectOneSpacePerRow, openForVisits } from "./visits";

let visitor: Visitor;
const arrive = openForVisits((arrived) => {
  visitor = arrived;
});

describe("without the person", () => {
  it("a run goes on with the tab closed, once it is switched on, and they read what happened", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many", speed: "10" });
    const { away, check, confirm, progress } = texts.sidebar;
    await visitor.openSidebar();
    await visitor.press(check.create(200));
    await page.getByText(confirm.stay).waitFor();
    await visitor.openAway();
    await page.getByText(away.rights).waitFor();
    await visitor.press(away.continueRun.switchOn);
    await page.getByText(away.continueRun.on).first().waitFor();
    await page.getByText(away.switchedOn).first().waitFor();
    await visitor.press(confirm.button(200));
    await page.getByText(progress.mayClose).waitFor();
    await visitor.progressBegun();
    await visitor.closeTab();
    const before = (await visitor.spaces()).length;
    await visitor.setSpeed("instant");
    await visitor.page.locator("#space-count", { hasText: "200" }).waitFor({ state: "attached" });
    await visitor.closeTab();
    await visitor.openSidebar();
    await visitor.heading(texts.sidebar.nothing.title).waitFor();
    const [made = ""] = /\d+ of them were created without you/.exec(await said()) ?? [];
    expect(Number.parseInt(made, 10)).toBeGreaterThan(0);
    expect(Number.parseInt(made, 10)).toBeLessThanOrEqual(200 - before);
    await expectOneSpacePerRow(visitor, 200);

    async function said() {
      return (await page.locator("main").textContent()) ?? "";
    }
  });

  it("a form's answer becomes a space, once that is switched on, and no longer when it is off", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "empty" });
    const { away, nothing } = texts.sidebar;
    await visitor.choose(texts.menu.prepareSheet);
    await visitor.answerForm("First");
    await visitor.openSidebar();
    await visitor.heading(texts.check.count(1)).waitFor();
    await visitor.openAway();
    await visitor.press(away.createSpaceFromForm.switchOn);
    await visitor.answerForm("Second");
    await visitor.page.locator("#space-count", { hasText: "1" }).waitFor({ state: "attached" });
    expect(await visitor.spaces()).toEqual(["Second"]);
    await visitor.openSidebar();
    await visitor.openAway();
    await visitor.press(away.switchOff);
    await page.getByText(away.switchedOff).first().waitFor();
    await visitor.heading(texts.check.count(1)).waitFor();
    await visitor.answerForm("Third");
    await visitor.openSidebar();
    await visitor.heading(texts.check.count(2)).waitFor();
    expect(await visitor.spaces()).toEqual(["Second"]);
    expect(await page.getByText(nothing.title).count()).toBe(0);
  });

  it("whoever lacks the permission for triggers is asked for it, and it is switched then", async () => {
    const { texts, sidebar: page } = await arrive({});
    const { away, permission } = texts.sidebar;
    await visitor.withoutPermission("script.scriptapp");
    await visitor.openSidebar();
    await visitor.openAway();
    await visitor.press(away.continueRun.switchOn);
    await page.getByText(away.permission).waitFor();
    await page.getByRole("link", { name: permission.button }).click();
    await visitor.grant();
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
    await visitor.openAway();
    await page.getByText(away.continueRun.on).waitFor();
  });
});

describe("a person at the sidebar", () => {
  it("sees what would happen, agrees, and finds every result in the sheet and in Chat", async () => {
    const { texts } = await arrive({});
    await visitor.openSidebar();
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
    expect(await visitor.spaces()).toEqual([]);
    await visitor.create(SCHOOL);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await expectOneSpacePerRow(visitor, SCHOOL);
    expect((await visitor.column("Space"))[0]).toBe("Class 7A");
  });

  it("says which of their own columns are what, and creates the spaces of their list", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "list" });
    await visitor.openSidebar();
    await expectChosen("Course", "Teachers");
    await visitor.press(texts.sidebar.columns.button);
    await visitor.create(3);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    expect(await visitor.spaces()).toEqual(["Aurora", "Boreal", "Cometa"]);
    expect(await visitor.headers()).toEqual(expect.arrayContaining(["Course", "Teachers", "Room"]));

    async function expectChosen(...headers: string[]) {
      const { name, members } = texts.sidebar.columns;
      for (const [index, label] of [name, members].entries()) {
        expect(await page.getByLabel(label).inputValue()).toBe(headers[index]);
      }
    }
  });

  it("tries the first space alone, opens it, and then creates the others", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "list" });
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.press(sidebar.columns.button);
    await page.getByText("duda@example.com, enzo@example.com").waitFor();
    await visitor.press(sidebar.check.first);
    await visitor.heading(sidebar.confirm.one("Aurora")).waitFor();
    await page.getByText(sidebar.review.noExternal(1)).waitFor();
    await visitor.press(sidebar.confirm.button(1));
    await page.getByRole("link", { name: /Aurora/ }).waitFor();
    expect(await visitor.spaces()).toEqual(["Aurora"]);
    await visitor.press(sidebar.end.others(2));
    await visitor.press(sidebar.confirm.button(2));
    await page.getByRole("link", { name: /Cometa/ }).waitFor();
    await expectOneSpacePerRow(visitor, 3);
  });

  it("creates just the rows that a filter shows, or all of them if they say so", async () => {
    const { texts } = await arrive({});
    await visitor.filterOut("A2", "A3", "A7");
    await visitor.openSidebar();
    await visitor.heading(texts.check.count(SCHOOL - 3)).waitFor();
    await visitor.chooseRows("all");
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
    await visitor.chooseRows("visible");
    await visitor.create(SCHOOL - 3);
    await visitor.heading(texts.sidebar.end.problems).waitFor();
    expect(await visitor.spaces()).not.toContain("Class 7A");
    await expectOneSpacePerRow(visitor, SCHOOL - 3);
  });

  it("says that rows are left outside of a filter that shows only finished ones", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "list" });
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.press(sidebar.columns.button);
    await visitor.press(sidebar.check.first);
    await visitor.press(sidebar.confirm.button(1));
    await page.getByRole("link", { name: /Aurora/ }).waitFor();
    await visitor.filterOut("A3", "A4");
    await visitor.openSidebar();
    await page.getByText(sidebar.outside(2)).waitFor();
    expect(await page.getByText(sidebar.nothing.todo).count()).toBe(0);
    await visitor.chooseRows("all");
    await visitor.heading(texts.check.count(2)).waitFor();
  });

  it("creates just the rows that are selected, also after a look at another one", async () => {
    const { texts, sidebar: page } = await arrive({});
    await visitor.selectTo("A2", "A3");
    await visitor.openSidebar();
    await visitor.chooseRows("selected");
    await visitor.heading(texts.check.count(2)).waitFor();
    await page.getByRole("button", { name: /^Row 3,/ }).click();
    await visitor.create(2);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    expect(await visitor.spaces()).toEqual(["Class 7A", "Class 7B"]);
  });

  it("finds the result beside the row that they selected, where another one says the same", async () => {
    const { texts } = await arrive({ sheet: "list" });
    await visitor.type("A4", "Aurora");
    await visitor.type("B4", "ana@example.com, bruno@example.com");
    await visitor.openSidebar();
    await visitor.press(texts.sidebar.columns.button);
    await visitor.heading(texts.check.count(3)).waitFor();
    await visitor.cell("A4").click();
    await visitor.chooseRows("selected");
    await visitor.create(1);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    expect((await visitor.column("Status")).slice(0, 3)).toEqual(["", "", "Created"]);
  });

  it("is asked about the rows as they are by then, and told what has changed", async () => {
    const { texts, sidebar: page } = await arrive({});
    const { check, confirm, review } = texts.sidebar;
    await visitor.openSidebar();
    await visitor.type("A3", "Class 9C");
    await visitor.pressAtOnce(check.create(SCHOOL));
    await page.getByText(review.added(1)).waitFor();
    await page.getByRole("button", { name: "Row 3, Class 9C" }).first().waitFor();
    await visitor.press(confirm.button(SCHOOL));
    await visitor.heading(texts.sidebar.end.problems).waitFor();
    expect(await visitor.spaces()).toContain("Class 9C");
  });

  it("sees the check made again when they come back from the sheet", async () => {
    const { texts, sidebar: page } = await arrive({});
    await visitor.openSidebar();
    await visitor.type("A4", "Class 7C");
    await page.getByText(texts.sidebar.check.leftOut).hover();
    await page.getByText(texts.sidebar.refreshed).first().waitFor();
    await visitor.heading(texts.check.count(SCHOOL + 1)).waitFor();
  });

  it("need not touch the sidebar after “Prepare this sheet”", async () => {
    const { texts } = await arrive({ sheet: "empty", speed: "10" });
    await visitor.openSidebar();
    await visitor.heading(texts.sidebar.notSetUp.title).waitFor();
    await visitor.choose(texts.menu.prepareSheet);
    await visitor.heading(texts.sidebar.nothing.title).waitFor();
  });

  it("goes the whole way with the keyboard alone, from a list of their own to its spaces", async () => {
    const { texts } = await arrive({ sheet: "list" });
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.heading(sidebar.columns.title).waitFor();
    await visitor.reach(sidebar.columns.button);
    await visitor.heading(texts.check.count(3)).waitFor();
    await visitor.reach(sidebar.check.first);
    await visitor.reach(sidebar.confirm.button(1));
    await visitor.heading(sidebar.end.done).waitFor();
    await visitor.reach(sidebar.end.others(2));
    await visitor.reach(sidebar.confirm.button(2));
    await visitor.heading(texts.report.created(2)).waitFor();
    await expectOneSpacePerRow(visitor, 3);
  });

  it("sees Status and Space beside the sidebar on a small laptop", async () => {
    const { texts } = await arrive({ sheet: "list", width: 1366, height: 768 });
    await visitor.openSidebar();
    await visitor.press(texts.sidebar.columns.button);
    await visitor.create(3);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    for (const header of ["Status", "Space"]) {
      expect(await visitor.isSeen(header, 2)).toBe(true);
    }
  });

  it("finds a status beside every row that took part, whatever became of it", async () => {
    const { texts } = await arrive({});
    await visitor.switchFault("member-unknown", "1");
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    const { problems, ofAll } = texts.sidebar.end;
    await visitor.heading(`${problems}: ${ofAll(SCHOOL - 1, 10)}`).waitFor();
    const statuses = (await visitor.column("Status")).slice(0, 10);
    expect(statuses.filter((status) => status === "Needs attention")).toHaveLength(3);
    expect(statuses.filter((status) => status === "Failed")).toHaveLength(1);
    expect(statuses.filter((status) => status === "Created")).toHaveLength(6);
  });

  it("is not told of rows that took no part in the first one alone", async () => {
    const { texts } = await arrive({});
    await visitor.openSidebar();
    await visitor.press(texts.sidebar.check.first);
    await visitor.press(texts.sidebar.confirm.button(1));
    await visitor.heading(texts.sidebar.end.done).waitFor();
    expect((await visitor.column("Status")).filter(Boolean)).toEqual(["Created"]);
  });

  it("reads of a row whose answer is lost that it is not known yet, and goes on", async () => {
    const { texts } = await arrive({ sheet: "list" });
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.press(sidebar.columns.button);
    await visitor.switchFault("lost-after");
    await visitor.create(3);
    await visitor.page.locator("#sheet").getByText("Not known yet").first().waitFor();
    await visitor.switchFault("lost-after");
    await visitor.heading(sidebar.end.done).waitFor();
    await expectOneSpacePerRow(visitor, 3);
  });

  it("reads a thousand rows in a page of a few screens", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "thousand" });
    await visitor.openSidebar();
    await visitor.heading(texts.check.count(1000)).waitFor();
    await page.getByRole("button", { name: texts.check.more(45) }).waitFor();
    expect(await visitor.heightOfSidebar()).toBeLessThan(2000);
  });

  it("reads two hundred wrong rows in a page as short, with what to do on top", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many" });
    await scenarios["200 rows that are all wrong"]?.reach(visitor);
    await page.getByText(texts.check.attention(200)).waitFor();
    expect(await visitor.heightOfSidebar()).toBeLessThan(2000);
  });

  it("is told of people who have not joined, and not again of them after the next run", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "list" });
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.press(sidebar.columns.button);
    await visitor.switchFault("people-invited", "1");
    await visitor.press(sidebar.check.first);
    await visitor.press(sidebar.confirm.button(1));
    await visitor.heading(sidebar.end.problems).waitFor();
    await page.getByText(texts.check.people(1)).waitFor();
    expect((await visitor.column("Status"))[0]).toBe(texts.words.statuses.CHECK_PEOPLE[0]);
    await visitor.press(sidebar.end.others(2));
    await visitor.press(sidebar.confirm.button(2));
    await visitor.heading(`${sidebar.end.done}: `).waitFor();
  });

  it("reads the help, and closes it with Escape", async () => {
    const { texts, page } = await arrive({});
    await visitor.choose(texts.menu.help);
    await visitor.dialog.getByRole("heading", { name: texts.help.title }).waitFor();
    await page.keyboard.press("Escape");
    await visitor.dialog
      .getByRole("heading", { name: texts.help.title })
      .waitFor({ state: "detached" });
  });

  it("goes to a row that needs attention, mends it and checks again", async () => {
    const { texts, sidebar } = await arrive({});
    await visitor.openSidebar();
    await sidebar.getByRole("button", { name: /^Row 4,/ }).click();
    await visitor.page.locator('[data-row="4"][aria-selected]').first().waitFor();
    await visitor.type("A4", "Class 7C");
    await visitor.press(texts.sidebar.checkAgain);
    await visitor.heading(texts.check.count(SCHOOL + 1)).waitFor();
  });

  it("has the reasons written beside the rows", async () => {
    const { texts } = await arrive({});
    await visitor.openSidebar();
    await visitor.press(texts.sidebar.check.writeReasons);
    await visitor.page.locator("#sheet").getByText("The space has no name. Enter one.").waitFor();
    expect((await visitor.column("Status"))[2]).toBe("Needs attention");
  });
});
