import fc from "fast-check";
import type { CheckResult } from "../../src/run/check";
import { sample } from "../sample";
import { HEADERS, Workbook } from "./workbook";

/** As a Request ID is written, with what somebody else may have made of it. */
function claim(time: string, space: string): string {
  const uuid = "00000000-0000-4000-8000-000000000000";
  return `${uuid} ${time} ${uuid} 0a ${uuid} 0b 0c ${space} - 0d`;
}

/** fast-check's own units for all of Unicode take a second to list it, once a process. */
const character = fc.oneof(
  fc.string({ minLength: 1, maxLength: 1 }),
  fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
);

/** What people and formulas leave in cells. */
const cell = fc.oneof(
  fc.string({ unit: character, maxLength: 200 }),
  fc.string({ maxLength: 50 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
  fc.constantFrom(
    ...[
      "",
      " ",
      "\u200b",
      "🎉",
      "👩‍👩‍👧‍👦".repeat(30),
      "שלום עולם",
      "\u202eabc",
      "a\u0000b",
      "\ud800",
    ],
    ...["#REF!", "#N/A", "#DIV/0!", "#NOME?", "TRUE", "Space", "Group chat", "Mensagem direta"],
    ...["Created", "Creating…", "Criado", "Needs attention", "Failed", "x".repeat(50_000)],
    ...[
      "ana@example.com",
      "Ana <ana@example.com>, bo@example.com",
      "<",
      ">",
      '"',
      "a@b",
      "groups/",
    ],
    ...[
      claim("2026-11-22T10:00:00.000Z", "-"),
      claim("2999-11-22T10:00:00.000Z", "spaces/AAQA1"),
      claim("2026-99-99T10:00:00.000Z", "-"),
    ],
  ),
);
const line = fc.array(cell, { minLength: HEADERS.length, maxLength: HEADERS.length });

describe("whatever stands in the cells", () => {
  it("is either a space to create or a reason, never an exception", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const workbook = new Workbook([]);
        workbook.tab.fill(lines, 2);
        const check = workbook.checked();
        const { attention, total, done } = check;
        expect(attention.every(({ reasons }) => reasons.length > 0)).toBe(true);
        expect(attention.length + total + done).toBeLessThanOrEqual(lines.length);
        const end = workbook.run();
        expect(end).toMatchObject({ state: "done", left: 0 });
        expect("created" in end && end.created + end.failed).toBe(total);
      }),
      { numRuns: sample(15) },
    );
  });

  it("in the header row leads to an offer to set the sheet up, never to an exception", () => {
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 15 }),
        fc.array(line, { maxLength: 3 }),
        (headers, lines) => {
          const workbook = new Workbook([]);
          workbook.tab.deleteRows(1);
          workbook.tab.fill([headers, ...lines]);
          const { state } = workbook.check();
          expect(["checked", "notSetUp"]).toContain(state);
          if (state === "checked") expect(workbook.run().state).toBe("done");
        },
      ),
      { numRuns: sample(15) },
    );
  });
});

describe("a sheet", () => {
  it("that is empty is offered to be set up", () => {
    const workbook = new Workbook([]);
    workbook.tab.deleteRows(1);
    expect(workbook.check()).toMatchObject({ state: "notSetUp" });
  });

  it("with headers alone has nothing to create", () => {
    expect(new Workbook([]).check()).toMatchObject({ state: "checked", total: 0, attention: [] });
    expect(new Workbook([]).run()).toMatchObject({ state: "done", created: 0 });
  });

  it("with a merged title, whose text is in its first cell alone, is read", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    workbook.tab.insertRows(1);
    workbook.tab.fill([["Classes of the year", "", "", ""]]);
    expect(workbook.checked()).toMatchObject({ total: 1 });
  });

  it("of 1,000 rows is checked with a few spreadsheet calls", () => {
    const lines = Array.from({ length: 1000 }, (_, index) => ({
      "Space name": `Team ${index}`,
      Members: "ana@example.com, bo@example.com",
    }));
    const workbook = new Workbook(lines);
    const { result, calls } = workbook.me.run("checkSheet", {});
    expect(result as CheckResult).toMatchObject({ total: 1000, invitations: 2000 });
    const ofTheSheet = Object.entries(calls).filter(([name]) =>
      /^(Spreadsheet|Sheet|Range)/.test(name),
    );
    expect(ofTheSheet.reduce((sum, [, count]) => sum + count, 0)).toBeLessThan(15);
  });
});
