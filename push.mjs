/** npm run push [-- --with NAME,…] [OPTIONS OF CLASP]: builds, says what will be asked for, pushes. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import build from "./build.mjs";
import { explain, takeChoice } from "./capabilities.mjs";

const options = takeChoice(process.argv.slice(2));
await build();
console.log(`${explain(readFileSync("dist/appsscript.json", "utf8"))}\n`);
const clasp = fileURLToPath(import.meta.resolve("@google/clasp"));
// Without --force it pushes nothing where the manifest has changed and nobody can be asked.
const { status } = spawnSync(process.execPath, [clasp, "push", "--force", ...options], {
  stdio: "inherit",
});
if (status !== 0) {
  console.error(
    "\nNothing was pushed, for the reason that clasp gives above: docs/troubleshooting.md has its remedy, " +
      "and docs/set-up.md all steps, beginning with npm run login and npm run create.",
  );
}
process.exitCode = status ?? 1;
