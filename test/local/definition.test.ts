import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { ApiDefinition } from "../../local/google/chat/definition";

const parse = (text: string): ApiDefinition => JSON.parse(text);
const kept = parse(readFileSync("local/google/chat/definition.json", "utf8"));

it("The kept definition says all that the .proto files of the client beside it say", () => {
  const args = ["tools/definition.mjs", "node_modules/@google-apps/chat"];
  const { methods, messages, enums } = parse(execFileSync("node", args).toString());
  expect(methods).toHaveLength(10);
  expect(kept.methods).toEqual(expect.arrayContaining(methods));
  for (const [name, fields] of Object.entries(messages)) {
    expect(kept.messages[name]).toEqual(expect.arrayContaining(fields));
  }
  expect(kept.enums).toMatchObject(enums);
});
