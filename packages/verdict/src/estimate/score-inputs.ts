import type { Network } from "@tetron/domain/network";
import type { Neighbour } from "@tetron/models/nearest";
import type { Loss } from "../remarks/loss.ts";
import type { Remark } from "../remarks/remark.ts";

/** A list's word for a wallet. */
export interface ListedLabel {
  readonly label: string;
  readonly name: string;
  readonly list: string;
  readonly version: string;
}

/** An edition of a list. */
export interface Edition {
  readonly list: string;
  readonly version: string;
}

/** A wallet's reputation at a moment. */
export interface ReputationEstimate {
  /** 0-100; 50 is no evidence. */
  readonly score: number;
  /** 0-1. */
  readonly confidence: number;
}

/** The known wallets that are most alike, as an index found them. */
export interface Nearest {
  /** Of the index. */
  readonly edition: string;
  /** Share of fraud among all wallets of the index, in `(0, 1)`. */
  readonly fraudShare: number;
  /** Nearest first. */
  readonly wallets: readonly Neighbour[];
}

/** What was known of one side of a payment. */
export interface SideInputs {
  readonly network: Network;
  readonly address: string;
  /** Of the wallet's history; `null` when none is held. */
  readonly features: {
    /** `behaviour/v1`. */
    readonly behaviour: Float64Array;
    /** `wallet-44/v1`. */
    readonly wallet44: Float64Array;
  } | null;
  /** The data set that says the wallet is a fraud account; `null` when none does. */
  readonly fraudIn: Edition | null;
  readonly labels: readonly ListedLabel[];
  readonly sanctions: readonly Edition[];
  /** As of the moment of the score; `null` when there is no evidence at all. */
  readonly reputation: ReputationEstimate | null;
  /** `null` when no history is held, or the index was late. */
  readonly neighbours: Nearest | null;
}

/** All that a score is computed from. It is stored with the score, so that the score can be replayed. */
export interface ScoreInputs {
  /** The moment of the score, Unix milliseconds. */
  readonly at: number;
  readonly from: SideInputs;
  readonly to: SideInputs;
  /** Amount in whole native coins; `null` when the payment is in a token. */
  readonly coins: number | null;
  /** What there is to say of the payment beside fraud; absent in scores from before that was asked. */
  readonly remarks?: readonly Remark[];
  /** Why nobody would have the payment, in scores from before that was a remark. */
  readonly loss?: Loss | null;
  /** Whether the sender paid the recipient before; `null` when its history does not tell. */
  readonly paidBefore: boolean | null;
  /** Payments of the sender that this tenant asked about in the hour before, 500 for more; `null` when not known. */
  readonly askedLastHour: number | null;
  /** Whether a sanctions list was there to be asked. */
  readonly screened: boolean;
  /** Whether a source did not answer in time. */
  readonly late: boolean;
}
