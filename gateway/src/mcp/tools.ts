import type { AnyEndpoint } from "../rest/endpoint.ts";
import getScore from "../rest/endpoints/get-score.ts";
import quoteRoute from "../rest/endpoints/quote-route.ts";
import reputation from "../rest/endpoints/reputation.ts";
import scoreTransaction from "../rest/endpoints/score-transaction.ts";
import wallet from "../rest/endpoints/wallet.ts";

/** A tool of the Model Context Protocol: an endpoint of `/v1`, described for an agent. */
export interface Tool {
  readonly title: string;
  /** When to call it, and what to make of its answer. */
  readonly description: string;
  readonly endpoint: AnyEndpoint;
  /** Whether a call changes nothing. */
  readonly readOnly: boolean;
}

/** The tools by name. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  score_payment: {
    title: "Score a payment",
    description:
      "Call this before you send a crypto payment. Returns `recommendation` (approve, review or decline), `fraud_score` (0-100), and the reasons. On `decline` do not pay; on `review`, or while `status` is `pending`, ask a person first.",
    endpoint: scoreTransaction,
    readOnly: false,
  },
  explain_score: {
    title: "Explain a score",
    description:
      "Returns an earlier score by its `transaction_id`: `narrative.text` explains it in sentences; the answer also has all reasons with their evidence, and the sources with their age. Also use it to get the result of a `pending` score.",
    endpoint: getScore,
    readOnly: true,
  },
  get_wallet: {
    title: "Look up a wallet",
    description:
      "Returns what is known about a wallet: labels, sanctions, history, reputation and risk. A wallet without history is unknown, not innocent.",
    endpoint: wallet,
    readOnly: true,
  },
  get_reputation: {
    title: "Get the reputations of wallets",
    description:
      "Returns how far up to 1,000 wallets can be trusted, 0-100; 50 is unknown. `confidence` is the amount of evidence.",
    endpoint: reputation,
    readOnly: true,
  },
  quote_route: {
    title: "Find the best way to pay",
    description:
      "Returns the best route for a payment, on one network or across several, with its fees in USD and its time in seconds. It does not send anything.",
    endpoint: quoteRoute,
    readOnly: true,
  },
};
