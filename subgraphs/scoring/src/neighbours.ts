import { logOddsOf } from "@tetron/models/logistic";
import type { Neighbour } from "@tetron/models/nearest";

/** Neighbours that are looked at; what the brief and most papers on this data use. */
export const NEIGHBOURS = 10;

/** What the nearest known wallets say. */
export interface Neighbourhood {
  /** Share of fraud among them, each weighted by `1 / (1 + distance)`, in `[0, 1]`. */
  readonly fraudShare: number;
  /** How much likelier than among all known wallets, in log-odds. */
  readonly logOdds: number;
}

/**
 * Weighs the neighbours of a wallet. The share is smoothed with one neighbour's worth of the whole table,
 * so that ten neighbours of one kind are strong evidence and not certainty.
 *
 * @param tableShare - Share of fraud in the whole table, in `(0, 1)`.
 */
export function weighNeighbours(neighbours: readonly Neighbour[], tableShare: number): Neighbourhood {
  const weights = neighbours.map(({ distance }) => 1 / (1 + distance));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const fraud = weights.reduce((sum, weight, i) => sum + (neighbours[i]!.fraud ? weight : 0), 0);
  if (total === 0) return { fraudShare: tableShare, logOdds: 0 };
  const fraudShare = fraud / total;
  const count = neighbours.length;
  const smoothed = (fraudShare * count + tableShare) / (count + 1);
  return { fraudShare, logOdds: logOddsOf(smoothed) - logOddsOf(tableShare) };
}
