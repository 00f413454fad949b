/**
 * npm run mutants [-- PATH…]: changes the sources in many small ways, each of which some test ought
 * to notice, and lists those that none does. See `--help`.
 */
import { fork } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, normalize, relative } from "node:path";
import { parseArgs } from "node:util";
import { bundleCounting } from "./counting.mjs";
import { mutationsOf } from "./mutations.mjs";
import { copyProject } from "./project-copy.mjs";

const HELP = `npm run mutants -- [PATH…] [OPTION…]

PATH is a folder, a file or FILE:LINE of what is bundled; without, src/run and src/sheet.
  --tests PATTERN  only test files whose path matches; of these, a mutant is tried against the tests
                   that reach what it changes
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
    start,
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

/** Some test files try something out when they are loaded: it does not end with every mutant. */
const LOADING_MS = 30_000;

/** A process in a copy of the project, replaced by another when it ends, hangs or has grown too big. */
class Worker {
  #options;
  #process;

  constructor(folder, environment = {}) {
    // Drawn faults are the same for all mutants.
    const env = { SEED: "1", ...process.env, ...environment };
    this.#options = { cwd: folder, env, stdio: ["ignore", "ignore", "inherit", "ipc"] };
    this.#start();
  }

  #start() {
    this.#process = fork("tools/mutant-worker.mjs", this.#options);
  }

  /** @param limits how long each test file may take, in milliseconds */
  async ask(message, limits = new Map()) {
    const child = this.#process;
    let timer = limits.size > 0 && setTimeout(() => child.kill("SIGKILL"), LOADING_MS);
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
    this.#start();
  }

  end() {
    this.#process.kill("SIGKILL");
  }
}

/**
 * The tests that drive the bundle and pass, with the time that each takes, and for each source file its
 * statements, the innermost first, with the tests that reach them.
 */
async function measure() {
  const folder = copyProject();
  const { env, files, sources } = await bundleCounting(folder);
  const worker = new Worker(folder, env);
  const all = await worker.ask({ task: "measure", patterns: options.tests });
  worker.end();
  const driving = all.filter(({ reached }) => Object.values(reached).some((ids) => ids.length > 0));
  for (const { failed, name } of driving) {
    if (failed) console.error(`Without any mutant this fails and is left out: ${name}`);
  }
  const tests = driving.filter(({ failed }) => !failed);
  if (tests.length === 0) throw new Error("No test drives the bundle and passes");
  const statements = Object.entries(files).map(([path, { statementMap }]) => {
    return [relative(process.cwd(), path), statementsOf(path, statementMap, sources[path], tests)];
  });
  return { tests, statements: new Map(statements) };
}

function statementsOf(path, places, source, tests) {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, column }) => starts[line - 1] + column;
  const statements = Object.entries(places).map(([id, { start, end }]) => ({
    start: offset(start),
    end: offset(end),
    tests: tests.filter(({ reached }) => reached[path].includes(Number(id))),
  }));
  const length = ({ start, end }) => end - start;
  return statements.sort((one, other) => length(one) - length(other));
}

/** The tests that reach what a mutant changes; what stands in no statement may be read by all. */
function testsFor({ file, start }, { tests, statements }) {
  const innermost = statements.get(file)?.find((one) => one.start <= start && start < one.end);
  return innermost?.tests ?? tests;
}

async function run(mutants) {
  const workers = [];
  // Before the copies are removed that they work in.
  process.once("exit", () => workers.forEach((worker) => void worker.end()));
  while (workers.length < Number(options.jobs)) workers.push(new Worker(copyProject()));
  const measured = await measure();
  const { failure } = await tryOut(undefined, workers[0], measured.tests);
  if (failure) throw new Error(`Without any mutant this fails beside other tests: ${failure}`);
  console.error(`${mutants.length} mutants, ${measured.tests.length} tests`);
  const counts = {};
  const waiting = mutants.values();
  const work = async (worker) => {
    for (const mutant of waiting) {
      const { outcome } = await tryOut(mutant, worker, testsFor(mutant, measured));
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

/** The names of tests that have killed a mutant, by source file: they are tried first. */
const killers = new Map();

async function tryOut(mutant, worker, tests) {
  const known = killers.get(mutant?.file) ?? new Set();
  killers.set(mutant?.file, known);
  const hasKilled = ({ name }) => known.has(name);
  const rounds = [tests.filter(hasKilled), tests.filter((test) => !hasKilled(test))]
    .filter((some) => some.length > 0)
    .map((some) => ({ files: fastestFirst(some), names: some.map(({ name }) => name) }));
  const limits = new Map([...timesOf(tests)].map(([file, ms]) => [file, 5000 + 10 * ms]));
  const answer = await worker.ask({ task: "test", mutant, rounds }, limits);
  if (answer.failure) known.add(answer.failure);
  return answer;
}

/** How long these tests take in all, by their files, in milliseconds. */
function timesOf(tests) {
  const times = new Map();
  for (const { file, ms } of tests) times.set(file, (times.get(file) ?? 0) + ms);
  return times;
}

function fastestFirst(tests) {
  return [...timesOf(tests)].sort(([, one], [, other]) => one - other).map(([file]) => file);
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
