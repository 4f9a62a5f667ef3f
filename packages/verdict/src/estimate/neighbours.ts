import { logOddsOf } from "@tetron/models/logistic";
import type { Neighbourhood } from "@tetron/models/neighbourhood";

/** Number of neighbours; the usual choice in papers on this data set. */
export const NEIGHBOURS = 10;

/**
 * How much likelier fraud is among a wallet's neighbours than among all known wallets, in log-odds. The share
 * is smoothed with one neighbour's worth of the whole table, so that ten neighbours of one class are strong
 * evidence but not certainty.
 *
 * @param fraudShare - Share of fraud among all known wallets, in `(0, 1)`.
 */
export function neighbourLogOdds(
  { fraudProbability }: Pick<Neighbourhood, "fraudProbability">,
  fraudShare: number,
): number {
  const smoothed = (fraudProbability * NEIGHBOURS + fraudShare) / (NEIGHBOURS + 1);
  return logOddsOf(smoothed) - logOddsOf(fraudShare);
}
