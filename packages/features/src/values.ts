/** Exact summary of amounts in base units. All zeros for an empty list. */
export interface ValueSummary {
  readonly min: bigint;
  readonly max: bigint;
  readonly total: bigint;
  readonly count: number;
}

/** Least, largest and total of amounts, shape `[n]`, base units `>= 0`. */
export function summarise(amounts: readonly bigint[]): ValueSummary {
  let [min = 0n] = amounts;
  let max = 0n;
  let total = 0n;
  for (const amount of amounts) {
    if (amount < min) min = amount;
    if (amount > max) max = amount;
    total += amount;
  }
  return { min, max, total, count: amounts.length };
}

/**
 * Converts an amount to whole coins, for statistics only; never compute money from it.
 *
 * @param decimals - Decimal places of the coin.
 * @returns The nearest double, off by two roundings at most.
 */
export function wholeCoins(amount: bigint, decimals: number): number {
  return Number(amount) / 10 ** decimals;
}

/** Mean amount in whole coins; `0` for an empty list, as in the public dataset. */
export function meanCoins({ total, count }: ValueSummary, decimals: number): number {
  return count === 0 ? 0 : wholeCoins(total, decimals) / count;
}
