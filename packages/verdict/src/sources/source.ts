import type { WalletRef } from "@tetron/domain/wallet";
import type { StoredProposal } from "@tetron/lake/tables/review-proposals";
import type { StoredSource } from "@tetron/lake/tables/sources";
import type { StoredWallet } from "@tetron/lake/tables/wallets";
import type { TransferSource } from "@tetron/lake/transfer-sources";
import type { HolderEvidence } from "@tetron/models/reputation/holder";
import type { HeldEvidence } from "@tetron/models/reputation/wallet-reputation";
import type { AbsentHistory as Absent } from "../asking/history-status.ts";
import type { ClusterOf } from "../entities/cluster-of.ts";
import type { DepositOf } from "../entities/deposit-of.ts";
import type { KeptAnswers } from "../kept/kept-answers.ts";
import type { WalletContext } from "../remarks/context.ts";
import type { HeldFreeze } from "../remarks/issuer-freeze.ts";
import type { AdverseFlow, Edition, ListedLabel, Nearest, PartyOfFace } from "../score-inputs.ts";

/** The two sides of a payment. */
export interface Sides<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** The wallets of a payment; they may be on two networks. */
export interface Parties extends Sides<WalletRef> {
  /** The paid token's contract when Tetron does not know the token, so that only lists can describe it. */
  readonly token: WalletRef | null;
}

/** The labels of both wallets and of the token's contract. */
export interface PaymentLabels extends Sides<readonly ListedLabel[]> {
  readonly token: readonly ListedLabel[];
}

/** The part of a wallet that a score reads. */
export type SideRow = Pick<
  StoredWallet,
  "owner" | "lastSeen" | "asOf" | "coverage" | "referenceLabel" | "source" | "updatedAt"
> & {
  /** `behaviour/v1` and `wallet-44/v1`; `null` without a history. */
  readonly behaviour: Float64Array | readonly number[] | null;
  readonly wallet44: Float64Array | readonly number[] | null;
  /** What is kept of these numbers; absent when nothing is. */
  readonly kept?: KeptAnswers;
  /** The lists and data sets whose word about the wallet is contested. */
  readonly contested?: readonly string[];
};

/** The stored evidence of a wallet's reputation. */
export interface HeldReputation extends Pick<HeldEvidence, "reports"> {
  /** The stored reputation state; `undefined` when there is none. */
  readonly stored: { readonly state: unknown; readonly updatedAt: Date } | undefined;
}

/** The part of a list's current version that a score reads; `asOf` is the day from which its age counts. */
export type ListRow = Pick<StoredSource, "name" | "version" | "kind" | "asOf">;

/** The sender's earlier payments, as far as they bear on this one. */
export interface SenderPast {
  /** Whether it paid the recipient before; `null` when its counterparties are not stored. */
  readonly paidBefore: boolean | null;
  /**
   * Its transactions in the previous hour by its stored history; `null` when that history ends before the
   * hour.
   */
  readonly sentLastHour: number | null;
  /**
   * The sender's parties that look like the recipient, including the recipient itself if it was paid before.
   */
  readonly sameFace: readonly PartyOfFace[];
  /** The tenant's scored payments from it in the previous hour, at most 500. */
  readonly askedLastHour: number;
}

/** The most similar known wallets of each side. */
export interface FoundNeighbours extends Sides<Nearest | null> {
  /** The time that the index's data is of. */
  readonly asOf: Date;
}

/** Why no history of a wallet is held, of one that was not late. */
export type AbsentHistory = Exclude<Absent, "late">;

/** The adverse parts of a wallet's flow by the transfers that are held. */
export interface HeldExposure {
  readonly received: AdverseFlow;
  readonly sent: AdverseFlow;
}

/** The versions of the fraud models that speak of a payment. */
export interface ModelsInForce {
  /** `null` for the one that ships. */
  readonly live: string | null;
  /** The one that estimates beside it without deciding; `null` for none. */
  readonly shadow: string | null;
}

/** The facts about a payment, by name. */
export interface Facts {
  /** Of the wallets without a row, why; `undefined` when nobody was asked for histories. */
  readonly absent: Sides<AbsentHistory | undefined>;
  readonly wallets: Sides<SideRow | undefined>;
  /** Where the transfers of each wallet are; `undefined` where none are held. */
  readonly transfers: Sides<TransferSource | undefined>;
  readonly labels: PaymentLabels;
  readonly sanctions: Sides<readonly Edition[]>;
  readonly reputations: Sides<HeldReputation>;
  readonly senderPast: SenderPast;
  /** What the tenant knows of the wallets. */
  readonly context: Sides<WalletContext | undefined>;
  /** What issuers of tokens say of each wallet by the chain. */
  readonly freezes: Sides<readonly HeldFreeze[]>;
  /** At which service each wallet is a customer's address; `null` where nothing says so. */
  readonly deposits: Sides<DepositOf | null>;
  /** The addresses of one holder with each wallet; `null` where nothing shows another one. */
  readonly clusters: Sides<ClusterOf | null>;
  /** What is known of those addresses; `null` where nothing is. */
  readonly holders: Sides<HolderEvidence | null>;
  /** Whom the flow of each wallet is with; `null` where nothing is held, and where it took too long. */
  readonly exposures: Sides<HeldExposure | null>;
  /** The current edition of every list. */
  readonly lists: readonly ListRow[];
  readonly models: ModelsInForce;
  readonly neighbours: FoundNeighbours;
  /** What an analyst proposed of the wallets within 30 days. */
  readonly proposals: Sides<StoredProposal | undefined>;
}

export type FactName = keyof Facts;

/** A query to a source: the wallets, the tenant that asks, and the time. */
export interface Question<Needed extends FactName = never> {
  readonly parties: Parties;
  /** Some sources hold data that only this tenant may see. */
  readonly tenant: string;
  readonly at: Date;
  /** The facts that the source needs. */
  readonly known: Pick<Facts, Needed>;
}

/**
 * Something that is queried about a payment by one query of its own, which is in time, late or failed by
 * itself.
 */
export interface Source<Told extends FactName = FactName, Needed extends FactName = never> {
  /** Kebab-case and stable: answers give it as the `provider`. */
  readonly name: string;
  /** Deadline in milliseconds, counted from when it is asked. */
  readonly deadlineMs: number;
  /**
   * The facts that it answers with. A fact replaces that of an earlier source, so a source that only
   * completes a fact must also list it in `needs` and return the existing part unchanged.
   */
  readonly tells: readonly Told[];
  /** The facts that it requires; it is asked once the sources before it have answered with them. */
  readonly needs: readonly Needed[];
  /** @param signal - Aborts when the answer is no longer awaited. */
  ask(question: Question<Needed>, signal: AbortSignal): Promise<Pick<Facts, Told>>;
}

/** A source of any facts. */
export interface AnySource extends Omit<Source<FactName, FactName>, "ask"> {
  ask(question: Question<FactName>, signal: AbortSignal): Promise<Partial<Facts>>;
}
