/** Where a number comes from, so that an answer built on it can say so. */
export interface Provenance {
  /** What answered, such as `rpc:ethereum`, `chainlink:arbitrum`, `table`. Never an address with a key. */
  readonly source: string;
  /** The moment that the number describes: its block's time, its round's update, its table's date. */
  readonly asOf: Date;
  /** Seconds between `asOf` and the answer, `>= 0`. */
  readonly ageSeconds: number;
  /** Whether it was read from the world now, and fresh; a number that is not live lowers confidence. */
  readonly live: boolean;
  /** Why nothing better answered, or why a live number is to be doubted; `null` for one that is not. */
  readonly problem: string | null;
}

/** The provenance of a number that was just read. */
export function liveFrom(source: string, asOf: Date, now: Date): Provenance {
  return { source, asOf, ageSeconds: ageIn(asOf, now), live: true, problem: null };
}

/** The same number with what speaks against it; nothing changes when nothing does. */
export function addDoubts(provenance: Provenance, doubts: readonly string[]): Provenance {
  return doubts.length === 0 ? provenance : { ...provenance, problem: doubts.join("; ") };
}

/** The provenance of a number that stands in for one that could not be read. */
export function createFallbackProvenance(source: string, asOf: Date, now: Date, problem: string): Provenance {
  return { source, asOf, ageSeconds: ageIn(asOf, now), live: false, problem };
}

function ageIn(asOf: Date, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - asOf.getTime()) / 1000));
}

/** The same provenance at a later moment; with a problem when the number could not be read again. */
export function updateAge(provenance: Provenance, now: Date, problem: string | null): Provenance {
  const { source, asOf, live } = provenance;
  if (problem !== null) return createFallbackProvenance(source, asOf, now, problem);
  return { ...provenance, ageSeconds: ageIn(asOf, now), live };
}
