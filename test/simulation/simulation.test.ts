import { seeded } from "../../local/seeded";
import { faultAtOnce, faultIn, GRID_NAMES, playQuietly, schedulesOf } from "./schedules";

/** `npm run simulate` plays every schedule; here are some of each kind, others every time. */
const SAMPLE = Number(process.env.SAMPLE ?? 40);
const SEEDS = Number(process.env.SEEDS ?? 100);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

describe(`whatever happens to a run of four rows (SEED=${seed})`, () => {
  it("nothing is wrong where nothing happens", () => {
    expect(playQuietly()).toMatchObject({
      secondSpaces: [],
      wrongRows: [],
      lostSpaces: [],
      flagged: 0,
    });
  });

  it.each(GRID_NAMES)("%s: no second space, no lost one, no row that is silently wrong", (name) => {
    const random = seeded(seed);
    const schedules = [...schedulesOf(name)];
    const sample = Array.from(
      { length: Math.min(SAMPLE, schedules.length) },
      () => schedules[Math.floor(random() * schedules.length)] ?? { runs: [] },
    );
    expect(sample.map((schedule) => faultIn(schedule).fault).filter(Boolean)).toEqual([]);
  });

  it("with several executions at once, and whatever a seed brings: the same", async () => {
    const wrong: string[] = [];
    for (let number = 0; number < SEEDS; number++) {
      const { fault } = await faultAtOnce(seed + number);
      if (fault) wrong.push(fault);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
