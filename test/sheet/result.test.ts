import type { FaultName } from "../../local/google/chat/faults";
import { teams } from "./lines";
import { whenChatIsAsked } from "./somebody";
import {
  EVERY_KIND,
  expectEveryRowToHaveItsSpace,
  resultOf,
  spreadsheetCalls,
  Workbook,
} from "./workbook";

describe("the result of a row", () => {
  it("is its status, the link with the name as its text, and when it was created", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    workbook.run();
    expect(workbook.rows()[0]).toMatchObject({
      Status: "Created",
      Space: "Class 7A",
      Details: "Created 2026-11-22 10:00.",
    });
    expect(workbook.links()).toEqual([workbook.spaces[0]?.space.spaceUri]);
  });

  it("is in the language of the person who ran it", () => {
    const workbook = new Workbook([{ "Space name": "Turma 7A" }]);
    workbook.run(workbook.person("bia@example.com", "pt_BR"));
    expect(workbook.rows()[0]).toMatchObject({
      Status: "Criado",
      Details: "Criado em 22/11/2026 10:00.",
    });
  });

  it("has the people as its text where a space has no name", () => {
    const workbook = new Workbook([
      { Type: "Group chat", Members: "ana@example.com bo@example.com" },
      { Type: "Direct message", Members: "ana@example.com" },
    ]);
    workbook.run();
    expect(workbook.column("Space")).toEqual([
      "ana@example.com, bo@example.com",
      "ana@example.com",
    ]);
  });

  it("says of a direct message that it is ready, since it may have been there before", () => {
    const workbook = new Workbook([{ Type: "Direct message", Members: "ana@example.com" }]);
    workbook.run();
    expect(workbook.column("Details")[0]).toMatch(/^Ready 2026-11-22 10:00\. /);
  });

  it("keeps a name that looks like a number or a formula as it is", () => {
    const workbook = new Workbook([{ "Space name": "007" }]);
    workbook.run();
    expect(workbook.column("Space")).toEqual(["007"]);
  });

  it("counts groups as members too", () => {
    const workbook = new Workbook([{ "Space name": "A", Members: "groups/03abc ana@example.com" }]);
    workbook.run();
    expect(workbook.rows()[0]?.Details).toBe("Created 2026-11-22 10:00.");
  });
});

describe("rows that were filled in after the person confirmed", () => {
  it("are left for the next run", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    const { toConfirm } = workbook.checked();
    workbook.tab.fill([["Class 7B"]], 3);
    const confirmation = workbook.confirm(workbook.me, toConfirm);
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 1 });
    expect(workbook.column("Status")).toEqual(["Created", ""]);
  });
});

describe("a row that was changed after Chat had made its space", () => {
  it("is asked about, and not called Created with its new content", () => {
    const workbook = new Workbook([{ "Space name": "Class 7A" }]);
    workbook.google.chat.faults.switchOn("lost-after", { times: 20 });
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    workbook.tab.enter(2, 1, "Class 7B");
    workbook.wait(60_000);
    expect(workbook.run()).toMatchObject({ created: 0 });
    expect(workbook.spaces).toHaveLength(1);
    const [{ reasons } = { reasons: [] }] = workbook.checked().attention;
    expect(reasons).toMatchObject([expect.stringMatching(/before it was changed/)]);
  });
});

describe("a refusal that meets every row", () => {
  it("stops the run at the third row, instead of failing all of them", () => {
    const workbook = new Workbook(
      Array.from({ length: 9 }, (_, i) => ({ "Space name": `Team ${i}` })),
    );
    workbook.google.chat.faults.switchOn("permission-denied");
    expect(workbook.run()).toMatchObject({
      state: "stopped",
      failed: 2,
      why: [
        expect.stringMatching(/does not allow you to create this space/),
        expect.stringMatching(/Ask your administrator/),
      ],
    });
    expect(workbook.calls).toHaveLength(3);
    expect(workbook.column("Status").filter(Boolean)).toEqual(["Failed", "Failed"]);
  });
});

describe("a refusal that meets every row of a kind", () => {
  const direct = { Type: "Direct message", Members: "ana@example.com" };
  const teams = Array.from({ length: 60 }, (_, i) => ({ "Space name": `Team ${i}` }));

  it("stops the run and leaves the rows as they were, whatever Chat makes of another kind", () => {
    const workbook = new Workbook([direct, ...teams]);
    workbook.google.chat.faults.switchOn("spaces-barred");
    const confirmed = workbook.confirm();
    const before = workbook.rows().map(({ Details, Space }) => ({ Details, Space }));
    expect(workbook.goOn(confirmed)).toMatchObject({
      ...{ state: "stopped", created: 1, failed: 0, left: 60 },
      why: [
        expect.stringMatching(/does not allow you to create this space/),
        expect.stringMatching(/Ask your administrator/),
      ],
    });
    const [, ...barred] = workbook.rows();
    expect(barred.map(({ Status }) => Status)).toEqual(teams.map(() => ""));
    expect(barred.map(({ Details, Space }) => ({ Details, Space }))).toEqual(before.slice(1));
    workbook.google.chat.faults.switchAllOff();
    const { runId } = confirmed;
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 61 });
  });

  const namedTeams = (count: number) => teams.slice(0, count);
  const alone = ({ me }: Workbook, runId: string) =>
    resultOf(me.run("createNextBatch", { runId, alone: true }));

  it("leaves rows as they are that Chat refused for another reason, or of another kind", () => {
    const workbook = new Workbook([
      ...[direct, { ...direct, Members: "bo@example.com" }],
      ...namedTeams(4),
    ]);
    const { faults } = workbook.google.chat;
    faults.switchOn("name-taken", { when: ({ number }) => number === 3 });
    faults.switchOn("permission-denied", { when: ({ number }) => number !== 1 && number !== 3 });
    const { runId } = workbook.confirm();
    expect(alone(workbook, runId)).toMatchObject({ state: "stopped", created: 1, failed: 2 });
    expect(workbook.column("Status")).toEqual(["Created", "Failed", "Failed", "", "", ""]);
    expect(workbook.column("Details")[2]).toMatch(/exists already in your organisation/);
  });

  it("stops the run where several workers met it at once, none of them so often", () => {
    const workbook = new Workbook(namedTeams(9));
    workbook.google.chat.faults.switchOn("permission-denied");
    const { runId, leases } = workbook.confirm();
    whenChatIsAsked(workbook, () => {
      expect(workbook.batch(runId, workbook.me, leases[1])).toMatchObject({ failed: 2 });
    });
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({ state: "stopped", failed: 2 });
  });

  it("fails its rows alone where one of the same kind was created before", () => {
    const workbook = new Workbook(teams.slice(0, 9));
    workbook.google.chat.faults.switchOn("permission-denied", { when: ({ number }) => number > 1 });
    expect(workbook.run()).toMatchObject({ state: "done", created: 1, failed: 8 });
  });
});

describe("a row that fails after its outcome was unknown", () => {
  it("is tried and counted once in a run", () => {
    const workbook = new Workbook(
      Array.from({ length: 7 }, (_, i) => ({ "Space name": `Team ${i}` })),
    );
    workbook.google.chat.faults.switchOn("lost-before", { times: 20 });
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, undefined, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(120_000);
    workbook.google.chat.faults.switchOn("name-taken", { times: 1 });
    const before = workbook.calls.length;
    expect(workbook.run()).toMatchObject({ state: "done", created: 6, failed: 1 });
    expect(workbook.calls.length - before).toBe(7);
  });
});

describe("the report of a run", () => {
  it("says what was created, what failed, what is left and how long it took", () => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.google.chat.faults.switchOn("name-taken", { times: 1 });
    const end = workbook.run();
    expect(end).toMatchObject({
      state: "done",
      created: 4,
      failed: 1,
      left: 0,
      changed: 0,
      orphans: [],
    });
    expect("endedAt" in end && end.endedAt - end.startedAt).toBeLessThan(1000);
  });
});

/** What goes beside the row, in both languages; the run goes on. */
const ofTheRow: [FaultName, RegExp, RegExp][] = [
  ["member-unknown", /does not know one of the members\. Check each e-mail/, /não conhece um dos/],
  [
    "permission-denied",
    /does not allow you to create this space\. Ask/,
    /não permite que você crie/,
  ],
  ["name-taken", /exists already in your organisation\. Choose another/, /Já existe um espaço/],
];

describe.each(ofTheRow)("Chat's failure %s", (fault, english, portuguese) => {
  it.each([
    ["en", "Failed", english],
    ["pt_BR", "Falhou", portuguese],
  ])("goes beside the row in %s, and the run goes on", (locale, status, details) => {
    const workbook = new Workbook([
      { "Space name": "A", Members: "ana@example.com" },
      { "Space name": "B", Members: "ana@example.com" },
    ]);
    workbook.google.chat.faults.switchOn(fault, { times: 1 });
    const end = workbook.run(workbook.person("bia@example.com", locale));
    expect(end).toMatchObject({ state: "done", created: 1, failed: 1 });
    expect(workbook.rows()[0]?.Status).toBe(status);
    expect(workbook.rows()[0]?.Details).toMatch(details);
  });

  it("is tried again by the next run, under the same request ID", () => {
    const workbook = new Workbook([{ "Space name": "A", Members: "ana@example.com" }]);
    workbook.google.chat.faults.switchOn(fault, { times: 1 });
    workbook.run();
    expect(workbook.checked().failed).toMatchObject([{ row: 2, name: "A" }]);
    workbook.run();
    expectEveryRowToHaveItsSpace(workbook, 1);
    const [first, second] = workbook.calls;
    expect(second?.requestId).toBe(first?.requestId);
  });
});

/** What stops the run, in both languages. */
const ofTheSetup: [FaultName, RegExp, RegExp][] = [
  ["app-not-configured", /has no configured Chat app/, /não tem um app do Chat configurado/],
  ["api-disabled", /API is not enabled/, /não está ativada/],
  ["scope-missing", /permission to create Chat spaces was not granted/, /não foi concedida/],
  ["signed-out", /did not accept the sign-in/, /não aceitou o login/],
  ["chat-off", /turned off for your account/, /desativado na sua conta/],
  ["admin-restricted", /administrator does not let this Chat app/, /não permite que este app/],
];

describe.each(ofTheSetup)("the set-up failure %s", (fault, english, portuguese) => {
  it.each([
    ["en", english],
    ["pt_BR", portuguese],
  ])("stops the run at once with its remedy, in %s", (locale, what) => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.google.chat.faults.switchOn(fault);
    const end = workbook.run(workbook.person("bia@example.com", locale));
    expect(end).toMatchObject({
      state: "stopped",
      why: [expect.stringMatching(what), expect.any(String), expect.stringMatching(/https:/)],
    });
    expect(workbook.calls).toHaveLength(1);
  });

  it("leaves all rows as they were", () => {
    const workbook = new Workbook(EVERY_KIND);
    const shown = () => workbook.rows().map(({ "Request ID": _, ...row }) => row);
    const before = shown();
    workbook.google.chat.faults.switchOn(fault);
    workbook.run();
    expect(shown()).toEqual(before);
  });

  it("leaves what is created before it", () => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.google.chat.faults.switchOn(fault, { when: ({ number }) => number > 2 });
    expect(workbook.run()).toMatchObject({ state: "stopped", created: 2, left: 3 });
    expect(workbook.column("Status").filter(Boolean)).toEqual(["Created", "Created"]);
    workbook.google.chat.faults.switchAllOff();
    expect(workbook.run()).toMatchObject({ state: "done" });
    expectEveryRowToHaveItsSpace(workbook, 5);
  });
});

describe("cancel", () => {
  it("ends the run after the space that is being created", () => {
    const workbook = new Workbook(
      Array.from({ length: 30 }, (_, index) => ({ "Space name": `Team ${index}` })),
    );
    const { runId, leases } = workbook.confirm();
    const { appsScript } = workbook.google;
    appsScript.beforeCall = ({ name, execution }) => {
      const isSecond = name === "Chat.Spaces.create" && workbook.calls.length === 1;
      if (!isSecond || execution.functionName !== "createNextBatch") return undefined;
      resultOf(workbook.me.run("cancelRun", { runId }));
      return undefined;
    };
    expect(workbook.batch(runId, undefined, leases[0])).toMatchObject({
      state: "cancelled",
      created: 2,
    });
    appsScript.beforeCall = undefined;
    expect(workbook.column("Status").filter((status) => status === "Created")).toHaveLength(2);
    expect(workbook.batch(runId, undefined, leases[1])).toMatchObject({ state: "cancelled" });
    expect(workbook.spaces).toHaveLength(2);
    expect(workbook.run()).toMatchObject({ state: "done" });
    expectEveryRowToHaveItsSpace(workbook, 30);
  });
});

describe("a piece of work", () => {
  it("is followed by others for less than a minute, at the times that Google's calls take", () => {
    const workbook = new Workbook(teams(100), { time: { profile: "typical" } });
    const { runId, leases } = workbook.confirm();
    const { startedAt, endedAt } = workbook.batchExecution(runId, undefined, leases[0]);
    expect(endedAt - startedAt).toBeLessThan(60_000);
  });

  it("tells when it ended: from that it is seen how long all of it took, and how long to wait", () => {
    const workbook = new Workbook(teams(1), { time: { profile: "none", chatMs: 3000 } });
    const { runId, leases } = workbook.confirm();
    const state = workbook.batch(runId, undefined, leases[0]);
    expect(state).toMatchObject({ state: "done", endedAt: workbook.now });
    expect("startedAt" in state && workbook.now - state.startedAt).toBe(3000);
  });

  it("tells of the spaces that it has made", () => {
    const workbook = new Workbook(teams(16));
    const { runId, leases } = workbook.confirm();
    const state = workbook.batch(runId, undefined, leases[0]);
    const made = workbook.spaces.map(({ space: { displayName: text, spaceUri: url } }) => ({
      text,
      url,
    }));
    expect(state).toMatchObject({ made });
    expect(made.length).toBeGreaterThan(1);
  });

  it("tells while it is under way how many spaces are created, and which come next", () => {
    const workbook = new Workbook(teams(100), { time: { profile: "typical" } });
    const { runId, leases } = workbook.confirm();
    const seen: unknown[] = [];
    workbook.google.appsScript.beforeCall = ({ name, execution }) => {
      if (name !== "Chat.Spaces.create" || execution.functionName !== "createNextBatch")
        return undefined;
      if (workbook.calls.length === 3)
        seen.push(resultOf(workbook.me.run("runProgress", { runId })));
      return undefined;
    };
    workbook.batch(runId, undefined, leases[0]);
    expect(seen[0]).toMatchObject({ created: 3, left: 97 });
    expect((seen[0] as { names: string[] }).names).toContain("Team 24");
  });

  it("costs at most 20 spreadsheet calls, with many rows as with few", () => {
    const callsFor = (count: number) => {
      const workbook = new Workbook(teams(count));
      const { runId, leases } = workbook.confirm();
      for (const lease of leases) workbook.batch(runId, undefined, lease);
      workbook.wait(61_000);
      const wave = workbook.batch(runId);
      const [lease] = "leases" in wave ? wave.leases : [];
      let sheet = 0;
      let turns = 0;
      workbook.google.appsScript.beforeCall = ({ name }) => {
        sheet += spreadsheetCalls({ [name]: 1 });
        turns += name === "Lock.tryLock" ? 1 : 0;
        return undefined;
      };
      workbook.batch(runId, undefined, lease);
      workbook.google.appsScript.beforeCall = undefined;
      return sheet / turns;
    };
    const few = callsFor(90);
    expect(few).toBeLessThanOrEqual(20);
    expect(callsFor(400)).toBeLessThanOrEqual(few + 1);
  });
});
