import { seeded } from "../../local/google/seeded";

const seed = Number(process.env.SEED ?? 1);

/** The numbers of so many calls, from 1 on. */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/**
 * Plays about so many of the cases, spread over all of them: others with another SEED, every one with
 * EVERY_CASE=1. What fails says of which case it is.
 */
export function forSome<T>(cases: readonly T[], most: number, play: (one: T) => void): void {
  const random = seeded(seed);
  const span = process.env.EVERY_CASE ? 1 : Math.max(1, cases.length / most);
  for (let start = 0; start < cases.length; start += span) {
    const one = cases[Math.floor(start + random() * Math.min(span, cases.length - start))];
    if (one === undefined) continue;
    try {
      play(one);
    } catch (cause) {
      throw new Error(`It fails with ${JSON.stringify(one)} (SEED=${seed})`, { cause });
    }
  }
}
