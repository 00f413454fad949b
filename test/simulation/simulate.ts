/**
 * Plays every schedule of the grids, or so many drawn ones of each: npm run simulate -- [--grid NAME]
 * [--sample N] [--seed N] [--schedule JSON]; or with --seeds N so many schedules in which several
 * executions work at once, from the seed on. It prints what is wrong, and how it is played again.
 */
import { parseArgs } from "node:util";
import { seeded } from "../../local/seeded";
import { faultAtOnce, faultIn, GRID_NAMES, schedulesOf } from "./schedules";

const { values } = parseArgs({
  options: {
    grid: { type: "string", default: "" },
    sample: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    schedule: { type: "string" },
    seeds: { type: "string" },
  },
});

if (values.seeds) await simulateAtOnce(Number(values.seed), Number(values.seeds));
else if (values.schedule) console.log(faultIn(JSON.parse(values.schedule)));
else for (const name of GRID_NAMES) if (name.includes(values.grid)) simulate(name);

function simulate(name: (typeof GRID_NAMES)[number]): void {
  const schedules = [...schedulesOf(name)];
  const random = seeded(Number(values.seed));
  const share = values.sample ? Number(values.sample) / schedules.length : 1;
  let [played, flagged, wrong] = [0, 0, 0];
  for (const schedule of schedules) {
    if (random() >= share) continue;
    const found = faultIn(schedule);
    played += 1;
    flagged += found.flagged;
    if (!found.fault) continue;
    wrong += 1;
    process.exitCode = 1;
    console.log(found.fault);
  }
  console.log(
    `${name}: ${played} of ${schedules.length} schedules, ${wrong} wrong, ${flagged} rows for a person to look at (seed ${values.seed})`,
  );
}

async function simulateAtOnce(first: number, count: number): Promise<void> {
  let [flagged, wrong] = [0, 0];
  for (let seed = first; seed < first + count; seed++) {
    const found = await faultAtOnce(seed);
    flagged += found.flagged;
    if (!found.fault) continue;
    wrong += 1;
    process.exitCode = 1;
    console.log(found.fault);
  }
  console.log(
    `Several executions at once: seeds ${first} to ${first + count - 1}, ${wrong} wrong, ${flagged} rows for a person to look at`,
  );
  process.exit();
}
