import { BEHAVIOUR } from "@tetron/features/behaviour";
import { decodeFraudModel } from "@tetron/models/fraud-model";
import { rowOf } from "@tetron/models/matrix";
import type { WalletRows } from "../data/training-rows.ts";

/** One of this many rows is explained. */
const STEP = 25;

/** Mean size of a feature's contribution, in log-odds. */
export interface FeatureImportance {
  readonly feature: string;
  readonly meanSize: number;
}

/** Mean size of each feature's contribution in log-odds over a sample of the rows, largest first. */
export function featureImportance(model: Uint8Array, { matrix }: WalletRows): readonly FeatureImportance[] {
  const { explain } = decodeFraudModel(model);
  const sizes = new Float64Array(BEHAVIOUR.length);
  let explained = 0;
  for (let row = 0; row < matrix.rows; row += STEP) {
    for (const [i, each] of explain(rowOf(matrix, row)).contributions.entries()) sizes[i]! += Math.abs(each);
    explained += 1;
  }
  return BEHAVIOUR.map((feature, i) => ({ feature, meanSize: sizes[i]! / explained })).sort(
    (a, b) => b.meanSize - a.meanSize,
  );
}
