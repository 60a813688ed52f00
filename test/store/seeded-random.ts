/** Numbers in [0, 1) that are the same for the same seed (a 32-bit linear congruential generator, constants of Numerical Recipes). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let round = 0; round < 8; round++) next(); // small seeds start alike
  return next;
}
