/** Durations and throughput of a series. */
export interface Timing {
  /** Completed per second. */
  readonly perSecond: number;
  /** Median, milliseconds. */
  readonly p50: number;
  /** 99th percentile, milliseconds. */
  readonly p99: number;
  readonly count: number;
}

/** @param times - Milliseconds, in any order, not empty. @param seconds - Duration of the whole series. */
export function timing(times: readonly number[], seconds: number): Timing {
  const sorted = Float64Array.from(times).sort();
  return {
    perSecond: times.length / seconds,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    count: times.length,
  };
}

export function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

/** By the nearest rank. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1]!;
}
