const { default: Sequencer } = require("@jest/test-sequencer");

/** The files that take longest, which jest would not know from their size: they begin first. */
const FIRST = ["states.browser.ts", "playground.browser.ts"];
const rank = ({ path }) => FIRST.findIndex((name) => path.endsWith(name));

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(other) - rank(one));
  }
};
