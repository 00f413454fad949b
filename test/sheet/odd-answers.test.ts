import { teams } from "./lines";
import {
  additions,
  addresses,
  ofClass,
  peopleIn,
  recordOf,
  type,
  workbookWith,
} from "./spaces-that-exist";
import { Workbook } from "./workbook";

jest.setTimeout(60_000);

const LINK = "https://chat.google.com/room/AAAA?cls=11";

/** Chat answers this and nothing else. @param asked the paths at which it does */
function answering(workbook: Workbook, status: number, body: unknown, asked = /^/): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const chat = workbook.google.chat;
  const { receive } = chat;
  chat.receive = (request) => {
    const { takesMs, answer } = receive.call(chat, request);
    if (!asked.test(request.path)) return { takesMs, answer };
    return { takesMs, answer: () => answer() && { status, headers: {}, body: text } };
  };
}

/** A run of one row to which Chat answers this. */
function runWith(status: number, body: unknown) {
  const workbook = new Workbook([{ "Space name": "Class 7A" }]);
  answering(workbook, status, body);
  const state = workbook.run();
  const [row = {}] = workbook.rows();
  return { workbook, state, row, link: workbook.links()[0] };
}

/** The first worker is killed before it can write, and what it heard is written when somebody looks. */
function writeLater(workbook: Workbook): void {
  const { runId, leases } = workbook.confirm();
  workbook.google.appsScript.beforeCall = ({ name }) =>
    name === "Lock.tryLock" ? "kill" : undefined;
  workbook.batchExecution(runId, workbook.me, leases[0]);
  workbook.google.appsScript.beforeCall = undefined;
  workbook.wait(200_000);
  workbook.opened();
}

describe("an answer of Chat's that says success", () => {
  it.each([
    ["nothing", {}],
    ["no text as the name", { name: 5, spaceUri: LINK }],
    ["a name that is no space's", { name: "spaces/../users/1", spaceUri: LINK }],
    ["an error in it", { error: { code: 403, message: "No" } }],
    ["a list", []],
  ])(
    "is of unknown outcome where it holds %s, and asked for again under the same ID",
    (_, body) => {
      const { workbook, state, row, link } = runWith(200, body);
      expect(state).toMatchObject({ created: 0 });
      expect(row.Status).toBe("Not known yet");
      expect(link).toBeUndefined();
      expect(workbook.calls.length).toBeGreaterThan(1);
      expect(new Set(workbook.calls.map(({ requestId }) => requestId)).size).toBe(1);
    },
  );

  it.each([
    ["is no text", 5],
    ["is an object", { toString: "x" }],
    ["is a script", "javascript:alert(1)"],
    ["is not encrypted", "http://chat.google.com/room/AAAA"],
    ["leads elsewhere", "https://chat.google.com.evil.example/room/AAAA"],
    ["is not one address", "https://chat.google.com/room/A\nhttps://evil.example"],
    ["has no end", `https://chat.google.com/${"A".repeat(100_000)}`],
  ])("makes no link where its link %s", (_, spaceUri) => {
    const { row, link } = runWith(200, { name: "spaces/AAAA", displayName: "7A", spaceUri });
    expect(row).toMatchObject({ Status: "Created", Space: "7A" });
    expect(link).toBeUndefined();
  });

  it.each([
    ["no text", 5, "Class 7A"],
    ["much too long", "A".repeat(1_000_000), "A".repeat(128)],
    ["a terminal's control sequence", "\u001b]0;x\u0007\u009b2J", " ]0;x  2J"],
    ["a change of direction", "a\u202egpj", "a gpj"],
  ])("is written as text where its name is %s", (_, displayName, written) => {
    const { row, link } = runWith(200, { name: "spaces/AAAA", displayName, spaceUri: LINK });
    expect(row).toMatchObject({ Status: "Created", Space: written });
    expect(link).toBe(LINK);
    expect(row.Details?.length).toBeLessThanOrEqual(500);
  });

  it("is written for every row where all it says is long in any language's letters", () => {
    const workbook = new Workbook(teams(40));
    const long = "漢".repeat(100_000);
    const spaceUri = `https://chat.google.com/${"漢".repeat(300)}`;
    answering(workbook, 200, { name: "spaces/AAAA", displayName: long, spaceUri });
    expect(workbook.run()).toMatchObject({ state: "done", created: 40 });
    expect(new Set(workbook.column("Status"))).toEqual(new Set(["Created"]));
  });

  it("is written for every row where a worker has made as many as it can, each with much to say", () => {
    const workbook = new Workbook(teams(59));
    workbook.me.locale = "ja";
    const displayName = "漢".repeat(128);
    const spaceUri = `https://chat.google.com/room/${"A".repeat(200)}`;
    answering(workbook, 200, { name: "spaces/AAAA", displayName, spaceUri });
    expect(workbook.run()).toMatchObject({ state: "done", created: 59 });
    expect(new Set(workbook.column("Space"))).toEqual(new Set([displayName]));
    expect(new Set(workbook.links())).toEqual(new Set([spaceUri]));
  });

  it.each([["text"], [{ joinedDirectHumanUserCount: "many" }], [{ joinedGroupCount: -1 }], [[]]])(
    "says nothing of people where their count is %j",
    (membershipCount) => {
      const { row } = runWith(200, { name: "spaces/AAAA", spaceUri: LINK, membershipCount });
      expect(row.Status).toBe("Created");
      expect(row.Details).toMatch(/^Created [^.]*\.$/);
    },
  );
});

it("counts the groups that have joined where Chat's answer counts nothing else", () => {
  const workbook = new Workbook([{ "Space name": "7A", Members: "groups/a groups/b" }]);
  const membershipCount = { joinedGroupCount: 1 };
  answering(workbook, 200, { name: "spaces/AAAA", spaceUri: LINK, membershipCount });
  workbook.run();
  expect(workbook.rows()[0]?.Details).toContain("1 of 2 has joined.");
});

describe("an answer of Chat's that says failure", () => {
  it.each([
    ["a long text", { code: 400, message: "x".repeat(1_000_000) }],
    ["no text", { code: 400, message: { a: [1] } }],
    ["what cannot be made one", { code: 400, message: { toString: 1 } }],
    ["a prefix again and again", { code: 400, message: "chat.spaces.create ".repeat(100_000) }],
    ["control characters", { code: 400, message: "\u001b[2J\u001b[H" }],
    ["more than it should", { code: 400, message: "no", errors: "x".repeat(1_000_000) }],
  ])("fails its row alone where it holds %s", (_, error) => {
    const { row, state } = runWith(400, { error });
    expect(state).toMatchObject({ state: "done", failed: 1 });
    expect(row.Status).toBe("Failed");
    expect(row.Details?.length).toBeLessThanOrEqual(500);
    expect(row.Details).not.toMatch(/[\p{Cc}]/u);
  });

  it("fails every row where its text is long in any language's letters", () => {
    const workbook = new Workbook(teams(40));
    answering(workbook, 400, { error: { code: 400, message: "漢".repeat(100_000) } });
    expect(workbook.run()).toMatchObject({ state: "done", failed: 40 });
    expect(new Set(workbook.column("Status"))).toEqual(new Set(["Failed"]));
  });

  const refusedAtLength = () => {
    const workbook = new Workbook(teams(59));
    workbook.me.locale = "ja";
    answering(workbook, 400, { error: { code: 400, message: "漢".repeat(400) } });
    return workbook;
  };

  it("fails every row where a worker has as many as it can, each refused at length", () => {
    const workbook = refusedAtLength();
    expect(workbook.run()).toMatchObject({ state: "done", failed: 59 });
    for (const details of workbook.column("Details")) expect(details).toContain("漢".repeat(400));
  });

  it("is kept for each of these rows where their worker is killed before it can write", () => {
    const workbook = refusedAtLength();
    writeLater(workbook);
    const details = workbook.column("Details").filter((said) => said !== "");
    expect(details.map((said) => said.includes("漢".repeat(100)))).toEqual(Array(8).fill(true));
    expect(workbook.calls).toHaveLength(8);
  });

  it("stops the run with a reason that can be read where its text is long", () => {
    const { state } = runWith(401, { error: { code: 401, message: "x".repeat(1_000_000) } });
    expect(state.state).toBe("stopped");
    expect(JSON.stringify(state).length).toBeLessThan(2000);
  });
});

describe("an answer of Chat's about people who are added", () => {
  const withNewcomers = (newcomers: string[]) => {
    const workbook = workbookWith([ofClass(addresses(1))]);
    workbook.run();
    type(workbook, 0, "Members", [...addresses(1), ...newcomers].join(" "));
    return workbook;
  };

  it("is kept of each of them where a worker asks for many, and each is refused at length", () => {
    const people = addresses(160).map((address) => address.replace("@", `@${"x".repeat(99)}.`));
    const workbook = withNewcomers(people);
    answering(workbook, 400, { error: { code: 400, message: "漢".repeat(300) } }, /members/);
    writeLater(workbook);
    const asked = additions(workbook).length;
    expect(asked).toBeGreaterThan(19);
    expect(recordOf(workbook).filter((line) => line.includes("✗"))).toHaveLength(asked);
    expect(workbook.rows()[0]?.Details).toContain(`${asked} were not added: ${people[0]}: 漢漢`);
  });

  it("is told of each with the first 100 characters of why they were refused", () => {
    const workbook = withNewcomers(["new@example.com"]);
    const message = `Not  now.\n${"x".repeat(300)}`;
    answering(workbook, 400, { error: { code: 400, message } }, /members/);
    workbook.run();
    const [details = ""] = workbook.column("Details");
    expect(details).toMatch(/ 1 was not added: new@example\.com: Not now\. x{91}\.$/);
  });

  it.each(["", " . "])("has somebody look where it refuses them without a word: %j", (message) => {
    const workbook = withNewcomers(["new@example.com"]);
    answering(workbook, 400, { error: { code: 400, message } }, /members/);
    expect(workbook.run()).toMatchObject({ state: "done", added: 0 });
    expect(workbook.rows()[0]).toMatchObject({
      Status: "Created – check people",
      Details: expect.stringMatching(/ 1 was not added: new@example\.com: \?\.$/),
    });
  });

  it("has somebody look where it lets nobody become a member again, without a word", () => {
    const workbook = workbookWith([ofClass(addresses(1), { Managers: "p0@example.com" })]);
    workbook.run();
    type(workbook, 0, "Managers", "");
    const patched = /members.*updateMask/;
    answering(workbook, 400, { error: { code: 400, message: "" } }, patched);
    workbook.run();
    expect(workbook.rows()[0]).toMatchObject({
      Status: "Created – check people",
      Details: expect.stringMatching(/ 1 is still a manager: p0@example\.com: \?\.$/),
    });
  });

  it.each([
    ["nothing", {}],
    ["no state that is known", { name: "spaces/AAQA0000001/members/1", state: "PERHAPS" }],
    ["a list", []],
  ])("is none where it says %s: they are asked for again", (_, body) => {
    const workbook = withNewcomers(["new@example.com"]);
    const { receive } = workbook.google.chat;
    answering(workbook, 200, body, /members/);
    const { runId, leases } = workbook.confirm();
    const state = workbook.batch(runId, workbook.me, leases[0]);
    expect(state).toMatchObject({
      state: "waiting",
      why: expect.stringMatching(/^Chat did not say whether people were added or roles changed\./),
    });
    workbook.google.chat.receive = receive;
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", asked: 1 });
    expect(peopleIn(workbook)).toEqual([...addresses(1), "new@example.com"]);
    expect(workbook.checked().adding?.all).toBe(0);
  });
});

it("says once why somebody could not be made a manager whose membership has no name to be believed", () => {
  const workbook = workbookWith([ofClass(addresses(1))]);
  workbook.run();
  type(workbook, 0, "Managers", "eve@example.com");
  const name = "spaces/other/members/1";
  answering(workbook, 200, { name, state: "JOINED" }, /members$/);
  expect(workbook.run()).toMatchObject({ state: "done", added: 1, roles: 0 });
  expect(workbook.rows()[0]?.Details).toMatch(
    /1 person added, \S+ \S+: eve@example\.com\. 1 could not be made a manager: eve@example\.com: .*does not exist\.$/,
  );
});

it("takes a welcome message for posted where Chat says that it has one with this ID", () => {
  const workbook = workbookWith([ofClass(addresses(1), { "Welcome message": "Hello" })]);
  answering(workbook, 409, { error: { code: 409, message: "It exists" } }, /messages/);
  expect(workbook.run()).toMatchObject({ state: "done", created: 1, messages: 1 });
  expect(workbook.rows()[0]).toMatchObject({ Status: "Created" });
});

it("does not take the set-up for ready where Chat makes the space that it ought to refuse", () => {
  const workbook = new Workbook([]);
  answering(workbook, 200, { name: "spaces/AAAA" });
  const connection = workbook.me.run("checkConnection").result;
  expect(connection).toMatchObject({
    isReady: false,
    found: [expect.stringMatching(/unexpected way: “200”/), expect.stringMatching(/Create one/)],
  });
});

it("shows no link in the dialog where Chat's answer has none that can be believed", () => {
  const workbook = new Workbook([]);
  answering(workbook, 200, { name: "spaces/AAAA", spaceUri: "javascript:alert(1)" });
  const draft = { name: "Film night", type: "SPACE", members: "", description: "" };
  const request = { draft, requestId: "3f0f3d4e-0000-4000-8000-000000000000" };
  expect(workbook.me.run("createSpaceFromDialog", request).result).toMatchObject({
    state: "created",
    name: "Film night",
    link: "",
  });
});

it("creates the space of Run with whatever of its answer can be believed", () => {
  const workbook = new Workbook([]);
  const answer = { name: "spaces/AAAA", displayName: "API-made", spaceUri: "javascript:alert(1)" };
  answering(workbook, 200, { ...answer, evil: "x".repeat(100_000) });
  const { result, log } = workbook.me.run("createSpace");
  expect(result).toEqual({ name: "spaces/AAAA", displayName: "API-made" });
  const [told = "", space = ""] = log.map(({ message }) => message);
  expect(`${told}${space}`).not.toMatch(/javascript|evil/);
  // All of the answer stands in the log too, as text, and not without an end.
  expect(JSON.stringify(log).length).toBeLessThan(6000);
});
