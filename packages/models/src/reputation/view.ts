import type { Standing } from "@tetron/labels/standing";
import { DAY, EPOCH, type HalfLives } from "./half-lives.ts";
import { FIRST_ANOMALY, FIRST_OUTCOME, ONE, SUMS } from "./layout.ts";
import { countRecent, countSketch } from "./sketch.ts";
import type { ReputationState } from "./state.ts";
import { agedBy, startWalk, type Walk, walkTo, ZEROS } from "./walk.ts";

/** What lists amount to together: `contradicted` when one accuses the wallet of a crime and another vouches for it. */
export type Listing = Standing["worst"] | "contradicted";

/** A state read at one instant. Counts are estimates once a sketch is full. */
export interface View {
  /** Decayed sums in transfers and reference units, in the order of `layout.ts`. */
  readonly sums: readonly number[];
  /** Days since the first vouched transfer; `0` without one. */
  readonly tenureDays: number;
  /** Days with a vouched transfer. */
  readonly vouchedDays: number;
  /** Epochs of 30 days with a vouched transfer. */
  readonly vouchedEpochs: number;
  /** Distinct known counterparties. */
  readonly knownParties: number;
  /** Distinct strangers that sent to the wallet, and that it sent to. */
  readonly strangersIn: number;
  readonly strangersOut: number;
  /** Recent strangers, each decayed by the anomaly half-life. */
  readonly newStrangers: number;
  /** Listing of the wallet itself: the current one at every instant, since states do not store listings. */
  readonly listed: Listing;
}

/**
 * Reads a state at several instants in one pass.
 *
 * An instant before the newest evidence includes only days that were over by then (epochs, where closed), so
 * it never looks ahead. From the newest evidence on, an instant includes all evidence, decayed.
 *
 * @param instants - Unix times, seconds, ascending.
 */
export function viewsAt(
  state: ReputationState,
  instants: readonly number[],
  listed: Listing = "neutral",
): View[] {
  const walk = startWalk(state.halfLives);
  return instants.map((at) => {
    const whole = at >= state.latest;
    const endDay = whole ? Number.POSITIVE_INFINITY : Math.floor(at / DAY);
    walkTo(walk, state, whole ? Number.POSITIVE_INFINITY : Math.floor(at / EPOCH), endDay);
    return viewOf(state, walk, { at, endDay, listed });
  });
}

function viewOf(
  state: ReputationState,
  walk: Walk,
  { at, endDay, listed }: { readonly at: number; readonly endDay: number; readonly listed: Listing },
): View {
  const { vouchedSince, strangersIn, strangersOut, halfLives } = state;
  const now = at / DAY;
  const sums = sumsOf(walk, agedBy(halfLives, Math.max(at - walk.epoch * EPOCH, 0) / DAY));
  return {
    sums,
    tenureDays: vouchedSince !== null && vouchedSince < endDay ? Math.max(now - vouchedSince, 0) : 0,
    vouchedDays: walk.vouchedDays,
    vouchedEpochs: walk.vouchedEpochs,
    knownParties: countSketch(state.vouched, endDay),
    strangersIn: countSketch(strangersIn, endDay),
    strangersOut: countSketch(strangersOut, endDay),
    newStrangers:
      countRecent(strangersIn, endDay, now, halfLives.anomaly) +
      countRecent(strangersOut, endDay, now, halfLives.anomaly),
    listed,
  };
}

/** The walk's sums after decay, in transfers and reference units. */
function sumsOf({ sums }: Walk, by: HalfLives): number[] {
  const aged = ZEROS.slice();
  for (let i = 0; i < FIRST_ANOMALY; i++) aged[i] = (sums[i]! * by.evidence) / ONE;
  for (let i = FIRST_ANOMALY; i < FIRST_OUTCOME; i++) aged[i] = (sums[i]! * by.anomaly) / ONE;
  for (let i = FIRST_OUTCOME; i < SUMS; i++) aged[i] = (sums[i]! * by.outcome) / ONE;
  return aged;
}
