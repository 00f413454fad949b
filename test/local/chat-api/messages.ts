import { type Caller, everyScope, human, letters, space } from "./caller";
import { httpRequest, type Params } from "./drivers";

export function sendingMessages(chat: Caller): void {
  const { driver, setUp } = chat;

  describe("sending messages", () => {
    let name: string;
    const send = (requestBody: object, more: Params = {}, token = chat.ana) =>
      driver.call(token, "spaces.messages.create", { parent: name, requestBody, ...more });
    const textsOf = (index = 0) => chat.api.spaces[index]?.messages.map(({ text }) => text);
    const nextSecond = () => {
      chat.now += 1000;
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
      const bob = chat.api.signIn("bob@example.com", everyScope);
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
      const request = httpRequest(chat.ana, "spaces.messages.create", {
        parent: name,
        requestBody,
      });
      expect((await driver.send(request)).status).toBe(status);
    });

    test("in a space for announcements only managers write", async () => {
      const body = space({ predefinedPermissionSettings: "ANNOUNCEMENT_SPACE" });
      name = (await setUp(body, [human("bob@example.com")])).body.name;
      const bob = chat.api.signIn("bob@example.com", everyScope);

      expect((await send({ text: "Hello" }, {}, bob)).status).toBe("PERMISSION_DENIED");
      nextSecond();
      expect((await send({ text: "Welcome!" })).status).toBe("OK");
    });

    test("whoever is not in the space writes nothing there", async () => {
      const eve = chat.api.signIn("eve@example.com", everyScope);
      expect((await send({ text: "Hello" }, {}, eve)).status).toBe("PERMISSION_DENIED");
    });

    test.each(["lost-before", "lost-after", "unavailable", "server-error"] as const)(
      "%s: a second try with the same IDs sends it once",
      async (fault) => {
        const ids = { requestId: "id-1", messageId: "client-1" };
        chat.api.faults.switchOn(fault, { times: 1 });
        expect((await send({ text: "Welcome!" }, ids)).status).not.toBe("OK");
        nextSecond();
        expect((await send({ text: "Welcome!" }, ids)).status).toBe("OK");
        expect(textsOf()).toEqual(["Welcome!"]);
      },
    );
  });
}
