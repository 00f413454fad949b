/** Chance that can be had again: the same seed draws the same numbers, from 0 to below 1. */
export function seeded(seed: number): () => number {
  // Neighbouring seeds must not begin alike. The generator is the one of Numerical Recipes.
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    return (state >>> 0) / 2 ** 32;
  };
}
