/**
 * A process of `npm run mutants`, in a copy of the project: it builds what it is sent and runs test
 * files against it, all in this process, so that a mutant costs no start of jest.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { runCLI } from "jest";
import { bundleCode, SCRIPTS } from "../build.mjs";
import jestConfig from "../jest.config.mjs";

/** jest lets go of little that it has loaded: with so many bytes a new process takes over. */
const ENOUGH = 1_000_000_000;
const scripts = Object.entries(SCRIPTS).map(([folder, names]) => {
  const file = `${folder}/Code.js`;
  return { file, names, shipped: readFileSync(file, "utf8") };
});
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
    failure:
      testExecError?.message ?? testResults.find(({ status }) => status === "failed")?.fullName,
  }));
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

  /** Runs one test file after the other until one fails. */
  async test({ mutant, files }) {
    const codes = await buildWith(mutant);
    if (codes === null) return { outcome: "refused by the build" };
    const isSame = scripts.every(({ shipped }, index) => shipped === codes[index]);
    if (isSame) return { outcome: "not in the bundle" };
    write(codes);
    for (const file of files) {
      process.send({ started: file });
      const [{ failure }] = await runTests([file], { areFiles: true });
      if (failure) return { outcome: "killed", by: file };
    }
    return { outcome: "survived" };
  },
};

process.on("message", async ({ task, ...details }) => {
  const answer = await tasks[task](details);
  process.send({ answer, isSpent: process.memoryUsage().rss > ENOUGH });
});
process.on("disconnect", () => process.exit());
