const { TestEnvironment } = require("jest-environment-node");

/**
 * One failed test tells all that is asked: the others are skipped. Whoever started this process hears
 * of each describe block at the top, which may not end.
 */
module.exports = class extends TestEnvironment {
  #hasFailed = false;

  handleTestEvent({ name, test, describeBlock }) {
    if (name === "test_done" && test.errors.length > 0) this.#hasFailed = true;
    if (name === "test_start" && this.#hasFailed) test.mode = "skip";
    const isAtTop = name === "run_describe_start" && describeBlock.parent?.parent === undefined;
    if (isAtTop && describeBlock.parent) process.send?.({ started: describeBlock.name });
  }
};
