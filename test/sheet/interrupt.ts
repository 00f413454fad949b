import type { Confirmation } from "../../src/run/confirm";
import type { RunState } from "../../src/run/worker";
import { type Confirmed, HEADERS, isUnderWay, type Line, resultOf, Workbook } from "./workbook";

export const NAMED: Line[] = ["Ada", "Bea", "Cy", "Dee"].map((name) => ({
  "Space name": name,
  Members: `${name.toLowerCase()}@example.com`,
}));

export const NAME = HEADERS.indexOf("Space name") + 1;

/** Lets somebody do something at the k-th service call of the first executions; counts the calls. */
export function interruptAt(workbook: Workbook, k: number, interrupt: () => void): () => number {
  let calls = 0;
  let isInside = false;
  workbook.google.appsScript.beforeCall = () => {
    if (isInside) return undefined;
    calls += 1;
    if (calls === k) {
      isInside = true;
      interrupt();
      isInside = false;
    }
    return undefined;
  };
  return () => calls;
}

/** Every number of a service call in the run that finishes a workbook. */
export function everyCallOf(lines: readonly Line[], arrange = () => new Workbook(lines)): number[] {
  const workbook = arrange();
  const calls = interruptAt(workbook, 0, () => {});
  workbook.run();
  workbook.google.appsScript.beforeCall = undefined;
  return Array.from({ length: calls() }, (_, index) => index + 1);
}

/** Runs until the run ends or one of its executions is killed at the k-th service call of all. */
export function runAndKillAt(workbook: Workbook, k: number): void {
  const { toConfirm } = workbook.checked();
  let calls = 0;
  workbook.google.appsScript.beforeCall = () => {
    calls += 1;
    return calls === k ? "kill" : undefined;
  };
  const confirming = workbook.confirmExecution(workbook.me, toConfirm);
  const confirmation = confirming.result as Confirmation | undefined;
  if (confirmation?.state === "confirmed") runUntilKilled(workbook, confirmation);
  workbook.google.appsScript.beforeCall = undefined;
  workbook.wait(120_000);
}

function runUntilKilled(workbook: Workbook, { runId, leases }: Confirmed): void {
  const handedOut = [...leases];
  for (;;) {
    const execution = workbook.batchExecution(runId, workbook.me, handedOut.shift());
    if (execution.status === "killed") return;
    const state = resultOf<RunState>(execution);
    if (!isUnderWay(state)) return;
    if (state.state === "waiting") workbook.wait(state.until - workbook.now);
  }
}
