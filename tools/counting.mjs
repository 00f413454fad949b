import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInstrumenter } from "istanbul-lib-instrument";
import { bundleCode, SCRIPTS } from "../build.mjs";

/**
 * Puts bundles of which every statement and branch of the TypeScript counts how often it runs into a
 * copy of the project.
 * @return what there is to count, by file, as istanbul describes it, the files' texts, and the
 *   environment of a process that counts
 */
export async function bundleCounting(folder) {
  const files = {};
  const sources = {};
  const counting = {
    name: "counting",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        sources[path] = readFileSync(path, "utf8");
        const { code, counters } = instrument(sources[path], path);
        files[path] = counters;
        return { contents: code, loader: "ts" };
      });
    },
  };
  for (const [script, names] of Object.entries(SCRIPTS)) {
    writeFileSync(join(folder, script, "Code.js"), await bundleCode(names, [counting]));
  }
  const counted = join(folder, "build/coverage-files.json");
  writeFileSync(counted, JSON.stringify(files));
  const hook = JSON.stringify(join(folder, "tools/coverage-hook.cjs"));
  return { files, sources, env: { NODE_OPTIONS: `--require ${hook}`, COVERAGE_FILES: counted } };
}

function instrument(source, path) {
  // The counters are looked up with `new Function("return this")()`: the stand-in hides globalThis.
  const options = { esModules: true, parserPlugins: ["typescript"], coverageGlobalScopeFunc: true };
  const instrumenter = createInstrumenter(options);
  const code = instrumenter.instrumentSync(source, path);
  // Counters that are there already are taken where they have the hash that the code was given.
  const [, hash] = /hash="(\w+)"/.exec(code);
  return { code, counters: { ...instrumenter.lastFileCoverage(), hash } };
}
