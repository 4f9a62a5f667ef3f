import type { Engine } from "../estimate/engine.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import type { Dial } from "./dial.ts";
import { dialSteps } from "./dial-steps.ts";
import type { Judge } from "./judge.ts";
import { withSide } from "./with-side.ts";

/** Reputations are varied in hundredths, as they are shown. */
const HUNDREDTHS = 100n;
/** Where a reputation is that nothing is known of. */
const UNKNOWN = 50;

/** The reputation of a wallet. One that has none could have it with any confidence. */
export function reputationDial(engine: Engine, inputs: ScoreInputs, side: "from" | "to", judge: Judge): Dial {
  const held = inputs[side].reputation;
  const inputsWith = (value: bigint, confidence: number) =>
    withSide(inputs, side, { reputation: { score: Number(value) / Number(HUNDREDTHS), confidence } });
  const inputsAt = (value: bigint) => inputsWith(value, held?.confidence ?? 0);
  return {
    ...{ kind: "reputation", side, name: "reputation", unit: "points of 100" },
    value: BigInt(Math.round((held?.score ?? UNKNOWN) * Number(HUNDREDTHS))),
    ...{ isKnown: held !== null, least: 0n, most: 100n * HUNDREDTHS, inputsAt },
    othersAt: (value) => (held === null ? [inputsWith(value, 1)] : []),
    show: (value) => (Number(value) / Number(HUNDREDTHS)).toFixed(2),
    steps: dialSteps(engine, ["fraudScore", "reputationScore"], (value) => judge(inputsAt(value))),
  };
}
