import type { StoredLabel } from "@tetron/lake/tables/labels";
import type { StoredSanction } from "@tetron/lake/tables/sanctions";
import type { StoredSource } from "@tetron/lake/tables/sources";
import type { SenderPast, SideRow } from "./find-sides.ts";
import type { ReputationBasis } from "./lake-reputations.ts";
import type { Payment } from "./payment.ts";

/** The two sides of a payment. */
export interface Sides<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** Who is asked about a payment, each within its own time. */
export interface Sources {
  wallets(payment: Payment, signal: AbortSignal): Promise<Sides<SideRow | undefined>>;
  labels(payment: Payment, signal: AbortSignal): Promise<Sides<readonly StoredLabel[]>>;
  sanctions(payment: Payment, signal: AbortSignal): Promise<Sides<readonly StoredSanction[]>>;
  /** In the tenant's eyes, at the moment of the score. */
  reputations(payment: Payment, eyes: Eyes): Promise<Sides<ReputationBasis>>;
  senderPast(payment: Payment, eyes: Eyes): Promise<SenderPast>;
  /** The current edition of every list. */
  lists(signal: AbortSignal): Promise<readonly StoredSource[]>;
}

/** Who looks, and when: some sources know things that only one tenant may. */
export interface Eyes {
  readonly tenant: string;
  readonly at: Date;
}
