import type { Failure } from "@tetron/domain/failure";
import type { Id } from "@tetron/domain/id";
import type { LeftOut } from "./record.ts";

/** Refusals, and skipped entries, that are listed one by one; of the rest there is only the number. */
const LISTED = 100;

/** A line, or an entry of one, that was not imported, and why. */
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
  /** Transactions and transfers that stood in their record before, and count once. */
  repeated: number;
  /** Token transfers that were left out of their record; the record went on. */
  skipped: number;
  /** The first of the refusals, in the order of the lines. */
  readonly refusals: Refusal[];
  /** The first of what was skipped, in the order of the lines. */
  readonly skips: Refusal[];
}

/** The numbers of a tally, without what it lists. */
export type ImportCounts = Omit<ImportTally, "refusals" | "skips">;

/** A tally and the import's id, which its audit entries are about. */
export interface ImportReport extends ImportTally {
  readonly id: Id<"imp">;
}

export function emptyTally(): ImportTally {
  return {
    ...{ read: 0, created: 0, updated: 0, unchanged: 0, refused: 0, repeated: 0, skipped: 0 },
    refusals: [],
    skips: [],
  };
}

export function countsOf(tally: ImportCounts): ImportCounts {
  const { read, created, updated, unchanged, refused, repeated, skipped } = tally;
  return { read, created, updated, unchanged, refused, repeated, skipped };
}

/** What came to a tally since it had these counts. */
export function countsSince(before: ImportCounts, tally: ImportCounts): ImportCounts {
  const counts = countsOf(tally);
  for (const name of Object.keys(counts) as (keyof ImportCounts)[]) counts[name] -= before[name];
  return counts;
}

/** Counts a refusal, lists it while the list is short, and tells `listener`. */
export function refuse(
  tally: ImportTally,
  line: number,
  failure: Failure,
  listener?: (refusal: Refusal) => void,
): void {
  const refusal = refusalOf(line, failure);
  tally.refused += 1;
  if (tally.refusals.length < LISTED) tally.refusals.push(refusal);
  listener?.(refusal);
}

/** Counts what a record lacks of its line, and lists what was skipped while the list is short. */
export function countLeftOut(tally: ImportTally, line: number, { repeated, skipped }: LeftOut): void {
  tally.repeated += repeated;
  tally.skipped += skipped.length;
  const room = LISTED - tally.skips.length;
  tally.skips.push(...skipped.slice(0, room).map((failure) => refusalOf(line, failure)));
}

function refusalOf(line: number, { details, message, code }: Failure): Refusal {
  return { line, reason: "reason" in details ? details.reason : code.toLowerCase(), message };
}
