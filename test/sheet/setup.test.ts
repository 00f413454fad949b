import type { FaultName } from "../../local/google/chat/faults";
import { startGoogle } from "../../local/google/load";
import { findColumns } from "../../src/sheet/columns";
import { en } from "../../src/text/en";
import { ptBR } from "../../src/text/pt-BR";
import { HEADERS, resultOf, Workbook } from "./workbook";

function emptySheet(locale = "en"): Workbook {
  const workbook = new Workbook([]);
  workbook.tab.deleteRows(1);
  workbook.me.locale = locale;
  return workbook;
}

/** All that a sheet consists of, for comparing it before and after. */
function everythingOf({ tab }: Workbook): string {
  const cells = Array.from({ length: 20 }, (_, row) =>
    Array.from({ length: 30 }, (_, column) => tab.cell(row + 1, column + 1)),
  );
  return JSON.stringify([cells, tab.formatRules, tab.frozenRows, tab.maxRows, tab.maxColumns]);
}

const setUp = (workbook: Workbook) => resultOf(workbook.me.run("setUpSheet"));

describe("Set up this sheet", () => {
  it("makes an empty sheet one that can be checked and run, with two example rows", () => {
    const workbook = emptySheet();
    setUp(workbook);
    expect(workbook.tab.values()[0]).toEqual(HEADERS);
    expect(workbook.checked()).toMatchObject({
      toCreate: { SPACE: 1, DIRECT_MESSAGE: 1 },
      attention: [],
    });
  });

  it("speaks the person's language, and understands it afterwards", () => {
    const workbook = emptySheet("pt_BR");
    setUp(workbook);
    expect(workbook.tab.values()[0]?.slice(0, 3)).toEqual([
      "Nome do espaço",
      "Participantes",
      "Status",
    ]);
    expect(workbook.checked()).toMatchObject({ total: 2, attention: [] });
  });

  it("explains every column in a note on its header", () => {
    const workbook = emptySheet();
    setUp(workbook);
    const notes = HEADERS.map((_, index) => workbook.tab.cell(1, index + 1).note);
    expect(notes).toHaveLength(13);
    expect(notes.every((note) => note.length > 20)).toBe(true);
  });

  it("offers the choices as drop-downs", () => {
    const workbook = emptySheet();
    setUp(workbook);
    const rule = (header: string) =>
      workbook.tab.cell(2, HEADERS.indexOf(header as "Type") + 1).validation;
    expect(rule("Type")).toMatchObject({ values: ["Space", "Group chat", "Direct message"] });
    expect(rule("Who can post")).toMatchObject({ values: ["Everyone", "Managers only"] });
    expect(rule("History")).toMatchObject({ values: ["On", "Off"] });
    expect(rule("External people")).toMatchObject({ values: ["Yes", "No"] });
  });

  it("adds to a sheet that is in use what is missing, and changes nothing that is there", () => {
    const workbook = new Workbook([], { headers: ["Teacher", "Members", "Name"] });
    workbook.tab.fill([["Kim", "ana@example.com", "Class 7A"]], 2);
    setUp(workbook);
    expect(workbook.tab.values()[0]?.slice(0, 3)).toEqual(["Teacher", "Members", "Name"]);
    expect(workbook.tab.values()[1]?.slice(0, 3)).toEqual(["Kim", "ana@example.com", "Class 7A"]);
    expect(workbook.checked()).toMatchObject({ total: 1, attention: [] });
  });

  it("makes room where the sheet has no row left", () => {
    const workbook = emptySheet();
    workbook.tab.deleteRows(2, 998);
    setUp(workbook);
    expect(workbook.checked()).toMatchObject({ total: 2 });
  });

  it("makes room where the sheet has no column left", () => {
    const workbook = new Workbook([], {
      headers: Array.from({ length: 26 }, (_, i) => `Mine ${i}`),
    });
    setUp(workbook);
    expect(workbook.check()).toMatchObject({ state: "checked" });
  });

  it.each(["en", "pt_BR"])("changes nothing when it is run again, in %s", (locale) => {
    const workbook = emptySheet(locale);
    setUp(workbook);
    const once = everythingOf(workbook);
    setUp(workbook);
    expect(everythingOf(workbook)).toBe(once);
  });

  it("changes nothing in another language either", () => {
    const workbook = emptySheet();
    setUp(workbook);
    const once = everythingOf(workbook);
    workbook.me.locale = "pt_BR";
    setUp(workbook);
    expect(everythingOf(workbook)).toBe(once);
  });

  it("gives every status a colour of its own", () => {
    const workbook = emptySheet();
    setUp(workbook);
    const styles = workbook.tab.formatRules.map(({ style }) => JSON.stringify(style));
    expect(new Set(styles).size).toBe(4);
  });
});

describe("the headers", () => {
  it("of all languages mean one column each", () => {
    for (const { columns } of [en, ptBR]) {
      for (const [column, { headers }] of Object.entries(columns)) {
        for (const header of headers)
          expect(findColumns([header])).toMatchObject({ positions: { [column]: 0 }, notices: [] });
      }
    }
  });
});

describe("Check my setup", () => {
  const check = (fault?: FaultName, locale = "en", oauthScopes?: string[]) => {
    const google = startGoogle();
    if (fault) google.chat.faults.switchOn(fault);
    const person = google.appsScript.person("ana@example.com", { locale });
    if (oauthScopes) person.granted = new Set(oauthScopes);
    const execution = person.run("checkSetup");
    expect(google.chat.spaces).toEqual([]);
    return execution.log.map(({ message }) => message).join("\n");
  };

  it("says that all is ready, and creates nothing", () => {
    expect(check()).toBe(
      [
        "✓ Advanced Google Chat service on",
        "✓ Google Chat API enabled",
        "✓ Permission to create spaces granted",
        "✓ Chat app configured",
        "",
        "Everything is ready: spaces can be created.",
      ].join("\n"),
    );
  });

  it.each<[FaultName, RegExp, RegExp]>([
    ["api-disabled", /^✓.*\n✗ Google Chat API.*\n–.*\n–/, /not enabled.*\nOpen/],
    ["scope-missing", /^✓.*\n✓.*\n✗ Permission.*\n–/, /was not granted\.\nRun it again/],
    ["app-not-configured", /^✓.*\n✓.*\n✓.*\n✗ Chat app/, /no configured Chat app\.\nOpen/],
    ["chat-off", /^–/, /turned off for your account\.\nTurn on/],
  ])("with the fault %s names the step and what to do about it", (fault, steps, remedy) => {
    expect(check(fault)).toMatch(steps);
    expect(check(fault)).toMatch(remedy);
    expect(check(fault)).toMatch(/See https:/);
  });

  it("finds that the permission was refused on the consent screen", () => {
    expect(check(undefined, "en", [])).toMatch(/✗ Permission to create spaces/);
  });

  it("does not guess where Chat does not answer", () => {
    expect(check("lost-before")).toMatch(/^–.*\n–.*\n–.*\n–.*\n\nChat did not answer.*\nTry again/);
  });

  it("speaks Portuguese", () => {
    expect(check("app-not-configured", "pt_BR")).toMatch(/✗ App do Chat configurado/);
  });

  it("shows it in a dialog from the menu", () => {
    const google = startGoogle();
    const person = google.appsScript.person("ana@example.com");
    person.openSpreadsheet();
    const { dialogs } = person.click("Chat Spaces", "Check my setup");
    expect(dialogs).toMatchObject([{ title: "Check my setup", message: /Everything is ready/ }]);
  });
});
