/**
 * Loaded before a command (`--import`): writes down, in the file that WATCH_LOG names, the arguments
 * and the environment of every process that it starts. Everybody on the machine can read the former.
 */
import { ChildProcess } from "node:child_process";
import { appendFileSync } from "node:fs";

const { spawn } = ChildProcess.prototype;

ChildProcess.prototype.spawn = function (options) {
  const { file, args, envPairs } = options;
  appendFileSync(process.env.WATCH_LOG, `${JSON.stringify([file, args, envPairs])}\n`);
  return spawn.call(this, options);
};
