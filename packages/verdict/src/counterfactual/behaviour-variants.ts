import { UNITS_OF_BEHAVIOUR } from "@tetron/features/behaviour-units";
import type { Engine } from "../estimate/engine.ts";
import type { WalletRisk } from "../estimate/wallet-risk.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import type { Variant } from "./alternative.ts";
import { withSide } from "./with-side.ts";

/**
 * One number of a wallet's behaviour at a time, at each value where the model begins to see it otherwise, nearest first. Only
 * the numbers that weigh most, which the score names. Whether a wallet can come to have one such number and keep the others is not
 * asked.
 *
 * @param risk - What the model says of the wallet's own behaviour.
 */
export function behaviourVariants(
  { model }: Engine,
  inputs: ScoreInputs,
  { side, risk }: { readonly side: "from" | "to"; readonly risk: WalletRisk },
): { readonly below: Variant[]; readonly above: Variant[] }[] {
  const { features } = inputs[side];
  return risk.reasons.flatMap(({ feature, value }) => {
    const column = model.features.indexOf(feature);
    if (column < 0 || value === null || features === null) return [];
    const unit = UNITS_OF_BEHAVIOUR.get(feature) ?? null;
    const variant = (at: number): Variant => {
      const behaviour = features.behaviour.slice();
      behaviour[column] = at;
      const change = { kind: "behaviour", side, name: feature, before: `${value}`, after: `${at}` } as const;
      return {
        changes: [{ ...change, unit }],
        inputs: withSide(inputs, side, { features: { ...features, behaviour } }),
      };
    };
    const borders = model.thresholds(column);
    return {
      below: borders
        .filter((at) => at < value)
        .toReversed()
        .map((at) => variant(at)),
      above: borders.filter((at) => at >= value).map((at) => variant(justAbove(at))),
    };
  });
}

/** The least number in single precision, which the model reads, above one in single precision. */
function justAbove(value: number): number {
  const single = new Float32Array([value]);
  const bits = new Int32Array(single.buffer);
  if (value === 0) bits[0] = 1;
  else bits[0]! += value > 0 ? 1 : -1;
  return single[0]!;
}
