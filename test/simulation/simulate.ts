/**
 * Plays every schedule of the grids, or so many drawn ones of each: npm run simulate -- [--grid NAME]
 * [--sample N | --part K/N] [--seed N] [--schedule JSON]; with --drawn N so many schedules in which what
 * happens is drawn from the seed on, mostly where it hurts; or with --seeds N so many in which several
 * executions work at once. It prints what is wrong, and how it is played again. Part after part is the
 * whole: the largest grids take half an hour of a processor.
 */
import { parseArgs } from "node:util";
import { seeded } from "../../local/google/seeded";
import { type Found, faultAtOnce, faultDrawn, faultIn, GRID_NAMES, schedulesOf } from "./schedules";
import type { Findings } from "./school";

const { values } = parseArgs({
  options: {
    grid: { type: "string", default: "" },
    sample: { type: "string" },
    part: { type: "string", default: "1/1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    schedule: { type: "string" },
    drawn: { type: "string" },
    seeds: { type: "string" },
  },
});

if (values.seeds) await simulateFrom("Several executions at once", values.seeds, faultAtOnce);
else if (values.drawn) await simulateFrom("Drawn", values.drawn, faultDrawn);
else if (values.schedule) console.log(faultIn(JSON.parse(values.schedule)));
else for (const name of namesLike(values.grid)) await simulate(name);

/** The one of that name, or all in which it stands. */
function namesLike(grid: string) {
  const exact = GRID_NAMES.filter((name) => name === grid);
  return exact.length > 0 ? exact : GRID_NAMES.filter((name) => name.includes(grid));
}

async function simulate(name: (typeof GRID_NAMES)[number]): Promise<void> {
  const schedules = [...schedulesOf(name)];
  const random = seeded(Number(values.seed));
  const share = values.sample ? Number(values.sample) / schedules.length : 1;
  const [part = 1, parts = 1] = values.part.split("/").map(Number);
  const drawn = schedules.filter((_, index) => index % parts === part - 1 && random() < share);
  const known = new Map<string, Findings>();
  const counts = await play(drawn, (schedule) => faultIn(schedule, known));
  console.log(
    `${name}: ${drawn.length} of ${schedules.length} schedules, ${counts} ` +
      `(seed ${values.seed}, part ${values.part})`,
  );
}

async function simulateFrom(
  name: string,
  count: string,
  faultOf: (seed: number) => Found | Promise<Found>,
): Promise<void> {
  const first = Number(values.seed);
  const seeds = Array.from({ length: Number(count) }, (_, index) => first + index);
  const counts = await play(seeds, faultOf);
  console.log(`${name}: seeds ${first} to ${first + seeds.length - 1}, ${counts}`);
  process.exit();
}

/** Plays one after the other, and prints each fault as soon as it is found. */
async function play<T>(
  schedules: readonly T[],
  faultOf: (schedule: T) => Found | Promise<Found>,
): Promise<string> {
  let [flagged, wrong] = [0, 0];
  for (const schedule of schedules) {
    const found = await faultOf(schedule);
    flagged += found.flagged;
    if (!found.fault) continue;
    wrong += 1;
    process.exitCode = 1;
    console.log(found.fault);
  }
  return `${wrong} wrong, ${flagged} rows for a person to look at`;
}
