import { parseArgs } from "node:util";
import type { Execution } from "./apps-script";
import { type FaultName, faultDescriptions, faultNames, isFaultName } from "./chat/faults";
import { type Google, startGoogle } from "./load";

const PERSON = "you@example.com";

const help = () => `Usage: npm start -- [FUNCTION] [options]

Runs a global function of the bundle as Run does in the Apps Script editor, against stand-ins for
Google on this machine. Without FUNCTION it runs createSpace.

  --fault NAME[:TIMES]  lets Chat fail in this way, always or only so many times
  --locale LOCALE       the person's language, such as pt_BR (default: en)
  --help                shows this

Faults
${faultNames.map((name) => `  ${name.padEnd(19)} ${faultDescriptions[name]}`).join("\n")}`;

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      fault: { type: "string", multiple: true, default: [] },
      locale: { type: "string", default: "en" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(help());
    return 0;
  }
  const google = startGoogle();
  const [functionName = "createSpace"] = positionals;
  const { functions } = google.appsScript;
  if (!functions.includes(functionName)) {
    throw new Error(`There is no function ${functionName}. There are: ${functions.join(", ")}.`);
  }
  for (const fault of values.fault) switchOn(google, fault);
  const execution = google.appsScript.person(PERSON, { locale: values.locale }).run(functionName);
  console.log(executionLog(execution));
  console.log(outcome(google));
  return execution.status === "completed" ? 0 : 1;
}

/** @param fault NAME or NAME:TIMES */
function switchOn(google: Google, fault: string): void {
  const [name = "", times] = fault.split(":");
  const known: FaultName | undefined = isFaultName(name) ? name : undefined;
  if (!known || (times !== undefined && !/^[1-9]\d*$/.test(times))) {
    throw new Error(
      `--fault ${fault} is not a fault. Write NAME or NAME:TIMES, with one of these names:\n  ${faultNames.join("\n  ")}`,
    );
  }
  google.chat.faults.switchOn(known, times ? { times: Number(times) } : {});
}

/** What the editor shows below the code while a function runs. */
function executionLog({ log, status, error, dialogs }: Execution): string {
  const shown = dialogs.map(
    ({ kind, title, message }) => `${kind === "prompt" ? "Asked" : "Shown"}  ${title}\n${message}`,
  );
  const lines = log.map(({ level, message }) => `${LEVELS[level]}${message}`);
  const end =
    status === "completed"
      ? "Notice Execution completed"
      : `Error  ${error?.name}: ${error?.message}`;
  return ["Execution log", "Notice Execution started", ...shown, ...lines, end]
    .map((line) => line.replace(/\n/g, `\n${" ".repeat(7)}`))
    .join("\n");
}

const LEVELS = { log: "Info   ", info: "Info   ", warn: "Warn   ", error: "Error  " };

function outcome({ chat }: Google): string {
  const spaces = chat.spaces.map(
    ({ space }) => `  ${space.name}  ${space.displayName ?? ""}  ${space.spaceUri}`,
  );
  const created = spaces.length > 0 ? spaces.join("\n") : "  none";
  return `
Spaces in the stand-in for Google Chat
${created}

This was a stand-in on your machine: nothing was created at Google. To do it for real, see
"Before the real thing" and "Push and run" in README.md.`;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
