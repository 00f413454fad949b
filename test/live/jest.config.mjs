import shared from "../../jest.config.mjs";

/** Whole commands in processes of their own, against servers on this machine: two minutes of them. */
export default {
  ...shared,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/live/*.test.ts"],
  testPathIgnorePatterns: [],
};
