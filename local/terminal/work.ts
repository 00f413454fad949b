import { existsSync, writeFileSync } from "node:fs";
import type { AppsScript, Execution } from "../google/apps-script";
import { CsvFile } from "./csv/csv-file";
import type { Executions } from "./csv/executions";
import { SheetFile } from "./csv/sheet-file";
import { ALL_CREATED, COULD_NOT_RUN, type Host, SheetRun, SOME_ARE_LEFT } from "./csv/sheet-run";

/** What `npm start` is to do. */
export interface Job {
  /** A function of the bundle. Without: with a sheet its spaces, else createSpace. */
  functionName: string | undefined;
  /** A CSV file in the place of the sheet. */
  sheet: string | undefined;
  /** Who runs it; of a sheet, who creates the rows that name nobody. */
  person: string | undefined;
  /** Such as `pt_BR`. */
  locale: string;
  /** At most so many spaces a minute; without, the bundle's own pace. */
  perMinute: number | undefined;
}

/**
 * Does it, with the bundle in the stand-in for Apps Script.
 * @returns the exit code
 * @throws Error that says why it cannot be done and what to do.
 */
export async function work(executions: Executions, job: Job, host: Host): Promise<number> {
  const { appsScript } = executions;
  const { functionName, sheet: path, person } = job;
  checkFunction(appsScript, functionName);
  if (path !== undefined && functionName === "setUpSheet" && !existsSync(path)) {
    writeFileSync(path, "");
  }
  const sheet = path === undefined ? undefined : new SheetFile(appsScript, new CsvFile(path));
  if (job.perMinute !== undefined) {
    const pace = new Map([["SPACES_PER_MINUTE", String(job.perMinute)]]);
    appsScript.properties.set("script", pace);
  }
  if (sheet && functionName === undefined) {
    return new SheetRun(executions, sheet, host, job).run();
  }
  if (sheet && functionName === "checkSheet") {
    const plans = await new SheetRun(executions, sheet, host, job).check();
    return plans.some(({ check }) => check.attention.length > 0) ? SOME_ARE_LEFT : ALL_CREATED;
  }
  if (person === undefined) throw new Error("Say with --as PERSON as whom it is to run.");
  await host.signIn([person]);
  const execution = await executions.run(person, functionName ?? "createSpace", []);
  sheet?.save();
  host.print(executionLog(execution));
  return execution.status === "completed" ? ALL_CREATED : COULD_NOT_RUN;
}

function checkFunction({ functions }: AppsScript, name: string | undefined): void {
  if (name === undefined || functions.includes(name)) return;
  throw new Error(`There is no function ${name}. There are: ${functions.join(", ")}.`);
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
