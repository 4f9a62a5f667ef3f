import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Market } from "../market.ts";
import type { PaymentGraph } from "../payment-graph.ts";
import type { Judgement } from "../routing-deps.ts";
import type { TrustPolicy, WalletTrust } from "../trust.ts";
import type { QuoteAnswer } from "./answer.ts";

/** What a quote is computed from. Nothing else enters it. */
export interface QuoteInputs {
  readonly catalogue: Catalogue;
  readonly market: Market;
  readonly priced: PaymentGraph;
  readonly policy: TrustPolicy;
  readonly trust: { readonly from: WalletTrust; readonly to: WalletTrust };
  /** What a score of the payment would come to. */
  readonly judgement: Judgement;
  readonly now: Date;
}

/** A quote without what its keeping adds. */
export type QuoteBody = Omit<QuoteAnswer, "id" | "createdAt" | "expiresAt">;
