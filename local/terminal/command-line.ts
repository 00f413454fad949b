import { parseArgs } from "node:util";
import { nearest } from "./suggest";
import { say } from "./text";
import { forShell, oneLine } from "./visible";

/** What the command takes, and whether a value follows. */
const OPTIONS = {
  sheet: true,
  out: true,
  "name-column": true,
  "members-column": true,
  reason: true,
  keep: false,
  "per-minute": true,
  fault: true,
  live: false,
  yes: false,
  "client-secrets": true,
  account: true,
  "no-browser": false,
  wait: true,
  key: true,
  as: true,
  address: true,
  json: false,
  locale: true,
  help: false,
  version: false,
} as const;

export type OptionName = keyof typeof OPTIONS;
const optionNames = Object.keys(OPTIONS) as OptionName[];

const SHORT: Record<string, OptionName> = { h: "help" };
const EVERYWHERE: readonly OptionName[] = ["json", "locale", "help", "version"];
const SIGN_IN: readonly OptionName[] = [
  ...(["client-secrets", "account", "no-browser", "wait", "address"] as const),
];
const FOR_REAL: readonly OptionName[] = ["live", ...SIGN_IN, "key", "as"];

const OWN_HEADERS: readonly OptionName[] = ["name-column", "members-column"];

interface CommandShape {
  /** What follows it. */
  argument: "FILE" | "FUNCTION" | undefined;
  options: readonly OptionName[];
}

const COMMANDS = {
  check: { argument: "FILE", options: ["sheet", ...OWN_HEADERS, "per-minute", ...FOR_REAL] },
  create: {
    argument: "FILE",
    options: ["sheet", "out", ...OWN_HEADERS, "per-minute", "fault", "yes", ...FOR_REAL],
  },
  template: { argument: "FILE", options: ["sheet"] },
  connection: { argument: undefined, options: ["fault", ...FOR_REAL] },
  "start-over": {
    argument: "FILE",
    options: ["sheet", ...OWN_HEADERS, "reason", "keep", "yes", ...FOR_REAL],
  },
  login: { argument: undefined, options: ["live", ...SIGN_IN] },
  logout: { argument: undefined, options: ["live", ...SIGN_IN] },
  run: { argument: "FUNCTION", options: ["sheet", "fault", "yes", ...FOR_REAL] },
} satisfies Record<string, CommandShape>;

export type CommandName = keyof typeof COMMANDS;
export const commandNames = Object.keys(COMMANDS) as CommandName[];

/** What follows a command, and the options that are its own. */
export function shapeOf(command: CommandName): CommandShape {
  return COMMANDS[command];
}

/** The options of a command, and those of all. */
export function optionsOf(command: CommandName): readonly OptionName[] {
  return [...COMMANDS[command].options, ...EVERYWHERE];
}

type ValueName = {
  [Name in OptionName]: (typeof OPTIONS)[Name] extends true ? Name : never;
}[OptionName];
type Values = Partial<Record<Exclude<ValueName, "fault">, string>> &
  Partial<Record<Exclude<OptionName, ValueName>, true>> & { fault: string[] };

export interface CommandLine {
  /** `connection` is `run checkSetup`. */
  command: Exclude<CommandName, "connection"> | "help" | "version" | "faults";
  /** Of `help`: about which command; without, about all. */
  about?: CommandName;
  /** Of `run`. */
  functionName?: string;
  values: Values;
}

/** The command line is not as it must be; the message says what to write. */
export class UsageError extends Error {
  override name = "UsageError";
}

/**
 * Node's own parser splits the words; what they may be is checked here, since its sentences and
 * those of other parsers are in English alone.
 * @param functions the global functions of the bundle, each of which can be called by its name
 * @throws UsageError
 */
export function parseCommandLine(
  args: readonly string[],
  functions: readonly string[],
): CommandLine {
  // Without a name it asks which there are.
  if (args.at(-1) === "--fault") return { command: "faults", values: { fault: [] } };
  const { values, words } = split(args);
  const [first, ...rest] = words;
  if (values.version) return { command: "version", values };
  if (first === "help") return helpAbout(rest, values);
  if (first === undefined) return withoutCommand(values);
  if (isCommand(first)) return withCommand(first, rest, values);
  if (functions.includes(first) || Object.hasOwn(OF_SHEETS, first)) {
    return withFunction(first, rest, values);
  }
  throw unknownCommand(first, functions);
}

function helpAbout(words: readonly string[], values: Values): CommandLine {
  const [about] = words;
  if (about === undefined) return { command: "help", values };
  if (!isCommand(about)) throw unknownCommand(about, []);
  return { command: "help", about, values };
}

/** As it was called before it had commands. */
function withoutCommand(values: Values): CommandLine {
  if (values.help) return { command: "help", values };
  const command = values.sheet === undefined ? "run" : "create";
  checkOptions(command, values);
  return command === "run" ? { command, functionName: "createSpace", values } : { command, values };
}

/** What functions were called before they had commands, one by its name of then too. */
const OF_SHEETS: Record<string, "check" | "template" | undefined> = {
  checkSheet: "check",
  prepareSheet: "template",
  setUpSheet: "template",
};

function withFunction(functionName: string, rest: readonly string[], values: Values): CommandLine {
  if (values.help) return { command: "help", about: "run", values };
  refuseMore(rest);
  const command = (values.sheet !== undefined && OF_SHEETS[functionName]) || "run";
  checkOptions(command, values);
  return command === "run" ? { command, functionName, values } : { command, values };
}

function withCommand(command: CommandName, rest: readonly string[], values: Values): CommandLine {
  if (values.help) return { command: "help", about: command, values };
  const { argument } = COMMANDS[command];
  checkOptions(command, values);
  refuseMore(rest.slice(argument ? 1 : 0));
  const [word] = rest;
  if (command === "connection") return { command: "run", functionName: "checkSetup", values };
  if (command !== "run") {
    const given = argument && word !== undefined ? addSheet(word, values) : values;
    if (argument && given.sheet === undefined)
      throw usage(say().usage.fileMissing(command), command);
    return { command, values: given };
  }
  if (word === undefined) throw usage(say().usage.functionMissing, command);
  return withFunction(word, [], values);
}

function addSheet(file: string, values: Values): Values {
  if (values.sheet !== undefined && values.sheet !== file) {
    throw usage(say().usage.twoFiles(oneLine(values.sheet), oneLine(file)));
  }
  return { ...values, sheet: file };
}

function checkOptions(command: CommandName, values: Values): void {
  const own = optionsOf(command);
  for (const name of optionNames) {
    const isGiven = name === "fault" ? values.fault.length > 0 : values[name] !== undefined;
    if (isGiven && !own.includes(name)) {
      throw usage(say().usage.notOfCommand(command, name), command);
    }
  }
}

function refuseMore(words: readonly string[]): void {
  const [word] = words;
  if (word !== undefined) throw usage(say().usage.tooMuch(oneLine(word)));
}

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

function unknownCommand(word: string, functions: readonly string[]): UsageError {
  const { usage: text } = say();
  const near = nearest(word, [...commandNames, "help", ...functions]);
  if (near) return new UsageError(text.unknownCommand(oneLine(word), near));
  if (/\.(csv|tsv|txt)$/i.test(word))
    return new UsageError(text.fileAlone(oneLine(word), forShell(word)));
  return usage(text.unknownCommandAlone(oneLine(word)));
}

function usage(sentence: string, command?: CommandName): UsageError {
  return new UsageError(`${sentence} ${say().usage.seeHelp(command)}`);
}

function split(args: readonly string[]): { values: Values; words: string[] } {
  const options = Object.fromEntries(
    optionNames.map((name) => [
      name,
      { type: OPTIONS[name] ? ("string" as const) : ("boolean" as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: args.map(longName),
    options,
    tokens: true,
    strict: false,
    allowPositionals: true,
  });
  const values: Values & Record<string, unknown> = { fault: [] };
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const { name, value } = readOption(token);
    if (name === "fault") values.fault.push(value ?? "");
    else Object.assign(values, { [name]: value ?? true });
  }
  return { values, words };
}

function longName(word: string): string {
  const name = /^-([a-z])$/i.exec(word)?.[1] ?? "";
  return SHORT[name] ? `--${SHORT[name]}` : word;
}

interface OptionToken {
  name: string;
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function readOption({ name, rawName, value, inlineValue }: OptionToken): {
  name: OptionName;
  value: string | undefined;
} {
  const { usage: text } = say();
  if (!isOption(name)) {
    const near = rawName.startsWith("--") ? nearest(name, optionNames) : undefined;
    throw near
      ? new UsageError(text.unknownOption(oneLine(rawName), near))
      : usage(text.unknownOptionAlone(oneLine(rawName)));
  }
  if (!OPTIONS[name] && value !== undefined) throw usage(text.noValue(name, oneLine(value)));
  const isMissing = value === undefined || value === "" || (!inlineValue && /^-./.test(value));
  if (OPTIONS[name] && isMissing) throw usage(text.valueMissing(name));
  return { name, value };
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
