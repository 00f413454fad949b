#!/usr/bin/env node
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isScriptFaultName, scriptFaultDescriptions } from "../google/apps-script/faults";
import { faultDescriptions, isFaultName } from "../google/chat/faults";
import { type Google, project, startGoogle } from "../google/load";
import { OneByOne } from "./csv/executions";
import type { Host, Identity } from "./csv/sheet-run";
import type { LiveOptions } from "./live";
import { openTerminal, type Terminal } from "./terminal";
import { type Job, work } from "./work";

const PERSON = "you@example.com";

const help = () => `Usage: npm start -- [FUNCTION] [options]
       npm start -- logout [--client-secrets FILE] [--account NAME]

Runs a global function of the bundle as Run does in the Apps Script editor (without FUNCTION:
createSpace), against stand-ins for Google on this machine: nothing is created at Google.

  --sheet FILE.csv      gives it a sheet; without FUNCTION, creates the spaces of its rows and
                        writes the results into the file. Run it again to go on after any stop.
                        setUpSheet adds the columns, checkSheet only says what would happen
  --per-minute N        creates at most so many spaces a minute (default: 59)
  --locale LOCALE       your language, such as pt_BR (default: en)
  --fault NAME[:TIMES]  lets the stand-ins fail in this way, always or so many times; --fault
                        without a name lists all

For real, in Google Chat
  --live                as yourself, after a sign-in with Google in your browser
  --client-secrets FILE the OAuth client's JSON (default: client_secrets.json)
  --account NAME        your address, to keep the sign-ins of several accounts apart
  --no-browser          opens no browser: follow the printed link, over SSH with a forwarded port
  --wait SECONDS        how long to wait for the sign-in (default: 300)
  --yes                 does not ask before it creates the spaces of a sheet
  --key FILE --as PERSON
                        as PERSON, by a service account with domain-wide delegation; in a sheet
                        the column Create as names another person for a row
  --address URL         where Chat is (default: https://chat.googleapis.com), or a stand-in
  logout                withdraws the sign-in at Google and deletes it here

Exit code: 0 all is created; 2 some rows failed or need attention, or people have not
joined; 1 it could not run; 130 Ctrl-C`;

function faultList(): string {
  const all = Object.entries({ ...faultDescriptions, ...scriptFaultDescriptions });
  return all.map(([name, description]) => `  ${name.padEnd(23)} ${description}`).join("\n");
}

const options = {
  sheet: { type: "string" },
  "per-minute": { type: "string" },
  locale: { type: "string", default: "en" },
  fault: { type: "string", multiple: true, default: [] as string[] },
  live: { type: "boolean", default: false },
  "client-secrets": { type: "string" },
  account: { type: "string" },
  "no-browser": { type: "boolean", default: false },
  wait: { type: "string" },
  yes: { type: "boolean", default: false },
  key: { type: "string" },
  as: { type: "string" },
  address: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

type Values = ReturnType<typeof read>["values"];

/** @throws Error that says which option there is none of. */
function read() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    const [what = ""] = String(error instanceof Error ? error.message : error).split(". ");
    throw new Error(`${what}. See npm start -- --help for what there is.`);
  }
}

async function main(): Promise<number> {
  const terminal = openTerminal();
  if (process.argv.at(-1) === "--fault") {
    terminal.print(`Faults that --fault switches on:\n${faultList()}`);
    return 0;
  }
  const { values, positionals } = read();
  const [functionName, extra] = positionals;
  if (values.help) {
    terminal.print(help());
    return 0;
  }
  if (extra) throw new Error(`What is ${extra}? Only one function can be run; see --help.`);
  if (functionName === "logout")
    return (await import("./live")).logOut(liveOptions(values), terminal);
  const job: Job = {
    functionName,
    sheet: pathOf(values.sheet),
    person: values.as,
    locale: values.locale,
    perMinute: numberOf("per-minute", values),
  };
  if (values.live) {
    if (values.fault.length > 0) throw new Error("--fault is for the stand-in, not with --live.");
    return (await import("./live")).runLive(job, liveOptions(values), terminal);
  }
  for (const name of ["client-secrets", "account", "wait", "key", "address"] as const) {
    if (values[name] !== undefined) throw new Error(`--${name} is for real Chat: add --live.`);
  }
  return runOffline(job, values.fault, terminal);
}

function liveOptions(values: Values): LiveOptions {
  return {
    clientSecrets: pathOf(values["client-secrets"] ?? "client_secrets.json") ?? "",
    account: values.account,
    key: pathOf(values.key),
    address: (values.address ?? "https://chat.googleapis.com").replace(/\/$/, ""),
    timeoutMs: (numberOf("wait", values) ?? 300) * 1000,
    opensBrowser: !values["no-browser"],
    isAgreed: values.yes,
  };
}

/** npm runs every script in the project's folder: paths are meant from where it was called. */
function pathOf(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(process.env.INIT_CWD ?? "", path);
}

function numberOf(name: "per-minute" | "wait", values: Values): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (!(Number(text) > 0)) throw new Error(`--${name} ${text} is not a number above 0.`);
  return Number(text);
}

async function runOffline(
  job: Job,
  faults: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const google = startGoogle();
  for (const fault of faults) switchOn(google, fault);
  const host: Host = {
    ...terminal,
    identify: madeUpIdentity,
    signIn: async () => {},
    confirm: async () => true,
    isRehearsal: true,
  };
  const executions = new OneByOne(google.appsScript, job);
  const exitCode = await work(executions, { ...job, person: job.person ?? PERSON }, host);
  terminal.print(outcome(google, job));
  return exitCode;
}

/** The same for the same address, so that a rehearsal goes on in another process. It guards nothing. */
function madeUpIdentity(address: string): Identity {
  const hex = createHash("sha256").update(`Chat Spaces rehearsal ${address}`).digest("hex");
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(hex) ?? [];
  return { person: parts.join("-"), secret: hex };
}

/** @param fault NAME or NAME:TIMES */
function switchOn(google: Google, fault: string): void {
  const [name = "", times] = fault.split(":");
  if (isScriptFaultName(fault)) {
    google.appsScript.switchOn(fault);
    return;
  }
  if (!isFaultName(name) || (times !== undefined && !/^[1-9]\d*$/.test(times))) {
    throw new Error(
      `--fault ${fault} is not a fault. Write NAME, or NAME:TIMES where Chat is to fail, with one of these names:\n${faultList()}`,
    );
  }
  google.chat.faults.switchOn(name, times ? { times: Number(times) } : {});
}

function outcome({ chat }: Google, { sheet }: Job): string {
  const spaces = chat.spaces.map(
    ({ space }) => `  ${space.name}  ${space.displayName ?? ""}  ${space.spaceUri}`,
  );
  const created = spaces.length > 0 ? spaces.join("\n") : "  none";
  const forReal =
    'To do it for real, see\n"Before the real thing" and "Push and run" in README.md.';
  const empty =
    "Before the file is used for\nreal, empty the result columns of the rows that were created here.";
  const rest = sheet ? (spaces.length > 0 ? empty : "") : forReal;
  return `
Spaces in the stand-in for Google Chat
${created}

This was a stand-in on your machine: nothing was created at Google. ${rest}`;
}

// This file is built into a folder of the project.
project.folder = fileURLToPath(new URL("..", import.meta.url));
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
