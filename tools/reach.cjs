const { relative } = require("node:path");
const { TestEnvironment } = require("jest-environment-node");
const files = require("./coverage-hook.cjs");
const { nameOf } = require("./first-failure.cjs");

/** Lists in `globalThis.measured` how long each test takes, and which statements of the bundle it reaches. */
module.exports = class extends TestEnvironment {
  #file;
  #atLoading;

  constructor(config, context) {
    super(config, context);
    this.#file = relative(config.globalConfig.rootDir, context.testPath);
  }

  handleTestEvent({ name, test }) {
    // What was done for all tests when their file was loaded.
    if (name === "run_start") this.#atLoading = reachedByNow();
    if (name !== "test_done") return;
    const reached = reachedByNow();
    for (const path of Object.keys(files)) reached[path].push(...this.#atLoading[path]);
    globalThis.measured.push({
      file: this.#file,
      name: `${this.#file} ${nameOf(test)}`,
      ms: test.duration,
      failed: test.errors.length > 0,
      reached,
    });
  }
};

/** Since it was asked last, by file. */
function reachedByNow() {
  const reached = {};
  for (const [path, { s: counters }] of Object.entries(files)) {
    reached[path] = [...counters.keys()].filter((id) => counters[id] > 0);
    counters.fill(0);
  }
  return reached;
}
