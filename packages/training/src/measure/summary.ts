/** Summary of repeated measurements of a number. */
export interface Summary {
  readonly mean: number;
  /** Standard deviation between the measurements, `n - 1` in the denominator; 0 for one measurement. */
  readonly sd: number;
}

/** Summarises measurements, shape `[n]`, `n >= 1`. */
export function summarise(values: readonly number[]): Summary {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: n < 2 ? 0 : Math.sqrt(squares / (n - 1)) };
}

/** Summarises each field of records that all have the same fields. */
export function summariseEach<Key extends string>(
  records: readonly Readonly<Record<Key, number>>[],
): Record<Key, Summary> {
  const keys = Object.keys(records[0] ?? {}) as Key[];
  return Object.fromEntries(keys.map((key) => [key, summarise(records.map((each) => each[key]))])) as Record<
    Key,
    Summary
  >;
}
