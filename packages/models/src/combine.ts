import { probabilityOf, scoreOf } from "./logistic.ts";

/** A reason for or against fraud. */
export interface Reason {
  /** Stable, upper-case, such as `SANCTIONED_WALLET`. */
  readonly code: string;
  /** What it adds to the log-odds of fraud. */
  readonly contribution: number;
}

/** The probability that a list of reasons adds up to. */
export interface Combined {
  /** `base` plus each contribution, added from the first reason to the last. */
  readonly logOdds: number;
  /** In `[0, 1]`. */
  readonly probability: number;
  /** `100 / (1 + exp(-logOdds))`, in `[0, 100]`. */
  readonly score: number;
}

/**
 * Adds up reasons in log-odds, in list order, so that a replay of the same list gives the same bits.
 *
 * @param base - Prior log-odds of fraud.
 * @throws RangeError when a contribution is not finite; the message names the reason.
 *
 * @example
 * ```ts
 * import { combineReasons } from "@tetron/models/combine";
 *
 * combineReasons(-2, [{ code: "SANCTIONED_WALLET", contribution: 6 }]).score; // 98.2
 * ```
 */
export function combineReasons(
  base: number,
  reasons: readonly Pick<Reason, "code" | "contribution">[],
): Combined {
  const logOdds = reasons.reduce((sum, { code, contribution }) => {
    if (!Number.isFinite(contribution)) throw new RangeError(`${code} contributes ${contribution}.`);
    return sum + contribution;
  }, base);
  return { logOdds, probability: probabilityOf(logOdds), score: scoreOf(logOdds) };
}
