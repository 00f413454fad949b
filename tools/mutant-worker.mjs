/**
 * A process of `npm run mutants`, in a copy of the project: it builds what it is sent and runs test
 * files against it, all in this process and as one file, so that a mutant costs no start of jest and
 * what the tests have in common is loaded once.
 */
import { writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { runCLI } from "jest";
import { bundleCode, SCRIPTS } from "../build.mjs";
import jestConfig from "../jest.config.mjs";

/** jest lets go of little that it has loaded: with so many bytes a new process takes over. */
const ENOUGH = 1_000_000_000;
/** Where this process takes over, what was built is the last mutant by now. */
const scripts = await Promise.all(
  Object.entries(SCRIPTS).map(async ([folder, names]) => {
    return { file: `${folder}/Code.js`, names, shipped: await bundleCode(names) };
  }),
);
const { globalSetup, ...shared } = jestConfig;
const config = JSON.stringify({
  ...shared,
  rootDir: process.cwd(),
  testEnvironment: "<rootDir>/tools/first-failure.cjs",
  reporters: [],
});

/** @param patterns paths of test files, or patterns as jest takes them; none for all there are */
async function runTests(patterns, { areFiles }) {
  const options = { runInBand: true, silent: true, watchman: false, runTestsByPath: areFiles };
  const argv = { $0: "mutants", _: patterns, config, ...options };
  const { results } = await runCLI(argv, [process.cwd()]);
  return results.testResults.map(({ testFilePath, perfStats, testExecError, testResults }) => ({
    file: relative(process.cwd(), testFilePath),
    ms: perfStats.runtime,
    ...firstFailure(testExecError, testResults),
  }));
}

/** Where all files are one, the outermost title is a file's. */
function firstFailure(error, tests) {
  if (error) return { failure: error.message };
  const failed = tests.find(({ status }) => status === "failed");
  return failed && { failure: failed.fullName, by: failed.ancestorTitles[0] };
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
  /** How long each test file takes, and which of them fail without a bundle: those that drive it. */
  async measure({ patterns }) {
    const usual = await runTests(patterns, { areFiles: false });
    write(scripts.map(() => 'throw new Error("There is no bundle");'));
    const without = await runTests(patterns, { areFiles: false });
    const driving = new Set(without.filter(({ failure }) => failure).map(({ file }) => file));
    return usual.map((test) => ({ ...test, drives: driving.has(test.file) }));
  },

  /** Runs one test file after the other until a test fails; without a mutant, none ought to. */
  async test({ mutant, files }) {
    const codes = mutant ? await buildWith(mutant) : scripts.map(({ shipped }) => shipped);
    if (codes === null) return { outcome: "refused by the build" };
    const isSame = scripts.every(({ shipped }, index) => shipped === codes[index]);
    if (isSame && mutant) return { outcome: "not in the bundle" };
    write(codes);
    writeFileSync(ALL, files.map(included).join("\n"));
    const [{ failure, by }] = await runTests([ALL], { areFiles: true });
    return failure ? { outcome: "killed", by, failure } : { outcome: "survived" };
  },
};

process.on("message", async ({ task, ...details }) => {
  const answer = await tasks[task](details);
  process.send({ answer, isSpent: process.memoryUsage().rss > ENOUGH });
});
process.on("disconnect", () => process.exit());
