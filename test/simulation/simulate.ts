/**
 * Plays every schedule of the grids, or so many drawn ones of each: npm run simulate -- [--grid NAME]
 * [--sample N] [--seed N] [--schedule JSON]. It prints what is wrong, and how it is played again.
 */
import { parseArgs } from "node:util";
import { faultIn, GRID_NAMES, schedulesOf, seeded } from "./schedules";

const { values } = parseArgs({
  options: {
    grid: { type: "string", default: "" },
    sample: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    schedule: { type: "string" },
  },
});

if (values.schedule) console.log(faultIn(JSON.parse(values.schedule)));
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
