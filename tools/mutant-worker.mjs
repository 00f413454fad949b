/**
 * A process of `npm run mutants`, in a copy of the project: it builds what it is sent and runs tests
 * against it, all in this process and as one file, so that a mutant costs no start of jest and what the
 * tests have in common is loaded once.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { runCLI } from "jest";
import { bundleCode, SCRIPTS } from "../build.mjs";
import jestConfig from "../jest.config.mjs";

/** jest lets go of little that it has loaded: with so many bytes a new process takes over. */
const ENOUGH = 1_500_000_000;
/** Where this process takes over, what was built is the last mutant by now. */
const scripts = await Promise.all(
  Object.entries(SCRIPTS).map(async ([folder, names]) => {
    return { file: `${folder}/Code.js`, names, shipped: await bundleCode(names) };
  }),
);

/**
 * @param patterns paths of test files, or patterns as jest takes them; none for all there are
 * @param environment the file of jest's environment
 */
async function runTests(patterns, environment, { areFiles }) {
  const { globalSetup, ...shared } = jestConfig;
  const testEnvironment = `<rootDir>/tools/${environment}`;
  const config = JSON.stringify({
    ...shared,
    rootDir: process.cwd(),
    testEnvironment,
    reporters: [],
  });
  const options = { runInBand: true, silent: true, watchman: false, runTestsByPath: areFiles };
  const argv = { $0: "mutants", _: patterns, config, ...options };
  const { results } = await runCLI(argv, [process.cwd()]);
  return results.testResults;
}

/** Where all files are one, its full name begins with its file. */
function firstFailure({ testExecError, testResults }) {
  if (testExecError) return testExecError.message;
  return testResults.find(({ status }) => status === "failed")?.fullName;
}

/** The bundles with another text of one of their files; null where that is no program. */
async function buildWith({ file, source }) {
  const path = resolve(file);
  const mutate = ({ onLoad, initialOptions }) => {
    initialOptions.logLevel = "silent";
    onLoad({ filter: /\.ts$/ }, (loaded) => {
      return loaded.path === path ? { contents: source, loader: "ts" } : undefined;
    });
  };
  try {
    const plugins = [{ name: "mutant", setup: mutate }];
    return await Promise.all(scripts.map(({ names }) => bundleCode(names, plugins)));
  } catch {
    return null;
  }
}

const ALL = "test/all-in-one.test.ts";
const included = (file) => `describe(${JSON.stringify(file)}, () => void require("../${file}"));`;

function write(codes) {
  scripts.forEach(({ file }, index) => {
    writeFileSync(file, codes[index]);
  });
}

const tasks = {
  /** Which statements each test reaches, and how long it takes: in this copy the bundles count. */
  async measure({ patterns }) {
    globalThis.measured = [];
    await runTests(patterns, "reach.cjs", { areFiles: false });
    return globalThis.measured;
  },

  /**
   * Runs tests by their names, in the order of their files, until one fails; without a mutant, none
   * ought to.
   * @param rounds those of one come before those of the next
   */
  async test({ mutant, rounds }) {
    const codes = mutant ? await buildWith(mutant) : scripts.map(({ shipped }) => shipped);
    if (codes === null) return { outcome: "refused by the build" };
    const isSame = scripts.every(({ shipped }, index) => shipped === codes[index]);
    if (isSame && mutant) return { outcome: "not in the bundle" };
    write(codes);
    for (const { files, names } of rounds) {
      globalThis.chosen = new Set(names);
      writeFileSync(ALL, files.map(included).join("\n"));
      const [result] = await runTests([ALL], "first-failure.cjs", { areFiles: true });
      const failure = firstFailure(result);
      if (failure) return { outcome: "killed", failure };
    }
    return { outcome: "survived" };
  },
};

process.on("message", async ({ task, ...details }) => {
  const answer = await tasks[task](details);
  process.send({ answer, isSpent: process.memoryUsage().rss > ENOUGH });
});
process.on("disconnect", () => process.exit());
