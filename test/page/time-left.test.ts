import { measured, speedAt, steadyTime, timeLeft } from "../../src/page/time-left";
import { type Batch, MINUTE, PIECE, SECOND, Stage, waitingFor } from "./stage";

describe("the time that is left", () => {
  const USUAL = 1017;

  it("is said in steps of ten seconds, and of minutes where it is long", () => {
    expect([1, 9999, 10_001, 89_000].map((ms) => steadyTime(0, ms))).toEqual([
      10_000, 10_000, 20_000, 90_000,
    ]);
    expect([90_000, 150_000].map((ms) => steadyTime(0, ms))).toEqual([120_000, 180_000]);
  });

  it("does not go up where it became only a little longer", () => {
    expect(steadyTime(60_000, 66_000)).toBe(60_000);
    expect(steadyTime(60_000, 80_000)).toBe(80_000);
    expect(steadyTime(60_000, 49_000)).toBe(50_000);
  });

  it("is what the quota asks for, before anything is known", () => {
    expect(timeLeft(speedAt(0), 200, 0, USUAL)).toBeGreaterThanOrEqual(3 * MINUTE);
    expect(timeLeft(speedAt(0), 200, 0, USUAL)).toBeLessThan(3.5 * MINUTE);
  });

  it("is nothing when nothing is left", () => {
    expect(timeLeft(measured(speedAt(0), 59, SECOND, USUAL), 0, SECOND, USUAL)).toBe(0);
  });

  it("is what slow workers need, however much the quota would allow", () => {
    const speed = every(5 * SECOND, 1, 60);
    expect(timeLeft(speed, 60, speed.at, USUAL)).toBeGreaterThan(3 * MINUTE);
  });

  it("waits for the minute to pass once its spaces are used up", () => {
    const speed = measured(speedAt(0), 59, 10 * SECOND, USUAL);
    expect(timeLeft(speed, 10, 20 * SECOND, USUAL)).toBe(50 * SECOND);
    expect(timeLeft(speed, 59 + 10, 20 * SECOND, USUAL)).toBe(50 * SECOND + MINUTE);
  });

  it("waits for no more of the minute than it needs", () => {
    const first = measured(speedAt(0), 30, 10 * SECOND, USUAL);
    const speed = measured(first, 29, 20 * SECOND, USUAL);
    expect(timeLeft(speed, 30, 20 * SECOND, USUAL)).toBe(50 * SECOND);
    expect(timeLeft(speed, 31, 20 * SECOND, USUAL)).toBe(MINUTE);
  });

  it("knows that the quota of a whole minute is free again after one", () => {
    const speed = measured(speedAt(0), 59, 10 * SECOND, USUAL);
    expect(timeLeft(speed, 59, 71 * SECOND, USUAL)).toBeLessThan(MINUTE / 2);
  });

  it("does not take waiting for the quota for slow work", () => {
    const burst = measured(speedAt(0), 59, 10 * SECOND, USUAL);
    const second = measured(burst, 59, 70 * SECOND, USUAL);
    expect(second.workedMs).toBe(10 * SECOND);
  });

  it("counts down between two looks, but not to nothing while spaces are left", () => {
    const speed = every(5 * SECOND, 1, 60);
    const before = timeLeft(speed, 60, speed.at, USUAL);
    expect(timeLeft(speed, 60, speed.at + 10 * SECOND, USUAL)).toBe(before - 10 * SECOND);
    expect(timeLeft(speed, 60, speed.at + 60 * MINUTE, USUAL)).toBe(before / 2);
  });

  it("knows a pace of less than one a minute", () => {
    expect(timeLeft(speedAt(0), 3, 0, 2 * MINUTE)).toBe(6 * MINUTE);
  });

  it("tells early when two hundred will be done, and hardly changes its mind", async () => {
    const stage = new Stage({ rows: 200, leases: ["a", "b", "c", "d"], batch: quota() });
    const said: number[] = [];
    while (!stage.state.ending) {
      await stage.clock.pass(SECOND);
      if (stage.clock.now > 10 * SECOND) said.push(stage.state.endsAt);
    }
    const end = stage.clock.now;
    expect(end).toBeGreaterThan(3 * MINUTE);
    for (const endsAt of said) expect(Math.abs(endsAt - end)).toBeLessThan(end / 10);
  });

  /** Lets 59 spaces begin within any minute. */
  function quota(): Batch {
    const begun: number[] = [];
    return (_, { at }) => {
      const counted = begun.filter((time) => time > at - MINUTE);
      const [oldest = at] = counted;
      if (counted.length + PIECE > 59) return waitingFor(oldest + MINUTE - at);
      for (let space = 0; space < PIECE; space += 1) begun.push(at);
      return undefined;
    };
  }

  /** So many looks, each after so long with so many more. */
  function every(ms: number, count: number, looks: number) {
    let speed = speedAt(0);
    for (let look = 1; look <= looks; look += 1) speed = measured(speed, count, look * ms, USUAL);
    return speed;
  }
});
