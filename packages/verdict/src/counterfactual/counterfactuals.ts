import type { Engine } from "../estimate/engine.ts";
import type { Policy, PolicyRule, Recommendation } from "../policy/policy.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import { type Alternative, type Change, firstOfEach, type Variant } from "./alternative.ts";
import { amountDial, type Moved } from "./amount-dial.ts";
import { behaviourVariants } from "./behaviour-variants.ts";
import { type Dial, turns } from "./dial.ts";
import { evidenceVariants } from "./evidence-variants.ts";
import { openJudges } from "./judge.ts";
import { ruleVariants } from "./rule-variants.ts";
import { historyDial, reputationDial } from "./wallet-dials.ts";

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

/** Runs a part of the search, of a few milliseconds. */
type Slice = <Result>(work: () => Result) => Result | Promise<Result>;

const SIDES = ["from", "to"] as const;

/**
 * What would have had a payment decided otherwise: of each kind of change the smallest one for each other recommendation.
 * Exact over the policy, the amount, reputations to a hundredth, the length of histories, and up to three lists and remarks at a time; over
 * behaviour one number at a time.
 *
 * @param engine - The one that scored the payment.
 * @param inputs - What it was scored with.
 * @param slice - Leaves time for others between parts of the search.
 * @returns By kind, the fewest changes first; empty when nothing of all that would have changed the decision.
 */
export async function counterfactuals(
  engine: Engine,
  inputs: ScoreInputs,
  { moved, slice }: { readonly moved: Moved; readonly slice: Slice },
): Promise<Counterfactual[]> {
  const { exact, quick } = openJudges(engine, inputs);
  const scored = await slice(() => exact(inputs));
  const byPolicy = (policy: Policy) => openJudges({ ...engine, policy }, inputs).exact(inputs);
  const judged = ({ policy, inputs: varied }: Variant) => (policy ? byPolicy(policy) : exact(varied));
  const decideQuickly = ({ policy, inputs: varied }: Variant) =>
    (policy ? byPolicy(policy) : quick(varied)).recommendation;
  const search = (variants: Iterable<Variant>) =>
    slice(() => firstOfEach(scored.recommendation, variants, decideQuickly));

  const found: Alternative[] = [];
  const tryDial = async (dial: () => Dial) => {
    const { below, above } = await slice(() => turns(dial()));
    found.push(...(await search(below)), ...(await search(above)));
  };
  await tryDial(() => amountDial(engine, inputs, moved));
  for (const side of SIDES) {
    await tryDial(() => reputationDial(engine, inputs, side, quick));
    await tryDial(() => historyDial(engine, inputs, side, quick));
    const { risk } = scored[side];
    if (risk === null) continue;
    for (const { below, above } of behaviourVariants(engine, inputs, { side, risk }))
      found.push(...(await search(below)), ...(await search(above)));
  }
  found.push(...(await search(evidenceVariants(inputs))));
  found.push(...(await search(ruleVariants(engine, inputs, (policy) => byPolicy(policy).rule.id))));

  const all: Counterfactual[] = [];
  for (const alternative of found) {
    const { recommendation, rule, fraudScore } = await slice(() => judged(alternative));
    if (recommendation !== alternative.recommendation) continue;
    all.push({ recommendation, rule, fraudScore, changes: alternative.changes });
  }
  return all;
}
