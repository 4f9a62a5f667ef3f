import { z } from "zod";

const Quantiles = z.array(z.number()).min(1).readonly();

/**
 * The reference population of one network: the quantiles of each amount over its wallets in steps of 5 %, as
 * `log2(1 + amount)`, ascending; value in ten-thousandths of a reference unit.
 */
export const Reference = z.object({
  receivedValue: Quantiles,
  sentValue: Quantiles,
  receivedCount: Quantiles,
  sentCount: Quantiles,
});
export type Reference = Readonly<z.infer<typeof Reference>>;

/**
 * Percentile of an amount in the reference population: 0 at zero, 1 from the last quantile up, linear between
 * quantiles.
 *
 * @param quantiles - Ascending, the first `> 0`.
 */
export function percentile(quantiles: readonly number[], amount: number): number {
  if (amount === 0) return 0;
  let low = 0;
  let high = quantiles.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (quantiles[middle]! <= amount) low = middle + 1;
    else high = middle;
  }
  if (low === quantiles.length) return 1;
  const below = low === 0 ? 0 : quantiles[low - 1]!;
  return (low + (amount - below) / (quantiles[low]! - below)) / quantiles.length;
}

/** The quantiles of the non-zero amounts, strictly increasing, as {@link Reference} holds them. */
export function quantilesOf(amounts: readonly number[], parts = 20): number[] {
  const sorted = amounts.filter((amount) => amount > 0).sort((a, b) => a - b);
  const quantiles: number[] = [];
  for (let i = 1; i <= parts; i++) {
    const quantile = sorted[Math.ceil((i / parts) * sorted.length) - 1] ?? i;
    quantiles.push(Math.max(quantile, (quantiles.at(-1) ?? 0) + 1e-3));
  }
  return quantiles;
}
