import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Market } from "../market.ts";
import type { PaymentGraph } from "../payment-graph.ts";
import type { Judgement } from "../routing-deps.ts";
import type { TrustPolicy, WalletTrust } from "../trust.ts";
import type { QuoteAnswer } from "./answer.ts";

/** All inputs of a quote. */
export interface QuoteInputs {
  readonly catalogue: Catalogue;
  readonly market: Market;
  readonly priced: PaymentGraph;
  readonly policy: TrustPolicy;
  readonly trust: { readonly from: WalletTrust; readonly to: WalletTrust };
  /** The verdict of a score of the payment. */
  readonly judgement: Judgement;
  readonly now: Date;
}

/** A quote before it is stored. */
export type QuoteBody = Omit<QuoteAnswer, "id" | "createdAt" | "expiresAt">;
