import { quotas } from "../../../local/google/chat/quota";
import { type Caller, directMessage, everyScope, groupChat, human, people, space } from "./caller";
import type { Answer } from "./drivers";

export function meetingQuotas(chat: Caller): void {
  const { driver, start, create, setUp } = chat;

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
      chat.now += 30_000;
      expect(await burst(3, () => create(space()))).toBe(2);
      expect((await create(space())).status).toBe("RESOURCE_EXHAUSTED");
      chat.now += 29_999;
      expect((await create(space())).status).toBe("RESOURCE_EXHAUSTED");
      chat.now += 1;
      expect(await burst(2, () => create(space()))).toBe(1);
    });

    test("a space is read 15 times and written in once a second, whoever does it", async () => {
      const one = (await setUp(space(), [human("bob@example.com")])).body.name;
      const other = (await setUp(space())).body.name;
      const bob = chat.api.signIn("bob@example.com", everyScope);
      const send = (parent: string, token = chat.ana) =>
        driver.call(token, "spaces.messages.create", { parent, requestBody: { text: "Hello" } });

      expect(await burst(20, () => driver.call(chat.ana, "spaces.get", { name: one }))).toBe(15);
      expect((await driver.call(bob, "spaces.members.list", { parent: one })).status).toBe(
        "RESOURCE_EXHAUSTED",
      );
      expect((await driver.call(chat.ana, "spaces.get", { name: other })).status).toBe("OK");
      const sent = [await send(one), await send(one, bob), await send(other)];
      expect(sent.map(({ status }) => status)).toEqual(["OK", "RESOURCE_EXHAUSTED", "OK"]);
      chat.now += 1000;
      expect((await send(one, bob)).status).toBe("OK");
      expect(await burst(20, () => driver.call(chat.ana, "spaces.get", { name: one }))).toBe(15);
    });

    test("adding members is no write of the space, and counts by the minute alone", async () => {
      const { name } = (await create(space())).body;
      let number = 0;
      const add = () =>
        driver.call(chat.ana, "spaces.members.create", {
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
        driver.call(chat.ana, "spaces.members.create", { parent: name, requestBody: human(user) });
      expect((await add("bob@example.com")).status).toBe("OK");
      expect((await add("eve@example.com")).status).toBe("RESOURCE_EXHAUSTED");
      expect((await driver.call(chat.ana, "spaces.get", { name })).status).toBe("OK");
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
}
