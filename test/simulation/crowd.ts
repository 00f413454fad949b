import type { Profile } from "../../local/google/apps-script/time";
import { Page } from "../../local/google/at-once/page";
import { Scheduler } from "../../local/google/at-once/scheduler";
import type { FaultName } from "../../local/google/chat/faults";
import { seeded } from "../../local/google/seeded";
import { PASSING } from "../sheet/workbook";
import { type Change, DRAWN_CHANGES, type Findings, School } from "./school";

/** What happens to a run on which several executions work at once, drawn from a seed. */
interface Fate {
  rows: number;
  profile: Profile;
  /** By the number of the service call, of all executions together. */
  kills: Map<number, number>;
  changes: Map<number, { change: Change; name: string }>;
  faults: Map<number, FaultName>;
  /** At which call another person starts, and the owner cancels; 0 if never. */
  otherAt: number;
  cancelAt: number;
}

const PROFILES: readonly Profile[] = ["none", "typical", "badDay"];
const FAULTS: readonly FaultName[] = [...PASSING, "slow"];
/** An answer so late that the worker's lease and its execution have ended, in milliseconds. */
const VERY_SLOW_MS = 400_000;
const MOST_ROWS = 14;
const MOST_TURNS = 200_000;

export function fateOf(random: () => number): Fate {
  const pick = (count: number) => Math.floor(random() * count);
  const rows = 3 + pick(MOST_ROWS - 2);
  const last = 60 + rows * 40;
  const some = <T>(most: number, draw: () => T) =>
    new Map(Array.from({ length: pick(most + 1) }, () => [1 + pick(last), draw()] as const));
  return {
    rows,
    profile: PROFILES[pick(PROFILES.length)] ?? "none",
    kills: some(2, () => pick(6)),
    changes: some(3, () => ({
      change: DRAWN_CHANGES[pick(DRAWN_CHANGES.length)] ?? "sort",
      name: nameOf(pick(rows)),
    })),
    faults: new Map(
      Array.from({ length: pick(3) }, () => [
        1 + pick(rows + 2),
        FAULTS[pick(FAULTS.length)] ?? "slow",
      ]),
    ),
    otherAt: random() < 0.2 ? 1 + pick(last) : 0,
    cancelAt: random() < 0.15 ? 1 + pick(last) : 0,
  };
}

function nameOf(index: number): string {
  return ["Ada", "Bea", "Cy", "Dee"][index] ?? `Eve${index}`;
}

/** Plays the schedule of a seed to its end, and lets the person go on until nothing is left. */
export async function playCrowd(seed: number): Promise<Findings> {
  const random = seeded(Math.imul(seed, 2_654_435_761));
  const fate = fateOf(random);
  const names = Array.from({ length: fate.rows }, (_, index) => nameOf(index));
  const time = { profile: fate.profile };
  const school = new School({ runs: [] }, { names, random: seeded(seed + 1), time });
  const { appsScript, chat } = school.workbook.google;
  for (const fault of FAULTS) {
    const calls = [...fate.faults].filter(([, name]) => name === fault).map(([call]) => call);
    if (calls.length === 0) continue;
    chat.faults.switchOn(fault, {
      when: ({ number }) => calls.includes(number),
      ...(fault === "slow" && { ms: VERY_SLOW_MS }),
    });
  }
  const scheduler = new Scheduler(appsScript, { seed, mostTurns: MOST_TURNS });
  const pages = [new Page(scheduler, appsScript, school.workbook.me, fate.profile)];
  let calls = 0;
  let cancel = () => {};
  const begin = (page: Page) =>
    page.createAll(({ progress }, drive) => {
      cancel = () => drive.cancel();
      school.note(progress.orphans);
    });
  appsScript.beforeCall = () => {
    calls += 1;
    const change = fate.changes.get(calls);
    if (change) school.change(change.change, change.name);
    const now = appsScript.clock.now();
    if (calls === fate.cancelAt) scheduler.at(now, () => cancel());
    if (calls === fate.otherAt) {
      scheduler.at(now, () => {
        begin(new Page(scheduler, appsScript, school.other, fate.profile)).catch(() => undefined);
      });
    }
    const kill = fate.kills.get(calls);
    return kill === undefined ? undefined : { kill };
  };
  const [page] = pages;
  // Whoever clicks sees a failure of the first calls at once, and goes on later.
  page && begin(page).catch(() => undefined);
  await scheduler.runAlongside();
  appsScript.beforeCall = undefined;
  school.workbook.wait(500_000);
  return school.end();
}
