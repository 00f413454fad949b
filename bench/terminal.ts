import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Stopwatch } from "./stopwatch";

/** `chat-spaces create FILE`, offline, as whole processes without the build. */
export function reportTerminal(rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), "chat-spaces-bench-"));
  const path = join(folder, "classes.csv");
  const names = Array.from({ length: rows }, (_, index) => `Team ${index}`);
  const lines = names.map((name, index) => `${name},"p${index}@example.com, q@example.com"`);
  writeFileSync(path, ["Space name,Members", ...lines, ""].join("\n"));
  const start = (...args: string[]) => {
    const stopwatch = new Stopwatch();
    stopwatch.time(() => {
      execFileSync(process.execPath, ["build/start.mjs", ...args, "--sheet", path], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, INIT_CWD: folder },
      });
    });
    return stopwatch.ms;
  };
  const checking = start("check");
  const creating = start("create");
  rmSync(folder, { recursive: true });
  console.log(
    [
      `${rows} rows`.padEnd(14),
      `${(checking / 1000).toFixed(1)} s to check it`.padEnd(22),
      `${(creating / 1000).toFixed(1)} s to create its spaces`.padEnd(32),
      `${(creating / rows).toFixed(2)} ms a row`,
    ].join(""),
  );
}
