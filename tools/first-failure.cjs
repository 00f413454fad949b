const { TestEnvironment } = require("jest-environment-node");

/** One failed test tells all that is asked: the others of its file are skipped. */
module.exports = class extends TestEnvironment {
  #hasFailed = false;

  handleTestEvent({ name, test }) {
    if (name === "test_done" && test.errors.length > 0) this.#hasFailed = true;
    if (name === "test_start" && this.#hasFailed) test.mode = "skip";
  }
};
