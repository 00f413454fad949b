import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import envPaths from "env-paths";
import type { Credentials } from "google-auth-library";

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

/**
 * The sign-in of one account at one OAuth client, in a file of its own that only this person can
 * read, in the folder where the system keeps a person's settings.
 */
export class StoredSignIn {
  readonly #folder = envPaths("chat-spaces", { suffix: "" }).config;
  readonly #path: string;

  /** @throws Error if that folder is inside of the project. */
  constructor(clientId: string, account: string) {
    const way = relative(process.cwd(), this.#folder);
    if (!way.startsWith("..") && !isAbsolute(way)) {
      throw new Error(`Sign-ins are not kept inside of the project, in ${this.#folder}.`);
    }
    const name = createHash("sha256").update(`${clientId}\n${account}`).digest("hex").slice(0, 16);
    this.#path = join(this.#folder, `sign-in-${name}.json`);
  }

  /** @returns undefined if there is none, or none that can be read. */
  read(): SignIn | undefined {
    try {
      const kept: unknown = JSON.parse(readFileSync(this.#path, "utf8"));
      return isSignIn(kept) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  /** A new file under the old name: writing into a file that exists leaves it its old mode. */
  write(signIn: SignIn): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    chmodSync(this.#folder, 0o700);
    const beside = `${this.#path}.${process.pid}`;
    rmSync(beside, { force: true });
    writeFileSync(beside, `${JSON.stringify(signIn)}\n`, { mode: 0o600, flag: "wx" });
    renameSync(beside, this.#path);
  }

  delete(): void {
    rmSync(this.#path, { force: true });
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
