import shared from "../../jest.config.mjs";

/** All tests once more, against the script that has every capability. */
export default {
  ...shared,
  rootDir: "../..",
  setupFiles: ["<rootDir>/test/with-all/setup.ts"],
};
