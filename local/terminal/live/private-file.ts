import { createHash } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, isAbsolute, join, relative } from "node:path";
import envPaths from "env-paths";
import { inProject } from "../../google/load";
import { sayLive as say } from "../text";

/** Where the system keeps a person's settings. */
const folder = envPaths("chat-spaces", { suffix: "" }).config;

/** Names of files here, and of what a process leaves behind that is killed while it writes one. */
const NAME = /^(?:sign-in|person|calls)-[0-9a-f]{16}\.json(?:\.(\d+))?$/;

/** JSON that only this person can read. */
export class PrivateFile {
  readonly path: string;

  /**
   * @param kind how the file's name begins
   * @param words what tells it from others of its kind
   * @throws Error if it would be kept inside of the project.
   */
  constructor(kind: "sign-in" | "person" | "calls", ...words: string[]) {
    const way = relative(inProject("."), folder);
    if (!way.startsWith("..") && !isAbsolute(way)) {
      throw new Error(say().settings.insideProject(folder));
    }
    const name = createHash("sha256").update(words.join("\n")).digest("hex").slice(0, 16);
    this.path = join(folder, `${kind}-${name}.json`);
  }

  /** @returns undefined if there is none, or none that can be read. */
  read(): unknown {
    try {
      return JSON.parse(readFileSync(this.path, "utf8"));
    } catch {
      return undefined;
    }
  }

  /** A new file under the old name: writing into a file that exists leaves it its old mode. */
  write(content: object): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const beside = `${this.path}.${process.pid}`;
    rmSync(beside, { force: true });
    writeFileSync(beside, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: "wx" });
    renameSync(beside, this.path);
  }

  /** With every copy of it that a killed process has left. */
  delete(): void {
    const name = basename(this.path);
    for (const each of namesIn(folder)) {
      if (each === name || each.startsWith(`${name}.`)) rmSync(join(folder, each), { force: true });
    }
  }
}

/**
 * Before anything is read there: the folder and its files must be this person's own, are made to be
 * readable by nobody else, and what killed processes left behind is taken away.
 * @throws Error if something belongs to somebody else, who may have put it there.
 */
export function securePrivateFiles(warn: (text: string) => void): void {
  const own = statSync(folder, { throwIfNoEntry: false });
  if (!own) return;
  if (!own.isDirectory() || !isMine(own)) throw new Error(say().settings.notYours(folder));
  if (isOpen(own)) chmodSync(folder, 0o700);
  for (const name of namesIn(folder)) secure(join(folder, name), warn);
}

/** Whether anybody is signed in here, with whatever client. */
export function hasSignIns(): boolean {
  return namesIn(folder).some((name) => name.startsWith("sign-in-"));
}

function secure(path: string, warn: (text: string) => void): void {
  const [, pid] = NAME.exec(basename(path)) ?? [];
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (pid !== undefined && !isRunning(Number(pid))) {
    rmSync(path, { force: true });
    return;
  }
  if (!stats.isFile() || !isMine(stats)) throw new Error(say().settings.notYours(path));
  if (!isOpen(stats)) return;
  chmodSync(path, 0o600);
  if (basename(path).startsWith("sign-in-")) warn(say().settings.wasOpen(path));
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => NAME.test(name));
  } catch {
    return [];
  }
}

/** Windows knows no such owners and modes; there the folder is the person's own by what it inherits. */
const knowsModes = process.platform !== "win32";

export function isMine({ uid }: Stats): boolean {
  return !knowsModes || uid === process.geteuid?.();
}

function isOpen({ mode }: Stats): boolean {
  return knowsModes && (mode & 0o077) !== 0;
}

/** Whether there is a process with this number, whosever it is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return Object(error).code === "EPERM";
  }
}
