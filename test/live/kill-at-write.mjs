/**
 * Loaded before a command (`--import`): kills it, as `kill -9` does, at the write of a CSV file of
 * which KILL_AT tells the number. Before a rename, and in the middle of what is written. At the one
 * of which FULL_AT tells the number, the disk is full.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { openSync, writeFileSync, renameSync } = fs;
/** Descriptors of drafts, and of what they are. */
const opened = new Map();
let writes = 0;

function isFatal(path) {
  if (!/\.csv(\..*\.tmp)?$/.test(String(path))) return false;
  writes += 1;
  if (writes === Number(process.env.FULL_AT)) {
    throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  }
  return writes === Number(process.env.KILL_AT);
}

const die = () => process.kill(process.pid, "SIGKILL");

fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  opened.set(file, path);
  return file;
};
fs.writeFileSync = (path, content, options) => {
  if (isFatal(opened.get(path) ?? path)) {
    writeFileSync(path, content.subarray(0, content.length / 2), options);
    die();
  }
  return writeFileSync(path, content, options);
};
fs.renameSync = (from, to) => {
  if (isFatal(to)) die();
  return renameSync(from, to);
};
syncBuiltinESMExports();
