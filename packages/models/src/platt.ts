import { z } from "zod";

/** A linear map from margin to calibrated log-odds: `slope * margin + intercept`. */
export const Platt = z.object({ slope: z.number(), intercept: z.number() });
export type Platt = Readonly<z.infer<typeof Platt>>;

/** Converts a margin to calibrated log-odds. */
export function applyPlatt({ slope, intercept }: Platt, margin: number): number {
  return slope * margin + intercept;
}
