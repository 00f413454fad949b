import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { pathFromHere } from "../called";
import { errorCode } from "../error-code";
import { say, stopped } from "../text";
import { oneLine } from "../visible";
import { lockFile } from "./lock";

/** A file that is this process's alone until it is closed, and that is replaced as a whole. */
export class OwnFile {
  /** As people call it. */
  readonly name: string;
  readonly #path: string;
  /** What is on the disk, as far as is known here. */
  #bytes: Buffer;
  /** Where everything goes once another program has changed the file. */
  #copy: string | undefined;
  readonly close: () => void;

  /** @throws Error that says what is wrong with the file and what to do. */
  constructor(path: string) {
    this.#path = realPath(path);
    this.name = oneLine(basename(this.#path));
    if (statSync(this.#path).nlink > 1) throw new Error(say().file.hardLinked(this.name));
    this.close = lockFile(this.#path);
    try {
      removeDrafts(this.#path);
      this.#bytes = readBytes(this.#path);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /**
   * All of it or nothing. A link stays a link, and the file keeps its owner and its mode. Where another
   * program has written over it, that may have no Request ID any more: then all goes into a new file.
   * @throws Error if another program has changed the file meanwhile, or it cannot be written.
   */
  replace(bytes: Buffer): void {
    if (!readBytes(this.#path).equals(this.#bytes)) {
      if (this.#copy) replaceFile(this.#copy, bytes, statSync(this.#path));
      else this.#copy = createBeside(this.#path, "results", bytes);
      throw new Error(stopped(say().file.changed(this.name, shown(this.#copy))));
    }
    replaceFile(this.#path, bytes, statSync(this.#path));
    this.#bytes = bytes;
  }
}

/** What stands in a file. @throws Error that says what is wrong with it and what to do. */
export function readFile(path: string): Buffer {
  return readBytes(realPath(path));
}

/** The file itself where the path is a link to it. */
export function realPath(path: string): string {
  const { file } = say();
  try {
    const real = realpathSync(path);
    if (statSync(real).isFile()) return real;
  } catch (error) {
    const code = errorCode(error);
    throw new Error(
      code === "ENOENT" ? file.missing(shown(path)) : file.unreadable(shown(path), code),
    );
  }
  throw new Error(file.notAFile(shown(path)));
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = errorCode(error);
    const { file } = say();
    throw new Error(
      code === "ENOENT" ? file.gone(shown(path)) : file.unreadable(shown(path), code),
    );
  }
}

interface Manner {
  mode: number;
  uid?: number;
  gid?: number;
}

/**
 * Whatever happens meanwhile, the file is either the old one or the new one.
 * @throws Error that says why it cannot be written and what to do.
 */
export function replaceFile(path: string, bytes: Uint8Array, manner: Manner): void {
  const draft = join(dirname(path), `${draftName(path)}${process.pid}.tmp`);
  try {
    writeDraft(draft, bytes, manner);
    renameSync(draft, path);
  } catch (error) {
    discard(draft);
    throw new Error(notWritten(path, errorCode(error)));
  }
}

/** @throws Error where a file cannot be written, since its folder is not there */
export function checkFolder(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Error(say().file.noFolder(shown(folder)));
}

/** Who may read and write a file; undefined where there is none. */
export function modeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mode;
}

/** A new file. @returns false if there is one already. @throws Error if it cannot be written */
export function createFile(path: string, bytes: Uint8Array, mode = 0o666): boolean {
  try {
    writeFileSync(path, bytes, { flag: "wx", mode: mode & 0o7777 });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw new Error(notWritten(path, errorCode(error)));
  }
}

/** classes.csv → classes.trial.csv, or the next name that is free. @returns its path */
export function createBeside(path: string, word: string, bytes: Uint8Array): string {
  const end = extname(path);
  const stem = join(dirname(path), basename(path, end));
  for (let number = 1; ; number += 1) {
    const name = `${stem}.${word}${number > 1 ? `-${number}` : ""}${end}`;
    if (createFile(name, bytes, modeOf(path))) return name;
  }
}

function writeDraft(draft: string, bytes: Uint8Array, { mode, uid, gid }: Manner): void {
  const { O_CREAT, O_EXCL, O_WRONLY } = constants;
  const file = openSync(draft, O_CREAT | O_EXCL | O_WRONLY, 0o600);
  try {
    writeFileSync(file, bytes);
    if (uid !== undefined && gid !== undefined) keepOwner(file, uid, gid);
    // Last, since a change of the owner takes some of it away; and not at the opening, from which
    // the umask takes some.
    fchmodSync(file, mode & 0o7777);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Only root can give a file to somebody else; its group can be kept by whoever is in it. */
function keepOwner(file: number, uid: number, gid: number): void {
  for (const owner of [uid, process.getuid?.() ?? uid]) {
    try {
      fchownSync(file, owner, gid);
      return;
    } catch {
      // With the next one, or as it is.
    }
  }
}

function draftName(path: string): string {
  return `.${basename(path)}.chat-spaces-`;
}

/** What processes left behind that were killed while they wrote. The lock says that none is writing. */
function removeDrafts(path: string): void {
  const folder = dirname(path);
  const start = draftName(path);
  for (const name of readdirSync(folder)) {
    const isDraft = name.startsWith(start) && /^\d+\.tmp$/.test(name.slice(start.length));
    if (isDraft) discard(join(folder, name));
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // It takes up some space, and does no harm.
  }
}

/** On Windows a file that another program has open is refused in the same words. */
const RIGHTS = process.platform === "win32" ? ["EROFS"] : ["EACCES", "EPERM", "EROFS"];

function notWritten(path: string, code: string): string {
  const { file } = say();
  const name = shown(basename(path));
  if (code === "ENOSPC" || code === "EDQUOT") return stopped(file.noSpace(name));
  if (code === "ENOENT") return file.noFolder(shown(dirname(path)));
  if (RIGHTS.includes(code)) return file.notAllowed(name, shown(dirname(path)));
  return file.notWritten(name, code);
}

function shown(path: string): string {
  return oneLine(pathFromHere(path));
}
