export default {
  rootDir: "../..",
  testEnvironment: "<rootDir>/test/environment.cjs",
  testSequencer: "<rootDir>/test/browser/sequencer.cjs",
  testMatch: ["<rootDir>/test/browser/**/*.browser.ts"],
  transform: { "^.+\\.ts$": "@swc/jest" },
  globalSetup: "<rootDir>/build.mjs",
  maxWorkers: "100%",
  testTimeout: 90_000,
};
