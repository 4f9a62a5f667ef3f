import { adverseShareOf } from "../estimate/exposure-finding.ts";
import type { AdverseFlow, ScoreInputs } from "../score-inputs.ts";
import { saysTheSame } from "./reputation-if.ts";

const CLEAN: AdverseFlow = { direct: 0, indirect: 0, categories: [], path: [], seenShare: 1 };

/** That of a wallet whose flow is known, and is not with adverse wallets. */
export const NO_ADVERSE_FLOW = { received: CLEAN, sent: CLEAN };

const OTHER = { from: "to", to: "from" } as const;

/**
 * The payment with the exposures that its wallets may have by what lists now say: where lists say less of one wallet, the other
 * one's flow may have been adverse because of it, in whole, in part or not at all. Both ends are among them, and the first is
 * the one without where the way that most of the adverse flow takes ends at that wallet.
 *
 * @param scored - The payment before lists were taken away.
 */
export function withExposures(scored: ScoreInputs, varied: ScoreInputs): [ScoreInputs, ...ScoreInputs[]] {
  return (["from", "to"] as const).reduce<[ScoreInputs, ...ScoreInputs[]]>(
    (all, side) => all.flatMap((each) => exposuresOf(side, each)) as [ScoreInputs, ...ScoreInputs[]],
    [varied],
  );

  function exposuresOf(side: "from" | "to", inputs: ScoreInputs): ScoreInputs[] {
    const { exposure } = inputs[side];
    const other = OTHER[side];
    if (saysTheSame(scored[other], varied[other]) || !adverseShareOf(exposure)) return [inputs];
    const without = { ...inputs, [side]: { ...inputs[side], exposure: NO_ADVERSE_FLOW } };
    const ends = [exposure!.received, exposure!.sent].map(({ path }) => path.at(-1));
    return ends.includes(inputs[other].address) ? [without, inputs] : [inputs, without];
  }
}
