import { seeded } from "../../local/google/seeded";
import type { RunState } from "../../src/run/run-state";
import type { Runs } from "../../src/ui/sidebar";
import { forSome, upTo } from "../sample";
import { NAMED, teams } from "./lines";
import { atNext, clear, column, namesOf, whenChatIsAsked } from "./somebody";
import { addresses, ofClass, type, workbookWith } from "./spaces-that-exist";
import { EVERY_KIND, expectEveryRowToHaveItsSpace, PASSING, resultOf, Workbook } from "./workbook";

const ROWS = 5;

/** What a row was asked for under one request ID is never asked for under another one. */
function expectOneRequestIdPerSpace(workbook: Workbook): void {
  const ids = new Map<string, Set<string | undefined>>();
  for (const { body, requestId } of workbook.calls) {
    const key = JSON.stringify(body, (name, value) => (name === "requestId" ? undefined : value));
    ids.set(key, (ids.get(key) ?? new Set()).add(requestId));
  }
  for (const used of ids.values()) expect(used.size).toBe(1);
}

describe.each(PASSING)("a run in which Chat fails with %s", (fault) => {
  it.each([1, 2, 3, 4, 5])("at its call %i ends with every row's space", (call) => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.google.chat.faults.switchOn(fault, { when: ({ number }) => number === call });
    expect(workbook.run()).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expectOneRequestIdPerSpace(workbook);
  });

  it("for minutes waits, and ends with every row's space once that is over", () => {
    const workbook = new Workbook(EVERY_KIND);
    const over = workbook.now + 90_000;
    workbook.google.chat.faults.switchOn(fault, { when: () => workbook.now < over });
    expect(workbook.run()).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expectOneRequestIdPerSpace(workbook);
  });

  it("makes its other workers wait as long as the one that has met it, without a word", () => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.google.chat.faults.switchOn(fault);
    const { runId, leases } = workbook.confirm();
    const first = workbook.batch(runId, workbook.me, leases[0]);
    const second = workbook.batch(runId, workbook.me, leases[1]);
    const until = Reflect.get(first, "until");
    expect(first).toMatchObject({ state: "waiting", why: expect.stringMatching(/./) });
    expect(second).toMatchObject({ state: "waiting", why: "", until });
    expect(until).toBeGreaterThan(workbook.now);
  });

  it("for good stops after ten minutes, says why, and is as patient at a later start", () => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.google.chat.faults.switchOn(fault);
    const confirmation = workbook.confirm();
    const before = workbook.now;
    expect(workbook.goOn(confirmation)).toMatchObject({
      ...{ state: "stopped", grant: "" },
      why: [expect.any(String), expect.stringMatching(/Start it again later/)],
    });
    const minutes = (workbook.now - before) / 60_000;
    expect([minutes > 10, minutes < 15]).toEqual([true, true]);
    workbook.google.chat.faults.switchAllOff();
    workbook.google.chat.faults.switchOn(fault, { times: 1 });
    workbook.wait(60_000);
    expect(workbook.goOn({ ...confirmation, leases: [] })).toMatchObject({
      state: "done",
      left: 0,
    });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expectOneRequestIdPerSpace(workbook);
  });
});

describe("a run in which Chat fails again and again", () => {
  it("waits each time about twice as long as before, at most: as Google says, and a second more", () => {
    const workbook = new Workbook(NAMED.slice(0, 1), { random: () => 0.999 });
    workbook.google.chat.faults.switchOn("unavailable");
    const { runId, leases } = workbook.confirm();
    const waits = [leases[0], undefined, undefined, undefined].map((lease) => {
      const state = workbook.batch(runId, workbook.me, lease);
      const ms = "until" in state ? state.until - workbook.now : 0;
      workbook.wait(ms);
      return Math.ceil(ms / 1000);
    });
    expect(waits).toEqual([4, 6, 10, 18]);
  });
});

describe("a run in which Chat fails once, and once more when spaces were made for ten minutes", () => {
  it("goes on, and makes all of them", () => {
    const workbook = new Workbook(
      Array.from({ length: 13 }, (_, index) => ({ "Space name": `Class ${index}` })),
    );
    const { appsScript, chat } = workbook.google;
    appsScript.properties.set("script", new Map([["SPACES_PER_MINUTE", "1"]]));
    const isOneOf = ({ number }: { number: number }) => number === 1 || number === 13;
    chat.faults.switchOn("unavailable", { when: isOneOf });
    expect(workbook.run()).toMatchObject({ state: "done", created: 13 });
    expect(workbook.calls).toHaveLength(15);
  });
});

describe("a run in which Chat fails once, and once more when people were added for ten minutes", () => {
  it("goes on, and adds all of them", () => {
    const workbook = workbookWith([ofClass(addresses(1))], {
      time: { profile: "none", chatMs: 80_000 },
    });
    workbook.run();
    type(workbook, 0, "Members", addresses(10).join(", "));
    const [before, { faults }] = [workbook.calls.length, workbook.google.chat];
    const isOneOf = ({ number }: { number: number }) => [1, 10].includes(number - before);
    faults.switchOn("unavailable", { when: isOneOf });
    const { runId } = workbook.confirm();
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", added: 9 });
    expect(workbook.calls).toHaveLength(before + 11);
  });
});

describe("a run in which Chat makes a space every four minutes, and fails in between", () => {
  it("goes on for as long as it takes", () => {
    const workbook = new Workbook(EVERY_KIND);
    let next = 0;
    const isEarly = () => {
      if (workbook.now < next) return true;
      next = workbook.now + 4 * 60_000;
      return false;
    };
    workbook.google.chat.faults.switchOn("unavailable", { when: isEarly });
    const { runId } = workbook.confirm();
    const work = () =>
      resultOf<RunState>(workbook.me.run("createNextBatch", { runId, alone: true }));
    let state = work();
    while (state.state === "waiting") {
      workbook.wait(state.until - workbook.now);
      state = work();
    }
    expect(state).toMatchObject({ state: "done", created: ROWS });
  });
});

describe("a run in which Chat has failed for nearly ten minutes", () => {
  it("goes on where another worker has made a space meanwhile", () => {
    const draw = seeded(1);
    const workbook = new Workbook(NAMED, { random: () => (1 + draw()) / 2 });
    const { faults } = workbook.google.chat;
    faults.switchOn("unavailable");
    const { runId, leases } = workbook.confirm();
    const work = (lease?: string) => workbook.batch(runId, workbook.me, lease);
    const handedOut = () => {
      const state = work();
      return "leases" in state ? state.leases : [];
    };
    let failed = work(leases[0]);
    const since = workbook.now;
    while ("until" in failed && failed.until < since + 8.5 * 60_000) {
      workbook.wait(failed.until - workbook.now);
      failed = work(handedOut()[0]);
    }
    workbook.wait(since + 590_000 - workbook.now);
    const [late, next, first] = handedOut();
    whenChatIsAsked(workbook, () => {
      whenChatIsAsked(workbook, () => {
        expect(work(first)).toMatchObject({ state: "waiting" });
        faults.switchAllOff();
      });
      expect(work(next)).toMatchObject({ created: 1 });
      workbook.wait(15_000);
      faults.switchOn("unavailable");
    });
    expect(work(late)).toMatchObject({ state: "waiting", created: 1 });
  });
});

describe("a run that has stopped since Chat failed for ten minutes", () => {
  it("goes on at once where its person starts it again", () => {
    const workbook = new Workbook(EVERY_KIND, { random: () => 0.999 });
    workbook.google.chat.faults.switchOn("unavailable");
    const { runId, leases } = workbook.confirm();
    expect(workbook.goOn({ runId, leases })).toMatchObject({ state: "stopped" });
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.batch(runId)).toMatchObject({ state: "going" });
  });
});

describe("a run that begins long after it was confirmed", () => {
  it("is as patient with Chat as any other", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const { runId } = workbook.confirm();
    workbook.wait(11 * 60_000);
    workbook.google.chat.faults.switchOn("unavailable", { times: 5 });
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 1 });
  });
});

describe("a row for which Chat fails each time", () => {
  function withBad(): Workbook {
    const workbook = new Workbook([{ "Space name": "Bad" }, ...NAMED]);
    workbook.google.chat.faults.switchOn("server-error", {
      when: ({ body }) => JSON.stringify(body ?? "").includes("Bad"),
    });
    return workbook;
  }
  const OTHERS = ["Ada", "Bea", "Cy", "Dee"];

  it("keeps no other from its space where a page has one piece after the other", () => {
    const workbook = withBad();
    expect(workbook.run()).toMatchObject({ state: "stopped", created: 4, left: 1 });
    expect(namesOf(workbook)).toEqual(OTHERS);
  });

  it("keeps no other from its space where a trigger fires every minute", () => {
    const workbook = withBad();
    workbook.confirm();
    workbook.me.addTrigger("continueRun", { minutes: 1 });
    workbook.google.appsScript.advance(5 * 60_000);
    expect(namesOf(workbook)).toEqual(OTHERS);
  });

  it("keeps no other from its space of which it is not known either, since Chat had failed for all", () => {
    const workbook = withBad();
    const over = workbook.now + 3 * 60_000;
    workbook.google.chat.faults.switchOn("lost-before", { when: () => workbook.now < over });
    expect(workbook.run()).toMatchObject({ state: "stopped", created: 4, left: 1 });
    expect(namesOf(workbook).sort()).toEqual(OTHERS);
  });
});

describe("a run that stops for its set-up while other workers are still on their way", () => {
  const stoppedEarly = () => {
    const workbook = new Workbook(EVERY_KIND);
    const before = workbook.column("Status");
    workbook.google.chat.faults.switchOn("app-not-configured");
    const { runId, leases } = workbook.confirm();
    const stopped = workbook.batch(runId, workbook.me, leases[0]);
    return { workbook, before, runId, late: [...leases.slice(1), "not handed out"], stopped };
  };

  it("stays stopped for them, with all rows as they were", () => {
    const { workbook, before, runId, late, stopped } = stoppedEarly();
    workbook.google.chat.faults.switchAllOff();
    for (const lease of late) {
      expect(workbook.batch(runId, workbook.me, lease)).toMatchObject({
        state: "stopped",
        why: [
          expect.stringMatching(/no configured Chat app/),
          expect.stringMatching(/Configuration tab/),
          expect.stringMatching(/https:/),
        ],
        stoppedAt: Reflect.get(stopped, "stoppedAt"),
      });
    }
    expect(workbook.column("Status")).toEqual(before);
    expect(workbook.calls).toHaveLength(1);
  });

  it("counts the space that one of them has made by then", () => {
    const workbook = new Workbook(EVERY_KIND);
    const { faults } = workbook.google.chat;
    faults.switchOn("app-not-configured", { when: ({ number }) => number === 1 });
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => void workbook.batch(runId, workbook.me, leases[1]));
    const late = workbook.batch(runId, workbook.me, leases[0]);
    expect(late).toMatchObject({ state: "stopped", created: 1 });
    const done = workbook.goOn({ runId, leases: [] });
    expect(done).toMatchObject({ state: "done", created: ROWS });
  });

  it("leaves the sheet to somebody else at once", () => {
    const { workbook } = stoppedEarly();
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.run(workbook.person("bea@example.com"))).toMatchObject({ created: ROWS });
  });

  it("goes on for a page whose person knows of the stop", () => {
    const { workbook, runId, late, stopped } = stoppedEarly();
    for (const lease of late) workbook.batch(runId, workbook.me, lease);
    workbook.google.chat.faults.switchAllOff();
    const request = { runId, lease: "again", stoppedAt: Reflect.get(stopped, "stoppedAt") };
    const going = workbook.me.run("createNextBatch", request).result;
    expect(going).toMatchObject({ state: "going", stoppedAt: 0 });
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
  });
});

describe("a row whose answer was lost, and which is deleted before it is asked for again", () => {
  const deletedWhileUnknown = () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }]);
    workbook.google.chat.faults.switchOn("lost-after", { times: 20 });
    const confirmation = workbook.confirm();
    for (const lease of confirmation.leases) {
      workbook.batch(confirmation.runId, undefined, lease);
    }
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.column("Status")).toContain("Not known yet");
    workbook.wait(60_000);
    return { workbook, confirmation };
  };

  it("is in the report: its space may exist", () => {
    const { workbook, confirmation } = deletedWhileUnknown();
    workbook.tab.deleteRows(2);
    expect(workbook.goOn({ ...confirmation, leases: [] })).toMatchObject({
      state: "done",
      orphans: [{ text: "Class 7A", url: "" }],
    });
  });

  it("is in the report, too, where it was handed out since, and nobody came for it", () => {
    const { workbook, confirmation } = deletedWhileUnknown();
    expect(workbook.batch(confirmation.runId)).toMatchObject({ state: "going" });
    workbook.wait(200_000);
    workbook.opened();
    expect(workbook.column("Status")).toEqual(["Not known yet", ""]);
    workbook.tab.deleteRows(2);
    expect(workbook.goOn({ ...confirmation, leases: [] })).toMatchObject({
      state: "done",
      orphans: [{ text: "Class 7A", url: "" }],
    });
  });

  it("is in the report once, beside others of which no link is known either", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }]);
    const { runId, leases } = workbook.confirm();
    workbook.google.chat.faults.switchOn("lost-after");
    const { appsScript } = workbook.google;
    for (const lease of leases) {
      let isLost = false;
      appsScript.beforeCall = ({ name }) => {
        isLost ||= name.startsWith("Chat.");
        return isLost && name === "Lock.tryLock" ? "kill" : undefined;
      };
      workbook.batchExecution(runId, undefined, lease);
    }
    appsScript.beforeCall = undefined;
    workbook.google.chat.faults.switchAllOff();
    workbook.tab.deleteRows(2, 2);
    workbook.wait(120_000);
    const orphans = ["Class 7A", "Class 7B"].map((text) => ({ text, url: "" }));
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", orphans });
    expect(workbook.opened()).toMatchObject({ runs: { last: { orphans } } });
  });

  it("is in the report however often the answer of another one was lost since", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }]);
    workbook.google.chat.faults.switchOn("lost-before");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[1]);
    while (workbook.calls.length < 20) workbook.me.run("createNextBatch", { runId, alone: true });
    workbook.google.chat.faults.switchAllOff();
    workbook.tab.deleteRows(3);
    workbook.wait(120_000);
    const orphans = [{ text: "Class 7B", url: "" }];
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", orphans });
  });

  it("is in the report of the next run, where it was this one's last row", () => {
    const { workbook } = deletedWhileUnknown();
    workbook.wait(120_000);
    workbook.tab.deleteRows(2);
    expect(workbook.confirm()).toMatchObject({ orphans: [{ text: "Class 7A", url: "" }] });
  });

  it("is in the report of the next run from its beginning, where it is deleted between the check and the click", () => {
    const { workbook } = deletedWhileUnknown();
    const { toConfirm } = workbook.opened();
    workbook.tab.deleteRows(2);
    const { orphans } = workbook.confirm(workbook.me, toConfirm.slice(1));
    expect(orphans).toEqual([{ text: "Class 7A", url: "" }]);
  });

  it("is in the report of a run for another row, whose space uses up the quota", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }]);
    const { properties } = workbook.google.appsScript;
    properties.set("script", new Map([["SPACES_PER_MINUTE", "1"]]));
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    workbook.me.run("cancelRun", { runId });
    workbook.wait(61_000);
    const next = workbook.confirm(workbook.me, workbook.opened().toConfirm.slice(1));
    atNext(workbook, "Chat.Spaces.create", () => workbook.tab.deleteRows(2));
    const orphans = [{ text: "Class 7A", url: "" }];
    expect(workbook.goOn(next)).toMatchObject({ state: "done", created: 1, orphans });
  });

  it("is in no report where it was not deleted", () => {
    const { workbook, confirmation } = deletedWhileUnknown();
    expect(workbook.goOn({ ...confirmation, leases: [] })).toMatchObject({
      state: "done",
      created: 2,
      orphans: [],
    });
    workbook.tab.deleteRows(2);
    workbook.tab.fill([["Class 7C"]], 3);
    expect(workbook.confirm()).toMatchObject({ orphans: [] });
  });

  it("is in no report where the person has looked, and started the row over", () => {
    const { workbook } = deletedWhileUnknown();
    workbook.wait(25 * 60 * 60_000);
    const { attention } = workbook.checked();
    expect(attention).not.toEqual([]);
    const requestIds = workbook.column("Request ID");
    workbook.me.run("startOver", { sheetId: 0, reason: "uncertain", requestIds });
    workbook.tab.deleteRows(2);
    expect(workbook.confirm()).toMatchObject({ orphans: [] });
  });
});

describe("a space whose row was deleted, in a run whose tab was closed", () => {
  it("is in the report of the next run: nobody has read the first one", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }]);
    const { runId, leases } = workbook.confirm();
    const { appsScript } = workbook.google;
    appsScript.beforeCall = ({ name }) => {
      if (!name.startsWith("Chat.")) return undefined;
      appsScript.beforeCall = undefined;
      workbook.tab.deleteRows(2);
      return undefined;
    };
    workbook.batch(runId, undefined, leases[0]);
    workbook.wait(120_000);
    const url = workbook.spaces[0]?.space.spaceUri;
    expect(workbook.confirm()).toMatchObject({ orphans: [{ text: "Class 7A", url }] });
  });
});

describe("a row that is deleted after its worker was killed while Chat was asked", () => {
  it("is in the report of the next run, and stands there once", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }]);
    const { runId, leases } = workbook.confirm();
    let isAsked = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isAsked) return "kill";
      isAsked = name.startsWith("Chat.");
      return undefined;
    };
    workbook.batchExecution(runId, undefined, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    workbook.tab.deleteRows(2);
    workbook.wait(200_000);
    const { orphans } = workbook.confirm();
    expect(orphans).toEqual([{ text: "Class 7A", url: "" }]);
  });
});

describe("the report of a run whose worker was killed", () => {
  type IsIt = (name: string) => boolean;

  /** Workers do one piece of work after the other; those are killed who come to such a call, in turn. */
  function killedAt(workbook: Workbook, calls: IsIt[], kill = 0) {
    const { runId, leases } = workbook.confirm();
    const left = [...leases];
    const waiting = [...calls];
    for (let pieces = 0; waiting.length > 0 && pieces < 9; pieces++) {
      const [isIt = () => false] = waiting;
      let isKilled = false;
      workbook.google.appsScript.beforeCall = ({ name }) => {
        if (isKilled || !isIt(name)) return undefined;
        isKilled = true;
        return { kill };
      };
      workbook.batchExecution(runId, workbook.me, left.shift());
      workbook.google.appsScript.beforeCall = undefined;
      if (!isKilled) continue;
      waiting.shift();
      if (waiting.length > 0) workbook.wait(200_000);
    }
    expect(waiting).toEqual([]);
    const goOn = () => {
      workbook.wait(200_000);
      return workbook.goOn({ runId, leases: left });
    };
    return { runId, left, goOn };
  }

  /** After a row shows its space: before and after that is counted. */
  function callsAfter(workbook: Workbook): Record<"shown" | "counted", IsIt> {
    const isShown = () => /Created/.test(workbook.column("Status").join());
    return {
      shown: (name) => name === "Properties.setProperties" && isShown(),
      counted: (name) => name === "Properties.deleteProperty" && isShown(),
    };
  }

  /** Somebody opens the sidebar, once the pieces of all workers count as left. */
  function lookLater(workbook: Workbook): void {
    workbook.wait(200_000);
    workbook.opened();
  }

  it.each([0, 2, 99])("counts each space once, at whichever call, with %i writes done", (kill) => {
    forSome(upTo(50), 4, (at) => {
      const workbook = new Workbook(NAMED);
      let calls = 0;
      const { goOn } = killedAt(workbook, [() => ++calls === at], kill);
      expect(goOn()).toMatchObject({ state: "done", created: 4 });
      expectEveryRowToHaveItsSpace(workbook, 4);
    });
  });

  it.each<[string, ("shown" | "counted")[]]>([
    ["one is shown", ["shown"]],
    ["one is counted", ["counted"]],
    ["one is shown, and the next one's after it counted that", ["shown", "counted"]],
  ])("counts each space once, where that was after %s", (_, whens) => {
    const workbook = new Workbook(NAMED);
    const calls = callsAfter(workbook);
    const { goOn } = killedAt(
      workbook,
      whens.map((when) => calls[when]),
    );
    expect(goOn()).toMatchObject({ state: "done", created: 4 });
  });

  it("counts a space once, where somebody has cleared all that its row shows since it was counted", () => {
    const workbook = new Workbook(NAMED);
    const { runId, left, goOn } = killedAt(workbook, [callsAfter(workbook).counted]);
    workbook.batch(runId, workbook.me, left.shift());
    clear(workbook, 2, "Status", "Space", "Details", "Request ID");
    expect(goOn()).toMatchObject({ state: "done", created: 4 });
  });

  it.each([
    ["ends at last, with all in the sheet", undefined, 0],
    ["is killed in the end", "kill", 1],
  ] as const)(
    "counts a space once, and tells of one whose row is gone, where its worker was only slow, and %s",
    (_, kill, untold) => {
      const workbook = new Workbook(teams(40));
      const { runId } = workbook.confirm();
      const lookAndEnd = () => {
        lookLater(workbook);
        atNext(workbook, "Lock.tryLock", () => {}, kill);
      };
      whenChatIsAsked(workbook, lookAndEnd, 3);
      workbook.me.run("createNextBatch", { runId, alone: true });
      const last = workbook.spaces[2]?.space;
      workbook.tab.deleteRows(workbook.column("Space name").indexOf(`${last?.displayName}`) + 2);
      expect(workbook.goOn({ runId, leases: [] })).toMatchObject({
        ...{ state: "done", created: 40 },
        orphans: [{ text: last?.displayName, url: last?.spaceUri }].slice(0, untold),
      });
    },
  );

  it("is stored with as little after many pieces of work as after few", () => {
    const [few = 0, many = 0] = [NAMED, [...NAMED, ...NAMED, ...NAMED]].map((lines) => {
      const workbook = new Workbook(lines);
      workbook.run();
      return workbook.google.appsScript.properties.get("document")?.get("run")?.length;
    });
    expect(many - few).toBeLessThan(36);
  });

  const crowded = () => workbookWith([ofClass(addresses(51), { "Welcome message": "Hello" })]);

  it.each([
    ["people were added", /2 people added/],
    ["the message was posted", /message was posted/],
  ])("counts what was done in a space once, where its row says that %s", (_, said) => {
    const workbook = crowded();
    const isSaid = () => said.test(workbook.column("Details")[0] ?? "");
    const { goOn } = killedAt(workbook, [
      (name) => name === "Properties.setProperties" && isSaid(),
    ]);
    expect(goOn()).toMatchObject({ state: "done", created: 1, added: 2, messages: 1 });
  });

  it.each([
    ["people", "Members", addresses(4), 4, { added: 4 }],
    ["roles", "Managers", addresses(2), 8, { roles: 4 }],
  ] as const)(
    "counts %s once, where their worker was slow, and what their row says was typed over",
    (_, header, names, lastCall, counted) => {
      const lines = ["Class 7A", "Class 7B"].map((name) =>
        ofClass(addresses(2), { "Space name": name }),
      );
      const workbook = workbookWith(lines);
      workbook.run();
      for (const row of [0, 1]) type(workbook, row, header, names.join(" "));
      const { runId } = workbook.confirm();
      const lookAndType = () => {
        lookLater(workbook);
        type(workbook, 0, "Details", "Mine");
      };
      whenChatIsAsked(workbook, lookAndType, lastCall);
      workbook.me.run("createNextBatch", { runId, alone: true });
      const state = workbook.goOn({ runId, leases: [] });
      expect(state).toMatchObject({ state: "done", ...counted });
    },
  );

  it("says that its row is left where more is to be done in a space", () => {
    const workbook = crowded();
    killedAt(workbook, [callsAfter(workbook).shown]);
    lookLater(workbook);
    const { runs } = resultOf<{ runs: Runs }>(workbook.me.run("checkSheet", {}));
    expect(runs.underWay).toMatchObject({ created: 1, left: 1 });
  });
});

describe("a row that is emptied but for its claim, while the worker that wrote that was killed", () => {
  it("has its space in the report once", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }]);
    const { runId, leases } = workbook.confirm();
    let isAsked = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      isAsked ||= name.startsWith("Chat.");
      return isAsked && name === "SpreadsheetApp.flush" ? { kill: 1 } : undefined;
    };
    workbook.batchExecution(runId, undefined, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    expect(workbook.column("Request ID")[0]).toContain("spaces/");
    clear(workbook, 2, "Space name", "Status");
    workbook.wait(200_000);
    const [made] = workbook.spaces;
    const { orphans } = workbook.confirm();
    expect(orphans.map(({ url }) => url)).toEqual([made?.space.spaceUri]);
  });
});

describe("a row that is deleted after its run was cancelled, and whose worker is killed", () => {
  it("is in the report as soon as somebody looks: its space may exist", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    const { runId, leases } = workbook.confirm();
    const { appsScript } = workbook.google;
    let isAsked = false;
    let isInside = false;
    appsScript.beforeCall = ({ name }) => {
      if (isInside) return undefined;
      if (isAsked) return "kill";
      if (!name.startsWith("Chat.")) return undefined;
      isAsked = isInside = true;
      workbook.me.run("cancelRun", { runId });
      workbook.tab.deleteRows(2);
      isInside = false;
      return undefined;
    };
    workbook.batchExecution(runId, undefined, leases[0]);
    appsScript.beforeCall = undefined;
    workbook.wait(200_000);

    expect(workbook.spaces).toHaveLength(1);
    expect(workbook.checked()).toMatchObject({ total: 0, stale: 1 });
    expect(workbook.opened()).toMatchObject({ total: 0, stale: 0 });
    expect(workbook.me.run("runProgress", { runId }).result).toMatchObject({
      orphans: [{ text: "Class 7A", url: "" }],
    });
  });
});

describe("a row that is deleted after its run was cancelled, beside one whose answer was lost", () => {
  it("is in the report, too: its space may exist", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.google.chat.faults.switchOn("lost-after", { times: 1 });
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[0]);
    workbook.wait(60_000);
    const { leases: [bea] = [] } = workbook.batch(runId) as { leases?: string[] };
    atNext(workbook, "Chat.Spaces.setup", () => workbook.me.run("cancelRun", { runId }), "kill");
    workbook.batchExecution(runId, workbook.me, bea);
    workbook.tab.deleteRows(2, 2);
    workbook.wait(120_000);
    workbook.opened();
    expect(workbook.me.run("runProgress", { runId }).result).toMatchObject({
      orphans: ["Ada", "Bea"].map((text) => ({ text, url: "" })),
    });
  });
});

describe("a row that is deleted while its worker and the cancelling of its run are killed", () => {
  it("is in the report: its space may exist", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    const { runId, leases } = workbook.confirm();
    const { appsScript } = workbook.google;
    appsScript.beforeCall = ({ name: outer }) => {
      if (!outer.startsWith("Chat.")) return undefined;
      let isDropped = false;
      appsScript.beforeCall = ({ name }) => {
        if (isDropped && name !== "Properties.deleteProperty") return "kill";
        isDropped ||= name === "Properties.deleteProperty";
        return undefined;
      };
      workbook.me.run("cancelRun", { runId });
      workbook.tab.deleteRows(2);
      appsScript.beforeCall = () => "kill";
      return undefined;
    };
    workbook.batchExecution(runId, undefined, leases[0]);
    appsScript.beforeCall = undefined;
    workbook.wait(200_000);
    expect(workbook.spaces).toHaveLength(1);
    workbook.opened();
    expect(workbook.me.run("runProgress", { runId }).result).toMatchObject({
      orphans: [{ text: "Class 7A", url: "" }],
    });
  });
});

describe("a worker whose run is cancelled, and another one begun, while it asks Chat", () => {
  it.each([
    ["under way", "ends"],
    ["over", "ends"],
    ["under way", "is killed"],
    ["over", "is killed"],
  ])(
    "tells once of the space of a row that was deleted, where that is %s and it %s",
    (how, end) => {
      const workbook = new Workbook([{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }]);
      const { runId, leases } = workbook.confirm();
      let next = { runId, leases };
      atNext(workbook, "Chat.Spaces.create", () => {
        workbook.me.run("cancelRun", { runId });
        next = workbook.confirm();
        if (how === "over") workbook.goOn(next);
        workbook.tab.deleteRows(2);
        if (end === "is killed") atNext(workbook, "Lock.tryLock", () => {}, "kill");
      });
      const { result, status } = workbook.batchExecution(runId, undefined, leases[0]);
      if (end === "ends") expect(result).toMatchObject({ state: "busy" });
      else expect(status).not.toBe("completed");
      expect(workbook.checked().stale).toBe(end === "is killed" && how === "over" ? 1 : 0);
      workbook.opened();
      workbook.goOn(next);
      const [made] = workbook.spaces;
      const orphans = [{ text: "Class 7A", url: made?.space.spaceUri }];
      expect(workbook.checked()).toMatchObject({ done: 1, runs: { last: { orphans } } });
    },
  );
});

describe("rows that say Creating… since cancelling was killed, and that are confirmed again", () => {
  it("are as they were once that is cancelled", () => {
    const workbook = new Workbook(NAMED);
    const { runId } = workbook.confirm();
    atNext(workbook, "SpreadsheetApp.getActiveSpreadsheet", () => {}, "kill");
    workbook.me.run("cancelRun", { runId });
    expect(workbook.column("Status")).toEqual(NAMED.map(() => "Creating…"));
    const again = workbook.confirm(workbook.me, workbook.checked().toConfirm);
    workbook.me.run("cancelRun", { runId: again.runId });
    expect(workbook.column("Status")).toEqual(NAMED.map(() => ""));
  });
});

describe("a row whose worker is gone, and that says Creating… again since somebody undid the rest", () => {
  it("gets no second space once it is changed, however many others are like it", () => {
    const lines = Array.from({ length: 17 }, (_, index) => ({ "Space name": `Class ${index}` }));
    const workbook = new Workbook(lines);
    const { runId, leases } = workbook.confirm();
    const before = workbook.tab.values();
    let handedOut = leases;
    for (let times = 0; times < 3; times++) {
      for (const lease of handedOut) {
        atNext(workbook, "Chat.Spaces.create", () => {}, "kill");
        workbook.batchExecution(runId, workbook.me, lease);
      }
      workbook.wait(100_000);
      const state = workbook.batch(runId);
      handedOut = state.state === "going" ? state.leases : [];
    }
    workbook.me.run("cancelRun", { runId });
    expect(workbook.column("Status")).toEqual(lines.map(() => "Not known yet"));
    workbook.tab.fill(before);
    workbook.tab.enter(2, column("Members"), "new@example.com");
    expect(workbook.opened()).toMatchObject({ total: 16, attention: [{ row: 2 }] });
  });
});

describe("a worker that is killed after its run was cancelled, while cancelling was killed, too", () => {
  it("does not keep another run from going on", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    let next = { runId, leases };
    const cancel = () => {
      atNext(workbook, "Properties.deleteProperty", () => {}, "kill");
      workbook.me.run("cancelRun", { runId });
      next = workbook.confirm();
    };
    atNext(workbook, "Chat.Spaces.setup", cancel, "kill");
    workbook.batchExecution(runId, workbook.me, leases[0]);
    workbook.wait(100_000);
    expect(workbook.goOn(next)).toMatchObject({ state: "done" });
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });
});

describe("a row whose answer was lost, and which is deleted after cancelling was killed", () => {
  it("is in the report: its space may exist", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(60_000);
    expect(workbook.batch(runId)).toMatchObject({ state: "going" });
    atNext(workbook, "Properties.deleteProperty", () => {}, "kill");
    workbook.me.run("cancelRun", { runId });
    workbook.tab.deleteRows(2);
    workbook.wait(120_000);
    workbook.opened();
    expect(workbook.me.run("runProgress", { runId }).result).toMatchObject({
      orphans: [{ text: "Ada", url: "" }],
    });
  });
});

describe("a row that was edited before its turn, and whose worker and run ended with the next one's", () => {
  it("is as it was once somebody looks", () => {
    const lines = Array.from({ length: 9 }, (_, index) => ({ "Space name": `Class ${index}` }));
    const workbook = new Workbook(lines);
    const { runId, leases } = workbook.confirm();
    workbook.tab.enter(2, column("Members"), "new@example.com");
    atNext(workbook, "Chat.Spaces.create", () => workbook.me.run("cancelRun", { runId }), "kill");
    workbook.batchExecution(runId, workbook.me, leases[0]);
    expect(workbook.column("Status")[0]).toBe("Creating…");
    workbook.wait(100_000);
    expect(workbook.opened()).toMatchObject({ stale: 0, total: 9, attention: [] });
    expect(workbook.column("Status")[0]).toBe("");
  });
});

describe("a row that has failed, and that is confirmed again", () => {
  it("says so again once that is cancelled", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.google.chat.faults.switchOn("member-unknown");
    workbook.run();
    expect(workbook.column("Status")).toEqual(["Failed"]);
    workbook.me.run("cancelRun", { runId: workbook.confirm().runId });
    expect(workbook.column("Status")).toEqual(["Failed"]);
  });
});

describe("a row that says something of somebody's own since a worker took it", () => {
  it("says so still once its run is cancelled", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    const { runId } = workbook.confirm();
    workbook.tab.enter(2, column("Status"), "Later");
    workbook.me.run("cancelRun", { runId });
    expect(workbook.column("Status")).toEqual(["Later", ""]);
  });
});

describe("a row whose answer was lost, and whose Request ID has changed places with another one's", () => {
  it("is no longer said to be created once its next run is cancelled", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    workbook.me.run("cancelRun", { runId });
    const [ada = "", bea = ""] = workbook.column("Request ID");
    workbook.tab.fill([[bea], [ada]], 2, column("Request ID"));
    const again = workbook.confirm(workbook.me, workbook.checked().toConfirm);
    expect(workbook.column("Status")).toEqual(["Creating…", "Creating…"]);
    workbook.me.run("cancelRun", { runId: again.runId });
    expect(workbook.column("Status")).toEqual(["Not known yet", ""]);
  });
});

describe("a row whose turn comes long after it was confirmed", () => {
  const HOUR = 60 * 60_000;
  const confirmed = () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    const { runId } = workbook.confirm();
    const loseAnswerAfter = (hours: number) => {
      workbook.wait(hours * HOUR);
      workbook.google.chat.faults.switchOn("lost-after");
      workbook.batch(runId, undefined, "worker");
      workbook.google.chat.faults.switchAllOff();
      expect(workbook.column("Status")).toEqual(["Not known yet"]);
    };
    const goOnAfter = (hours: number) => {
      workbook.wait(hours * HOUR);
      return workbook.goOn({ runId, leases: [] });
    };
    return { workbook, runId, loseAnswerAfter, goOnAfter };
  };

  it.each([13, 30])("(%i hours) is asked for again where its answer was lost", (hours) => {
    const { workbook, loseAnswerAfter, goOnAfter } = confirmed();
    loseAnswerAfter(hours);
    expect(goOnAfter(23)).toMatchObject({ state: "done", created: 1 });
    expectEveryRowToHaveItsSpace(workbook, 1);
  });

  it("is asked for again, too, where it was confirmed before, and that run was cancelled", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    workbook.me.run("cancelRun", { runId: workbook.confirm().runId });
    workbook.wait(25 * HOUR);
    const { runId, leases } = workbook.confirm();
    workbook.google.chat.faults.switchOn("lost-after");
    workbook.batch(runId, workbook.me, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.column("Status")).toEqual(["Not known yet"]);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 1 });
    expectEveryRowToHaveItsSpace(workbook, 1);
  });

  it("is left to its person a day after it was first asked for, also where it was confirmed again", () => {
    const { workbook, runId, loseAnswerAfter } = confirmed();
    loseAnswerAfter(1);
    resultOf(workbook.me.run("cancelRun", { runId }));
    workbook.wait(13 * HOUR);
    resultOf(workbook.me.run("cancelRun", { runId: workbook.confirm().runId }));
    expect(workbook.checked()).toMatchObject({ total: 1 });
    workbook.wait(12 * HOUR);
    expect(workbook.checked().requestIds.uncertain).toHaveLength(1);
  });

  it("keeps its claim as it was confirmed where that was less than half a day ago", () => {
    const { workbook, loseAnswerAfter } = confirmed();
    const claims = workbook.column("Request ID");
    loseAnswerAfter(11);
    expect(workbook.column("Request ID")).toEqual(claims);
  });

  it("is left to its person a day after it was first asked for, however often it was since", () => {
    const { workbook, loseAnswerAfter, goOnAfter } = confirmed();
    loseAnswerAfter(1);
    loseAnswerAfter(13);
    expect(goOnAfter(12)).toMatchObject({ created: 0 });
    expect(workbook.checked().requestIds.uncertain).toHaveLength(1);
  });
});

describe("a run that is over", () => {
  it("stays done where it is cancelled all the same", () => {
    const workbook = new Workbook(NAMED);
    const { runId } = workbook.confirm();
    workbook.goOn({ runId, leases: [] });
    expect(workbook.me.run("cancelRun", { runId }).result).toMatchObject({
      state: "done",
      created: NAMED.length,
    });
  });
});

describe("a worker that has made a space and is asking for the next one", () => {
  it("loses none where its run is cancelled just then, and it is killed", () => {
    const workbook = new Workbook(Array.from({ length: 9 }, (_, i) => ({ "Space name": `T${i}` })));
    const { runId, leases } = workbook.confirm();
    let calls = 0;
    let isKilled = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isKilled) return "kill";
      if (!name.startsWith("Chat.") || ++calls !== 2) return undefined;
      workbook.me.run("cancelRun", { runId });
      isKilled = true;
      return "kill";
    };
    workbook.batchExecution(runId, workbook.me, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    workbook.wait(200_000);
    workbook.opened();
    expect(workbook.rows()[0]).toMatchObject({ Status: "Created", Space: "T0" });
    expect(workbook.links()[0]).toBe(workbook.spaces[0]?.space.spaceUri);
  });
});

describe("a worker that Chat keeps waiting until another one has taken its rows", () => {
  it("leaves those rows to the other one, and makes nothing twice", () => {
    const workbook = new Workbook(
      Array.from({ length: 16 }, (_, i) => ({ "Space name": `T${i}` })),
    );
    const { runId, leases } = workbook.confirm();
    const { appsScript } = workbook.google;
    const isChat = ({ name }: { name: string }) => name.startsWith("Chat.");
    let others: string[] = [];
    appsScript.beforeCall = (call) => {
      if (!isChat(call)) return undefined;
      appsScript.beforeCall = (inner) => (isChat(inner) ? "kill" : undefined);
      workbook.wait(100_000);
      workbook.batchExecution(runId, workbook.me, "other");
      appsScript.beforeCall = undefined;
      others = workbook.column("Status");
      return undefined;
    };
    workbook.batch(runId, workbook.me, leases[0]);
    const inHand = others.flatMap((status, index) => (status === "Creating…" ? [index] : []));
    const now = workbook.column("Status");
    expect(inHand.length).toBeGreaterThan(1);
    expect(inHand.filter((index) => now[index] === "")).toEqual([]);
    workbook.wait(200_000);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 16 });
    expectEveryRowToHaveItsSpace(workbook, 16);
  });

  it("has the space that it had made before counted once", () => {
    const lines = Array.from({ length: 16 }, (_, i) => ({ "Space name": `T${i}` }));
    const workbook = new Workbook(lines);
    const { runId, leases } = workbook.confirm();
    const comeLate = () => {
      workbook.wait(100_000);
      expect(workbook.batch(runId, workbook.me, "other")).toMatchObject({ created: 1 });
    };
    whenChatIsAsked(workbook, comeLate, 2);
    workbook.batch(runId, workbook.me, leases[0]);
    workbook.wait(200_000);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 16 });
  });
});
