import * as fc from "fast-check";
import { readScript } from "../../local/google/load";
import { seeded } from "../../local/google/seeded";
import { forSome, sample, upTo } from "../sample";
import {
  additions,
  addresses,
  countCalls,
  goOnUntilDone,
  ofClass,
  peopleIn,
  recordOf,
  runWith,
  type,
  workbookWith,
} from "./spaces-that-exist";
import { ALL_HEADERS, type Line, type Workbook } from "./workbook";

describe("a row with more than 49 members", () => {
  it("is made with the first 49, and the others are added in the same run", () => {
    const workbook = workbookWith([ofClass(addresses(60))]);
    expect(workbook.checked().adding).toMatchObject({ people: 0, later: { people: 11 } });

    const state = workbook.run();

    expect(state).toMatchObject({ state: "done", created: 1, left: 0, added: 11, asked: 11 });
    expect(peopleIn(workbook)).toEqual(addresses(60));
    expect(workbook.calls.map(({ method }) => method).slice(0, 2)).toEqual([
      "spaces.setup",
      "spaces.members.create",
    ]);
    expect(additions(workbook)).toHaveLength(11);
    const [row] = workbook.rows();
    expect(row).toMatchObject({ Status: "Created" });
    expect(row?.Details).toMatch(/^Created .*\. 11 people added, /);
    expect(workbook.checked()).toMatchObject({ total: 0, done: 1, adding: { people: 0 } });
  });

  it.each([1, 2])(
    "is not among the spaces that are left where the run ends before that (%d)",
    (made) => {
      const lines = ["Class 7A", "Class 7B", "Class 7C"].map((name) =>
        ofClass(addresses(60), { "Space name": name }),
      );
      const workbook = workbookWith(lines);
      const { properties } = workbook.google.appsScript;
      properties.set("script", new Map([["SPACES_PER_MINUTE", "1"]]));
      const { runId, leases } = workbook.confirm();
      const first = workbook.batch(runId, workbook.me, leases[0]);
      expect(first).toMatchObject({ created: 1, left: 3, asked: 0, toAdd: 0 });
      if (made > 1) {
        workbook.wait(60_000);
        workbook.batch(runId);
      }
      const ended = { created: made, left: 3 - made };
      expect(workbook.me.run("cancelRun", { runId }).result).toMatchObject(ended);
    },
  );

  it("keeps readable who was asked, and who has to accept", () => {
    const members = [...addresses(49), "eve@example.com", "sam@elsewhere.org", "groups/03abc"];
    const workbook = workbookWith([ofClass(members, { "External people": "Yes" })]);
    workbook.run();

    // Groups come last, as in the request.
    expect(recordOf(workbook)).toEqual([
      expect.stringMatching(/^# Created /),
      ...addresses(49),
      "eve@example.com ✓",
      "sam@elsewhere.org …",
      "groups/03abc ✓",
    ]);
    const [row] = workbook.rows();
    expect(row?.Status).toBe("Created – check people");
    expect(row?.Details).toMatch(
      /^Created .*\. 3 people added, .*\. 1 has to accept first: sam@elsewhere\.org\.$/,
    );
  });

  it("is said to have one to add from 50 on", () => {
    const later = (count: number) =>
      workbookWith([ofClass(addresses(count))]).checked().adding?.later.people;
    expect([later(49), later(50)]).toEqual([0, 1]);
  });

  it("goes on at once with the others, and says while they are added how many are left", () => {
    const workbook = workbookWith([ofClass(addresses(60))]);
    const { runId, leases } = workbook.confirm();
    expect(workbook.batch(runId, workbook.me, leases[0])).toMatchObject({ state: "going" });
    const going = workbook.batch(runId);
    const msPerSpace = 60_000 / 295;
    expect(going).toMatchObject({ state: "going", left: 11, asked: 0, workers: 8, msPerSpace });
    const [lease] = "leases" in going ? going.leases : [];
    const adding = workbook.batch(runId, workbook.me, lease);
    expect(adding).toMatchObject({ left: 5, asked: 6, added: 6 });
  });

  it("counts its others among what is left while spaces are to be made, each as much as a space", () => {
    const lines = ["Class 7A", "Class 7B"].map((name) =>
      ofClass(addresses(60), { "Space name": name }),
    );
    const workbook = workbookWith(lines);
    const { runId, leases } = workbook.confirm();
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ created: 1, left: 22 });
  });

  it("names whom Chat refuses, and asks for the others all the same", () => {
    const members = [...addresses(49), "nobody@example.invalid", "eve@example.com"];
    const workbook = workbookWith([ofClass(members)]);
    workbook.run();

    expect(peopleIn(workbook)).toEqual([...addresses(49), "eve@example.com"]);
    expect(workbook.rows()[0]?.Details).toContain(
      "1 was not added: nobody@example.invalid: Chat does not know this address.",
    );
    expect(workbook.checked().adding?.people).toBe(0);
  });

  it("is too long from 1,001 on", () => {
    const workbook = workbookWith([ofClass(addresses(1001))]);
    expect(workbook.checked().attention[0]?.reasons[0]).toContain("1000");
  });

  it("remains one of 49 where nobody can be added, and for group chats", () => {
    const workbook = workbookWith([ofClass(addresses(50))], { capabilities: "none" });
    expect(workbook.checked().attention).toHaveLength(1);
    const chat = workbookWith([{ Type: "Group chat", Members: addresses(50).join(" ") }]);
    expect(chat.checked().attention).toHaveLength(1);
  });
});

describe("people who are added to the Members of a created row", () => {
  const created = (lines: Line[] = [ofClass(addresses(3))], options = {}) => {
    const workbook = workbookWith(lines, options);
    workbook.run();
    return workbook;
  };

  it("are shown by the next check, and added once that is confirmed", () => {
    const workbook = created();
    type(
      workbook,
      0,
      "Members",
      [...addresses(3), "eve@example.com", "carl@example.com"].join(" "),
    );

    const check = workbook.checked();
    expect(check).toMatchObject({ total: 0, done: 1, attention: [] });
    const asks = ["eve@example.com", "carl@example.com"].map((name) => ({ name, to: "add" }));
    expect(check.adding).toMatchObject({
      all: 2,
      people: 2,
      later: { all: 0 },
      spaceCount: 1,
      spaces: [{ row: 2, name: "Class 7A", asks, count: 2 }],
      gone: [],
    });
    expect(check.domains).toEqual([{ domain: "example.com", count: 2 }]);
    expect(additions(workbook)).toHaveLength(0);

    expect(workbook.run()).toMatchObject({ state: "done", created: 0, added: 2, left: 0 });
    expect(peopleIn(workbook)).toEqual([...addresses(3), "eve@example.com", "carl@example.com"]);
    expect(workbook.checked()).toMatchObject({ done: 1, adding: { people: 0 } });
  });

  it("are added without the consent of the first run: an edit alone invites nobody", () => {
    const workbook = workbookWith([ofClass(addresses(60))]);
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    type(workbook, 0, "Members", [...addresses(60), "eve@example.com"].join(" "));
    workbook.goOn({ runId, leases: [] });

    expect(peopleIn(workbook)).toEqual(addresses(49));
    expect(workbook.checked().adding?.people).toBe(12);
    workbook.run();
    expect(peopleIn(workbook)).toEqual([...addresses(60), "eve@example.com"]);
  });

  it("are those who were never asked, however the cell was edited", () => {
    const workbook = created();
    type(workbook, 0, "Members", ["p2@example.com", "eve@example.com"].join(" "));
    workbook.run();
    type(workbook, 0, "Members", ["EVE@example.com", ...addresses(3)].join("\n"));

    expect(workbook.checked().adding?.people).toBe(0);
    expect(additions(workbook)).toHaveLength(1);
    expect(peopleIn(workbook)).toEqual([...addresses(3), "eve@example.com"]);
  });

  it("are counted among what is confirmed and left, until they are added", () => {
    const lines = ["Class 7A", "Class 7B"].map((name) => ofClass([], { "Space name": name }));
    const workbook = created(lines);
    type(workbook, 0, "Members", addresses(3).join(" "));
    type(workbook, 1, "Members", addresses(2).join(" "));
    const { runId, leases } = workbook.confirm();
    const confirmed = { runId, spaces: 2, invitations: 5 };
    expect(workbook.checked().confirmed).toEqual(confirmed);
    workbook.goOn({ runId, leases });
    expect(workbook.checked().confirmed).toBeUndefined();
  });

  it("may be there already, since somebody has added them by hand", () => {
    const workbook = created();
    workbook.google.chat.faults.switchOn("lost-after", { times: 1 });
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    expect(workbook.run()).toMatchObject({ state: "done", added: 1 });
    expect(peopleIn(workbook)).toEqual([...addresses(3), "eve@example.com"]);
    expect(recordOf(workbook).at(-1)).toBe("eve@example.com ✓");
  });

  it("are asked again where the person takes the line that says they were refused away", () => {
    const workbook = created();
    type(workbook, 0, "Members", [...addresses(3), "nobody@example.invalid"].join(" "));
    workbook.run();
    expect(workbook.checked().adding?.people).toBe(0);
    type(
      workbook,
      0,
      "Request ID",
      (workbook.column("Request ID")[0] ?? "").replace(/\nnobody.*/, ""),
    );
    expect(workbook.checked().adding?.people).toBe(1);
  });

  it("are asked for in named spaces alone, whether their type is said or not", () => {
    const chat = { Type: "Group chat", Members: addresses(2).join(" ") };
    const workbook = created([ofClass(addresses(2), { Type: "Space" }), chat]);
    for (const row of [0, 1]) type(workbook, row, "Members", addresses(3).join(" "));
    const { adding, attention } = workbook.checked();
    expect([adding?.spaces, attention]).toMatchObject([[{ row: 2 }], [{ row: 3 }]]);
  });

  it("are not asked for in a row that was made before anybody was kept, but found there", () => {
    const before = workbookWith([ofClass(addresses(3))], { capabilities: "none" });
    before.run();
    const lines = before.rows() as Line[];
    const workbook = workbookWith(lines);
    expect(workbook.checked().adding?.people).toBe(0);
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    expect(workbook.checked().adding?.people).toBe(4);
  });

  it("stay out of a space whose row is not to take part", () => {
    const lines = [ofClass(addresses(2)), ofClass(addresses(2, 10), { "Space name": "Class 7B" })];
    const workbook = created(lines);
    for (const row of [0, 1]) type(workbook, row, "Members", `eve${row}@example.com`);
    const { toConfirm } = workbook.checked();
    const confirmed = workbook.confirm(workbook.me, toConfirm.slice(1));
    workbook.goOn(confirmed);
    expect([peopleIn(workbook, 0), peopleIn(workbook, 1)]).toEqual([
      addresses(2),
      [...addresses(2, 10), "eve1@example.com"],
    ]);
  });

  it("come into new spaces and old ones in one run", () => {
    const workbook = created();
    const values = workbook.tab.values();
    const line = ALL_HEADERS.map((header) => (header === "Space name" ? "Class 7B" : ""));
    workbook.tab.fill([...values, line]);
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    type(workbook, 1, "Members", "zoe@elsewhere.org");
    // New ones come first, as in the preview, of which the first one can be tried.
    expect(workbook.checked()).toMatchObject({
      rows: [3, 2],
      preview: [{ row: 3 }],
      domains: [
        { domain: "elsewhere.org", count: 1 },
        { domain: "example.com", count: 1 },
      ],
    });
    expect(workbook.run()).toMatchObject({ created: 1, added: 1 });
    expect(workbook.spaces).toHaveLength(2);
    expect(peopleIn(workbook)).toContain("eve@example.com");
  });

  it("are said to be no address where they are none", () => {
    const byHand = { Status: "Created", Space: "Old" };
    const old = ofClass(["ana(at)example.com"], { "Space name": "Old", ...byHand });
    const workbook = created([ofClass(addresses(3)), old]);
    type(workbook, 0, "Members", [...addresses(3), "eve(at)example.com", "bo@x"].join(" "));
    const { adding, people, attention } = workbook.checked();
    expect([adding?.people, attention]).toEqual([0, []]);
    expect(people).toHaveLength(1);
    expect(people[0]?.reasons[0]).toContain("eve(at)example.com, bo@x");
  });

  it("are pointed out where people cannot be added, and no more", () => {
    const workbook = created(undefined, { capabilities: "none" });
    expect(workbook.checked().edited).toEqual([]);
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    expect(workbook.checked()).toMatchObject({ total: 0, done: 1, toConfirm: [] });
    expect(workbook.checked().adding).toBeUndefined();
    expect(workbook.checked().edited).toMatchObject([{ row: 2, name: "Class 7A", reasons: [""] }]);
  });
});

describe("long addresses in other letters than ASCII, and all refused", () => {
  const long = (count: number, bytes: number) =>
    addresses(count).map((address) => {
      const letters = Math.floor((bytes - address.length) / 3);
      return `${"漢".repeat(60)}${address.replace("@", `@${"漢".repeat(letters - 60)}`)}`;
    });

  it.each([
    [57, 1, 900],
    [1, 160, 440],
  ])("fit into what is kept of a piece of work: in %i rows %i of %i bytes", (rows, each, bytes) => {
    const lines = Array.from({ length: rows }, (_, index) =>
      ofClass(addresses(1), { "Space name": `${"クラス".repeat(20)} ${index}` }),
    );
    const workbook = workbookWith(lines);
    workbook.run();
    workbook.wait(100_000);
    workbook.google.chat.faults.switchOn("permission-denied", {
      when: ({ method }) => method === "spaces.members.create",
    });
    const people = long(each, bytes).join(" ");
    const [header = [], ...filled] = workbook.tab.values();
    const members = ALL_HEADERS.indexOf("Members");
    workbook.tab.fill([
      header,
      ...filled.map((row) => row.map((cell, at) => (at === members ? people : cell))),
    ]);
    expect(workbook.run()).toMatchObject({ state: "done", left: 0, asked: rows * each });
    expect(additions(workbook)).toHaveLength(rows * each);
  });
});

test("nobody is added to a space that somebody writes into a claim between check and confirmation", () => {
  const board = ofClass(["bo@example.com"], { "Space name": "Board" });
  const workbook = workbookWith([ofClass(["ada@example.com"]), board]);
  workbook.run();
  type(workbook, 0, "Members", "ada@example.com, eve@example.com");
  const { toConfirm } = workbook.checked();
  const [own = [], other = []] = workbook.column("Request ID").map((claim) => claim.split(" "));
  const forged = [...own.slice(0, 7), ...other.slice(7, 9), ...own.slice(9)];
  type(workbook, 0, "Request ID", forged.join(" "));
  const confirmation = workbook.confirm(workbook.me, toConfirm);
  expect(confirmation).toMatchObject({ rows: 0, changed: 1 });
  workbook.goOn(confirmation);
  expect(peopleIn(workbook, 1)).toEqual(["bo@example.com"]);
});

test("who was added to a space whose row is deleted meanwhile is counted", () => {
  const workbook = workbookWith([ofClass(addresses(3))]);
  workbook.run();
  type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
  const confirmation = workbook.confirm();
  workbook.google.appsScript.beforeCall = ({ name }) => {
    if (!name.startsWith("Chat.")) return undefined;
    workbook.google.appsScript.beforeCall = undefined;
    workbook.tab.deleteRows(2);
    return undefined;
  };
  expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", added: 1, toAdd: 0, left: 0 });
  expect(peopleIn(workbook)).toContain("eve@example.com");
});

test.each([["bad1"], ["bad1 bad2 bad3 bad4"]])(
  "those whom Chat cannot add keep nobody else from being added: %s",
  (bad) => {
    const workbook = workbookWith(
      ["A", "B", "C"].map((name) => ofClass(["ada@example.com"], { "Space name": name })),
    );
    workbook.run();
    workbook.wait(100_000);
    const named = (names: string[]) => names.map((name) => `${name}@example.com`).join(", ");
    type(workbook, 0, "Members", named(["ada", ...bad.split(" ")]));
    for (const row of [1, 2]) type(workbook, row, "Members", named(["ada", "eve"]));
    workbook.google.chat.faults.switchOn("server-error", {
      when: ({ body }) => /bad\d@/.test(JSON.stringify(body ?? "")),
    });
    expect(workbook.run()).toMatchObject({ state: "stopped", added: 2 });
    for (const space of [1, 2]) expect(peopleIn(workbook, space)).toContain("eve@example.com");
  },
);

test("those whom Chat cannot add, where they are so many that the run stops, keep nobody from being added at a later start", () => {
  const workbook = workbookWith([ofClass(addresses(1))], { random: seeded(1) });
  workbook.run();
  const members = [...addresses(1), ...addresses(20, 10), "eve@example.com", ...addresses(9, 30)];
  type(workbook, 0, "Members", members.join(" "));
  workbook.google.chat.faults.switchOn("server-error", {
    when: ({ body }) => /p\d+@/.test(JSON.stringify(body ?? "")),
  });
  for (let starts = 0; starts < 5; starts++) workbook.run();
  expect(peopleIn(workbook)).toEqual(["p0@example.com", "eve@example.com"]);
});

describe("a record that would not fit into a cell", () => {
  const long = (count: number, from = 0) =>
    addresses(count, from).map((each) => each.replace("@", `@${"a-long-name.".repeat(18)}`));

  it("leaves out why so many were refused, and goes on", () => {
    const workbook = workbookWith([ofClass(addresses(1))]);
    workbook.run();
    const people = long(175);
    type(workbook, 0, "Welcome message", "Hello");
    workbook.google.chat.faults.switchOn("permission-denied", {
      when: ({ method }) => /^spaces\.(members|messages)\.create$/.test(method),
    });
    for (const count of [160, 175]) {
      type(workbook, 0, "Members", [...addresses(1), ...people.slice(0, count)].join(" "));
      expect(workbook.run()).toMatchObject({ state: "done", left: 0, added: 0 });
    }
    expect(additions(workbook)).toHaveLength(175);
    const [details] = workbook.column("Details");
    expect(details).toContain(`${people[0]}: not allowed`);
    expect(details).toContain("The welcome message was not posted: not allowed");
    const reasons = recordOf(workbook).filter((line) => line.includes("not allowed"));
    expect(reasons.length).toBeLessThan(175);
    // Those whom Details names have theirs still.
    expect(reasons.slice(0, 5).map((line) => line.split(" ")[0])).toEqual(people.slice(0, 5));
    expect(workbook.checked().adding?.all).toBe(0);
  });

  it("says still who could not be made a member, which is known by why alone", () => {
    const workbook = workbookWith([ofClass(addresses(1))]);
    const people = long(175, 10);
    const add = (count: number) => {
      const all = [...addresses(1), ...people.slice(0, count), "eve@example.com"];
      type(workbook, 0, "Members", all.join(" "));
      workbook.run();
    };
    workbook.run();
    workbook.google.chat.faults.switchOn("permission-denied", {
      when: ({ method, body }) =>
        method === "spaces.members.create" && JSON.stringify(body).includes("a-long-name."),
    });
    add(10);
    type(workbook, 0, "Managers", "eve@example.com");
    workbook.run();
    workbook.google.chat.faults.switchOn("permission-denied", {
      when: ({ method }) => method !== "spaces.members.get",
    });
    type(workbook, 0, "Managers", "");
    workbook.run();
    add(160);
    add(175);
    const [details] = workbook.column("Details");
    expect(details).toContain("1 is still a manager: eve@example.com");
  });

  it("takes no more people than it has room for, and the check says so", () => {
    const workbook = workbookWith([ofClass(addresses(1), { "External people": "Yes" })]);
    workbook.run();
    type(workbook, 0, "Members", [...addresses(1), ...long(250)].join(" "));
    const { adding, people } = workbook.checked();
    expect(adding?.people).toBeLessThan(250);
    expect(adding?.people).toBeGreaterThan(150);
    expect(people[0]?.reasons[0]).toMatch(
      /^Only \d+ of its 251 members can be added from this row\. Add the others in Chat\.$/,
    );
    expect(workbook.run()).toMatchObject({ state: "done", left: 0, added: adding?.people });
    const after = workbook.checked();
    expect(after.adding?.people).toBe(0);
    expect(after.people.at(-1)).toEqual(people[0]);
    const other = workbookWith([ofClass(long(250))]);
    expect(other.checked().attention[0]?.reasons[0]).toContain("There are 250 members");
  });

  it.each(["Request ID", "Details"] as const)(
    "since somebody has filled %s: that is their row alone",
    (header) => {
      const workbook = workbookWith([
        ofClass(addresses(1)),
        ofClass(addresses(1, 5), { "Space name": "Class 7B" }),
      ]);
      workbook.run();
      const filled = `${workbook.column(header)[0]}\n${"x".repeat(49_600)}`;
      type(workbook, 0, header, filled);
      type(workbook, 0, "Members", addresses(30).join(" "));
      type(workbook, 1, "Members", "p5@example.com eve@example.com");
      expect(workbook.run()).toMatchObject({ state: "done", left: 0 });
      expect(peopleIn(workbook, 1)).toEqual(["p5@example.com", "eve@example.com"]);
      type(workbook, 0, "Members", "");
      workbook.check({ writeReasons: true });
    },
  );
});

test("whatever is done to the cell between runs, everybody who ever stood there is in, asked once", () => {
  const lists = fc.array(fc.uniqueArray(fc.nat(8), { maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(lists, ([first = [], ...later]) => {
      const named = (list: number[]) => list.map((number) => `p${number}@example.com`);
      const workbook = workbookWith([ofClass(named(first))]);
      workbook.run();
      const ever = new Set(first);
      for (const list of later) {
        type(workbook, 0, "Members", named(list).join("\n"));
        const newcomers = list.filter((number) => !ever.has(number));
        expect(workbook.checked().adding?.people).toBe(newcomers.length);
        if (newcomers.length > 0) workbook.run();
        for (const number of list) ever.add(number);
      }
      expect(peopleIn(workbook).sort()).toEqual(named([...ever]).sort());
      expect(additions(workbook)).toHaveLength(ever.size - first.length);
    }),
    { numRuns: sample(4) },
  );
});

describe("whatever happens while people are added", () => {
  const NEW = [...addresses(51), "sam@elsewhere.org"];
  const WANTED: Record<string, string[]> = {
    "Class 7A": NEW,
    "Class 7B": [...addresses(2, 100), "eve@example.com", "carl@example.com"],
    "Class 7C": addresses(1, 200),
  };

  /** One space is there, and has two newcomers; one needs more than 49 people, and one needs few. */
  function school(): Workbook {
    const workbook = workbookWith([
      ofClass(addresses(2, 100), { "Space name": "Class 7B" }),
      ofClass([], { "Space name": "" }),
      ofClass([], { "Space name": "" }),
    ]);
    workbook.run();
    const open = { "External people": "Yes" };
    workbook.tab.fill([["Class 7B", WANTED["Class 7B"]?.join(" ") ?? ""]], 2);
    const lines = [
      ofClass(NEW, open),
      ofClass(addresses(1, 200), { "Space name": "Class 7C" }),
    ].map((line) => ALL_HEADERS.map((header) => line[header] ?? ""));
    workbook.tab.fill(lines, 3);
    return workbook;
  }

  /** The person goes on until there is nothing to do; then everybody is where they were asked. */
  function expectAllIn(workbook: Workbook, mostRepeated: number): void {
    workbook.google.chat.faults.switchAllOff();
    goOnUntilDone(workbook);
    expect(workbook.checked()).toMatchObject({ total: 0, done: 3, attention: [] });
    const people = Object.fromEntries(
      workbook.spaces.map(({ space }, index) => [space.displayName, peopleIn(workbook, index)]),
    );
    const sorted = (lists: Record<string, string[]>) =>
      Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list].sort()]));
    expect(workbook.spaces).toHaveLength(3);
    expect(sorted(people)).toEqual(sorted(WANTED));
    expect(additions(workbook).length - 5).toBeLessThanOrEqual(mostRepeated);
    const invited = workbook.rows().map((row) => row.Status);
    expect(invited.filter((status) => status === "Created")).toHaveLength(2);
    expect(invited).toContain("Created – check people");
  }

  const whole = school();
  const calls = countCalls(whole, () => whole.run());

  it("nothing: each is asked once", () => {
    const workbook = school();
    workbook.run();
    expectAllIn(workbook, 0);
  });

  it.each([0, 1, 3])(
    "an execution is killed at any call, with %i writes done: each is asked at most once more",
    (kill) => {
      forSome(upTo(calls), 3, (at) => {
        const workbook = school();
        runWith(workbook, at, { kill });
        expectAllIn(workbook, 1);
      });
    },
  );

  const FAULTS = ["lost-before", "lost-after", "too-many-requests", "unavailable", "server-error"];

  it.each(FAULTS as "lost-after"[])("%s at any call of Chat's: the same", (fault) => {
    const asked = school();
    asked.run();
    // The first has made one of the spaces before.
    forSome(upTo(asked.calls.length).slice(1), 2, (call) => {
      const workbook = school();
      workbook.google.chat.faults.switchOn(fault, { when: ({ number }) => number === call });
      expect(workbook.run()).toMatchObject({ state: "done" });
      expectAllIn(workbook, 1);
    });
  });

  it.each(["sort", "insert"])("somebody does %s at any call: the same", (change) => {
    forSome(upTo(calls), 3, (at) => {
      const workbook = school();
      runWith(workbook, at, () => {
        if (change === "sort") workbook.tab.sort(1, true);
        else workbook.tab.insertRows(2);
      });
      expectAllIn(workbook, 0);
    });
  });

  it("the person cancels: whoever is left is shown by the next check", () => {
    const workbook = workbookWith([ofClass(addresses(90))]);
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    const { result } = workbook.me.run("cancelRun", { runId });
    expect(result).toMatchObject({ state: "cancelled", created: 1, left: 0 });
    expect(peopleIn(workbook)).toHaveLength(49);
    expect(workbook.rows()[0]).toMatchObject({ Status: "Created – check people" });
    expect(workbook.rows()[0]?.Details).toMatch(/41 people are still to be added\.$/);
    expect(workbook.checked().adding?.people).toBe(41);
    expect(workbook.run()).toMatchObject({ added: 41 });
    expect(peopleIn(workbook)).toEqual(addresses(90));
  });
});

describe("adding people", () => {
  it("is part of how long it takes, whether the spaces are there or still to be made", () => {
    const workbook = workbookWith([ofClass([]), ofClass(addresses(349), { "Space name": "" })]);
    workbook.run();
    type(workbook, 0, "Members", addresses(300, 400).join(" "));
    type(workbook, 1, "Space name", "Class 7B");
    const { durationMs, adding } = workbook.checked();
    expect(adding).toMatchObject({ people: 300, later: { people: 300 } });
    // Chat takes 295 a minute.
    expect(durationMs / 60_000).toBeGreaterThan(600 / 295);
    expect(durationMs / 60_000).toBeLessThan(1.2 * (600 / 295));
  });

  it("is shown for a few of many spaces and people beforehand, and counted for all", () => {
    const workbook = workbookWith([ofClass([])]);
    workbook.run();
    type(workbook, 0, "Members", addresses(6).join(" "));
    const [, row = []] = workbook.tab.values();
    // As if there were as many spaces: to each row its own ID.
    const ids = Array.from({ length: 51 }, (_, index) => String(1000 + index));
    const claims = ids.map((id) => row.map((cell) => String(cell).replace(/^....(?=.{4}-)/, id)));
    workbook.tab.fill(claims, 2);
    const { adding } = workbook.checked();
    expect(adding).toMatchObject({ people: 306, spaceCount: 51 });
    expect(adding?.spaces).toHaveLength(50);
    expect(adding?.spaces[0]).toMatchObject({
      count: 6,
      asks: addresses(5).map((name) => ({ name })),
    });
  });

  it("keeps to Chat's quota, and uses nearly all of it", () => {
    const lines = Array.from({ length: 14 }, (_, index) =>
      ofClass(addresses(49 + 45, 100 * index), { "Space name": `Class ${index}` }),
    );
    const workbook = workbookWith(lines);
    expect(workbook.run()).toMatchObject({ state: "done", created: 14, added: 630 });
    expect(workbook.calls.filter(({ status }) => status === 429)).toEqual([]);
    const times = additions(workbook).map(({ at }) => at);
    const minutes = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 60_000;
    // The first 74 are free at once.
    expect((630 - 74) / minutes).toBeGreaterThan(270);
    expect((630 - 74) / minutes).toBeLessThan(300);
  });

  it("goes more slowly where Chat asks for it, and loses nobody", () => {
    const workbook = workbookWith([ofClass(addresses(300))]);
    const faults = { times: 1, when: ({ method }: { method: string }) => /members/.test(method) };
    workbook.google.chat.faults.switchOn("too-many-requests", faults);
    expect(workbook.run()).toMatchObject({ state: "done", created: 1, added: 251 });
    expect(peopleIn(workbook)).toHaveLength(300);
  });

  it("takes a permission of its own, asked for only where it is needed", () => {
    const workbook = workbookWith([ofClass(addresses(3))]);
    const scope = "https://www.googleapis.com/auth/chat.memberships";
    const scopes = readScript("all").manifest.oauthScopes ?? [];
    const person = workbook.google.appsScript.person("you@example.com", {
      granted: scopes.filter((each) => each !== scope),
    });
    person.openSpreadsheet();
    expect(workbook.run(person)).toMatchObject({ state: "done", created: 1 });

    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    const { toConfirm } = workbook.checked(person);
    expect(workbook.confirmExecution(person, toConfirm).result).toMatchObject({
      state: "permissionMissing",
    });
    expect(additions(workbook)).toHaveLength(0);
  });

  it("is for whoever is in the space: another person's are refused by Chat, and it says so", () => {
    const workbook = workbookWith([ofClass(addresses(3))]);
    workbook.run();
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    const other = workbook.person("other@example.com");
    workbook.run(other);
    expect(peopleIn(workbook)).toEqual(addresses(3));
    expect(workbook.rows()[0]?.Details).toContain(
      "eve@example.com: not allowed, by the space or by your organisation",
    );
  });

  it("costs spreadsheet calls by the piece of work, not by the person", () => {
    const callsFor = (count: number) => {
      const workbook = workbookWith([ofClass(addresses(count))]);
      const confirmed = workbook.confirm();
      let calls = 0;
      workbook.google.appsScript.beforeCall = ({ name }) => {
        if (/^(Spreadsheet|Sheet|Range)\.|flush$/.test(name)) calls += 1;
        return undefined;
      };
      workbook.goOn(confirmed);
      return calls;
    };
    expect(callsFor(55)).toBe(callsFor(50));
  });
});
