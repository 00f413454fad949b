import type { FaultName } from "../../local/chat/faults";
import { EVERY_KIND, expectEveryRowToHaveItsSpace, Workbook } from "./workbook";

const ROWS = 5;

/** What a row was asked for under one request ID is never asked for under another one. */
function expectOneRequestIdPerSpace(workbook: Workbook): void {
  const ids = new Map<string, Set<string | undefined>>();
  for (const { body, requestId } of workbook.calls) {
    const key = JSON.stringify(body, (name, value) => (name === "requestId" ? undefined : value));
    ids.set(key, (ids.get(key) ?? new Set()).add(requestId));
  }
  for (const used of ids.values()) expect(used.size).toBe(1);
}

const PASSING: FaultName[] = [
  "lost-before",
  "lost-after",
  "too-many-requests",
  "unavailable",
  "server-error",
];

describe.each(PASSING)("a run in which Chat fails with %s", (fault) => {
  it.each([1, 2, 3, 4, 5])("at its call %i ends with every row's space", (call) => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.google.chat.faults.switchOn(fault, { when: ({ number }) => number === call });
    expect(workbook.run()).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expectOneRequestIdPerSpace(workbook);
  });

  it("for minutes waits, and ends with every row's space once that is over", () => {
    const workbook = new Workbook(EVERY_KIND);
    const over = workbook.now + 90_000;
    workbook.google.chat.faults.switchOn(fault, { when: () => workbook.now < over });
    expect(workbook.run()).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expectOneRequestIdPerSpace(workbook);
  });

  it("for good stops, says why, and goes on at a later start", () => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.google.chat.faults.switchOn(fault);
    const confirmation = workbook.confirm();
    expect(workbook.goOn(confirmation)).toMatchObject({ state: "stopped" });
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(60_000);
    expect(workbook.goOn({ ...confirmation, leases: [] })).toMatchObject({
      state: "done",
      left: 0,
    });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expectOneRequestIdPerSpace(workbook);
  });
});
