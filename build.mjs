import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import * as esbuild from "esbuild";
import { readDefinition } from "./local/chat/read-protos.mjs";

/** `dist/`: just what clasp pushes. `build/`: Google on your machine, and the commands around it. */
export default async function build() {
  for (const folder of ["dist", "build"]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
  cpSync("appsscript.json", "dist/appsscript.json");
  writeFileSync("build/chat-definition.json", JSON.stringify(readDefinition()));
  await Promise.all([buildCode(), buildStandIn(), buildCommands()]);
}

/**
 * One readable file: the bundle as one function scope, then each export of src/main.ts as a plain
 * top-level function with its JSDoc, which is all that the Run menu, menu items, triggers and
 * google.script.run can reach. Private and static class fields do not run in Apps Script: es2019.
 */
async function buildCode() {
  const { outputFiles } = await esbuild.build({
    entryPoints: ["src/main.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "chatSpaces",
    target: "es2019",
    charset: "utf8",
    legalComments: "none",
  });
  const bundle = outputFiles[0].text.replace("var chatSpaces =", "const chatSpaces =");
  const functions = globalFunctions(readFileSync("src/main.ts", "utf8"));
  checkExports(
    bundle,
    functions.map(({ name }) => name),
  );
  writeFileSync("dist/Code.js", [bundle, ...functions.map(({ code }) => code)].join("\n"));
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

/** The stand-ins for Google as one script that runs in a bare vm context and in a browser page. */
function buildStandIn() {
  return esbuild.build({
    entryPoints: ["local/google.ts"],
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
    entryPoints: { start: "local/start.ts", "chat-api": "local/chat/cli.ts" },
    bundle: true,
    outdir: "build",
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build();
