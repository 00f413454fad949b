import { endFreeThreads } from "../../local/google/at-once/script-thread";
import { drawn, seed, seeds } from "../sample";
import {
  faultAtOnce,
  faultDrawn,
  faultIn,
  GRID_NAMES,
  playQuietly,
  schedulesOf,
} from "./schedules";
import type { Change, Event, Schedule } from "./school";

afterAll(endFreeThreads);

const moved = (change: Change, at: number, kill: Event, done = 0): Schedule => {
  return { done, runs: [[{ at, change }, kill]] };
};
/** Schedules that were drawn and found a fault. */
const ONCE_WRONG: Schedule[] = [
  moved("sort", 63, { at: 65, kill: 2 }, 2),
  moved("sort", 162, { at: 177, kill: 0 }),
  moved("insert above", 62, { at: 66, kill: 1 }),
  moved("insert above", 117, { at: 146, kill: 0 }),
  {
    done: 2,
    runs: [
      [
        { at: 25, change: "copy above and clear" },
        { at: 28, change: "copy above and clear" },
        { at: 40, kill: 0 },
      ],
      [{ at: 3, change: "clear all results" }],
    ],
  },
  {
    done: 2,
    runs: [
      [
        { at: 52, change: "clear the results" },
        { at: 73, change: "clear all results" },
        { at: 74, kill: 1 },
      ],
      [{ at: 118, kill: 0 }],
    ],
  },
  {
    runs: [
      [{ at: 88, kill: 1 }],
      [
        { at: 23, change: "copy above" },
        { at: 28, kill: 2 },
      ],
    ],
  },
  {
    done: 3,
    runs: [
      [
        { at: 33, change: "clear the results" },
        { at: 68, change: "paste over" },
        { at: 91, change: "insert above" },
        { at: 93, kill: 2 },
      ],
    ],
  },
  {
    runs: [
      [
        { at: 152, change: "copy above" },
        { at: 241, change: "insert above" },
        { at: 280, kill: 3 },
      ],
      [{ at: 98, kill: 1 }],
    ],
  },
  {
    done: 1,
    runs: [
      [
        { at: 57, change: "edit" },
        { at: 68, change: "sort" },
        { at: 79, change: "copy above and clear" },
        { at: 80, kill: 1 },
      ],
    ],
  },
  {
    done: 3,
    runs: [
      [
        { at: 19, change: "clear the results" },
        { at: 21, change: "delete" },
        { at: 37, kill: 3 },
      ],
      [{ at: 77, kill: 1 }],
    ],
  },
  {
    done: 2,
    alone: true,
    runs: [
      [
        { at: 30, change: "edit" },
        { at: 78, change: "sort" },
        { at: 114, kill: 1 },
      ],
      [
        { at: 27, change: "delete" },
        { at: 106, kill: 2 },
      ],
    ],
  },
  {
    done: 2,
    runs: [
      [
        { at: 52, change: "insert above" },
        { at: 73, change: "copy above" },
        { at: 77, change: "edit" },
        { at: 81, kill: 1 },
      ],
      [{ at: 63, kill: 0 }],
    ],
  },
];
const ONCE_WRONG_SEEDS = [
  100313, 100575, 101347, 101575, 313357, 313396, 313737, 500249, 500253, 500937, 622971, 651339,
];

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
    // `npm run simulate` plays every schedule.
    const some = drawn([...schedulesOf(name)], 1);
    expect(some.map((schedule) => faultIn(schedule).fault).filter(Boolean)).toEqual([]);
  });

  it("whatever is drawn where it hurts: the same", () => {
    expect(
      seeds(2)
        .map((number) => faultDrawn(number).fault)
        .filter(Boolean),
    ).toEqual([]);
  });

  it.each(drawn(ONCE_WRONG, 4))("%j stays right", (schedule) => {
    expect(faultIn(schedule).fault).toBe("");
  });

  it.each(drawn(ONCE_WRONG_SEEDS, 1))("seed %i stays right", async (number) => {
    expect((await faultAtOnce(number)).fault).toBe("");
  });

  it("with several executions at once, and whatever a seed brings: the same", async () => {
    const wrong: string[] = [];
    for (const number of seeds(2)) {
      const { fault } = await faultAtOnce(number);
      if (fault) wrong.push(fault);
    }
    expect(wrong).toEqual([]);
  });
});
