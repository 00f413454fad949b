import { execFile, execFileSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";

jest.setTimeout(60_000);

/** The project without anything built. */
const folder = mkdtempSync(join(tmpdir(), "chat-spaces-build-"));
const PARTS = ["src", "local", "bench", "test", "build.mjs", "appsscript.json", "tsconfig.json"];
beforeAll(() => {
  for (const part of [...PARTS, "package.json", "package-lock.json"]) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const build = () => execFileSync(process.execPath, ["build.mjs"], { cwd: folder });
const changes = () =>
  ["dist/Code.js", "build/start.mjs", "build/record.json"].map(
    (file) => statSync(join(folder, file)).mtimeMs,
  );

describe("the build", () => {
  it("does not break another one that is under way, or a command that is running", async () => {
    const start = async (delayMs: number) => {
      await setTimeout(delayMs);
      const command = "node build.mjs && node build/start.mjs";
      return promisify(execFile)("sh", ["-c", command], { cwd: folder });
    };
    const runs = await Promise.all([0, 100, 200].map(start));
    for (const { stdout } of runs) expect(stdout).toContain("Created the space “API-made”.");
    expect(readdirSync(join(folder, "build")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  }, 60_000);

  it("does nothing where nothing has changed", () => {
    build();
    const before = changes();
    build();
    expect(changes()).toEqual(before);
  });

  it("takes up what has changed: a source, and a file that it had made", () => {
    const manifest = join(folder, "dist/appsscript.json");
    const code = join(folder, "dist/Code.js");
    writeFileSync(manifest, "{}");
    writeFileSync(join(folder, "dist/Extra.js"), "");
    rmSync(code);
    build();
    expect(readFileSync(manifest, "utf8")).toBe(readFileSync("appsscript.json", "utf8"));
    expect(readdirSync(join(folder, "dist")).sort()).toEqual(
      ["Code.js", "Sidebar.html", "appsscript.json"].sort(),
    );
    const text = join(folder, "src/text/en.ts");
    writeFileSync(
      text,
      readFileSync(text, "utf8").replaceAll("Created the space", "Made the room"),
    );
    build();
    expect(readFileSync(code, "utf8")).toContain("Made the room");
  });
});
