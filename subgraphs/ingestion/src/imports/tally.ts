import type { Failure } from "@tetron/domain/failure";
import type { Id } from "@tetron/domain/id";
import { detached } from "@tetron/domain/text";
import type { LeftOut } from "./record.ts";

/** Refusals and skipped entries that are listed; the rest are only counted. */
const LISTED = 100;

/** A line, or an entry of one, that was not imported, and why. */
export interface Refusal {
  readonly line: number;
  /** A stable code, such as `negative_time`. */
  readonly reason: string;
  readonly message: string;
}

/** Progress of an import. */
export interface ImportTally {
  /** Valid records. */
  read: number;
  /** Records that were new. */
  created: number;
  /** Records that replaced stored ones. */
  updated: number;
  /** Records that were stored already, by content. */
  unchanged: number;
  /** Refused records; the others were imported. */
  refused: number;
  /** Transactions and transfers that repeat earlier ones of their record, counted once. */
  repeated: number;
  /** Token transfers that were skipped; the rest of their record was imported. */
  skipped: number;
  /** The first refusals, in line order. */
  readonly refusals: Refusal[];
  /** The first skipped entries, in line order. */
  readonly skips: Refusal[];
}

/** The numbers of a tally, without its lists. */
export type ImportCounts = Omit<ImportTally, "refusals" | "skips">;

/** A tally and the import's id, the subject of its audit entries. */
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

/** The difference between a tally and earlier counts. */
export function countsSince(before: ImportCounts, tally: ImportCounts): ImportCounts {
  const counts = countsOf(tally);
  for (const name of Object.keys(counts) as (keyof ImportCounts)[]) counts[name] -= before[name];
  return counts;
}

/** Counts a refusal, lists it while the list is short, and calls `listener`. */
export function countRefusal(
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

/** Counts the skipped parts of a line, and lists them while the list is short. */
export function countSkipped(tally: ImportTally, line: number, { repeated, skipped }: LeftOut): void {
  tally.repeated += repeated;
  tally.skipped += skipped.length;
  const room = LISTED - tally.skips.length;
  tally.skips.push(...skipped.slice(0, room).map((failure) => refusalOf(line, failure)));
}

function refusalOf(line: number, { details, message, code }: Failure): Refusal {
  return {
    line,
    reason: "reason" in details ? details.reason : code.toLowerCase(),
    message: detached(message),
  };
}
