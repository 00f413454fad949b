export default {
  rootDir: "../..",
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/browser/**/*.browser.ts"],
  transform: { "^.+\\.ts$": "@swc/jest" },
  globalSetup: "<rootDir>/build.mjs",
  maxWorkers: "100%",
  testTimeout: 90_000,
};
