import * as fc from "fast-check";
import { sample } from "../sample";
import { writesOfReasons } from "./somebody";
import {
  additions,
  addresses,
  ofClass,
  peopleIn,
  recordOf,
  rolesIn,
  type,
  workbookWith,
} from "./spaces-that-exist";
import { ALL_HEADERS, HEADERS, type Line, resultOf, type Workbook } from "./workbook";

const patches = (workbook: Workbook) =>
  workbook.calls.filter(({ method }) => method === "spaces.members.patch");
const NOBODY: [members: number[], managers: number[]] = [[], []];
const looks = (workbook: Workbook) =>
  workbook.calls.filter((call) => call.method === "spaces.members.get" && call.status === 200);

describe("a row with managers", () => {
  it("has them in its space along with the members, and makes them managers in the same run", () => {
    const workbook = workbookWith([
      ofClass(addresses(2), { Managers: "Bo <bo@example.com>, p1@example.com" }),
    ]);
    const { adding, preview } = workbook.checked();
    expect(adding?.later).toMatchObject({ people: 0, managers: 2 });
    expect(preview[0]).toMatchObject({
      members: ["bo@example.com", "p1@example.com", "p0@example.com"],
      managers: ["bo@example.com", "p1@example.com"],
      invitations: 3,
    });

    expect(workbook.run()).toMatchObject({ state: "done", created: 1, added: 0, roles: 2 });

    expect(rolesIn(workbook)).toEqual({
      "bo@example.com": "ROLE_MANAGER",
      "p1@example.com": "ROLE_MANAGER",
      "p0@example.com": "ROLE_MEMBER",
    });
    expect(recordOf(workbook).slice(1)).toEqual([
      "bo@example.com ★",
      "p1@example.com ★",
      "p0@example.com",
    ]);
    const [row] = workbook.rows();
    expect(row).toMatchObject({ Status: "Created" });
    expect(row?.Details).toMatch(/^Created .*\. 2 were made managers\.$/);
    expect(additions(workbook)).toHaveLength(0);
  });

  it("adds those beyond the first 49 and makes them managers without looking for them", () => {
    const managers = addresses(50, 100);
    const workbook = workbookWith([ofClass([], { Managers: managers.join(" ") })]);
    workbook.run();
    expect(additions(workbook)).toHaveLength(1);
    expect([looks(workbook).length, patches(workbook).length]).toEqual([49, 50]);
    expect(Object.values(rolesIn(workbook)).every((role) => role === "ROLE_MANAGER")).toBe(true);
  });

  it("leaves whoever made the space as they are", () => {
    const workbook = workbookWith([ofClass(addresses(1), { Managers: "me@example.com" })]);
    workbook.run();
    expect(patches(workbook)).toHaveLength(0);
    expect(recordOf(workbook).slice(1)).toEqual(["me@example.com ★=", "p0@example.com"]);
    type(workbook, 0, "Managers", "");
    type(workbook, 0, "Members", "me@example.com p0@example.com");
    expect(workbook.checked().adding?.all).toBe(0);
  });

  it.each([
    ["Ana Lima", "Space", "“Ana Lima” cannot be a manager"],
    ["groups/03abc, ana", "Space", "These cannot be managers: ana, groups/03abc."],
    ["bo@example.com", "Group chat", "Only the type Space has managers."],
  ])("is not created where they are %j of the type %s", (managers, kind, reason) => {
    const members = addresses(2).join(" ");
    const name = kind === "Space" ? "Class 7A" : "";
    const line = { "Space name": name, Members: members, Managers: managers, Type: kind };
    const workbook = workbookWith([line]);
    const { attention, total } = workbook.checked();
    expect(total).toBe(0);
    expect(attention[0]?.reasons.join()).toContain(reason);
    expect(attention[0]?.column).toBe(ALL_HEADERS.indexOf("Managers") + 1);
  });

  it("says whom Chat does not make a manager, and why", () => {
    const workbook = workbookWith([ofClass(addresses(2), { Managers: "p0@example.com" })]);
    workbook.google.chat.faults.switchOn("permission-denied", {
      when: ({ method }) => method === "spaces.members.patch",
    });
    workbook.run();
    const [row] = workbook.rows();
    expect(row?.Status).toBe("Created – check people");
    expect(row?.Details).toContain("1 could not be made a manager: p0@example.com: not allowed");
    expect(workbook.checked().adding?.all).toBe(0);
  });

  it("is nothing but a column of the person's own where people cannot be added", () => {
    const lines = [ofClass(addresses(2), { Managers: "Ana Lima" })];
    const workbook = workbookWith(lines, { capabilities: "none" });
    expect(workbook.checked()).toMatchObject({ total: 1, attention: [] });
    workbook.run();
    type(workbook, 0, "Managers", "Bo");
    expect(workbook.checked()).toMatchObject({ done: 1, edited: [] });
  });
});

describe("managers of a created row", () => {
  const created = (more: Line = {}) => {
    const workbook = workbookWith([ofClass(addresses(3), more)]);
    workbook.run();
    return workbook;
  };

  it("are members who are looked for and patched, or newcomers who are added first", () => {
    const workbook = created();
    type(workbook, 0, "Managers", "p1@example.com eve@example.com");
    expect(workbook.checked().adding).toMatchObject({
      ...{ all: 2, people: 1, managers: 2 },
      spaces: [
        {
          asks: [
            { name: "p1@example.com", to: "makeManager" },
            { name: "eve@example.com", to: "addManager" },
          ],
        },
      ],
    });
    expect(workbook.run()).toMatchObject({ asked: 2, added: 1, roles: 2, left: 0 });
    expect(rolesIn(workbook)).toMatchObject({
      "p1@example.com": "ROLE_MANAGER",
      "eve@example.com": "ROLE_MANAGER",
    });
    expect([additions, looks, patches].map((of) => of(workbook).length)).toEqual([1, 1, 2]);
  });

  it("are newcomers who are said to be still to be added as long as others come first", () => {
    const workbook = created();
    type(workbook, 0, "Managers", addresses(8, 10).join(" "));
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    const left = 8 - additions(workbook).length;
    expect(workbook.rows()[0]?.Details).toMatch(` ${left} people are still to be added.`);
  });

  it("are newcomers where the space was made with nobody, also once that is confirmed", () => {
    const workbook = workbookWith([ofClass([])]);
    workbook.run();
    type(workbook, 0, "Managers", "eve@example.com");
    const { runId } = workbook.confirm();
    expect(workbook.checked().confirmed).toEqual({ runId, spaces: 1, invitations: 1 });
    resultOf(workbook.me.run("cancelRun", { runId }));
    expect(workbook.checked().adding).toMatchObject({ people: 1, managers: 1 });
  });

  it("become members like others where they stand in Members alone, and nothing where nowhere", () => {
    const workbook = created({ Managers: "p1@example.com bo@example.com" });
    type(workbook, 0, "Managers", "");
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    const counts = { all: 2, people: 1, managers: 0, noManagers: 1, messages: 0 };
    expect(workbook.checked().adding).toMatchObject(counts);
    workbook.run();
    expect(rolesIn(workbook)).toMatchObject({
      "p1@example.com": "ROLE_MEMBER",
      "bo@example.com": "ROLE_MANAGER",
      "eve@example.com": "ROLE_MEMBER",
    });
    expect(recordOf(workbook).slice(1)).toEqual([
      ...["p1@example.com", "bo@example.com ★", "p0@example.com", "p2@example.com"],
      "eve@example.com ✓",
    ]);
    expect(workbook.checked().adding?.gone[0]?.reasons[0]).toContain("bo@example.com");
  });

  it("may be people who were added before, which is said still", () => {
    const workbook = created();
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    workbook.run();
    type(workbook, 0, "Managers", "eve@example.com");
    workbook.run();
    expect(recordOf(workbook).at(-1)).toBe("eve@example.com ✓ ★");
    expect(workbook.rows()[0]?.Details).toMatch(
      /1 person added, .*: eve.* 1 was made a manager\.$/,
    );
  });

  it("are added first where Chat had left them out", () => {
    const workbook = workbookWith([ofClass(["p0@example.com", "bo@example.com"])]);
    workbook.google.chat.faults.switchOn("people-left-out", { people: ["p0@example.com"] });
    workbook.run();
    expect(peopleIn(workbook)).toEqual(["bo@example.com"]);
    workbook.google.chat.faults.switchAllOff();
    type(workbook, 0, "Managers", "p0@example.com");
    workbook.run();
    expect(rolesIn(workbook)).toMatchObject({ "p0@example.com": "ROLE_MANAGER" });
    expect([additions, looks, patches].map((of) => of(workbook).length)).toEqual([1, 0, 1]);
  });

  it("who have to accept first are tried again in each run until they have", () => {
    const workbook = created({ "External people": "Yes" });
    type(workbook, 0, "Managers", "sam@elsewhere.org");
    expect(workbook.run()).toMatchObject({ state: "done", added: 1, roles: 0 });
    expect(workbook.rows()[0]?.Details).toContain(
      "1 could not be made a manager: sam@elsewhere.org",
    );
    const [space] = workbook.spaces;
    expect(workbook.checked().adding).toMatchObject({ all: 1, managers: 1 });
    expect(workbook.run()).toMatchObject({ state: "done", added: 0, roles: 0 });
    expect(recordOf(workbook).at(-1)).toMatch(/^sam@elsewhere\.org … ☆ \S/);
    expect(workbook.rows()[0]?.Details).toContain("1 has to accept first: sam@elsewhere.org.");
    const sam = space?.members.find(({ who }) => who === "sam@elsewhere.org");
    Object.assign(sam?.membership ?? {}, { state: "JOINED" });
    expect(workbook.run()).toMatchObject({ state: "done", roles: 1 });
    expect(workbook.checked().adding?.all).toBe(0);
  });

  it("who have to accept first are asked for once in a run, and keep no message waiting", () => {
    const workbook = created({ "External people": "Yes" });
    type(workbook, 0, "Managers", "sam@elsewhere.org");
    type(workbook, 0, "Members", [...addresses(3), ...addresses(12, 10)].join(" "));
    type(workbook, 0, "Welcome message", "Hello");
    const all = { asked: 1 + 12 + 1, added: 1 + 12, roles: 0, messages: 1 };
    expect(workbook.run()).toMatchObject({ state: "done", ...all });
    expect(patches(workbook)).toHaveLength(1);
  });

  it("are made by whoever may, though Chat has refused that to another person", () => {
    const workbook = created();
    type(workbook, 0, "Managers", "p1@example.com");
    expect(workbook.run(workbook.person("p0@example.com"))).toMatchObject({ asked: 1, roles: 0 });
    expect(workbook.rows()[0]?.Details).toContain("1 could not be made a manager: p1@example.com");
    expect(workbook.run()).toMatchObject({ state: "done", roles: 1 });
    expect(workbook.rows()[0]).toMatchObject({ Status: "Created" });
  });

  it("are asked for once where Chat does not even add them", () => {
    const workbook = created();
    type(workbook, 0, "Managers", "nobody@example.invalid");
    expect(workbook.run()).toMatchObject({ state: "done", asked: 1, added: 0, roles: 0 });
    expect(workbook.checked().adding?.all).toBe(0);
  });

  it.each([
    ["added", "eve@example.com", 1],
    ["not asked again where they were members before", "p1@example.com", 0],
  ])("count from when the script can set them, and are %s", (_, manager, people) => {
    const lines = [ofClass(addresses(3), { Managers: manager })];
    const before = workbookWith(lines, { capabilities: "none" });
    before.run();
    const workbook = workbookWith(before.rows() as Line[]);
    expect(workbook.checked().adding).toMatchObject({ all: 1, people, managers: 1 });
  });
});

describe("a manager who is to be a member like others again", () => {
  const led = () => {
    const workbook = workbookWith([ofClass(addresses(2), { Managers: "p0@example.com" })]);
    workbook.run();
    type(workbook, 0, "Managers", "");
    return workbook;
  };

  it("is said to be one to change as long as others come first", () => {
    const workbook = led();
    type(workbook, 0, "Members", [...addresses(6, 10), ...addresses(2)].join(" "));
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    expect(workbook.rows()[0]?.Details).toMatch(/ 1 role is still to be changed\.$/);
  });

  it("is said to be one still where Chat refuses that", () => {
    const workbook = led();
    workbook.google.chat.faults.switchOn("permission-denied", {
      when: ({ method }) => method === "spaces.members.patch",
    });
    expect(workbook.run()).toMatchObject({ state: "done", roles: 0 });
    const [row] = workbook.rows();
    expect(row?.Status).toBe("Created – check people");
    expect(row?.Details).toContain("1 is still a manager: p0@example.com: not allowed");
    expect(workbook.checked().adding?.all).toBe(0);
  });

  it("is not said to have become one by somebody who is not in the space, and becomes one by who is", () => {
    const workbook = led();
    const other = workbook.person("other@example.com");
    type(workbook, 0, "Members", [...addresses(2), "eve@example.com"].join(" "));
    expect(workbook.run(other)).toMatchObject({ state: "done", roles: 0, added: 0 });
    expect(workbook.rows()[0]?.Details).toContain("1 is still a manager: p0@example.com");
    expect(workbook.checked(other).adding?.all).toBe(0);

    expect(workbook.run()).toMatchObject({ state: "done", roles: 1, added: 1 });
    expect(rolesIn(workbook)).toMatchObject({ "p0@example.com": "ROLE_MEMBER" });
    expect(peopleIn(workbook)).toContain("eve@example.com");
    const people = ["p0@example.com", "p1@example.com", "eve@example.com ✓"];
    expect(recordOf(workbook).slice(1)).toEqual(people);
    expect(workbook.rows()[0]).toMatchObject({ Status: "Created" });
    expect(workbook.checked().adding?.all).toBe(0);
  });

  it("is nobody because the column of managers is gone", () => {
    const workbook = workbookWith([ofClass(addresses(2), { Managers: "p0@example.com" })]);
    workbook.run();
    const values = workbook.tab.values();
    workbook.tab.fill([
      values[0]?.map((header) => (header === "Managers" ? "Leads" : header)) ?? [],
    ]);
    expect(workbook.checked().adding?.all).toBe(0);
    workbook.tab.fill(values);
    type(workbook, 0, "Managers", "");
    expect(workbook.checked().adding?.noManagers).toBe(1);
  });

  it.each(["#N/A", "Loading...", "Ana Silva"])("is nobody because a cell shows %s", (cell) => {
    const workbook = led();
    type(workbook, 0, "Managers", cell);
    expect(workbook.checked().adding?.all).toBe(0);
    expect(workbook.checked().people[0]?.reasons[0]).toContain(cell);
  });
});

test("a space that is not the row's own, as somebody has written, is shown before anybody is added", () => {
  const workbook = workbookWith([
    ofClass(addresses(1)),
    ofClass(addresses(1, 5), { "Space name": "Board" }),
  ]);
  workbook.run();
  type(workbook, 0, "Members", "p0@example.com evil@example.com");
  expect(workbook.checked().adding?.spaces[0]).not.toHaveProperty("unproven");
  const [own = "", board = ""] = workbook.spaces.map(({ space }) => String(space.name));
  const [cell = ""] = workbook.column("Request ID");
  type(workbook, 0, "Request ID", cell.replace(own, board));
  expect(workbook.checked().adding?.spaces[0]).toMatchObject({ row: 2, unproven: board });
});

describe("lines that somebody else has put behind a claim, or taken away", () => {
  /** Somebody was made a manager by hand, and one more person is to come. */
  function led(): Workbook {
    const workbook = workbookWith([ofClass(addresses(3))]);
    workbook.run();
    const lead = workbook.spaces[0]?.members.find(({ who }) => who === "p0@example.com");
    Object.assign(lead?.membership ?? {}, { role: "ROLE_MANAGER" });
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    return workbook;
  }

  const forge = (workbook: Workbook, line: string) => {
    const [cell = ""] = workbook.column("Request ID");
    type(workbook, 0, "Request ID", cell.replace("\np0@example.com", line));
  };

  it.each(["\np0@example.com ✓ ★", ""])(
    "after the person has confirmed, do nothing: %j",
    (line) => {
      const workbook = led();
      const confirmed = workbook.confirm();
      forge(workbook, line);
      workbook.goOn(confirmed);
      expect(rolesIn(workbook)).toMatchObject({ "p0@example.com": "ROLE_MANAGER" });
      expect([additions, patches].flatMap((of) => of(workbook))).toEqual([]);
      expect(workbook.checked().adding?.all).toBe(2);
    },
  );

  it.each(["\np0@example.com ✓ ★", ""])(
    "after the check, are not what was agreed to: %j",
    (line) => {
      const workbook = led();
      const { toConfirm } = workbook.checked();
      forge(workbook, line);
      const confirmed = workbook.confirm(workbook.me, toConfirm);
      expect(confirmed).toMatchObject({ rows: 0, changed: 1 });
      workbook.goOn(confirmed);
      expect([additions, patches].flatMap((of) => of(workbook))).toEqual([]);
    },
  );

  it("do not make a space with others than were agreed to", () => {
    const workbook = workbookWith([ofClass(addresses(51))]);
    const confirmed = workbook.confirm();
    const [cell = ""] = workbook.column("Request ID");
    type(workbook, 0, "Request ID", `${cell}\np50@example.com ✓`);
    workbook.goOn(confirmed);
    workbook.run();
    expect(peopleIn(workbook)).toEqual(addresses(51));
  });
});

describe("whoever stands no longer in a row", () => {
  it("stays in the space, is named by the check, and beside the row once reasons are written", () => {
    const workbook = workbookWith([ofClass(addresses(3))]);
    workbook.run();
    type(workbook, 0, "Members", "p0@example.com");
    const { adding, total, done } = workbook.checked();
    expect({ total, done, all: adding?.all }).toEqual({ total: 0, done: 1, all: 0 });
    expect(adding?.gone).toMatchObject([{ row: 2, name: "Class 7A" }]);
    workbook.check({ writeReasons: true });
    workbook.check({ writeReasons: true });
    expect(workbook.rows()[0]?.Details).toMatch(
      /^Created .*\. 2 are in the space and stand no longer in this row: p1@example\.com; p2@example\.com\. Remove them in Chat if they should leave\.$/,
    );
    expect(peopleIn(workbook)).toEqual(addresses(3));
  });

  it("is not named again where that stands there", () => {
    const workbook = workbookWith([ofClass(addresses(3)), ofClass(addresses(3))]);
    workbook.run();
    type(workbook, 0, "Members", "p0@example.com");
    expect(writesOfReasons(workbook)).not.toEqual([]);
    expect(writesOfReasons(workbook)).toEqual([]);
  });

  it("is not named beside a row that shows another one's space", () => {
    const workbook = workbookWith([ofClass(addresses(3))]);
    workbook.run();
    const before = workbook.column("Details");
    type(workbook, 0, "Space name", "Class 8A");
    type(workbook, 0, "Members", "p0@example.com");
    workbook.check({ writeReasons: true });
    expect(workbook.column("Details")).toEqual(before);
  });

  it("is named as it is now, whoever was named before, and in whatever language", () => {
    const workbook = workbookWith([ofClass(addresses(3))]);
    workbook.run();
    const [before] = workbook.column("Details");
    type(workbook, 0, "Members", addresses(2).join(" "));
    workbook.check({ writeReasons: true });
    type(workbook, 0, "Members", "p0@example.com");
    for (const locale of ["pt_BR", "es", "fr", "de", "ja", "en"]) {
      workbook.check({ writeReasons: true }, workbook.person("me@example.com", locale));
    }
    expect(workbook.column("Details")).toEqual([
      `${before} 2 are in the space and stand no longer in this row: p1@example.com; p2@example.com. Remove them in Chat if they should leave.`,
    ]);
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    workbook.run();
    expect(workbook.column("Details")[0]).not.toContain("no longer");
    type(workbook, 0, "Members", "p0@example.com");
    workbook.check({ writeReasons: true });
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    workbook.check({ writeReasons: true });
    expect(workbook.column("Details")[0]).not.toContain("no longer");
  });

  it("is named when others are added, and not once they stand there again", () => {
    const workbook = workbookWith([ofClass(addresses(3))]);
    workbook.run();
    type(workbook, 0, "Members", "p0@example.com eve@example.com");
    workbook.run();
    expect(workbook.rows()[0]?.Details).toContain("p1@example.com; p2@example.com");
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    expect(workbook.checked().adding?.gone).toEqual([]);
    expect(workbook.checked().adding?.all).toBe(0);
  });

  it("is nobody whom the product has not added", () => {
    const workbook = workbookWith([ofClass(addresses(2))]);
    workbook.run();
    type(workbook, 0, "Members", [...addresses(2), "nobody@example.invalid"].join(" "));
    workbook.run();
    type(workbook, 0, "Members", addresses(2).join(" "));
    expect(workbook.checked().adding?.gone).toEqual([]);
  });
});

test("whatever is done to the cells between runs, everybody has the role that was asked last", () => {
  const states = fc.array(
    fc.tuple(
      fc.uniqueArray(fc.nat(6), { maxLength: 4 }),
      fc.uniqueArray(fc.nat(6), { maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(states, ([first = NOBODY, ...later]) => {
      const named = (list: number[]) => list.map((number) => `p${number}@example.com`).join(" ");
      const [members, managers] = first;
      const workbook = workbookWith([
        { "Space name": "Class 7A", Members: named(members), Managers: named(managers) },
      ]);
      workbook.run();
      const roles = new Map<number, "ROLE_MANAGER" | "ROLE_MEMBER">();
      const came = new Set<number>();
      let [creates, gets, patched] = [0, 0, 0];
      const ask = ([asMembers, asManagers]: typeof NOBODY, isFirst: boolean) => {
        for (const number of new Set([...asManagers, ...asMembers])) {
          const role = asManagers.includes(number) ? "ROLE_MANAGER" : "ROLE_MEMBER";
          const isNew = !came.has(number);
          const before = isNew ? "ROLE_MEMBER" : roles.get(number);
          if (isNew && !isFirst) creates += 1;
          if (before !== role) patched += 1;
          if (before !== role && (!isNew || isFirst)) gets += 1;
          came.add(number);
          roles.set(number, role);
        }
      };
      ask(first, true);
      for (const [asMembers, asManagers] of later) {
        type(workbook, 0, "Members", named(asMembers));
        type(workbook, 0, "Managers", named(asManagers));
        if ((workbook.checked().adding?.all ?? 0) > 0) workbook.run();
        ask([asMembers, asManagers], false);
      }
      const wanted = Object.fromEntries(
        [...roles].map(([number, role]) => [`p${number}@example.com`, role]),
      );
      expect(rolesIn(workbook)).toEqual(wanted);
      expect([additions, looks, patches].map((of) => of(workbook).length)).toEqual([
        ...[creates, gets, patched],
      ]);
    }),
    { numRuns: sample(4) },
  );
});

test("a sheet is prepared with the columns of the capabilities that there are", () => {
  const prepared = (capabilities: "all" | "none") => {
    const workbook = workbookWith([], { capabilities, headers: [] });
    workbook.me.run("prepareSheet");
    return (workbook.tab.values()[0] ?? []).map(String);
  };
  expect(prepared("none")).toEqual(HEADERS);
  expect(prepared("all").slice(5, 7)).toEqual(["Managers", "Welcome message"]);
});
