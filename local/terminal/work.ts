import { basename } from "node:path";
import type { OwnHeaders } from "../../src/sheet/columns";
import type { Execution, Menu } from "../google/apps-script";
import { type SheetFaultName, spoil } from "../google/apps-script/sheet-faults";
import type { Capabilities } from "../google/load";
import { called } from "./called";
import type { Executions } from "./csv/executions";
import { SheetFile } from "./csv/sheet-file";
import { type Host, SheetRun } from "./csv/sheet-run";
import { ALL_CREATED, COULD_NOT_RUN } from "./exit-codes";
import type { OpenSheet } from "./sheets";
import { inTerminal, say } from "./text";
import { forShell, oneLine } from "./visible";

/** What is to be done, whoever does it where. */
export interface Job {
  command: "check" | "create" | "template" | "start-over" | "run";
  /** Of `run`: a function of the bundle. */
  functionName: string;
  /** A CSV file in the place of the sheet. */
  sheet: OpenSheet | undefined;
  /** Who runs it; of a sheet, who creates the rows that name nobody. */
  person: string | undefined;
  /** Such as `pt_BR`. */
  locale: string;
  /** At most so many spaces a minute; without, the bundle's own pace. */
  perMinute: number | undefined;
  /** What the person has said of the sheet's own headers. */
  own: OwnHeaders;
  /** Of `start-over`: which rows. */
  doubts: readonly Doubt[];
  /** Of `start-over`: rows that show a space with another name keep it. */
  keeps: boolean;
  /** Of a trial: what the sheet is like. */
  sheetFaults: readonly SheetFaultName[];
  /** What came of it so far. */
  totals: Totals;
}

export const DOUBTS = ["copied", "uncertain", "displaced"] as const;
export type Doubt = (typeof DOUBTS)[number];

/** For scripts: what the last line of JSON tells. */
export interface Totals {
  created: number;
  failed: number;
  left: number;
  attention: number;
  notJoined: number;
  /** In spaces that existed: people who were added, roles that were set, messages that were posted. */
  added: number;
  roles: number;
  messages: number;
}

/** A sheet may ask for all that a terminal can do; a function has what the editor's Run has by default. */
export function capabilitiesOf({ sheet }: Pick<Job, "sheet">): Capabilities {
  return sheet ? "all" : "none";
}

/**
 * Does it, with the bundle in the stand-in for Apps Script.
 * @returns the exit code
 * @throws Error that says why it cannot be done and what to do.
 */
export async function work(executions: Executions, job: Job, host: Host): Promise<number> {
  const { appsScript } = executions;
  const { command, sheet: open, perMinute } = job;
  if (perMinute !== undefined) {
    const pace = new Map([["SPACES_PER_MINUTE", String(perMinute)]]);
    appsScript.properties.set("script", pace);
  }
  if (command === "run") return runFunction(executions, job, host);
  if (!open) throw new Error(`${command} needs a sheet`);
  const sheet = new SheetFile(appsScript, open.csv, job.own);
  for (const fault of job.sheetFaults) sheet.change((tab) => spoil(tab, fault));
  const run = new SheetRun(executions, sheet, host, job);
  if (command === "create") return run.create();
  if (command === "start-over") return run.startOver(job);
  if (command === "check") return run.look();
  const options = await run.addTemplate();
  const { made, completed, ownHeaders } = say().template;
  const next = [called, "check", forShell(open.resultsIn), ...options].join(" ");
  const name = basename(open.resultsIn);
  const told = options.length > 0 ? ownHeaders : open.isNew ? made : completed;
  host.print(told(name, next));
  return ALL_CREATED;
}

async function runFunction(executions: Executions, job: Job, host: Host): Promise<number> {
  const { functionName, person } = job;
  if (person === undefined) throw new Error(say().usage.asNeeded);
  await host.signIn([person], []);
  const user = executions.appsScript.person(person, { locale: job.locale });
  user.openSpreadsheet();
  const { menus } = user;
  const isHarmless = functionName === CONNECTION;
  if (!isHarmless && !(await host.confirm(say().question.run(functionName)))) {
    host.print(say().question.nothingDone);
    return COULD_NOT_RUN;
  }
  const execution = await executions.run(person, functionName, []);
  for (const { level, message } of execution.log) host.tell({ event: "log", level, message });
  host.print(executionLog(execution, user.menus === menus ? [] : user.menus.flatMap(linesOf)));
  if (execution.status !== "completed") {
    host.tell({ event: "error", message: String(execution.error?.message) });
    return COULD_NOT_RUN;
  }
  return functionName === CONNECTION && !isConnected(execution) ? COULD_NOT_RUN : ALL_CREATED;
}

const CONNECTION = "checkSetup";

function isConnected({ result }: Execution): boolean {
  return Object(result).isReady === true;
}

function linesOf({ title, items }: Menu): string[] {
  return [title, ...items.flatMap((item) => (item.kind === "item" ? [`  ${item.label}`] : []))];
}

/** What the editor shows below the code while a function runs, and what the sheet would show. */
function executionLog(
  { log, status, error, dialogs }: Execution,
  menus: readonly string[],
): string {
  const text = say().log;
  const width = Math.max(...Object.values(text.levels).map(({ length }) => length)) + 1;
  const shown = dialogs.map(({ title, message }) => `${text.shown}  ${title}\n${message}`);
  const entry = (level: keyof typeof text.levels, message: string) =>
    `${text.levels[level].padEnd(width)}${message}`;
  const lines = log.map(({ level, message }) => entry(level, inTerminal(message)));
  const end =
    status === "completed"
      ? entry("notice", text.completed)
      : entry("error", `${error?.name}: ${inTerminal(error?.message ?? status)}`);
  const menu = menus.length > 0 ? [`${text.shown}  ${menus.join("\n")}`] : [];
  return [text.title, entry("notice", text.started), ...shown, ...menu, ...lines, end]
    .map((line) =>
      line
        .split("\n")
        .map(oneLine)
        .join(`\n${" ".repeat(width)}`),
    )
    .join("\n");
}
