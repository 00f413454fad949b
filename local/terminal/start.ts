#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { OWN_COLUMNS, type OwnHeaders } from "../../src/sheet/columns";
import { isScriptFaultName } from "../google/apps-script/faults";
import { isSheetFaultName } from "../google/apps-script/sheet-faults";
import { isFaultName } from "../google/chat/faults";
import { type Google, inProject, project, startGoogle } from "../google/load";
import { here } from "./called";
import { type CommandLine, type OptionName, parseCommandLine, UsageError } from "./command-line";
import { OneByOne } from "./csv/executions";
import type { Host } from "./csv/sheet-run";
import { ALL_CREATED, COULD_NOT_RUN } from "./exit-codes";
import { readFunctions } from "./functions";
import { faultList, help, whyElsewhere } from "./help";
import { atFirstInterrupt, listenToSignals } from "./interrupts";
import type { LiveOptions } from "./live";
import { ask, canAsk } from "./question";
import { type OpenSheet, openTemplate, openToRead, openToTry, openToWrite, PIPE } from "./sheets";
import { openTerminal, type Terminal } from "./terminal";
import { inTerminal, isLocale, say, speak, speakForReal, systemLocale } from "./text";
import { MADE_UP, madeUpIdentity } from "./trial";
import { oneLine } from "./visible";
import { capabilitiesOf, DOUBTS, type Doubt, type Job, type Totals, work } from "./work";

/** Who works on this machine, to the stand-ins. */
const PERSON = "you@example.com";

/** The longest wait for a sign-in, in seconds. */
const LONGEST_WAIT = 3600;

type Values = CommandLine["values"];

/** @returns the exit code */
async function main(args: readonly string[], terminal: Terminal, totals: Totals): Promise<number> {
  const functions = readFunctions();
  const line = parseCommandLine(args, [...functions.keys()]);
  const { command, values } = line;
  const locale = localeOf(values);
  speak(locale);
  if (command === "help" || command === "version" || command === "faults") {
    terminal.print(
      command === "help" ? help(line.about) : command === "faults" ? faultList() : version(),
    );
    return ALL_CREATED;
  }
  if (command === "login" || command === "logout") {
    const { logIn, logOut } = await import("./live");
    return (command === "login" ? logIn : logOut)(liveOptions(values), terminal);
  }
  if (values.live) speakForReal();
  checkTogether(line);
  const { functionName = "" } = line;
  if (command === "run") checkFunction(functionName, functions);
  const settings = {
    ...{ command, functionName, person: values.as, locale, totals },
    perMinute: numberOf("per-minute", values),
    own: ownHeadersIn(values),
    doubts: doubtsIn(values),
    keeps: values.keep ?? false,
    sheetFaults: values.fault.filter(isSheetFaultName),
  };
  if (resultsArePiped(line)) terminal.leaveStdout();
  const sheet = await openSheet(line, terminal);
  process.once("exit", () => sheet?.close());
  const job: Job = { ...settings, sheet };
  if (!values.live) return runHere(job, values, terminal);
  return (await import("./live")).runLive(job, liveOptions(values), terminal);
}

/** What only makes sense with, or without, something else. @throws UsageError */
function checkTogether({ command, functionName = "", values }: CommandLine): void {
  const { usage } = say();
  if (command === "run" && values.sheet !== undefined)
    throw new UsageError(usage.noSheet(functionName));
  if (values.json && resultsArePiped({ command, values })) throw new UsageError(usage.jsonAndFile);
  if (values.live && values.fault.length > 0) throw new UsageError(usage.faultLive);
  for (const fault of values.fault) {
    const why = whyElsewhere(fault);
    if (why) throw new UsageError(usage.faultOfPlayground(fault, why));
    if (isSheetFaultName(fault) && command !== "create")
      throw new UsageError(usage.faultOfSheet(fault));
  }
  if (command === "start-over" && values.yes && !values.reason)
    throw new UsageError(usage.reasonNeeded);
  if (command === "start-over" && values.reason === "uncertain" && !values.live) {
    throw new UsageError(usage.uncertainLive);
  }
  const asks = command === "create" || command === "start-over" || isCreatingFunction(functionName);
  // Now, so that no browser is opened to sign in for a question that nobody can answer.
  if (asks && values.live && !values.yes && (!canAsk() || values.sheet === PIPE)) {
    throw new Error(nobodyFor(command));
  }
  if (values.live) return;
  for (const name of FOR_REAL) {
    if (values[name] !== undefined) throw new UsageError(usage.liveOnly(name));
  }
}

function nobodyFor(command: CommandLine["command"]): string {
  const { question, startOver } = say();
  return command === "start-over" ? startOver.nobody : question.nobody;
}

const FOR_REAL = ["client-secrets", "account", "no-browser", "wait", "key", "address"] as const;

function isCreatingFunction(name: string): boolean {
  return name !== "" && name !== "checkSetup";
}

function checkFunction(name: string, functions: ReturnType<typeof readFunctions>): void {
  const { usage } = say();
  const command = SHEET_FUNCTIONS[name];
  if (command) throw new UsageError(usage.needsSheet(name, command));
  if (functions.get(name)) throw new UsageError(usage.ofPage(name));
}

/** Functions that are nothing without a sheet, and the command for each. */
const SHEET_FUNCTIONS: Record<string, string | undefined> = {
  checkSheet: "check",
  prepareSheet: "template",
  setUpSheet: "template",
  startOver: "start-over",
};

function resultsArePiped({ command, values }: Pick<CommandLine, "command" | "values">): boolean {
  if (command !== "create" || values.live) return false;
  return values.out === PIPE || (values.out === undefined && values.sheet === PIPE);
}

async function openSheet(
  { command, values }: CommandLine,
  terminal: Terminal,
): Promise<OpenSheet | undefined> {
  const [sheet, out] = [pathOf(values.sheet), pathOf(values.out)];
  if (sheet === undefined) return undefined;
  if (command === "check") return openToRead(sheet);
  if (command === "template") return openTemplate(sheet);
  const isTrial = command === "create" && !values.live;
  return isTrial ? openToTry(sheet, out, terminal) : openToWrite(sheet, out);
}

function liveOptions(values: Values): LiveOptions {
  return {
    clientSecrets: pathOf(values["client-secrets"] ?? "client_secrets.json") ?? "",
    account: values.account,
    key: pathOf(values.key),
    address: (values.address ?? "https://chat.googleapis.com").replace(/\/$/, ""),
    timeoutMs: (numberOf("wait", values, LONGEST_WAIT) ?? 300) * 1000,
    opensBrowser: !values["no-browser"],
    isAgreed: values.yes ?? false,
  };
}

function pathOf(path: string | undefined): string | undefined {
  return path === undefined || path === PIPE ? path : resolve(here, path);
}

function numberOf(
  name: Extract<OptionName, "per-minute" | "wait">,
  values: Values,
  limit = Number.POSITIVE_INFINITY,
): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const { usage } = say();
  const number = Number(text);
  if (!(number > 0 && Number.isFinite(number)))
    throw new UsageError(usage.notPositive(name, oneLine(text)));
  if (number > limit) throw new UsageError(usage.tooLong(name, oneLine(text), limit));
  return number;
}

/** In the place of a header: there is none, whatever seems to be meant. */
const NO_HEADER = "-";

function ownHeadersIn(values: Values): OwnHeaders {
  const own: OwnHeaders = {};
  for (const column of OWN_COLUMNS) {
    const header = values[`${column}-column`];
    if (header !== undefined) own[column] = header === NO_HEADER ? "" : header;
  }
  return own;
}

/** Of whose unknown outcome a row is, is only known with the account that began it. */
function doubtsIn({ reason, live }: Values): Doubt[] {
  if (reason === undefined) return DOUBTS.filter((doubt) => live || doubt !== "uncertain");
  const known = DOUBTS.find((each) => each === reason);
  if (!known) throw new UsageError(say().usage.reasonUnknown(oneLine(reason)));
  return [known];
}

function localeOf({ locale }: Values): string {
  if (locale === undefined) return systemLocale();
  if (!isLocale(locale)) throw new UsageError(say().usage.localeUnknown(oneLine(locale)));
  return locale;
}

function version(): string {
  return String(JSON.parse(readFileSync(inProject("package.json"), "utf8")).version);
}

/** With the stand-ins for Google, on this machine. @returns the exit code */
async function runHere(job: Job, { fault, yes }: Values, terminal: Terminal): Promise<number> {
  const { command, sheet } = job;
  const google = startGoogle({ capabilities: capabilitiesOf(job) });
  for (const each of fault) switchOn(google, each);
  const isTrial = command !== "start-over" && command !== "template";
  const host: Host = {
    ...terminal,
    identify: madeUpIdentity,
    signIn: async () => {},
    confirm: async (question) => {
      if (!isTrial && !yes && !canAsk()) throw new Error(nobodyFor(command));
      const isAgreed = isTrial || yes || (await ask(question));
      if (isAgreed && command === "create") atFirstInterrupt(endGently);
      return isAgreed;
    },
    isRehearsal: isTrial,
  };
  const executions = new OneByOne(google.appsScript, job);
  function endGently(): void {
    terminal.warn(say().run.ending);
    executions.cancel();
  }
  const isTriedAgain = sheet?.csv.matches(MADE_UP) ?? false;
  let isTried = false;
  try {
    const code = await work(executions, { ...job, person: job.person ?? PERSON }, host);
    isTried = true;
    return code;
  } finally {
    // After an error there may be results, and they are worth a look.
    if (command === "create" && (isTried || sheet?.csv.isChanged)) {
      showTrial(google, terminal, await sheet?.finish(), isTriedAgain);
    }
    if (command === "run") showTrial(google, terminal);
  }
}

/** @param fault NAME or NAME:TIMES */
function switchOn(google: Google, fault: string): void {
  const [name = "", times] = fault.split(":");
  if (isScriptFaultName(fault)) {
    google.appsScript.switchOn(fault);
    return;
  }
  if (isSheetFaultName(fault)) return;
  if (!isFaultName(name) || (times !== undefined && !/^[1-9]\d*$/.test(times))) {
    throw new UsageError(`${say().usage.faultUnknown(oneLine(fault))}\n${faultList()}`);
  }
  google.chat.faults.switchOn(name, times ? { times: Number(times) } : {});
}

/** How many spaces are named in one list. */
const LONGEST_LIST = 20;

/**
 * @param resultsIn the name of a file; "" where they went to another program
 * @param isTriedAgain whether it was a trial of a trial's results, which are refused for real
 */
function showTrial(
  { chat }: Google,
  terminal: Terminal,
  resultsIn?: string,
  isTriedAgain = false,
): void {
  const { trial } = say();
  const spaces = chat.spaces.map(({ space }) =>
    oneLine(`${space.name}  ${space.displayName ?? ""}  ${space.spaceUri}`),
  );
  const rest = spaces.length - LONGEST_LIST;
  const list = [
    ...(spaces.length > 0 ? spaces.slice(0, LONGEST_LIST) : [trial.none]),
    ...(rest > 0 ? [trial.more(rest)] : []),
  ];
  const next =
    resultsIn === undefined
      ? [trial.next]
      : [
          ...(resultsIn ? [trial.results(resultsIn)] : []),
          ...(isTriedAgain ? [] : [trial.nextSheet]),
        ];
  terminal.tell({ event: "trial", results: resultsIn ?? "" });
  terminal.print(
    ["", trial.spaces, ...list.map((space) => `  ${space}`), "", trial.nothingReal, ...next].join(
      "\n",
    ),
  );
}

/** Errors of ours say what to do; any other is told as what it is. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return say().unexpected(String(error));
  const isOurs = !("code" in error && "syscall" in error) && !NATIVE.includes(error.name);
  return isOurs ? inTerminal(error.message) : say().unexpected(error.message);
}

const NATIVE = ["TypeError", "RangeError", "ReferenceError", "SyntaxError"];

/** Before the command line is read, so that what is wrong with it is said in the language it names. */
function localeAmong(args: readonly string[]): string {
  const [, inline] = args.map((word) => /^--locale=(.*)$/.exec(word)).find(Boolean) ?? [];
  const named = inline ?? args[args.indexOf("--locale") + 1];
  const isNamed = inline !== undefined || args.includes("--locale");
  return isNamed && named !== undefined && isLocale(named) ? named : systemLocale();
}

async function start(args: readonly string[]): Promise<void> {
  // This file is built into a folder of the project.
  project.folder = fileURLToPath(new URL("..", import.meta.url));
  speak(localeAmong(args));
  listenToSignals();
  const terminal = openTerminal({ json: args.includes("--json") });
  const totals: Totals = {
    created: 0,
    failed: 0,
    left: 0,
    attention: 0,
    notJoined: 0,
    added: 0,
    roles: 0,
    messages: 0,
  };
  process.once("exit", () => {
    if (terminal.isBroken() && !process.exitCode) process.exitCode = COULD_NOT_RUN;
  });
  process.once("uncaughtException", (error) => {
    terminal.warn(messageOf(error));
    process.exit(COULD_NOT_RUN);
  });
  try {
    process.exitCode = await main(args, terminal, totals);
  } catch (error) {
    process.exitCode = COULD_NOT_RUN;
    const message = messageOf(error);
    terminal.tell({ event: "error", message });
    terminal.warn(message);
  }
  terminal.tell({ event: "end", exitCode: process.exitCode, ...totals });
}

await start(process.argv.slice(2));
