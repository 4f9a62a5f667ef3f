import type { FraudModel } from "@tetron/models/fraud-model";
import { keepByContent } from "../keep-by-content.ts";

/** Features that are reported individually; all others are summed. */
export const MAX_REPORTED_FEATURES = 8;

/** What a fraud model says of a wallet, as far as estimates report it. */
export interface Told {
  /** Log-odds of an average wallet. */
  readonly base: number;
  /** The contributions of the features with the largest ones, at most {@link MAX_REPORTED_FEATURES}, the largest first. */
  readonly strongest: readonly { readonly column: number; readonly contribution: number }[];
  /** The sum of all others. */
  readonly rest: number;
}

/** What is kept of a wallet's estimate: it does not depend on the policy's prior. */
export interface KeptEstimate extends Omit<Told, "base"> {
  /** See `FraudModel.rarity`. */
  readonly rarity: number;
}

/** A fraud model that explains each behaviour once. */
export interface TellingModel extends FraudModel {
  /** The explanation of a behaviour, shortened. */
  tell(behaviour: ArrayLike<number>): Told;
}

/** A model that can be told what was kept of an estimate. */
export interface RecallingModel extends TellingModel {
  /**
   * Uses what was kept of this array's numbers instead of computing it.
   *
   * @param kept - As this model computed it of the same numbers, to the bit.
   */
  recall(behaviour: Float64Array, kept: KeptEstimate): void;
}

/** The strongest contributions of an explanation; equally strong ones in the order of their columns. */
export function shortened({ base, contributions }: ReturnType<FraudModel["explain"]>): Told {
  const byWeight = Array.from(contributions, (contribution, column) => ({ contribution, column })).sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || a.column - b.column,
  );
  return {
    base,
    strongest: byWeight.slice(0, MAX_REPORTED_FEATURES),
    rest: byWeight.slice(MAX_REPORTED_FEATURES).reduce((sum, { contribution }) => sum + contribution, 0),
  };
}

/** Keeps what a model says of a behaviour, in this process, and takes what was kept elsewhere. */
export function recallingModel(model: FraudModel): RecallingModel {
  const { base } = model;
  const recalled = new WeakMap<ArrayLike<number>, KeptEstimate>();
  const tell = keepByContent((behaviour) => shortened(model.explain(behaviour)));
  const rarity = keepByContent((behaviour) => ({ bits: model.rarity(behaviour) }));
  return {
    ...model,
    tell(behaviour) {
      const kept = recalled.get(behaviour);
      return kept ? { base, strongest: kept.strongest, rest: kept.rest } : tell(behaviour);
    },
    rarity: (behaviour) => recalled.get(behaviour)?.rarity ?? rarity(behaviour).bits,
    recall: (behaviour, kept) => void recalled.set(behaviour, kept),
  };
}
