import {
  type Caller,
  directMessage,
  everyScope,
  googleTexts,
  group,
  groupChat,
  human,
  namesIn,
  people,
  space,
} from "./caller";
import type { Params } from "./drivers";

export function readingSpacesAndPeople(chat: Caller): void {
  const { driver, setUp, membersOf } = chat;

  describe("reading spaces and members", () => {
    let name: string;

    beforeEach(async () => {
      name = (await setUp(space(), [human("bob@example.com"), group("42")])).body.name;
    });

    test("get answers the space", async () => {
      const { body } = await driver.call(chat.ana, "spaces.get", { name });
      expect(body).toMatchObject({ name, displayName: "API-made" });
    });

    test("get of a space that does not exist: NOT_FOUND", async () => {
      expect((await driver.call(chat.ana, "spaces.get", { name: "spaces/NONE" })).status).toBe(
        "NOT_FOUND",
      );
    });

    test("get of a space that one is not in: PERMISSION_DENIED", async () => {
      const eve = chat.api.signIn("eve@example.com", everyScope);
      expect(await driver.call(eve, "spaces.get", { name })).toMatchObject({
        status: "PERMISSION_DENIED",
        message: expect.stringContaining(googleTexts.permissionDenied),
      });
    });

    test("list answers one's own named spaces, page by page", async () => {
      await setUp(space({ displayName: "Second" }));
      await setUp(groupChat, people(2));
      const bob = chat.api.signIn("bob@example.com", everyScope);

      const first = await driver.call(chat.ana, "spaces.list", { pageSize: 1 });
      const { nextPageToken: pageToken } = first.body;
      const second = await driver.call(chat.ana, "spaces.list", { pageSize: 1, pageToken });
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
          driver.call(chat.ana, method, {
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
        driver.call(chat.ana, "spaces.findDirectMessage", { name: `users/${user}` });

      expect((await find("bob@example.com")).body.name).toBe(made.body.name);
      expect((await find("carl@example.com")).status).toBe("NOT_FOUND");
      expect(await find("bob")).toMatchObject({
        status: "INVALID_ARGUMENT",
        message: expect.stringContaining(googleTexts.userName),
      });
    });

    test("members.list answers the people, and the groups if asked", async () => {
      const list = (more: Params) =>
        driver.call(chat.ana, "spaces.members.list", { parent: name, ...more });
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
        driver.call(chat.ana, "spaces.members.get", { name: `${name}/members/${id}` });

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
        driver.call(chat.ana, "spaces.members.create", { parent: name, requestBody });

      expect(await add(human("eve@example.com"))).toMatchObject({
        status: "OK",
        body: { state: "JOINED" },
      });
      expect((await add(human("eve@example.com"))).status).toBe("ALREADY_EXISTS");
      expect((await add(human("eve"))).status).toBe("INVALID_ARGUMENT");
      expect(membersOf()).toContain("eve@example.com");
      expect(chat.api.spaces[0]?.space.membershipCount).toMatchObject({
        joinedDirectHumanUserCount: 3,
      });
    });

    test("an ID adds the person with that address", async () => {
      const bob = await driver.call(chat.ana, "spaces.members.get", {
        name: `${name}/members/bob@example.com`,
      });
      const add = { parent: name, requestBody: { member: bob.body.member } };
      expect((await driver.call(chat.ana, "spaces.members.create", add)).status).toBe(
        "ALREADY_EXISTS",
      );
    });

    test("administrator access is left out, and says so", async () => {
      expect(
        (await driver.call(chat.ana, "spaces.get", { name, useAdminAccess: true })).status,
      ).toBe("UNIMPLEMENTED");
    });
  });
}
