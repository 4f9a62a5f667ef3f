import { PAYMENT_SIGNS } from "@tetron/models/payment-anomaly";
import type { Build } from "../build-artifacts.ts";
import { percent, table } from "../measure/markdown.ts";
import type { Metrics } from "../measure/metrics.ts";

/** The card of the payment anomaly, Markdown. */
export function paymentAnomalyCard({ signs, fraud }: Build): string {
  return `# Payment anomaly ${fraud.header.version}

Weighs what one payment shows beside what its sender did before: amount, recipient, pace. Written by
\`npm run train\`.

- **Fitted** by a logistic regression on the payments of the labelled wallets, each beside only what came before it. The
  offset is the log-odds of the sender as it was by then (after 3, 10 or 30 transactions), by trees that did not see it: a
  weight is what a sign adds to what the sender's behaviour says already. Each sender weighs the same.
- Within amount and within recipient the weights are moved so that payments of normal senders do not change the
  odds on average. A wallet with fewer than five payments shows no sign.
- The label is the sender's, not the payment's: no public data labels single payments. So weights are small, and
  a stolen wallet's first theft is likelier to show than these numbers say.

${table(
  ["sign", "weight, log-odds", "share of payments, normal senders", "fraudulent senders"],
  PAYMENT_SIGNS.map((sign) => [
    `\`${sign}\``,
    signs[sign].weight.toFixed(3),
    percent(signs[sign].normalShare),
    percent(signs[sign].fraudShare),
  ]),
)}

Amounts are compared in the network's own coin; a payment in something else shows no sign of amount.

**Not for**: deciding about a payment by itself; networks other than Ethereum and its kin, whose habits it never saw;
wallets of exchanges and other services, for which newcomers and bursts are the trade.
`;
}

/** The card of the nearest reference wallets, Markdown. */
export function neighboursCard({ fraud, manifest, rows }: Build, metrics: Metrics): string {
  const wallets = rows.ages.filter((age) => age === 0).length;
  return `# Nearest reference wallets ${fraud.header.version}

Finds the known wallets that look most like one, by true Euclidean distance over \`wallet-44/v1\`. Written by
\`npm run train\`. It is evidence beside the fraud model, not a second estimate.

- **Space**: each column after \`log1p\` in standard deviations from its mean over the reference wallets; the
  parameters stand in \`reference-wallets.bin\` (${manifest["reference-wallets.bin"].bytes} bytes). Exact scan, no approximation: graphs lose the neighbours
  of outliers.
- **Tokens**: only the sample's histories hold token transfers. A wallet whose 23 token columns are all zero stands
  at their mean, for "none" and "not known" cannot be told apart; the means are those of wallets with tokens.
- ${wallets} wallets have transactions and can be neighbours; those without are found by address only.

Each wallet against the ten nearest of the others, inverse distance weighing:

${table(
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
