/**
 * npm run coverage [-- PATTERN…]: which lines and branches of the bundle's sources the tests reach, as
 * a table, as pages and as a list of branches in `coverage/`. PATTERN chooses test files, as jest's.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import jestConfig from "../jest.config.mjs";
import { bundleCounting } from "./counting.mjs";
import { copyProject } from "./project-copy.mjs";

const project = process.cwd();
const report = join(project, "coverage");

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
function branchesNotTaken(sources) {
  const counted = JSON.parse(readFileSync(join(report, "coverage-final.json"), "utf8"));
  return Object.values(counted).flatMap(({ path, branchMap, b }) =>
    Object.entries(branchMap).flatMap(([id, { type, loc, locations }]) =>
      locations.flatMap(({ start }, index) => {
        if (b[id][index] > 0) return [];
        // An `else` that is not written has no place of its own.
        const isWritten = start.line !== undefined;
        const { line, column } = isWritten ? start : loc.start;
        const code = sources[path].split("\n")[line - 1].slice(column).trim();
        const place = `${relative(project, path)}:${line}:${column + 1}`;
        return [`${place}  ${isWritten ? type : "else of"}  ${code}`];
      }),
    ),
  );
}

const folder = copyProject();
const { env, sources } = await bundleCounting(folder);
const jest = ["node_modules/jest/bin/jest.js", "--config", JSON.stringify(configIn(folder))];
const { status } = spawnSync(process.execPath, [...jest, ...process.argv.slice(2)], {
  cwd: folder,
  env: { ...process.env, ...env },
  stdio: "inherit",
});
const branches = branchesNotTaken(sources);
writeFileSync(join(report, "branches.txt"), `${branches.join("\n")}\n`);
console.log(`coverage/branches.txt lists ${branches.length} branches that no test takes.`);
process.exitCode = status ?? 1;
