/** Where the rows come from, and where their results go. */
import { realpathSync, rmSync, statSync } from "node:fs";
import { basename } from "node:path";
import { pathFromHere } from "./called";
import { CsvFile } from "./csv/csv-file";
import {
  checkFolder,
  createBeside,
  createFile,
  modeOf,
  OwnFile,
  readFile,
  replaceFile,
} from "./csv/own-file";
import type { Terminal } from "./terminal";
import { say } from "./text";
import { MADE_UP } from "./trial";
import { oneLine } from "./visible";

/** In the place of a file's name: what another program sends or takes. */
export const PIPE = "-";

export interface OpenSheet {
  csv: CsvFile;
  /** The path of its results, as the person would write it; "" where they go to another program. */
  resultsIn: string;
  /** Whether it was made just now. */
  isNew: boolean;
  /** After the last change. @returns the name of the file that holds the results */
  finish(): Promise<string>;
  /** Whatever happened. */
  close(): void;
}

const nothingToClose = () => {};

/** Nothing is ever written. */
export async function openToRead(path: string): Promise<OpenSheet> {
  const csv = new CsvFile(await read(path));
  return { csv, resultsIn: "", isNew: false, finish: async () => "", close: nothingToClose };
}

/** A trial: its results go into another file, and never into this one. */
export async function openToTry(
  path: string,
  out: string | undefined,
  terminal: Terminal,
): Promise<OpenSheet> {
  const source = await read(path);
  const csv = new CsvFile(source);
  const to = out ?? (path === PIPE ? PIPE : undefined);
  if (to !== undefined && to !== PIPE && isSame(path, to))
    throw new Error(say().file.outIsSheet(source.name));
  if (to !== undefined && to !== PIPE) {
    checkFolder(to);
    if (!isFree(to)) throw new Error(say().file.outNoTrial(shown(to)));
  }
  const finish = async () => {
    csv.save();
    if (to === PIPE) {
      await terminal.write(csv.bytes);
      return "";
    }
    if (to === undefined) return shown(createBeside(path, "trial", csv.bytes));
    replaceFile(to, csv.bytes, { mode: modeOf(to) ?? modeOf(path) ?? PRIVATE });
    return shown(to);
  };
  return { csv, resultsIn: "", isNew: false, finish, close: nothingToClose };
}

/**
 * For real: the results go into the file itself, or into a new one that begins as its copy.
 * @throws Error where another process works on it
 */
export async function openToWrite(path: string, out: string | undefined): Promise<OpenSheet> {
  if (out === PIPE || (path === PIPE && out === undefined)) throw new Error(say().file.outNeeded);
  if (out !== undefined) {
    const { bytes } = await read(path);
    if (!createFile(out, bytes, modeOf(path))) throw new Error(say().file.outExists(shown(out)));
  }
  return openOwn(out ?? path, out !== undefined);
}

/** A file to put columns into; a new one if there is none. */
export function openTemplate(path: string): OpenSheet {
  if (path === PIPE) throw new Error(say().file.templateNeedsFile);
  return openOwn(path, createFile(path, Buffer.from(MARK)));
}

/** What another program sends may be private. */
const PRIVATE = 0o600;

/** By it Excel knows that a file is in UTF-8. */
const MARK = "\uFEFF";

/** @param isNew then it goes again, unless something was written into it */
function openOwn(path: string, isNew: boolean): OpenSheet {
  const file = new OwnFile(path);
  try {
    const { name, bytes } = file;
    const csv = new CsvFile({ name, bytes, write: (changed) => file.replace(changed) });
    if (csv.matches(MADE_UP)) throw new Error(say().file.trial(name));
    const finish = async () => {
      csv.save();
      return name;
    };
    const close = () => {
      if (isNew && !csv.isChanged) rmSync(path, { force: true });
      file.close();
    };
    return { csv, resultsIn: shown(path), isNew, finish, close };
  } catch (error) {
    file.close();
    throw error;
  }
}

async function read(path: string): Promise<{ name: string; bytes: Buffer }> {
  if (path !== PIPE) return { name: oneLine(basename(path)), bytes: readFile(path) };
  if (process.stdin.isTTY) throw new Error(say().file.nothingPiped);
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return { name: say().file.piped, bytes: Buffer.concat(parts) };
}

/** Whether nothing of a person's is lost where a file is written over: it is empty, or a trial. */
function isFree(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return !found;
  try {
    const bytes = readFile(path);
    return bytes.length === 0 || new CsvFile({ name: path, bytes }).matches(MADE_UP);
  } catch {
    return false;
  }
}

function shown(path: string): string {
  return oneLine(pathFromHere(path));
}

function isSame(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
