import { faultIn, GRID_NAMES, playQuietly, schedulesOf, seeded } from "./schedules";

/** `npm run simulate` plays every schedule; here are some of each kind, others every time. */
const SAMPLE = Number(process.env.SAMPLE ?? 40);
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
});
