import type { FaultName } from "../../local/chat/faults";
import { everyCallOf, runAndKillAt } from "./interrupt";
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

describe("a run that is killed", () => {
  it.each(everyCallOf(EVERY_KIND))(
    "at service call %i goes on with the next start and makes nothing twice",
    (k) => {
      const workbook = new Workbook(EVERY_KIND);
      runAndKillAt(workbook, k);
      expect(workbook.run()).toMatchObject({ state: "done", left: 0 });
      expectEveryRowToHaveItsSpace(workbook, ROWS);
      expectOneRequestIdPerSpace(workbook);
    },
  );
});

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
    const end = workbook.run();
    expect(end.state).toBe("stopped");
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(60_000);
    expect(workbook.run()).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expectOneRequestIdPerSpace(workbook);
  });
});

describe("a run that meets two faults", () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  const random = seeded(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const pairs = Array.from({ length: 100 }, () => ({
    kill: 1 + pick(120),
    fault: PASSING[pick(PASSING.length)] ?? "lost-after",
    call: 1 + pick(6),
  }));

  it.each(pairs)(`(SEED=${seed}) killed at call $kill, and $fault at Chat call $call`, (pair) => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.google.chat.faults.switchOn(pair.fault, {
      when: ({ number }) => number === pair.call,
    });
    runAndKillAt(workbook, pair.kill);
    expect(workbook.run()).toMatchObject({ state: "done", left: 0 });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expectOneRequestIdPerSpace(workbook);
  });
});

/** The same numbers for the same seed: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
