import { LANGUAGES, textIn } from "../../src/text";
import { Workbook } from "./workbook";

/** One thing that is wrong, and two of it: what a sentence names stands in it, word for word. */
const WRONG = [["bo@x"], ["bo@x", "cy@y"], ["Bo Lima"], ["Bo Lima", "Cy Sá"]];

describe.each(LANGUAGES)("a sheet in the language %s", (language) => {
  const open = (...rows: { members: string[] }[]) => {
    const workbook = new Workbook(
      rows.map(({ members }, index) => ({
        "Space name": `Class ${index}`,
        Members: members.join(", "),
      })),
    );
    return { workbook, person: workbook.person("ana@example.com", language.replace("-", "_")) };
  };

  it("names one wrong member, or several, each in a sentence of its own", () => {
    const { workbook, person } = open(...WRONG.map((members) => ({ members })));
    const reasons = workbook.checked(person).attention.map((row) => row.reasons.join(" "));
    expect(reasons).toHaveLength(WRONG.length);
    for (const [index, wrong] of WRONG.entries()) {
      for (const member of wrong) expect(reasons[index]).toContain(member);
    }
    const frames = reasons.map((reason, index) =>
      (WRONG[index] ?? []).reduce((text, member) => text.replace(member, ""), reason),
    );
    expect(new Set(frames).size).toBe(WRONG.length);
  });

  it("says how many have joined, and that one is missing, or several", () => {
    const sentences = [["cy@example.com"], ["bo@example.com", "cy@example.com"]].map((members) => {
      const { workbook, person } = open({
        members: ["dan@example.com", "bo@example.com", "cy@example.com"],
      });
      workbook.google.chat.faults.switchOn("people-invited", { people: members });
      workbook.run(person);
      const [{ Details = "" } = {}] = workbook.rows();
      expect(Details).toContain(textIn(language).notJoined(3 - members.length, 3));
      return Details;
    });
    expect(sentences[0]).not.toBe(sentences[1]);
  });
});
