import type { AddressFact } from "@tetron/domain/address-kind-table";
import type { Coverage } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import type { Aged } from "@tetron/domain/shelf-life";
import type { Listing } from "@tetron/labels/standing";
import type { Neighbour } from "@tetron/models/neighbour";
import type { Remark } from "./remark.ts";
import type { SearchedBy } from "./wallet-index.ts";

/** A party of the sender with the recipient's face, or the recipient itself; see `domain/face`. */
export interface PartyOfFace {
  readonly address: string;
  /** Payments to it in the network's coin. */
  readonly coins: number;
  /** Token transfers to it. Anybody can put a zero-value transfer into another's history. */
  readonly tokens: number;
  /** Payments to it that the tenant asked about and that were approved. */
  readonly approved: number;
}

/** Why a payment would be lost by the rules of the network, independent of lists. */
export interface Loss extends AddressFact {
  /** Whether a token would go to its own contract. */
  readonly own: boolean;
}

/** A version of a list. */
export interface Edition {
  readonly list: string;
  readonly version: string;
}

/** A version of a list, with its age. */
export interface AgedEdition extends Edition {
  /** Absent when it is not known, and in scores from before ages were inputs: it then never fades. */
  readonly age?: Aged;
}

/** A data set that classifies a wallet as a fraud account. */
export interface FraudEdition extends AgedEdition {
  /** Present when the tenant, or the operator for everybody, contests it. */
  readonly contested?: true;
}

/** A label, with its list and version. */
export interface ListedLabel extends AgedEdition {
  readonly label: string;
  readonly name: string;
  /** Present when the list gives it on another network, where the same key owns the address. */
  readonly network?: Network;
  /** Present when the tenant, or the operator for everybody, contests it. */
  readonly contested?: true;
}

/** A wallet's reputation at a time. */
export interface ReputationEstimate {
  /** 0-100; 50 is no evidence. */
  readonly score: number;
  /** 0-1. */
  readonly confidence: number;
  /** Points of the score that come from other addresses of its holder; absent where nothing is known of any. */
  readonly ofHolder?: number;
}

/** The most similar known wallets, as found by an index. */
export interface Nearest {
  /** The index's edition. */
  readonly edition: string;
  /** Share of fraud among all wallets of the index, in `(0, 1)`. */
  readonly fraudShare: number;
  /** Nearest first. */
  readonly wallets: readonly Neighbour[];
  /** What found them; absent in scores from before it was recorded, whose processes searched themselves. */
  readonly by?: SearchedBy;
}

/** How much of a wallet's flow in one direction is with wallets that lists accuse, warn of or sanction. */
export interface AdverseFlow {
  /** Parts of the flow, 0-1: with its own counterparties, and further away. */
  readonly direct: number;
  readonly indirect: number;
  /** What these wallets are, those with the largest part first. A wallet of several categories counts in each. */
  readonly categories: readonly { readonly category: string; readonly share: number }[];
  /** Addresses of the way that most of it takes, from the wallet's counterparty to the one that a list names. */
  readonly path: readonly string[];
  /** Part of the flow that was followed to an end, 0-1; `null` without a flow that is held. */
  readonly seenShare: number | null;
}

/** The evidence on one side of a payment. */
export interface SideInputs {
  readonly network: Network;
  readonly address: string;
  /** Of the wallet's history; `null` without one. */
  readonly features: {
    /** `behaviour/v1`. */
    readonly behaviour: Float64Array;
    /** `wallet-44/v1`. */
    readonly wallet44: Float64Array;
  } | null;
  /** The age of that history; `null` without one, absent in scores from before ages were inputs. */
  readonly history?: Aged | null;
  /** How much of it a provider told; absent when it was imported, and in older scores. */
  readonly coverage?: Coverage;
  /** The data set that classifies the wallet as a fraud account; `null` when none does. */
  readonly fraudIn: FraudEdition | null;
  readonly labels: readonly ListedLabel[];
  /** The service at which it is a customer's address, with the confidence in that, 0-1; absent for any other wallet. */
  readonly deposit?: { readonly service: string; readonly confidence: number };
  /**
   * What lists say of other addresses of its holder: of each result how sure it is that one of them is the holder's, 0-1.
   * Absent where they say nothing.
   */
  readonly holder?: Partial<Readonly<Record<Exclude<Listing, "neutral">, number>>>;
  /**
   * How much of its flow is with wallets that lists accuse, warn of or sanction, of each direction; absent where no
   * transfers are held, and in scores from before this was an input.
   */
  readonly exposure?: { readonly received: AdverseFlow; readonly sent: AdverseFlow };
  /**
   * Whether it is the contract of a token that Tetron knows; absent in scores from before this was an input.
   */
  readonly isTokenContract?: boolean;
  readonly sanctions: readonly AgedEdition[];
  /** As of the time of the score; `null` when there is no evidence at all. */
  readonly reputation: ReputationEstimate | null;
  /** `null` when no history is held, or the index was late. */
  readonly neighbours: Nearest | null;
}

/** All inputs of a score. Stored with the score for replay. */
export interface ScoreInputs {
  /** Time of the score, Unix milliseconds. */
  readonly at: number;
  readonly from: SideInputs;
  readonly to: SideInputs;
  /** Amount in whole native coins; `null` when the payment is in a token. */
  readonly coins: number | null;
  /**
   * The amount's approximate value in US dollars; `null` when it is not known, absent in scores from before
   * it was an input.
   */
  readonly usd?: number | null;
  /** Absent in scores from before remarks were inputs. */
  readonly remarks?: readonly Remark[];
  /** The symbol of another asset that the token falsely claims; `null` when it claims none. */
  readonly falseSymbol?: string | null;
  /** Why the payment would be lost; only in scores from before this was a remark. */
  readonly loss?: Loss | null;
  /** Whether the sender paid the recipient before; `null` when its history does not say. */
  readonly paidBefore: boolean | null;
  /**
   * The sender's transactions on the chain in the previous hour, by its stored history; `null` when that
   * history ends before the hour. Absent in scores of `payment/v1`, which used {@link askedLastHour} instead.
   */
  readonly sentLastHour?: number | null;
  /**
   * The tenant's scored payments from the sender in the previous hour, at most 500; `null` when not known.
   */
  readonly askedLastHour: number | null;
  /** Whether a sanctions list was available. */
  readonly screened: boolean;
  /** Whether a source did not answer in time. */
  readonly late: boolean;
}
