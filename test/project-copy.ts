import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PARTS = [
  ...["src", "local", "bench", "test", "build.mjs", "capabilities.mjs", "push.mjs"],
  ...["appsscript.json", "capabilities.json", "tsconfig.json", "package.json", "package-lock.json"],
];

/** The project without anything built, in a folder that goes when the tests of a file are over. */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "chat-spaces-project-"));
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}
