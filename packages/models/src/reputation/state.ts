import { DEFAULT_HALF_LIVES, type HalfLives } from "./half-lives.ts";
import { EMPTY_SKETCH } from "./sketch.ts";

/**
 * The reputation state of one wallet: plain JSON of a few kilobytes, whatever the wallet's age.
 *
 * Two states of the same wallet merge (`mergeReputations`); the result does not depend on the order of
 * the evidence, to the bit, because every part is a sum of whole numbers, a minimum, a maximum or a union.
 */
export interface ReputationState {
  readonly version: 1;
  readonly halfLives: HalfLives;
  /** Unix time of the newest evidence, whole seconds; `0` when there is none. */
  latest: number;
  /** Day (since 1970) of the first transfer with a party known at the time; `null` when there is none. */
  vouchedSince: number | null;
  /** Rows of closed epochs, ascending; see `layout.ts`. */
  closed: number[];
  /** Rows of days in the epoch of `latest` and the one before it, ascending. */
  open: number[];
  /** Sketch of counterparties known at the time of the transfer. */
  vouched: number[];
  /** Sketches of strangers that sent to the wallet, and that it sent to. */
  strangersIn: number[];
  strangersOut: number[];
  /** Sketch of addresses that sent it dust. */
  dusters: number[];
}

/** The parts of a state that are sketches. */
export const SKETCHES = ["vouched", "strangersIn", "strangersOut", "dusters"] as const;

/** The current state of a wallet: the one in the lake, unless the shipped one has newer evidence. */
export function currentState(
  held: ReputationState | undefined,
  shipped: Readonly<ReputationState> | undefined,
): Readonly<ReputationState> {
  if (held === undefined) return shipped ?? emptyReputation();
  return shipped !== undefined && shipped.latest > held.latest ? shipped : held;
}

/** The state of a wallet without evidence. */
export function emptyReputation(halfLives: HalfLives = DEFAULT_HALF_LIVES): ReputationState {
  return {
    version: 1,
    halfLives,
    latest: 0,
    vouchedSince: null,
    closed: [],
    open: [],
    vouched: [...EMPTY_SKETCH],
    strangersIn: [...EMPTY_SKETCH],
    strangersOut: [...EMPTY_SKETCH],
    dusters: [...EMPTY_SKETCH],
  };
}
