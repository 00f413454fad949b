/**
 * npm run coverage [-- PATTERN…]: which lines and branches of the bundle's sources the tests reach, as
 * a table, as pages and as a list of branches in `coverage/`. PATTERN chooses test files, as jest's.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { createInstrumenter } from "istanbul-lib-instrument";
import { bundleCode, SCRIPTS } from "../build.mjs";
import jestConfig from "../jest.config.mjs";
import { copyProject } from "./project-copy.mjs";

const project = process.cwd();
const report = join(project, "coverage");

/** What there is to count, by file, as istanbul describes it. */
const files = {};

/** Their lines, as they were when counting began. */
const linesOf = {};

/** An esbuild plugin: every statement and branch of the TypeScript counts how often it runs. */
const counting = {
  name: "counting",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: instrument(readFileSync(path, "utf8"), path),
      loader: "ts",
    }));
  },
};

function instrument(source, path) {
  // The counters are looked up with `new Function("return this")()`: the stand-in hides globalThis.
  const options = { esModules: true, parserPlugins: ["typescript"], coverageGlobalScopeFunc: true };
  const instrumenter = createInstrumenter(options);
  const code = instrumenter.instrumentSync(source, path);
  // Counters that are there already are taken where they have the hash that the code was given.
  const [, hash] = /hash="(\w+)"/.exec(code);
  linesOf[path] = source.split("\n");
  files[path] = { ...instrumenter.lastFileCoverage(), hash };
  return code;
}

/** jest merges what all its processes counted, and reports it; it must not instrument as well. */
function configIn(folder) {
  const { globalSetup, ...shared } = jestConfig;
  return {
    ...shared,
    rootDir: folder,
    // It is about the text of the shipped file.
    testPathIgnorePatterns: [...shared.testPathIgnorePatterns, "<rootDir>/test/bundle.test.ts"],
    collectCoverage: true,
    coverageProvider: "babel",
    coveragePathIgnorePatterns: [""],
    coverageDirectory: report,
    coverageReporters: ["text", "html", "lcovonly", "json"],
  };
}

/** The branches that no test takes: where each begins, what kind it is of, and its code. */
function branchesNotTaken() {
  const counted = JSON.parse(readFileSync(join(report, "coverage-final.json"), "utf8"));
  return Object.values(counted).flatMap(({ path, branchMap, b }) =>
    Object.entries(branchMap).flatMap(([id, { type, loc, locations }]) =>
      locations.flatMap(({ start }, index) => {
        if (b[id][index] > 0) return [];
        // An `else` that is not written has no place of its own.
        const isWritten = start.line !== undefined;
        const { line, column } = isWritten ? start : loc.start;
        const code = linesOf[path][line - 1].slice(column).trim();
        const place = `${relative(project, path)}:${line}:${column + 1}`;
        return [`${place}  ${isWritten ? type : "else of"}  ${code}`];
      }),
    ),
  );
}

const folder = copyProject();
for (const [script, names] of Object.entries(SCRIPTS)) {
  writeFileSync(join(folder, script, "Code.js"), await bundleCode(names, [counting]));
}
const counted = join(folder, "build/coverage-files.json");
writeFileSync(counted, JSON.stringify(files));
const hook = JSON.stringify(join(folder, "tools/coverage-hook.cjs"));
const jest = ["node_modules/jest/bin/jest.js", "--config", JSON.stringify(configIn(folder))];
const { status } = spawnSync(process.execPath, [...jest, ...process.argv.slice(2)], {
  cwd: folder,
  env: { ...process.env, NODE_OPTIONS: `--require ${hook}`, COVERAGE_FILES: counted },
  stdio: "inherit",
});
const branches = branchesNotTaken();
writeFileSync(join(report, "branches.txt"), `${branches.join("\n")}\n`);
console.log(`coverage/branches.txt lists ${branches.length} branches that no test takes.`);
process.exitCode = status ?? 1;
