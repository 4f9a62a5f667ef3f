import { formatTable } from "../measure/markdown.ts";
import type { Metrics } from "../measure/metrics.ts";

/** Inputs of the card. */
export interface NeighboursFacts {
  /** Number of wallets with transactions. */
  readonly wallets: number;
  /** Size of the table's file, in bytes. */
  readonly bytes: number;
  readonly metrics: Metrics;
}

/** The card of the nearest reference wallets, as Markdown. */
export function neighboursCard(version: string, { wallets, bytes, metrics }: NeighboursFacts): string {
  return `# Nearest reference wallets ${version}

Finds the known wallets that look most like one, by true Euclidean distance over \`wallet-44/v1\`. Written by
\`npm run train\`. It is evidence beside the fraud model, not a second estimate.

- **Space**: each column after \`log1p\` in standard deviations from its mean over the reference wallets; the
  parameters stand in \`reference-wallets.bin\` (${bytes} bytes). Exact scan, no approximation: graphs lose the neighbours
  of outliers.
- **Tokens**: only the sample's histories hold token transfers. A wallet whose 23 token columns are all zero stands
  at their mean, for "none" and "not known" cannot be told apart; the means are those of wallets with tokens.
- ${wallets} wallets have transactions and can be neighbours; those without are found by address only.

Each wallet against the ten nearest of the others, inverse distance weighing:

${formatTable(
  ["AUC", "PR-AUC", "F1", "accuracy", "Brier", "ECE", "recall at 1 % FPR"],
  [
    [
      metrics.auc,
      metrics.pr_auc,
      metrics.f1,
      metrics.accuracy,
      metrics.brier,
      metrics.ece,
      metrics.recall_at_1pct_fpr,
    ].map((value) => value.toFixed(4)),
  ],
)}

The share is that of the reference wallets, not calibrated to any other, and what the fraud model's card says about how the
labels were gathered holds here too.

**Not for**: an estimate without the fraud model beside it; saying that two wallets have one owner; a wallet without
transactions, which is near nothing.
`;
}
