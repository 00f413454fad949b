import { readFileSync } from "node:fs";
import { parse } from "acorn";
import type { MenuItem } from "../local/google/apps-script";
import type { FaultName } from "../local/google/chat/faults";
import { readScript } from "../local/google/load";
import type { RunState } from "../src/run/run-state";
import type { DialogResult } from "../src/ui/create-space";
import type { SidebarState } from "../src/ui/sidebar";
import { isUnderWay, type Line, resultOf, Workbook } from "./sheet/workbook";

const page = readScript().html.Sidebar;
const CHAT = "https://www.googleapis.com/auth/chat.spaces.create";
const SHEET = "https://www.googleapis.com/auth/spreadsheets.currentonly";
const PAGE = "https://www.googleapis.com/auth/script.container.ui";

const CLASSES: Line[] = [{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }];

function open(lines = CLASSES): Workbook {
  return new Workbook(lines, { html: { Sidebar: page } });
}

/** A person who opens the spreadsheet with these permissions, in this language. */
function visit(
  workbook: Workbook,
  email: string,
  options: { locale?: string; granted?: string[] } = {},
) {
  const person = workbook.google.appsScript.person(email, options);
  person.openSpreadsheet();
  return person;
}

type Visitor = ReturnType<typeof visit>;

function openSidebar(person: Visitor): void {
  person.click("Chat Spaces", "Create spaces from this sheet…");
}

function openDialog(person: Visitor): void {
  person.click("Chat Spaces", "Create one space…");
}

function checkAs(person: Visitor): SidebarState {
  openSidebar(person);
  return resultOf<SidebarState>(person.call("checkSheet", {}));
}

const labels = (items: MenuItem[]) =>
  items.map((item) => (item.kind === "item" ? item.label : item.kind));

describe("the menu", () => {
  it.each([
    [
      "en",
      "Chat Spaces",
      [
        "Create spaces from this sheet…",
        "Create one space…",
        "separator",
        "Prepare this sheet",
        "Check the connection to Chat…",
        "Help",
      ],
    ],
    [
      "pt_BR",
      "Chat Spaces",
      [
        "Criar espaços desta página…",
        "Criar um só espaço…",
        "separator",
        "Preparar esta página",
        "Verificar a conexão com o Chat…",
        "Ajuda",
      ],
    ],
  ])("has its items in the language %s", (locale, title, items) => {
    const [menu] = visit(open(), "ana@example.com", { locale }).menus;
    expect(menu?.title).toBe(title);
    expect(labels(menu?.items ?? [])).toEqual(items);
  });

  it("names only functions that are globals of the bundle", () => {
    const workbook = open();
    const [menu] = workbook.me.menus;
    const named = (menu?.items ?? []).flatMap((item) =>
      item.kind === "item" ? [item.functionName] : [],
    );
    expect(named).toHaveLength(5);
    for (const name of named) expect(workbook.google.appsScript.functions).toContain(name);
  });

  it.each(["NONE", "LIMITED"] as const)("is there in the authorization mode %s", (mode) => {
    const person = open().google.appsScript.person("ana@example.com", { granted: [] });
    expect(person.openSpreadsheet(mode).status).toBe("completed");
    expect(person.menus).toHaveLength(1);
  });

  it("prepares the sheet that is open", () => {
    const workbook = new Workbook([], { headers: [], html: { Sidebar: page } });
    workbook.me.click("Chat Spaces", "Prepare this sheet");
    expect(workbook.tab.values()[0]).toContain("Request ID");
  });

  it.each([
    ["Create one space…", [PAGE, CHAT]],
    ["Create spaces from this sheet…", [PAGE]],
    ["Prepare this sheet", [SHEET]],
  ])("lets Google ask for what “%s” needs, and for no more", (item, scopes) => {
    const workbook = open();
    const person = visit(workbook, "new@example.com", { granted: [] });
    const execution = person.click("Chat Spaces", item);
    const asked = execution.dialogs.map(({ kind, message }) => [kind, message.split("\n").sort()]);
    expect(asked).toEqual([["authorization", [...scopes].sort()]]);
    expect([person.sidebar, person.dialog]).toEqual([undefined, undefined]);
    person.granted = new Set(scopes);
    expect(person.click("Chat Spaces", item).status).toBe("completed");
  });
});

describe("the page", () => {
  it("opens as the sidebar, in the person's language", () => {
    const person = visit(open(), "ana@example.com", { locale: "pt_BR" });
    person.click("Chat Spaces", "Criar espaços desta página…");
    expect(person.sidebar?.title).toBe("Chat Spaces");
    expect(person.sidebar?.html).toContain('data-view="sidebar" data-locale="pt-BR"');
  });

  it("opens as the dialog", () => {
    const { me } = open();
    openDialog(me);
    expect(me.dialog?.title).toBe("Create one space");
    expect(me.dialog?.html).toContain('data-view="dialog" data-locale="en"');
  });

  it("names its version at its foot, which a report of a problem needs", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(page).toContain(`<footer class="quiet">Chat Spaces ${version}</footer>`);
  });

  it("opens as the help", () => {
    const { me } = open();
    me.click("Chat Spaces", "Help");
    expect(me.dialog?.title).toBe("Help");
    expect(me.dialog?.html).toContain('data-view="help"');
  });

  it("opens links outside of its frame and loads nothing", () => {
    expect(page).toContain('<base target="_top">');
    expect(page).not.toMatch(/<link|<img|<iframe|\bsrc=|@import|url\(/);
  });

  it("has nothing in it that HtmlService changes", () => {
    const [script = ""] = scripts();
    expect(page).not.toMatch(/<\?|<!--/);
    expect(script).not.toContain("`");
  });

  it("has one script that parses, with all the texts in it", () => {
    expect(scripts()).toHaveLength(1);
    for (const script of scripts()) {
      expect(() => parse(script, { ecmaVersion: 2022, sourceType: "script" })).not.toThrow();
    }
    expect(page).not.toMatch(/\/\* (main|sidebar)\.(js|css) \*\//);
  });

  it("names no service of Apps Script, which a page does not have", () => {
    expect(scripts()[0]).not.toMatch(/\b(Session|SpreadsheetApp|Utilities|ScriptApp)\./);
  });

  function scripts(): string[] {
    return [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = ""]) => script);
  }
});

describe("the sidebar's first question", () => {
  it("is answered with the check and with no run under way", () => {
    expect(checkAs(open().me)).toMatchObject({
      state: "checked",
      total: 2,
      runs: { underWay: null, last: null },
    });
  });

  it.each([[[PAGE]], [[PAGE, SHEET]], [[PAGE, CHAT]]])(
    "is answered with where to grant what is missing beside %j",
    (granted) => {
      const state = checkAs(visit(open(), "new@example.com", { granted }));
      expect(state).toEqual({
        state: "permissionMissing",
        link: expect.stringMatching(/^https:\/\//),
      });
    },
  );

  it("is answered with the check once the permission is granted", () => {
    const person = visit(open(), "new@example.com", { granted: [PAGE] });
    checkAs(person);
    person.granted = new Set([PAGE, SHEET, CHAT]);
    expect(checkAs(person).state).toBe("checked");
  });

  it("says what a sheet lacks; the sidebar sets up that sheet, whichever is open", () => {
    const workbook = new Workbook([], { headers: [], html: { Sidebar: page } });
    const state = checkAs(workbook.me);
    if (state.state !== "notSetUp") throw new Error(state.state);
    resultOf(workbook.me.call("prepareSheet", { sheetId: state.sheetId }));
    expect(checkAs(workbook.me).state).toBe("checked");
  });
});

describe("a sidebar that is opened again", () => {
  const LONG = Array.from({ length: 20 }, (_, index) => ({
    "Space name": `Class ${index}`,
    Members: "ana@example.com",
  }));

  /** The first piece of work of a run; then the sidebar is closed. */
  function beginAndClose() {
    const workbook = open(LONG);
    openSidebar(workbook.me);
    const { runId, leases } = workbook.confirm();
    const request = { runId, lease: leases[0] };
    const state = resultOf<RunState>(workbook.me.call("createNextBatch", request));
    workbook.me.closeSidebar();
    if (!isUnderWay(state)) throw new Error(state.state);
    return { workbook, state };
  }

  it("shows its owner how far the run is and what is left of it, and can go on at once", () => {
    const { workbook, state } = beginAndClose();
    const { runId, created } = state;
    const left = 20 - created;
    const check = checkAs(workbook.me);
    expect(check).toMatchObject({
      confirmed: { runId, spaces: left, invitations: left },
      runs: { underWay: { runId, isMine: true, isAtWork: true, created, failed: 0 } },
    });
    const lost = check.state === "checked" ? check.runs.underWay?.idle : [];
    const request = { runId, lease: "mine", lost };
    const next = resultOf<RunState>(workbook.me.call("createNextBatch", request));
    expect(next).toMatchObject({ state: "going", runId });
  });

  it("says how many executions are of use, and how fast they may be", () => {
    const { workbook } = beginAndClose();
    expect(checkAs(workbook.me)).toMatchObject({
      runs: { underWay: { workers: 8, msPerSpace: expect.any(Number) } },
    });
  });

  it("shows somebody else that there is a run, and nothing of what was confirmed", () => {
    const { workbook } = beginAndClose();
    const other = visit(workbook, "other@example.com");
    const state = checkAs(other);
    expect(state).toMatchObject({ runs: { underWay: { isMine: false } } });
    expect(state).not.toHaveProperty("confirmed");
    const request = { sheetId: workbook.tab.id, confirmed: [] };
    expect(resultOf(other.call("confirmRun", request))).toMatchObject({ state: "busy" });
  });

  it("still shows its owner the run that rests, and nobody else, after half a minute", () => {
    const { workbook } = beginAndClose();
    workbook.wait(61_000);
    expect(checkAs(workbook.me)).toMatchObject({
      runs: { underWay: { isMine: true, isAtWork: false } },
    });
    expect(checkAs(visit(workbook, "other@example.com"))).toMatchObject({
      runs: { underWay: null, last: { isMine: false } },
    });
  });

  it("says how many rows have no result yet, each of them once, and puts them right", () => {
    const { workbook } = beginAndClose();
    const left = 20 - workbook.spaces.length;
    workbook.wait(61_000);
    expect(checkAs(workbook.me)).toMatchObject({ stale: left });
    resultOf(workbook.me.call("putRight", { sheetId: workbook.tab.id }));
    expect(checkAs(workbook.me)).toMatchObject({ stale: 0, confirmed: { spaces: left } });
  });

  it("knows of no run once that is cancelled", () => {
    const { workbook, state } = beginAndClose();
    openSidebar(workbook.me);
    const { runId } = state;
    resultOf(workbook.me.call("cancelRun", { runId }));
    expect(checkAs(workbook.me)).toMatchObject({
      runs: { underWay: null, last: { isMine: true } },
    });
  });
});

describe("a run from the sidebar", () => {
  it("can be cancelled before its first piece of work", () => {
    const workbook = open();
    openSidebar(workbook.me);
    const { runId } = workbook.confirm();
    const cancelled = resultOf(workbook.me.call("cancelRun", { runId }));
    expect(cancelled).toMatchObject({ state: "cancelled", left: 2 });
    expect(resultOf(workbook.me.call("createNextBatch", { runId, lease: "mine" }))).toMatchObject({
      state: "cancelled",
    });
    expect(workbook.spaces).toHaveLength(0);
  });

  it("hears with every piece of work of the spaces that it created", () => {
    const workbook = open();
    openSidebar(workbook.me);
    const { runId, leases } = workbook.confirm();
    const made = leases.flatMap((lease) => {
      const state = resultOf<RunState>(workbook.me.call("createNextBatch", { runId, lease }));
      return "made" in state ? state.made : [];
    });
    expect(made).toEqual(
      workbook.spaces.map(({ space }) => ({ text: space.displayName, url: space.spaceUri })),
    );
    expect(workbook.spaces).toHaveLength(2);
  });
});

describe("a click on a row in the sidebar", () => {
  it("selects the cell in which something is wrong", () => {
    const workbook = open([{ "Space name": "X", Members: "x(at)y" }]);
    const state = checkAs(workbook.me);
    if (state.state !== "checked") throw new Error(state.state);
    const [{ row, column } = { row: 0 }] = state.attention;
    resultOf(workbook.me.call("selectRow", { sheetId: 0, row, column }));
    expect(workbook.me.selection?.area).toEqual({ row: 2, column: 2, rows: 1, columns: 1 });
  });

  it("selects that row in the sheet, whichever sheet is open", () => {
    const workbook = open();
    const state = checkAs(workbook.me);
    if (state.state !== "checked") throw new Error(state.state);
    const tab = workbook.google.appsScript.spreadsheet.insertTab("Another sheet", 1);
    workbook.me.selection = { tab, area: { row: 1, column: 1, rows: 1, columns: 1 } };
    resultOf(workbook.me.call("selectRow", { sheetId: state.sheetId, row: 3 }));
    expect(workbook.me.selection).toMatchObject({ tab: workbook.tab, area: { row: 3, column: 1 } });
  });
});

describe("the dialog", () => {
  const FORM = { name: "Class 7B", type: "SPACE", members: "", description: "" };
  const ID = "00000000-0000-4000-8000-000000000000";

  function send(workbook: Workbook, form: Partial<typeof FORM> = {}, requestId = ID): DialogResult {
    openDialog(workbook.me);
    const request = { draft: { ...FORM, ...form }, requestId };
    return resultOf<DialogResult>(workbook.me.call("createSpaceFromDialog", request));
  }

  it("creates the space that it describes, members included, and links to it", () => {
    const workbook = open();
    const form = { members: "ana@example.com", description: "Everything about it" };
    const result = send(workbook, form);
    const [created] = workbook.spaces;
    expect(created?.space).toMatchObject({
      displayName: "Class 7B",
      spaceDetails: { description: "Everything about it" },
    });
    const link = created?.space.spaceUri;
    expect(result).toEqual({ state: "created", name: "Class 7B", link, people: "", listed: "" });
    expect(workbook.calls).toHaveLength(1);
  });

  it("calls a direct message by the person who is in it", () => {
    const form = { name: "", type: "DIRECT_MESSAGE", members: "ana@example.com" };
    expect(send(open(), form)).toMatchObject({ state: "created", name: "ana@example.com" });
  });

  it("makes no second space when it is sent again after an answer that got lost", () => {
    const workbook = open();
    workbook.google.chat.faults.switchOn("lost-after");
    expect(send(workbook)).toMatchObject({ state: "unsure" });
    workbook.google.chat.faults.switchOff("lost-after");
    expect(send(workbook)).toMatchObject({ state: "created" });
    expect(workbook.spaces).toHaveLength(1);
  });

  it("says that it can be sent again where the failure may pass", () => {
    const workbook = open();
    workbook.google.chat.faults.switchOn("unavailable");
    expect(send(workbook)).toEqual({
      state: "unsure",
      why: [expect.stringContaining("not available"), expect.stringContaining("second space")],
    });
  });

  it.each<[FaultName, string, number]>([
    ["app-not-configured", "no configured Chat app", 3],
    ["name-taken", "exists already", 2],
  ])(
    "says what happened, what to do and, if there is a place, where after %s",
    (fault, what, sentences) => {
      const workbook = open();
      workbook.google.chat.faults.switchOn(fault);
      const result = send(workbook);
      if (result.state !== "refused") throw new Error(result.state);
      expect(result.why).toHaveLength(sentences);
      expect(result.why[0]).toContain(what);
      expect(result.why[2] ?? "See https:").toMatch(/^See https:/);
    },
  );

  it("says that somebody has not joined", () => {
    const workbook = open();
    workbook.google.chat.faults.switchOn("people-left-out");
    const result = send(workbook, { members: "ana@example.com, bruno@example.com" });
    expect(result).toMatchObject({ people: expect.stringMatching(/^1 of 2 has joined/) });
  });

  it.each<[string, Partial<typeof FORM>, string]>([
    ["a name that is missing", { name: " " }, "The space has no name. Enter one."],
    [
      "a type that the page does not offer",
      { type: "BOT_DM" },
      "“BOT_DM” is not a type of space. Choose Space, Group chat or Direct message.",
    ],
  ])("has %s checked again by the server, before Chat is asked", (_, form, problem) => {
    const workbook = open();
    expect(send(workbook, form)).toEqual({ state: "refused", why: [problem] });
    expect(workbook.calls).toHaveLength(0);
  });
});
