import type { WalletAnalysis } from "./analyse-wallet.ts";
import { type Dossier, edgeFact, type Fact } from "./narrative/dossier.ts";

/** What is said of a wallet's analysis, as facts: how its nearest known wallets are divided, edge cases, and the rule. */
export function dossierOfAnalysis({ result, rule, votes, edgeCases }: WalletAnalysis): Dossier {
  return {
    subject: "wallet",
    outcome: result,
    facts: [
      { id: `rule.${rule}`, code: rule, side: null, effect: "none", name: null, shown: null },
      ...edgeCases.map(edgeFact),
      ...(votes === null ? [] : neighbourFacts(votes)),
    ],
  };
}

function neighbourFacts(votes: NonNullable<WalletAnalysis["votes"]>): Fact[] {
  const { fraud, all, fraudShare, averageDistance, confidence } = votes;
  const effect = fraudShare >= 0.5 ? "raises" : "lowers";
  const numbers = {
    fraud_neighbours: `${fraud}`,
    all_neighbours: `${all}`,
    fraud_share_percent: (100 * fraudShare).toFixed(1),
    average_distance: averageDistance.toFixed(2),
    confidence: confidence.toFixed(2),
  };
  return Object.entries(numbers).map(([name, shown]) => ({
    ...{ id: `wallet.NEIGHBOURS.${name}`, code: "NEIGHBOURS", side: null, effect, name, shown },
  }));
}
