import { z } from "zod";

const share = z.number().min(0).max(1);
const count = z.int().min(1);
/** Whole units of the network's coin. */
const coins = z.number().min(0);

/**
 * When a wallet's analysis calls it fraud, and what it points out. The defaults are near the 90th to 99th percentile of
 * the reference wallets; `undecidedBelow` and `fraudAtLeast` are the usual ones of a nearest-neighbour vote.
 */
export const AnalysisRules = z.strictObject({
  /** Below this confidence in the neighbours nothing is decided. */
  undecidedBelow: share.default(0.4),
  /** The weighted share of fraud among the neighbours from which a wallet is called fraud. */
  fraudAtLeast: share.default(0.5),
  /** Much was moved, and next to nothing was kept. */
  highVolumeLowBalance: z
    .strictObject({ volumeAtLeast: coins.default(1_000), balanceShareBelow: share.default(0.001) })
    .prefault({}),
  /** Nearly all transactions go one way. */
  imbalancedTransactions: z
    .strictObject({ transactionsAtLeast: count.default(20), shareAtLeast: share.default(0.95) })
    .prefault({}),
  /** One transaction moves a large amount. */
  largeValueMovements: z.strictObject({ valueAtLeast: coins.default(1_000) }).prefault({}),
  /** Transactions of one direction follow each other within minutes. */
  rapidActivity: z
    .strictObject({ transactionsAtLeast: count.default(10), averageMinutesBelow: z.number().default(5) })
    .prefault({}),
  /** The nearest known wallets are far away or disagree. */
  lowNeighbourConfidence: z.strictObject({ confidenceBelow: share.default(0.6) }).prefault({}),
  /** Most of what it does is with tokens. */
  heavyTokenUse: z
    .strictObject({ transfersAtLeast: count.default(50), shareAtLeast: share.default(0.5) })
    .prefault({}),
});

export type AnalysisRules = z.infer<typeof AnalysisRules>;
