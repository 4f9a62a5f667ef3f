import type { WalletRef } from "@tetron/domain/wallet";
import type { StoredSource } from "@tetron/lake/tables/sources";
import type { StoredWallet } from "@tetron/lake/tables/wallets";
import type { HeldEvidence } from "@tetron/models/reputation/wallet-reputation";
import type { Edition, ListedLabel, Nearest, PartyOfFace } from "../score-inputs.ts";

/** The two sides of a payment. */
export interface Sides<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** The wallets of a payment; they may be on two networks. */
export interface Parties extends Sides<WalletRef> {
  /** The contract of the token that is paid, where lists are all that could be known of it. */
  readonly token: WalletRef | null;
}

/** What lists say of all whom a payment concerns. */
export interface PaymentLabels extends Sides<readonly ListedLabel[]> {
  readonly token: readonly ListedLabel[];
}

/** The part of a wallet that a score reads. */
export type SideRow = Pick<
  StoredWallet,
  "behaviour" | "wallet44" | "referenceLabel" | "source" | "updatedAt"
>;

/** What a score reads of a wallet's reputation. */
export interface HeldReputation extends Pick<HeldEvidence, "reports"> {
  /** The state that the reputation engine keeps; `undefined` when it keeps none. */
  readonly stored: { readonly state: unknown; readonly updatedAt: Date } | undefined;
}

/** The part of a list's current version that a score reads. */
export type ListRow = Pick<StoredSource, "name" | "version" | "kind" | "asOf">;

/** Earlier payments like this one by the sender. */
export interface SenderPast {
  /** Whether it paid the recipient before; `null` when its counterparties are not stored. */
  readonly paidBefore: boolean | null;
  /** Its transactions in the previous hour by its stored history; `null` when that history ends before the hour. */
  readonly sentLastHour: number | null;
  /** The sender's parties that look like the recipient, which is one of them where it was paid before. */
  readonly sameFace: readonly PartyOfFace[];
  /** The tenant's scored payments from it in the previous hour, at most 500. */
  readonly askedLastHour: number;
}

/** The known wallets that are most alike. */
export interface FoundNeighbours extends Sides<Nearest | null> {
  /** When the index was true. */
  readonly asOf: Date;
}

/** What is known of a payment, fact by fact. */
export interface Facts {
  readonly wallets: Sides<SideRow | undefined>;
  readonly labels: PaymentLabels;
  readonly sanctions: Sides<readonly Edition[]>;
  readonly reputations: Sides<HeldReputation>;
  readonly senderPast: SenderPast;
  /** The current edition of every list. */
  readonly lists: readonly ListRow[];
  readonly neighbours: FoundNeighbours;
}

export type FactName = keyof Facts;

/** What a source is asked: about whom, on whose behalf, and as of when. */
export interface Question<Needed extends FactName = never> {
  readonly parties: Parties;
  /** Some sources know things that only one tenant may. */
  readonly tenant: string;
  readonly at: Date;
  /** The facts that the source needs. */
  readonly known: Pick<Facts, Needed>;
}

/** Somebody who is asked about payments: by one question of its own, which is in time, late or failed by itself. */
export interface Source<Told extends FactName = FactName, Needed extends FactName = never> {
  /** Kebab-case and stable: answers name it beside what it tells. */
  readonly name: string;
  /** How long it may take from the moment when it is asked, in milliseconds. */
  readonly deadlineMs: number;
  /**
   * The facts that it tells. One that an earlier source told as well it tells anew: a source that only completes a fact
   * needs it too, and keeps what was told.
   */
  readonly tells: readonly Told[];
  /** The facts that it must know first: it is asked when the sources before it have told them. */
  readonly needs: readonly Needed[];
  /** @param signal - Aborts when nobody waits any more. */
  ask(question: Question<Needed>, signal: AbortSignal): Promise<Pick<Facts, Told>>;
}

/** A source among others, whatever it tells. */
export interface AnySource extends Omit<Source<FactName, FactName>, "ask"> {
  ask(question: Question<FactName>, signal: AbortSignal): Promise<Partial<Facts>>;
}
