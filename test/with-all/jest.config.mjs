import shared from "../../jest.config.mjs";

/** What runs the script, once more with every capability; the rest does not depend on them. */
export default {
  ...shared,
  rootDir: "../..",
  testMatch: [
    "sheet/*",
    "simulation/*",
    "connection",
    "create-space",
    "page/with-script",
    "sidebar",
  ].map((name) => `<rootDir>/test/${name}.test.ts`),
  testPathIgnorePatterns: [],
  setupFiles: ["<rootDir>/test/with-all/setup.ts"],
};
