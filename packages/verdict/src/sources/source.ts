import type { WalletRef } from "@tetron/domain/wallet";
import type { StoredSource } from "@tetron/lake/tables/sources";
import type { StoredWallet } from "@tetron/lake/tables/wallets";
import type { Edition, ListedLabel } from "../estimate/score-inputs.ts";
import type { ReputationBasis } from "./reputation-basis.ts";

/** The two sides of a payment. */
export interface Sides<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** The wallets of a payment; they may be on two networks. */
export type Parties = Sides<WalletRef>;

/** Who looks, and when: some sources know things that only one tenant may. */
export interface Eyes {
  readonly tenant: string;
  readonly at: Date;
}

/** What a score reads of a wallet. */
export type SideRow = Pick<
  StoredWallet,
  "behaviour" | "wallet44" | "referenceLabel" | "source" | "updatedAt"
>;

/** What a score reads of a list's current edition. */
export type ListRow = Pick<StoredSource, "name" | "version" | "kind" | "asOf">;

/** A party of the sender that has the face of the recipient, or is it: see `domain/face`. */
export interface PartyOfFace {
  readonly address: string;
  /** Payments to it in the network's coin. */
  readonly coins: number;
  /** Token transfers to it. Anybody can write one of nothing into the history of another. */
  readonly tokens: number;
  /** Payments to it that the tenant asked about, and that were approved. */
  readonly approved: number;
}

/** What the sender did with payments like this one before. */
export interface SenderPast {
  /** Whether it paid the recipient before; `null` when no list of its counterparties is held. */
  readonly paidBefore: boolean | null;
  /** The sender's parties that look like the recipient, which is one of them where it was paid before. */
  readonly sameFace: readonly PartyOfFace[];
  /** Payments from it that the tenant asked about in the hour before, 500 for more. */
  readonly askedLastHour: number;
}

/** Asks one source about the wallets of a payment. `signal` aborts when nobody waits any more. */
type Ask<Value> = (parties: Parties, eyes: Eyes, signal: AbortSignal) => Promise<Value>;

/** Who is asked about a payment, each within its own time. */
export interface Sources {
  readonly wallets: Ask<Sides<SideRow | undefined>>;
  readonly labels: Ask<Sides<readonly ListedLabel[]>>;
  readonly sanctions: Ask<Sides<readonly Edition[]>>;
  readonly reputations: Ask<Sides<ReputationBasis>>;
  readonly senderPast: Ask<SenderPast>;
  /** The current edition of every list. */
  readonly lists: Ask<readonly ListRow[]>;
}
