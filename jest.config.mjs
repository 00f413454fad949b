export default {
  testEnvironment: "<rootDir>/test/environment.cjs",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["<rootDir>/test/live/", "<rootDir>/test/local/"],
  // What a test reads of src itself; the bundles have their own.
  globals: { WITH: { members: true, welcome: true, background: true, additions: true } },
  transform: { "^.+\\.ts$": "@swc/jest" },
  maxWorkers: "100%",
  // On a machine that is busy with other things a test may take long, and is not wrong for that.
  testTimeout: 60_000,
  globalSetup: "<rootDir>/build.mjs",
};
