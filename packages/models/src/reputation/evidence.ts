import type { Listing } from "@tetron/labels/standing";

/** What was known about a counterparty at the time of a transfer. */
export interface Knowledge {
  /** How far it is vouched for, 0 (unknown) to 1 (a labelled exchange, bridge or contract). */
  readonly vouched: number;
  /** Stance of the lists on it. */
  readonly party: Listing;
  /** Exposure at two hops: share of its own known counterparties that are bad, 0..1; 1 when itself bad. */
  readonly nearBad: number;
}

/** One transfer, as seen from the wallet that is rated. */
export interface TransferEvidence {
  /** Unix time, whole seconds, `0` to the year 2106. */
  readonly timestamp: number;
  readonly direction: "received" | "sent";
  /** The other wallet in its network's stored form; `null` when there is none (a contract was created). */
  readonly counterparty: string | null;
  /** In reference units (`units.ts`), `>= 0`; anything else counts as 0. */
  readonly value: number;
  /** Whether it carries almost no value and calls no contract: see `history.ts`. */
  readonly dust: boolean;
  readonly known: Knowledge;
}

/** Content of a report about a wallet. */
export type OutcomeKind = "fraud" | "good" | "contested" | "cleared";

export interface OutcomeEvidence {
  /** Unix time when it became known, whole seconds. */
  readonly timestamp: number;
  readonly kind: OutcomeKind;
}

/** A counterparty about which nothing is known. */
export const STRANGER: Knowledge = { vouched: 0, party: "neutral", nearBad: 0 };
