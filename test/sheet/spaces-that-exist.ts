import { Page } from "../../local/google/at-once/page";
import { Scheduler } from "../../local/google/at-once/scheduler";
import { seeded } from "../../local/google/seeded";
import { ALL_HEADERS, type Line, Workbook } from "./workbook";

export const addresses = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `p${from + i}@example.com`);

export function workbookWith(lines: Line[], options = {}): Workbook {
  return new Workbook(lines, { capabilities: "all", headers: ALL_HEADERS, ...options });
}

export const ofClass = (members: string[], more: Line = {}): Line => ({
  "Space name": "Class 7A",
  Members: members.join(", "),
  ...more,
});

type Header = (typeof ALL_HEADERS)[number];

/** Somebody types into a cell below the header, rows from 0. */
export function type(workbook: Workbook, row: number, header: Header, value: string): void {
  const values = workbook.tab.values();
  const line = values[row + 1];
  if (!line) throw new Error(`There is no row ${row}`);
  line[ALL_HEADERS.indexOf(header)] = value;
  workbook.tab.fill(values);
}

export function peopleIn(workbook: Workbook, index = 0): string[] {
  const members = workbook.spaces[index]?.members ?? [];
  return members.map(({ who }) => who).filter((who) => who !== "me@example.com");
}

export const additions = (workbook: Workbook) =>
  workbook.calls.filter(({ method }) => method === "spaces.members.create");

/** The lines behind the claim of a row. */
export function recordOf(workbook: Workbook, row = 0): string[] {
  return (workbook.column("Request ID")[row] ?? "").split("\n").slice(1);
}

/** The role of everybody in a space but of whoever made it. */
export function rolesIn(workbook: Workbook, index = 0): Record<string, string> {
  const members = workbook.spaces[index]?.members ?? [];
  return Object.fromEntries(
    members
      .filter(({ who }) => who !== "me@example.com")
      .map(({ who, membership }) => [who, String(membership.role)]),
  );
}

/** How many calls of Google's services it takes. */
export function countCalls(workbook: Workbook, action: () => void): number {
  let count = 0;
  workbook.google.appsScript.beforeCall = () => {
    count += 1;
    return undefined;
  };
  action();
  workbook.google.appsScript.beforeCall = undefined;
  return count;
}

/** A run in which something happens at one of its calls; or it is killed there, with so many writes done. */
export function runWith(
  workbook: Workbook,
  at: number,
  what: { kill: number } | (() => void),
): void {
  const { appsScript } = workbook.google;
  let count = 0;
  appsScript.beforeCall = () => {
    count += 1;
    if (count !== at) return undefined;
    if (typeof what !== "function") return what;
    what();
    return undefined;
  };
  try {
    workbook.run();
  } catch (error) {
    // Killed, or told that somebody else is at work.
    if (!/killed|creating spaces/.test(String(error))) throw error;
  } finally {
    appsScript.beforeCall = undefined;
  }
}

/** The person comes back as often as there is something to do. */
export function goOnUntilDone(workbook: Workbook): void {
  for (let looks = 0; looks < 6; looks++) {
    workbook.wait(400_000);
    const { total, adding } = workbook.opened();
    if (total + (adding?.all ?? 0) === 0) return;
    workbook.run();
  }
}

/**
 * Several executions at once, of which two are killed at calls drawn from the seed; then the person
 * comes back.
 */
export async function runAtOnce(
  lines: Line[],
  { seed, mostCalls }: { seed: number; mostCalls: number },
): Promise<Workbook> {
  const random = seeded(seed);
  const time = { profile: "typical" } as const;
  const workbook = workbookWith(lines, { random: seeded(seed + 100), time });
  const { appsScript } = workbook.google;
  const scheduler = new Scheduler(appsScript, { seed, mostTurns: 200_000 });
  const page = new Page(scheduler, appsScript, workbook.me, time.profile);
  const draw = (most: number) => Math.floor(random() * most);
  const kills = new Map([1, 2].map(() => [60 + draw(mostCalls), draw(4)]));
  let calls = 0;
  appsScript.beforeCall = () => {
    calls += 1;
    const kill = kills.get(calls);
    return kill === undefined ? undefined : { kill };
  };
  page.createAll().catch(() => undefined);
  await scheduler.runAlongside();
  appsScript.beforeCall = undefined;
  goOnUntilDone(workbook);
  return workbook;
}
