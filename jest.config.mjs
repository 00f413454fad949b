export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["<rootDir>/test/live/"],
  transform: { "^.+\\.ts$": "@swc/jest" },
  maxWorkers: "100%",
  globalSetup: "<rootDir>/build.mjs",
};
