import { type FaultName, faultNames } from "../../local/google/chat/faults";
import { SCHOOL, scenarios } from "./scenarios";
import { type Settings, Stage, Visitor } from "./visitor";

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

async function arrive(settings: Settings): Promise<Visitor> {
  visitor = await Visitor.arrive(stage, settings);
  return visitor;
}

/** As many spaces as rows that say so, and no two for one row. */
async function expectOneSpacePerRow(count: number): Promise<void> {
  const spaces = await visitor.spaces();
  expect(new Set(spaces).size).toBe(count);
  expect(spaces).toHaveLength(count);
  expect(await countCreated()).toBe(count);
}

async function countCreated(): Promise<number> {
  const statuses = await visitor.column("Status");
  return statuses.filter((status) => status.startsWith("Created")).length;
}

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
    await expectOneSpacePerRow(200);

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
    await expectOneSpacePerRow(SCHOOL);
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
    await expectOneSpacePerRow(3);
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
    await expectOneSpacePerRow(SCHOOL - 3);
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
    await expectOneSpacePerRow(3);
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
    await expectOneSpacePerRow(3);
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

  it("cancels, and goes on with the rest later", async () => {
    const { texts } = await arrive({ sheet: "many" });
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await visitor.press(sidebar.progress.cancel);
    await visitor.heading(sidebar.end.cancelled).waitFor();
    const created = await countCreated();
    await expectOneSpacePerRow(created);
    await visitor.press(sidebar.end.goOn(200 - created));
    await visitor.press(sidebar.confirm.button(200 - created));
    await visitor.heading(sidebar.end.done).waitFor();
    await expectOneSpacePerRow(200);
  });

  it("is told one time of a run that they cancelled, and its spaces by name", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many" });
    const { end, checkAgain } = texts.sidebar;
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await page.getByRole("button", { name: texts.sidebar.progress.cancel }).press("Enter");
    await visitor.heading(end.cancelled).waitFor();
    const took = /It took ([^.]+)\./;
    const [, first] = took.exec((await page.getByText(took).textContent()) ?? "") ?? [];
    const names = await page
      .locator("details", { hasText: end.spaces })
      .locator("a")
      .allTextContents();
    expect(names.length).toBeGreaterThan(4);
    expect(names).toEqual([...names].sort());
    await visitor.press(checkAgain);
    await page.getByText(texts.sidebar.lastRun("", true).slice(0, 8)).waitFor();
    const [, then] = took.exec((await page.getByText(took).textContent()) ?? "") ?? [];
    expect(then).toBe(first);
  });

  it("closes the sidebar during a run, finds it again and goes on with what is left", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many" });
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await visitor.closeSidebar();
    await visitor.openSidebar();
    await visitor.heading(sidebar.underWay.title).waitFor();
    const left = 200 - (await visitor.spaces()).length;
    await page.getByText(sidebar.underWay.left(left, 2 * left)).waitFor();
    await visitor.press(sidebar.underWay.button(left));
    await visitor.heading(sidebar.end.done).waitFor();
    await expectOneSpacePerRow(200);
  });

  it("is told of rows that were changed since they looked, and they are left", async () => {
    const { texts, sidebar: page } = await arrive({});
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.press(sidebar.check.create(SCHOOL));
    await visitor.type("A3", "Class 9C");
    await visitor.press(sidebar.confirm.button(SCHOOL));
    await visitor.heading(sidebar.end.done).waitFor();
    await page.getByText(sidebar.changed(1)).waitFor();
    await expectOneSpacePerRow(SCHOOL - 1);
    await visitor.press(sidebar.checkAgain);
    await visitor.create(1);
    await visitor.heading(sidebar.end.done).waitFor();
    expect(await visitor.spaces()).toContain("Class 9C");
  });

  it("sees a result put right that was cleared", async () => {
    const { texts, sidebar: page } = await arrive({});
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    await visitor.heading(sidebar.end.done).waitFor();
    await visitor.type("C2", "");
    await visitor.press(sidebar.checkAgain);
    await page.getByText(sidebar.putRight(1)).first().waitFor();
    await expectOneSpacePerRow(SCHOOL);
  });

  it.each([
    ["keeps the space of a row that was renamed", "keep", 0],
    ["has a row that shows another space made a new one", "button", 1],
  ] as const)("%s", async (_, answer, more) => {
    const { texts } = await arrive({});
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    await visitor.heading(sidebar.end.done).waitFor();
    await visitor.type("A2", "Class 8A");
    await visitor.press(sidebar.checkAgain);
    await visitor.press(sidebar.check.displaced[answer](1));
    if (more > 0) {
      await visitor.create(more);
      await visitor.heading(sidebar.end.done).waitFor();
    }
    await visitor.press(sidebar.checkAgain);
    await visitor.heading(sidebar.check.none).waitFor();
    expect(await countCreated()).toBe(SCHOOL);
    expect(await visitor.spaces()).toHaveLength(SCHOOL + more);
  });

  it("sorts the rows during a run, and every result is beside its row", async () => {
    const { texts } = await arrive({ sheet: "many" });
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await visitor.cell("A1").click();
    await visitor.use("down");
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await expectOneSpacePerRow(200);
    expect(await visitor.column("Space")).toEqual(await visitor.column("Space name"));
    expect((await visitor.column("Space"))[0]).toBe("Class 200");
  });

  it("need do nothing after Google killed a batch, and no space is there twice", async () => {
    const { texts } = await arrive({ sheet: "many" });
    await visitor.killNextBatch();
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await expectOneSpacePerRow(200);
  });

  it("signs in again after the sign-in has ended, and goes on where it stopped", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many" });
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await visitor.switchFault("signedOut");
    await visitor.heading(sidebar.stopped.title).waitFor();
    await page.getByText(sidebar.failure.signedOut).waitFor();
    await visitor.switchFault("signedOut");
    await page.getByRole("button", { name: /^Continue: create \d+ spaces$/ }).click();
    await visitor.heading(sidebar.end.done).waitFor();
    await expectOneSpacePerRow(200);
  });

  it("waits out a server error of Google's without noticing", async () => {
    const { texts } = await arrive({});
    await visitor.switchFault("serverError", "1");
    await visitor.openSidebar();
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
  });

  it("is told how far it came where Google's errors do not end, and goes on from there", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many", speed: "10" });
    const { stopped, end, failure } = texts.sidebar;
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await visitor.switchFault("serverError");
    await visitor.heading(stopped.title).waitFor();
    await page.getByText(failure.passing).waitFor();
    await page.getByText(/no space is created twice/).waitFor();
    await visitor.switchFault("serverError");
    await visitor.setSpeed("instant");
    await page.getByRole("button", { name: /^Continue: create \d+ spaces$/ }).click();
    await visitor.heading(end.done).waitFor();
    await expectOneSpacePerRow(200);
  });

  it("offers to go on where it never heard that it had begun", async () => {
    const { texts } = await arrive({});
    const { check, confirm, failure } = texts.sidebar;
    await visitor.openSidebar();
    await visitor.press(check.create(SCHOOL));
    await visitor.switchFault("serverError", "1");
    await visitor.press(confirm.button(SCHOOL));
    await visitor.sidebar.getByText(failure.unanswered).first().waitFor();
    await visitor.create(SCHOOL);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await expectOneSpacePerRow(SCHOOL);
  });

  it("reads what the script says without Google's words before it", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many", speed: "10" });
    await visitor.type("A3", "");
    await visitor.openSidebar();
    await visitor.letSomebodyElseCreate();
    await visitor.press(texts.sidebar.check.writeReasons);
    await visitor.heading(texts.sidebar.failure.title).waitFor();
    const said = await page.locator("main p").allTextContents();
    expect(said).toEqual([texts.run.busyOther]);
  });

  it("need not do anything where a piece of work is never answered", async () => {
    const { texts } = await arrive({ sheet: "many" });
    await visitor.openSidebar();
    await visitor.switchFault("silent");
    await visitor.create(200);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await expectOneSpacePerRow(200);
  });

  it("sees at real speed how far it is within seconds, and what is being created", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many", speed: "1" });
    await visitor.openSidebar();
    await visitor.create(200);
    await page.getByText(texts.sidebar.progress.now("Class 00")).waitFor({ timeout: 15_000 });
    await visitor.progressBegun();
  });

  it("waits while somebody else creates, and goes on when they stopped", async () => {
    const { texts } = await arrive({ sheet: "many" });
    const { sidebar } = texts;
    await visitor.letSomebodyElseCreate();
    await visitor.openSidebar();
    await visitor.heading(sidebar.busy.title).waitFor();
    await visitor.letSomebodyElseCreate();
    const theirs = await countCreated();
    await visitor.press(sidebar.tryAgain);
    await visitor.create(200 - theirs);
    await visitor.heading(sidebar.end.done).waitFor();
    await expectOneSpacePerRow(200);
  });

  it("grants the permission that is missing, and goes on", async () => {
    const { texts, sidebar } = await arrive({});
    const { permission } = texts.sidebar;
    await visitor.switchPermission("chat.spaces.create");
    await visitor.openSidebar();
    await visitor.heading(permission.title).waitFor();
    await sidebar.getByRole("link", { name: permission.button }).click();
    await visitor.grant();
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
  });

  it("is asked again where no box was ticked", async () => {
    const { texts, page, sidebar } = await arrive({});
    const { permission } = texts.sidebar;
    await visitor.switchPermission("chat.spaces.create");
    await visitor.openSidebar();
    const grant = sidebar.getByRole("link", { name: permission.button });
    await grant.click();
    await page.getByRole("button", { name: "Allow" }).click();
    await grant.click();
    await visitor.grant();
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
  });

  it("goes on with a run by itself once the permission that it lost is granted again", async () => {
    const { texts, sidebar } = await arrive({ sheet: "many" });
    const { permission, end } = texts.sidebar;
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await visitor.switchPermission("chat.spaces.create");
    await visitor.heading(permission.title).waitFor();
    await sidebar.getByRole("link", { name: permission.button }).click();
    await visitor.grant();
    await visitor.heading(end.done).waitFor();
    await expectOneSpacePerRow(200);
  });

  it("waits for the quota and is told until when", async () => {
    const { texts, sidebar } = await arrive({ speed: "10" });
    await visitor.switchFault("too-many-requests");
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    await sidebar.getByText(texts.failures.quota.what()).first().waitFor();
    await visitor.switchFault("too-many-requests");
    await visitor.setSpeed("instant");
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await expectOneSpacePerRow(SCHOOL);
  });
});

const SET_UP: [
  FaultName,
  "apiDisabled" | "appNotConfigured" | "scopeMissing" | "signedOut" | "chatOff" | "adminRestricted",
][] = [
  ["api-disabled", "apiDisabled"],
  ["app-not-configured", "appNotConfigured"],
  ["scope-missing", "scopeMissing"],
  ["signed-out", "signedOut"],
  ["chat-off", "chatOff"],
  ["admin-restricted", "adminRestricted"],
];

describe("with a set-up that is not complete", () => {
  it.each(SET_UP)(
    "%s stops the run with its remedy, and once mended it goes on",
    async (fault, code) => {
      const { texts, sidebar } = await arrive({});
      await visitor.switchFault(fault);
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.heading(texts.sidebar.stopped.title).waitFor();
      await sidebar.getByText(texts.failures[code].what()).waitFor();
      await sidebar.getByText(texts.failures[code].todo).waitFor();
      const [status = ""] = texts.columns.status.headers;
      const [attention] = texts.words.statuses.ATTENTION;
      expect(new Set(await visitor.column(status))).toEqual(new Set(["", attention]));
      await visitor.switchFault(fault);
      await visitor.press(texts.sidebar.tryAgain);
      await visitor.heading(texts.sidebar.end.done).waitFor();
      await expectOneSpacePerRow(SCHOOL);
    },
  );

  it("checks the sheet anew where Check again is pressed after the stop", async () => {
    const { texts } = await arrive({});
    await visitor.switchFault("app-not-configured");
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    await visitor.heading(texts.sidebar.stopped.title).waitFor();
    await visitor.switchFault("app-not-configured");
    await visitor.press(texts.sidebar.checkAgain);
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
    await visitor.create(SCHOOL);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await expectOneSpacePerRow(SCHOOL);
  });
});

describe("every fault that happens once", () => {
  it.each(faultNames)("%s: in the end each row has its one space", async (fault) => {
    await arrive({});
    await visitor.switchFault(fault, "1");
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    await untilAllAreCreated();
    await expectOneSpacePerRow(SCHOOL);
  });
});

/** Clicks what the sidebar offers until nothing is left to try again. */
async function untilAllAreCreated(): Promise<void> {
  const { end, stopped, failure, tryAgain, confirm } = visitor.texts.sidebar;
  const title = new RegExp(`^.?(${end.done}|${end.failed}|${stopped.title}|${failure.title})`);
  for (let tries = 0; tries < 5; tries += 1) {
    const heading = visitor.sidebar.getByRole("heading", { level: 1, name: title });
    await heading.waitFor();
    const isOver = new RegExp(`${end.done}|${end.failed}:`).test(
      (await heading.textContent()) ?? "",
    );
    if (!isOver) await visitor.press(tryAgain);
    else if ((await countCreated()) === SCHOOL) return;
    else {
      await visitor.press(end.retry(1));
      await visitor.press(confirm.button(1));
    }
  }
}
