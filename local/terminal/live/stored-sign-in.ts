import { readTokens, type Tokens } from "./oauth";
import { PrivateFile } from "./private-file";
import type { ClientSecrets } from "./secrets";

/** A sign-in that is kept for the next time. */
export interface SignIn {
  /**
   * Who that is, as far as rows are concerned: request IDs of one sign-in are never used by
   * another, since Chat answers them an error.
   */
  person: string;
  /** Milliseconds since 1970. */
  signedInAt: number;
  /** What was asked for, and granted. */
  scopes: string[];
  tokens: Tokens;
}

/** The sign-in of one account at one OAuth client, in a file of its own. */
export class StoredSignIn {
  readonly #file: PrivateFile;

  /**
   * What Google gave out is never found by a client file that signs in elsewhere, whoever wrote it.
   * @throws Error if it would be kept inside of the project.
   */
  constructor({ clientId, endpoints }: ClientSecrets, account = "default") {
    const words = endpoints ? ["stand-in"] : [];
    this.#file = new PrivateFile("sign-in", clientId, account, ...words);
  }

  get path(): string {
    return this.#file.path;
  }

  /** @returns undefined if there is none, or none that can be read. */
  read(): SignIn | undefined {
    const { person, signedInAt, scopes, tokens } = Object(this.#file.read());
    const known = readTokens(tokens);
    const isWhole =
      typeof person === "string" && typeof signedInAt === "number" && Array.isArray(scopes);
    return isWhole && known ? { person, signedInAt, scopes, tokens: known } : undefined;
  }

  write(signIn: SignIn): void {
    this.#file.write(signIn);
  }

  delete(): void {
    this.#file.delete();
  }
}
