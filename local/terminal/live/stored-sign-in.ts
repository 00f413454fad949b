import type { Credentials } from "google-auth-library";
import { PrivateFile } from "./private-file";

/** A sign-in that is kept for the next time. */
export interface SignIn {
  /**
   * Who that is, as far as rows are concerned: request IDs of one sign-in are never used by
   * another, since Chat answers them an error.
   */
  person: string;
  /** Milliseconds since 1970. */
  signedInAt: number;
  /** What was granted. */
  scopes: string[];
  tokens: Credentials;
}

/** The sign-in of one account at one OAuth client, in a file of its own. */
export class StoredSignIn {
  readonly #file: PrivateFile;

  /** @throws Error if it would be kept inside of the project. */
  constructor(clientId: string, account: string) {
    this.#file = new PrivateFile("sign-in", clientId, account);
  }

  /** @returns undefined if there is none, or none that can be read. */
  read(): SignIn | undefined {
    const kept = this.#file.read();
    return isSignIn(kept) ? kept : undefined;
  }

  write(signIn: SignIn): void {
    this.#file.write(signIn);
  }

  delete(): void {
    this.#file.delete();
  }
}

function isSignIn(value: unknown): value is SignIn {
  const { person, signedInAt, scopes, tokens } = Object(value);
  return (
    typeof person === "string" &&
    typeof signedInAt === "number" &&
    Array.isArray(scopes) &&
    typeof tokens === "object" &&
    tokens !== null
  );
}
