/**
 * Index of each decayed sum in a row of a state. The layout is stored, so it never changes:
 * a new sum goes to the end and requires a new state version.
 *
 * @module
 */

/** Sums that age with the evidence half-life. Pairs hold received, then sent. */
export const VOUCHED_COUNT = 0;
export const STRANGE_COUNT = 2;
export const VOUCHED_VALUE = 4;
export const STRANGE_VALUE = 6;
export const GOOD_VALUE = 8;
export const BAD_COUNT = 10;
export const BAD_VALUE = 12;
export const SANCTIONED_COUNT = 14;
export const NEAR_BAD_COUNT = 16;
/** Received from strangers only; smaller transfers count more. */
export const SMALL_STRANGE = 18;

/** Sums that age with the anomaly half-life. */
export const RECENT_COUNT = 19;
export const RECENT_VALUE = 20;
export const DUST_SENT = 21;

/** Sums that age with the outcome half-life. */
export const FRAUD_REPORTS = 22;
export const GOOD_REPORTS = 23;
export const CONTESTED_REPORTS = 24;
export const CLEARED_REPORTS = 25;

/** Number of sums, and the first index of the second and of the third half-life. */
export const SUMS = 26;
export const FIRST_ANOMALY = 19;
export const FIRST_OUTCOME = 22;

/** A row is its time (an epoch or a day), the days with vouched transfers as a bit mask, then the sums. */
export const ROW_TIME = 0;
export const ROW_DAYS = 1;
export const ROW_SUMS = 2;
export const ROW = ROW_SUMS + SUMS;

/** Sums are whole multiples of `1 / ONE` transfers or reference units, so that addition is exact. */
export const ONE = 2 ** 14;

/** Upper limit of sums. Saturating addition still commutes, and whole numbers up to it are exact. */
export const CEILING = Number.MAX_SAFE_INTEGER;
