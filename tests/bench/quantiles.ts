/** How long things took, and how many there were in how long. */
export interface Timing {
  /** Finished each second. */
  readonly perSecond: number;
  /** Milliseconds that half of them took at most. */
  readonly p50: number;
  /** Milliseconds that 99 in 100 took at most. */
  readonly p99: number;
  readonly count: number;
}

/** @param times - Milliseconds, in any order, not empty. @param seconds - In which they were all done. */
export function timing(times: readonly number[], seconds: number): Timing {
  const sorted = Float64Array.from(times).sort();
  return {
    perSecond: times.length / seconds,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    count: times.length,
  };
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

/** The nearest rank. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1]!;
}
