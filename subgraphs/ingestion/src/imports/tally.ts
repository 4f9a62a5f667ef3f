import type { Failure } from "@tetron/domain/failure";

/** Refusals that are listed one by one; of the rest there is only the number. */
const LISTED = 100;

/** A line that was not imported, and why. */
export interface Refusal {
  readonly line: number;
  /** A stable word, such as `negative_time`. */
  readonly reason: string;
  readonly message: string;
}

/** What an import has done so far. */
export interface ImportTally {
  /** Records read well. */
  read: number;
  /** Records that the lake did not hold. */
  created: number;
  /** Records that replaced what the lake held. */
  updated: number;
  /** Records that the lake held already, by content. */
  unchanged: number;
  /** Records that were refused; the others went on. */
  refused: number;
  /** The first of the refusals, in the order of the lines. */
  readonly refusals: Refusal[];
}

export function emptyTally(): ImportTally {
  return { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0, refusals: [] };
}

/** Counts a refusal, lists it while the list is short, and tells `listener`. */
export function refuse(
  tally: ImportTally,
  line: number,
  failure: Failure,
  listener?: (refusal: Refusal) => void,
): void {
  const { details, message } = failure;
  const reason = "reason" in details ? details.reason : failure.code.toLowerCase();
  const refusal = { line, reason, message };
  tally.refused += 1;
  if (tally.refusals.length < LISTED) tally.refusals.push(refusal);
  listener?.(refusal);
}
