import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathFromHere } from "../called";
import { errorCode } from "../error-code";
import { say } from "../text";
import { oneLine } from "../visible";

/** A process that works on a file. */
interface Holder {
  pid: number;
  host: string;
  /** In milliseconds since 1970. */
  since: number;
}

/** How long writing a lock, or taking over one, takes at most, in milliseconds. */
const SETTLED_MS = 10_000;
const TRIES = 20;
const PAUSE_MS = 50;

/**
 * Makes sure that no other process of this machine works on a file until this one ends. The lock of
 * a process that was killed is taken over.
 * @param path of the file itself, not of a link to it
 * @returns what lets go of it; harmless where that has been done
 * @throws Error that says which process works on the file
 */
export function lockFile(path: string): () => void {
  const lock = join(dirname(path), `.${basename(path)}.chat-spaces.lock`);
  const own: Holder = { pid: process.pid, host: hostname(), since: Date.now() };
  const content = JSON.stringify(own);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (create(lock, content)) return () => release(lock, content);
    const found = read(lock);
    if (found === undefined) continue;
    const holder = parse(found);
    if (holder && !isStale(holder)) throw heldBy(holder, path, lock);
    if (!holder && Date.now() - found.changedAt < SETTLED_MS) pause();
    else if (!remove(lock, found.content)) pause();
  }
  throw heldBy({ ...own, pid: 0 }, path, lock);
}

function heldBy({ pid, host }: Holder, path: string, lock: string): Error {
  const { file } = say();
  const name = oneLine(basename(path));
  const shown = oneLine(pathFromHere(lock));
  return new Error(
    host === hostname()
      ? file.locked(name, String(pid), shown)
      : file.lockedElsewhere(name, oneLine(host), shown),
  );
}

/** @returns whether there was none */
function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw new Error(say().file.notLocked(path, errorCode(error)));
  }
}

function read(path: string): { content: string; changedAt: number } | undefined {
  try {
    return { content: readFileSync(path, "utf8"), changedAt: statSync(path).mtimeMs };
  } catch {
    return undefined;
  }
}

function parse({ content }: { content: string }): Holder | undefined {
  try {
    const { pid, host, since } = Object(JSON.parse(content));
    const isHolder = typeof pid === "number" && typeof host === "string";
    return isHolder && typeof since === "number" ? { pid, host, since } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether its process is gone: ended, or from before this machine or container started. */
function isStale({ pid, host, since }: Holder): boolean {
  if (host !== hostname()) return false;
  const startedAt = Date.now() - uptime() * 1000;
  if (pid === process.pid || since < startedAt - SETTLED_MS) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return errorCode(error) === "ESRCH";
  }
}

/** Of several who find the same stale lock, one removes it, and nobody a new one. */
function remove(lock: string, content: string): boolean {
  const turn = `${lock}.turn`;
  if (!create(turn, "")) {
    const found = read(turn);
    if (found && Date.now() - found.changedAt > SETTLED_MS) rmSync(turn, { force: true });
    return false;
  }
  try {
    const isSame = read(lock)?.content === content;
    if (isSame) rmSync(lock, { force: true });
    return isSame;
  } finally {
    rmSync(turn, { force: true });
  }
}

function release(lock: string, content: string): void {
  if (read(lock)?.content === content) rmSync(lock, { force: true });
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
