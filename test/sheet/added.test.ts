import type { RunState } from "../../src/run/run-state";
import { atNext, clear, whenChatIsAsked } from "./somebody";
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
import { ALL_HEADERS, type Line, resultOf, type Workbook } from "./workbook";

/** A row whose space exists, and which names these people by now. */
function withNewcomers(newcomers: readonly string[], more: Line = {}): Workbook {
  const workbook = workbookWith([ofClass(addresses(2), more)]);
  workbook.run();
  type(workbook, 0, "Members", [...addresses(2), ...newcomers].join(" "));
  return workbook;
}

const EVE = "eve@example.com";
const details = (workbook: Workbook) => workbook.column("Details")[0] ?? "";

describe("people who are added to one space by one worker with several pieces of work", () => {
  it("are all said in its row, which is written once", () => {
    const newcomers = addresses(15, 10);
    const workbook = withNewcomers(newcomers);
    expect(workbook.checked()).toMatchObject({ done: 1, total: 0 });
    const { runId, leases } = workbook.confirm();
    expect(leases.length).toBeGreaterThan(1);
    const state = workbook.me.run("createNextBatch", { runId, alone: true }).result;
    expect(state).toMatchObject({ state: "done", added: 15, asked: 15 });
    expect(peopleIn(workbook)).toEqual([...addresses(2), ...newcomers]);
    expect(details(workbook)).toContain("15 people added");
    expect(additions(workbook)).toHaveLength(15);
    expect(recordOf(workbook).slice(-15)).toEqual(newcomers.map((name) => `${name} ✓`));
  });
});

/** Nobody has come for any piece of the work, and by now nobody will. */
function leftToAdd(count: number): { workbook: Workbook; runId: string } {
  const workbook = withNewcomers(addresses(count, 10));
  const { runId } = workbook.confirm();
  workbook.wait(200_000);
  return { workbook, runId };
}

describe("people who are shared out among workers", () => {
  it("are handed out to as many as are of use by the first one who comes back", () => {
    const { workbook, runId } = leftToAdd(30);
    const state = workbook.batch(runId);
    expect(state).toMatchObject({ state: "going", asked: 0, left: 30 });
    expect("leases" in state && state.leases).toHaveLength(5);
  });

  it("are added by the first one itself where they are one piece", () => {
    const { workbook, runId } = leftToAdd(6);
    expect(workbook.batch(runId)).toMatchObject({ state: "done", added: 6 });
  });

  it("are all added where one more of a space is left than one takes, and another one has that", () => {
    const workbook = withNewcomers(addresses(7, 10));
    const { runId, leases } = workbook.confirm();
    expect(leases).toHaveLength(2);
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ state: "waiting", added: 6, left: 1 });
    expect(workbook.batch(runId, workbook.me, leases[1])).toMatchObject({
      state: "done",
      added: 7,
    });
  });

  it("are added by a trigger that is alone, at once", () => {
    const { workbook } = leftToAdd(30);
    workbook.me.run("continueRun");
    expect(additions(workbook)).toHaveLength(30);
  });

  it("are shared out in pieces each smaller than the one before, none of them longer than is soon done", () => {
    const pieces = (chatMs: number, count = 200) => {
      const time = { profile: "none", chatMs } as const;
      const workbook = workbookWith([ofClass(addresses(1))], { time });
      workbook.run();
      type(workbook, 0, "Members", addresses(14).join(" "));
      workbook.run();
      workbook.wait(100_000);
      type(workbook, 0, "Members", addresses(14 + count).join(" "));
      workbook.confirm();
      const kept = [...(workbook.google.appsScript.properties.get("document") ?? [])];
      const leases = kept.filter(([key]) => key.startsWith("lease "));
      return leases.map(([, lease]) => JSON.parse(lease).adds[0].people.length);
    };
    expect(pieces(200)).toEqual([24, 22, 20, 18, 16, 14, 12, 10]);
    expect(pieces(200, 99)).toEqual([13, 11, 9, 7, 6, 6, 6, 6]);
    expect(pieces(1400)).toEqual([20, 18, 16, 14, 12, 10, 8, 6]);
    expect(pieces(4000)).toEqual([7, 6, 6, 6, 6, 6, 6, 6]);
  });

  /** When people are asked for by one worker, after the first call could be made, in milliseconds. */
  function timesOf(count: number, worker: number, callsBefore: (index: number) => number) {
    const workbook = withNewcomers(addresses(count, 10));
    workbook.wait(100_000);
    const kept = workbook.google.appsScript.properties.get("document");
    const pace = JSON.parse(kept?.get("pace") ?? "");
    const { toConfirm } = workbook.checked();
    const now = workbook.now + 200;
    const calls = Array.from({ length: 295 }, (_, index) => now - callsBefore(index));
    kept?.set("pace", JSON.stringify({ ...pace, adding: { ...pace, calls, callMs: 1400 } }));
    const { runId, leases } = workbook.confirm(workbook.me, toConfirm);
    workbook.google.appsScript.beforeCall = ({ name }) =>
      name === "Lock.tryLock" ? "kill" : undefined;
    workbook.batchExecution(runId, workbook.me, leases[worker]);
    return additions(workbook).map(({ at }) => at - now);
  }

  it("are dealt out so that each worker has some of the places that are free at once", () => {
    const over = 70_000;
    // Ten places are free, and 285 a second later; or one.
    const many = timesOf(24, 3, (index) => (index < 10 ? over : 59_000));
    expect(many).toEqual([0, 0, 1250, 1250, 1250, 1250]);
    const one = timesOf(24, 0, (index) => (index < 10 ? over : index === 10 ? 59_000 : 20_000));
    expect(one).toEqual([0, 0, 0, 1250, 1250, 1250]);
  });

  it("leave the places to others that a worker who is alone cannot use", () => {
    const [alone, ofTwo] = [6, 12].map((count) => timesOf(count, 0, (at) => 59_000 - 100 * at));
    expect(alone).toEqual([0, 1, 2, 3, 4, 5].map((call) => 1250 + 1400 * call));
    expect(ofTwo).toEqual([0, 1, 2, 3, 4, 5].map((call) => 1250 + 200 * call));
  });

  it("are named by their space meanwhile, once for all of them", () => {
    const name = "A name that is longer than a sidebar is wide";
    const workbook = withNewcomers(addresses(12, 10), { "Space name": name });
    const namesNow = ({ runId }: { runId: string }, { me }: Workbook) =>
      resultOf<{ names: string[] }>(me.run("runProgress", { runId })).names;
    const confirmed = workbook.confirm();
    expect(confirmed.leases).toHaveLength(2);
    expect(namesNow(confirmed, workbook)).toEqual([name.slice(0, 40)]);
    const other = workbookWith([ofClass([])]);
    expect(namesNow(other.confirm(), other)).toStrictEqual(["Class 7A"]);
  });

  it("are taken piece by piece while others are at work, and nobody asks again before they may be gone", () => {
    const workbook = withNewcomers(addresses(52, 10));
    const { runId, leases, ...confirmed } = workbook.confirm();
    // Chat takes 295 people a minute.
    expect(confirmed).toMatchObject({ rows: 1, left: 52, msPerSpace: 60_000 / 295 });
    expect(leases).toHaveLength(8);
    const state = workbook.batch(runId, workbook.me, leases[0]);
    const until = workbook.now + 30_000;
    expect(state).toMatchObject({ state: "waiting", why: "", until, asked: 7 + 3, left: 42 });
  });

  it("keep a row counted as left that is edited while others add them", () => {
    const workbook = workbookWith([ofClass([]), ofClass([], { "Space name": "Class 7B" })]);
    workbook.run();
    for (const row of [0, 1]) type(workbook, row, "Members", addresses(6).join(" "));
    const { runId, leases } = workbook.confirm();
    type(workbook, 1, "Members", addresses(7).join(" "));
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ state: "waiting", added: 6, toAdd: 0, left: 1, changed: 1 });
  });

  it("are not handed out where columns move just when they are confirmed", () => {
    const workbook = withNewcomers([EVE]);
    const { toConfirm } = workbook.checked();
    atNext(workbook, "SpreadsheetApp.flush", () => workbook.tab.insertColumns(1));
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(confirmation).toMatchObject({ rows: 0, changed: 1, leases: [] });
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", asked: 0 });
    expect(workbook.run()).toMatchObject({ state: "done", added: 1 });
  });

  it("are left, and the run ends, where their row was edited before anybody came", () => {
    const { workbook, runId } = leftToAdd(2);
    type(workbook, 0, "Members", addresses(3).join(" "));
    const ended = { state: "done", asked: 0, toAdd: 0, left: 0, changed: 1 };
    expect(workbook.batch(runId)).toMatchObject(ended);
    expect(additions(workbook)).toEqual([]);
  });

  it("are waited for as patiently as before where others were added since Chat last failed", () => {
    const workbook = withNewcomers(addresses(12, 10));
    const { runId, leases } = workbook.confirm();
    const { faults } = workbook.google.chat;
    const addWhileFailing = (lease?: string) => {
      faults.switchOn("unavailable");
      const state = workbook.batch(runId, workbook.me, lease);
      faults.switchAllOff();
      return state;
    };
    expect(addWhileFailing(leases[0])).toMatchObject({ state: "waiting", added: 0 });
    workbook.wait(20_000);
    const going = workbook.batch(runId);
    const [next] = "leases" in going ? going.leases : [];
    expect(workbook.batch(runId, workbook.me, next)).toMatchObject({ added: 6 });
    workbook.wait(11 * 60_000);
    expect(addWhileFailing()).toMatchObject({ state: "waiting" });
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", added: 12 });
  });

  it("are asked for twice where Chat is not available, and then waited for", () => {
    const workbook = withNewcomers([EVE]);
    workbook.google.chat.faults.switchOn("unavailable");
    const { runId, leases } = workbook.confirm();
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect([state.state, additions(workbook).length]).toEqual(["waiting", 2]);
  });

  it("are not said to be still to be added by a worker that came too late to ask for anybody", () => {
    const workbook = withNewcomers([EVE]);
    const { runId, leases } = workbook.confirm();
    workbook.wait(50_000);
    const before = workbook.rows();
    workbook.batch(runId, workbook.me, leases[0]);
    expect([workbook.rows(), additions(workbook)]).toEqual([before, []]);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", added: 1 });
  });

  it("wait until ten seconds before Chat may be asked again, and it is said why", () => {
    const workbook = withNewcomers(addresses(40, 10));
    const { runId, leases } = workbook.confirm();
    workbook.google.chat.faults.switchOn("too-many-requests", { times: 1 });
    workbook.batch(runId, workbook.me, leases[0]);
    workbook.wait(5000);
    const firstAt = workbook.now;
    let state: RunState | undefined;
    // Two workers have all that Chat takes within a minute by now.
    whenChatIsAsked(workbook, () => {
      state = workbook.batch(runId);
    });
    workbook.batch(runId);
    expect(state).toMatchObject({
      ...{ state: "waiting", until: firstAt + 60_250 - 10_000 },
      why: expect.stringContaining("limit of people added per minute is used up"),
    });
  });
});

describe("whoever was in a space before, and of whom Chat does not tell since when", () => {
  it.each(["groups/03abc", EVE])(
    "is said to have been there, and not asked for again: %s",
    (who) => {
      const workbook = withNewcomers([who]);
      const { faults } = workbook.google.chat;
      faults.switchOn("lost-after", { times: 1 });
      faults.switchOn("permission-denied", {
        when: ({ method }) => method === "spaces.members.get",
      });
      workbook.run();
      expect(details(workbook)).toMatch(/^Created \S+ \S+\. 1 was there already\.$/);
      expect(recordOf(workbook).at(-1)).toBe(`${who} =`);
      expect(workbook.checked()).toMatchObject({ done: 1, adding: { all: 0 } });
      type(workbook, 0, "Members", addresses(2).join(" "));
      expect(workbook.checked().adding?.gone).toEqual([]);
    },
  );
});

describe("a role that is to be set", () => {
  it("waits where Chat cannot tell just now who is in the space, and is set later", () => {
    const workbook = withNewcomers([], {});
    type(workbook, 0, "Managers", "p0@example.com");
    const { runId, leases } = workbook.confirm();
    workbook.google.chat.faults.switchOn("unavailable", {
      when: ({ method }) => method === "spaces.members.get",
    });
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ state: "waiting", why: expect.stringMatching(/not available/) });
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", roles: 1 });
    expect(rolesIn(workbook)).toMatchObject({ "p0@example.com": "ROLE_MANAGER" });
  });

  it("uses one place of the 295 a minute: to look who has it already is no write", () => {
    const names = addresses(45);
    const lines = [1, 2, 3, 4].map((at) => ofClass(names, { "Space name": `Class ${at}` }));
    const workbook = workbookWith(lines);
    workbook.run();
    const before = workbook.now;
    for (const rows of [[0, 1, 2], [3]]) {
      for (const row of rows) type(workbook, row, "Managers", names.join(" "));
      expect(workbook.run()).toMatchObject({ state: "done", roles: 45 * rows.length });
    }
    expect(workbook.now - before).toBeLessThan(60_000);
  });

  it("is no role any more where whoever had it has left the space", () => {
    const workbook = workbookWith([ofClass(addresses(2), { Managers: "p0@example.com" })]);
    workbook.run();
    const members = workbook.spaces[0]?.members ?? [];
    members.splice(
      members.findIndex(({ who }) => who === "p0@example.com"),
      1,
    );
    type(workbook, 0, "Managers", "");
    expect(workbook.run()).toMatchObject({ state: "done", roles: 1 });
    expect(workbook.rows()[0]).toMatchObject({ Status: "Created" });
    expect(peopleIn(workbook)).toEqual(["p1@example.com"]);
    expect(workbook.checked().adding?.all).toBe(0);
  });
});

describe("what a worker finds done that was held up for so long that another one did it", () => {
  /** What somebody is asked for waits, in the worker's hands, until all is done by another one. */
  function heldUp(workbook: Workbook): void {
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => {
      workbook.wait(200_000);
      expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done" });
    });
    workbook.batchExecution(runId, workbook.me, leases[0]);
  }

  it.each([
    ["groups/03abc", "✓"],
    ["sam@elsewhere.org", "…"],
  ])("is known for the product's own doing: %s", (who, sign) => {
    const workbook = withNewcomers([who], { "External people": "Yes" });
    workbook.google.chat.faults.switchOn("permission-denied", {
      when: ({ method }) => method === "spaces.members.get",
    });
    heldUp(workbook);
    expect(additions(workbook).map(({ status }) => status)).toEqual([200, 409]);
    expect(recordOf(workbook).at(-1)).toBe(`${who} ${sign}`);
  });

  it("is known for a role that the product has set, and takes away again", () => {
    const workbook = withNewcomers([]);
    type(workbook, 0, "Managers", "p0@example.com");
    heldUp(workbook);
    expect(recordOf(workbook)).toContain("p0@example.com ★");
    type(workbook, 0, "Managers", "");
    expect(workbook.checked().adding?.noManagers).toBe(1);
  });
});

describe("somebody whom a worker has added that was held up, and whom another one has in hand by then", () => {
  it("is asked for once", () => {
    const workbook = withNewcomers(addresses(12, 10));
    const { runId, leases } = workbook.confirm();
    let handedOut: RunState | undefined;
    whenChatIsAsked(workbook, () => {
      workbook.wait(200_000);
      handedOut = workbook.batch(runId);
    });
    workbook.batch(runId, workbook.me, leases[0]);
    expect(additions(workbook)).toHaveLength(1);
    const others = handedOut && "leases" in handedOut ? handedOut.leases : [];
    expect(others).toHaveLength(2);
    const state = workbook.goOn({ runId, leases: others });
    expect(state).toMatchObject({ state: "done", added: 12 });
    expect(additions(workbook)).toHaveLength(12);
  });
});

describe("what Chat answered to a worker that was killed before it wrote that", () => {
  /** Eve was added, and the execution was killed at the first such call after that. */
  function killedAt(name: string): Workbook {
    const workbook = withNewcomers([EVE]);
    const { runId, leases } = workbook.confirm();
    let isAdded = false;
    workbook.google.appsScript.beforeCall = (call) => {
      isAdded ||= call.name === "Chat.Spaces.Members.create";
      return isAdded && call.name === name ? "kill" : undefined;
    };
    workbook.batchExecution(runId, workbook.me, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    expect(peopleIn(workbook)).toContain(EVE);
    workbook.wait(200_000);
    return workbook;
  }

  it("is written by whoever opens the sidebar, also where that is somebody else", () => {
    const workbook = killedAt("Lock.tryLock");
    workbook.opened(workbook.person("bea@example.com"));
    expect(details(workbook)).toMatch(/1 person added, .*: eve@example\.com\.$/);
    expect(recordOf(workbook)).toContain(`${EVE} ✓`);
    expect(workbook.checked()).toMatchObject({ done: 1, adding: { all: 0 } });
    type(workbook, 0, "Members", [...addresses(2), EVE, "fay@example.com"].join(" "));
    expect(workbook.run()).toMatchObject({ state: "done", asked: 1, added: 1 });
  });

  it.each([0, 1, 2, 3])("is written to its end where %i of its cells were", (kill) => {
    const workbook = withNewcomers([EVE]);
    const { runId, leases } = workbook.confirm();
    atNext(workbook, "SpreadsheetApp.flush", () => {}, { kill });
    workbook.batchExecution(runId, workbook.me, leases[0]);
    workbook.wait(200_000);
    workbook.opened();
    expect(workbook.rows()[0]).toMatchObject({ Status: "Created", Space: "Class 7A" });
    expect(details(workbook)).toMatch(/^Created .* 1 person added, .*: eve@example\.com\.$/);
    expect(workbook.checked()).toMatchObject({ done: 1, stale: 0, adding: { all: 0 } });
  });

  it("asks a person to look at it, too, where all but its status was", () => {
    const workbook = withNewcomers(["sam@elsewhere.org"], { "External people": "Yes" });
    const { runId, leases } = workbook.confirm();
    atNext(workbook, "SpreadsheetApp.flush", () => {}, { kill: 2 });
    workbook.batchExecution(runId, workbook.me, leases[0]);
    workbook.wait(200_000);
    workbook.opened();
    expect(workbook.column("Status")).toEqual(["Created – check people"]);
  });

  it("is not written again where it stands in the sheet already", () => {
    const workbook = killedAt("Properties.deleteProperty");
    const before = workbook.rows();
    expect(details(workbook)).toContain(EVE);
    workbook.opened();
    expect(workbook.rows()).toEqual(before);
    expect(workbook.checked()).toMatchObject({ done: 1, stale: 0, adding: { all: 0 } });
  });
});

describe("a run of spaces to which nobody is to be added", () => {
  it("says how many are left where nothing was confirmed or written, and where it is cancelled", () => {
    const workbook = workbookWith([{ "Space name": "Ada" }, { "Space name": "Bea" }]);
    const nothing = workbook.confirm(workbook.me, []);
    expect(nothing).toMatchObject({ rows: 0, left: 0 });
    resultOf(workbook.me.run("cancelRun", { runId: nothing.runId }));
    const { runId } = workbook.confirm();
    expect(workbook.me.run("cancelRun", { runId }).result).toMatchObject({ left: 2 });
    const { toConfirm } = workbook.opened();
    atNext(workbook, "SpreadsheetApp.flush", () => workbook.tab.insertColumns(1));
    expect(workbook.confirm(workbook.me, toConfirm)).toMatchObject({ rows: 0, left: 0 });
  });
});

describe("people who were confirmed for a run that was cancelled", () => {
  it("are added by no other one that is confirmed for another row", () => {
    const lines = ["Ada", "Board"].map((name) => ofClass(addresses(1), { "Space name": name }));
    const workbook = workbookWith(lines);
    workbook.run();
    type(workbook, 0, "Members", `${addresses(1)} ${EVE}`);
    resultOf(workbook.me.run("cancelRun", { runId: workbook.confirm().runId }));
    type(workbook, 1, "Members", `${addresses(1)} fay@example.com`);
    const [, board = ""] = workbook.checked().toConfirm;
    expect(workbook.goOn(workbook.confirm(workbook.me, [board]))).toMatchObject({ added: 1 });
    expect(additions(workbook).map(({ body }) => JSON.stringify(body))).toEqual([
      expect.stringContaining("fay@example.com"),
    ]);
  });
});

describe("what is said of all that was done in a space", () => {
  const JUST_NOW = /2026-11-22 10:0\d/g;
  const said = (workbook: Workbook) =>
    details(workbook)
      .replace(JUST_NOW, "NOW")
      .split(/(?<=\.) /);

  it("is in one order, whatever came of it, and somebody is to look where not all is well", () => {
    const workbook = workbookWith([ofClass(addresses(3), { "External people": "Yes" })]);
    workbook.run();
    const lead = workbook.spaces[0]?.members.find(({ who }) => who === "p1@example.com");
    Object.assign(lead?.membership ?? {}, { role: "ROLE_MANAGER" });
    const isGroup = ({ body }: { body: unknown }) => JSON.stringify(body).includes("groups/");
    workbook.google.chat.faults.switchOn("lost-after", { times: 1, when: isGroup });
    type(workbook, 0, "Members", `p0@example.com nobody@example.invalid ${EVE} groups/03abc`);
    type(workbook, 0, "Managers", "p0@example.com p1@example.com sam@elsewhere.org");
    type(workbook, 0, "Welcome message", "Hello");
    workbook.run();
    expect(said(workbook)).toEqual([
      "Created NOW.",
      "2 people added, NOW: eve@example.com; sam@elsewhere.org.",
      "1 was there already.",
      "1 was made a manager.",
      "The welcome message was posted.",
      "1 has to accept first: sam@elsewhere.org.",
      "1 was not added: nobody@example.invalid: Chat does not know this address.",
      expect.stringMatching(/^1 could not be made a manager: sam@elsewhere\.org: \S.*\.$/),
      "1 is in the space and stands no longer in this row: p2@example.com.",
      "Remove them in Chat if they should leave.",
    ]);
    expect(workbook.column("Status")).toEqual(["Created – check people"]);
  });

  it.each([
    ["has to accept first", "sam@elsewhere.org"],
    ["was not added", "nobody@example.invalid"],
  ])("has somebody look where one of several %s", (what, who) => {
    const workbook = withNewcomers([EVE, who], { "External people": "Yes" });
    workbook.run();
    expect(details(workbook)).toContain(`1 ${what}: ${who}`);
    expect(workbook.column("Status")).toEqual(["Created – check people"]);
    const reasons = [expect.stringMatching(`^1 ${what}: ${who}[^.]*\\.$`)];
    expect(workbook.checked().people).toMatchObject([{ row: 2, reasons }]);
  });

  it("names to whoever looks at the sheet what they are to look at, and nothing else", () => {
    const workbook = workbookWith([ofClass(addresses(3), { "External people": "Yes" })]);
    workbook.google.chat.faults.switchOn("people-left-out");
    workbook.run();
    workbook.google.chat.faults.switchAllOff();
    const reasons = () => workbook.checked().people.map((notice) => notice.reasons);
    expect(reasons()).toEqual([["2 of 3 have joined."]]);
    type(workbook, 0, "Members", [...addresses(3), EVE, "sam@elsewhere.org"].join(" "));
    workbook.run();
    expect(reasons()).toEqual([["2 of 3 have joined. 1 has to accept first: sam@elsewhere.org."]]);
  });

  it("is taken from Details where a row has been told so without the product", () => {
    const told = { Status: "Created – check people", Space: "Old", Details: "Ask Bo." };
    const { people } = workbookWith([{ "Space name": "Old", ...told }]).checked();
    expect(people).toMatchObject([{ row: 2, reasons: ["Ask Bo."] }]);
  });

  it("says what is still to be done where the run is cancelled before", () => {
    const more = { Managers: "p0@example.com", "Welcome message": "Hello" };
    const workbook = workbookWith([ofClass(addresses(51), more)]);
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    expect(said(workbook)).toEqual([
      "Created NOW.",
      "2 people are still to be added.",
      "1 role is still to be changed.",
      "The welcome message is still to be posted.",
    ]);
  });

  it("is kept with why each of six was refused, of whom it names five", () => {
    const workbook = withNewcomers(addresses(6, 10));
    workbook.google.chat.faults.switchOn("permission-denied");
    workbook.run();
    expect(details(workbook)).toMatch(/(p1\d@example\.com: not allowed, [^;]*; ){5}…\.$/);
    const why = expect.stringMatching(/^p1\d@example\.com ✗ not allowed, /);
    expect(recordOf(workbook).slice(-6)).toEqual(Array(6).fill(why));
  });

  it("is kept a line for each, also in a space that was made with nobody", () => {
    const workbook = workbookWith([ofClass([])]);
    workbook.run();
    type(workbook, 0, "Welcome message", "Hello");
    workbook.run();
    expect(recordOf(workbook)).toEqual([expect.stringMatching(/^# Created /), "✉ ✓"]);
  });

  it("is kept without whom Chat refused to another person, once they are to be asked for again", () => {
    const nobody = "nobody@example.invalid";
    const workbook = withNewcomers([nobody, EVE]);
    const other = workbook.person("p0@example.com");
    expect(workbook.run(other)).toMatchObject({ asked: 2, added: 1 });
    expect(recordOf(workbook).slice(-2)[0]).toMatch(`${nobody} ✗`);
    expect(workbook.confirm().leases).toHaveLength(1);
    const before = [expect.stringMatching(/^# Created /), ...addresses(2)];
    expect(recordOf(workbook)).toEqual([...before, `${EVE} ✓`]);
  });

  it("is that the message was not posted, also where somebody has taken away why", () => {
    const workbook = workbookWith([ofClass([], { "Welcome message": "Hello" })]);
    const isMessage = ({ method }: { method: string }) => method === "spaces.messages.create";
    workbook.google.chat.faults.switchOn("permission-denied", { when: isMessage });
    workbook.run();
    const [claim = ""] = workbook.column("Request ID");
    type(workbook, 0, "Request ID", claim.replace(/✉ ✗ .+$/, "✉ ✗"));
    expect(workbook.checked().people).toMatchObject([
      { reasons: ["The welcome message was not posted: ?."] },
    ]);
  });

  it.each([
    [5, ""],
    [6, "; …"],
  ])("names the first five of %i", (count, more) => {
    const workbook = withNewcomers(addresses(count, 10));
    workbook.run();
    expect(said(workbook)[1]).toBe(
      `${count} people added, NOW: ${addresses(5, 10).join("; ")}${more}.`,
    );
  });
});

describe("a row whose Details somebody has cleared", () => {
  it("says of its people what was done since", () => {
    const workbook = withNewcomers([EVE]);
    clear(workbook, 2, "Details");
    workbook.run();
    expect(details(workbook)).toMatch(/^1 person added, .*: eve@example\.com\.$/);
    type(workbook, 0, "Members", [...addresses(2), EVE, "fay@example.com"].join(" "));
    workbook.run();
    expect(details(workbook)).toMatch(/^2 people added, .*: eve@example\.com; fay@example\.com\.$/);
  });
});

describe("a row in whose Details somebody has written", () => {
  it.each(["✓ seen", "! ✗ is no sign of ours"])(
    "keeps that before what was done since: %s",
    (note) => {
      const workbook = withNewcomers([EVE]);
      type(workbook, 0, "Details", note);
      workbook.run();
      expect(details(workbook)).toMatch(/1 person added, .*: eve@example\.com\.$/);
      expect(details(workbook).slice(0, note.length + 1)).toBe(`${note} `);
    },
  );

  it("keeps the first 500 characters of it", () => {
    const workbook = withNewcomers([EVE]);
    type(workbook, 0, "Details", "x".repeat(600));
    workbook.run();
    expect(details(workbook)).toMatch(/^x{500} 1 person added/);
  });
});

describe("a row at whose people somebody is to look, since not all have joined", () => {
  it("says so, however many are added, until they have looked and write Created", () => {
    const workbook = workbookWith([ofClass(addresses(3))]);
    workbook.google.chat.faults.switchOn("people-left-out");
    workbook.run();
    workbook.google.chat.faults.switchAllOff();
    const add = (...newcomers: string[]) => {
      type(workbook, 0, "Members", [...addresses(3), ...newcomers].join(" "));
      expect(workbook.run()).toMatchObject({ state: "done", added: 1 });
      expect(details(workbook)).toContain("2 of 3 have joined.");
      return workbook.column("Status")[0];
    };
    expect(add(EVE)).toBe("Created – check people");
    type(workbook, 0, "Status", "Created");
    expect(add(EVE, "fay@example.com")).toBe("Created");
    expect(workbook.checked().people).toEqual([]);
    const kept = recordOf(workbook).filter((line) => /^[#!]/.test(line));
    expect(kept).toEqual([expect.stringMatching(/^# Created .* 2 of 3 have joined\./)]);
  });

  it("says Created once they have looked at who has to accept, also where others are added", () => {
    const workbook = withNewcomers(["sam@elsewhere.org"], { "External people": "Yes" });
    workbook.run();
    type(workbook, 0, "Status", "Created");
    type(workbook, 0, "Members", [...addresses(2), "sam@elsewhere.org", EVE].join(" "));
    expect(workbook.run()).toMatchObject({ state: "done", added: 1 });
    expect(details(workbook)).toContain("1 has to accept first: sam@elsewhere.org.");
    expect(workbook.column("Status")).toEqual(["Created"]);
  });

  it("says so, too, where somebody has cleared its Details", () => {
    const workbook = workbookWith([ofClass(addresses(3))]);
    workbook.google.chat.faults.switchOn("people-left-out");
    workbook.run();
    workbook.google.chat.faults.switchAllOff();
    clear(workbook, 2, "Details");
    type(workbook, 0, "Members", [...addresses(3), EVE].join(" "));
    workbook.run();
    expect(details(workbook)).toMatch(/^1 person added, .*: eve@example\.com\.$/);
    expect(workbook.column("Status")).toEqual(["Created – check people"]);
    const reasons = ["Who has joined is not known: look at the space's members."];
    expect(workbook.checked().people).toMatchObject([{ reasons }]);
  });
});

describe("a row that was renamed, and of which somebody has said that its space is its own", () => {
  /** @param who has said so; then somebody is to be added. */
  function renamed(who: (workbook: Workbook) => Workbook["me"]) {
    const workbook = withNewcomers([]);
    type(workbook, 0, "Space name", "Class 8A");
    const request = { sheetId: 0, reason: "displaced", keep: true };
    const requestIds = workbook.checked().requestIds.displaced;
    resultOf(who(workbook).run("startOver", { ...request, requestIds }));
    type(workbook, 0, "Members", [...addresses(2), EVE].join(" "));
    return workbook.checked().adding?.spaces[0];
  }

  it("takes newcomers as any other, where its own person said it", () => {
    expect(renamed(({ me }) => me)).toEqual({
      ...{ row: 2, name: "Class 8A", count: 1 },
      asks: [{ name: EVE, to: "add" }],
    });
  });

  it("takes for newcomers whom it names by then, too, where nobody was asked when it was made", () => {
    const workbook = workbookWith([{ "Space name": "Class 7A" }]);
    workbook.run();
    type(workbook, 0, "Space name", "Class 8A");
    type(workbook, 0, "Members", EVE);
    const { requestIds } = workbook.checked();
    const request = { sheetId: 0, reason: "displaced", keep: true };
    resultOf(workbook.me.run("startOver", { ...request, requestIds: requestIds.displaced }));
    expect(workbook.checked().adding?.people).toBe(1);
  });

  it("shows that person first into which space they would come, where somebody else did", () => {
    const space = renamed((workbook) => workbook.person("bea@example.com"));
    expect(space).toMatchObject({ row: 2, unproven: expect.stringMatching(/^spaces\//) });
  });

  it("shows them, too, which one it is where its own person said it, and somebody has put it there", () => {
    const [own, board] = [ofClass(addresses(1)), ofClass([EVE], { "Space name": "Board" })];
    const workbook = workbookWith([own, board]);
    workbook.run();
    const [ofOwn = "", ofBoard = ""] = workbook.spaces.map(({ space }) => String(space.name));
    const [claim = ""] = workbook.column("Request ID");
    type(workbook, 0, "Request ID", claim.replace(ofOwn, ofBoard));
    type(workbook, 0, "Space name", "Class 8A");
    const requestIds = workbook.checked().requestIds.displaced;
    expect(requestIds).toHaveLength(1);
    const request = { sheetId: 0, reason: "displaced", keep: true, requestIds };
    resultOf(workbook.me.run("startOver", request));
    type(workbook, 0, "Members", "p0@example.com zed@example.com");
    expect(workbook.checked().adding?.spaces[0]).toMatchObject({ row: 2, unproven: ofBoard });
  });

  it("is shown before those whose space is known to be theirs, wherever it stands", () => {
    const workbook = workbookWith([ofClass([]), ofClass([], { "Space name": "Board" })]);
    workbook.run();
    const [, board] = workbook.spaces;
    const [, claim = ""] = workbook.column("Request ID");
    const elsewhere = claim.replace(String(board?.space.name), "spaces/ELSEWHERE");
    type(workbook, 1, "Request ID", elsewhere);
    for (const row of [0, 1]) type(workbook, row, "Members", EVE);
    expect(workbook.checked().adding?.spaces).toMatchObject([
      { row: 3, unproven: "spaces/ELSEWHERE" },
      { row: 2 },
    ]);
  });
});

describe("a copy of a row to which people are added afterwards", () => {
  /** The copy names somebody else; then somebody is added to the row above that it was made of. */
  function copied(): Workbook {
    const workbook = withNewcomers([]);
    workbook.tab.copyRow(2, 3);
    type(workbook, 0, "Members", [...addresses(2), EVE].join(" "));
    type(workbook, 1, "Members", "zed@example.com");
    workbook.run();
    expect(peopleIn(workbook)).toEqual([...addresses(2), EVE]);
    return workbook;
  }

  it("remains a copy", () => {
    expect(copied().checked()).toMatchObject({
      done: 1,
      adding: { people: 0 },
      attention: [{ row: 3, doubt: "copied" }],
    });
  });

  /** What a row is at that moment is pasted above it, or below, once people were added to it. */
  function pasted(at: 2 | 3, copyAt: (workbook: Workbook, copy: () => void) => void): Workbook {
    const workbook = workbookWith([ofClass(addresses(2))]);
    const { tab } = workbook;
    let copied: ReturnType<typeof tab.cell>[] = [];
    copyAt(workbook, () => {
      copied = ALL_HEADERS.map((_, index) => ({ ...tab.cell(2, index + 1) }));
    });
    type(workbook, 0, "Members", [...addresses(2), EVE].join(" "));
    workbook.run();
    tab.insertRows(at);
    for (const [index, cell] of copied.entries()) tab.change(at, index + 1, cell);
    return workbook;
  }

  it("remains a copy where it is pasted above it only then", () => {
    const workbook = pasted(2, (workbook, copy) => {
      workbook.run();
      copy();
    });
    expect(workbook.checked()).toMatchObject({
      done: 1,
      adding: { people: 0 },
      attention: [{ row: 2, doubt: "copied" }],
    });
  });

  it.each([2, 3] as const)(
    "is not made under the same ID where it was copied while its space was made, in row %i",
    (row) => {
      const workbook = pasted(row, (workbook, copy) => {
        whenChatIsAsked(workbook, copy);
        workbook.run();
      });
      expect(workbook.checked()).toMatchObject({
        done: 1,
        total: 0,
        attention: [{ row, doubt: "uncertain" }],
      });
    },
  );

  it("is no space without a row once it is emptied", () => {
    const workbook = copied();
    for (const header of ["Space name", "Members", "Status", "Space", "Details"] as const) {
      type(workbook, 1, header, "");
    }
    expect(workbook.opened()).toMatchObject({ done: 1, runs: { last: { orphans: [] } } });
  });

  it("made and changed above it meanwhile, lets the run end, with everybody asked once", () => {
    const workbook = workbookWith([ofClass(addresses(51))]);
    const confirmed = workbook.confirm();
    const copy = () => {
      workbook.tab.insertRows(2);
      workbook.tab.copyRow(3, 2);
      workbook.tab.enter(2, 2, "zed@example.com");
    };
    whenChatIsAsked(workbook, copy, 2);
    expect(workbook.goOn(confirmed)).toMatchObject({ state: "done", added: 2 });
    expect(additions(workbook)).toHaveLength(2);
    expect(workbook.checked()).toMatchObject({
      adding: { all: 0 },
      attention: [{ row: 2, doubt: "copied" }],
    });
  });
});
