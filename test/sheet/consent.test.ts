import { createHash, createHmac } from "node:crypto";
import { NAMED } from "./lines";
import { clear, column, invited, namesOf, whenever } from "./somebody";
import { workbookWith } from "./spaces-that-exist";
import {
  type Confirmed,
  HEADERS,
  type Line,
  resultOf,
  spreadsheetCalls,
  Workbook,
} from "./workbook";

describe("only what was confirmed is created", () => {
  it("with the people who were confirmed, even where a formula shows others once the row says Creating…", () => {
    const workbook = new Workbook(NAMED);
    const isBegun = () => workbook.column("Status").includes("Creating…");
    whenever(workbook, isBegun, () => {
      const members = workbook.column("Members");
      if (members[0]?.includes("stranger")) return;
      const more = members.map((cell) => [`${cell}, stranger@example.com`]);
      workbook.tab.fill(more, 2, column("Members"));
    });
    const end = workbook.run();
    expect(invited(workbook).filter((who) => who.includes("stranger"))).toEqual([]);
    expect(end).toMatchObject({ state: "done", created: 0, changed: 4 });
  });

  it("as often as it was confirmed, however often it is pasted meanwhile", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const confirmation = workbook.confirm();
    for (let row = 3; row < 33; row++) workbook.tab.copyRow(2, row);
    workbook.goOn(confirmation);
    expect(namesOf(workbook)).toEqual(["Ada"]);
  });

  it("as often as it was confirmed, also where it is pasted between the check and the click", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const { toConfirm } = workbook.checked();
    for (let row = 3; row < 33; row++) workbook.tab.copyRow(2, row);
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(confirmation.rows).toBe(1);
    workbook.goOn(confirmation);
    expect(namesOf(workbook)).toEqual(["Ada"]);
  });

  it("as often as it was confirmed, where another row has come in above these since the check", () => {
    const workbook = new Workbook([NAMED[0] ?? {}, NAMED[0] ?? {}]);
    const { toConfirm: confirmed, rows } = workbook.checked();
    workbook.tab.insertRows(2);
    const request = { sheetId: workbook.tab.id, confirmed, rows };
    const confirmation = resultOf<Confirmed>(workbook.me.run("confirmRun", request));
    expect(confirmation).toMatchObject({ rows: 2, changed: 0 });
    workbook.goOn(confirmation);
    expect(workbook.column("Status")).toEqual(["", "Created", "Created"]);
  });

  it("for one of two rows that say the same, where only that one was confirmed", () => {
    const same = { "Space name": "Class 7A", Members: "ana@example.com" };
    const workbook = new Workbook([same, { "Space name": "Class 7B" }, same]);
    const { toConfirm } = workbook.checked();
    const [content = ""] = toConfirm;
    const request = { sheetId: workbook.tab.id, confirmed: [content], rows: [4] };
    workbook.goOn(resultOf<Confirmed>(workbook.me.run("confirmRun", request)));
    expect(workbook.column("Status")).toEqual(["", "", "Created"]);
    workbook.tab.insertRows(2);
    const late = { ...request, rows: [4, 2] };
    workbook.goOn(resultOf<Confirmed>(workbook.me.run("confirmRun", late)));
    expect(workbook.column("Status")).toEqual(["", "Created", "", "Created"]);
    expect(namesOf(workbook)).toEqual(["Class 7A", "Class 7A"]);
  });

  it("once, where somebody empties the results of finished rows all the time", () => {
    const workbook = new Workbook(NAMED);
    const isDone = () => workbook.column("Status").includes("Created");
    whenever(workbook, isDone, () => {
      for (const [index, status] of workbook.column("Status").entries()) {
        if (status === "Created") {
          clear(workbook, index + 2, "Status", "Space", "Details", "Request ID");
        }
      }
    });
    expect(workbook.run()).toMatchObject({ state: "done" });
    expect(namesOf(workbook).sort()).toEqual(["Ada", "Bea", "Cy", "Dee"]);
  });

  it("and no row that was edited since the check: the person hears how many there are", () => {
    const workbook = new Workbook(NAMED);
    const { toConfirm } = workbook.checked();
    workbook.tab.enter(3, column("Members"), "other@example.com");
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(confirmation).toMatchObject({ rows: 3, changed: 1 });
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 3, changed: 1 });
    expect(workbook.column("Status")).toEqual(["Created", "", "Created", "Created"]);
  });

  it("and nothing where two headers are swapped after the confirmation", () => {
    const workbook = new Workbook(NAMED);
    const confirmation = workbook.confirm();
    workbook.tab.fill([["Description"]], 1, column("Space name"));
    workbook.tab.fill([["Space name"]], 1, column("Description"));
    workbook.goOn(confirmation);
    expect(workbook.spaces).toEqual([]);
  });

  it("and nothing of a run that was cancelled", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    resultOf(workbook.me.run("cancelRun", { runId }));
    expect(workbook.checked().confirmed).toBeUndefined();
    expect(workbook.goOn({ runId, leases })).toMatchObject({ state: "cancelled", created: 0 });
    expect(workbook.column("Status")).toEqual(["", "", "", ""]);
    expect(workbook.spaces).toEqual([]);
  });
});

describe("a claim that somebody made up", () => {
  /** The claim of the first row, with some of its words exchanged, in the second one. */
  function forged(change: (words: string[]) => void): Workbook {
    const workbook = new Workbook(NAMED.slice(0, 2));
    const { toConfirm } = workbook.checked();
    const confirmation = workbook.confirm(workbook.me, toConfirm.slice(0, 1));
    const words = String(workbook.tab.cell(2, column("Request ID")).value).split(" ");
    const other = new Workbook(NAMED.slice(0, 2));
    other.confirm();
    const content = String(other.tab.cell(3, column("Request ID")).value).split(" ")[5] ?? "";
    words[0] = "11111111-1111-4111-8111-111111111111";
    words[5] = content;
    change(words);
    workbook.tab.fill([[words.join(" ")]], 3, column("Request ID"));
    workbook.goOn(confirmation);
    return workbook;
  }

  it.each<[string, (words: string[]) => void]>([
    ["with the signature of another row", () => {}],
    ["without a signature", (words) => words.splice(9, 1, "-")],
    ["with a signature of nothing", (words) => words.splice(9, 1, "0".repeat(32))],
  ])("%s creates nothing", (_, change) => {
    const workbook = forged(change);
    expect(namesOf(workbook)).toEqual(["Ada"]);
  });

  it("has no worker ask for it again and again while others are at work", () => {
    const workbook = new Workbook(
      Array.from({ length: 16 }, (_, index) => ({ "Space name": `Team ${index}` })),
    );
    const { runId, leases } = workbook.confirm();
    const words = String(workbook.tab.cell(3, column("Request ID")).value).split(" ");
    words.splice(9, 1, "0".repeat(32));
    workbook.tab.fill([[words.join(" ")]], 3, column("Request ID"));
    workbook.batch(runId, workbook.me, leases[1]);
    const state = workbook.batch(runId);
    expect(state).toMatchObject({ state: "waiting", why: "" });
    expect(Reflect.get(state, "until")).toBeGreaterThan(workbook.now);
  });

  it("keeps its digests and its signature at 128 bits", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.confirm();
    const words = String(workbook.tab.cell(2, column("Request ID")).value).split(" ");
    expect([words[3], words[5], words[6], words[9]].map((word) => word?.length)).toEqual([
      32, 32, 32, 32,
    ]);
  });

  const hash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);

  it("is told from a real one, whichever version of the script wrote that: all hash and sign alike", () => {
    const line = {
      "Space name": "~ Zoë & Søn, Ωжא, 漢字",
      Guidelines: "\u007f\u0080\u00bf\u0555\u07ff\u0800\u2aaa\u5555\uffff",
    };
    const workbook = new Workbook([line]);
    workbook.confirm();
    const secret = workbook.google.appsScript.properties.get("user me@example.com")?.get("secret");
    expect(secret).toMatch(/^[0-9a-f-]{72}$/);
    const words = (workbook.column("Request ID")[0] ?? "").split(" ");
    const inputs = [line["Space name"], "", "", "", line.Guidelines, "", "", "", ""];
    expect(words.slice(5, 7)).toEqual([hash(JSON.stringify(inputs)), hash(line["Space name"])]);
    const signature = createHmac("sha256", secret ?? "").update(words.slice(0, 9).join(" "));
    expect(words[9]).toBe(signature.digest("hex").slice(0, 32));
  });

  it("is told so, too, where its row has managers and a welcome message", () => {
    const workbook = workbookWith([
      { "Space name": "Ada", Managers: "bo@example.com", "Welcome message": "Hi" },
    ]);
    workbook.confirm();
    const words = (workbook.column("Request ID")[0] ?? "").split(" ");
    const later = [
      ["managers", "bo@example.com"],
      ["welcome", "Hi"],
    ];
    expect(words[5]).toBe(hash(JSON.stringify(["Ada", ...Array(8).fill(""), ...later])));
  });

  it.each([
    ["a time that is none", "2026-99-99T10:00:00.000Z"],
    ["a time in the year 2999", "2999-01-01T10:00:00.000Z"],
  ])("and has %s concerns its own row only", (_, time) => {
    const workbook = new Workbook(NAMED);
    workbook.confirm();
    workbook.wait(200_000);
    workbook.opened();
    const words = String(workbook.tab.cell(3, column("Request ID")).value).split(" ");
    words[1] = time;
    workbook.tab.fill([["Creating…"]], 3, column("Status"));
    workbook.tab.fill([[words.join(" ")]], 3, column("Request ID"));
    expect(workbook.opened().attention).toMatchObject([{ row: 3 }]);
    expect(workbook.run()).toMatchObject({ state: "done", created: 3 });
    expect(namesOf(workbook).sort()).toEqual(["Ada", "Cy", "Dee"]);
  });

  it("does not give a new row the space of an earlier one whose Request ID was pasted into it", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.run();
    const id = workbook.tab.cell(2, column("Request ID")).value;
    workbook.tab.fill([["Eve", "eve@example.com"]], 3);
    workbook.tab.fill([[id]], 3, column("Request ID"));
    expect(workbook.checked()).toMatchObject({ total: 1, done: 1, attention: [] });
    workbook.run();
    expect(namesOf(workbook)).toEqual(["Ada", "Eve"]);
    expect(new Set(workbook.links()).size).toBe(2);
  });

  it.each([
    ["below", 0],
    ["above", 1],
  ])(
    "with the Request ID of a row whose answer was lost, and an invented space, %s, leaves that row one",
    (_, place) => {
      const workbook = new Workbook(NAMED.slice(0, 2));
      workbook.google.chat.faults.switchOn("lost-after");
      const { runId, leases } = workbook.confirm(
        workbook.me,
        workbook.checked().toConfirm.slice(place, place + 1),
      );
      workbook.batch(runId, undefined, leases[0]);
      resultOf(workbook.me.run("cancelRun", { runId }));
      workbook.google.chat.faults.switchAllOff();
      const claim = (workbook.column("Request ID")[place] ?? "").split(" ");
      const forged = [...claim.slice(0, 5), "0".repeat(32), claim[6], "spaces/AAAAAAAAAAA"];
      const link = "https://chat.google.com/room/AAAAAAAAAAA";
      workbook.tab.fill([[[...forged, link, claim[9]].join(" ")]], 3 - place, column("Request ID"));
      workbook.wait(200_000);
      expect(workbook.run()).toMatchObject({ created: 1 });
      const name = place === 0 ? "Ada" : "Bea";
      expect(namesOf(workbook)).toEqual([name]);
      expect(workbook.column("Space")[place]).toBe(name);
    },
  );

  it("with the Request ID of a row that Chat has refused leaves that row its own", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.google.chat.faults.switchOn("permission-denied", { times: 2 });
    workbook.run();
    const [ada = "", bea = ""] = workbook.column("Request ID");
    workbook.tab.fill([[ada.slice(0, 36) + bea.slice(36)]], 3, column("Request ID"));
    workbook.run();
    expect(workbook.column("Space")).toEqual(["Ada", "Bea"]);
    expect(namesOf(workbook)).toEqual(["Ada", "Bea"]);
  });
});

describe("reasons beside rows", () => {
  const invalid = (count: number): Line[] =>
    Array.from({ length: count }, (_, index) =>
      index % 2 ? { "Space name": `Team ${index}` } : { Description: `Team ${index}` },
    );

  it("cost at most 12 spreadsheet calls under the lock for 1,000 rows, wherever these are", () => {
    const workbook = new Workbook(invalid(1000));
    const calls = callsUnderLock(workbook, () => workbook.check({ writeReasons: true }));
    expect(workbook.column("Status").filter(Boolean)).toHaveLength(500);
    expect(spreadsheetCalls(calls)).toBeLessThanOrEqual(12);
  });

  it("let go of the lock before what the sidebar shows is put together", () => {
    const workbook = new Workbook(invalid(4));
    const calls = callsUnderLock(workbook, () => workbook.check({ writeReasons: true }));
    expect(calls).toMatchObject({ "Range.setValues": 2 });
    expect(calls).not.toHaveProperty("Sheet.getFormUrl");
  });

  it("are shortened where they exceed what a cell holds, and all the others are written", () => {
    const words = Array.from(
      { length: 700 },
      (_, index) => `no-address-${index}-${"x".repeat(60)}`,
    );
    const workbook = new Workbook([
      { "Space name": "A", Members: words.join(" ") },
      { Description: "no name" },
    ]);
    workbook.check({ writeReasons: true });
    expect(workbook.column("Status")).toEqual(["Needs attention", "Needs attention"]);
    expect(workbook.column("Details")[0]?.length).toBeLessThanOrEqual(5000);
  });
});

describe("beside 100 rows of somebody else's, with formulas in all result columns", () => {
  const theirs = [
    ["Status", "=1+1"],
    ["Space", "theirs"],
    ["Details", "theirs"],
    ["Request ID", "=2+2"],
  ] as const;
  function withTheirs(line: Line): Workbook {
    const workbook = new Workbook(
      Array.from({ length: 1000 }, (_, index) => ({ ...line, "Space name": `Team ${index}` })),
    );
    for (let row = 2; row <= 1000; row += 10) {
      clear(workbook, row, "Space name", "Members");
      for (const [header, typed] of theirs) workbook.tab.enter(row, column(header), typed);
    }
    return workbook;
  }
  const formulasIn = ({ tab }: Workbook, header: (typeof HEADERS)[number]) =>
    Array.from({ length: 1000 }, (_, index) => tab.cell(index + 2, column(header)).formula).filter(
      Boolean,
    ).length;

  it("writing reasons reads their cells once for all columns", () => {
    const workbook = withTheirs({ Members: "nobody" });
    const calls = callsUnderLock(workbook, () => workbook.check({ writeReasons: true }));
    expect(spreadsheetCalls(calls)).toBeLessThanOrEqual(15);
    expect(formulasIn(workbook, "Status")).toBe(100);
    expect(formulasIn(workbook, "Request ID")).toBe(100);
  });

  it("so do a confirmation and a worker's turn", () => {
    const workbook = withTheirs({});
    const confirming = workbook.confirmExecution(workbook.me, workbook.checked().toConfirm);
    expect(spreadsheetCalls(confirming.calls)).toBeLessThanOrEqual(15);
    const { runId, leases } = resultOf<Confirmed>(confirming);
    const { calls } = workbook.batchExecution(runId, workbook.me, leases[0]);
    expect(calls).toMatchObject({ "Range.getValues": 1, "Range.getFormulas": 1 });
    expect(spreadsheetCalls(calls)).toBeLessThanOrEqual(23);
    expect(formulasIn(workbook, "Status")).toBe(100);
    expect(formulasIn(workbook, "Request ID")).toBe(100);
  });
});

describe("a confirmation", () => {
  it("costs at most 12 spreadsheet calls for 1,000 rows", () => {
    const teams = Array.from({ length: 1000 }, (_, index) => ({ "Space name": `Team ${index}` }));
    const workbook = new Workbook(teams);
    const { calls, result } = workbook.confirmExecution(workbook.me, workbook.checked().toConfirm);
    expect(result).toMatchObject({ state: "confirmed", rows: 1000 });
    expect(spreadsheetCalls(calls)).toBeLessThanOrEqual(12);
  });

  it("is shown to its person with the rows that are left and how many people they invite", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    workbook.google.chat.faults.switchOn("app-not-configured");
    workbook.batch(runId, undefined, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.checked().confirmed).toEqual({ runId, spaces: 4, invitations: 4 });
    const bea = workbook.person("bea@example.com");
    expect(workbook.checked(bea).confirmed).toBeUndefined();
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 4 });
  });
});

describe("a header", () => {
  it("that stands twice is named", () => {
    const workbook = new Workbook([], { headers: [...HEADERS, "Members"] });
    expect(workbook.checked().headers).toEqual([
      "The column “Members” stands twice. Only the first one is read: rename the other.",
    ]);
  });

  it.each(["Memebrs", "Membrs", "Memberss", "Memmbers", "Menbers", "Member"])(
    "“%s”, which nearly fits, is named",
    (word) => {
      const headers = HEADERS.map((header) => (header === "Members" ? word : header));
      const workbook = new Workbook([], { headers });
      workbook.tab.fill([["Class 7A"]], 2);
      expect(workbook.checked().headers).toEqual([
        `The column “${word}” is not read. If it is meant to be “Members”, correct its header.`,
      ]);
    },
  );

  it("that stands twice under another word for it is named, too", () => {
    const headers = HEADERS.map((header) => (header === "Space name" ? "Name" : header));
    const workbook = new Workbook([], { headers: [...headers, "Name"] });
    expect(workbook.checked().headers).toEqual([
      "The column “Name” stands twice. Only the first one is read: rename the other.",
    ]);
  });

  it.each([
    ["Nemberz", "Members", false],
    ["Mamxers", "Members", false],
    ["Types", "Type", true],
    ["Who canpost", "Who can post", true],
    ["Tape", "Type", false],
  ])(
    "“%s” is named where %s is missing only with one slip in five letters: %s",
    (word, missing, isNamed) => {
      const headers = HEADERS.map((header) => (header === missing ? word : header));
      const workbook = new Workbook([], { headers });
      workbook.tab.fill([["Class 7A"]], 2);
      expect(workbook.checked().headers).toHaveLength(isNamed ? 1 : 0);
    },
  );

  it("of the owner's own is left alone", () => {
    const workbook = new Workbook([], { headers: [...HEADERS, "Teacher", "Room", "Notes"] });
    expect(workbook.checked().headers).toEqual([]);
  });
});

/** What is called between taking and releasing the spreadsheet's lock, by name. */
function callsUnderLock({ google: { appsScript } }: Workbook, act: () => void) {
  const calls: Record<string, number> = {};
  let isLocked = false;
  appsScript.beforeCall = ({ name }) => {
    if (name === "Lock.tryLock") isLocked = true;
    else if (name === "Lock.releaseLock") isLocked = false;
    else if (isLocked) calls[name] = (calls[name] ?? 0) + 1;
    return undefined;
  };
  act();
  appsScript.beforeCall = undefined;
  return calls;
}
