import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Engine } from "../estimate/engine.ts";
import type { Estimate } from "../estimate/estimate.ts";
import type { ScoreInputs, SideInputs } from "../score-inputs.ts";
import type { Dial } from "./dial.ts";
import { type Judge, NEUTRAL_BEHAVIOUR } from "./judge.ts";
import { thresholdsOf } from "./thresholds.ts";

type Side = "from" | "to";

const TOTAL_TX = WALLET_44.indexOf("total_tx");
/** Reputations are varied in hundredths, as they are shown. */
const HUNDREDTHS = 100n;
const MAX_TRANSACTIONS = 1_000_000n;

/** The reputation of a wallet. */
export function reputationDial(engine: Engine, inputs: ScoreInputs, side: Side, judge: Judge): Dial {
  const held = inputs[side].reputation;
  const inputsAt = (value: bigint) =>
    withSide(inputs, side, {
      reputation: { score: Number(value) / Number(HUNDREDTHS), confidence: held?.confidence ?? 0 },
    });
  return {
    ...{ kind: "reputation", side, name: "reputation", unit: "points of 100" },
    value: BigInt(Math.round((held?.score ?? 50) * Number(HUNDREDTHS))),
    ...{
      least: 0n,
      most: 100n * HUNDREDTHS,
      inputsAt,
      show: (value) => (Number(value) / Number(HUNDREDTHS)).toFixed(2),
    },
    steps: stepsOf(engine, ["fraudScore", "reputationScore"], (value) => judge(inputsAt(value))),
  };
}

/**
 * The transactions that a wallet's history tells. More of them are taken to be like those that it tells already, and those
 * of a wallet without one to speak neither for nor against it.
 */
export function historyDial(engine: Engine, inputs: ScoreInputs, side: Side, judge: Judge): Dial {
  const { features } = inputs[side];
  const told = features?.wallet44[TOTAL_TX] ?? 0;
  const value = Number.isNaN(told) ? 0n : BigInt(told);
  const inputsAt = (transactions: bigint) => {
    if (transactions === 0n) return inputs;
    const wallet44 = features?.wallet44.slice() ?? new Float64Array(WALLET_44.length).fill(Number.NaN);
    wallet44[TOTAL_TX] = Number(transactions);
    return withSide(inputs, side, {
      features: { behaviour: features?.behaviour ?? NEUTRAL_BEHAVIOUR, wallet44 },
    });
  };
  return {
    ...{ kind: "history", side, name: "transactions", unit: "transactions", value },
    ...{ least: 0n, most: MAX_TRANSACTIONS, inputsAt },
    steps: [
      (transactions) => transactions > 0n,
      ...stepsOf(engine, ["confidence"], (transactions) => judge(inputsAt(transactions))),
    ],
    show: (transactions) => (transactions === 0n ? null : `${transactions}`),
  };
}

/** One step for each threshold that rules have for these numbers. */
function stepsOf(
  { policy }: Engine,
  names: readonly ("fraudScore" | "reputationScore" | "confidence")[],
  estimateAt: (value: bigint) => Estimate,
): Dial["steps"] {
  return names.flatMap((name) =>
    thresholdsOf(policy, name).map((at) => (value: bigint) => estimateAt(value)[name] >= at),
  );
}

/** The same payment, with other evidence of one wallet. */
export function withSide(inputs: ScoreInputs, side: Side, changes: Partial<SideInputs>): ScoreInputs {
  return { ...inputs, [side]: { ...inputs[side], ...changes } };
}
