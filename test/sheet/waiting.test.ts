import type { RunState } from "../../src/run/run-state";
import { NAMED } from "./lines";
import { expectEveryRowToHaveItsSpace, HEADERS, resultOf, Workbook } from "./workbook";

const column = (header: (typeof HEADERS)[number]) => HEADERS.indexOf(header) + 1;
const SCOPE = "https://www.googleapis.com/auth/chat.spaces.create";

/** Somebody else holds the spreadsheet's lock all the while. */
function whileLocked<T>(workbook: Workbook, act: () => T): T {
  const bea = workbook.person("bea@example.com");
  const { appsScript } = workbook.google;
  let hasLock = false;
  let answer: { is: T } | undefined;
  appsScript.beforeCall = ({ name }) => {
    if (hasLock && !answer) {
      appsScript.beforeCall = undefined;
      answer = { is: act() };
    }
    hasLock = name === "Lock.tryLock";
    return undefined;
  };
  bea.run("putRight", { sheetId: 0 });
  appsScript.beforeCall = undefined;
  if (!answer) throw new Error("Nobody held the lock");
  return answer.is;
}

describe("while somebody else goes on holding the spreadsheet", () => {
  it("a worker that cannot write its results keeps them and looks again two seconds later, and whoever works next writes them", () => {
    const workbook = new Workbook(NAMED);
    const { runId, leases } = workbook.confirm();
    const state = whileLocked(workbook, () => workbook.batch(runId, workbook.me, leases[0]));
    const endedAt = Number(Reflect.get(state, "endedAt"));
    expect(state).toMatchObject({ state: "waiting", runId, until: endedAt + 2000 });
    expect(workbook.column("Status")).not.toContain("Created");
    const made = workbook.spaces.length;
    expect(made).toBeGreaterThan(0);
    expect(workbook.goOn({ runId, leases: leases.slice(1) })).toMatchObject({ state: "done" });
    expectEveryRowToHaveItsSpace(workbook, NAMED.length);
  });

  it("a worker of a run that was cancelled says so", () => {
    const workbook = new Workbook(NAMED);
    const { runId } = workbook.confirm();
    resultOf(workbook.me.run("cancelRun", { runId }));
    const state = whileLocked(workbook, () => workbook.batch(runId));
    expect(state).toMatchObject({ state: "cancelled", runId });
  });

  it("a form's trigger gives up after a minute, and the next one makes the space of its answer", () => {
    const workbook = new Workbook([]);
    workbook.me.addTrigger("createSpaceFromForm");
    const submit = (name: string) =>
      workbook.google.appsScript.submitForm([name, ""], workbook.tab)[0];
    const waited = whileLocked(workbook, () => submit("Printer"));
    expect(waited?.status).toBe("completed");
    expect(workbook.spaces).toEqual([]);
    submit("Toner");
    expectEveryRowToHaveItsSpace(workbook, 2);
  });

  it("cancelling waits, too", () => {
    const workbook = new Workbook(NAMED);
    const { runId } = workbook.confirm();
    const cancelled = whileLocked(workbook, () => workbook.me.run("cancelRun", { runId }));
    expect(cancelled.result).toMatchObject({ state: "waiting", runId });
  });

  it("a worker without its permission waits, too, and then says why it stops", () => {
    const workbook = new Workbook(NAMED);
    const { runId } = workbook.confirm();
    workbook.me.granted.delete(SCOPE);
    const state = whileLocked(workbook, () => workbook.batch(runId));
    expect(state).toMatchObject({ state: "waiting", runId });
    expect(workbook.batch(runId)).toMatchObject({ state: "stopped" });
  });

  it("a confirmation says who is at work, and claims no row", () => {
    const workbook = new Workbook(NAMED);
    const { toConfirm } = workbook.checked();
    const confirm = () => workbook.confirmExecution(workbook.me, toConfirm);
    expect(whileLocked(workbook, confirm).result).toEqual({
      state: "busy",
      why: expect.stringMatching(/^Somebody else is creating spaces/),
    });
    expect(workbook.column("Request ID")).toEqual(["", "", "", ""]);
  });

  it("putting rows right says who is at work, after some seconds", () => {
    const workbook = new Workbook(NAMED);
    const start = workbook.now;
    const execution = whileLocked(workbook, () => workbook.me.run("putRight", { sheetId: 0 }));
    expect(execution.error?.message).toMatch(/^Somebody else is creating spaces/);
    expect(workbook.now - start).toBeGreaterThanOrEqual(2000);
    expect(workbook.now - start).toBeLessThan(10_000);
  });
});

describe("a worker that has lost its permission", () => {
  it.each<[string, Partial<RunState>]>([
    ["cancelled", { state: "cancelled" }],
    ["somebody else's", { state: "busy" }],
  ])("says of a run that is %s just that", (whose, expected) => {
    const workbook = new Workbook(NAMED);
    const bea = workbook.person("bea@example.com");
    const who = whose === "cancelled" ? workbook.me : bea;
    const { runId } = workbook.confirm();
    if (whose === "cancelled") resultOf(workbook.me.run("cancelRun", { runId }));
    who.granted.delete(SCOPE);
    expect(workbook.batch(runId, who)).toMatchObject(expected);
  });
});

describe("what somebody else writes of a run whose person is gone", () => {
  it("is correct, and does not let them create anything", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const bea = workbook.person("bea@example.com");
    const { runId, leases } = workbook.confirm();
    let isAnswered = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isAnswered && name === "Lock.tryLock") return "kill";
      isAnswered ||= name.startsWith("Chat.");
      return undefined;
    };
    workbook.batchExecution(runId, workbook.me, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    workbook.wait(200_000);
    expect(workbook.opened(bea)).toMatchObject({ done: 1, total: 0 });
    expectEveryRowToHaveItsSpace(workbook, 1);
    expect(workbook.column("Request ID")[0]).toMatch(/ -$/m);
    expect(workbook.checked()).toMatchObject({ done: 1, attention: [] });
  });

  it("keeps a renamed row's space where they say that it is its own", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    const bea = workbook.person("bea@example.com");
    workbook.run();
    workbook.tab.enter(2, column("Space name"), "Ada and friends");
    const requestIds = workbook.checked(bea).requestIds.displaced;
    const request = { sheetId: 0, reason: "displaced", requestIds, keep: true };
    resultOf(bea.run("startOver", request));
    for (const who of [bea, workbook.me]) {
      expect(workbook.checked(who)).toMatchObject({ done: 1, total: 0, attention: [] });
    }
  });
});

describe("a row whose answer is lost, and whose Request ID somebody clears meanwhile", () => {
  it("gets its Request ID back, and one space", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (name.startsWith("Chat.")) workbook.tab.fill([[""]], 2, column("Request ID"));
      return undefined;
    };
    workbook.batch(runId, workbook.me, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.column("Status")).toEqual(["Not known yet"]);
    resultOf(workbook.me.run("cancelRun", { runId }));
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expectEveryRowToHaveItsSpace(workbook, 1);
  });
});

describe("a row that Chat refused, and whose worker is killed once that is written", () => {
  it("says so once, and is tried again in the next run", () => {
    const workbook = new Workbook(NAMED.slice(0, 1));
    workbook.google.chat.faults.switchOn("name-taken", { times: 1 });
    const { runId, leases } = workbook.confirm();
    let isWritten = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isWritten) return "kill";
      isWritten = name === "SpreadsheetApp.flush";
      return undefined;
    };
    workbook.batchExecution(runId, workbook.me, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    workbook.wait(200_000);
    workbook.opened();
    expect(workbook.column("Status")).toEqual(["Failed"]);
    expect(workbook.checked().failed).toHaveLength(1);
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
  });
});

describe("a sheet that was deleted", () => {
  const deleted = () => {
    const workbook = new Workbook(NAMED);
    const confirmation = workbook.confirm();
    const { spreadsheet } = workbook.google.appsScript;
    spreadsheet.insertTab("Second");
    spreadsheet.deleteTab(workbook.tab);
    return { workbook, ...confirmation };
  };
  const GONE = /^The sheet, or one of its columns, has been deleted\./;

  it.each([
    ["putRight", { sheetId: 0 }],
    ["confirmRun", { sheetId: 0, confirmed: [] }],
    ["checkSheet", { sheetId: 0 }],
  ] as const)("is what %s says", (name, request) => {
    const { workbook } = deleted();
    workbook.wait(200_000);
    expect(workbook.me.run(name, request).error?.message).toMatch(GONE);
  });

  it("ends a worker with that reason, before it asks Chat for anything", () => {
    const { workbook, runId, leases } = deleted();
    const execution = workbook.batchExecution(runId, workbook.me, leases[0]);
    expect(execution.error?.message).toMatch(GONE);
    expect(workbook.calls).toEqual([]);
  });
});
