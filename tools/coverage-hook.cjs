/**
 * Runs first in every process and thread of `npm run coverage`. The instrumented bundle counts in a
 * global `__coverage__`, but runs in vm contexts that have nothing of Node's: each is given one here.
 * The numbers are in memory that a process shares with its threads, which end without notice. The
 * contexts in which jest runs test files get it too: there jest collects it.
 */
const { readFileSync } = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const vm = require("node:vm");
const { getEnvironmentData, setEnvironmentData } = require("node:worker_threads");

const text = readFileSync(process.env.COVERAGE_FILES, "utf8");
const files = JSON.parse(text);
// There are fewer counters than letters that tell of them.
const memory = getEnvironmentData("coverage") ?? new SharedArrayBuffer(4 * text.length);
setEnvironmentData("coverage", memory);
let used = 0;

function counters(count) {
  const start = used;
  used += 4 * count;
  return new Uint32Array(memory, start, count);
}

/** An array proper, which is what istanbul and jest take the counters of one branch for. */
function arrayOf(numbers) {
  const array = [];
  numbers.forEach((_, index) => {
    const get = () => numbers[index];
    const set = (count) => {
      numbers[index] = count;
    };
    Object.defineProperty(array, index, { get, set, enumerable: true });
  });
  return array;
}

for (const file of Object.values(files)) {
  for (const kind of ["s", "f"]) file[kind] = counters(Object.keys(file[kind]).length);
  for (const [id, { length }] of Object.entries(file.b)) file.b[id] = arrayOf(counters(length));
}

const { createContext } = vm;
vm.createContext = (...args) => Object.assign(createContext(...args), { __coverage__: files });
syncBuiltinESMExports();

module.exports = files;
