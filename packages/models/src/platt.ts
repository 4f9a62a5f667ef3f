/** A linear map from margin to calibrated log-odds: `slope * margin + intercept`. */
export interface Platt {
  readonly slope: number;
  readonly intercept: number;
}

/** Converts a margin to calibrated log-odds. */
export function applyPlatt({ slope, intercept }: Platt, margin: number): number {
  return slope * margin + intercept;
}
