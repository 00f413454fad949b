import { randomBytes, randomUUID } from "node:crypto";
import type { Identity } from "../csv/sheet-run";
import { sayLive as say } from "../text";
import { codeOf } from "./auth-error";
import { PrivateFile } from "./private-file";

/**
 * Who a person is in the rows that they begin, the same in every process. It stays where a sign-in
 * is withdrawn: of a row that was interrupted nobody knows whether its space exists, and only who
 * began it may ask Chat again under its ID. It opens nothing at Google.
 * @param client the OAuth client or the service account that acts for the person
 * @throws Error if it cannot be kept
 */
export function storedIdentity(client: string, person: string): Identity {
  const file = new PrivateFile("person", client, person);
  const kept = file.read();
  if (isIdentity(kept)) return kept;
  const identity = newIdentity();
  try {
    file.write(identity);
  } catch (error) {
    throw new Error(say().settings.notKept(file.path, codeOf(error)));
  }
  return identity;
}

export function newIdentity(): Identity {
  return { person: randomUUID(), secret: randomBytes(32).toString("hex") };
}

function isIdentity(value: unknown): value is Identity {
  const { person, secret } = Object(value);
  return typeof person === "string" && typeof secret === "string";
}
