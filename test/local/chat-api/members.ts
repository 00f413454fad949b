import {
  type Caller,
  directMessage,
  everyScope,
  group,
  groupChat,
  human,
  people,
  space,
} from "./caller";
import { httpRequest, type Params } from "./drivers";

export function addingPeople(chat: Caller): void {
  const { driver, setUp, membersOf } = chat;

  describe("adding members later", () => {
    let name: string;
    const add = (requestBody: object, token = chat.ana) =>
      driver.call(token, "spaces.members.create", { parent: name, requestBody });
    const setRole = (membership: string, role: string, token = chat.ana, updateMask = "role") =>
      driver.call(token, "spaces.members.patch", {
        name: membership,
        updateMask,
        requestBody: { role },
      });
    const list = (more: Params) =>
      driver.call(chat.ana, "spaces.members.list", { parent: name, ...more });

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
      expect(chat.api.spaces[0]?.space.membershipCount).toMatchObject({
        joinedDirectHumanUserCount: 2,
      });
    });

    test("a space that is not open to external people admits none", async () => {
      name = (await setUp(space())).body.name;
      expect((await add(human("sam@elsewhere.org"))).status).toBe("PERMISSION_DENIED");
    });

    test("who has to accept is invited", async () => {
      chat.api.faults.switchOn("people-invited", { people: ["Eve@example.com"] });
      expect((await add(human("eve@example.com"))).body.state).toBe("INVITED");
      expect((await add(human("carl@example.com"))).body.state).toBe("JOINED");
    });

    test("whoever is not in the space adds nobody, and nobody is added where none is", async () => {
      const eve = chat.api.signIn("eve@example.com", everyScope);
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
        chat.api.faults.switchOn(fault, { times: 1 });
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
      chat.api.faults.switchOn(fault, { times: 1 });
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
      const read = await driver.call(chat.ana, "spaces.members.get", { name: body.name });
      expect(read.body.role).toBe("ROLE_MANAGER");
      expect((await setRole(body.name, "ROLE_MEMBER")).body.role).toBe("ROLE_MEMBER");
      expect((await setRole(`${name}/members/99`, "ROLE_MANAGER")).status).toBe("NOT_FOUND");
    });

    test("only the role can be changed, and to one that there is", async () => {
      const { body } = await add(human("eve@example.com"));

      expect((await setRole(body.name, "ROLE_MANAGER", chat.ana, "state")).status).toBe(
        "INVALID_ARGUMENT",
      );
      expect((await setRole(body.name, "MEMBERSHIP_ROLE_UNSPECIFIED")).status).toBe(
        "INVALID_ARGUMENT",
      );
      const request = httpRequest(chat.ana, "spaces.members.patch", {
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

      expect((await setRole(withGroup.body.name, "ROLE_MANAGER")).status).toBe("INVALID_ARGUMENT");
      expect((await setRole(invited.body.name, "ROLE_MANAGER")).status).toBe("FAILED_PRECONDITION");
      expect((await setRole(inChat.name, "ROLE_MANAGER")).status).toBe("INVALID_ARGUMENT");
    });

    test("owners change every role, managers those below an owner's, members none", async () => {
      const [, ofBob] = (await list({})).body.memberships;
      const ofEve = (await add(human("eve@example.com"))).body;
      const bob = chat.api.signIn("bob@example.com", everyScope);

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
}
