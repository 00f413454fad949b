import { COLUMNS, type Column } from "../../src/sheet/columns";
import { LANGUAGES, textIn } from "../../src/text";
import { HEADERS, type Line, resultOf, Workbook } from "./workbook";

/** The one space that a single row becomes, as Chat was asked for it. */
function askedFor(line: Line) {
  const workbook = new Workbook([line]);
  workbook.run();
  const [call, ...more] = workbook.calls;
  expect(more).toEqual([]);
  const body = call?.body as Record<string, unknown> | undefined;
  return { method: call?.method, body: body?.space ? body : { space: body } };
}

type Header = (typeof HEADERS)[number];

/** Why a single row cannot become a space, and the header of the cell that a person is led to. */
function noticeOf(line: Line): { reasons: string[]; header: Header | undefined } {
  const workbook = new Workbook([line]);
  const check = workbook.checked();
  expect(workbook.run()).toMatchObject({ state: "done", created: 0 });
  expect(workbook.calls).toEqual([]);
  const [notice] = check.attention;
  const header = HEADERS.find((_, index) => index + 1 === notice?.column);
  return { reasons: notice?.reasons ?? [], header };
}

function reasonsAgainst(line: Line): string[] {
  return noticeOf(line).reasons;
}

const invited = (emails: string[]) =>
  emails.map((email) => ({ member: { name: `users/${email}`, type: "HUMAN" } }));

describe("the columns of a sheet", () => {
  it("are found in any order, beside columns of the owner", () => {
    const workbook = new Workbook([], {
      headers: ["Teacher", "Request ID", "Members", "Details", "Status", "Name", "Space", "Room"],
    });
    workbook.tab.fill([["Kim", "", "ana@example.com", "", "", "Class 7A", "", "R12"]], 2);
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    const [row] = workbook.rows();
    expect(row).toMatchObject({
      Teacher: "Kim",
      Room: "R12",
      Status: "Created",
      Space: "Class 7A",
    });
  });

  it.each(LANGUAGES)("are found by headers in %s, whatever the person's language", (language) => {
    const { columns, words } = textIn(language);
    const first = ([word = ""]: string[]) => word;
    const headers = COLUMNS.map((column) => first(columns[column].headers).toUpperCase());
    const workbook = new Workbook([], { headers });
    const row: Partial<Record<Column, string>> = {
      name: "Class 7A",
      type: first(words.types.SPACE),
      members: "ana@example.com",
      whoCanPost: first(words.posting.MANAGERS),
      externalPeople: first(words.yes),
      history: first(words.off),
      audience: first(words.audiences["audiences/default"]),
    };
    workbook.tab.fill([COLUMNS.map((column) => row[column] ?? "")], 2);
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expect(workbook.spaces[0]?.space).toMatchObject({
      displayName: "Class 7A",
      spaceType: "SPACE",
      externalUserAllowed: true,
      spaceHistoryState: "HISTORY_OFF",
      accessSettings: { audience: "audiences/default" },
    });
  });

  it("are found where somebody types them without their accents", () => {
    const { columns } = textIn("pt-BR");
    const headers = COLUMNS.map((column) => columns[column].headers[0] ?? "");
    const plain = headers.map((header) => header.normalize("NFD").replace(/\p{M}/gu, ""));
    expect(plain).not.toEqual(headers);
    const workbook = new Workbook([], { headers: plain });
    expect(workbook.checked()).toMatchObject({ headers: [], columns: { optional: [] } });
  });

  it("are found below a title and an introduction", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    workbook.tab.insertRows(1, 3);
    workbook.tab.fill([["Our classes"]]);
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
  });

  it.each([
    ["stands once more among the first ten rows", 5, HEADERS.slice(1)],
    ["stands further down with more words", 11, HEADERS],
  ])("are those of the first header where one %s", (_, row, others) => {
    const workbook = new Workbook([{ Members: "ana@example.com" }], { headers: HEADERS.slice(1) });
    workbook.tab.fill([others], row);
    expect(workbook.checked().attention.map(({ row }) => row)).toEqual([2, row]);
  });

  it("that are missing are named", () => {
    const workbook = new Workbook([], { headers: ["Teacher", "Room"] });
    expect(workbook.check()).toMatchObject({
      state: "notSetUp",
      sheetId: 0,
      missing: ["Space name", "Status", "Space", "Details", "Request ID"],
    });
    expect(resultOf(workbook.confirmExecution(workbook.me, []))).toMatchObject({
      state: "notSetUp",
    });
  });

  it("are taken by their proper header where a synonym stands beside it", () => {
    const workbook = new Workbook([], { headers: ["Name", ...HEADERS] });
    workbook.tab.fill([["Kim", "Class 7A"]], 2);
    workbook.run();
    expect(workbook.spaces.map(({ space }) => space.displayName)).toEqual(["Class 7A"]);
  });
});

describe("a row", () => {
  it("with a name alone becomes an empty named space", () => {
    expect(askedFor({ "Space name": "Class 7A" })).toEqual({
      method: "spaces.create",
      body: { space: { spaceType: "SPACE", displayName: "Class 7A" } },
    });
  });

  it("with everything filled in becomes a space with all of it", () => {
    const line = {
      "Space name": "  News   of the week ",
      Type: "space",
      Members: "ana@example.com",
      Description: "What is new",
      Guidelines: "Be kind",
      "Who can post": "managers only",
      "External people": true,
      History: "off",
      "Who can find it": "Everyone in the organisation",
    };
    expect(askedFor(line).body).toMatchObject({
      space: {
        spaceType: "SPACE",
        displayName: "News of the week",
        spaceDetails: { description: "What is new", guidelines: "Be kind" },
        predefinedPermissionSettings: "ANNOUNCEMENT_SPACE",
        externalUserAllowed: true,
        spaceHistoryState: "HISTORY_OFF",
        accessSettings: { audience: "audiences/default" },
      },
      memberships: invited(["ana@example.com"]),
    });
  });

  it.each([
    ["Space", "SPACE"],
    ["Espaço", "SPACE"],
    ["", "SPACE"],
  ])("of the type “%s” is a %s", (type, spaceType) => {
    expect(askedFor({ "Space name": "X", Type: type }).body).toMatchObject({
      space: { spaceType },
    });
  });

  it.each(["Group chat", "GROUP CHAT", "Chat em grupo"])(
    "of the type “%s” is a group chat",
    (Type) => {
      expect(askedFor({ Type, Members: "ana@example.com, bo@example.com" }).body).toMatchObject({
        space: { spaceType: "GROUP_CHAT" },
        memberships: invited(["ana@example.com", "bo@example.com"]),
      });
    },
  );

  it.each(["Direct message", "mensagem  direta", "DM"])(
    "of the type “%s” is a direct message",
    (Type) => {
      expect(askedFor({ Type, Members: "ana@example.com" }).body).toMatchObject({
        space: { spaceType: "DIRECT_MESSAGE", singleUserBotDm: false },
        memberships: invited(["ana@example.com"]),
      });
    },
  );

  it.each([
    ["ana@example.com;bo@example.com"],
    ["ana@example.com, bo@example.com"],
    ["ana@example.com bo@example.com"],
    ["ana@example.com\nbo@example.com\n"],
    ["Ana Lima <ana@example.com>, Bo <BO@Example.com>"],
    ['"Lima, Ana" <ana@example.com>; <bo@example.com>'],
    ["ANA@EXAMPLE.COM,, ana@example.com ; bo@example.com"],
  ])("understands the members “%s”", (Members) => {
    expect(askedFor({ "Space name": "X", Members }).body).toMatchObject({
      memberships: invited(["ana@example.com", "bo@example.com"]),
    });
  });

  it.each([
    ["audiences/abc-1", { accessSettings: { audience: "audiences/abc-1" } }],
    ["Members only", {}],
  ])("with “%s” under Who can find it is found by just these", (found, expected) => {
    const { space } = askedFor({ "Space name": "X", "Who can find it": found }).body;
    expect(space).toEqual({ spaceType: "SPACE", displayName: "X", ...expected });
  });

  it.each([
    ["everyone", "COLLABORATION_SPACE"],
    ["managers only", "ANNOUNCEMENT_SPACE"],
    ["", undefined],
  ])("with “%s” under Who can post asks for %s", (found, predefinedPermissionSettings) => {
    const { space } = askedFor({ "Space name": "X", "Who can post": found }).body;
    expect(Object(space).predefinedPermissionSettings).toBe(predefinedPermissionSettings);
  });

  it("invites a Google group by its ID", () => {
    expect(askedFor({ "Space name": "X", Members: "groups/03abc" }).body).toMatchObject({
      memberships: [{ groupMember: { name: "groups/03abc" } }],
    });
  });

  it.each([
    ["a number", 7, "7"],
    ["a date", new Date(Date.UTC(2026, 10, 22)), /2026/],
    ["an emoji", "🎉 Party", "🎉 Party"],
    ["a word for what is not ticked", "No", "No"],
    ["right-to-left text", "כיתה ז", "כיתה ז"],
  ])("may have %s as its name", (_, name, displayName) => {
    const { space } = askedFor({ "Space name": name }).body as { space: { displayName: string } };
    expect(space.displayName).toMatch(displayName);
  });

  it.each([
    [true, true],
    ["yes", true],
    ["Sim", true],
    ["x", true],
    ["VRAI", true],
    [false, undefined],
    ["FALSCH", undefined],
    ["Não", undefined],
    ["", undefined],
  ])("with %p under External people asks for %p", (cell, externalUserAllowed) => {
    const { space } = askedFor({ "Space name": "X", "External people": cell }).body;
    expect((space as Line & { externalUserAllowed?: boolean }).externalUserAllowed).toBe(
      externalUserAllowed,
    );
  });
});

describe("a row needs attention", () => {
  it.each<[Line, RegExp, Header | undefined]>([
    [{ Description: "x" }, /no name\. Enter one/, "Space name"],
    [{ "Space name": "\u200b", Members: "ana@example.com" }, /no name/, "Space name"],
    [{ "Space name": "a\nb" }, /line break/, "Space name"],
    [
      { "Space name": "x".repeat(129) },
      /129 characters and Chat allows 128\. Shorten/,
      "Space name",
    ],
    [{ "Space name": "X", Type: "Room" }, /“Room” is not a type of space\. Choose/, "Type"],
    [
      { "Space name": "X", Members: "ana@example" },
      /“ana@example” is not an e-mail address\. Correct/,
      "Members",
    ],
    [
      { "Space name": "X", Members: "ana@example, x@example.com; bo(at)example.com" },
      /^These are not e-mail addresses: ana@example, bo\(at\)example\.com\. Correct them/,
      "Members",
    ],
    ...[0x202e, 0x200b, 0x2066, 0x00ad, 0x3164, 0x2060].map((invisible): [Line, RegExp, Header] => [
      { "Space name": "X", Members: `an${String.fromCodePoint(invisible)}a@example.com` },
      /^“an\ufffda@example\.com” is not an e-mail address\. Correct/,
      "Members",
    ]),
    [
      { "Space name": "X", Members: "Ana" },
      /^“Ana” is a name\. Chat needs e-mail addresses/,
      "Members",
    ],
    [
      { "Space name": "X", Members: "Ana Lima, Zoë O’Neill-Sá, J.R. Smith, bo@example.com" },
      /^These are names: Ana Lima, Zoë O’Neill-Sá, J\.R\. Smith\. .* Data extraction\.$/,
      "Members",
    ],
    [{ "Space name": "X", Members: "Ana Lima Bo Sá" }, /^“Ana Lima Bo Sá” is a name/, "Members"],
    [{ "Space name": "X", Members: "ana.example" }, /^“ana\.example” is not an e-mail/, "Members"],
    [
      { "Space name": "X", Members: "A,B,C,D,E,F,G" },
      /^These are names: A, B, C, D, E, …\. /,
      "Members",
    ],
    [{ Type: "Direct message", Members: "Ana Lima" }, /^“Ana Lima” is a name/, "Members"],
    [{ Type: "Group chat", Members: "Ana Lima" }, /^“Ana Lima” is a name/, "Members"],
    [{ Type: "Group chat", Members: manyPeople(50) }, /50 members and Chat takes 49/, "Members"],
    [
      { "Space name": "X", Description: "d".repeat(151) },
      /description has 151 characters/,
      "Description",
    ],
    [
      { "Space name": "X", Guidelines: "g".repeat(5001) },
      /guidelines have 5001 characters/,
      "Guidelines",
    ],
    [
      { "Space name": "X", "Who can post": "Ana" },
      /“Ana” does not say who can post/,
      "Who can post",
    ],
    [
      { "Space name": "X", "External people": "maybe" },
      /“maybe” does not say whether/,
      "External people",
    ],
    [{ "Space name": "X", History: "long" }, /“long” does not say whether history/, "History"],
    [
      { "Space name": "X", "Who can find it": "Ana" },
      /“Ana” does not say who can find/,
      "Who can find it",
    ],
    [{ "Space name": "#REF!" }, /shows the error “#REF!”/, "Space name"],
    [{ "Space name": "X", Status: "Active" }, /“Active” is not from Chat Spaces/, "Status"],
    [{ "Space name": "X", Space: "Room 12" }, /filled in already with “Room 12”/, "Space"],
    [
      { "Space name": "X", "Request ID": "42" },
      /Request ID “42” is not from Chat Spaces/,
      "Request ID",
    ],
    [
      { "Space name": "X", Details: "Ask Kim" },
      /“Details” is filled in already with “Ask Kim”/,
      "Details",
    ],
    [{ "Space name": "Loading..." }, /shows the error “Loading/, "Space name"],
    [{ "Space name": "X", Status: "Creating…" }, /Request ID is gone/, undefined],
    [{ "Space name": "X", Status: "Not known yet" }, /Request ID is gone/, undefined],
    [
      { Type: "Group chat", Members: "ana@example.com" },
      /at least 2 people besides you and has 1/,
      "Members",
    ],
    [
      { Type: "Group chat", Members: "ana@example.com bo@example.com groups/1" },
      /Only the type Space takes Google groups/,
      "Members",
    ],
    [
      { Type: "Group chat", Members: "ana@example.com bo@example.com", "Space name": "X" },
      /Only the type Space has a name/,
      "Space name",
    ],
    [
      { Type: "Direct message", Members: "ana@example.com bo@example.com" },
      /exactly 1 person/,
      "Members",
    ],
    [{ Type: "Direct message" }, /exactly 1 person besides you and has 0/, "Members"],
    [
      { Type: "Direct message", Members: "ana@example.com", Description: "x" },
      /no description and no guidelines/,
      "Description",
    ],
    [
      { Type: "Direct message", Members: "ana@example.com", Guidelines: "x" },
      /no description and no guidelines/,
      "Guidelines",
    ],
    [
      { Type: "Direct message", Members: "ana@example.com", "Who can post": "Everyone" },
      /Only the type Space limits who can post/,
      "Who can post",
    ],
    [
      { Type: "Direct message", Members: "ana@example.com", "Who can find it": "Organisation" },
      /Only the type Space can be found/,
      "Who can find it",
    ],
  ])("where it is %j", (line, reason, header) => {
    expect(noticeOf(line)).toEqual({ reasons: [expect.stringMatching(reason)], header });
  });

  it.each([
    ...["#N/D", "#¡REF!", "#¿NOMBRE?", "#¡DIV/0!", "#NOM?", "#BEZUG!", "#NV"],
    ...["Carregando...", "Cargando...", "Chargement…", "Wird geladen...", "読み込んでいます..."],
  ])("where a formula shows %s, as in a sheet of one of the product's languages", (shown) => {
    expect(noticeOf({ "Space name": "X", Description: shown })).toEqual({
      reasons: [expect.stringContaining(`shows the error “${shown}”`)],
      header: "Description",
    });
  });

  it("and says so in few words where there are many in the cell", () => {
    const essay = "They were late. ".repeat(3000);
    for (const header of ["Status", "Details", "Type", "Members"] as const) {
      const reasons = reasonsAgainst({ "Space name": "X", [header]: essay });
      expect(reasons.join(" ")).toContain("late. They");
      expect(reasons.join(" ").length).toBeLessThan(700);
    }
  });

  it("with every one of its problems, not only the first", () => {
    const reasons = reasonsAgainst({ Members: "a@", History: "long", "Who can post": "Ana" });
    expect(reasons).toHaveLength(4);
  });

  it("with a formula's error before all that may come of it", () => {
    const reasons = [/shows the error “#REF!”/, /“#REF!” is not a type/];
    expect(noticeOf({ Type: "#REF!" })).toEqual({
      reasons: reasons.map((reason) => expect.stringMatching(reason)),
      header: "Type",
    });
  });

  it("and is called by the first sixty characters of its name, or of who is in it", () => {
    const lines = [{ "Space name": "x".repeat(129) }, { Members: "y".repeat(129) }];
    const names = new Workbook(lines).checked().attention.map(({ name }) => name);
    expect(names).toEqual(["x".repeat(60), "y".repeat(60)]);
  });

  it("and says so in the person's language", () => {
    const workbook = new Workbook([{ Type: "Direct message" }]);
    workbook.me.locale = "pt_BR";
    expect(workbook.checked().attention[0]?.reasons[0]).toContain("exatamente 1 pessoa");
  });

  it.each([
    ["ana@example", /^“ana@example” não é um endereço de e-mail\./],
    ["a@x, b@x", /^Estes não são endereços de e-mail: a@x, b@x\./],
    ["Ana Lima", /^“Ana Lima” é um nome\./],
    ["Ana Lima, Bo Sá", /^Estes são nomes: Ana Lima, Bo Sá\./],
  ])("and in Portuguese of “%s”, one or several, names or addresses", (Members, reason) => {
    const workbook = new Workbook([{ "Space name": "X", Members }]);
    workbook.me.locale = "pt_BR";
    expect(workbook.checked().attention[0]?.reasons).toEqual([expect.stringMatching(reason)]);
  });
});

function manyPeople(count: number): string {
  return Array.from({ length: count }, (_, index) => `p${index}@example.com`).join(" ");
}
