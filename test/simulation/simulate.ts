/** Looks for an order of events that makes a space twice, loses one or shows something wrong. See `--help`. */
import { parseArgs } from "node:util";
import { seeded } from "../../local/google/seeded";
import { type Found, faultAtOnce, faultDrawn, faultIn, GRID_NAMES, schedulesOf } from "./schedules";
import type { Findings } from "./school";

const HELP = `npm run simulate -- [OPTION…]

Plays every schedule of the grids, and prints what is wrong and how it is played again.
  --grid NAME      only grids in whose names this stands, or the one that is called so
  --part K/N       the K-th of N parts, which are the whole: the largest grids take half an hour of a
                   processor and more
  --sample N       so many of each grid, drawn
  --drawn N        instead, so many schedules in which what happens is drawn, mostly where it hurts
  --seeds N        instead, so many in which several executions work at once
  --seed N         where drawing begins; without, another one each time
  --schedule JSON  this one alone
Grids:
${GRID_NAMES.map((name) => `  ${name}`).join("\n")}`;

const { values } = parseArgs({
  options: {
    grid: { type: "string", default: "" },
    sample: { type: "string" },
    part: { type: "string", default: "1/1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    schedule: { type: "string" },
    drawn: { type: "string" },
    seeds: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(HELP);
else if (values.seeds) await simulateFrom("Several executions at once", values.seeds, faultAtOnce);
else if (values.drawn) await simulateFrom("Drawn", values.drawn, faultDrawn);
else if (values.schedule) console.log(faultIn(JSON.parse(values.schedule)));
else for (const name of namesLike(values.grid)) await simulate(name);

/** The one of that name, or all in which it stands. */
function namesLike(grid: string) {
  const exact = GRID_NAMES.filter((name) => name === grid);
  const named = exact.length > 0 ? exact : GRID_NAMES.filter((name) => name.includes(grid));
  if (named.length === 0) {
    console.error(`No grid is called ${grid}: --help lists them.`);
    process.exitCode = 1;
  }
  return named;
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
