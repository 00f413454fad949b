import { upTo } from "../sample";
import { PASSING } from "../sheet/workbook";
import { playCrowd } from "./crowd";
import { Drawn } from "./drawn";
import { CHANGES, type Event, type Findings, type Schedule, School } from "./school";

const ROWS = 4;
/** After a setback there are more calls than without one. */
const MORE_CALLS = 60;
const MOVES = ["sort", "insert above", "delete"] as const;

type Grid = (quiet: Findings, halfDone: Findings) => Generator<Schedule>;

/** Rows that are created already when somebody moves all of them. */
const HALF = 2;

/** Every way in which one or two things can happen to a run, each at every service call. */
const GRIDS = {
  "killed, with any of its writes carried out": function* (quiet) {
    for (const kill of kills(quiet)) yield { runs: [[kill]] };
  },
  "the sheet changed": function* ({ calls }) {
    for (const change of CHANGES) for (const at of upTo(calls)) yield { runs: [[{ at, change }]] };
  },
  "the sheet changed, half done": function* (_, { calls }) {
    for (const change of CHANGES) {
      for (const at of upTo(calls)) yield { done: HALF, runs: [[{ at, change }]] };
    }
  },
  "moved and changed at once, half done": function* (_, { calls }) {
    for (const move of MOVES) {
      for (const change of CHANGES) {
        for (const at of upTo(calls)) {
          const events = [
            { at, change: move },
            { at, change },
          ];
          yield { done: HALF, runs: [events] };
        }
      }
    }
  },
  "killed, working alone": function* () {
    for (const kill of kills(playQuietly({ alone: true }))) yield { alone: true, runs: [[kill]] };
  },
  "the sheet changed, half done, working alone": function* () {
    const { calls } = playQuietly({ done: HALF, alone: true });
    for (const change of CHANGES) {
      for (const at of upTo(calls)) yield { done: HALF, alone: true, runs: [[{ at, change }]] };
    }
  },
  "a failure of Chat's": function* () {
    for (const fault of PASSING) {
      for (const call of upTo(ROWS + 1)) yield { runs: [[]], chat: { fault, call } };
    }
  },
  "somebody else": function* ({ calls }) {
    for (const other of ["starts", "cancels"] as const) {
      for (const at of upTo(calls)) yield { runs: [[{ at, other }]] };
    }
  },
  "moved, then killed": function* (quiet) {
    for (const change of MOVES) {
      for (const kill of kills(quiet)) {
        for (const at of upTo(kill.at)) yield { runs: [[{ at, change }, kill]] };
      }
    }
  },
  "moved, then killed, half done": function* (_, halfDone) {
    for (const change of MOVES) {
      for (const kill of kills(halfDone)) {
        for (const at of upTo(kill.at)) yield { done: HALF, runs: [[{ at, change }, kill]] };
      }
    }
  },
  "killed, and killed again": function* (quiet) {
    for (const first of kills(quiet)) {
      for (const at of upTo(quiet.calls + MORE_CALLS)) {
        yield { runs: [[first], [{ at, kill: at % 3 }]] };
      }
    }
  },
  "killed, and a failure of Chat's": function* (quiet) {
    for (const kill of kills(quiet)) {
      for (const fault of PASSING) {
        for (const call of upTo(ROWS + 1)) yield { runs: [[kill]], chat: { fault, call } };
      }
    }
  },
} satisfies Record<string, Grid>;

export type GridName = keyof typeof GRIDS;
export const GRID_NAMES = Object.keys(GRIDS) as GridName[];

/** Every schedule of a grid. */
export function* schedulesOf(name: GridName): Generator<Schedule> {
  yield* GRIDS[name](playQuietly(), playQuietly({ done: HALF }));
}

/** A run to which nothing happens. */
export function playQuietly(schedule: Omit<Schedule, "runs"> = {}): Findings {
  return new School({ ...schedule, runs: [[]] }).play();
}

/** Every call, and before each every number of writes that may have been carried out. */
function* kills({ calls, pending }: Findings): Generator<Event & { kill: number }> {
  for (const at of upTo(calls)) {
    for (let kill = 0; kill <= (pending[at] ?? 0); kill++) yield { at, kill };
  }
}

/** What is wrong, "" if nothing is, and how many rows a person is asked about. */
export interface Found {
  fault: string;
  flagged: number;
}

/**
 * What is wrong after a schedule, in a line that says how it is played again; "" if nothing is.
 * @param known what came of earlier schedules, from what their runs had left on
 */
export function faultIn(schedule: Schedule, known = new Map<string, Findings>()): Found {
  return found(schedule, () => new School(schedule).playOn(known));
}

/** The same of a schedule that is drawn from a seed while it is played. */
export function faultDrawn(seed: number): Found {
  const drawn = new Drawn(seed);
  return found(drawn.schedule, () => drawn.play());
}

/** The same of the schedule of a seed, in which several executions work at once. */
export async function faultAtOnce(seed: number): Promise<Found> {
  try {
    return describe({ crowd: seed }, await playCrowd(seed));
  } catch (error) {
    return { fault: `seed ${seed}: ${error instanceof Error ? error.stack : error}`, flagged: 0 };
  }
}

function found(schedule: Schedule, play: () => Findings): Found {
  try {
    return describe(schedule, play());
  } catch (error) {
    const message = error instanceof Error ? error.message : error;
    return { fault: `${JSON.stringify({ schedule })} ${message}`, flagged: 0 };
  }
}

function describe(schedule: object, findings: Findings): Found {
  const { secondSpaces, wrongRows, lostSpaces, flagged } = findings;
  const isRight = secondSpaces.length + wrongRows.length + lostSpaces.length === 0;
  const found = JSON.stringify({ schedule, secondSpaces, wrongRows, lostSpaces });
  return { fault: isRight ? "" : found, flagged };
}
