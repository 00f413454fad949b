const { TestEnvironment } = require("jest-environment-node");

/**
 * Of the tests in `globalThis.chosen`, one that fails tells all that is asked: the others are skipped.
 * Whoever started this process hears of each describe block at the top, which may not end.
 */
module.exports = class extends TestEnvironment {
  #hasFailed = false;

  handleTestEvent({ name, test, describeBlock }) {
    if (name === "test_done" && test.errors.length > 0) this.#hasFailed = true;
    const isAsked = () => !this.#hasFailed && globalThis.chosen.has(nameOf(test));
    if (name === "test_start" && !isAsked()) test.mode = "skip";
    const isAtTop = name === "run_describe_start" && describeBlock.parent?.parent === undefined;
    if (isAtTop && describeBlock.parent) process.send?.({ started: describeBlock.name });
  }
};

/** The titles of all that a test stands in, and its own. */
function nameOf({ parent, name }) {
  return parent?.parent ? `${nameOf(parent)} ${name}` : name;
}

module.exports.nameOf = nameOf;
