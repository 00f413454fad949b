import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const LEFT_OUT = [".git", "node_modules", "dist", "build", "coverage"];

/**
 * The project once more, built: there what is built can be changed under the tests, which read it in
 * the folder that they run in. The folder goes when this process ends.
 */
export function copyProject() {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "chat-spaces-tools-"));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  process.once("exit", () => rmSync(folder, { recursive: true, maxRetries: 5 }));
  cpSync(".", folder, { recursive: true, filter: (path) => !LEFT_OUT.includes(path) });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
  execFileSync(process.execPath, ["build.mjs"], { cwd: folder, stdio: "inherit" });
  return folder;
}
