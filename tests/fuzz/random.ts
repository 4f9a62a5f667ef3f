/** Random choices, reproducible by seed. */
export interface Random {
  /** A number in `[0, 1)`. */
  next(): number;
  chance(probability: number): boolean;
  /** An integer in `[0, end)`. */
  below(end: number): number;
  of<Value>(values: readonly Value[]): Value;
}

/** Mulberry32: small, quick and the same everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    of: (values) => values[below(values.length)]!,
  };
}
