/**
 * npm run mutants [-- PATH…]: changes the sources in many small ways, each of which some test ought
 * to notice, and lists those that none does. See `--help`.
 */
import { fork } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, normalize } from "node:path";
import { parseArgs } from "node:util";
import { mutationsOf } from "./mutations.mjs";
import { copyProject } from "./project-copy.mjs";

const HELP = `npm run mutants -- [PATH…] [OPTION…]

PATH is a folder, a file or FILE:LINE of what is bundled; without, src/run and src/sheet.
  --tests PATTERN  only test files whose path matches; without, all that drive the bundle
  --every N        a sample: each N-th mutant
  --jobs N         processes; without, as many as there are processors
  --list           lists the mutants and runs none
`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: "string", multiple: true, default: [] },
    every: { type: "string", default: "1" },
    jobs: { type: "string", default: String(availableParallelism()) },
    list: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** A test file that takes longer than this with a mutant, in milliseconds, is taken not to end. */
const limit = ({ ms }) => 5000 + 10 * ms;

function mutantsIn(path) {
  const [, name, line] = /^(.+?)(?::(\d+))?$/.exec(path);
  const files = statSync(name).isDirectory()
    ? readdirSync(name, { recursive: true }).map((file) => join(name, file))
    : [normalize(name)];
  const mutants = files
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .flatMap(mutantsOfFile);
  return line ? mutants.filter((mutant) => mutant.line === Number(line)) : mutants;
}

function mutantsOfFile(file) {
  const source = readFileSync(file, "utf8");
  const areStringsText = /^src.text/.test(file);
  return mutationsOf(source, { areStringsText }).map(({ start, end, text }) => ({
    file,
    line: source.slice(0, start).split("\n").length,
    source: source.slice(0, start) + text + source.slice(end),
    before: inItsLines(source, start, end, source.slice(start, end)),
    after: inItsLines(source, start, end, text),
  }));
}

/** A text with what stands beside its place in the same lines, on one line. */
function inItsLines(source, start, end, text) {
  const head = source.slice(source.lastIndexOf("\n", start - 1) + 1, start);
  const [tail] = source.slice(end).split("\n");
  return `${head}${text}${tail}`.replace(/\s+/g, " ").trim();
}

const describe = ({ file, line, before, after }) => `${file}:${line}\n  - ${before}\n  + ${after}`;

/** A process in a copy of the project, replaced by another when it ends, hangs or has grown too big. */
class Worker {
  #folder = copyProject();
  #process = this.#start();

  #start() {
    return fork("tools/mutant-worker.mjs", {
      cwd: this.#folder,
      // Drawn faults are the same for all mutants.
      env: { SEED: "1", ...process.env },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  }

  /** @param limits how long each test file may take, in milliseconds */
  async ask(message, limits = new Map()) {
    const child = this.#process;
    let timer;
    child.send(message);
    const { answer, isSpent } = await new Promise((settle) => {
      child.on("message", ({ started, ...end }) => {
        clearTimeout(timer);
        if (!started) settle(end);
        else if (limits.has(started)) {
          timer = setTimeout(() => child.kill("SIGKILL"), limits.get(started));
        }
      });
      child.once("exit", (_, signal) => {
        clearTimeout(timer);
        const outcome = signal === "SIGKILL" ? "ended by the clock" : "crashed";
        settle({ answer: { outcome }, isSpent: true });
      });
    });
    child.removeAllListeners();
    if (isSpent) this.#replace();
    return answer;
  }

  #replace() {
    this.end();
    this.#process = this.#start();
  }

  end() {
    this.#process.kill("SIGKILL");
  }
}

/** The test files that drive the bundle and pass, with the time that each takes. */
async function measure(worker) {
  const tests = await worker.ask({ task: "measure", patterns: options.tests });
  const driving = tests.filter(({ drives }) => drives);
  for (const { file, failure } of driving) {
    if (failure) console.error(`Without any mutant ${file} fails and is left out: ${failure}`);
  }
  const passing = driving
    .filter(({ failure }) => !failure)
    .map((test) => ({ ...test, kills: new Map() }));
  if (passing.length === 0) throw new Error("No test file drives the bundle and passes");
  const { failure } = await worker.ask({ task: "test", files: inOrder(passing) });
  if (failure) throw new Error(`Without any mutant this fails beside other files: ${failure}`);
  return passing;
}

/** Files that are fast, and those that have killed mutants of this source file before, come first. */
function inOrder(tests, source) {
  const cost = ({ ms, kills }) => ms / (1 + (kills.get(source) ?? 0));
  return [...tests].sort((one, other) => cost(one) - cost(other)).map(({ file }) => file);
}

async function run(mutants) {
  const workers = [];
  // Before the copies are removed that they work in.
  process.once("exit", () => workers.forEach((worker) => void worker.end()));
  while (workers.length < Number(options.jobs)) workers.push(new Worker());
  const tests = await measure(workers[0]);
  console.error(`${mutants.length} mutants, ${tests.length} test files`);
  const counts = {};
  const waiting = mutants.values();
  const work = async (worker) => {
    for (const mutant of waiting) {
      const outcome = await tryOut(mutant, worker, tests);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (outcome === "survived") console.log(describe(mutant));
      if (outcome === "crashed") console.log(`The tests crashed with\n${describe(mutant)}`);
      showProgress(counts, mutants.length);
    }
  };
  await Promise.all(workers.map(work));
  console.log(
    Object.entries(counts)
      .map(([outcome, count]) => `${count} ${outcome}`)
      .join(", "),
  );
  process.exit();
}

async function tryOut({ file, source }, worker, tests) {
  const limits = new Map(tests.map((test) => [test.file, limit(test)]));
  const message = { task: "test", mutant: { file, source }, files: inOrder(tests, file) };
  const { outcome, by } = await worker.ask(message, limits);
  const test = tests.find((one) => one.file === by);
  test?.kills.set(file, (test.kills.get(file) ?? 0) + 1);
  return outcome;
}

function showProgress(counts, all) {
  const done = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} \r`);
  else if (done % 50 === 0) console.error(`${done} of ${all}`);
}

const paths = positionals.length > 0 ? positionals : ["src/run", "src/sheet"];
const mutants = paths.flatMap(mutantsIn).filter((_, index) => index % Number(options.every) === 0);
if (options.help) console.log(HELP);
else if (options.list) console.log(mutants.map(describe).join("\n"));
else await run(mutants);
