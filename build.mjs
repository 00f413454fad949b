import { createHash, randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { parse } from "acorn";
import { manifestWith, NAMES, readChoice, SCOPES, takeChoice } from "./capabilities.mjs";

/** `dist/`: just what clasp pushes. `build/`: Google on your machine, and the commands around it. */
const FOLDERS = ["dist", "build"];
const SOURCE_FOLDERS = ["src", "local", "bench", "test/simulation"];
/** The lock file stands for the packages. */
const SOURCE_FILES = [
  ...["build.mjs", "capabilities.mjs", "package-lock.json"],
  ...["appsscript.json", "capabilities.json", "package.json"],
];
/** What the last build was made of, and what came out. */
const RECORD = "build/record.json";
/** How long a file that is being written may be nobody's, in milliseconds. */
const DRAFT_MS = 60_000;

/** What runs on your machine, by its folder: the same whatever is chosen for the push. */
export const SCRIPTS = { "build/with-none": [], "build/with-all": NAMES };

/**
 * Builds where anything has changed since the last time. Two builds at once do no harm: each file is
 * there as a whole or not at all, and one that is as it should be stays where it is.
 */
export default async function build() {
  const chosen = readChoice();
  const paths = [...SOURCE_FOLDERS.flatMap(filesIn), ...SOURCE_FILES];
  const sources = `${digestOf(read(paths))} with ${chosen}`;
  if (isBuiltFrom(sources)) return;
  const files = await buildFiles(chosen);
  for (const [path, content] of files) replaceFile(path, content);
  const outputs = [...files.keys()];
  // Of what was made here, not of what is there: another build may just have made something else.
  replaceFile(RECORD, JSON.stringify({ sources, outputs, digest: digestOf(files) }));
  for (const path of FOLDERS.flatMap(filesIn)) if (!files.has(path)) removeLeftover(path);
}

function isBuiltFrom(sources) {
  if (!existsSync(RECORD)) return false;
  const { sources: known, outputs, digest } = JSON.parse(readFileSync(RECORD, "utf8"));
  const isWhole =
    known === sources && outputs.every(existsSync) && digestOf(read(outputs)) === digest;
  return isWhole && filesIn("dist").every((path) => outputs.includes(path));
}

function read(paths) {
  return new Map(paths.map((path) => [path, readFileSync(path)]));
}

function digestOf(files) {
  const hash = createHash("sha256");
  for (const path of [...files.keys()].sort()) hash.update(`${path}\0`).update(files.get(path));
  return hash.digest("hex");
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => slashed(join(parentPath, name)));
}

function slashed(path) {
  return path.replaceAll("\\", "/");
}

/** The draft is never in `dist/`, where clasp would push it. */
function replaceFile(path, content) {
  const bytes = Buffer.from(content);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  const draft = `build/${randomUUID()}.tmp`;
  for (const folder of ["build", dirname(path)]) mkdirSync(folder, { recursive: true });
  writeFileSync(draft, bytes);
  renameSync(draft, path);
}

/** Of another build that is under way, nothing is removed. */
function removeLeftover(path) {
  const isDraft = path.endsWith(".tmp") && Date.now() - statSync(path).mtimeMs < DRAFT_MS;
  if (path !== RECORD && !isDraft) rmSync(path, { force: true });
}

/** Everything that is built, by its path. @param chosen the capabilities of what is pushed */
async function buildFiles(chosen) {
  const built = await bundleScripts({ dist: chosen, ...SCRIPTS });
  const withAll = built.filter(([path]) => dirname(path) === "build/with-all");
  const standIn = new Map([
    ["build/chat-definition.json", readFileSync("local/google/chat/definition.json")],
    ["build/google.js", await bundleStandIn()],
  ]);
  const playground = [
    ...(await bundlePlayground()),
    ...["index.html", "playground.css"].map((file) => [
      `local/playground/${file}`,
      readFileSync(`local/playground/${file}`),
    ]),
    ...withAll,
    ...standIn,
  ].map(([path, content]) => [`build/playground/${basename(path)}`, content]);
  return new Map([...built, ...standIn, ...(await bundleCommands()), ...playground]);
}

/** What clasp pushes, for each folder with its capabilities; the same ones are bundled once. */
async function bundleScripts(folders) {
  const scripts = new Map();
  for (const names of Object.values(folders)) {
    if (!scripts.has(`${names}`)) scripts.set(`${names}`, await bundleScript(names));
  }
  return Object.entries(folders).flatMap(([folder, names]) =>
    scripts.get(`${names}`).map(([file, content]) => [`${folder}/${file}`, content]),
  );
}

async function bundleScript(names) {
  return [
    ["appsscript.json", manifestWith(names)],
    ["Code.js", await bundleCode(names)],
    ["Sidebar.html", await bundleSidebar(names)],
  ];
}

/** What `src/` knows of the choice. */
function constants(names) {
  const isLeftOut = (name) => NAMES.includes(name) && !names.includes(name);
  const scopes = Object.entries(SCOPES).filter(([name]) => !isLeftOut(name));
  const each = NAMES.map((name) => [`WITH.${name}`, String(names.includes(name))]);
  const hasAdditions = ["members", "welcome"].some((name) => names.includes(name));
  return {
    SCOPES: JSON.stringify(Object.fromEntries(scopes)),
    ...Object.fromEntries(each),
    "WITH.additions": String(hasAdditions),
  };
}

/** @returns {Promise<[path: string, content: Uint8Array][]>} */
async function bundle(options) {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({ bundle: true, write: false, ...options });
  return outputFiles.map(({ path, contents }) => [slashed(relative("", path)), contents]);
}

async function bundleText(options) {
  const [[, content]] = await bundle(options);
  return Buffer.from(content).toString();
}

/**
 * One readable file: the bundle as one function scope, then each export of src/main.ts as a plain
 * top-level function with its JSDoc, which is all that the Run menu, menu items, triggers and
 * google.script.run can reach. Private and static class fields do not run in Apps Script: es2019.
 *
 * @param names the capabilities that it has
 * @param plugins esbuild's, with which `tools/` measures the tests; what is shipped has none
 */
export async function bundleCode(names, plugins = []) {
  const text = await bundleText({
    entryPoints: ["src/main.ts"],
    format: "esm",
    target: "es2019",
    charset: "utf8",
    legalComments: "none",
    define: constants(names),
    plugins,
  });
  const functions = globalFunctions(readFileSync("src/main.ts", "utf8"));
  const isWhole = NAMES.every((name) => names.includes(name));
  const code = asScript(isWhole ? text : withoutNever(text));
  checkExports(
    code,
    functions.map(({ name }) => name),
  );
  return [code, ...functions.map(({ code }) => code)].join("\n");
}

/**
 * Without the conditions on a capability that was not chosen, of which esbuild leaves `if (false) {}` and
 * `false ? 0 : other`, having left out what it would read there.
 */
function withoutNever(module) {
  const cuts = [];
  const cut = (node) => {
    if (!node || typeof node !== "object") return;
    if (!isNever(node.test)) {
      for (const part of Object.values(node)) cut(part);
      return;
    }
    const { start, end, alternate } = node;
    if (alternate) cuts.push([start, alternate.start], [alternate.end, end]);
    else cuts.push([module.lastIndexOf("\n", start), end]);
    cut(alternate);
  };
  cut(parse(module, { ecmaVersion: 2019, sourceType: "module", preserveParens: true }));
  let [text, from] = ["", 0];
  for (const [start, end] of cuts.sort(([one], [other]) => one - other)) {
    text += module.slice(from, start);
    from = end;
  }
  return text + module.slice(from);
}

/** Whether a condition begins with a capability that was not chosen. */
function isNever(test) {
  if (test?.type === "ParenthesizedExpression") return isNever(test.expression);
  if (test?.type === "LogicalExpression" && test.operator === "&&") return isNever(test.left);
  return test?.value === false;
}

/**
 * A module as a script: what it exports becomes one object, `chatSpaces`. Indentation is a tenth of
 * esbuild's own scripts: here there is none for the outermost scope, and tabs within. But only global
 * functions have a line that begins with "function", by which whoever lists them may know them.
 */
function asScript(module) {
  const [exports, names] = /^export \{\n([^}]*)\n\};\n$/m.exec(module);
  const members = names.replace(/(\w+) as (\w+)/g, "$2: $1");
  const body = module
    .replace(exports, () => `return {\n${members}\n};\n`)
    .replace(/^(?: {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2))
    .replace(/^(?=(?:async )?function\b)/gm, " ");
  return `"use strict";\nconst chatSpaces = (() => {\n${body}})();\n`;
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
function checkExports(code, names) {
  const exported = runInContext(`${code}\nObject.keys(chatSpaces)`, createContext({}));
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
async function bundleSidebar(names) {
  const files = await bundle({
    entryPoints: ["src/page/main.ts", "src/page/sidebar.css"],
    outdir: ".",
    format: "iife",
    target: "es2022",
    supported: { "template-literal": false },
    define: constants(names),
    minify: true,
    charset: "utf8",
    legalComments: "none",
  });
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  let page = readFileSync("src/page/sidebar.html", "utf8").replace("<!-- version -->", version);
  for (const [path, content] of files) {
    const text = Buffer.from(content).toString();
    const wrong = /<\?|<!--|<\/script|`/i.exec(text);
    if (wrong) throw new Error(`The sidebar's ${basename(path)} contains ${wrong[0]}`);
    page = page.replace(`/* ${basename(path)} */`, () => text.trim());
  }
  return page;
}

/** The stand-ins for Google as one script that runs in a bare vm context and in a browser page. */
function bundleStandIn() {
  return bundleText({
    entryPoints: ["local/google/index.ts"],
    format: "iife",
    globalName: "google",
    target: "es2022",
    charset: "utf8",
  });
}

function bundleCommands() {
  return bundle({
    entryPoints: {
      start: "local/terminal/start.ts",
      "script-thread": "local/google/at-once/thread.ts",
      "chat-api": "local/google/chat/cli.ts",
      bench: "bench/bench.ts",
      simulate: "test/simulation/simulate.ts",
    },
    splitting: true,
    outdir: "build",
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
    target: "node20",
    define: constants(NAMES),
    packages: "external",
  });
}

/** A folder that any static host can serve: the page, the stand-ins, and what is pushed with all. */
function bundlePlayground() {
  return bundle({
    entryPoints: ["local/playground/playground.ts"],
    outdir: "build/playground",
    format: "esm",
    target: "es2022",
    charset: "utf8",
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [unknown] = takeChoice(process.argv.slice(2));
  if (unknown !== undefined) {
    console.error(`The build knows --with alone, not ${unknown}.`);
    process.exit(1);
  }
  await build();
}
