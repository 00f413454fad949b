import type { FaultName } from "../../local/google/chat/faults";
import type { DialogResult } from "../../src/ui/create-space";
import { forSome } from "../sample";
import { EVERY_KIND, expectEveryRowToHaveItsSpace, HEADERS, resultOf, Workbook } from "./workbook";

const THREE = {
  "Space name": "Class 7B",
  Members: "ana@example.com bo@example.com cy@example.com",
};
const GROUP_CHAT = { Type: "Group chat", Members: "ana@example.com bo@example.com" };
const DIRECT_MESSAGE = { Type: "Direct message", Members: "ana@example.com" };
const CHECK_PEOPLE = "Created – check people";

/** Runs one row while Chat treats people in this way. */
function ran(line: object, fault: FaultName, people?: string[], locale = "en"): Workbook {
  const workbook = new Workbook([line]);
  workbook.me.locale = locale;
  workbook.google.chat.faults.switchOn(fault, people ? { people } : {});
  expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
  return workbook;
}

const shown = (workbook: Workbook) => {
  const [{ Status = "", Details = "" } = {}] = workbook.rows();
  return { Status, Details };
};

describe("somebody who was asked and has not joined", () => {
  it.each<FaultName>(["people-invited", "people-left-out"])(
    "is said, without claiming to know why, with %s",
    (fault) => {
      expect(shown(ran(THREE, fault))).toEqual({
        Status: CHECK_PEOPLE,
        Details: expect.stringMatching(
          /^Created \S+ \S+\. 2 of 3 have joined\. The other may still have to accept, or Chat left them out: look at the space's members\./,
        ),
      });
    },
  );

  it("is counted where it is several", () => {
    const workbook = ran(THREE, "people-invited", ["bo@example.com", "cy@example.com"]);
    expect(shown(workbook).Details).toContain("1 of 3 has joined. The others may still");
  });

  it("is said in Portuguese", () => {
    expect(shown(ran(THREE, "people-invited", undefined, "pt_BR"))).toEqual({
      Status: "Criado – ver pessoas",
      Details: expect.stringMatching(/2 de 3 participantes entraram\. O outro talvez/),
    });
  });

  it("is said of a group chat", () => {
    expect(shown(ran(GROUP_CHAT, "people-invited")).Status).toBe(CHECK_PEOPLE);
  });

  it("is listed by the check until a person has looked and writes Created", () => {
    const workbook = ran(THREE, "people-invited");
    expect(workbook.checked()).toMatchObject({
      total: 0,
      done: 1,
      stale: 0,
      people: [{ row: 2, name: "Class 7B", reasons: ["2 of 3 have joined."] }],
    });
    workbook.tab.fill([["Created"]], 2, HEADERS.indexOf("Status") + 1);
    expect(workbook.checked()).toMatchObject({ total: 0, done: 1, stale: 0, people: [] });
  });

  it.each([
    ["de_DE", "2 von 3 sind beigetreten."],
    ["fr", "2 personnes sur 3 ont rejoint la conversation."],
    ["ja", "3 人中 2 人が参加しました。"],
  ])("is told in one sentence in any language: %s", (locale, reason) => {
    const workbook = ran(THREE, "people-invited", undefined, locale);
    expect(workbook.check()).toMatchObject({ people: [{ reasons: [reason] }] });
  });

  it("is listed in words where Details was emptied", () => {
    const workbook = ran(THREE, "people-invited");
    workbook.tab.fill([[""]], 2, HEADERS.indexOf("Details") + 1);
    expect(workbook.checked().people).toMatchObject([
      { row: 2, reasons: ["Who has joined is not known: look at the space's members."] },
    ]);
  });

  it("is said by the dialog", () => {
    const workbook = new Workbook([]);
    workbook.google.chat.faults.switchOn("people-invited");
    const draft = { name: "Film", type: "SPACE", members: THREE.Members, description: "" };
    const requestId = "3f0f3d4e-0000-4000-8000-000000000000";
    const result = workbook.me.run("createSpaceFromDialog", { draft, requestId });
    expect(resultOf<DialogResult>(result)).toMatchObject({
      state: "created",
      people: expect.stringMatching(/^2 of 3 have joined\. The other may/),
    });
  });
});

describe("where Chat does not tell who has joined", () => {
  it.each<FaultName>(["count-absent", "count-late"])("nothing is claimed: %s", (fault) => {
    const workbook = ran(THREE, fault);
    expect(shown(workbook)).toEqual({
      Status: "Created",
      Details: expect.stringMatching(/^Created \S+ \S+\.$/),
    });
    expect(workbook.checked().people).toEqual([]);
  });

  it("nothing is claimed where nobody but the creator has joined", () => {
    const people = THREE.Members.split(" ");
    expect(shown(ran(THREE, "people-invited", people)).Status).toBe("Created");
  });

  it.each<FaultName>(["people-invited", "count-absent", "count-late"])(
    "nothing is said of a direct message: %s",
    (fault) => {
      expect(shown(ran(DIRECT_MESSAGE, fault)).Status).toBe("Created");
    },
  );
});

describe("a row with people to check", () => {
  it("is as done as any other: it is never created again, and a copy of it is seen", () => {
    const workbook = ran(THREE, "people-invited");
    expect(workbook.run()).toMatchObject({ state: "done", created: 0 });
    workbook.tab.fill(workbook.tab.values().slice(1), 3);
    expect(workbook.checked()).toMatchObject({
      total: 0,
      done: 1,
      requestIds: { copied: [expect.stringMatching(/./)] },
    });
    expect(workbook.spaces).toHaveLength(1);
  });

  it("says that it is not known who has joined where its result has to be restored", () => {
    const workbook = ran(THREE, "people-invited");
    workbook.tab.fill([["", "", ""]], 2, HEADERS.indexOf("Status") + 1);
    workbook.opened();
    expect(shown(workbook)).toEqual({
      Status: "Created",
      Details: expect.stringMatching(/put right from its Request ID\. Who has joined is not known/),
    });
  });
});

describe("a run that is killed at any call, with any number of its writes carried out", () => {
  /** A worker with the row, and what is to happen at each of its calls. */
  function worked(beforeCall: Workbook["google"]["appsScript"]["beforeCall"]): Workbook {
    const workbook = new Workbook([THREE]);
    workbook.google.chat.faults.switchOn("people-invited");
    const { runId, leases } = workbook.confirm();
    workbook.google.appsScript.beforeCall = beforeCall;
    workbook.batchExecution(runId, workbook.me, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    return workbook;
  }

  /** The calls from the one to Chat on, each with every number of writes that may be carried out. */
  function kills() {
    const found: { at: number; kill: number }[] = [];
    let hasAsked = false;
    worked(({ name, number, execution }) => {
      hasAsked ||= name.startsWith("Chat.");
      const writes = hasAsked ? execution.pendingWrites : -1;
      for (let kill = 0; kill <= writes; kill++) found.push({ at: number, kill });
      return undefined;
    });
    return found;
  }

  it("never makes a row that hides that somebody has not joined", () => {
    const all = kills();
    expect(all.length).toBeGreaterThan(20);
    forSome(all, 6, ({ at, kill }) => {
      const workbook = worked(({ number }) => (number === at ? { kill } : undefined));
      workbook.wait(120_000);
      workbook.opened();
      workbook.run();
      expect(workbook.spaces).toHaveLength(1);
      expect(shown(workbook).Details).toMatch(/2 of 3 have joined|Who has joined is not known/);
    });
  });
});

describe("with everybody joined", () => {
  it("every row is just created, and tells where chats without a name are found", () => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.run();
    expectEveryRowToHaveItsSpace(workbook, 5);
    expect(workbook.checked().people).toEqual([]);
    for (const row of workbook.rows().filter(({ Status }) => Status === "Created")) {
      const isListed = row.Details?.includes("lists it once somebody has written in it") ?? false;
      expect(isListed).toBe(row.Type === "Group chat" || row.Type === "Direct message");
    }
  });
});

describe("a kind of space that the administrator bars", () => {
  it.each([
    ["spaces-barred", THREE],
    ["group-chats-barred", GROUP_CHAT],
    ["direct-messages-barred", DIRECT_MESSAGE],
  ] as const)(
    "fails its rows, says whom to ask, and leaves the others alone: %s",
    (fault, line) => {
      const workbook = new Workbook([THREE, GROUP_CHAT, DIRECT_MESSAGE]);
      workbook.google.chat.faults.switchOn(fault);
      expect(workbook.run()).toMatchObject({ state: "done", created: 2, failed: 1 });
      const [failed] = workbook.rows().filter(({ Status }) => Status === "Failed");
      expect(failed).toMatchObject({
        Members: line.Members,
        Details: expect.stringMatching(/^Chat does not allow you .*Ask your administrator/),
      });
    },
  );
});

describe("more than 49 people", () => {
  it("names the way by a Google group, and where its ID is found", () => {
    const Members = Array.from({ length: 50 }, (_, i) => `p${i}@example.com`).join(" ");
    const workbook = new Workbook([{ "Space name": "School", Members }], { capabilities: "none" });
    expect(workbook.checked().attention).toMatchObject([
      {
        reasons: [
          expect.stringMatching(
            /50 members and Chat takes 49.*groups\/ID.*Admin console.*afterwards/,
          ),
        ],
      },
    ]);
  });
});
