import type { Capabilities } from "../../local/google/load";
import { forSome, upTo } from "../sample";
import { clear, column, namesOf, whenChatIsAsked } from "./somebody";
import {
  addresses,
  ofClass,
  peopleIn,
  recordOf,
  rolesIn,
  type,
  workbookWith,
} from "./spaces-that-exist";
import {
  ALL_HEADERS,
  expectEveryRowToHaveItsSpace,
  type Line,
  resultOf,
  Workbook,
} from "./workbook";

/* What becomes of the other rows where somebody does something to one while Chat is asked for it. */

const teams = (count: number): Line[] =>
  Array.from({ length: count }, (_, index) => ({ "Space name": `Team ${index + 1}` }));

const AFTER_LEASES = 100_000;

describe("a run in which a row is no longer what was confirmed once its space is made", () => {
  const rowAtHand = (workbook: Workbook) => workbook.column("Status").indexOf("Creating…") + 2;
  const edit = (workbook: Workbook) => workbook.tab.fill([["Edited"]], rowAtHand(workbook));
  const remove = (workbook: Workbook) => workbook.tab.deleteRows(rowAtHand(workbook));

  it.each([
    ["edited", edit],
    ["deleted", remove],
  ])("is not done before its last row is, where the one before was %s", (_, act) => {
    const workbook = new Workbook(teams(12));
    workbook.confirm();
    workbook.me.addTrigger("continueRun", { minutes: 1 });
    workbook.wait(AFTER_LEASES);
    whenChatIsAsked(workbook, () => act(workbook), 11);
    workbook.google.appsScript.advance(5 * 60_000);
    expect(namesOf(workbook)).toHaveLength(12);
    expect(new Set(workbook.column("Status"))).toEqual(new Set(["Created"]));
    expect(workbook.checked()).toMatchObject({
      total: 0,
      runs: { last: { created: 12, left: 0 } },
    });
  });

  it("does not say that a row was left since it was changed whose space was made", () => {
    const workbook = new Workbook(teams(1));
    const confirmation = workbook.confirm();
    whenChatIsAsked(workbook, () => edit(workbook));
    const done = { state: "done", created: 1, changed: 0, left: 0 };
    expect(workbook.goOn(confirmation)).toMatchObject(done);
  });

  it("does not say so either of a row that Chat has refused", () => {
    const workbook = new Workbook(teams(1));
    workbook.google.chat.faults.switchOn("name-taken");
    const confirmation = workbook.confirm();
    whenChatIsAsked(workbook, () => edit(workbook));
    const done = { state: "done", created: 0, failed: 1, changed: 0, left: 0 };
    expect(workbook.goOn(confirmation)).toMatchObject(done);
  });

  it("says that it is not known whether its space exists, where Chat's answer was lost", () => {
    const workbook = new Workbook(teams(1));
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => edit(workbook));
    workbook.batch(runId, workbook.me, leases[0]);
    expect(workbook.column("Status")).toEqual(["Not known yet"]);
  });

  it("counts one as left that is edited in another worker's hands", () => {
    const workbook = new Workbook(teams(16));
    const { runId, leases } = workbook.confirm();
    workbook.tab.fill([["Edited"]], 3);
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ left: 16 - workbook.spaces.length });
  });

  it("is not done before people are in the last space, where the row before was edited", () => {
    const rows = ["7A", "7B", "7C"].map((name) =>
      ofClass(["ada@example.com"], { "Space name": name }),
    );
    const workbook = workbookWith(rows);
    workbook.run();
    for (const row of rows.keys()) type(workbook, row, "Members", addresses(8).join(", "));
    workbook.confirm();
    workbook.me.addTrigger("continueRun", { minutes: 1 });
    workbook.wait(AFTER_LEASES);
    whenChatIsAsked(workbook, () => type(workbook, 1, "Members", ""), 14);
    workbook.google.appsScript.advance(5 * 60_000);
    expect(workbook.checked()).toMatchObject({ runs: { last: { left: 0 } } });
    expect(peopleIn(workbook, 2)).toEqual(expect.arrayContaining(addresses(8)));
  });
});

describe("a last row that is deleted while Chat is slow to add somebody to its space", () => {
  it("leaves nothing to be done", () => {
    const time = { profile: "none", chatMs: 50_000 } as const;
    const workbook = workbookWith([ofClass(addresses(1))], { time });
    workbook.run();
    type(workbook, 0, "Members", addresses(2).join(", "));
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => workbook.tab.deleteRows(2));
    const done = { state: "done", added: 1, left: 0 };
    expect(workbook.batch(runId, workbook.me, leases[0])).toMatchObject(done);
  });
});

describe("rows that say the same, and whose Request IDs somebody clears while Chat is asked", () => {
  it("have each the space that was made for it", () => {
    const workbook = new Workbook(Array.from({ length: 16 }, () => ({ "Space name": "Twins" })));
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => {
      for (const row of upTo(16)) clear(workbook, row + 1, "Status", "Request ID");
    });
    workbook.batch(runId, workbook.me, leases[0]);
    expect(workbook.spaces.length).toBeGreaterThan(1);
    expectEveryRowToHaveItsSpace(workbook, workbook.spaces.length);
  });
});

describe("a row whose Request ID somebody clears while Chat is asked", () => {
  it("asks for nobody again who came along with its space, and says that it was not changed", () => {
    const workbook = workbookWith([ofClass(addresses(3))]);
    const confirmation = workbook.confirm();
    whenChatIsAsked(workbook, () => type(workbook, 0, "Request ID", ""));
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 1, left: 0 });
    expect(workbook.column("Details")).toEqual([expect.stringMatching(/^Created [^.]+\.$/)]);
    expect(workbook.checked()).toMatchObject({ done: 1, attention: [], adding: { all: 0 } });
    type(workbook, 0, "Members", [...addresses(3), "eve@example.com"].join(" "));
    expect(workbook.run()).toMatchObject({ state: "done", added: 1, asked: 1 });
  });

  it("stays created where somebody is added to its space just then", () => {
    const workbook = workbookWith([ofClass(addresses(1))]);
    workbook.run();
    type(workbook, 0, "Members", addresses(2).join(", "));
    const confirmation = workbook.confirm();
    whenChatIsAsked(workbook, () => type(workbook, 0, "Request ID", ""));
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", left: 0 });
    expect(peopleIn(workbook)).toEqual(addresses(2));
    expect(workbook.checked()).toMatchObject({ done: 1, total: 0, attention: [] });
  });

  it("gets no second space where Chat's answer was lost, and says that this is not known", () => {
    const workbook = new Workbook(teams(1));
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => clear(workbook, 2, "Status", "Request ID"));
    workbook.batch(runId, workbook.me, leases[0]);
    expect(workbook.column("Status")).toEqual(["Not known yet"]);
    workbook.google.chat.faults.switchAllOff();
    workbook.goOn({ runId, leases: [] });
    workbook.run();
    expectEveryRowToHaveItsSpace(workbook, 1);
  });
});

describe("a row in which somebody writes down a space of their own while Chat is asked", () => {
  it("keeps that where Chat's answer was lost", () => {
    const workbook = new Workbook(teams(1));
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    const own = { Space: "My own", Details: "Ask Kim" };
    whenChatIsAsked(workbook, () => {
      for (const [header, value] of Object.entries(own)) {
        workbook.tab.enter(2, column(header as keyof typeof own), value);
      }
    });
    workbook.batch(runId, workbook.me, leases[0]);
    expect(workbook.rows()).toMatchObject([own]);
    expect(workbook.opened()).toMatchObject({ total: 0, attention: [{ row: 2 }] });
    expect(workbook.rows()).toMatchObject([own]);
  });
});

describe("a row above into which somebody forges the claim of one while Chat is asked for it", () => {
  it("does not get that one's space", () => {
    const workbook = new Workbook(teams(2));
    const [first = "", second = ""] = workbook.checked().toConfirm;
    const confirmation = workbook.confirm(workbook.me, [second]);
    const words = workbook.column("Request ID")[1]?.split(" ") ?? [];
    const forged = [...words.slice(0, 5), first, ...words.slice(6)].join(" ");
    whenChatIsAsked(workbook, () => workbook.tab.enter(2, column("Request ID"), forged));
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 1 });
    expect(workbook.column("Space")).toEqual(["", "Team 2"]);
  });
});

describe("a row whose claim somebody changes while Chat is asked", () => {
  it("has its space beside it all the same", () => {
    const workbook = new Workbook(teams(1));
    const confirmation = workbook.confirm();
    whenChatIsAsked(workbook, () => {
      const words = workbook.column("Request ID")[0]?.split(" ") ?? [];
      words[5] = "0".repeat(32);
      workbook.tab.enter(2, column("Request ID"), words.join(" "));
    });
    const state = workbook.goOn(confirmation);
    expect(state).toMatchObject({ state: "done", created: 1, orphans: [] });
    expectEveryRowToHaveItsSpace(workbook, 1);
  });
});

describe("a row whose Request ID somebody moves beside another one while Chat is asked", () => {
  it("has its space beside it all the same, also where its run is cancelled", () => {
    const workbook = new Workbook(teams(2));
    const { toConfirm } = workbook.checked();
    const { runId, leases } = workbook.confirm(workbook.me, toConfirm.slice(0, 1));
    whenChatIsAsked(workbook, () => {
      workbook.me.run("cancelRun", { runId });
      const [claim = ""] = workbook.column("Request ID");
      workbook.tab.fill([[""], [claim]], 2, column("Request ID"));
    });
    expect(workbook.batch(runId, workbook.me, leases[0])).toMatchObject({ state: "cancelled" });
    expect(workbook.column("Space")).toEqual(["Team 1", ""]);
    expect(workbook.column("Status")).toEqual(["Created", ""]);
  });
});

describe("a worker that has left out a row and asks Chat for the next one", () => {
  it("keeps that one from a second space, where the run is cancelled and others begin", () => {
    const workbook = new Workbook(teams(16));
    const other = workbook.person("other@example.com");
    const { runId, leases } = workbook.confirm();
    workbook.tab.fill([["Edited"]], 2);
    whenChatIsAsked(workbook, () => {
      workbook.me.run("cancelRun", { runId });
      const confirmation = workbook.confirm(other);
      workbook.goOn(confirmation, other);
    });
    workbook.batch(runId, workbook.me, leases[0]);
    const names = workbook.column("Space name");
    expect(namesOf(workbook).sort()).toEqual(names.sort());
    expectEveryRowToHaveItsSpace(workbook, 16);
  });
});

describe("a page that comes for its work late, just when somebody else puts rows right", () => {
  /** A run whose pieces of work are handed out: by the confirmation, or by the first who comes later. */
  function handedOut(when: "at once" | "later") {
    const workbook = new Workbook(teams(2));
    const { runId, leases } = workbook.confirm();
    if (when === "at once") return { workbook, runId, lease: leases[0] };
    workbook.wait(120_000);
    const state = workbook.batch(runId);
    return { workbook, runId, lease: "leases" in state ? state.leases[0] : "" };
  }

  it.each(["at once", "later"] as const)(
    "makes no row that they confirm then a second space, handed out %s",
    (when) => {
      forSome(upTo(40), 6, (call) => {
        const { workbook, runId, lease } = handedOut(when);
        const other = workbook.person("other@example.com");
        workbook.wait(40_000);
        const { appsScript } = workbook.google;
        let calls = 0;
        appsScript.beforeCall = () => {
          calls += 1;
          if (calls !== call) return undefined;
          killAfterChat(workbook);
          workbook.batchExecution(runId, workbook.me, lease);
          appsScript.beforeCall = undefined;
          return undefined;
        };
        other.run("putRight", { sheetId: workbook.tab.id });
        appsScript.beforeCall = undefined;
        const { total, toConfirm } = workbook.checked(other);
        if (total > 0) workbook.goOn(workbook.confirm(other, toConfirm), other);
        expect(new Set(namesOf(workbook)).size).toBe(workbook.spaces.length);
      });
    },
  );

  /** The next execution ends as soon as Chat has answered it. */
  function killAfterChat({ google: { appsScript } }: Workbook): void {
    let isAsked = false;
    appsScript.beforeCall = ({ name }) => {
      if (isAsked) return "kill";
      isAsked = name.startsWith("Chat.");
      return undefined;
    };
  }
});

describe("rows that are all deleted once their spaces are made, and before that is written", () => {
  it("have each its space in the report", () => {
    const workbook = new Workbook(teams(59));
    const { runId, leases } = workbook.confirm();
    const { appsScript } = workbook.google;
    appsScript.beforeCall = ({ name }) => (name === "Lock.tryLock" ? "kill" : undefined);
    for (const lease of leases) workbook.batchExecution(runId, workbook.me, lease);
    appsScript.beforeCall = undefined;
    workbook.tab.deleteRows(2, 59);
    workbook.wait(AFTER_LEASES);
    const state = workbook.goOn({ runId, leases: [] });
    const links = "orphans" in state ? state.orphans.map(({ url }) => url) : [];
    expect(links.sort()).toEqual(workbook.spaces.map(({ space }) => space.spaceUri).sort());
    expect(links).toHaveLength(59);
  });
});

describe("a space whose row is deleted, and whose run is cancelled while Chat is asked", () => {
  it("is counted once", () => {
    const workbook = new Workbook(teams(9));
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => {
      workbook.tab.deleteRows(2);
      workbook.me.run("cancelRun", { runId });
    });
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ state: "cancelled", created: 1, orphans: [{ text: "Team 1" }] });
  });
});

describe("a space whose row is deleted while Chat is asked for it", () => {
  it.each<[string, Capabilities]>([
    ["", "none"],
    [" where people can be added to spaces, too", "all"],
  ])("is made, reported, and no longer counted as left%s", (_, capabilities) => {
    const workbook = new Workbook(teams(2), { capabilities });
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "1"]]));
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => workbook.tab.deleteRows(2));
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ created: 1, left: 1, orphans: [{ text: "Team 1" }] });
  });
});

describe("a space whose row is deleted, and which is made after its run was cancelled", () => {
  it("is in the report of the next run, where that was checked before", () => {
    const workbook = new Workbook(teams(2));
    const { runId, leases } = workbook.confirm();
    let toConfirm: string[] = [];
    whenChatIsAsked(workbook, () => {
      workbook.me.run("cancelRun", { runId });
      workbook.tab.deleteRows(2);
      ({ toConfirm } = workbook.checked());
    });
    workbook.batch(runId, workbook.me, leases[0]);
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(confirmation).toMatchObject({ rows: 1, orphans: [{ text: "Team 1" }] });
  });
});

describe("somebody who is added by two workers, since the first one's work was taken away meanwhile", () => {
  it("was not there already: the product has added them, as a manager, too", () => {
    const people = addresses(12);
    const workbook = workbookWith([ofClass(["ada@example.com"])]);
    const { faults } = workbook.google.chat;
    workbook.run();
    type(workbook, 0, "Managers", people.join(", "));
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => {
      faults.switchOn("unavailable");
      workbook.batch(runId, workbook.me, leases[1]);
      faults.switchAllOff();
      workbook.wait(10_000);
      workbook.goOn({ runId, leases: [] });
    });
    workbook.batch(runId, workbook.me, leases[0]);
    const lines = people.map((who) => `${who} ✓ ★`);
    expect(recordOf(workbook)).toEqual(expect.arrayContaining(lines));
  });
});

describe("what was not confirmed", () => {
  const MESSAGE = { "Welcome message": "Hello" };
  const ADA = ["ada@example.com"];
  const WITH_EVE = [...ADA, "eve@example.com"];

  /** What stands for the content of such a row in a claim: anybody can find it out. */
  function contentOf(line: Line): string {
    const workbook = workbookWith([line]);
    workbook.confirm();
    return workbook.column("Request ID")[0]?.split(" ")[5] ?? "";
  }

  /** Somebody writes into the first row's claim that it was given to this. */
  function forge(workbook: ReturnType<typeof workbookWith>, line: Line): void {
    const words = workbook.column("Request ID")[0]?.split(" ") ?? [];
    words[5] = contentOf(line);
    type(workbook, 0, "Request ID", words.join(" "));
  }

  it("is not signed along with a space, where somebody rewrites its claim while Chat is asked", () => {
    const workbook = workbookWith([ofClass(ADA, MESSAGE)]);
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => forge(workbook, ofClass(WITH_EVE, MESSAGE)));
    workbook.batch(runId, workbook.me, leases[0]);
    type(workbook, 0, "Members", WITH_EVE.join(", "));
    workbook.goOn({ runId, leases: [] });
    expect(peopleIn(workbook)).toEqual(ADA);
    expect(workbook.checked().adding?.people).toBe(1);
  });

  it("is not signed along with people who were added, where somebody rewrites a claim meanwhile", () => {
    const workbook = workbookWith([ofClass(ADA), ofClass(ADA, { "Space name": "Class 7B" })]);
    workbook.run();
    for (const row of [0, 1]) type(workbook, row, "Members", [...ADA, ...addresses(8)].join(", "));
    const { runId, leases } = workbook.confirm();
    const evil = [...ADA, ...addresses(8), "eve@example.com"];
    whenChatIsAsked(workbook, () => {
      forge(workbook, ofClass(evil));
      type(workbook, 0, "Members", evil.join(", "));
    });
    workbook.goOn({ runId, leases });
    expect(workbook.spaces.flatMap((_, index) => peopleIn(workbook, index))).not.toContain(
      "eve@example.com",
    );
  });

  it.each([
    ["", ["Board", "Class 7A"]],
    ["Creating…", ["Board"]],
  ])(
    "does not happen to a space whose Request ID somebody writes into a new row that says “%s”",
    (status, names) => {
      const line = ofClass(ADA, { Managers: "eve@example.com" });
      const workbook = workbookWith([ofClass(["bo@example.com"], { "Space name": "Board" }), line]);
      workbook.goOn(workbook.confirm(workbook.me, workbook.checked().toConfirm.slice(0, 1)));
      const [board = ""] = workbook.column("Request ID");
      const [id, time, person, sheet] = board.split(" ");
      const forged = [id, time, person, sheet, "-", contentOf(line), "0".repeat(32), "-", "-", "-"];
      workbook.tab.deleteRows(2);
      type(workbook, 0, "Status", status);
      type(workbook, 0, "Request ID", forged.join(" "));
      if (workbook.opened().total > 0) workbook.run();
      expect(namesOf(workbook)).toEqual(names);
      expect(peopleIn(workbook)).toEqual(["bo@example.com"]);
    },
  );

  it("is named where somebody writes another space into a claim and has the row taken for a renamed one", () => {
    const board = ofClass(["bo@example.com"], { "Space name": "Board" });
    const workbook = workbookWith([board, ofClass(ADA)]);
    workbook.goOn(workbook.confirm(workbook.me, workbook.checked().toConfirm.slice(0, 1)));
    const [, time, person, sheet, ...more] = (workbook.column("Request ID")[0] ?? "").split(" ");
    const [name, link] = more.slice(3);
    const nothing = "0".repeat(32);
    const id = "11111111-1111-4111-8111-111111111111";
    const forged = [id, time, person, sheet, "-", nothing, nothing, name, link, "-"];
    type(workbook, 1, "Status", "Created");
    type(workbook, 1, "Space", "Class 7");
    type(workbook, 1, "Request ID", forged.join(" "));
    const requestIds = workbook.opened().requestIds.displaced;
    const request = { sheetId: workbook.tab.id, reason: "displaced", requestIds, keep: true };
    resultOf(workbook.me.run("startOver", request));
    type(workbook, 1, "Members", WITH_EVE.join(", "));
    expect(workbook.checked().adding?.spaces).toMatchObject([{ unproven: name }]);
  });

  it("is not that somebody manages no more, where a column for managers comes once that was confirmed", () => {
    const eve = "eve@example.com";
    const workbook = workbookWith([ofClass(WITH_EVE, { Managers: eve })]);
    workbook.run();
    const managers = ALL_HEADERS.indexOf("Managers") + 1;
    workbook.tab.fill([["Notes"], [""]], 1, managers);
    type(workbook, 0, "Members", [...WITH_EVE, "bo@example.com"].join(", "));
    const confirmation = workbook.confirm();
    whenChatIsAsked(workbook, () => workbook.tab.fill([["Managers"]], 1, managers));
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", added: 1, roles: 0 });
    expect(rolesIn(workbook)[eve]).toBe("ROLE_MANAGER");
    expect(workbook.checked().adding).toMatchObject({ people: 0, noManagers: 1 });
  });

  it("is not what somebody agrees to who says of a renamed row that its space is its own", () => {
    const workbook = workbookWith([ofClass(ADA, MESSAGE)]);
    const { runId, leases } = workbook.confirm();
    workbook.google.chat.faults.switchOn("scope-missing", {
      when: ({ method }) => method === "spaces.messages.create",
    });
    expect(workbook.goOn({ runId, leases })).toMatchObject({ state: "stopped" });
    workbook.google.chat.faults.switchAllOff();
    type(workbook, 0, "Space name", "Class 8A");
    type(workbook, 0, "Members", WITH_EVE.join(", "));
    const requestIds = workbook.opened().requestIds.displaced;
    const request = { sheetId: workbook.tab.id, reason: "displaced", requestIds, keep: true };
    resultOf(workbook.me.run("startOver", request));
    expect(workbook.checked()).toMatchObject({ confirmed: undefined, adding: { people: 1 } });
    workbook.goOn({ runId, leases: [] });
    expect(peopleIn(workbook)).toEqual(ADA);
  });
});
