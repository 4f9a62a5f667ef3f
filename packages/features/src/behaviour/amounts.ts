import { addToSketch, median, type Sketch, sketchMedian } from "../sketch.ts";

/** Distribution of one direction's amounts. Exact except for the median, see `sketch.ts`. */
export interface AmountSummary {
  readonly count: number;
  readonly total: bigint;
  readonly squares: bigint;
  readonly zeros: number;
  /** Amounts above zero that are whole hundredths of a coin. */
  readonly rounds: number;
  /** Base units. */
  readonly median: number;
}

/** Running state of an {@link AmountSummary}, plain JSON; the sums are decimal strings. */
export interface AmountState {
  count: number;
  total: string;
  squares: string;
  zeros: number;
  rounds: number;
  sketch: Sketch;
}

/** Names of the values that {@link amountNumbers} returns, in order. */
export const AMOUNTS = ["median", "spread", "zero_share", "round_share"] as const;

/** Summarises amounts in base units, shape `[n]`. */
export function summariseAmounts(amounts: readonly bigint[], decimals: number): AmountSummary {
  return {
    count: amounts.length,
    total: amounts.reduce((sum, amount) => sum + amount, 0n),
    squares: amounts.reduce((sum, amount) => sum + amount * amount, 0n),
    zeros: amounts.filter((amount) => amount === 0n).length,
    rounds: amounts.filter((amount) => isRound(amount, decimals)).length,
    median: median(amounts.map(Number)),
  };
}

/** No amounts yet. */
export function emptyAmounts(): AmountState {
  return { count: 0, total: "0", squares: "0", zeros: 0, rounds: 0, sketch: {} };
}

/** Adds one amount in place. */
export function addAmount(state: AmountState, amount: bigint, decimals: number): void {
  state.count += 1;
  addToSketch(state.sketch, Number(amount));
  if (amount === 0n) {
    state.zeros += 1;
    return;
  }
  state.total = (BigInt(state.total) + amount).toString();
  state.squares = (BigInt(state.squares) + amount * amount).toString();
  if (isRound(amount, decimals)) state.rounds += 1;
}

/** Summary of the amounts so far. */
export function amountsOf({ total, squares, sketch, ...counts }: AmountState): AmountSummary {
  return { ...counts, total: BigInt(total), squares: BigInt(squares), median: sketchMedian(sketch) };
}

/**
 * Median in whole coins; standard deviation over mean; share of zeros; share of round amounts. `NaN`
 * where there are too few amounts.
 */
export function amountNumbers(summary: AmountSummary, decimals: number): number[] {
  const { count, zeros, rounds } = summary;
  return [summary.median / 10 ** decimals, spreadOf(summary), zeros / count, rounds / count];
}

/** Sample standard deviation over mean, from exact sums to avoid cancellation. */
function spreadOf({ count, total, squares }: AmountSummary): number {
  if (count < 2 || total === 0n) return Number.NaN;
  const n = BigInt(count);
  return Math.sqrt((Number(n * squares - total * total) * count) / (count - 1)) / Number(total);
}

function isRound(amount: bigint, decimals: number): boolean {
  return amount > 0n && amount % hundredthOf(decimals) === 0n;
}

const HUNDREDTHS = new Map<number, bigint>();

/** A hundredth of a coin in base units. A power of bigints takes longer than all else that an amount is added by. */
function hundredthOf(decimals: number): bigint {
  const known = HUNDREDTHS.get(decimals);
  if (known !== undefined) return known;
  const made = 10n ** BigInt(decimals - 2);
  HUNDREDTHS.set(decimals, made);
  return made;
}
