import type { Listing } from "@tetron/labels/standing";

/** What was known about a counterparty at the moment of a transfer. */
export interface Knowledge {
  /** How well known it is, 0 (nobody vouches for it) to 1 (a labelled exchange, bridge or contract). */
  readonly standing: number;
  /** What lists say of it. */
  readonly party: Listing;
  /** Share of the counterparty's own known partners that are bad, 0..1: bad company at two hops. 1 when itself bad. */
  readonly nearBad: number;
}

/** One transfer, seen from the wallet whose reputation it is. */
export interface TransferEvidence {
  /** Unix time, whole seconds, `0` to the year 2106. */
  readonly timestamp: number;
  readonly direction: "received" | "sent";
  /** The other wallet in its network's stored form; `null` when there is none (a contract was created). */
  readonly counterparty: string | null;
  /** In reference units (`units.ts`), `>= 0`; anything else counts as 0. */
  readonly value: number;
  /** Whether it carries next to nothing and calls nothing: see `isDust`. */
  readonly dust: boolean;
  readonly known: Knowledge;
}

/** What people said about a wallet, one report each. */
export type OutcomeKind = "fraud" | "good" | "contested" | "cleared";

export interface OutcomeEvidence {
  /** Unix time when it became known, whole seconds. */
  readonly timestamp: number;
  readonly kind: OutcomeKind;
}

/** Nothing is known about the counterparty. */
export const STRANGER: Knowledge = { standing: 0, party: "neutral", nearBad: 0 };
