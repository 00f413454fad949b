import shared from "../../jest.config.mjs";

/** Whole commands in processes of their own, against servers on this machine: a minute of them. */
export default {
  ...shared,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/live/*.test.ts"],
  testPathIgnorePatterns: [],
};
