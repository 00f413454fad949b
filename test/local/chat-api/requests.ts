import type { FaultName } from "../../../local/google/chat/faults";
import { type Caller, everyScope, googleTexts, group, human, people, scope, space } from "./caller";
import { httpRequest, type Params } from "./drivers";

export function sendingRequests(chat: Caller): void {
  const { driver, create, membersOf } = chat;

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
          const token = chat.api.signIn("ana@example.com", [scope(name)]);
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
      chat.api.signOut(chat.ana);
      for (const token of [chat.ana, "made-up"]) {
        expect(await driver.call(token, "spaces.create", { requestBody: space() })).toMatchObject({
          status: "UNAUTHENTICATED",
          message: expect.stringContaining(googleTexts.signedOut),
        });
      }
    });

    test.each([
      ["none", undefined, googleTexts.notSignedIn],
      ["an empty one", "", googleTexts.signedOut],
      ["another kind", "Basic YTpi", googleTexts.signedOut],
      ["no token", "Bearer", googleTexts.signedOut],
    ])("an Authorization header, %s: UNAUTHENTICATED", async (_, authorization, message) => {
      const request = httpRequest(chat.ana, "spaces.create", { requestBody: space() });
      const { authorization: _sent, ...headers } = request.headers;
      const answer = await driver.send({
        ...request,
        headers: { ...headers, ...(authorization !== undefined && { authorization }) },
      });
      expect(answer.status).toBe("UNAUTHENTICATED");
      expect(answer.message).toContain(message);
    });

    test("a token that was issued elsewhere can be accepted", async () => {
      chat.api.signIn("bob@example.com", everyScope, "from-elsewhere");
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
      for (const [fault] of stages) chat.api.faults.switchOn(fault);
      for (const [fault, text] of stages) {
        expect((await create(body)).message).toContain(text);
        chat.api.faults.switchOff(fault);
      }
      expect(chat.api.spaces).toHaveLength(0);
    });

    test("the sign-in is checked before the body is", async () => {
      const request = httpRequest("made-up", "spaces.create", {});
      expect((await driver.send({ ...request, body: "{" })).status).toBe("UNAUTHENTICATED");
    });
  });

  describe("the form of a request", () => {
    const send = (method: string, body: string, query = "") => {
      const request = httpRequest(chat.ana, method, {});
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
      const { status } = await send("spaces.create", '{"space_type":1,"display_name":"API-made"}');
      expect(status).toBe("OK");
      expect(chat.api.spaces[0]?.space).toMatchObject({
        spaceType: "SPACE",
        displayName: "API-made",
      });
    });

    test("a bool may be written as text", async () => {
      await send("spaces.create", JSON.stringify(space({ externalUserAllowed: "true" })));
      expect(chat.api.spaces[0]?.space.externalUserAllowed).toBe(true);
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
      expect((await send("spaces.create", body, "?alt=json&prettyPrint=false")).status).toBe("OK");
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
      const request = httpRequest(chat.ana, "spaces.list", {});
      expect(await driver.send({ ...request, method, path })).toMatchObject({
        status: "NOT_FOUND",
        message: googleTexts.methodNotFound,
      });
    });
  });
}
