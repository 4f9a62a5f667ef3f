/** A straight line from margin to calibrated log-odds: `slope * margin + intercept`. */
export interface Platt {
  readonly slope: number;
  readonly intercept: number;
}

/** Calibrated log-odds of a margin. */
export function applyPlatt({ slope, intercept }: Platt, margin: number): number {
  return slope * margin + intercept;
}
