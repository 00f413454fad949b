import { SCHOOL } from "./scenarios";
import type { Visitor } from "./visitor";
import { countCreated, expectOneSpacePerRow, openForVisits } from "./visits";

let visitor: Visitor;
const arrive = openForVisits((arrived) => {
  visitor = arrived;
});

describe("a person at the sidebar, whatever interrupts a run", () => {
  it("cancels, and goes on with the rest later", async () => {
    const { texts } = await arrive({ sheet: "many" });
    const { sidebar } = texts;
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await visitor.press(sidebar.progress.cancel);
    await visitor.heading(sidebar.end.cancelled).waitFor();
    const created = await countCreated(visitor);
    await expectOneSpacePerRow(visitor, created);
    await visitor.press(sidebar.end.goOn(200 - created));
    await visitor.press(sidebar.confirm.button(200 - created));
    await visitor.heading(sidebar.end.done).waitFor();
    await expectOneSpacePerRow(visitor, 200);
  });

  it("finds the button Cancel where it was, however much there is to read", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many", speed: "10" });
    const { check, changed, confirm, progress } = texts.sidebar;
    const cancel = page.getByRole("button", { name: progress.cancel });
    await visitor.openSidebar();
    await visitor.press(check.create(200));
    await visitor.type("A9", "A row that was changed");
    await visitor.press(confirm.button(200));
    const before = await cancel.boundingBox();
    await page.getByText(changed(1)).waitFor();
    await page.getByText(progress.now("")).first().waitFor();
    expect(await cancel.boundingBox()).toEqual(before);
  });

  it("is told one time of a run that they cancelled, and its spaces by name", async () => {
    const { texts, sidebar: page } = await arrive({ sheet: "many" });
    const { end, checkAgain } = texts.sidebar;
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.progressBegun();
    await visitor.press(texts.sidebar.progress.cancel);
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
    await expectOneSpacePerRow(visitor, 200);
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
    await expectOneSpacePerRow(visitor, SCHOOL - 1);
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
    await expectOneSpacePerRow(visitor, SCHOOL);
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
    expect(await countCreated(visitor)).toBe(SCHOOL);
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
    await expectOneSpacePerRow(visitor, 200);
    expect(await visitor.column("Space")).toEqual(await visitor.column("Space name"));
    expect((await visitor.column("Space"))[0]).toBe("Class 200");
  });

  it("need do nothing after Google killed a batch, and no space is there twice", async () => {
    const { texts } = await arrive({ sheet: "many" });
    await visitor.killNextBatch();
    await visitor.openSidebar();
    await visitor.create(200);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await expectOneSpacePerRow(visitor, 200);
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
    await expectOneSpacePerRow(visitor, 200);
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
    await expectOneSpacePerRow(visitor, 200);
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
    await expectOneSpacePerRow(visitor, SCHOOL);
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
    await expectOneSpacePerRow(visitor, 200);
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
    const theirs = await countCreated(visitor);
    // A pointer that comes in has the page look by itself, and then this button may be gone.
    await visitor.pressAtOnce(sidebar.tryAgain);
    await visitor.create(200 - theirs);
    await visitor.heading(sidebar.end.done).waitFor();
    await expectOneSpacePerRow(visitor, 200);
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
    await expectOneSpacePerRow(visitor, 200);
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
    await expectOneSpacePerRow(visitor, SCHOOL);
  });
});
