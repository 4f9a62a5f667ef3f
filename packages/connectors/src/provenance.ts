import { type Dated, describeAge, isOutdated } from "./shelf-life.ts";

/** Where a number comes from. */
export interface Provenance {
  /** Such as `rpc:ethereum`, `chainlink:arbitrum`, `table`. Never a URL with a key. */
  readonly source: string;
  /** The time that the number describes: of its block, its round's update, or its table. */
  readonly asOf: Date;
  /** Seconds between `asOf` and the answer, `>= 0`. */
  readonly ageSeconds: number;
  /** Whether it was just read from a live source, and fresh. A number that is not live lowers confidence. */
  readonly live: boolean;
  /** Whether it is a shipped number past its shelf life. A stale number lowers confidence further. */
  readonly stale: boolean;
  /** Why no better source answered, or why a live number is doubtful; `null` when it is not. */
  readonly problem: string | null;
}

/** The provenance of a number that was just read. */
export function liveFrom(source: string, asOf: Date, now: Date): Provenance {
  return { source, asOf, ageSeconds: ageIn(asOf, now), live: true, stale: false, problem: null };
}

/** Adds doubts as the problem; returns `provenance` unchanged when there are none. */
export function addDoubts(provenance: Provenance, doubts: readonly string[]): Provenance {
  return doubts.length === 0 ? provenance : { ...provenance, problem: doubts.join("; ") };
}

/** The provenance of a fallback for a number that could not be read. */
export function createFallbackProvenance(source: string, asOf: Date, now: Date, problem: string): Provenance {
  return { source, asOf, ageSeconds: ageIn(asOf, now), live: false, stale: false, problem };
}

/**
 * The provenance of a number of a shipped table, the fallback for one that could not be read. Past its shelf
 * life the number is stale, and its age is part of the problem.
 *
 * @param problem - Why the number could not be read.
 */
export function createTableProvenance(dated: Dated, now: Date, problem: string): Provenance {
  const stale = isOutdated(dated, now);
  const problems = stale ? [problem, `the shipped number was ${describeAge(dated, now)}`] : [problem];
  return { ...createFallbackProvenance("table", dated.compared, now, problems.join("; ")), stale };
}

function ageIn(asOf: Date, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - asOf.getTime()) / 1000));
}

/** The same provenance at a later time; `problem` is why the number could not be read again, if so. */
export function updateAge(provenance: Provenance, now: Date, problem: string | null): Provenance {
  const { source, asOf, live } = provenance;
  if (problem !== null) return createFallbackProvenance(source, asOf, now, problem);
  return { ...provenance, ageSeconds: ageIn(asOf, now), live };
}
