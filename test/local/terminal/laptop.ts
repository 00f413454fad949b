import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
  output: string;
}

interface RunOptions {
  /** What is sent to its standard input; without, there is none. */
  input?: string;
  /** Whether somebody may still type: its standard input has no end. */
  isOpen?: boolean;
  env?: Record<string, string>;
  /** JavaScript that runs in the process before the command. */
  before?: string;
  /** In the place of pipes: descriptors of files. */
  stdout?: number;
  onStart?: (child: ChildProcess) => void;
}

/** Makes a process believe that somebody sits at a terminal. */
export const AT_TERMINAL =
  "for (const stream of [process.stdin, process.stdout, process.stderr]) stream.isTTY = true;";

/**
 * The command as it is installed: what the package has, csv-parse as the only other package, since
 * no other is loaded offline, and a folder of somebody's own to call it in.
 */
export class Laptop {
  readonly #root = mkdtempSync(join(tmpdir(), "chat-spaces-terminal-"));
  readonly #package = join(this.#root, "package");
  readonly folder = join(this.#root, "home");

  constructor() {
    mkdirSync(join(this.#package, "node_modules"), { recursive: true });
    mkdirSync(this.folder);
    const { files } = JSON.parse(readFileSync("package.json", "utf8"));
    const isPacked = (path: string) => !files.includes(`!${path}`);
    for (const part of files.filter((part: string) => !part.startsWith("!"))) {
      cpSync(part, join(this.#package, part), { recursive: true, filter: isPacked });
    }
    cpSync("package.json", join(this.#package, "package.json"));
    symlinkSync(resolve("node_modules/csv-parse"), join(this.#package, "node_modules/csv-parse"));
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }

  write(name: string, content: string | Buffer): string {
    writeFileSync(join(this.folder, name), content);
    return name;
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  files(): string[] {
    return readdirSync(this.folder).sort();
  }

  /** Without what earlier tests have left. */
  clear(): void {
    rmSync(this.folder, { recursive: true });
    mkdirSync(this.folder);
  }

  /** `chat-spaces …` to its end. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const { input, isOpen = false, env = {}, before, onStart } = options;
    const stdin = input !== undefined || isOpen ? "pipe" : "ignore";
    const hooks = before ? ["--import", `data:text/javascript,${encodeURIComponent(before)}`] : [];
    const script = join(this.#package, "build/start.mjs");
    const child = spawn(process.execPath, [...hooks, script, ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, LANG: "en_US.UTF-8", ...env },
      stdio: [stdin, options.stdout ?? "pipe", "pipe"],
    });
    onStart?.(child);
    if (!isOpen) child.stdin?.end(input);
    const outcome = { stdout: "", stderr: "", output: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name]?.setEncoding("utf8").on("data", (text) => {
        outcome[name] += text;
        outcome.output += text;
      });
    }
    const [code] = await once(child, "close");
    return { code, ...outcome };
  }
}

/** What becomes of classes.csv where nothing is created for real. */
export const TRIAL = "classes.trial.csv";

/** A laptop for the tests of a file, emptied before each, and what they do with it most. */
export function openLaptop() {
  const laptop = new Laptop();
  afterAll(() => laptop.remove());
  beforeEach(() => laptop.clear());
  const start = (...args: string[]) => laptop.run(args);
  const write = (content: string | Buffer) => laptop.write("classes.csv", content);
  return {
    laptop,
    start,
    write,
    header: (file: string) => laptop.read(file).split(/\r?\n/)[0],
    /** A file in which one row was copied with the result of another. */
    async writeCopied(): Promise<string> {
      await start("create", write("Space name\nRed\n"));
      const text = laptop
        .read(TRIAL)
        .replaceAll("00000000-0000-4000-8000-", "6f9619ff-8b86-4d01-b42d-");
      const row = text.split("\n")[1];
      return write(`${text}${row}\n`);
    },
  };
}
