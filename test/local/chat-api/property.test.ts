import * as fc from "fast-check";
import { ChatApi } from "../../../local/google/chat/api";
import type { FaultName } from "../../../local/google/chat/faults";
import { quotas } from "../../../local/google/chat/quota";
import { sample } from "../../sample";
import { answerOf, definition } from "./drivers";

const people = ["ana@example.com", "bob@example.com"];
const scopes = ["chat.spaces", "chat.memberships", "chat.messages.create"].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);
const unlimited = {
  ...quotas.current,
  ...{ spaceReads: [], spaceWrites: [], membershipReads: [], membershipWrites: [] },
  ...{ messageWrites: [], readsOfSpace: [], writesOfSpace: [] },
};

function newApi() {
  const api = new ChatApi({
    definition,
    clock: { now: () => 0, sleep: () => {} },
    quota: unlimited,
  });
  return { api, tokens: people.map((person) => api.signIn(person, scopes)) };
}

// Requests that are nearly right get further than noise does.
const fields = Object.values(definition.messages).flat();
const name = fc.oneof(
  fc.constantFrom(...fields.map((field) => field.jsonName)),
  fc.constantFrom(...fields.map((field) => field.name)),
  fc.constantFrom("__proto__", "constructor", "toString", ""),
  fc.string(),
);
const enumNames = Object.values(definition.enums).flatMap((values) => Object.keys(values));
const leaf = fc.oneof(
  fc.constantFrom(...enumNames),
  fc.constantFrom("users/bob@example.com", "users/1", "users/app", "groups/1", "audiences/default"),
  fc.string(),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.constant(null),
);
const { value: jsonValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(name, tie("value"), { maxKeys: 6 }),
  ),
}));
const body = fc.oneof(
  jsonValue.map((value) => JSON.stringify(value)),
  fc.record({ space: jsonValue, memberships: jsonValue }).map((value) => JSON.stringify(value)),
  fc.string(),
);
/** What may stand in a URL. fast-check's own `webSegment` takes a second to list it. */
const urlText = fc.string({ unit: fc.constantFrom(..."aZ0-._~!$'()*+,;:@%/?&=") });
const path = fc
  .tuple(
    fc.constantFrom(
      ...definition.methods.map((method) => method.path),
      "/v1/{name=spaces/*}:x",
      "/",
      "",
    ),
    fc.oneof(fc.constantFrom("AAA", "%E0%A4%A", "a b", "__proto__"), urlText, fc.string()),
    fc.oneof(
      urlText,
      fc.tuple(name, fc.constantFrom("007", "-1", "1e3", "true", "")).map((pair) => pair.join("=")),
      fc.tuple(name, fc.string()).map((pair) => pair.join("=")),
      fc.string(),
    ),
  )
  .map(
    ([template, segment, query]) =>
      `${template.replace(/\{[\w.]+=([^}]+)\}/, "$1").replaceAll("*", () => segment)}?${query}`,
  );

test("no request, however malformed, brings it down or is answered outside AIP-193", () => {
  const { api, tokens } = newApi();
  const headers = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom(...tokens.map((token) => ({ authorization: `Bearer ${token}` }))),
    },
    fc.dictionary(fc.string(), fc.string()),
    fc.string().map((authorization) => ({ authorization })),
  );
  const method = fc.oneof(fc.constantFrom("GET", "POST", "PATCH"), fc.string());
  const request = fc.record({ method, path, headers, body });
  const statuses = new Set<string>();

  fc.assert(
    fc.property(request, (sent) => {
      const response = api.handle(sent);
      expect(response).not.toBeNull();
      if (response) statuses.add(answerOf(response.status, response.body).status);
    }),
    { numRuns: sample(1000) },
  );
  // Else the requests were noise only.
  expect([...statuses]).toEqual(
    expect.arrayContaining(["INVALID_ARGUMENT", "NOT_FOUND", "UNAUTHENTICATED"]),
  );
});

test("whatever goes wrong, the same request ID never makes two spaces", () => {
  const faults = fc.constantFrom<FaultName[]>(
    "lost-before",
    "lost-after",
    "unavailable",
    "server-error",
    "people-left-out",
    "name-taken",
  );
  const call = fc.record({
    id: fc.constantFrom("id-1", "id-2", "id-3"),
    caller: fc.nat(1),
    viaCreate: fc.boolean(),
    type: fc.constantFrom("SPACE", "GROUP_CHAT", "DIRECT_MESSAGE"),
    others: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
    fault: fc.option(faults),
  });

  fc.assert(
    fc.property(fc.array(call, { maxLength: 12 }), (calls) => {
      const { api, tokens } = newApi();
      for (const { id, caller, viaCreate, type, others, fault } of calls) {
        if (fault) api.faults.switchOn(fault, { times: 1 });
        const space = { spaceType: type, ...(type === "SPACE" && { displayName: "Same" }) };
        const memberships = others.map((i) => ({
          member: { name: `users/p${i}@example.com`, type: "HUMAN" },
        }));
        api.handle({
          method: "POST",
          path: viaCreate ? `/v1/spaces?requestId=${id}` : "/v1/spaces:setup",
          headers: { authorization: `Bearer ${tokens[caller]}` },
          body: JSON.stringify(viaCreate ? space : { space, memberships, requestId: id }),
        });
      }
      // Every space was made by a call, and no two by calls with the same ID.
      const answered = api.journal.filter((entry) => entry.space);
      const made = new Set(answered.map((entry) => entry.space));
      expect([...made].sort()).toEqual(api.spaces.map((stored) => stored.space.name).sort());
      const ids = new Set(answered.map((entry) => entry.requestId));
      expect(ids.size).toBeGreaterThanOrEqual(made.size);
      // An ID always answers the space that it made, and answers it to one person only.
      const pairs = new Set(
        answered.map((entry) => `${entry.requestId} ${entry.person} ${entry.space}`),
      );
      expect(pairs.size).toBe(ids.size);
    }),
    { numRuns: sample(150) },
  );
});
