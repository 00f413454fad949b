import type { Execution } from "../../local/google/apps-script";
import { atNext, invited, namesOf, whenChatIsAsked } from "./somebody";
import { expectEveryRowToHaveItsSpace, resultOf, Workbook } from "./workbook";

const MINUTE = 60_000;
const QUESTIONS = ["Timestamp", "Space name", "Members", "What is it about?"];
const HEADERS = [...QUESTIONS, "Status", "Space", "Details", "Request ID"];

/** A sheet with these answers in it, and a trigger for the events of a form. */
function deskWith(...answers: string[][]): Workbook {
  return deskBelow(HEADERS, answers);
}

function deskBelow(headers: string[], answers: string[][]): Workbook {
  const desk = new Workbook([], { headers });
  desk.me.addTrigger("createSpaceFromForm");
  if (answers.length > 0) desk.tab.fill(answers, 2);
  return desk;
}

/** The event of an answer that is in the sheet already. */
function fire(
  { google: { appsScript }, tab }: Workbook,
  values: string[],
  row = 2,
  questions = QUESTIONS,
): Execution[] {
  return appsScript.firing(values, row, tab, questions).map((start) => appsScript.execute(start));
}

const errorsOf = (executions: Execution[]) => executions.map(({ error }) => error?.message);

/** Its event comes, and the execution is killed when the answer is kept and nothing is claimed yet. */
function killedOnceKept(desk: Workbook, values: string[], row = 2): void {
  killedAtTurn(1, desk, values, row);
}

/** The same when its row is claimed and no worker has taken it yet. */
function killedOnceClaimed(desk: Workbook, values: string[], row = 2): void {
  killedAtTurn(2, desk, values, row);
}

function killedAtTurn(number: number, desk: Workbook, values: string[], row: number): void {
  let turns = 0;
  desk.google.appsScript.beforeCall = ({ name }) => {
    if (name === "Lock.tryLock") turns += 1;
    return turns === number ? "kill" : undefined;
  };
  fire(desk, values, row);
  desk.google.appsScript.beforeCall = undefined;
}

describe("the event of a form's answer", () => {
  it("makes no space of its row where that says something else by now", () => {
    const desk = deskWith(["10:00", "Printer", "", ""]);
    fire(desk, ["10:00", "Scanner", "", ""]);
    expect(namesOf(desk)).toEqual([]);
    expect(desk.checked().total).toBe(1);
  });

  it("makes no space where nothing was answered that the product reads", () => {
    const desk = deskWith(["10:00", "", "", "Why?"]);
    expect(errorsOf(fire(desk, ["10:00", "", "", "Why?"]))).toEqual([undefined]);
    expect(desk.rows()[0]).toMatchObject({ Status: "", "Request ID": "" });
  });

  it("makes a space of its row where nothing was answered, and a formula makes the name of the time", () => {
    const desk = deskBelow(["Timestamp", "Problem", ...HEADERS.slice(1)], []);
    desk.tab.fill([["11/22/2026 10:00:05", "", "Asked at 10:00"]], 2);
    fire(desk, ["11/22/2026 10:00:05", ""], 2, ["Timestamp", "Problem"]);
    expect(namesOf(desk)).toEqual(["Asked at 10:00"]);
  });

  it.each([
    ["an edit's, which has no answers", { range: {} }],
    ["a form's own, which has no row", { namedValues: { "Space name": ["Printer"] } }],
    ["nothing", null],
  ])("is ignored where it is another one: %s", (_, event) => {
    const desk = deskWith(["10:00", "Printer", "", ""]);
    expect(errorsOf([desk.me.run("createSpaceFromForm", event)])).toEqual([undefined]);
    expect(namesOf(desk)).toEqual([]);
  });

  it("that was lost is made up for by the next one, though a question's column was renamed", () => {
    const desk = deskWith(["10:00", "Printer", "bo@example.com", ""]);
    killedOnceKept(desk, ["10:00", "Printer", "bo@example.com", ""]);
    expect(namesOf(desk)).toEqual([]);
    desk.tab.fill([["Room"]], 1, 3);
    fire(desk, ["", "", "", ""]);
    const next = ["2026-11-22 10:05:00", "Scanner", "", ""];
    desk.tab.fill([next], 3);
    fire(desk, next, 3);
    expect(namesOf(desk).sort()).toEqual(["Printer", "Scanner"]);
  });

  it("that was lost is made up for by one of another sheet's form, each in its own sheet", () => {
    const desk = deskWith(["10:00", "Printer", "", ""], ["10:05", "Scanner", "", ""]);
    killedOnceKept(desk, ["10:00", "Printer", "", ""]);
    const { appsScript } = desk.google;
    const other = appsScript.spreadsheet.insertTab("Another");
    other.fill([HEADERS, ["10:05", "Scanner", "", ""]]);
    const starts = appsScript.firing(["10:05", "Scanner", "", ""], 2, other, QUESTIONS);
    for (const start of starts) appsScript.execute(start);
    expect(namesOf(desk).sort()).toEqual(["Printer", "Scanner"]);
  });

  it("is not lost where a column comes in just when its row is claimed", () => {
    const desk = deskWith(["10:00", "Printer", "", ""]);
    atNext(desk, "SpreadsheetApp.flush", () => desk.tab.insertColumns(1));
    fire(desk, ["10:00", "Printer", "", ""]);
    expect(namesOf(desk)).toEqual([]);
    fire(desk, ["", "", "", ""]);
    expect(namesOf(desk)).toEqual(["Printer"]);
  });

  it("is forgotten once its row is claimed, whatever becomes of that", () => {
    const desk = deskWith(["10:00", "Printer", "", ""], ["10:05", "Scanner", "", ""]);
    fire(desk, ["10:00", "Printer", "", ""]);
    desk.tab.fill([["", "", "", ""]], 2, 5);
    fire(desk, ["10:05", "Scanner", "", ""], 3);
    expect(namesOf(desk)).toEqual(["Printer", "Scanner"]);
    expect(desk.rows()[0]?.["Request ID"]).toBe("");
  });

  it("that was lost is forgotten where its sheet was deleted, and the next one is not kept from working", () => {
    const desk = deskWith(["10:00", "Printer", "", ""]);
    killedOnceKept(desk, ["10:00", "Printer", "", ""]);
    const { spreadsheet } = desk.google.appsScript;
    const other = spreadsheet.insertTab("Another");
    other.fill([HEADERS, ["10:05", "Scanner", "", ""]]);
    spreadsheet.deleteTab(desk.tab);
    const said = errorsOf(fire(desk, ["10:05", "Scanner", "", ""]));
    expect(said).toEqual([expect.stringMatching(/has been deleted/)]);
    expect(errorsOf(fire(desk, ["10:05", "Scanner", "", ""]))).toEqual([undefined]);
    expect(namesOf(desk)).toEqual(["Scanner"]);
  });
});

describe("an answer whose row is not where Google says", () => {
  const [TIME, ELSEWHERE] = ["2026-11-22 10:00:05", "11/22/2026 10:00 AM"];
  const ASKED = [TIME, "Printer", "ana@example.com", "No paper"];
  const TYPED = ["", "Typed", "stranger@example.com", ""];

  /** Whom its event invites, in a sheet with these rows. */
  function invitedBy(values: string[], rows: string[][], { headers = HEADERS, row = 2 } = {}) {
    const desk = deskBelow(headers, rows);
    for (let times = 0; times < 3; times++) fire(desk, values, row);
    return invited(desk).map((name) => name.replace("users/", ""));
  }

  it("takes no row with the same name and members that somebody has typed, or that says more", () => {
    expect(invitedBy(ASKED, [["", ...ASKED.slice(1)]])).toEqual([]);
    const other = [TIME, "Printer", "ana@example.com", "No ink"];
    expect(invitedBy(ASKED, [other])).toEqual([]);
    const headers = [...QUESTIONS.slice(0, 3), "Renamed", ...HEADERS.slice(4)];
    expect(invitedBy(ASKED, [other], { headers })).toEqual([]);
    expect(invitedBy([TIME, "Printer", "", ""], [["", ...ASKED.slice(1)]])).toEqual([]);
  });

  it("is found by its time, also where others say the same, and is made once", () => {
    const others = [TYPED, ["2026-11-21 09:00:00", ...ASKED.slice(1)]];
    expect(invitedBy(ASKED, [...others, ASKED])).toEqual(["ana@example.com"]);
  });

  it("is found where the sheet shows times in another format, if no other row may be it", () => {
    const shown = [ELSEWHERE, ...ASKED.slice(1)];
    expect(invitedBy(ASKED, [TYPED, shown])).toEqual(["ana@example.com"]);
    expect(invitedBy(ASKED, [shown, shown])).toEqual(["ana@example.com"]);
    expect(invitedBy(ASKED, [TYPED, shown, shown])).toEqual([]);
  });

  it("is found by its time where numbers are shown otherwise, too, though others say the same", () => {
    const [asked, shown] = [[...ASKED.slice(0, 3), "500"], "R$ 500,00"];
    const others = [TYPED, ["2026-11-21 09:00:00", ...asked.slice(1, 3), shown]];
    const itself = [...asked.slice(0, 3), shown];
    expect(invitedBy(asked, [...others, itself])).toEqual(["ana@example.com"]);
    const elsewhere = [ELSEWHERE, ...itself.slice(1)];
    expect(invitedBy(asked, [TYPED, elsewhere])).toEqual(["ana@example.com"]);
    const edited = [TIME, "", "ana@example.com", "500"];
    expect(invitedBy(edited, [itself])).toEqual(["ana@example.com"]);
  });

  it("is not found by numbers alone where its time is shown in another format", () => {
    const desk = deskWith(TYPED, [ELSEWHERE, "7", "", ""]);
    fire(desk, [TIME, "7", "", ""]);
    expect(namesOf(desk)).toEqual([]);
  });

  it("is found where a question has two columns, in whichever of them it stands", () => {
    const headers = [...QUESTIONS, "What is it about?", ...HEADERS.slice(4)];
    const asked = [TIME, "Printer", "ana@example.com"];
    for (const [answer = "", shown = ""] of [
      ["500", "R$ 500,00"],
      ["No paper", "No paper"],
    ]) {
      for (const notes of [
        [shown, ""],
        ["", shown],
      ]) {
        const rows = [TYPED, [...asked, ...notes]];
        expect(invitedBy([...asked, answer], rows, { headers })).toEqual(["ana@example.com"]);
      }
    }
  });

  it("takes no row with the same date in an answer where the column of its own time is gone", () => {
    const questions = ["Timestamp", "Space name", "Members", "From when on?"];
    const headers = [...questions.slice(1), ...HEADERS.slice(4)];
    const from = "12/01/2026 08:00:00";
    const desk = deskBelow(headers, [["Typed", "stranger@example.com", from]]);
    fire(desk, [TIME, "Typed", "", from], 2, questions);
    expect(namesOf(desk)).toEqual([]);
  });

  it("is only taken for one that was edited where the row has its time", () => {
    expect(invitedBy([TIME, "Printer", "", ""], [["", "Printer", ...TYPED.slice(2)]])).toEqual([]);
    const edited = [TIME, "", "ana@example.com", ""];
    expect(invitedBy(edited, [ASKED])).toEqual(["ana@example.com"]);
    expect(invitedBy(edited, [TYPED, ASKED])).toEqual([]);
    expect(invitedBy(edited, [["2026-11-21 09:00:00", ...ASKED.slice(1)]])).toEqual([]);
  });

  it("is found where the sheet has no column for the time, by all that was answered and was not", () => {
    const headers = HEADERS.slice(1);
    const [asked, typed] = [ASKED.slice(1), TYPED.slice(1)];
    expect(invitedBy(ASKED, [typed, asked], { headers })).toEqual(["ana@example.com"]);
    const alone = [TIME, "Typed", "", ""];
    expect(invitedBy(alone, [typed], { headers })).toEqual([]);
    expect(invitedBy(["2026-11-22", "Typed", "", ""], [typed], { headers })).toEqual([]);
  });

  it("takes no row where a question without an answer has no column any more", () => {
    const headers = ["Space name", "Who", ...HEADERS.slice(3)];
    expect(invitedBy([TIME, "Typed", "", ""], [TYPED.slice(1)], { headers })).toEqual([]);
  });

  it("takes no row with the same members where a formula makes the name", () => {
    const questions = ["Timestamp", "Problem", "Members"];
    const desk = deskBelow(
      ["Timestamp", "Problem", ...HEADERS.slice(1)],
      [
        ["", "", "Typed", "ana@example.com"],
        ["10:00", "Printer", "Help: Printer", "ana@example.com"],
      ],
    );
    fire(desk, ["10:00", "Printer", "ana@example.com"], 2, questions);
    expect(namesOf(desk)).toEqual(["Help: Printer"]);
  });

  it("takes no older row that says the same where a formula makes a name for that one alone", () => {
    const headers = ["Problem", "Space name", "Members", ...HEADERS.slice(4)];
    const desk = deskBelow(headers, [
      ["Printer", "Help: Printer", "stranger@example.com"],
      ["Printer", "", ""],
    ]);
    fire(desk, [TIME, "Printer"], 3, ["Timestamp", "Problem"]);
    expect(namesOf(desk)).toEqual([]);
    expect(desk.checked().total).toBe(1);
  });

  it("is found below questions that were renamed by all that it says, and nothing else is taken", () => {
    const headers = ["Timestamp", "Team", ...HEADERS.slice(2)];
    const questions = ["Timestamp", "Name of the team", "Who"];
    const asked = ["10:00", "Asked", "ana@example.com"];
    const desk = deskBelow(headers, [TYPED.slice(0, 3), asked]);
    resultOf(desk.me.run("chooseColumns", { sheetId: 0, name: "Team", members: "Members" }));
    fire(desk, asked, 2, questions);
    expect(invited(desk)).toEqual(["users/ana@example.com"]);
    fire(desk, ["10:00", "Lost", "bo@example.com"], 2, questions);
    fire(desk, ["10:00", "Typed", "stranger@example.com"], 2, ["Time", "Title", "Whom"]);
    expect(namesOf(desk)).toEqual(["Asked"]);
    expect(desk.checked().total).toBe(1);
  });

  it("is found below headers that differ from its questions in case and signs, or consist of these", () => {
    const headers = ["timestamp:", "SPACE NAME", "Members?", ...HEADERS.slice(3)];
    expect(invitedBy([TIME, "", "ana@example.com", ""], [ASKED], { headers })).toEqual([
      "ana@example.com",
    ]);
    const desk = deskBelow(["Space name", " ???", ...HEADERS.slice(4)], [["Printer"]]);
    fire(desk, ["Printer", ""], 2, ["Space name", "??? "]);
    expect(namesOf(desk)).toEqual(["Printer"]);
  });

  it("is found among two hundred questions, of which a property has no room", () => {
    const more = Array.from({ length: 200 }, (_, index) => `Question ${index} ${"x".repeat(200)}`);
    const headers = [...HEADERS, ...more];
    const results = ["", "", "", ""];
    const asked = [...ASKED, ...results, ...more.map((each) => `${each}!`)];
    const desk = deskBelow(headers, [TYPED, asked]);
    fire(desk, [...ASKED, ...asked.slice(8)], 2, [...QUESTIONS, ...more]);
    expect(namesOf(desk)).toEqual(["Printer"]);
  });

  it("is found among as many that were left empty, and no row that says more", () => {
    const more = Array.from({ length: 200 }, (_, index) => `Question ${index}`);
    const empty = more.map(() => "");
    const desk = deskBelow([...HEADERS, ...more], [TYPED, ASKED]);
    fire(desk, [...empty, ...ASKED], 2, [...more, ...QUESTIONS]);
    expect(namesOf(desk)).toEqual(["Printer"]);
  });

  it("takes no row that says more than was left empty among seventy answers", () => {
    const more = Array.from({ length: 70 }, (_, index) => `Question ${index}`);
    const answers = more.map((question) => `${question}!`);
    const headers = ["Space name", "Members", ...more, ...HEADERS.slice(4)];
    const desk = deskBelow(headers, [["Typed", "stranger@example.com", ...answers]]);
    fire(desk, ["Typed", ...answers, ""], 2, ["Space name", ...more, "Members"]);
    expect(namesOf(desk)).toEqual([]);
  });
});

describe("an answer that the sheet shows otherwise than it was given", () => {
  const TIME = "11/22/2026 10:00:05";
  const withAnswer = (answer: string) => [TIME, "Team", "ana@example.com", answer];

  it.each([
    ["a phone number", "0912345678"],
    ["one with its country", "+351912345678"],
    ["a code", "0123"],
    ["a decimal number", "1.50"],
    ["a truth value", "True"],
    ["what looks like a formula", "=1+1"],
    ["an apostrophe", "'90s"],
    ["a fraction", "1/2"],
    ["a date", "11/25/2026"],
    ["a time", "10:30:00 AM"],
    ["a long number", "12345678901234567890123"],
    ["lines", "a\nb\n\nc "],
  ])("becomes a space where %s was answered", (_, answer) => {
    const desk = deskWith();
    desk.google.appsScript.submitForm(withAnswer(answer), desk.tab);
    expect(namesOf(desk)).toEqual(["Team"]);
  });

  it.each([
    ["a price", "500", "R$ 500,00"],
    ["a number of another country", "1.5", "1,5"],
    ["a share", "0.5", "50%"],
    ["a date of another country", "11/25/2026", "25/11/2026"],
    ["a date written out", "11/25/2026", "25 Nov 2026"],
    ["a time without seconds", "10:30:00 AM", "10:30"],
    ["a time that was typed behind a space", " 10:30 AM", "10:30:00 AM"],
    ["a step of a scale", "4", "4.0"],
    ["a text without the space behind it", "Chess ", "Chess"],
  ])("becomes a space where the column shows %s", (_, answer, shown) => {
    const desk = deskWith(withAnswer(shown));
    fire(desk, withAnswer(answer));
    expect(namesOf(desk)).toEqual(["Team"]);
  });

  it("becomes a space of the name that the sheet shows", () => {
    const desk = deskWith();
    desk.google.appsScript.submitForm([TIME, "007", "ana@example.com", ""], desk.tab);
    expect(namesOf(desk).map(String)).toEqual(["7"]);
  });

  it("becomes none where a text differs, or who is invited", () => {
    const desk = deskWith(withAnswer("Chess"));
    for (const answer of ["Go", "Che ss"]) fire(desk, withAnswer(answer));
    fire(desk, [TIME, "Team", "bo@example.com", "Chess"]);
    expect(namesOf(desk)).toEqual([]);
  });
});

describe("an answer whose space is being made while its owner confirms other rows", () => {
  it("is left to its worker", () => {
    const desk = deskWith(["10:00", "Asked", "", ""], ["", "Typed", "", ""]);
    let during: unknown;
    desk.google.appsScript.beforeCall = ({ name }) => {
      if (!name.startsWith("Chat.")) return undefined;
      desk.google.appsScript.beforeCall = undefined;
      desk.confirm(desk.me, desk.checked().toConfirm.slice(-1));
      [during] = desk.rows();
      return undefined;
    };
    fire(desk, ["10:00", "Asked", "", ""]);
    expect(during).toMatchObject({ Status: "Creating…", Details: "" });
    expect(desk.rows()[0]).toMatchObject({ Status: "Created", Space: "Asked" });
    expect(desk.calls.filter(({ body }) => JSON.stringify(body).includes("Asked"))).toHaveLength(1);
  });
});

describe("answers that one trigger makes spaces of", () => {
  it("are nothing to be put right while it is at work, for whoever looks at the sheet", () => {
    const answers = Array.from({ length: 10 }, (_, index) => ["10:00", `Asked ${index}`, "", ""]);
    const [last = [], ...lost] = [...answers].reverse();
    const desk = deskWith(...answers);
    for (const values of lost) killedOnceKept(desk, values, answers.indexOf(values) + 2);
    const stale = new Set<number>();
    desk.google.appsScript.beforeCall = ({ name }) => {
      if (name.startsWith("Chat.")) stale.add(desk.checked(desk.person("bea@example.com")).stale);
      return undefined;
    };
    fire(desk, last, 11);
    desk.google.appsScript.beforeCall = undefined;
    expect([...stale]).toEqual([0]);
    expectEveryRowToHaveItsSpace(desk, 10);
  });
});

describe("an answer for which the hour has no room, since the first one is still to be made", () => {
  it("says so, and from when on it may follow", () => {
    const desk = deskWith(["10:00", "One", "", ""], ["10:01", "Two", "", ""]);
    desk.google.appsScript.properties.set("script", new Map([["FORM_SPACES_PER_HOUR", "1"]]));
    desk.google.appsScript.beforeCall = ({ name }) =>
      name.startsWith("Chat.") ? "kill" : undefined;
    fire(desk, ["10:00", "One", "", ""]);
    fire(desk, ["10:01", "Two", "", ""], 3);
    desk.google.appsScript.beforeCall = undefined;
    expect(desk.rows()[1]?.Details).toMatch(
      /^The form has made 1 space within an hour.* after 2026-11-22 10:0/,
    );
  });

  it("says so where they are claimed together, and no other one does", () => {
    const answers = ["One", "Two", "Three"].map((name, index) => [`10:0${index}`, name, "", ""]);
    const [one = [], two = [], three = []] = answers;
    const desk = deskWith(...answers);
    desk.google.appsScript.properties.set("script", new Map([["FORM_SPACES_PER_HOUR", "2"]]));
    killedOnceKept(desk, one);
    killedOnceKept(desk, two, 3);
    let said: string[] = [];
    whenChatIsAsked(desk, () => {
      said = desk.column("Details");
    });
    fire(desk, three, 4);
    expect(said).toEqual(["", "", expect.stringMatching(/^The form has made 2 spaces within/)]);
  });

  it("does not say so because of one that cannot become a space", () => {
    const answers = [
      ["10:00", "Wrong", "not an address", ""],
      ["10:01", "One", "", ""],
      ["10:02", "Two", "", ""],
    ];
    const desk = deskWith(...answers);
    desk.google.appsScript.properties.set("script", new Map([["FORM_SPACES_PER_HOUR", "2"]]));
    killedOnceKept(desk, answers[0] ?? []);
    killedOnceClaimed(desk, answers[1] ?? [], 3);
    let said: string[] = [];
    whenChatIsAsked(desk, () => {
      said = desk.column("Details").slice(1);
    });
    fire(desk, answers[2] ?? [], 4);
    expect(said).toEqual(["", ""]);
    expect(namesOf(desk)).toEqual(["One", "Two"]);
  });
});

describe("an answer that comes while another one's space is made, and whose execution is killed", () => {
  it("is made later, though that one's has no time left to do so", () => {
    const desk = deskWith(["10:00", "One", "", ""], ["10:01", "Two", "", ""]);
    whenChatIsAsked(desk, () => {
      killedOnceClaimed(desk, ["10:01", "Two", "", ""], 3);
      desk.wait(5 * MINUTE);
    });
    fire(desk, ["10:00", "One", "", ""]);
    expect(namesOf(desk)).toEqual(["One"]);
    fire(desk, ["", "", "", ""]);
    expect(namesOf(desk)).toEqual(["One", "Two"]);
  });
});

describe("an answer that comes while another trigger may need what is left of the day's time", () => {
  it("is claimed, waits without a word, and is made later", () => {
    const desk = deskWith(["", "Confirmed", "", ""]);
    const { appsScript } = desk.google;
    appsScript.properties.set("script", new Map([["TRIGGER_MINUTES", "8"]]));
    desk.me.addTrigger("continueRun", { minutes: 1 });
    desk.confirm();
    let said: unknown[] = [];
    appsScript.beforeCall = ({ name }) => {
      if (!name.startsWith("Chat.")) return undefined;
      appsScript.beforeCall = undefined;
      desk.tab.fill([["10:00", "Asked", "", ""]], 3);
      said = errorsOf(fire(desk, ["10:00", "Asked", "", ""], 3));
      expect(namesOf(desk)).not.toContain("Asked");
      return undefined;
    };
    appsScript.advance(2 * MINUTE);
    expect(said).toEqual([undefined]);
    appsScript.advance(5 * MINUTE);
    expectEveryRowToHaveItsSpace(desk, 2);
  });
});
