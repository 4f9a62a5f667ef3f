import { logOddsOf } from "@tetron/models/logistic";

/** Something that moves a wallet's log-odds of being a fraud account. */
export interface Step {
  /** Finite; negative speaks for the wallet. */
  readonly logOdds: number;
}

/** What each step of the two wallets adds to the payment's log-odds, in the order of the steps. */
export interface Shares {
  /** Log-odds of the payment before any step. */
  readonly base: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * A payment is fraud when either of its wallets is a fraud account. So the odds of the payment are
 * `oddsFrom + oddsTo + oddsFrom * oddsTo`: a good sender does not wash a bad recipient clean, nor the
 * other way round, and what is said about the harmless side of a bad payment hardly counts.
 *
 * Which step is to be credited with what depends on which side is looked at first, so both orders are
 * averaged (the Shapley value of the two sides); within a side the steps count in their order.
 *
 * @param prior - Share of fraud among wallets of which nothing is known, in `(0, 1)`.
 * @returns Shares that add up, with `base`, to the payment's log-odds within rounding.
 */
export function sharesOfEither(prior: number, from: readonly Step[], to: readonly Step[]): Shares {
  const start = logOddsOf(prior);
  const fromPath = pathOf(start, from);
  const toPath = pathOf(start, to);
  return {
    base: logOddsOfEither(start, start),
    from: averageRises(fromPath, start, toPath.at(-1)!),
    to: averageRises(toPath, start, fromPath.at(-1)!),
  };
}

/** Log-odds that at least one of two wallets is a fraud account, from the log-odds of each. */
export function logOddsOfEither(a: number, b: number): number {
  // log(e^a + e^b + e^(a+b)), the largest term taken out so that nothing overflows.
  const most = Math.max(a, b, a + b);
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(a + b - most));
}

/** The log-odds before the first step and after each. */
function pathOf(start: number, steps: readonly Step[]): number[] {
  const path = [start];
  for (const { logOdds } of steps) path.push(path.at(-1)! + logOdds);
  return path;
}

/** How much the payment rises at each step of one side: the mean of the other side at its start and end. */
function averageRises(path: readonly number[], otherStart: number, otherEnd: number): number[] {
  const heights = path.map((own) => (logOddsOfEither(own, otherStart) + logOddsOfEither(own, otherEnd)) / 2);
  return heights.slice(1).map((height, i) => height - heights[i]!);
}
