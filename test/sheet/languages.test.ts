import type { FaultName } from "../../local/google/chat/faults";
import type { FailureCode } from "../../src/chat/failure";
import { LANGUAGES, type Text, textIn } from "../../src/text";
import { addedTextIn } from "../../src/text/added";
import { addresses, ofClass, type } from "./spaces-that-exist";
import { ALL_HEADERS, type Line, Workbook } from "./workbook";

type Code = keyof Text["problems"];

const SPACE = { "Space name": "X" };
const GROUP = { Type: "Group chat" };
const DIRECT = { Type: "Direct message", Members: "bo@example.com" };

/** Rows with one thing wrong: what is said of it, what it names, and the number it may have. */
const WRONG: [line: Line, code: Code, found?: string | number | string[], limit?: number][] = [
  [{ Description: "x" }, "nameMissing"],
  [{ "Space name": "x".repeat(129) }, "nameTooLong", 129, 128],
  [{ "Space name": "a\nb" }, "nameHasControlCharacters"],
  [{ ...DIRECT, "Space name": "X" }, "nameNotAllowed", "X"],
  [{ ...SPACE, Type: "Room" }, "typeUnknown", "Room"],
  [{ ...SPACE, Members: "bo@x" }, "memberInvalid", "bo@x", 1],
  [{ ...SPACE, Members: "bo@x, cy@y" }, "memberInvalid", "bo@x, cy@y", 2],
  [{ ...SPACE, Members: "Bo Lima" }, "membersAreNames", "Bo Lima", 1],
  [{ ...SPACE, Members: "Bo Lima, Cy Sá" }, "membersAreNames", "Bo Lima, Cy Sá", 2],
  [{ ...GROUP, Members: addresses(50).join() }, "membersTooMany", 50, 49],
  [{ ...GROUP, Members: "a@b.example c@b.example groups/1" }, "groupNotAllowed", "groups/1"],
  [
    { ...GROUP, Members: "a@b.example c@b.example groups/1 groups/2" },
    "groupNotAllowed",
    ["groups/1", "groups/2"],
  ],
  [{ ...GROUP, Members: "a@b.example" }, "groupChatTooSmall", 1, 2],
  [{ ...DIRECT, Members: "a@b.example c@b.example" }, "directMessageNeedsOne", 2, 1],
  [{ ...SPACE, Managers: "Bo Lima" }, "managerInvalid", "Bo Lima", 1],
  [{ ...SPACE, Managers: "Bo Lima, groups/1" }, "managerInvalid", "Bo Lima, groups/1", 2],
  [{ ...DIRECT, Managers: "bo@example.com" }, "managersNotAllowed"],
  [{ ...SPACE, "Welcome message": "x".repeat(32_001) }, "welcomeTooLong", 32_001, 32_000],
  [{ ...SPACE, Description: "d".repeat(151) }, "descriptionTooLong", 151, 150],
  [{ ...SPACE, Guidelines: "g".repeat(5001) }, "guidelinesTooLong", 5001, 5000],
  [{ ...DIRECT, Description: "x" }, "detailsNotAllowed"],
  [{ ...SPACE, "Who can post": "Ana" }, "whoCanPostUnknown", "Ana"],
  [{ ...DIRECT, "Who can post": "Everyone" }, "whoCanPostNotAllowed"],
  [{ ...SPACE, "External people": "maybe" }, "externalPeopleUnknown", "maybe"],
  [{ ...SPACE, History: "long" }, "historyUnknown", "long"],
  [{ ...SPACE, "Who can find it": "Ana" }, "audienceUnknown", "Ana"],
  [{ ...DIRECT, "Who can find it": "Organisation" }, "audienceNotAllowed"],
  [{ "Space name": "#REF!" }, "cellError", "#REF!"],
  [{ ...SPACE, Status: "Active" }, "statusUnknown", "Active"],
  [{ ...SPACE, Space: "Room 12" }, "spaceFilled", "Room 12"],
  [{ ...SPACE, Details: "Ask Kim" }, "detailsFilled", "Ask Kim"],
  [{ ...SPACE, "Request ID": "42" }, "requestIdUnknown", "42"],
  [{ ...SPACE, Status: "Creating…" }, "requestIdLost"],
];

/** What stands above the cell of these, as a sentence says it. */
const ABOVE: Partial<Record<Code, (typeof ALL_HEADERS)[number]>> = {
  statusUnknown: "Status",
  spaceFilled: "Space",
  detailsFilled: "Details",
  requestIdUnknown: "Request ID",
};

/** What goes wrong at Google, and what is said of it. */
const FAILURES: [fault: FaultName, code: FailureCode, answer?: string][] = [
  ["api-disabled", "apiDisabled"],
  ["app-not-configured", "appNotConfigured"],
  ["scope-missing", "scopeMissing"],
  ["signed-out", "signedOut"],
  ["chat-off", "chatOff"],
  ["admin-restricted", "adminRestricted"],
  ["permission-denied", "notAllowed"],
  ["name-taken", "nameTaken"],
  ["too-many-requests", "quota"],
  ["unavailable", "unavailable"],
  ["lost-before", "noAnswer", "Empty response"],
];

describe.each(LANGUAGES)("in the language %s", (language) => {
  const locale = language.replace("-", "_");
  const words = textIn(language);
  const added = addedTextIn(language);
  const open = (...lines: Line[]) => {
    const workbook = new Workbook(lines, { capabilities: "all", headers: ALL_HEADERS });
    return { workbook, person: workbook.person("ana@example.com", locale) };
  };

  it("every row says what is wrong with it, of one thing or several, and the rows are grouped by it", () => {
    const { workbook, person } = open(...WRONG.map(([line]) => line));
    const { attention, total } = workbook.checked(person);
    expect(total).toBe(0);
    expect(attention.map(({ reasons, group }) => [...reasons, group])).toEqual(
      WRONG.map(([, code, found = "", limit = 0]) => [
        words.problems[code]([found].flat().join(words.nextQuoted), limit, ABOVE[code] ?? ""),
        words.problemGroups[code],
      ]),
    );
  });

  it("a failure of Chat's says what has happened and what to do", () => {
    const { workbook, person } = open();
    for (const [fault, code, answer = ""] of FAILURES) {
      workbook.google.chat.faults.switchOn(fault);
      const { error } = person.run("createSpace");
      workbook.google.chat.faults.switchAllOff();
      const { what, todo } = words.failures[code];
      expect(error?.message).toContain(`${what(answer)}\n${todo}`);
    }
  });

  it("a row says how many have joined, and that one is missing, or several", () => {
    const members = ["dan@example.com", "bo@example.com", "cy@example.com"];
    const missing = [members.slice(2), members.slice(1)];
    const sentences = missing.map((people) => {
      const { workbook, person } = open(ofClass(members));
      workbook.google.chat.faults.switchOn("people-invited", { people });
      workbook.run(person);
      const [{ Details = "" } = {}] = workbook.rows();
      expect(Details).toContain(words.notJoined(3 - people.length, 3));
      return Details;
    });
    expect(sentences[0]).not.toBe(sentences[1]);
  });

  it("a row says what was done in its space, to one person or several", () => {
    const { workbook, person } = open(ofClass(addresses(1), { "Welcome message": "Hello" }));
    workbook.run(person);
    for (const count of [1, 3]) {
      type(workbook, 0, "Members", addresses(1 + count).join(" "));
      type(workbook, 0, "Managers", addresses(count).join(" "));
      workbook.run(person);
      const [{ Details = "" } = {}] = workbook.rows();
      const [time = ""] = /[\d./-]+ \d+:\d+/.exec(Details) ?? [];
      const names = addresses(count, 1).join("; ");
      const sentences = [words.run.created(time), added.added(count, time, names)];
      expect(Details).toBe([...sentences, added.managers(count), added.posted].join(" "));
    }
  });
});
