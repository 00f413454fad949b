import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import envPaths from "env-paths";
import { project } from "../../google/load";

/** JSON that only this person can read, in the folder where the system keeps a person's settings. */
export class PrivateFile {
  readonly #folder = envPaths("chat-spaces", { suffix: "" }).config;
  readonly #path: string;

  /**
   * @param kind how the file's name begins
   * @param words what tells it from others of its kind
   * @throws Error if that folder is inside of the project.
   */
  constructor(kind: string, ...words: string[]) {
    const way = relative(project.folder, this.#folder);
    if (!way.startsWith("..") && !isAbsolute(way)) {
      throw new Error(`Sign-ins are not kept inside of the project, in ${this.#folder}.`);
    }
    const name = createHash("sha256").update(words.join("\n")).digest("hex").slice(0, 16);
    this.#path = join(this.#folder, `${kind}-${name}.json`);
  }

  /** @returns undefined if there is none, or none that can be read. */
  read(): unknown {
    try {
      return JSON.parse(readFileSync(this.#path, "utf8"));
    } catch {
      return undefined;
    }
  }

  /** A new file under the old name: writing into a file that exists leaves it its old mode. */
  write(content: object): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    chmodSync(this.#folder, 0o700);
    const beside = `${this.#path}.${process.pid}`;
    rmSync(beside, { force: true });
    writeFileSync(beside, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: "wx" });
    renameSync(beside, this.#path);
  }

  delete(): void {
    rmSync(this.#path, { force: true });
  }
}
