/** Scales columns of very different magnitude; part of a feature space's version. */
export interface Scaler {
  /** Shape `[columns]`, after {@link signedLog}. */
  readonly means: Float64Array;
  /** Standard deviations; 0 marks a constant column, which carries no information. */
  readonly deviations: Float64Array;
}

/** `log1p` of the absolute value, with the sign of `value`. */
export function signedLog(value: number): number {
  return Math.sign(value) * Math.log1p(Math.abs(value));
}

/** Means and population standard deviations of rows, each shape `[columns]`, after {@link signedLog}. */
export function fitScaler(rows: readonly ArrayLike<number>[], columns: number): Scaler {
  const means = new Float64Array(columns);
  const deviations = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    const logs = rows.map((row) => signedLog(row[column]!));
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length;
    means[column] = mean;
    deviations[column] = logs.every((value) => value === logs[0]) ? 0 : Math.sqrt(variance);
  }
  return { means, deviations };
}

/** Scales one number of a column. */
export function scaleValue({ means, deviations }: Scaler, column: number, value: number): number {
  const deviation = deviations[column]!;
  return deviation === 0 ? 0 : (signedLog(value) - means[column]!) / deviation;
}
