import { logOddsOf } from "@tetron/models/logistic";

/** Evidence that changes a wallet's log-odds of being a fraud account. */
export interface Step {
  /** Finite; negative lowers the risk. */
  readonly logOdds: number;
}

/** The contribution of each step of the two wallets to the payment's log-odds, in the order of the steps. */
export interface Shares {
  /** Log-odds of the payment before any step. */
  readonly base: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * A payment is fraud when either of its wallets is a fraud account. So the odds of the payment are `oddsFrom
 * + oddsTo + oddsFrom * oddsTo`: a good wallet does not offset a bad one, and evidence on the harmless side
 * of a bad payment hardly counts.
 *
 * The contribution of a step depends on which side is added first, so both orders are averaged (the Shapley
 * value of the two sides); within a side the steps count in their order.
 *
 * @param prior - Share of fraud among unknown wallets, in `(0, 1)`.
 * @returns Contributions that add up, with `base`, to the payment's log-odds within rounding.
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
  // log(e^a + e^b + e^(a+b)), with the largest term factored out to avoid overflow.
  const most = Math.max(a, b, a + b);
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(a + b - most));
}

/** The log-odds before the first step and after each. */
function pathOf(start: number, steps: readonly Step[]): number[] {
  const path = [start];
  for (const { logOdds } of steps) path.push(path.at(-1)! + logOdds);
  return path;
}

/**
 * The increase of the payment's log-odds at each step of one side: the mean of the other side at its start
 * and end.
 */
function averageRises(path: readonly number[], otherStart: number, otherEnd: number): number[] {
  const heights = path.map((own) => (logOddsOfEither(own, otherStart) + logOddsOfEither(own, otherEnd)) / 2);
  return heights.slice(1).map((height, i) => height - heights[i]!);
}
