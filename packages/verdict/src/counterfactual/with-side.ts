import type { ScoreInputs, SideInputs } from "../score-inputs.ts";

/** The same payment, with other evidence of one wallet. */
export function withSide(
  inputs: ScoreInputs,
  side: "from" | "to",
  changes: Partial<SideInputs>,
): ScoreInputs {
  return { ...inputs, [side]: { ...inputs[side], ...changes } };
}

/** The same payment, with a wallet whose history is not known to be cut. */
export function withoutCoverage(inputs: ScoreInputs, side: "from" | "to"): ScoreInputs {
  const { coverage: _, ...held } = inputs[side];
  return { ...inputs, [side]: held };
}
