const { TestEnvironment } = require("jest-environment-node");

// jest gives its processes half a second to end, and then complains. To give back what tests have left
// in memory, piece by piece, takes longer than that; to end takes all of it at once.
process.once("beforeExit", () => process.exit());

module.exports = TestEnvironment;
