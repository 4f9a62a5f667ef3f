/** Half-lives of evidence, in days, each `> 0`. */
export interface HalfLives {
  /** Transfers: number, value, counterparties. */
  readonly evidence: number;
  /** Anomalies: bursts, sudden values, new strangers, dust. */
  readonly anomaly: number;
  /** Reports: fraud, good, contested, cleared. */
  readonly outcome: number;
}

/**
 * Half a year keeps a monthly payer known and forgets an inactive wallet. After two weeks a burst is no
 * longer news. A confirmed report stays relevant longer than the behaviour it is about: two years.
 */
export const DEFAULT_HALF_LIVES: HalfLives = { evidence: 180, anomaly: 14, outcome: 730 };

/** Anomaly half-life over evidence half-life: the `recency` that `featuresOf` takes. */
export function recencyOf({ anomaly, evidence }: HalfLives): number {
  return anomaly / evidence;
}

/** Seconds in a day. */
export const DAY = 86_400;

/** Days in one epoch, the resolution of a state once the epoch is closed. */
export const EPOCH_DAYS = 30;

/** Seconds in one epoch. Epochs are counted from 1970-01-01, the same for all states. */
export const EPOCH = EPOCH_DAYS * DAY;
