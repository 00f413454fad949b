import { readdirSync, readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { buildSync } from "esbuild";
import { CHAT, manifest, start } from "./project";

describe("The stand-in itself", () => {
  it("is held to Google's own types by the compiler, but for Chat, of which Google has none", () => {
    const folder = "local/google/apps-script";
    const code = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));
    const heads = /class (\w+)\s+extends Service\b.*?static readonly google/gs;
    const classes = [...code.join("\n").matchAll(heads)];
    const loose = classes.filter(([text, name]) => !text.includes(`implements StandIn<${name}>`));
    expect(classes.length).toBeGreaterThan(25);
    expect(loose.map(([, name]) => name)).toEqual(["Chat", "Spaces", "Members", "Messages"]);
  });

  it("has no circular imports, not even of types", () => {
    const folder = "local/google/apps-script";
    const imports = new Map(
      readdirSync(folder).map((file) => {
        const code = readFileSync(`${folder}/${file}`, "utf8");
        const names = [...code.matchAll(/ from "\.(?:\/([\w-]+))?";/g)].map(
          ([, name = "index"]) => name,
        );
        return [file.replace(/\.ts$/, ""), names];
      }),
    );
    const detours = (file: string, way: readonly string[] = []): string[] => {
      if (way.includes(file)) return [[...way, file].join(" → ")];
      return (imports.get(file) ?? []).flatMap((next) => detours(next, [...way, file]));
    };
    expect([...(imports.get("index") ?? [])]).toContain("execution");
    expect(detours("index")).toEqual([]);
  });

  it("runs in a context that has nothing but JavaScript", () => {
    const { outputFiles } = buildSync({
      entryPoints: ["local/google/apps-script/index.ts"],
      bundle: true,
      format: "iife",
      globalName: "standIn",
      target: "es2022",
      write: false,
    });
    const inside = `${outputFiles[0]?.text}
      const clock = { now: () => 5, sleep() {} };
      const chat = { handle: () => ({ status: 200, headers: {}, body: '{"name":"spaces/1"}' }), signIn: () => "t" };
      const code = "function f() { return [Chat.Spaces.create({}).name, new Date() instanceof Date, Date.now()] }";
      const script = new standIn.AppsScript({ code, clock, chat, manifest: ${JSON.stringify(manifest(CHAT))} });
      JSON.stringify(script.person("a@b.c").run("f").result)`;
    expect(runInContext(inside, createContext({}))).toBe('["spaces/1",true,5]');
  });
  it("reads and writes 10,000 rows, and makes a hundred calls, in little time", () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => Array(12).fill(`value ${i}`));
    const { ana, script } = start(`
function big() { const range = SpreadsheetApp.getActiveSheet().getDataRange(); range.setValues(range.getValues()) }
function small() { const sheet = SpreadsheetApp.getActiveSheet(); for (let i = 1; i < 50; i++) sheet.getRange(i, 1).setValue(i) }`);
    script.spreadsheet.tabs[0]?.fill(rows);
    // This process's own time: others on the machine do not count.
    const used = () => process.cpuUsage().user / 1000;
    const began = used();
    expect(ana.run("big").status).toBe("completed");
    const afterBig = used();
    for (let i = 0; i < 50; i += 1) ana.run("small");
    // Generous: what matters is that neither is a hundred times as slow.
    expect(afterBig - began).toBeLessThan(2000);
    expect((used() - afterBig) / 50).toBeLessThan(20);
  });
});
