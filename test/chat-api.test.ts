import { ChatApi, type ChatApiOptions } from "../local/google/chat/api";
import { type FaultName, faultDescriptions, faultNames } from "../local/google/chat/faults";
import { quotas } from "../local/google/chat/quota";
import {
  type Answer,
  definition,
  functionDriver,
  googleAppsDriver,
  googleapisDriver,
  httpRequest,
  type Params,
} from "./chat-api/drivers";

/** What Google says, as users have reported it. */
const googleTexts = {
  appNotConfigured:
    "Google Chat app not found. To create a Chat app, you must turn on the Chat API and configure the app in the Google Cloud console.",
  apiDisabled: "Google Chat API has not been used in project ",
  scopeMissing: "Request had insufficient authentication scopes.",
  signedOut: "Request had invalid authentication credentials. Expected OAuth 2 access token, ",
  notSignedIn: "Request is missing required authentication credential. Expected OAuth 2 access ",
  chatOff: "Google Chat is turned off. To use Chat API, turn on Google Chat.",
  userName:
    "Missing or malformed user resource name in the request. Human user resource name must follow this format: users/{user}. App user resource name must be set as users/app.",
  permissionDenied: "Permission denied to perform the requested action on the specified resource",
  adminRestricted:
    "This organization's administrator restricts this Chat app from performing this action.",
  unavailable: "The service is currently unavailable.",
  methodNotFound: "Method not found.",
};

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
const everyScope = ["chat.spaces", "chat.memberships", "chat.messages.create"].map(scope);
const human = (user: string) => ({ member: { name: `users/${user}`, type: "HUMAN" } });
const group = (id: string) => ({ groupMember: { name: `groups/${id}` } });
const people = (count: number) =>
  Array.from({ length: count }, (_, i) => human(`person${i}@example.com`));
const space = (more: object = {}) => ({ spaceType: "SPACE", displayName: "API-made", ...more });
const groupChat = { spaceType: "GROUP_CHAT" };
const directMessage = { spaceType: "DIRECT_MESSAGE" };
const letters = (count: number) => "x".repeat(count);

describe.each([functionDriver(), googleapisDriver(), googleAppsDriver()])(
  "the Chat API through $title",
  (driver) => {
    let now: number;
    let api: ChatApi;
    let ana: string;

    const clock = {
      now: () => now,
      sleep: (ms: number) => {
        now += ms;
      },
    };

    async function start(options: Partial<ChatApiOptions> = {}) {
      now = Date.UTC(2026, 0, 1);
      api = new ChatApi({ definition, clock, ...options });
      ana = api.signIn("ana@example.com", everyScope);
      await driver.open(api);
    }

    const create = (requestBody: object, more: Params = {}) =>
      driver.call(ana, "spaces.create", { requestBody, ...more });
    const setUp = (body: object, memberships: object[] = [], requestId?: string) =>
      driver.call(ana, "spaces.setup", {
        requestBody: { space: body, memberships, ...(requestId && { requestId }) },
      });
    const membersOf = (index = 0) => api.spaces[index]?.members.map((member) => member.who);

    beforeEach(() => start());
    afterAll(() => driver.close());

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
        const bob = api.signIn("bob@example.com", everyScope);
        const fromBob = await driver.call(bob, "spaces.setup", {
          requestBody: { space: directMessage, memberships: [human("ana@example.com")] },
        });

        expect([again.body.name, fromBob.body.name]).toEqual([first.body.name, first.body.name]);
        expect(api.spaces).toHaveLength(1);
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
        [
          "a direct message with two",
          directMessage,
          people(2),
          "A direct message needs one other.",
        ],
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
          expect(api.spaces).toHaveLength(0);
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
        const answer = await driver.send(httpRequest(ana, "spaces.create", { requestBody }));
        expect(answer.status).toBe("UNIMPLEMENTED");
      });
    });

    describe("request IDs", () => {
      test("the same ID again answers the same space and makes no second one", async () => {
        const first = await create(space(), { requestId: "id-1" });
        const again = await create(space(), { requestId: "id-1" });

        expect(again.body.name).toBe(first.body.name);
        expect(api.spaces).toHaveLength(1);
      });

      test("set-up takes it in the body", async () => {
        const first = await setUp(space(), people(3), "id-1");
        const again = await setUp(space(), people(3), "id-1");

        expect(again.body).toEqual(first.body);
        expect(api.spaces).toHaveLength(1);
      });

      test("another ID, or none, makes another space", async () => {
        await setUp(space(), [], "id-1");
        await setUp(space(), [], "id-2");
        await setUp(space());
        await setUp(space());
        expect(api.spaces).toHaveLength(4);
      });

      test("an ID that another person used is an error", async () => {
        await setUp(space(), [], "id-1");
        const bob = api.signIn("bob@example.com", everyScope);
        const requestBody = { space: space(), requestId: "id-1" };

        expect((await driver.call(bob, "spaces.setup", { requestBody })).status).toBe(
          "INVALID_ARGUMENT",
        );
        expect(api.spaces).toHaveLength(1);
      });

      test("a refused request does not use its ID up", async () => {
        await setUp({ spaceType: "SPACE" }, [], "id-1");
        expect((await setUp(space(), [], "id-1")).status).toBe("OK");
      });
    });

    describe("reading spaces and members", () => {
      let name: string;

      beforeEach(async () => {
        name = (await setUp(space(), [human("bob@example.com"), group("42")])).body.name;
      });

      test("get answers the space", async () => {
        const { body } = await driver.call(ana, "spaces.get", { name });
        expect(body).toMatchObject({ name, displayName: "API-made" });
      });

      test("get of a space that does not exist: NOT_FOUND", async () => {
        expect((await driver.call(ana, "spaces.get", { name: "spaces/NONE" })).status).toBe(
          "NOT_FOUND",
        );
      });

      test("get of a space that one is not in: PERMISSION_DENIED", async () => {
        const eve = api.signIn("eve@example.com", everyScope);
        expect(await driver.call(eve, "spaces.get", { name })).toMatchObject({
          status: "PERMISSION_DENIED",
          message: expect.stringContaining(googleTexts.permissionDenied),
        });
      });

      test("list answers one's own named spaces, page by page", async () => {
        await setUp(space({ displayName: "Second" }));
        await setUp(groupChat, people(2));
        const bob = api.signIn("bob@example.com", everyScope);

        const first = await driver.call(ana, "spaces.list", { pageSize: 1 });
        const { nextPageToken: pageToken } = first.body;
        const second = await driver.call(ana, "spaces.list", { pageSize: 1, pageToken });
        const ofBob = await driver.call(bob, "spaces.list", {});

        expect(namesIn(first)).toEqual(["API-made"]);
        expect(namesIn(second)).toEqual(["Second"]);
        expect(second.body.nextPageToken || "").toBe("");
        expect(namesIn(ofBob)).toEqual(["API-made"]);
        expect(first.body.spaces[0].permissionSettings ?? null).toBeNull();
      });

      test.each(["spaces.list", "spaces.members.list"])(
        "%s refuses a negative page size, a made-up token and a filter",
        async (method) => {
          const list = (more: Params) =>
            driver.call(ana, method, {
              ...(method.includes("members") && { parent: name }),
              ...more,
            });
          expect((await list({ pageSize: -1 })).status).toBe("INVALID_ARGUMENT");
          expect((await list({ pageToken: "-1" })).status).toBe("INVALID_ARGUMENT");
          expect((await list({ filter: 'role = "ROLE_MEMBER"' })).status).toBe("UNIMPLEMENTED");
        },
      );

      test("findDirectMessage finds it for either person, and none where there is none", async () => {
        const made = await setUp(directMessage, [human("bob@example.com")]);
        const find = (user: string) =>
          driver.call(ana, "spaces.findDirectMessage", { name: `users/${user}` });

        expect((await find("bob@example.com")).body.name).toBe(made.body.name);
        expect((await find("carl@example.com")).status).toBe("NOT_FOUND");
        expect(await find("bob")).toMatchObject({
          status: "INVALID_ARGUMENT",
          message: expect.stringContaining(googleTexts.userName),
        });
      });

      test("members.list answers the people, and the groups if asked", async () => {
        const list = (more: Params) =>
          driver.call(ana, "spaces.members.list", { parent: name, ...more });
        const { body } = await list({});
        const withGroups = await list({ showGroups: true });

        expect(body.memberships).toHaveLength(2);
        expect(body.memberships[0]).toMatchObject({
          name: expect.stringMatching(new RegExp(`^${name}/members/\\d{21}$`)),
          state: "JOINED",
          role: "ROLE_MANAGER",
          member: { name: expect.stringMatching(/^users\/\d{21}$/), type: "HUMAN" },
        });
        expect(JSON.stringify(withGroups.body)).not.toContain("@");
        expect(body.memberships[1].role).toBe("ROLE_MEMBER");
        expect(withGroups.body.memberships[2].groupMember.name).toBe("groups/42");
      });

      test("members.get answers a person or a group", async () => {
        const get = (id: string) =>
          driver.call(ana, "spaces.members.get", { name: `${name}/members/${id}` });

        const { body } = await get("Bob@example.com");
        expect(body.member.type).toBe("HUMAN");
        const [id = ""] = /\d+$/.exec(body.member.name) ?? [];
        expect((await get(id)).body).toEqual(body);
        expect(body.name).toBe(`${name}/members/${id}`);
        expect((await get("group-42")).body.groupMember.name).toBe("groups/42");
        expect((await get("eve@example.com")).status).toBe("NOT_FOUND");
      });

      test("members.create adds a person once", async () => {
        const add = (requestBody: object) =>
          driver.call(ana, "spaces.members.create", { parent: name, requestBody });

        expect(await add(human("eve@example.com"))).toMatchObject({
          status: "OK",
          body: { state: "JOINED" },
        });
        expect((await add(human("eve@example.com"))).status).toBe("ALREADY_EXISTS");
        expect((await add(human("eve"))).status).toBe("INVALID_ARGUMENT");
        expect(membersOf()).toContain("eve@example.com");
        expect(api.spaces[0]?.space.membershipCount).toMatchObject({
          joinedDirectHumanUserCount: 3,
        });
      });

      test("an ID adds the person with that address", async () => {
        const bob = await driver.call(ana, "spaces.members.get", {
          name: `${name}/members/bob@example.com`,
        });
        const add = { parent: name, requestBody: { member: bob.body.member } };
        expect((await driver.call(ana, "spaces.members.create", add)).status).toBe(
          "ALREADY_EXISTS",
        );
      });

      test("administrator access is left out, and says so", async () => {
        expect((await driver.call(ana, "spaces.get", { name, useAdminAccess: true })).status).toBe(
          "UNIMPLEMENTED",
        );
      });
    });

    describe("adding members later", () => {
      let name: string;
      const add = (requestBody: object, token = ana) =>
        driver.call(token, "spaces.members.create", { parent: name, requestBody });
      const setRole = (membership: string, role: string, token = ana, updateMask = "role") =>
        driver.call(token, "spaces.members.patch", {
          name: membership,
          updateMask,
          requestBody: { role },
        });
      const list = (more: Params) =>
        driver.call(ana, "spaces.members.list", { parent: name, ...more });

      beforeEach(async () => {
        const body = space({ externalUserAllowed: true });
        name = (await setUp(body, [human("bob@example.com")])).body.name;
      });

      test("a person joins as a member, whatever role is asked for", async () => {
        const { body } = await add({ ...human("eve@example.com"), role: "ROLE_MANAGER" });
        expect(body).toMatchObject({ state: "JOINED", role: "ROLE_MEMBER" });
      });

      test("there may be more than 50", async () => {
        for (const person of people(60)) expect((await add(person)).status).toBe("OK");
        expect(membersOf()).toHaveLength(62);
      });

      test("a group is added by its ID, and not by its address", async () => {
        expect((await add(group("42"))).body).toMatchObject({
          name: `${name}/members/group-42`,
          state: "JOINED",
          groupMember: { name: "groups/42" },
        });
        expect((await add(group("42"))).status).toBe("ALREADY_EXISTS");
        expect((await add(group("team@example.com"))).status).toBe("INVALID_ARGUMENT");
      });

      test("an external person is invited, has no role, and is listed only if asked", async () => {
        const { body } = await add(human("sam@elsewhere.org"));

        expect(body.state).toBe("INVITED");
        expect(body.role || "MEMBERSHIP_ROLE_UNSPECIFIED").toBe("MEMBERSHIP_ROLE_UNSPECIFIED");
        expect((await list({})).body.memberships).toHaveLength(2);
        expect((await list({ showInvited: true })).body.memberships).toHaveLength(3);
        expect((await add(human("sam@elsewhere.org"))).status).toBe("ALREADY_EXISTS");
        expect(api.spaces[0]?.space.membershipCount).toMatchObject({
          joinedDirectHumanUserCount: 2,
        });
      });

      test("a space that is not open to external people admits none", async () => {
        name = (await setUp(space())).body.name;
        expect((await add(human("sam@elsewhere.org"))).status).toBe("PERMISSION_DENIED");
      });

      test("who has to accept is invited", async () => {
        api.faults.switchOn("people-invited", { people: ["Eve@example.com"] });
        expect((await add(human("eve@example.com"))).body.state).toBe("INVITED");
        expect((await add(human("carl@example.com"))).body.state).toBe("JOINED");
      });

      test("whoever is not in the space adds nobody, and nobody is added where none is", async () => {
        const eve = api.signIn("eve@example.com", everyScope);
        expect((await add(human("eve@example.com"), eve)).status).toBe("PERMISSION_DENIED");
        name = "spaces/NONE";
        expect((await add(human("eve@example.com"))).status).toBe("NOT_FOUND");
      });

      test("a group chat takes more people, a direct message does not", async () => {
        name = (await setUp(groupChat, people(2))).body.name;
        expect((await add(human("eve@example.com"))).status).toBe("OK");
        name = (await setUp(directMessage, people(1))).body.name;
        expect((await add(human("eve@example.com"))).status).toBe("PERMISSION_DENIED");
      });

      test.each(["lost-before", "lost-after"] as const)(
        "%s: a second try finds the person added, once",
        async (fault) => {
          api.faults.switchOn(fault, { times: 1 });
          expect((await add(human("eve@example.com"))).status).toBe("LOST");
          const again = fault === "lost-after" ? "ALREADY_EXISTS" : "OK";
          expect((await add(human("eve@example.com"))).status).toBe(again);
          expect(membersOf()).toEqual(["ana@example.com", "bob@example.com", "eve@example.com"]);
        },
      );

      test.each([
        ["too-many-requests", "RESOURCE_EXHAUSTED"],
        ["unavailable", "UNAVAILABLE"],
        ["member-unknown", "INVALID_ARGUMENT"],
        ["permission-denied", "PERMISSION_DENIED"],
      ] as const)("%s: nobody is added until it is over", async (fault, status) => {
        api.faults.switchOn(fault, { times: 1 });
        expect((await add(human("eve@example.com"))).status).toBe(status);
        expect(membersOf()).toHaveLength(2);
        expect((await add(human("eve@example.com"))).status).toBe("OK");
      });

      test("a role is changed by the name that the membership was given", async () => {
        const { body } = await add(human("eve@example.com"));

        expect(await setRole(body.name, "ROLE_MANAGER")).toMatchObject({
          status: "OK",
          body: { name: body.name, role: "ROLE_MANAGER", state: "JOINED" },
        });
        const read = await driver.call(ana, "spaces.members.get", { name: body.name });
        expect(read.body.role).toBe("ROLE_MANAGER");
        expect((await setRole(body.name, "ROLE_MEMBER")).body.role).toBe("ROLE_MEMBER");
        expect((await setRole(`${name}/members/99`, "ROLE_MANAGER")).status).toBe("NOT_FOUND");
      });

      test("only the role can be changed, and to one that there is", async () => {
        const { body } = await add(human("eve@example.com"));

        expect((await setRole(body.name, "ROLE_MANAGER", ana, "state")).status).toBe(
          "INVALID_ARGUMENT",
        );
        expect((await setRole(body.name, "MEMBERSHIP_ROLE_UNSPECIFIED")).status).toBe(
          "INVALID_ARGUMENT",
        );
        const request = httpRequest(ana, "spaces.members.patch", {
          name: body.name,
          requestBody: { role: "ROLE_MANAGER" },
        });
        expect(await driver.send(request)).toMatchObject({
          status: "INVALID_ARGUMENT",
          message: expect.stringContaining("updateMask is required."),
        });
      });

      test("a group, who is only invited, and members of a group chat have no role to change", async () => {
        const withGroup = await add(group("42"));
        const invited = await add(human("sam@elsewhere.org"));
        name = (await setUp(groupChat, people(2))).body.name;
        const [, inChat] = (await list({})).body.memberships;

        expect((await setRole(withGroup.body.name, "ROLE_MANAGER")).status).toBe(
          "INVALID_ARGUMENT",
        );
        expect((await setRole(invited.body.name, "ROLE_MANAGER")).status).toBe(
          "FAILED_PRECONDITION",
        );
        expect((await setRole(inChat.name, "ROLE_MANAGER")).status).toBe("INVALID_ARGUMENT");
      });

      test("owners change every role, managers those below an owner's, members none", async () => {
        const [, ofBob] = (await list({})).body.memberships;
        const ofEve = (await add(human("eve@example.com"))).body;
        const bob = api.signIn("bob@example.com", everyScope);

        expect((await setRole(ofEve.name, "ROLE_ASSISTANT_MANAGER", bob)).status).toBe(
          "PERMISSION_DENIED",
        );
        await setRole(ofBob.name, "ROLE_ASSISTANT_MANAGER");
        expect((await setRole(ofEve.name, "ROLE_ASSISTANT_MANAGER", bob)).status).toBe("OK");
        expect((await setRole(ofEve.name, "ROLE_MANAGER", bob)).status).toBe("PERMISSION_DENIED");
        await setRole(ofEve.name, "ROLE_MANAGER");
        expect((await setRole(ofEve.name, "ROLE_MEMBER", bob)).status).toBe("PERMISSION_DENIED");
      });
    });

    describe("sending messages", () => {
      let name: string;
      const send = (requestBody: object, more: Params = {}, token = ana) =>
        driver.call(token, "spaces.messages.create", { parent: name, requestBody, ...more });
      const textsOf = (index = 0) => api.spaces[index]?.messages.map(({ text }) => text);
      const nextSecond = () => {
        now += 1000;
      };

      beforeEach(async () => {
        name = (await setUp(space(), [human("bob@example.com")])).body.name;
      });

      test("the answer is the message, with its sender and its space", async () => {
        const { body } = await send({ text: "Welcome!" }, { messageId: "client-welcome" });

        expect(body).toMatchObject({
          name: expect.stringMatching(new RegExp(`^${name}/messages/\\w+\\.\\w+$`)),
          text: "Welcome!",
          sender: { name: expect.stringMatching(/^users\/\d{21}$/), type: "HUMAN" },
          clientAssignedMessageId: "client-welcome",
        });
        expect(body.space.name).toBe(name);
        expect(textsOf()).toEqual(["Welcome!"]);
      });

      test("the same request ID again answers the same message and sends no second one", async () => {
        const first = await send({ text: "Welcome!" }, { requestId: "id-1" });
        nextSecond();
        const again = await send({ text: "Welcome!" }, { requestId: "id-1" });

        expect(again.body.name).toBe(first.body.name);
        expect(textsOf()).toHaveLength(1);
      });

      test("a request ID that another person used is an error", async () => {
        await send({ text: "Welcome!" }, { requestId: "id-1" });
        nextSecond();
        const bob = api.signIn("bob@example.com", everyScope);
        expect((await send({ text: "Hello" }, { requestId: "id-1" }, bob)).status).toBe(
          "INVALID_ARGUMENT",
        );
      });

      test("a message ID is there once in a space", async () => {
        await send({ text: "Welcome!" }, { messageId: "client-1" });
        nextSecond();
        expect((await send({ text: "Again" }, { messageId: "client-1" })).status).toBe(
          "ALREADY_EXISTS",
        );
        name = (await setUp(space())).body.name;
        expect((await send({ text: "Welcome!" }, { messageId: "client-1" })).status).toBe("OK");
      });

      test.each([
        ["a text of 32,000 bytes", { text: "é".repeat(16_000) }, {}, "OK"],
        ["a longer one", { text: `${"é".repeat(16_000)}x` }, {}, "INVALID_ARGUMENT"],
        ["no text", {}, {}, "INVALID_ARGUMENT"],
        ["a blank text", { text: " \n" }, {}, "INVALID_ARGUMENT"],
        ["an ID of 63 characters", { text: "x" }, { messageId: `client-${letters(56)}` }, "OK"],
        ["one of 64", { text: "x" }, { messageId: `client-${letters(57)}` }, "INVALID_ARGUMENT"],
        ["a capital in the ID", { text: "x" }, { messageId: "client-A" }, "INVALID_ARGUMENT"],
        ["an ID without client-", { text: "x" }, { messageId: "welcome" }, "INVALID_ARGUMENT"],
      ])("%s: %s", async (_, body, more, status) => {
        expect((await send(body, more)).status).toBe(status);
      });

      test.each([
        ["a card", { text: "x", cardsV2: [{ cardId: "1" }] }, "INVALID_ARGUMENT"],
        ["a thread", { text: "x", thread: { threadKey: "1" } }, "UNIMPLEMENTED"],
        ["an attachment", { text: "x", attachment: [{}] }, "UNIMPLEMENTED"],
        ["an unknown field", { text: "x", colour: "red" }, "INVALID_ARGUMENT"],
        ["what only Chat may say", { text: "x", annotations: [{ length: 1 }] }, "OK"],
      ])("%s: %s", async (_, requestBody, status) => {
        const request = httpRequest(ana, "spaces.messages.create", { parent: name, requestBody });
        expect((await driver.send(request)).status).toBe(status);
      });

      test("in a space for announcements only managers write", async () => {
        const body = space({ predefinedPermissionSettings: "ANNOUNCEMENT_SPACE" });
        name = (await setUp(body, [human("bob@example.com")])).body.name;
        const bob = api.signIn("bob@example.com", everyScope);

        expect((await send({ text: "Hello" }, {}, bob)).status).toBe("PERMISSION_DENIED");
        nextSecond();
        expect((await send({ text: "Welcome!" })).status).toBe("OK");
      });

      test("whoever is not in the space writes nothing there", async () => {
        const eve = api.signIn("eve@example.com", everyScope);
        expect((await send({ text: "Hello" }, {}, eve)).status).toBe("PERMISSION_DENIED");
      });

      test.each(["lost-before", "lost-after", "unavailable", "server-error"] as const)(
        "%s: a second try with the same IDs sends it once",
        async (fault) => {
          const ids = { requestId: "id-1", messageId: "client-1" };
          api.faults.switchOn(fault, { times: 1 });
          expect((await send({ text: "Welcome!" }, ids)).status).not.toBe("OK");
          nextSecond();
          expect((await send({ text: "Welcome!" }, ids)).status).toBe("OK");
          expect(textsOf()).toEqual(["Welcome!"]);
        },
      );
    });

    describe("sign-in and scopes", () => {
      const suffices: [string, Params, string[]][] = [
        ["spaces.create", { requestBody: space() }, ["chat.spaces.create", "chat.spaces"]],
        [
          "spaces.setup",
          { requestBody: { space: space(), memberships: people(2) } },
          ["chat.spaces.create", "chat.spaces"],
        ],
        ["spaces.get", { name: "spaces/X" }, ["chat.spaces.readonly", "chat.spaces"]],
        ["spaces.list", {}, ["chat.spaces.readonly", "chat.spaces"]],
        ["spaces.findDirectMessage", { name: "users/1" }, ["chat.spaces.readonly", "chat.spaces"]],
        [
          "spaces.members.create",
          { parent: "spaces/X", requestBody: people(1)[0] ?? {} },
          ["chat.memberships"],
        ],
        [
          "spaces.members.list",
          { parent: "spaces/X" },
          ["chat.memberships.readonly", "chat.memberships"],
        ],
        [
          "spaces.members.get",
          { name: "spaces/X/members/1" },
          ["chat.memberships.readonly", "chat.memberships"],
        ],
        [
          "spaces.members.patch",
          {
            name: "spaces/X/members/1",
            updateMask: "role",
            requestBody: { role: "ROLE_MANAGER" },
          },
          ["chat.memberships"],
        ],
        [
          "spaces.messages.create",
          { parent: "spaces/X", requestBody: { text: "Welcome!" } },
          ["chat.messages.create", "chat.messages"],
        ],
      ];
      const others = [
        "chat.bot",
        "chat.spaces.create",
        "chat.spaces.readonly",
        "chat.memberships.readonly",
        "chat.memberships",
        "chat.messages.create",
        "chat.messages",
        "chat.spaces",
      ];

      test.each(suffices)(
        "%s: just the scopes that Google names suffice",
        async (method, params, names) => {
          for (const name of others) {
            const token = api.signIn("ana@example.com", [scope(name)]);
            const { status, message, reason } = await driver.call(token, method, params);
            const isRefused = reason === "ACCESS_TOKEN_SCOPE_INSUFFICIENT";
            expect([name, isRefused]).toEqual([name, !names.includes(name)]);
            if (isRefused) {
              expect(status).toBe("PERMISSION_DENIED");
              expect(message).toContain(googleTexts.scopeMissing);
            }
          }
        },
      );

      test("an unknown or withdrawn token: UNAUTHENTICATED", async () => {
        api.signOut(ana);
        for (const token of [ana, "made-up"]) {
          expect(await driver.call(token, "spaces.create", { requestBody: space() })).toMatchObject(
            {
              status: "UNAUTHENTICATED",
              message: expect.stringContaining(googleTexts.signedOut),
            },
          );
        }
      });

      test.each([
        ["none", undefined, googleTexts.notSignedIn],
        ["an empty one", "", googleTexts.signedOut],
        ["another kind", "Basic YTpi", googleTexts.signedOut],
        ["no token", "Bearer", googleTexts.signedOut],
      ])("an Authorization header, %s: UNAUTHENTICATED", async (_, authorization, message) => {
        const request = httpRequest(ana, "spaces.create", { requestBody: space() });
        const { authorization: _sent, ...headers } = request.headers;
        const answer = await driver.send({
          ...request,
          headers: { ...headers, ...(authorization !== undefined && { authorization }) },
        });
        expect(answer.status).toBe("UNAUTHENTICATED");
        expect(answer.message).toContain(message);
      });

      test("a token that was issued elsewhere can be accepted", async () => {
        api.signIn("bob@example.com", everyScope, "from-elsewhere");
        await driver.call("from-elsewhere", "spaces.create", { requestBody: space() });
        expect(membersOf()).toEqual(["bob@example.com"]);
      });
    });

    describe("the order of the checks", () => {
      const stages: [FaultName, string][] = [
        ["signed-out", googleTexts.signedOut],
        ["api-disabled", googleTexts.apiDisabled],
        ["scope-missing", googleTexts.scopeMissing],
        ["chat-off", googleTexts.chatOff],
        ["app-not-configured", googleTexts.appNotConfigured],
        ["too-many-requests", "Too many requests"],
      ];

      test.each([
        ["a good request", space()],
        ["an invalid one", {}],
      ])("what is wrong with the set-up is answered first, to %s", async (_, body) => {
        for (const [fault] of stages) api.faults.switchOn(fault);
        for (const [fault, text] of stages) {
          expect((await create(body)).message).toContain(text);
          api.faults.switchOff(fault);
        }
        expect(api.spaces).toHaveLength(0);
      });

      test("the sign-in is checked before the body is", async () => {
        const request = httpRequest("made-up", "spaces.create", {});
        expect((await driver.send({ ...request, body: "{" })).status).toBe("UNAUTHENTICATED");
      });
    });

    describe("the form of a request", () => {
      const send = (method: string, body: string, query = "") => {
        const request = httpRequest(ana, method, {});
        return driver.send({ ...request, path: request.path + query, body });
      };
      const setUpWith = (text: string) => send("spaces.setup", `{"space":${text}}`);

      test.each([
        ["malformed JSON", "{", "Invalid JSON payload received. Unexpected token."],
        ["no JSON at all", "spaceType=SPACE", "Invalid JSON payload received. Unexpected token."],
        ["a list", "[]", 'Unknown name "": Root element must be a message.'],
        ["a text", '"SPACE"', 'Unknown name "": Root element must be a message.'],
        ["no space", "{}", "space is required."],
        ["null for the space", '{"space":null}', "space is required."],
        [
          "a text for the space",
          '{"space":"x"}',
          `Invalid value at 'space' (type.googleapis.com/google.chat.v1.Space), "x"`,
        ],
        [
          "a list for the space",
          '{"space":[]}',
          'Unknown name "space": Proto field is not repeating, cannot start list.',
        ],
      ])("%s: INVALID_ARGUMENT", async (_, body, message) => {
        const answer = await send("spaces.setup", body);
        expect(answer.status).toBe("INVALID_ARGUMENT");
        expect(answer.message).toContain(message);
      });

      test.each([
        [
          "an unknown field",
          '{"colour":"red"}',
          `Unknown name "colour" at 'space': Cannot find field.`,
        ],
        [
          "an unknown field with a name of JavaScript's",
          '{"__proto__":{}}',
          `Unknown name "__proto__" at 'space'`,
        ],
        [
          "a number for a text",
          '{"displayName":5}',
          "Invalid value at 'space.display_name' (TYPE_STRING), 5",
        ],
        [
          "a text for a bool",
          '{"externalUserAllowed":"no"}',
          `Invalid value at 'space.external_user_allowed' (TYPE_BOOL), "no"`,
        ],
        [
          "an object for a bool",
          '{"externalUserAllowed":{"toString":null}}',
          "Invalid value at 'space.external_user_allowed' (TYPE_BOOL)",
        ],
        [
          "an unknown enum value",
          '{"spaceType":"ROOM"}',
          `Invalid value at 'space.space_type' (type.googleapis.com/google.chat.v1.Space.SpaceType), "ROOM"`,
        ],
        [
          "a malformed time",
          '{"createTime":"yesterday"}',
          "Invalid value at 'space.create_time' (type.googleapis.com/google.protobuf.Timestamp)",
        ],
        [
          "two of a oneof",
          '{"predefinedPermissionSettings":"COLLABORATION_SPACE","permissionSettings":{}}',
          "Invalid value at 'space' (oneof), oneof field 'space_permission_settings' is already set. Cannot set 'permissionSettings'",
        ],
      ])("in the space, %s: INVALID_ARGUMENT with the field", async (_, text, message) => {
        const answer = await setUpWith(text);
        const [detail] = answer.body.error.details;

        expect(answer.status).toBe("INVALID_ARGUMENT");
        expect(answer.message).toContain(message);
        expect(detail["@type"]).toBe("type.googleapis.com/google.rpc.BadRequest");
        expect(detail.fieldViolations).toEqual([
          { field: expect.stringMatching(/^space/), description: answer.message },
        ]);
      });

      test("member and groupMember are a oneof, and each fault is named with its place", async () => {
        const both = { ...human("bob@example.com"), ...group("1") };
        const { message } = await send(
          "spaces.setup",
          JSON.stringify({ space: space(), memberships: [both, { members: 1 }] }),
        );

        expect(message).toContain(
          "Invalid value at 'memberships[0]' (oneof), oneof field 'memberType'",
        );
        expect(message).toContain(`Unknown name "members" at 'memberships[1]': Cannot find field.`);
      });

      test("an unwrapped set-up, a common mistake, is refused for its unknown fields", async () => {
        const { status, message } = await send(
          "spaces.setup",
          JSON.stringify({ spaceType: "SPACE", members: [] }),
        );
        expect(status).toBe("INVALID_ARGUMENT");
        expect(message).toContain('Unknown name "spaceType": Cannot find field.');
        expect(message).toContain('Unknown name "members": Cannot find field.');
      });

      test("names may be written as in the .proto files, and enums by number", async () => {
        const { status } = await send(
          "spaces.create",
          '{"space_type":1,"display_name":"API-made"}',
        );
        expect(status).toBe("OK");
        expect(api.spaces[0]?.space).toMatchObject({ spaceType: "SPACE", displayName: "API-made" });
      });

      test("a bool may be written as text", async () => {
        await send("spaces.create", JSON.stringify(space({ externalUserAllowed: "true" })));
        expect(api.spaces[0]?.space.externalUserAllowed).toBe(true);
      });

      test("an unknown query parameter: INVALID_ARGUMENT", async () => {
        const { status, message } = await send(
          "spaces.create",
          JSON.stringify(space()),
          "?request=1",
        );
        expect(status).toBe("INVALID_ARGUMENT");
        expect(message).toContain(`Unknown name "request": Cannot bind query parameter.`);
      });

      test.each([
        ["007", "OK"],
        ["2147483648", "INVALID_ARGUMENT"],
        ["many", "INVALID_ARGUMENT"],
        ["", "INVALID_ARGUMENT"],
      ])("a page size of '%s' in the query: %s", async (size, expected) => {
        expect((await send("spaces.list", "", `?pageSize=${size}`)).status).toBe(expected);
      });

      test("set-up takes no requestId in the query, create none in the body", async () => {
        const inQuery = await send(
          "spaces.setup",
          JSON.stringify({ space: space() }),
          "?requestId=1",
        );
        const inBody = await send("spaces.create", JSON.stringify({ ...space(), requestId: "1" }));
        expect([inQuery.status, inBody.status]).toEqual(["INVALID_ARGUMENT", "INVALID_ARGUMENT"]);
      });

      test("of Google's system parameters those that ask for JSON are accepted", async () => {
        const body = JSON.stringify(space());
        expect((await send("spaces.create", body, "?alt=json&prettyPrint=false")).status).toBe(
          "OK",
        );
        expect((await send("spaces.create", body, "?fields=name")).status).toBe("INVALID_ARGUMENT");
      });

      test.each([
        ["GET", "/"],
        ["GET", "/v1/space"],
        ["POST", "/v1/spaces/AAA"],
        ["PUT", "/v1/spaces"],
        ["DELETE", "/v1/spaces/AAA"],
        ["POST", "/v1/spaces:search"],
        ["GET", "/v1/spaces/AAA/messages"],
      ])("%s %s, which is no method here: NOT_FOUND", async (method, path) => {
        const request = httpRequest(ana, "spaces.list", {});
        expect(await driver.send({ ...request, method, path })).toMatchObject({
          status: "NOT_FOUND",
          message: googleTexts.methodNotFound,
        });
      });
    });

    describe("quotas", () => {
      const burst = async (calls: number, call: () => Promise<Answer>) => {
        const statuses: string[] = [];
        for (let i = 0; i < calls; i++) statuses.push((await call()).status);
        return statuses.filter((status) => status === "OK").length;
      };
      const small = { ...quotas.current, spaceWrites: [{ calls: 3, perMs: 60_000 }] };

      test("Google's are so many calls a minute of a project, and so many a second of a space", () => {
        const perMinute = {
          ...{ spaceReads: 3000, spaceWrites: 60, membershipReads: 3000, membershipWrites: 300 },
          messageWrites: 3000,
        };
        for (const [kind, calls] of Object.entries(perMinute)) {
          expect(quotas.current).toHaveProperty(kind, [{ calls, perMs: 60_000 }]);
        }
        expect(quotas.current).toMatchObject({
          readsOfSpace: [{ calls: 15, perMs: 1000 }],
          writesOfSpace: [{ calls: 1, perMs: 1000 }],
        });
      });

      test("one call too many is answered 429, until the first is a minute ago", async () => {
        await start({ quota: small });
        await create(space());
        now += 30_000;
        expect(await burst(3, () => create(space()))).toBe(2);
        expect((await create(space())).status).toBe("RESOURCE_EXHAUSTED");
        now += 29_999;
        expect((await create(space())).status).toBe("RESOURCE_EXHAUSTED");
        now += 1;
        expect(await burst(2, () => create(space()))).toBe(1);
      });

      test("a space is read 15 times and written in once a second, whoever does it", async () => {
        const one = (await setUp(space(), [human("bob@example.com")])).body.name;
        const other = (await setUp(space())).body.name;
        const bob = api.signIn("bob@example.com", everyScope);
        const send = (parent: string, token = ana) =>
          driver.call(token, "spaces.messages.create", { parent, requestBody: { text: "Hello" } });

        expect(await burst(20, () => driver.call(ana, "spaces.get", { name: one }))).toBe(15);
        expect((await driver.call(bob, "spaces.members.list", { parent: one })).status).toBe(
          "RESOURCE_EXHAUSTED",
        );
        expect((await driver.call(ana, "spaces.get", { name: other })).status).toBe("OK");
        const sent = [await send(one), await send(one, bob), await send(other)];
        expect(sent.map(({ status }) => status)).toEqual(["OK", "RESOURCE_EXHAUSTED", "OK"]);
        now += 1000;
        expect((await send(one, bob)).status).toBe("OK");
        expect(await burst(20, () => driver.call(ana, "spaces.get", { name: one }))).toBe(15);
      });

      test("adding members is no write of the space, and counts by the minute alone", async () => {
        const { name } = (await create(space())).body;
        let number = 0;
        const add = () =>
          driver.call(ana, "spaces.members.create", {
            parent: name,
            requestBody: human(`p${++number}@example.com`),
          });
        expect(await burst(302, add)).toBe(300);
      });

      test("adding members has a quota of its own", async () => {
        await start({ quota: { ...small, membershipWrites: [{ calls: 1, perMs: 60_000 }] } });
        const { name } = (await create(space())).body;
        await burst(3, () => create(space()));

        const add = (user: string) =>
          driver.call(ana, "spaces.members.create", { parent: name, requestBody: human(user) });
        expect((await add("bob@example.com")).status).toBe("OK");
        expect((await add("eve@example.com")).status).toBe("RESOURCE_EXHAUSTED");
        expect((await driver.call(ana, "spaces.get", { name })).status).toBe("OK");
      });

      test("the older, tighter limits hold for spaces and group chats, not for direct messages", async () => {
        await start({ quota: quotas.fewerThan10 });
        expect(await burst(12, () => setUp(space()))).toBe(9);
        expect((await setUp(groupChat, people(2))).status).toBe("RESOURCE_EXHAUSTED");
        expect((await setUp(directMessage, people(1))).status).toBe("OK");

        await start({ quota: quotas.fewerThan35 });
        expect(await burst(40, () => setUp(space()))).toBe(34);
      });
    });

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
        [
          "permission-denied",
          { status: "PERMISSION_DENIED", message: googleTexts.permissionDenied },
        ],
        ["admin-restricted", { status: "PERMISSION_DENIED", message: googleTexts.adminRestricted }],
        ["name-taken", { status: "ALREADY_EXISTS" }],
        ["lost-before", { status: "LOST" }],
      ];
      test.each(answers)(
        "%s: strikes as often as it is told, and nothing is made",
        async (fault, expected) => {
          api.faults.switchOn(fault, { times: 2 });
          for (let i = 0; i < 2; i++) {
            const answer = await setUp(space(), people(1), "id-1");
            const { message = "" } = expected;
            expect(answer).toMatchObject({
              ...expected,
              message: expect.stringContaining(message),
            });
          }
          expect(api.spaces).toHaveLength(0);
          expect(api.faults.active).toEqual([]);
          expect((await setUp(space(), people(1), "id-1")).status).toBe("OK");
        },
      );

      test("lost-after: the space is made, and the same ID finds it", async () => {
        api.faults.switchOn("lost-after", { times: 1 });
        expect((await setUp(space(), people(1), "id-1")).status).toBe("LOST");
        expect(api.spaces).toHaveLength(1);

        const { body } = await setUp(space(), people(1), "id-1");
        expect(body.name).toBe(api.spaces[0]?.space.name);
        expect(api.spaces).toHaveLength(1);
      });

      test("slow: the answer comes, and time has passed", async () => {
        const before = now;
        api.faults.switchOn("slow", { times: 1, ms: 45_000 });
        expect((await create(space())).status).toBe("OK");
        expect(now - before).toBe(45_000);
      });

      test("people-left-out: the named people are missing, and no error says so", async () => {
        api.faults.switchOn("people-left-out", { people: ["Person1@example.com"] });
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
        api.faults.switchOn("people-left-out");
        await setUp(groupChat, people(2));
        expect(membersOf()).toEqual(["ana@example.com", "person0@example.com"]);
        expect((await setUp(directMessage, people(1))).status).toBe("PERMISSION_DENIED");
      });

      test("people-invited: they are in the space and are not counted until they accept", async () => {
        api.faults.switchOn("people-invited", { people: ["Person1@example.com"] });
        const { body } = await setUp(space(), people(3));
        expect(body.membershipCount.joinedDirectHumanUserCount).toBe(3);
        expect(membersOf()).toHaveLength(4);
        const states = api.spaces[0]?.members.map(({ membership }) => membership.state);
        expect(states).toEqual(["JOINED", "JOINED", "INVITED", "JOINED"]);
        const parent = body.name;
        const listed = await driver.call(ana, "spaces.members.list", { parent });
        expect(listed.body.memberships).toHaveLength(3);
      });

      test("people-invited has no effect on a direct message", async () => {
        api.faults.switchOn("people-invited");
        const { body } = await setUp(directMessage, people(1));
        expect(body.membershipCount.joinedDirectHumanUserCount).toBe(2);
      });

      test.each([
        ["count-absent", undefined],
        ["count-late", 1],
      ] as const)("%s: the answer does not tell who has joined", async (fault, count) => {
        api.faults.switchOn(fault, { times: 1 });
        const { body } = await setUp(space(), people(2));
        expect(body.membershipCount?.joinedDirectHumanUserCount).toBe(count);
        const kept = (await driver.call(ana, "spaces.get", { name: body.name })).body;
        expect(kept.membershipCount.joinedDirectHumanUserCount).toBe(3);
      });

      test.each([
        ["spaces-barred", space(), 1],
        ["group-chats-barred", groupChat, 2],
        ["direct-messages-barred", directMessage, 1],
      ] as const)("%s: this kind is refused, and no other", async (fault, body, count) => {
        const kinds = ["spaces-barred", "group-chats-barred", "direct-messages-barred"] as const;
        for (const other of kinds) if (other !== fault) api.faults.switchOn(other);
        expect((await setUp(body, people(count))).status).toBe("OK");
        api.faults.switchOn(fault);
        expect(await setUp(body, people(count))).toMatchObject({
          status: "PERMISSION_DENIED",
          message: googleTexts.permissionDenied,
        });
        expect(api.spaces).toHaveLength(1);
      });

      test("nobody has an address that ends in .invalid", async () => {
        const nobody = [{ member: { name: "users/nobody@example.invalid", type: "HUMAN" } }];
        const answer = await setUp(directMessage, nobody);
        expect(answer).toMatchObject({ status: "INVALID_ARGUMENT", message: googleTexts.userName });
        expect(api.spaces).toHaveLength(0);
      });

      test("member-unknown can be about one person only", async () => {
        api.faults.switchOn("member-unknown", { people: ["person1@example.com"] });
        expect((await setUp(space(), people(1))).status).toBe("OK");
        expect((await setUp(space(), people(2))).status).toBe("INVALID_ARGUMENT");
      });

      test("a name that is taken does not hide the space that was made with the same ID", async () => {
        const made = await setUp(space(), [], "id-1");
        api.faults.switchOn("name-taken");
        expect((await setUp(space(), [], "id-1")).body.name).toBe(made.body.name);
      });

      test("a rule chooses the calls that are struck", async () => {
        api.faults.switchOn("unavailable", { when: (call) => call.number % 2 === 0 });
        const statuses = [await create(space()), await create(space()), await create(space())];
        expect(statuses.map(({ status }) => status)).toEqual(["OK", "UNAVAILABLE", "OK"]);
        api.faults.switchAllOff();
        expect((await create(space())).status).toBe("OK");
      });
    });

    describe("the journal", () => {
      test("tells of every call who made it, with which ID, and what came of it", async () => {
        await create(space(), { requestId: "id-1" });
        await setUp(space(), [], "id-1");
        await setUp({ spaceType: "SPACE" }, [], "id-2");
        api.faults.switchOn("lost-after", { times: 1 });
        await setUp(space(), [], "id-3");
        api.faults.switchOn("lost-before", { times: 1 });
        await setUp(space(), [], "id-4");
        await driver.call("made-up", "spaces.create", { requestBody: space() });

        const person = "ana@example.com";
        const [first, second] = api.spaces.map((stored) => stored.space.name);
        expect(api.journal).toMatchObject([
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
  },
);

function namesIn({ body }: Answer): string[] {
  return body.spaces.map((each: { displayName: string }) => each.displayName);
}
