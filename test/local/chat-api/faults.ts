import { type FaultName, faultDescriptions, faultNames } from "../../../local/google/chat/faults";
import { type Caller, directMessage, googleTexts, groupChat, people, space } from "./caller";
import type { Answer } from "./drivers";

export function meetingFaults(chat: Caller): void {
  const { driver, create, setUp, membersOf } = chat;

  describe("faults", () => {
    test("each has a name and a sentence", () => {
      expect(faultNames).toHaveLength(22);
      for (const name of faultNames) expect(faultDescriptions[name]).toMatch(/^\S.{10,}/);
    });

    const answers: [FaultName, Partial<Answer>][] = [
      ["too-many-requests", { status: "RESOURCE_EXHAUSTED" }],
      ["unavailable", { status: "UNAVAILABLE", message: googleTexts.unavailable }],
      ["server-error", { status: "HTML" }],
      ["app-not-configured", { status: "NOT_FOUND", message: googleTexts.appNotConfigured }],
      [
        "api-disabled",
        {
          status: "PERMISSION_DENIED",
          message: googleTexts.apiDisabled,
          reason: "SERVICE_DISABLED",
        },
      ],
      [
        "scope-missing",
        {
          status: "PERMISSION_DENIED",
          message: googleTexts.scopeMissing,
          reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        },
      ],
      ["signed-out", { status: "UNAUTHENTICATED", message: googleTexts.signedOut }],
      ["chat-off", { status: "FAILED_PRECONDITION", message: googleTexts.chatOff }],
      ["member-unknown", { status: "INVALID_ARGUMENT", message: googleTexts.userName }],
      ["permission-denied", { status: "PERMISSION_DENIED", message: googleTexts.permissionDenied }],
      ["admin-restricted", { status: "PERMISSION_DENIED", message: googleTexts.adminRestricted }],
      ["name-taken", { status: "ALREADY_EXISTS" }],
      ["lost-before", { status: "LOST" }],
    ];
    test.each(answers)(
      "%s: strikes as often as it is told, and nothing is made",
      async (fault, expected) => {
        chat.api.faults.switchOn(fault, { times: 2 });
        for (let i = 0; i < 2; i++) {
          const answer = await setUp(space(), people(1), "id-1");
          const { message = "" } = expected;
          expect(answer).toMatchObject({
            ...expected,
            message: expect.stringContaining(message),
          });
        }
        expect(chat.api.spaces).toHaveLength(0);
        expect(chat.api.faults.active).toEqual([]);
        expect((await setUp(space(), people(1), "id-1")).status).toBe("OK");
      },
    );

    test("lost-after: the space is made, and the same ID finds it", async () => {
      chat.api.faults.switchOn("lost-after", { times: 1 });
      expect((await setUp(space(), people(1), "id-1")).status).toBe("LOST");
      expect(chat.api.spaces).toHaveLength(1);

      const { body } = await setUp(space(), people(1), "id-1");
      expect(body.name).toBe(chat.api.spaces[0]?.space.name);
      expect(chat.api.spaces).toHaveLength(1);
    });

    test("slow: the answer comes, and time has passed", async () => {
      const before = chat.now;
      chat.api.faults.switchOn("slow", { times: 1, ms: 45_000 });
      expect((await create(space())).status).toBe("OK");
      expect(chat.now - before).toBe(45_000);
    });

    test("people-left-out: the named people are missing, and no error says so", async () => {
      chat.api.faults.switchOn("people-left-out", { people: ["Person1@example.com"] });
      const { status, body } = await setUp(space(), people(3));

      expect(status).toBe("OK");
      expect(body.membershipCount.joinedDirectHumanUserCount).toBe(3);
      expect(membersOf()).toEqual([
        "ana@example.com",
        "person0@example.com",
        "person2@example.com",
      ]);
    });

    test("people-left-out with nobody named leaves out the last one; a direct message fails", async () => {
      chat.api.faults.switchOn("people-left-out");
      await setUp(groupChat, people(2));
      expect(membersOf()).toEqual(["ana@example.com", "person0@example.com"]);
      expect((await setUp(directMessage, people(1))).status).toBe("PERMISSION_DENIED");
    });

    test("people-invited: they are in the space and are not counted until they accept", async () => {
      chat.api.faults.switchOn("people-invited", { people: ["Person1@example.com"] });
      const { body } = await setUp(space(), people(3));
      expect(body.membershipCount.joinedDirectHumanUserCount).toBe(3);
      expect(membersOf()).toHaveLength(4);
      const states = chat.api.spaces[0]?.members.map(({ membership }) => membership.state);
      expect(states).toEqual(["JOINED", "JOINED", "INVITED", "JOINED"]);
      const parent = body.name;
      const listed = await driver.call(chat.ana, "spaces.members.list", { parent });
      expect(listed.body.memberships).toHaveLength(3);
    });

    test("people-invited has no effect on a direct message", async () => {
      chat.api.faults.switchOn("people-invited");
      const { body } = await setUp(directMessage, people(1));
      expect(body.membershipCount.joinedDirectHumanUserCount).toBe(2);
    });

    test.each([
      ["count-absent", undefined],
      ["count-late", 1],
    ] as const)("%s: the answer does not tell who has joined", async (fault, count) => {
      chat.api.faults.switchOn(fault, { times: 1 });
      const { body } = await setUp(space(), people(2));
      expect(body.membershipCount?.joinedDirectHumanUserCount).toBe(count);
      const kept = (await driver.call(chat.ana, "spaces.get", { name: body.name })).body;
      expect(kept.membershipCount.joinedDirectHumanUserCount).toBe(3);
    });

    test.each([
      ["spaces-barred", space(), 1],
      ["group-chats-barred", groupChat, 2],
      ["direct-messages-barred", directMessage, 1],
    ] as const)("%s: this kind is refused, and no other", async (fault, body, count) => {
      const kinds = ["spaces-barred", "group-chats-barred", "direct-messages-barred"] as const;
      for (const other of kinds) if (other !== fault) chat.api.faults.switchOn(other);
      expect((await setUp(body, people(count))).status).toBe("OK");
      chat.api.faults.switchOn(fault);
      expect(await setUp(body, people(count))).toMatchObject({
        status: "PERMISSION_DENIED",
        message: googleTexts.permissionDenied,
      });
      expect(chat.api.spaces).toHaveLength(1);
    });

    test("nobody has an address that ends in .invalid", async () => {
      const nobody = [{ member: { name: "users/nobody@example.invalid", type: "HUMAN" } }];
      const answer = await setUp(directMessage, nobody);
      expect(answer).toMatchObject({ status: "INVALID_ARGUMENT", message: googleTexts.userName });
      expect(chat.api.spaces).toHaveLength(0);
    });

    test("member-unknown can be about one person only", async () => {
      chat.api.faults.switchOn("member-unknown", { people: ["person1@example.com"] });
      expect((await setUp(space(), people(1))).status).toBe("OK");
      expect((await setUp(space(), people(2))).status).toBe("INVALID_ARGUMENT");
    });

    test("a name that is taken does not hide the space that was made with the same ID", async () => {
      const made = await setUp(space(), [], "id-1");
      chat.api.faults.switchOn("name-taken");
      expect((await setUp(space(), [], "id-1")).body.name).toBe(made.body.name);
    });

    test("a rule chooses the calls that are struck", async () => {
      chat.api.faults.switchOn("unavailable", { when: (call) => call.number % 2 === 0 });
      const statuses = [await create(space()), await create(space()), await create(space())];
      expect(statuses.map(({ status }) => status)).toEqual(["OK", "UNAVAILABLE", "OK"]);
      chat.api.faults.switchAllOff();
      expect((await create(space())).status).toBe("OK");
    });
  });

  describe("the journal", () => {
    test("tells of every call who made it, with which ID, and what came of it", async () => {
      await create(space(), { requestId: "id-1" });
      await setUp(space(), [], "id-1");
      await setUp({ spaceType: "SPACE" }, [], "id-2");
      chat.api.faults.switchOn("lost-after", { times: 1 });
      await setUp(space(), [], "id-3");
      chat.api.faults.switchOn("lost-before", { times: 1 });
      await setUp(space(), [], "id-4");
      await driver.call("made-up", "spaces.create", { requestBody: space() });

      const person = "ana@example.com";
      const [first, second] = chat.api.spaces.map((stored) => stored.space.name);
      expect(chat.api.journal).toMatchObject([
        {
          method: "spaces.create",
          person,
          requestId: "id-1",
          status: 200,
          outcome: "OK",
          space: first,
        },
        {
          method: "spaces.setup",
          person,
          requestId: "id-1",
          status: 200,
          outcome: "OK",
          space: first,
        },
        {
          method: "spaces.setup",
          requestId: "id-2",
          status: 400,
          outcome: "INVALID_ARGUMENT",
        },
        { requestId: "id-3", status: 200, outcome: "LOST", space: second },
        { requestId: "id-4", status: 0, outcome: "LOST" },
        { person: undefined, requestId: undefined, status: 401, outcome: "UNAUTHENTICATED" },
      ]);
    });
  });
}
