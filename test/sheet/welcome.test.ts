import * as fc from "fast-check";
import { forSome, sample, seeds, upTo } from "../sample";
import {
  additions,
  addresses,
  countCalls,
  goOnUntilDone,
  ofClass,
  peopleIn,
  recordOf,
  rolesIn,
  runAtOnce,
  runWith,
  type,
  workbookWith,
} from "./spaces-that-exist";
import { ALL_HEADERS, type Workbook } from "./workbook";

const HELLO = "Hello *7A*!\nRead <https://example.com|this> first.";

const posts = (workbook: Workbook) =>
  workbook.calls.filter(({ method }) => method === "spaces.messages.create");

const textsIn = (workbook: Workbook, index = 0) =>
  (workbook.spaces[index]?.messages ?? []).map(({ text }) => text);

describe("a row with a welcome message", () => {
  it("has it posted into its space once, after everybody is in, and says so", () => {
    const workbook = workbookWith([ofClass(addresses(51), { "Welcome message": HELLO })]);
    const { adding, preview } = workbook.checked();
    expect(adding?.later).toMatchObject({ all: 3, people: 2, messages: 1 });
    expect(preview[0]?.welcome).toBe(HELLO);

    expect(workbook.run()).toMatchObject({ state: "done", created: 1, added: 2, messages: 1 });

    expect(textsIn(workbook)).toEqual([HELLO]);
    expect(workbook.calls.map(({ method }) => method)).toEqual([
      "spaces.setup",
      "spaces.members.create",
      "spaces.members.create",
      "spaces.messages.create",
    ]);
    expect(recordOf(workbook).at(-1)).toBe("✉ ✓");
    const [row] = workbook.rows();
    expect(row?.Status).toBe("Created");
    expect(row?.Details).toMatch(
      /^Created .*\. 2 people added, .*: p49@example\.com; p50@example\.com\. The welcome message was posted\.$/,
    );
    expect(workbook.checked()).toMatchObject({ done: 1, total: 0, adding: { all: 0 } });
  });

  it("shows the beginning of it beforehand", () => {
    const message = "Hello! ".repeat(100);
    const workbook = workbookWith([ofClass(addresses(2), { "Welcome message": message })]);
    const shown = { welcome: message.slice(0, 60), managers: [] };
    expect(workbook.checked().preview[0]).toMatchObject(shown);
  });

  it("is counted, as its managers are, over all pieces of work in which that is done", () => {
    const lines = ["7A", "7B", "7C", "7D"].map((name) =>
      ofClass(["eve@example.com"], {
        ...{ "Space name": name, Managers: "eve@example.com", "Welcome message": HELLO },
      }),
    );
    expect(workbookWith(lines).run()).toMatchObject({ created: 4, roles: 4, messages: 4 });
  });

  it.each(["Group chat", "Direct message"])("may be a %s, too", (kind) => {
    const members = addresses(kind === "Group chat" ? 2 : 1);
    const line = { Type: kind, Members: members.join(" "), "Welcome message": HELLO };
    const workbook = workbookWith([line]);
    workbook.run();
    expect(textsIn(workbook)).toEqual([HELLO]);
  });

  it("keeps its message whatever the cell says later", () => {
    const workbook = workbookWith([ofClass(addresses(2), { "Welcome message": HELLO })]);
    workbook.run();
    type(workbook, 0, "Welcome message", "Something else");
    expect(workbook.checked().adding?.all).toBe(0);
    type(workbook, 0, "Members", [...addresses(2), "eve@example.com"].join(" "));
    workbook.run();
    expect(textsIn(workbook)).toEqual([HELLO]);
  });

  it("gets it later where it was written later, once that is confirmed", () => {
    const workbook = workbookWith([ofClass(addresses(2))]);
    workbook.run();
    type(workbook, 0, "Welcome message", HELLO);
    expect(workbook.checked().adding).toMatchObject({ all: 1, messages: 1, people: 0 });
    expect(posts(workbook)).toHaveLength(0);
    expect(workbook.run()).toMatchObject({ messages: 1, added: 0, created: 0 });
    expect(textsIn(workbook)).toEqual([HELLO]);
  });

  it.each(["#N/A", "Loading..."])("is no %s of a formula", (shown) => {
    const workbook = workbookWith([ofClass(addresses(2))]);
    workbook.run();
    type(workbook, 0, "Welcome message", shown);
    expect(workbook.checked().adding?.all).toBe(0);
  });

  it("is created all the same where Chat refuses the message, and says why", () => {
    const workbook = workbookWith([ofClass(addresses(2), { "Welcome message": HELLO })]);
    const isMessage = ({ method }: { method: string }) => method === "spaces.messages.create";
    workbook.google.chat.faults.switchOn("permission-denied", { when: isMessage });
    expect(workbook.run()).toMatchObject({ state: "done", created: 1, failed: 0, messages: 0 });
    const [row] = workbook.rows();
    expect(row?.Status).toBe("Created – check people");
    expect(row?.Details).toContain("The welcome message was not posted: not allowed");
    expect(workbook.checked()).toMatchObject({ done: 1, attention: [], adding: { all: 0 } });
  });

  it("keeps what Details said of people who have not joined", () => {
    const workbook = workbookWith([ofClass(addresses(3), { "Welcome message": HELLO })]);
    workbook.google.chat.faults.switchOn("people-left-out");
    workbook.run();
    const [row] = workbook.rows();
    expect(row?.Status).toBe("Created – check people");
    expect(row?.Details).toMatch(/2 of 3 have joined\..*The welcome message was posted\.$/);
    expect(workbook.checked().people).toHaveLength(1);
  });

  it("is too long from 32,001 bytes on, of which a letter may have four", () => {
    const check = (message: string) =>
      workbookWith([ofClass([], { "Welcome message": message })]).checked();
    expect(check("x".repeat(32_000)).attention).toEqual([]);
    expect(check("é".repeat(16_001)).attention[0]?.reasons[0]).toContain("32002 bytes");
    expect(check("😀".repeat(8_001)).attention[0]).toMatchObject({
      column: ALL_HEADERS.indexOf("Welcome message") + 1,
    });
    expect(check("😀".repeat(8_000)).attention).toEqual([]);
  });

  it.each([2, 50])("takes a permission of its own, with %i members", (members) => {
    const workbook = workbookWith([ofClass(addresses(members), { "Welcome message": HELLO })]);
    const scope = "https://www.googleapis.com/auth/chat.messages.create";
    workbook.me.granted.delete(scope);
    const { toConfirm } = workbook.checked();
    expect(workbook.confirmExecution(workbook.me, toConfirm).result).toMatchObject({
      state: "permissionMissing",
    });
    workbook.me.granted.add(scope);
    expect(workbook.run()).toMatchObject({ state: "done", messages: 1 });
  });

  it("takes no permission to add people where all come along with the space", () => {
    const workbook = workbookWith([ofClass(addresses(49), { "Welcome message": HELLO })]);
    workbook.me.granted.delete("https://www.googleapis.com/auth/chat.memberships");
    expect(workbook.run()).toMatchObject({ state: "done", messages: 1 });
  });
});

test.each([
  ["chat.memberships", "to add people to Chat spaces"],
  ["chat.messages.create", "to post messages in Chat"],
])("says which permission was taken back in the middle: %s", (scope, what) => {
  const workbook = workbookWith([ofClass(addresses(50), { "Welcome message": HELLO })]);
  const { runId, leases } = workbook.confirm();
  workbook.batch(runId, workbook.me, leases[0]);
  workbook.me.granted.delete(`https://www.googleapis.com/auth/${scope}`);
  const stopped = workbook.goOn({ runId, leases: [] });
  expect(stopped).toMatchObject({ state: "stopped", grant: expect.stringContaining(scope) });
  expect(JSON.stringify(stopped)).toContain(`The permission ${what} was not granted.`);
  workbook.me.granted.add(`https://www.googleapis.com/auth/${scope}`);
  expect(workbook.run()).toMatchObject({ state: "done", messages: 1 });
});

test.each([
  ["spaces.members.create", "people were added or roles changed"],
  ["spaces.members.patch", "people were added or roles changed"],
  ["spaces.messages.create", "the message was posted"],
])("says what is not known, which is not the space, where no answer comes: %s", (asked, what) => {
  const more = { Managers: "p0@example.com", "Welcome message": HELLO };
  const workbook = workbookWith([ofClass(addresses(50), more)]);
  workbook.google.chat.faults.switchOn("lost-before", { when: ({ method }) => method === asked });
  const { runId, leases } = workbook.confirm();
  workbook.batch(runId, workbook.me, leases[0]);
  expect(workbook.goOn({ runId, leases: [] })).toMatchObject({
    state: "stopped",
    why: [
      `Chat did not say whether ${what}. Google said: “Empty response”`,
      expect.stringContaining("Start it again later"),
    ],
  });
});

describe("whatever happens while spaces are filled", () => {
  const WANTED = ["Class 7A", "Class 7B"].map((name, index) => ({
    name,
    message: `Welcome to ${name}`,
    people: [`lead${index}@example.com`, ...addresses(index === 0 ? 50 : 2, 100 * index)],
  }));

  function school(): Workbook {
    const lines = WANTED.map(({ name, message, people: [lead = "", ...others] }) =>
      ofClass(others, { "Space name": name, Managers: lead, "Welcome message": message }),
    );
    return workbookWith(lines);
  }

  /** The person goes on until there is nothing to do: everybody is in, one manages, one message is there. */
  function expectAllDone(workbook: Workbook, status = /^Created$/): void {
    workbook.google.chat.faults.switchAllOff();
    goOnUntilDone(workbook);
    expect(workbook.checked()).toMatchObject({ total: 0, done: 2, attention: [] });
    expect(workbook.spaces).toHaveLength(2);
    for (const { name, message, people } of WANTED) {
      const index = workbook.spaces.findIndex(({ space }) => space.displayName === name);
      expect(textsIn(workbook, index)).toEqual([message]);
      expect(peopleIn(workbook, index).sort()).toEqual([...people].sort());
      const managers = (workbook.spaces[index]?.members ?? []).filter(
        ({ membership }) => membership.role === "ROLE_MANAGER",
      );
      expect(managers.map(({ who }) => who).sort()).toEqual([people[0], "me@example.com"]);
    }
    expect(workbook.column("Status").filter((word) => !status.test(word))).toEqual([]);
  }

  const whole = school();
  const calls = countCalls(whole, () => whole.run());

  it.each([0, 1, 3])("an execution is killed at any call, with %i writes done", (kill) => {
    forSome(upTo(calls), 3, (at) => {
      const workbook = school();
      runWith(workbook, at, { kill });
      expectAllDone(workbook);
    });
  });

  const FAULTS = ["lost-before", "lost-after", "too-many-requests", "unavailable", "server-error"];

  it.each(FAULTS as "lost-after"[])("%s at any call of Chat's", (fault) => {
    const asked = school();
    asked.run();
    forSome(upTo(asked.calls.length), 2, (call) => {
      const workbook = school();
      workbook.google.chat.faults.switchOn(fault, { when: ({ number }) => number === call });
      expect(workbook.run()).toMatchObject({ state: "done" });
      expectAllDone(workbook);
    });
  });

  it.each(["sort", "insert"])("somebody does %s at any call", (change) => {
    forSome(upTo(calls), 3, (at) => {
      const workbook = school();
      runWith(workbook, at, () => {
        if (change === "sort") workbook.tab.sort(1, false);
        else workbook.tab.insertRows(2);
      });
      expectAllDone(workbook, /^(?:|Created)$/);
    });
  });

  it("somebody else wants to begin, and to go on with it, at any call", () => {
    forSome(upTo(calls), 3, (at) => {
      const workbook = school();
      const other = workbook.person("other@example.com");
      runWith(workbook, at, () => {
        const { toConfirm } = workbook.checked(other);
        other.run("confirmRun", { sheetId: workbook.tab.id, confirmed: toConfirm });
      });
      expectAllDone(workbook);
    });
  });

  it("two calls of Chat's in a row are lost, and the execution is killed in between", () => {
    fc.assert(
      fc.property(fc.nat(12), fc.integer({ min: 1, max: calls }), (call, at) => {
        const workbook = school();
        workbook.google.chat.faults.switchOn("lost-after", {
          when: ({ number }) => number === call || number === call + 1,
        });
        runWith(workbook, at, { kill: 0 });
        expectAllDone(workbook);
      }),
      { numRuns: sample(3) },
    );
  });
});

describe("several executions at once", () => {
  it.each(seeds(1))(
    "seed %i: two are killed; everybody is added, all roles are set, each message is there once",
    async (seed) => {
      const lines = Array.from({ length: 12 }, (_, index) =>
        ofClass(addresses(index === 0 ? 150 : 2, 1000 * index), {
          "Space name": `Class ${index}`,
          Managers: `lead${index}@example.com`,
          "Welcome message": `Hello ${index}`,
        }),
      );
      const workbook = await runAtOnce(lines, { seed, mostCalls: 900 });
      expect(workbook.spaces).toHaveLength(12);
      for (const [index, { space }] of workbook.spaces.entries()) {
        const number = String(space.displayName).replace("Class ", "");
        expect(textsIn(workbook, index)).toEqual([`Hello ${number}`]);
        expect(rolesIn(workbook, index)).toMatchObject({
          [`lead${number}@example.com`]: "ROLE_MANAGER",
        });
        expect(peopleIn(workbook, index)).toHaveLength(number === "0" ? 151 : 3);
      }
      expect(new Set(workbook.column("Status"))).toEqual(new Set(["Created"]));
      // The first 49 come with the space, and whoever is killed may have asked for one more.
      expect(additions(workbook).length).toBeLessThanOrEqual(151 - 49 + 2);
    },
  );
});
