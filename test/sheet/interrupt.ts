import { HEADERS, type Line, Workbook } from "./workbook";

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
  return Array.from({ length: calls() }, (_, index) => index + 1);
}
