import {
  type Caller,
  directMessage,
  everyScope,
  googleTexts,
  group,
  groupChat,
  human,
  letters,
  people,
  space,
} from "./caller";
import { httpRequest } from "./drivers";

export function makingSpaces(chat: Caller): void {
  const { driver, create, setUp, membersOf } = chat;

  describe("making a space", () => {
    test("create answers the new space, with the caller as its only member", async () => {
      const { status, body } = await create(space());

      expect(status).toBe("OK");
      expect(body).toMatchObject({
        name: expect.stringMatching(/^spaces\/[\w-]+$/),
        spaceType: "SPACE",
        displayName: "API-made",
        spaceThreadingState: "THREADED_MESSAGES",
        spaceHistoryState: "HISTORY_ON",
        spaceUri: `https://chat.google.com/room/${body.name.split("/")[1]}?cls=11`,
        membershipCount: { joinedDirectHumanUserCount: 1 },
        accessSettings: { accessState: "PRIVATE" },
      });
      expect(membersOf()).toEqual(["ana@example.com"]);
    });

    test("set-up answers the new space, with the caller, the people and the groups in it", async () => {
      const { body } = await setUp(space(), [human("bob@example.com"), group("42")]);

      expect(body.membershipCount).toMatchObject({
        joinedDirectHumanUserCount: 2,
        joinedGroupCount: 1,
      });
      expect(membersOf()).toEqual(["ana@example.com", "bob@example.com", "groups/42"]);
    });

    test("the settings that can be given at creation are kept", async () => {
      const { body } = await setUp(
        space({
          spaceDetails: { description: "What for", guidelines: "Be kind" },
          externalUserAllowed: true,
          spaceHistoryState: "HISTORY_OFF",
          accessSettings: { audience: "audiences/default" },
          predefinedPermissionSettings: "ANNOUNCEMENT_SPACE",
        }),
      );

      expect(body).toMatchObject({
        spaceDetails: { description: "What for", guidelines: "Be kind" },
        externalUserAllowed: true,
        spaceHistoryState: "HISTORY_OFF",
        accessSettings: { audience: "audiences/default", accessState: "DISCOVERABLE" },
        permissionSettings: {
          postMessages: { managersAllowed: true, assistantManagersAllowed: true },
        },
      });
      expect(body.permissionSettings.postMessages.membersAllowed).not.toBe(true);
      expect(body).not.toHaveProperty("predefinedPermissionSettings", "ANNOUNCEMENT_SPACE");
    });

    test("in a collaboration space every member may post", async () => {
      const { body } = await create(space());
      expect(body.permissionSettings.postMessages.membersAllowed).toBe(true);
    });

    test("what only the server may set is ignored", async () => {
      const { status, body } = await create(
        space({ name: "spaces/MINE", spaceUri: "https://example.com", adminInstalled: true }),
      );

      expect(status).toBe("OK");
      expect(body.name).not.toBe("spaces/MINE");
      expect(body.spaceUri).toMatch(/^https:\/\/chat\.google\.com/);
      expect(body.adminInstalled ?? false).toBe(false);
    });

    test("duplicates and the caller are dropped without an error", async () => {
      const { status } = await setUp(space(), [
        human("bob@example.com"),
        human("Bob@Example.com"),
        human("ana@example.com"),
      ]);

      expect(status).toBe("OK");
      expect(membersOf()).toEqual(["ana@example.com", "bob@example.com"]);
    });

    test("a group chat and a direct message have neither name nor threads", async () => {
      const chat = await setUp(groupChat, people(2));
      const direct = await setUp({ ...directMessage, singleUserBotDm: false }, people(1));

      for (const { status, body } of [chat, direct]) {
        expect(status).toBe("OK");
        expect(body.displayName ?? "").toBe("");
        expect(body.spaceThreadingState).toBe("UNTHREADED_MESSAGES");
      }
      expect(direct.body.spaceUri).toContain("/dm/");
    });

    test("a direct message that exists is answered again, from either side", async () => {
      const first = await setUp(directMessage, [human("bob@example.com")], "first");
      const again = await setUp(directMessage, [human("bob@example.com")], "second");
      const bob = chat.api.signIn("bob@example.com", everyScope);
      const fromBob = await driver.call(bob, "spaces.setup", {
        requestBody: { space: directMessage, memberships: [human("ana@example.com")] },
      });

      expect([again.body.name, fromBob.body.name]).toEqual([first.body.name, first.body.name]);
      expect(chat.api.spaces).toHaveLength(1);
    });
  });

  describe("the rules for a space", () => {
    const accepted: [string, object, object[]][] = [
      ["a display name of 128 characters", space({ displayName: letters(128) }), []],
      ["a description of 150", space({ spaceDetails: { description: letters(150) } }), []],
      ["guidelines of 5,000", space({ spaceDetails: { guidelines: letters(5000) } }), []],
      ["49 memberships beside the caller", space(), people(49)],
      [
        "a description for a group chat",
        { ...groupChat, spaceDetails: { description: "x" } },
        people(2),
      ],
      ["an audience by its ID", space({ accessSettings: { audience: "audiences/a1" } }), []],
      ["people of another domain", space({ externalUserAllowed: true }), [human("x@else.where")]],
    ];
    test.each(accepted)("%s: accepted", async (_, body, memberships) => {
      expect((await setUp(body, memberships)).status).toBe("OK");
    });

    const refused: [string, object, object[], string][] = [
      ["no type", { displayName: "x" }, [], "spaceType is required."],
      ["no display name", { spaceType: "SPACE" }, [], "displayName is required."],
      ["a blank display name", space({ displayName: "  " }), [], "displayName is required."],
      [
        "a display name of 129",
        space({ displayName: letters(129) }),
        [],
        "displayName can have at most 128 characters.",
      ],
      [
        "a description of 151",
        space({ spaceDetails: { description: letters(151) } }),
        [],
        "description can have at most 150 characters.",
      ],
      [
        "guidelines of 5,001",
        space({ spaceDetails: { guidelines: letters(5001) } }),
        [],
        "guidelines can have at most 5000 characters.",
      ],
      [
        "a group chat with a display name",
        { ...groupChat, displayName: "x" },
        people(2),
        "displayName must not be set when a GROUP_CHAT is made.",
      ],
      [
        "a direct message with a display name",
        { ...directMessage, displayName: "x" },
        people(1),
        "displayName must not be set when a DIRECT_MESSAGE is made.",
      ],
      [
        "a direct message with a description",
        { ...directMessage, spaceDetails: { description: "x" } },
        people(1),
        "spaceDetails must not be set when a DIRECT_MESSAGE is made.",
      ],
      [
        "a group chat for announcements",
        { ...groupChat, predefinedPermissionSettings: "ANNOUNCEMENT_SPACE" },
        people(2),
        "predefinedPermissionSettings must not be set when a GROUP_CHAT is made.",
      ],
      [
        "a group chat with an audience",
        { ...groupChat, accessSettings: { audience: "audiences/default" } },
        people(2),
        "accessSettings must not be set when a GROUP_CHAT is made.",
      ],
      [
        "a malformed audience",
        space({ accessSettings: { audience: "everyone" } }),
        [],
        "form audiences/{audience}",
      ],
      [
        "a customer",
        space({ customer: "customers/c1" }),
        [],
        "customer must not be set when a SPACE is made.",
      ],
      [
        "single permissions",
        space({ permissionSettings: { manageApps: { managersAllowed: true } } }),
        [],
        "permissionSettings must not be set when a SPACE is made.",
      ],
      ["50 memberships", space(), people(50), "At most 49 memberships"],
      ["a group chat of two", groupChat, people(1), "at least two others"],
      [
        "a group chat of the caller and one person twice",
        groupChat,
        [...people(1), ...people(1), human("ana@example.com")],
        "at least two others",
      ],
      ["a direct message with nobody", directMessage, [], "A direct message needs one other."],
      ["a direct message with two", directMessage, people(2), "A direct message needs one other."],
      [
        "a direct message with oneself",
        directMessage,
        [human("ana@example.com")],
        "A direct message needs one other.",
      ],
      [
        "a Google group in a group chat",
        groupChat,
        [...people(2), group("1")],
        "members of a SPACE only",
      ],
      ["a Google group by e-mail", space(), [group("team@example.com")], "form groups/{group}"],
      [
        "a role",
        space(),
        [{ ...human("bob@example.com"), role: "ROLE_MANAGER" }],
        "A role cannot be given",
      ],
      ["a membership of nobody", space(), [{}], "needs a member or a group member"],
      [
        "a member of no type",
        space(),
        [{ member: { name: "users/bob@example.com" } }],
        "must be of type HUMAN",
      ],
      [
        "a Chat app as member",
        space(),
        [{ member: { name: "users/app", type: "BOT" } }],
        "must be of type HUMAN",
      ],
      ["a Chat app as a person", space(), [human("app")], "must be of type HUMAN"],
      ["a member without a name", space(), [{ member: { type: "HUMAN" } }], googleTexts.userName],
      [
        "a member who is not under users/",
        space(),
        [{ member: { name: "bob@example.com", type: "HUMAN" } }],
        googleTexts.userName,
      ],
      ["a member by first name", space(), [human("bob")], googleTexts.userName],
    ];
    test.each(refused)(
      "%s: refused, and nothing is made",
      async (_, body, memberships, message) => {
        const answer = await setUp(body, memberships);

        expect(answer).toMatchObject({ status: "INVALID_ARGUMENT" });
        expect(answer.message).toContain(message);
        expect(chat.api.spaces).toHaveLength(0);
      },
    );

    test.each([groupChat, directMessage])("create makes no %o", async (body) => {
      expect(await create(body)).toMatchObject({
        status: "INVALID_ARGUMENT",
        message: expect.stringContaining("of type SPACE only"),
      });
    });

    test.each([
      ["import mode", { ...space(), importMode: true }],
      ["a direct message with the Chat app", { ...directMessage, singleUserBotDm: true }],
    ])("%s is left out, and says so", async (_, body) => {
      expect((await setUp(body)).status).toBe("UNIMPLEMENTED");
    });

    test("who may find and who may join cannot be set one by one, and it says so", async () => {
      const accessSettings = { accessPermissionSettings: { joinSpaceSetting: {} } };
      const requestBody = { ...space(), accessSettings };
      const answer = await driver.send(httpRequest(chat.ana, "spaces.create", { requestBody }));
      expect(answer.status).toBe("UNIMPLEMENTED");
    });
  });

  describe("request IDs", () => {
    test("the same ID again answers the same space and makes no second one", async () => {
      const first = await create(space(), { requestId: "id-1" });
      const again = await create(space(), { requestId: "id-1" });

      expect(again.body.name).toBe(first.body.name);
      expect(chat.api.spaces).toHaveLength(1);
    });

    test("set-up takes it in the body", async () => {
      const first = await setUp(space(), people(3), "id-1");
      const again = await setUp(space(), people(3), "id-1");

      expect(again.body).toEqual(first.body);
      expect(chat.api.spaces).toHaveLength(1);
    });

    test("another ID, or none, makes another space", async () => {
      await setUp(space(), [], "id-1");
      await setUp(space(), [], "id-2");
      await setUp(space());
      await setUp(space());
      expect(chat.api.spaces).toHaveLength(4);
    });

    test("an ID that another person used is an error", async () => {
      await setUp(space(), [], "id-1");
      const bob = chat.api.signIn("bob@example.com", everyScope);
      const requestBody = { space: space(), requestId: "id-1" };

      expect((await driver.call(bob, "spaces.setup", { requestBody })).status).toBe(
        "INVALID_ARGUMENT",
      );
      expect(chat.api.spaces).toHaveLength(1);
    });

    test("a refused request does not use its ID up", async () => {
      await setUp({ spaceType: "SPACE" }, [], "id-1");
      expect((await setUp(space(), [], "id-1")).status).toBe("OK");
    });
  });
}
