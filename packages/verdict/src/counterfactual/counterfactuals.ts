import type { Engine } from "../estimate/engine.ts";
import type { Policy, PolicyRule, Recommendation } from "../policy/policy.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import type { UsdOf } from "../sources/gather.ts";
import { type Alternative, type Change, firstOfEach, type Variant } from "./alternative.ts";
import { amountDial } from "./amount-dial.ts";
import { behaviourVariants } from "./behaviour-variants.ts";
import { type Dial, turns } from "./dial.ts";
import { evidenceVariants } from "./evidence-variants.ts";
import { historyDial } from "./history-dial.ts";
import { openJudges } from "./judge.ts";
import { reputationDial } from "./reputation-dial.ts";
import type { ReputationIf } from "./reputation-if.ts";
import { ruleVariants } from "./rule-variants.ts";
import { type Moved, openVary } from "./vary.ts";

/** Another decision, and the smallest changes of one kind that lead to it. */
export interface Counterfactual {
  readonly recommendation: Recommendation;
  /** The rule that would decide. */
  readonly rule: Pick<PolicyRule, "id" | "title">;
  /** The score that the payment would have, 0-100. */
  readonly fraudScore: number;
  /** All of them together. */
  readonly changes: readonly Change[];
}

/** What a search knows beside a score. */
export interface SearchOptions {
  readonly moved: Moved;
  /** Dollars of amounts as scoring computes them now. */
  readonly usdOf: UsdOf;
  readonly reputationIf: ReputationIf;
  /** Runs a part of the search, of a few milliseconds, and leaves time for others between them. */
  readonly slice: <Result>(work: () => Result) => Result | Promise<Result>;
}

const SIDES = ["from", "to"] as const;

/**
 * What would have had a payment decided otherwise: of each kind of change the smallest one for each other recommendation.
 * Exact over the policy, the amount, reputations to a hundredth, the length of histories, and up to three lists and remarks at a time; over
 * behaviour one number at a time. A change that leaves open how the payment would be scored is answered only if it would be decided
 * so in any case.
 *
 * @param engine - The one that scored the payment.
 * @param inputs - What it was scored with.
 * @returns By kind, the fewest changes first; empty when nothing of all that would have changed the decision.
 */
export async function counterfactuals(
  engine: Engine,
  inputs: ScoreInputs,
  { moved, usdOf, reputationIf, slice }: SearchOptions,
): Promise<Counterfactual[]> {
  const { exact, quick } = openJudges(engine, inputs);
  const scored = await slice(() => exact(inputs));
  const vary = openVary(engine, inputs, moved);
  const byPolicy = (policy: Policy) => openJudges({ ...engine, policy }, inputs).exact(inputs);
  const judged = ({ policy, inputs: varied }: Variant) => (policy ? byPolicy(policy) : exact(varied));
  const decideQuickly = ({ policy, inputs: varied, others = [] }: Variant) => {
    const { recommendation } = policy ? byPolicy(policy) : quick(varied);
    const isOpen = recommendation !== scored.recommendation && others.some(isOtherwise);
    return isOpen ? scored.recommendation : recommendation;

    function isOtherwise(other: ScoreInputs): boolean {
      return quick(other).recommendation !== recommendation;
    }
  };
  const search = (variants: Iterable<Variant>) =>
    slice(() => firstOfEach(scored.recommendation, variants, decideQuickly));

  const found: Alternative[] = [];
  const tryDial = async (open: () => Dial | null) => {
    const dial = open();
    if (dial === null) return;
    const { below, above } = await slice(() => turns(dial));
    found.push(...(await search(below)), ...(await search(above)));
  };
  await tryDial(() => amountDial(engine, inputs, { moved, vary, usdOf }));
  for (const side of SIDES) {
    await tryDial(() => reputationDial(engine, inputs, side, quick));
    await tryDial(() => historyDial(engine, inputs, side, { judge: quick, vary }));
    const { risk } = scored[side];
    if (risk === null) continue;
    for (const { below, above } of behaviourVariants(engine, inputs, { side, risk }))
      found.push(...(await search(below)), ...(await search(above)));
  }
  found.push(...(await search(evidenceVariants(inputs, { vary, reputationIf }))));
  found.push(...(await search(ruleVariants(engine, inputs, (policy) => byPolicy(policy).rule.id))));

  const all: Counterfactual[] = [];
  for (const alternative of found) {
    const { recommendation, rule, fraudScore } = await slice(() => judged(alternative));
    if (recommendation !== alternative.recommendation) continue;
    all.push({ recommendation, rule, fraudScore, changes: alternative.changes });
  }
  return all;
}
