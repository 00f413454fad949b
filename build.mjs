import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import * as esbuild from "esbuild";
import { readDefinition } from "./local/google/chat/read-protos.mjs";

/** `dist/`: just what clasp pushes. `build/`: Google on your machine, and the commands around it. */
export default async function build() {
  for (const folder of ["dist", "build"]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
  cpSync("appsscript.json", "dist/appsscript.json");
  writeFileSync("build/chat-definition.json", JSON.stringify(readDefinition()));
  await Promise.all([buildCode(), buildSidebar(), buildStandIn(), buildCommands()]);
  await buildPlayground();
}

async function buildCode() {
  writeFileSync("dist/Code.js", await bundleCode());
}

/**
 * One readable file: the bundle as one function scope, then each export of src/main.ts as a plain
 * top-level function with its JSDoc, which is all that the Run menu, menu items, triggers and
 * google.script.run can reach. Private and static class fields do not run in Apps Script: es2019.
 *
 * @param plugins esbuild's, with which `tools/` measures the tests; what is shipped has none
 */
export async function bundleCode(plugins = []) {
  const { outputFiles } = await esbuild.build({
    entryPoints: ["src/main.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "chatSpaces",
    target: "es2019",
    charset: "utf8",
    legalComments: "none",
    plugins,
  });
  const bundle = outputFiles[0].text.replace("var chatSpaces =", "const chatSpaces =");
  const functions = globalFunctions(readFileSync("src/main.ts", "utf8"));
  checkExports(
    bundle,
    functions.map(({ name }) => name),
  );
  return [bundle, ...functions.map(({ code }) => code)].join("\n");
}

/** The functions that a source text exports, in its order, as they stand at the file's top level. */
function globalFunctions(source) {
  const exported = /(?<doc>\/\*\*(?:[^*]|\*(?!\/))*\*\/\n)?export function (?<name>\w*[^\W_])\(/g;
  return [...source.matchAll(exported)].map(({ groups: { doc = "", name } }) => ({
    name,
    code: `${doc}function ${name}(...args) {\n  return chatSpaces.${name}(...args);\n}\n`,
  }));
}

/** Loading the bundle as Google does, with no service at hand, also shows that nothing runs then. */
function checkExports(bundle, names) {
  const exported = runInContext(`${bundle}\nObject.keys(chatSpaces)`, createContext({}));
  const lost = exported.filter((name) => !names.includes(name));
  if (lost.length > 0) {
    throw new Error(
      `src/main.ts exports ${lost.join(", ")}, which cannot become a global function. ` +
        "Write it as `export function name(…)`, with no underscore at the end.",
    );
  }
}

/**
 * One page with nothing to load. HtmlService takes `//` inside a template literal for a comment, so
 * the page's script has no template literal; `<?` would be a scriptlet, and `<!--` or `</script`
 * would end the script early.
 */
async function buildSidebar() {
  const { outputFiles } = await esbuild.build({
    entryPoints: ["src/page/main.ts", "src/page/sidebar.css"],
    bundle: true,
    write: false,
    outdir: ".",
    format: "iife",
    target: "es2022",
    supported: { "template-literal": false },
    minify: true,
    charset: "utf8",
    legalComments: "none",
  });
  let page = readFileSync("src/page/sidebar.html", "utf8");
  for (const { path, text } of outputFiles) {
    const wrong = /<\?|<!--|<\/script|`/i.exec(text);
    if (wrong) throw new Error(`The sidebar's ${basename(path)} contains ${wrong[0]}`);
    page = page.replace(`/* ${basename(path)} */`, () => text.trim());
  }
  writeFileSync("dist/Sidebar.html", page);
}

/** The stand-ins for Google as one script that runs in a bare vm context and in a browser page. */
function buildStandIn() {
  return esbuild.build({
    entryPoints: ["local/google/index.ts"],
    bundle: true,
    outfile: "build/google.js",
    format: "iife",
    globalName: "google",
    target: "es2022",
    charset: "utf8",
  });
}

function buildCommands() {
  return esbuild.build({
    entryPoints: {
      start: "local/terminal/start.ts",
      "script-thread": "local/google/at-once/thread.ts",
      "chat-api": "local/google/chat/cli.ts",
      bench: "bench/bench.ts",
      simulate: "test/simulation/simulate.ts",
    },
    bundle: true,
    splitting: true,
    outdir: "build",
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  });
}

/** A folder that any static host can serve: the page, the stand-ins, and just what is pushed. */
async function buildPlayground() {
  const folder = "build/playground";
  await esbuild.build({
    entryPoints: ["local/playground/playground.ts"],
    bundle: true,
    outdir: folder,
    format: "esm",
    target: "es2022",
    charset: "utf8",
  });
  for (const file of ["index.html", "playground.css"]) {
    cpSync(`local/playground/${file}`, `${folder}/${file}`);
  }
  for (const file of ["google.js", "chat-definition.json"]) {
    cpSync(`build/${file}`, `${folder}/${file}`);
  }
  cpSync("dist", folder, { recursive: true });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build();
