import { logOddsOf } from "@tetron/models/logistic";
import type { Engine } from "../estimate/engine.ts";
import { type Estimate, estimate } from "../estimate/estimate.ts";
import type { ScoreInputs, SideInputs } from "../score-inputs.ts";

/** Estimates a payment that was not asked about. */
export type Judge = (inputs: ScoreInputs) => Estimate;

/** A behaviour that speaks neither for nor against a wallet: its log-odds are those of the policy's prior. */
export const NEUTRAL_BEHAVIOUR = new Float64Array();

/**
 * Judges variants of a payment as it was scored. Where the model was trained on one of its wallets, the correction that
 * the score made for that stays when the wallet's history is varied.
 *
 * @param engine - That of the score.
 * @param inputs - The payment as it was scored.
 * @returns `exact` estimates as a score does. `quick` does not explain what the model says of another behaviour, so that
 *   its numbers may differ from the exact ones in the last digits.
 */
export function openJudges(engine: Engine, inputs: ScoreInputs): { exact: Judge; quick: Judge } {
  const { model, policy } = engine;
  const prior = logOddsOf(policy.prior);
  const scored = [inputs.from, inputs.to].map(({ features }) => features?.behaviour);
  const corrections = new Map(
    [inputs.from, inputs.to].flatMap(({ address, features }) => {
      const heldOut = features && engine.heldOut(address, features.wallet44);
      return heldOut === null ? [] : [[address, heldOut - model.logOdds(features!.behaviour)] as const];
    }),
  );
  const told = (row: ArrayLike<number>) => (row === NEUTRAL_BEHAVIOUR ? prior : model.logOdds(row));
  const rarity = (row: ArrayLike<number>) => (row === NEUTRAL_BEHAVIOUR ? 0 : model.rarity(row));
  const judge = (isExplained: (row: ArrayLike<number>) => boolean): Judge => {
    const tell: typeof model.tell = (row) =>
      isExplained(row) ? model.tell(row) : { base: told(row), strongest: [], rest: 0 };
    return (varied) => {
      const heldOut = (address: string) => {
        const correction = corrections.get(address);
        const { features } = sideOf(varied, address);
        return correction === undefined || features === null ? null : told(features.behaviour) + correction;
      };
      return estimate({ ...engine, heldOut, model: { ...model, tell, rarity } }, varied);
    };
  };
  return {
    exact: judge((row) => row !== NEUTRAL_BEHAVIOUR),
    quick: judge((row) => scored.some((each) => each === row)),
  };
}

function sideOf({ from, to }: ScoreInputs, address: string): SideInputs {
  return from.address === address ? from : to;
}
