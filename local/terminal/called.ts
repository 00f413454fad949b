import { isAbsolute, relative } from "node:path";

const { npm_lifecycle_event: script, npm_package_name: name, INIT_CWD: folder } = process.env;

/** Whether it was called as `npm start`, in the project. */
const isNpmStart = script === "start" && name === "chat-spaces";

/** What a person types to call it, before anything else. */
export const called = isNpmStart ? "npm start --" : "chat-spaces";

/** Where the person is: npm runs every script in the project's folder. */
export const here = (isNpmStart && folder) || process.cwd();

/** A path as the person would write it. */
export function pathFromHere(path: string): string {
  const way = relative(here, path);
  return way === "" || way.startsWith("..") || isAbsolute(way) ? path : way;
}
