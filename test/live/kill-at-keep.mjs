/**
 * Loaded before a command (`--import`): kills it, as `kill -9` does, when it has written a sign-in
 * that it keeps and has not given it its name yet.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { renameSync } = fs;

fs.renameSync = (from, to) => {
  if (/sign-in-\w+\.json$/.test(String(to))) process.kill(process.pid, "SIGKILL");
  return renameSync(from, to);
};
syncBuiltinESMExports();
