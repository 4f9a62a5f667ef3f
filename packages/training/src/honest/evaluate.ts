import { BEHAVIOUR } from "@tetron/features/behaviour";
import { logOddsOf, probabilityOf } from "@tetron/models/logistic";
import { matrixOf } from "@tetron/models/matrix";
import { ALARM_PROBABILITY } from "@tetron/models/model-card";
import { applyPlatt } from "@tetron/models/platt";
import { shareOfOnes } from "@tetron/models/trees/train";
import { readLabelledWallets, YOUNGER_AGES } from "../data/labelled-wallets.ts";
import { trainingRows } from "../data/training-rows.ts";
import { crossValidate, predict } from "../fit/cross-validate.ts";
import { fitPlatt } from "../fit/fit-platt.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { DEPLOYMENT_PRIOR, FRAUD_RECIPE } from "../fraud/recipe.ts";
import type { TrackOptions } from "../fraud/track.ts";
import { ALL_GROUP, groupRate, type HonestGroup, LATE_GROUP, readTraits, TRAITS } from "./honest-groups.ts";
import { simulatedWallets } from "./simulated-wallets.ts";

const BARE = { ...FRAUD_RECIPE, calibrationFolds: 0 };

/**
 * Measures how often the honest wallets of the public dataset are taken for fraud, by group, with trees that were not
 * fitted to the wallet (the shipped recipe, five folds of the first seed).
 */
export async function evaluateHonestGroups(options: TrackOptions): Promise<HonestGroup[]> {
  const { data, signal, onProgress } = options;
  const traits = await readTraits(data, signal);
  const rows = trainingRows(await readLabelledWallets(data, signal));
  const shift = logOddsOf(DEPLOYMENT_PRIOR) - logOddsOf(shareOfOnes(rows.labels, rows.weights));
  await using pool = openFitPool(rows, options);
  const late = new Map<string, number>();
  let done = 0;
  const { logOdds: margins } = await crossValidate(pool, rows, {
    ...{ recipe: BARE, seed: SEEDS[0]!, tested: (row: number) => rows.ages[row] === 0 },
    onFit: () => onProgress?.(++done, FOLDS),
    onFold(fit, unseen) {
      const sliced = unseen.filter((row) => rows.ages[row] === 0 && rows.wallets[row]!.late !== null);
      const slices = sliced.map((row) => rows.wallets[row]!.late!.behaviour);
      for (const [i, odds] of predict(fit, { matrix: matrixOf(slices, BEHAVIOUR.length) }).entries())
        late.set(rows.keys[sliced[i]!]!, odds);
    },
  });
  // As the shipped model is calibrated: on margins by trees that were not fitted to the wallet.
  const platt = fitPlatt(margins, rows.labels);
  const rate = (group: string, found: readonly number[]) =>
    groupRate(
      group,
      found.map((margin) => probabilityOf(applyPlatt(platt, margin) + shift)),
      { alarm: ALARM_PROBABILITY },
    );
  const ofAge = (age: number, has: (address: string) => boolean = () => true) =>
    [...rows.keys.keys()]
      .filter((row) => rows.ages[row] === age && traits.has(rows.keys[row]!) && has(rows.keys[row]!))
      .map((row) => margins[row]!);
  return [
    rate(ALL_GROUP, ofAge(0)),
    ...TRAITS.map((trait) =>
      rate(
        trait,
        ofAge(0, (address) => traits.get(address)!.includes(trait)),
      ),
    ),
    ...YOUNGER_AGES.map((age) => rate(`after ${age} transactions`, ofAge(age))),
    rate(LATE_GROUP, [...late.values()]),
  ];
}

/**
 * The same of the honest wallets of the simulated network: a demonstration, quoted in no model card.
 *
 * @param probability - Fraud probability by the shipped model.
 */
export function simulatedGroups(probability: (behaviour: ArrayLike<number>) => number): HonestGroup[] {
  const options = { alarm: ALARM_PROBABILITY, simulated: true };
  const wallets = simulatedWallets();
  const byRole = Map.groupBy(wallets, ({ role }) => role);
  return [
    ...Array.from(byRole, ([role, each]) =>
      groupRate(
        role,
        each.map(({ behaviour }) => probability(behaviour)),
        options,
      ),
    ),
    groupRate(
      "any of them after 3 transactions",
      wallets.map(({ young }) => probability(young)),
      options,
    ),
  ];
}
