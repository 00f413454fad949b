import { execFile, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { readPermissions } from "../../local/google/load";
import { copyProject } from "../project-copy";

const folder = copyProject();
const build = (args: string[] = [], env = {}) =>
  spawnSync(process.execPath, ["build.mjs", ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
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

describe("the capabilities of a build", () => {
  const NAMES = Object.keys(readPermissions().capabilities);
  const CHOICE = join(folder, ".capabilities");
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const whatIsPushed = () =>
    ["appsscript.json", "Code.js", "Sidebar.html"].map((file) => {
      return read(`dist/${file}`);
    });
  const whatHas = (choice: "none" | "all") =>
    ["appsscript.json", "Code.js", "Sidebar.html"].map((file) =>
      read(`build/with-${choice}/${file}`),
    );

  it("are those that were chosen last, in either of two ways", () => {
    build(["--with", NAMES.join(",")]);
    expect(whatIsPushed()).toEqual(whatHas("all"));
    build();
    expect(whatIsPushed()).toEqual(whatHas("all"));
    build(["--with=none"]);
    expect(whatIsPushed()).toEqual(whatHas("none"));
    build(NAMES.flatMap((name) => ["--with", name]));
    expect(whatIsPushed()).toEqual(whatHas("all"));
  });

  it("are no concern of what runs on this machine", () => {
    const before = [whatHas("none"), whatHas("all")];
    build(["--with", "none"]);
    expect([whatHas("none"), whatHas("all")]).toEqual(before);
    expect(read("build/playground/appsscript.json")).toBe(read("build/with-all/appsscript.json"));
  });

  it.each([
    [
      ["--with", "telepathy"],
      "There is no capability “telepathy”. Choose of: members, welcome, background; or none.",
    ],
    [
      ["--with"],
      "--with needs the name of a capability. Choose of: members, welcome, background; or none.",
    ],
    [["--with", "none,background"], "--with none goes with no other name."],
    [["--wiht", "background"], "The build knows --with alone, not --wiht."],
  ])("are not guessed: %j builds nothing", (args, says) => {
    rmSync(join(folder, "dist"), { recursive: true, force: true });
    const { status, stderr } = build(args);
    expect({ status, isBuilt: existsSync(join(folder, "dist")) }).toEqual({
      status: 1,
      isBuilt: false,
    });
    expect(stderr).toContain(says);
    expect(existsSync(CHOICE)).toBe(false);
  });

  it("are asked for again where npm kept the option to itself", () => {
    // What npm leaves of `npm run build --with background`.
    const env = { npm_config_with: "true", npm_lifecycle_event: "build" };
    const { status, stderr } = build(["background"], env);
    expect(status).toBe(1);
    expect(stderr).toContain("npm run build -- --with NAME");
  });

  it("are left out, and that is said, where a later version has one no more", () => {
    writeFileSync(CHOICE, "background,telepathy\n");
    const { status, stderr } = build();
    expect(status).toBe(0);
    expect(stderr).toContain("There is no capability telepathy any more");
    expect(read("dist/appsscript.json")).toContain("script.scriptapp");
  });
});
