import type { SheetFaultName } from "../../local/google/apps-script/sheet-faults";
import type { Settings, Visitor } from "./visitor";

/** How many rows of the example "school" become spaces. */
export const SCHOOL = 7;

type Scenario = { with?: Settings; reach: (visitor: Visitor) => Promise<void> };

/** A list of which all spaces are there; then more people come. */
async function addPeople(visitor: Visitor): Promise<void> {
  const { sidebar } = visitor.texts;
  await visitor.openSidebar();
  await visitor.press(sidebar.columns.button);
  await visitor.create(3);
  await visitor.heading(sidebar.end.done).waitFor();
  await visitor.type("B2", "ana@example.com, bruno@example.com, eve@example.com, gil@example.com");
  await visitor.type("B3", "carla@example.com, hugo@example.com");
  await visitor.press(sidebar.checkAgain);
  await visitor.heading(visitor.added.check(3, 2)).waitFor();
}

/** A row of a prepared sheet, with all that the capabilities add to it. */
async function fillWithManagers(visitor: Visitor): Promise<void> {
  await visitor.choose(visitor.texts.menu.prepareSheet);
  const cells = {
    A2: "Class 7A",
    B2: "ana@example.com, bruno@example.com",
    F2: "lead@example.com",
    G2: "Hello *7A*! Read this first.",
  };
  for (const [cell, text] of Object.entries(cells)) await visitor.type(cell, text);
  await visitor.openSidebar();
}

/** Every state that a person can get the script's pages into, and how. Time stands still there. */
export const scenarios: Record<string, Scenario> = {
  "people to add to spaces that exist": {
    with: { sheet: "list" },
    reach: addPeople,
  },
  "the question whether to add people": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      await addPeople(visitor);
      await visitor.press(visitor.added.button(3));
      await visitor.sidebar.getByText(visitor.added.forGood).waitFor();
    },
  },
  "people who were added": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      await addPeople(visitor);
      await visitor.press(visitor.added.button(3));
      await visitor.press(visitor.added.confirm(3));
      await visitor.heading(visitor.added.inRun(3)).waitFor();
    },
  },
  "a space with managers and a welcome message": {
    with: { sheet: "empty" },
    reach: async (visitor) => {
      await fillWithManagers(visitor);
      await visitor.press(visitor.texts.sidebar.check.create(1));
      await visitor.sidebar.getByText(visitor.added.laterMessages(1)).waitFor();
    },
  },
  "managers to set, and people who stand no longer in their row": {
    with: { sheet: "empty" },
    reach: async (visitor) => {
      const { sidebar } = visitor.texts;
      await fillWithManagers(visitor);
      await visitor.create(1);
      await visitor.heading(sidebar.end.done).waitFor();
      await visitor.type("B2", "bruno@example.com");
      await visitor.type("F2", "lead@example.com, eve@example.com");
      await visitor.press(sidebar.checkAgain);
      await visitor.heading(visitor.added.checkManagers(1)).waitFor();
      await visitor.sidebar.getByText(visitor.added.goneTitle(1)).click();
      await visitor.sidebar.getByText(visitor.added.goneHint).waitFor();
    },
  },
  "a sheet with nothing but examples": {
    with: { sheet: "empty" },
    reach: async (visitor) => {
      await visitor.choose(visitor.texts.menu.prepareSheet);
      await visitor.openSidebar();
      await visitor.sidebar.getByText(visitor.texts.check.examples(2)).waitFor();
    },
  },
  "a sheet that is not prepared": {
    with: { sheet: "empty" },
    reach: async (visitor) => {
      await visitor.openSidebar();
      await visitor.heading(visitor.texts.sidebar.notSetUp.title).waitFor();
    },
  },
  "a list with headers of its own": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      await visitor.openSidebar();
      await visitor.heading(visitor.texts.sidebar.columns.title).waitFor();
    },
  },
  "a list without headers": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      await visitor.type("A1", "Delta");
      await visitor.type("B1", "duda@example.com");
      await visitor.openSidebar();
      await visitor.heading(visitor.texts.sidebar.notSetUp.noHeader).waitFor();
    },
  },
  "a list with a header of the product's": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      const header = visitor.texts.columns.space.headers[0] ?? "";
      await visitor.type("A1", header);
      await visitor.openSidebar();
      await visitor.sidebar.getByText(visitor.texts.unprepared.reserved(header)).waitFor();
    },
  },
  "a filter that shows nothing that is left": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      const { sidebar } = visitor.texts;
      await visitor.openSidebar();
      await visitor.press(sidebar.columns.button);
      await visitor.filterOut("A2", "A3", "A4");
      await visitor.openSidebar();
      await visitor.sidebar.getByText(sidebar.outside(3)).waitFor();
    },
  },
  "a list with a column for two": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      const { columns } = visitor.texts.sidebar;
      await visitor.openSidebar();
      await visitor.sidebar.getByLabel(columns.name).selectOption({ index: 2 });
      await visitor.press(columns.button);
      await visitor.sidebar.getByText(columns.same).waitFor();
    },
  },
  "nothing to do, and not everybody has joined": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      const { sidebar } = visitor.texts;
      await visitor.switchFault("people-invited");
      await visitor.openSidebar();
      await visitor.press(sidebar.columns.button);
      await visitor.create(3);
      await visitor.heading(sidebar.end.problems).waitFor();
      await visitor.press(sidebar.checkAgain);
      await visitor.heading(sidebar.nothing.title).waitFor();
      await visitor.sidebar.getByText(sidebar.check.peopleHint).waitFor();
    },
  },
  "nothing to do": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      const { sidebar } = visitor.texts;
      await visitor.openSidebar();
      await visitor.press(sidebar.columns.button);
      await visitor.create(3);
      await visitor.heading(sidebar.end.done).waitFor();
      await visitor.press(sidebar.checkAgain);
      await visitor.heading(sidebar.nothing.title).waitFor();
    },
  },
  "a permission that is missing": {
    reach: async (visitor) => {
      await visitor.switchPermission("chat.spaces.create");
      await visitor.openSidebar();
      await visitor.heading(visitor.texts.sidebar.permission.title).waitFor();
    },
  },
  "a permission that a run lost": {
    with: { sheet: "many", speed: "10" },
    reach: async (visitor) => {
      await visitor.openSidebar();
      await visitor.create(200);
      await visitor.progressBegun();
      await visitor.switchPermission("chat.spaces.create");
      await visitor.heading(visitor.texts.sidebar.permission.title).waitFor();
    },
  },
  "a permission that Apps Script refuses": {
    reach: async (visitor) => {
      await visitor.switchFault("refused-by-script");
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.sidebar.getByText(visitor.texts.failures.scopeMissing.what()).first().waitFor();
    },
  },
  "the check": {
    reach: async (visitor) => {
      await visitor.openSidebar();
      await visitor.heading(visitor.texts.check.count(SCHOOL)).waitFor();
    },
  },
  "members shown as names": {
    reach: async (visitor) => {
      await visitor.type("B2", "Ana Lima, Bruno Sá");
      await visitor.openSidebar();
      await visitor.sidebar
        .getByText(/Ana Lima, Bruno Sá/)
        .first()
        .waitFor();
    },
  },
  "a table that takes no drop-downs": {
    with: { sheet: "list" },
    reach: async (visitor) => prepareSpoilt(visitor, "typed-columns"),
  },
  "a table that takes no drop-downs, as is said late": {
    with: { sheet: "list" },
    reach: async (visitor) => prepareSpoilt(visitor, "typed-columns-late"),
  },
  "a list whose header is merged": {
    with: { sheet: "list" },
    reach: async (visitor) => prepareSpoilt(visitor, "merged-header"),
  },
  "columns that somebody else protects": {
    reach: async (visitor) => {
      await visitor.switchFault("protected-columns");
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.sidebar
        .getByText(/contact the spreadsheet owner/)
        .first()
        .waitFor();
    },
  },
  "members who are chips": {
    reach: async (visitor) => {
      await visitor.switchFault("people-chips");
      await visitor.openSidebar();
      await visitor.sidebar
        .getByText(/Ana, Bruno/)
        .first()
        .waitFor();
    },
  },
  "names that are formulas": {
    reach: async (visitor) => {
      const { changed, checkAgain } = visitor.texts.sidebar;
      await visitor.switchFault("formulas");
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.sidebar.getByRole("button", { name: checkAgain }).waitFor();
      await visitor.sidebar.getByText(changed(5)).first().waitFor();
    },
  },
  "a check with columns to look at": {
    reach: async (visitor) => {
      await misspell(visitor);
      await visitor.addColumn(visitor.texts.columns.status.headers[0] ?? "");
      await visitor.press(visitor.texts.sidebar.checkAgain);
      await visitor.sidebar.getByText(visitor.texts.sidebar.check.headers(2)).waitFor();
    },
  },
  "the question whether to create, with a column to look at": {
    reach: async (visitor) => {
      await misspell(visitor);
      await visitor.press(visitor.texts.sidebar.checkAgain);
      await visitor.press(visitor.texts.sidebar.check.create(SCHOOL));
      await visitor.sidebar.getByText(visitor.texts.sidebar.check.headers(1)).waitFor();
    },
  },
  "rows that were put right": {
    reach: async (visitor) => {
      const { sidebar } = visitor.texts;
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.heading(sidebar.end.done).waitFor();
      await visitor.type("C2", "");
      await visitor.press(sidebar.checkAgain);
      await visitor.sidebar.getByText(sidebar.putRight(1)).first().waitFor();
    },
  },
  "nothing that is as it was confirmed": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      const { sidebar } = visitor.texts;
      await visitor.openSidebar();
      await visitor.press(sidebar.columns.button);
      await visitor.press(sidebar.check.create(3));
      for (const row of [2, 3, 4]) await visitor.type(`A${row}`, `Another ${row}`);
      await visitor.press(sidebar.confirm.button(3));
      await visitor.sidebar.getByText(sidebar.changed(3)).first().waitFor();
    },
  },
  "a check with rows of which only a person knows, and a name twice": {
    reach: async (visitor) => {
      const { sidebar, words } = visitor.texts;
      await visitor.type("A5", "News");
      await visitor.type("A7", "News");
      await visitor.type("C8", words.statuses.CREATING[0] ?? "");
      await visitor.openSidebar();
      await visitor.create(SCHOOL - 1);
      await visitor.heading(sidebar.end.done).waitFor();
      await visitor.cell("A2").click();
      await visitor.use("copy");
      await visitor.type("A4", "Class 8B");
      await visitor.press(sidebar.checkAgain);
      await visitor.sidebar.getByText(sidebar.check.displaced.title(1)).waitFor();
      await visitor.sidebar.getByText(sidebar.check.copied.title(1)).waitFor();
      await visitor.sidebar.getByText(sidebar.check.uncertain.title(1)).waitFor();
      await visitor.sidebar.getByText(sidebar.check.sameNames(1)).waitFor();
    },
  },
  "the question whether to create": {
    reach: async (visitor) => {
      await visitor.openSidebar();
      await visitor.press(visitor.texts.sidebar.check.create(SCHOOL));
    },
  },
  progress: {
    with: { sheet: "many", speed: "10" },
    reach: async (visitor) => {
      const { now } = visitor.texts.sidebar.progress;
      await visitor.openSidebar();
      await visitor.press(visitor.texts.sidebar.check.create(200));
      await visitor.type("A9", "A row that was changed");
      await visitor.press(visitor.texts.sidebar.confirm.button(200));
      await visitor.progressBegun();
      await visitor.sidebar
        .getByText(now("Class").replace(/Class$/, ""))
        .first()
        .waitFor();
      await visitor.setSpeed("0");
    },
  },
  cancelling: {
    with: { sheet: "many", speed: "10" },
    reach: async (visitor) => {
      const { progress } = visitor.texts.sidebar;
      await visitor.openSidebar();
      await visitor.create(200);
      await visitor.progressBegun();
      await visitor.setSpeed("0");
      await visitor.press(progress.cancel);
      await visitor.sidebar.getByText(progress.stopping).first().waitFor();
    },
  },
  cancelled: {
    with: { sheet: "many" },
    reach: async (visitor) => {
      const { end, progress } = visitor.texts.sidebar;
      await visitor.openSidebar();
      await visitor.create(200);
      await visitor.progressBegun();
      await visitor.press(progress.cancel);
      await visitor.heading(end.cancelled).waitFor();
    },
  },
  "cancelled too late": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      const { columns, end, progress } = visitor.texts.sidebar;
      await visitor.openSidebar();
      await visitor.press(columns.button);
      await visitor.switchFault("slow");
      await visitor.setSpeed("1");
      await visitor.create(3);
      await visitor.sidebar.getByText(progress.now("Aurora, Boreal, Cometa")).waitFor();
      await visitor.press(progress.cancel);
      await visitor.setSpeed("instant");
      await visitor.heading(end.done).waitFor();
      await visitor.sidebar.getByText(end.tooLate(3)).waitFor();
    },
  },
  "waiting for the quota": {
    with: { speed: "10" },
    reach: async (visitor) => {
      await visitor.switchFault("too-many-requests");
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.sidebar.getByText(visitor.texts.failures.quota.what()).first().waitFor();
      await visitor.setSpeed("0");
    },
  },
  "a run that was left": {
    with: { sheet: "many" },
    reach: async (visitor) => {
      const { underWay } = visitor.texts.sidebar;
      await visitor.openSidebar();
      await visitor.create(200);
      await visitor.progressBegun();
      await visitor.closeSidebar();
      await visitor.openSidebar();
      await visitor.heading(underWay.title).waitFor();
    },
  },
  "a run that goes on without the person": {
    with: { sheet: "many" },
    reach: async (visitor) => {
      const { underWay, checkAgain } = visitor.texts.sidebar;
      await visitor.openSidebar();
      await visitor.create(200);
      await visitor.progressBegun();
      await visitor.closeSidebar();
      await visitor.openSidebar();
      await visitor.heading(underWay.title).waitFor();
      const on = { isOn: true, isSilent: false, lastAt: Date.UTC(2026, 10, 28, 9) };
      const triggers = { continueRun: on, createSpaceFromForm: on };
      const background = { canSwitch: true, isKnown: true, triggers, stopped: null, orphans: [] };
      await visitor.addToAnswers({ background });
      await visitor.press(checkAgain);
      await visitor.sidebar.getByText(underWay.goesOn).waitFor();
    },
  },
  "a run that stopped without the person": {
    with: { sheet: "many", speed: "10" },
    reach: async (visitor) => {
      const { away, check, confirm, underWay } = visitor.texts.sidebar;
      await visitor.openSidebar();
      await visitor.press(check.create(200));
      await visitor.openAway();
      await visitor.press(away.continueRun.switchOn);
      await visitor.press(confirm.button(200));
      await visitor.progressBegun();
      await visitor.setSpeed("0");
      await visitor.closeTab();
      await visitor.switchFault("app-not-configured");
      await visitor.setSpeed("instant");
      await visitor.page.getByText(visitor.words.mailed("continueRun", "")).first().waitFor();
      await visitor.closeTab();
      await visitor.openSidebar();
      await visitor.heading(underWay.title).waitFor();
      await visitor.sidebar.getByText(visitor.texts.failures.appNotConfigured.what()).waitFor();
    },
  },
  "what goes on while the person is away": {
    reach: async (visitor) => {
      const { away } = visitor.texts.sidebar;
      await visitor.answerForm("A question");
      await visitor.openSidebar();
      await visitor.openAway();
      await visitor.press(away.continueRun.switchOn);
      await visitor.openAway();
      await visitor.sidebar.getByText(away.continueRun.on).waitFor();
      await visitor.sidebar.getByText(away.createSpaceFromForm.off).waitFor();
    },
  },
  "how it goes on, switched by hand": {
    reach: async (visitor) => {
      const { away, checkAgain } = visitor.texts.sidebar;
      await visitor.openSidebar();
      const off = { isOn: false, isSilent: false, lastAt: null };
      const triggers = { continueRun: off, createSpaceFromForm: off };
      const background = { canSwitch: false, isKnown: false, triggers, stopped: null, orphans: [] };
      await visitor.addToAnswers({ background, hasForm: true });
      await visitor.press(checkAgain);
      await visitor.openAway();
      await visitor.sidebar.getByText(away.steps.save).waitFor();
    },
  },
  "answers of a form that wait": {
    with: { sheet: "empty" },
    reach: async (visitor) => {
      const { away } = visitor.texts.sidebar;
      await visitor.choose(visitor.texts.menu.prepareSheet);
      await visitor.answerForm("One");
      await visitor.openSidebar();
      await visitor.openAway();
      await visitor.press(away.createSpaceFromForm.switchOn);
      await visitor.switchFault("app-not-configured");
      await visitor.answerForm("Two");
      await visitor.openSidebar();
      await visitor.sidebar.getByText(away.waiting(1)).waitFor();
    },
  },
  "a permission for triggers that is missing": {
    reach: async (visitor) => {
      const { away } = visitor.texts.sidebar;
      await visitor.withoutPermission("script.scriptapp");
      await visitor.openSidebar();
      await visitor.openAway();
      await visitor.press(away.continueRun.switchOn);
      await visitor.sidebar.getByText(away.permission).waitFor();
    },
  },
  "somebody else at work": {
    with: { sheet: "many" },
    reach: async (visitor) => {
      await visitor.letSomebodyElseCreate();
      await visitor.openSidebar();
      await visitor.heading(visitor.texts.sidebar.busy.title).waitFor();
    },
  },
  "a set-up that is not complete": {
    reach: async (visitor) => {
      await visitor.switchFault("app-not-configured");
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.heading(visitor.texts.sidebar.stopped.title).waitFor();
    },
  },
  "done, with rows that failed": {
    reach: async (visitor) => {
      await visitor.switchFault("member-unknown", "3");
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.heading(visitor.texts.sidebar.end.done).waitFor();
    },
  },
  "done, and not everybody has joined": {
    reach: async (visitor) => {
      await visitor.switchFault("people-invited");
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.heading(visitor.texts.sidebar.end.problems).waitFor();
      await visitor.sidebar.getByText(visitor.texts.sidebar.check.peopleHint).waitFor();
    },
  },
  "done, where Chat does not say who has joined": {
    reach: async (visitor) => {
      await visitor.switchFault("count-absent");
      await visitor.switchFault("count-late");
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.heading(visitor.texts.sidebar.end.done).waitFor();
    },
  },
  "stopped, since the administrator bars spaces": {
    with: { sheet: "many" },
    reach: async (visitor) => {
      await visitor.switchFault("spaces-barred");
      await visitor.openSidebar();
      await visitor.create(200);
      await visitor.heading(visitor.texts.sidebar.stopped.title).waitFor();
    },
  },
  "done, with kinds of spaces that the administrator bars": {
    reach: async (visitor) => {
      await visitor.switchFault("group-chats-barred");
      await visitor.switchFault("direct-messages-barred");
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.heading(visitor.texts.sidebar.end.done).waitFor();
    },
  },
  "failed altogether": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      const { columns, end } = visitor.texts.sidebar;
      await visitor.switchFault("member-unknown");
      await visitor.openSidebar();
      await visitor.press(columns.button);
      await visitor.create(3);
      await visitor.heading(end.failed).waitFor();
    },
  },
  "the first space alone": {
    with: { sheet: "list" },
    reach: async (visitor) => {
      const { columns, check, confirm, end } = visitor.texts.sidebar;
      await visitor.openSidebar();
      await visitor.press(columns.button);
      await visitor.press(check.first);
      await visitor.press(confirm.button(1));
      await visitor.sidebar.getByRole("button", { name: end.others(2) }).waitFor();
    },
  },
  "the question about the first space, and what has changed": {
    reach: async (visitor) => {
      const { check, review } = visitor.texts.sidebar;
      await visitor.openSidebar();
      await visitor.type("A2", "Class 8A");
      await visitor.type("A3", "Class 8B");
      await visitor.pressAtOnce(check.first);
      await visitor.sidebar.getByText(review.added(2)).waitFor();
    },
  },
  "a filter": {
    reach: async (visitor) => {
      await visitor.filterOut("A2", "A3");
      await visitor.openSidebar();
      await visitor.heading(visitor.texts.check.count(SCHOOL - 2)).waitFor();
    },
  },
  "200 rows that are all wrong": {
    with: { sheet: "many" },
    reach: async (visitor) => {
      await visitor.rename(visitor.texts.columns.name.headers[0] ?? "", "X");
      await visitor.openSidebar();
      const { columns, check } = visitor.texts.sidebar;
      await visitor.sidebar.getByLabel(columns.name).selectOption({ index: 0 });
      await visitor.press(columns.button);
      await visitor.heading(check.none).waitFor();
    },
  },
  "rows that were deleted or changed meanwhile": {
    reach: async (visitor) => {
      await visitor.openSidebar();
      await visitor.addToAnswers({
        changed: 2,
        orphans: [
          { text: "Class 6A", url: "https://chat.google.com/room/AAAAAAAAAAA" },
          { text: "Class 6B", url: "" },
        ],
      });
      await visitor.create(SCHOOL);
      await visitor.heading(visitor.texts.sidebar.end.done).waitFor();
    },
  },
  "no connection": {
    reach: async (visitor) => {
      await visitor.openSidebar();
      await visitor.switchFault("offline");
      await visitor.press(visitor.texts.sidebar.check.create(SCHOOL));
      await visitor.heading(visitor.texts.sidebar.failure.title).waitFor();
    },
  },
  "a sign-in that has ended": {
    with: { sheet: "many", speed: "10" },
    reach: async (visitor) => {
      await visitor.openSidebar();
      await visitor.create(200);
      await visitor.progressBegun();
      await visitor.switchFault("signedOut");
      await visitor.heading(visitor.texts.sidebar.stopped.title).waitFor();
    },
  },
  "server errors of Google's that do not end": {
    with: { sheet: "many", speed: "10" },
    reach: async (visitor) => {
      await visitor.openSidebar();
      await visitor.create(200);
      await visitor.progressBegun();
      await visitor.switchFault("serverError");
      await visitor.heading(visitor.texts.sidebar.stopped.title).waitFor();
    },
  },
  "the help": {
    reach: async (visitor) => {
      await visitor.choose(visitor.texts.menu.help);
      await visitor.dialog.getByRole("heading", { name: visitor.texts.help.title }).waitFor();
    },
  },
  "the dialog": {
    reach: async (visitor) => {
      await visitor.choose(visitor.texts.menu.createSpace);
      await visitor.dialog.getByRole("button", { name: visitor.texts.dialog.create }).waitFor();
    },
  },
  "the dialog without its permission": {
    reach: async (visitor) => {
      const { dialog, sidebar } = visitor.texts;
      await visitor.choose(visitor.texts.menu.createSpace);
      await visitor.dialog.getByLabel(dialog.name).fill("Film night");
      await visitor.withoutPermission("chat.spaces.create");
      await visitor.dialog.getByRole("button", { name: dialog.create }).click();
      await visitor.dialog.getByRole("link", { name: sidebar.permission.button }).waitFor();
    },
  },
  "the dialog after a space in which not everybody has joined": {
    reach: async (visitor) => {
      const { dialog } = visitor.texts;
      await visitor.switchFault("people-invited");
      await visitor.choose(visitor.texts.menu.createSpace);
      await visitor.dialog.getByLabel(dialog.type).selectOption("GROUP_CHAT");
      await visitor.dialog.getByLabel(dialog.members).fill("ana@example.com bo@example.com");
      await visitor.dialog.getByRole("button", { name: dialog.create }).click();
      await visitor.dialog.getByText(visitor.texts.listedLater).waitFor();
    },
  },
  "the connection, ready": {
    reach: async (visitor) => {
      await visitor.choose(visitor.texts.menu.checkSetup);
      const name = visitor.texts.connection.ready;
      await visitor.dialog.getByRole("heading", { name }).waitFor();
    },
  },
  "the connection, with a step that is missing": {
    reach: async (visitor) => {
      await visitor.switchFault("app-not-configured");
      await visitor.choose(visitor.texts.menu.checkSetup);
      await visitor.dialog.getByText(visitor.texts.failures.appNotConfigured.what()).waitFor();
    },
  },
  "the connection, without the permission": {
    reach: async (visitor) => {
      await visitor.switchPermission("chat.spaces.create");
      await visitor.choose(visitor.texts.menu.checkSetup);
      await visitor.dialog.getByText(visitor.texts.failures.scopeMissing.what()).waitFor();
    },
  },
  "the connection, of which not everything is known": {
    reach: async (visitor) => {
      await visitor.switchFault("direct-messages-barred");
      await visitor.choose(visitor.texts.menu.checkSetup);
      await visitor.dialog.getByText(/Permission denied/).waitFor();
    },
  },
  "the dialog with mistakes": {
    reach: async (visitor) => {
      const { dialog } = visitor.texts;
      await visitor.choose(visitor.texts.menu.createSpace);
      await visitor.dialog.getByLabel(dialog.name).fill("x".repeat(130));
      await visitor.dialog.getByLabel(dialog.members).fill("ana(at)example.com");
      await visitor.dialog.getByRole("button", { name: dialog.create }).click();
      await visitor.dialog.getByText("ana(at)example.com").first().waitFor();
    },
  },
  "the dialog after creating": {
    reach: async (visitor) => {
      const { dialog } = visitor.texts;
      await visitor.choose(visitor.texts.menu.createSpace);
      await visitor.dialog.getByLabel(dialog.name).fill("Film night");
      await visitor.dialog.getByRole("button", { name: dialog.create }).click();
      await visitor.dialog.getByText(dialog.created("Film night")).first().waitFor();
    },
  },
};

/** Prepares a sheet that does not allow all of it, and waits for what is said of that. */
async function prepareSpoilt(visitor: Visitor, fault: SheetFaultName): Promise<void> {
  const { noColumns } = visitor.texts.unprepared;
  const { withoutChoices } = visitor.texts.prepared;
  const said = fault === "merged-header" ? noColumns : (withoutChoices("|").split("|")[0] ?? "");
  await visitor.switchFault(fault);
  await visitor.choose(visitor.texts.menu.prepareSheet);
  await visitor.page.locator("#toasts").getByText(said).waitFor();
}

/** The header of the members is a slip of the pen away from what is read. */
async function misspell(visitor: Visitor): Promise<void> {
  const { columns } = visitor.texts;
  await visitor.openSidebar();
  await visitor.heading(visitor.texts.check.count(SCHOOL)).waitFor();
  const [header = ""] = columns.guidelines.headers;
  await visitor.rename(header, `${header}x`);
}
