import { PAYMENT_SIGNS, type PaymentSign } from "@tetron/models/payment-anomaly";
import { formatPercent, formatTable } from "../measure/markdown.ts";
import type { SignShares } from "./evaluate.ts";

/** Inputs of the card. */
export interface PaymentAnomalyFacts {
  /** Log-odds. */
  readonly weights: Readonly<Record<PaymentSign, number>>;
  readonly shares: Readonly<Record<PaymentSign, SignShares>>;
}

/** The card of the payment anomaly, as Markdown. */
export function paymentAnomalyCard(version: string, { weights, shares }: PaymentAnomalyFacts): string {
  return `# Payment anomaly ${version}

Weighs what one payment shows beside what its sender did before: amount, recipient, pace. Written by
\`npm run train\`.

- **Fitted** by a logistic regression on the payments of the labelled wallets, each beside only what came before it. The
  offset is the log-odds of the sender as it was by then (after 3, 10 or 30 transactions), by trees that did not see it: a
  weight is what a sign adds to what the sender's behaviour says already. Each sender weighs the same.
- Within amount and within recipient the weights are moved so that payments of normal senders do not change the
  odds on average. A wallet with fewer than five payments shows no sign.
- The label is the sender's, not the payment's: no public data labels single payments. So weights are small, and
  a stolen wallet's first theft is likelier to show than these numbers say.

${formatTable(
  ["sign", "weight, log-odds", "share of payments, normal senders", "fraudulent senders"],
  PAYMENT_SIGNS.map((sign) => [
    `\`${sign}\``,
    weights[sign].toFixed(3),
    formatPercent(shares[sign].normal),
    formatPercent(shares[sign].fraud),
  ]),
)}

Amounts are compared in the network's own coin; a payment in something else shows no sign of amount.

**Not for**: deciding about a payment by itself; networks other than Ethereum and its kin, whose habits it never saw;
wallets of exchanges and other services, for which newcomers and bursts are the trade.
`;
}
