/** How fast evidence ages: after one half-life it weighs half. In days, each `> 0`. */
export interface HalfLives {
  /** Transfers: how often, how much, with whom. */
  readonly evidence: number;
  /** What is unusual now: bursts, sudden values, new strangers, dust. */
  readonly anomaly: number;
  /** What people reported: confirmed fraud, confirmed good, contested, cleared. */
  readonly outcome: number;
}

/**
 * Half a year keeps a monthly payer known and forgets a wallet that went quiet; two weeks is as long as
 * a burst is news; a confirmed report outlives the behaviour that it is about, so two years.
 */
export const DEFAULT_HALF_LIVES: HalfLives = { evidence: 180, anomaly: 14, outcome: 730 };

/** Anomaly half-life over evidence half-life: the `recency` that `featuresOf` takes. */
export function recencyOf({ anomaly, evidence }: HalfLives): number {
  return anomaly / evidence;
}

/** Seconds in a day. */
export const DAY = 86_400;

/** Days in one epoch, the finest past that a state keeps once the epoch is over. */
export const EPOCH_DAYS = 30;

/** Seconds in one epoch. Epochs are counted from 1970-01-01, so that all states agree on them. */
export const EPOCH = EPOCH_DAYS * DAY;
