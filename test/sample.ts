import { seeded } from "../local/google/seeded";

/** Which cases are drawn: others with another SEED. */
export const seed = Number(process.env.SEED ?? 1);
const SAMPLE = Number(process.env.SAMPLE ?? 1);

/** How many cases are drawn: so many, or SAMPLE times as many. */
export const sample = (count: number) => Math.ceil(SAMPLE * count);

/** The numbers of so many calls, from 1 on. */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The seeds of so many runs that are drawn, of which SAMPLE makes more. */
export const seeds = (count: number) => upTo(sample(count)).map((number) => seed + number - 1);

/** About so many of the cases, or SAMPLE times as many, spread over all of them. */
export function drawn<T>(cases: readonly T[], most: number): T[] {
  const random = seeded(seed);
  const span = Math.max(1, cases.length / sample(most));
  return Array.from({ length: Math.ceil(cases.length / span) }, (_, index) => {
    const start = index * span;
    return cases[Math.floor(start + random() * Math.min(span, cases.length - start))];
  }).filter((one) => one !== undefined);
}

/** Plays such cases. What fails says of which case it is. */
export function forSome<T>(cases: readonly T[], most: number, play: (one: T) => void): void {
  for (const one of drawn(cases, most)) {
    try {
      play(one);
    } catch (cause) {
      throw new Error(`It fails with ${JSON.stringify(one)} (SEED=${seed})`, { cause });
    }
  }
}
