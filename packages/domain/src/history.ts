import type { Network } from "./network.ts";

/** One ordinary transaction, from the viewpoint of one of its two accounts. */
export interface AccountTransaction {
  /** Unix time of the block, whole seconds. */
  readonly timestamp: number;
  readonly direction: "sent" | "received";
  /**
   * The other account, in the network's stored form; `null` when the transaction creates a contract or the other
   * side has no address (a coinbase or a bare script of bitcoin), and `genesis` when it is an allocation of an
   * EVM network's first block. Of several, the one with the largest amount.
   */
  readonly counterparty: string | null;
  /** Base units of the network's native coin, `>= 0`: without the fee, and net of what comes back as change. */
  readonly value: bigint;
  /** Whether it creates a contract: the recipient is empty or a contract address is set. */
  readonly createsContract: boolean;
  readonly failed: boolean;
  /** First four bytes of the call data, `0x` and 8 hex digits; `null` for a plain transfer. */
  readonly methodId: string | null;
  /** Transaction hash; `null` when the source does not have it. */
  readonly hash: string | null;
  /** The addresses of bitcoin that paid for it with the account and are taken to be of its holder; absent without any. */
  readonly paidWith?: readonly string[];
}

/** One token transfer, from the viewpoint of one of its two accounts. */
export interface TokenTransfer {
  /** Unix time of the block, whole seconds. */
  readonly timestamp: number;
  readonly direction: "sent" | "received";
  readonly counterparty: string;
  /** The token's contract, in the network's stored form; its name when the source has nothing else. */
  readonly token: string;
  readonly symbol: string;
  /** Base units of the token, `>= 0`. */
  readonly value: bigint;
  /** Digits after the point in one whole token. */
  readonly decimals: number;
  readonly hash: string | null;
}

/** What a source can tell about an account's transactions. What it cannot tell is unknown, never 0. */
export interface HistorySees {
  /** Whether a transaction failed. */
  readonly status: boolean;
  /** The method that a transaction calls. */
  readonly method: boolean;
  /** Transactions and token transfers of value 0. */
  readonly zeroValue: boolean;
  /** Token transfers. */
  readonly tokens: boolean;
}

/** How much of an account's history its source told. */
export interface Coverage {
  /** Whether that is all of it. */
  readonly complete: boolean;
  /**
   * Why reading stopped: at the end, at a limit of entries, at a deadline, because the source refused more, or before
   * it began, because the address is a contract.
   */
  readonly reason: "end" | "cap" | "deadline" | "refused" | "contract";
  /** Part of the entries that was read, 0-1; `null` when their number is not known. */
  readonly share: number | null;
  /** Which entries were read: the oldest, the oldest with the newest, or the newest. */
  readonly from: "start" | "both_ends" | "newest";
}

/** The activity of one account, each list ascending by `timestamp`. */
export interface AccountHistory {
  readonly network: Network;
  readonly address: string;
  /** What its source can tell; absent: everything. */
  readonly sees?: HistorySees;
  /** Absent: it was imported as a whole. */
  readonly coverage?: Coverage;
  readonly transactions: readonly AccountTransaction[];
  readonly tokenTransfers: readonly TokenTransfer[];
}
