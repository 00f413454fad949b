import shared from "../../jest.config.mjs";

/** What runs on a machine of one's own: the stand-ins, the commands for the terminal, the build. */
export default {
  ...shared,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/local/**/*.test.ts"],
  testPathIgnorePatterns: [],
};
