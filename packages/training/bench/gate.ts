/**
 * What the gate of the registry says of retrainings: of the shipped recipe with other seeds, which is no worse, and of a model
 * that learnt to take exchanges for fraud, which is. Compared with what was measured of the model that ships, on the same
 * wallets. Prints each check.
 *
 *     npm run bench:gate -- [--seeds 2] [--services-only]
 *
 * `--services-only` leaves the fits out that measure ranking and calibration, which are most of the time. Reads `TETRON_DATA`.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CANARIES_URL } from "@tetron/models/canaries";
import { logOddsOf, probabilityOf } from "@tetron/models/logistic";
import { decodeMeasured, MEASURED_FILE, type MeasuredModel } from "@tetron/models/measured-wallets";
import { gateChecks } from "@tetron/models/model-gate";
import { applyPlatt } from "@tetron/models/platt";
import { marginFunction } from "@tetron/models/trees/forest";
import { shareOfOnes } from "@tetron/models/trees/train";
import { readLabelledWallets } from "../src/data/labelled-wallets.ts";
import { trainingRows, type WalletRows } from "../src/data/training-rows.ts";
import { openFitPool } from "../src/fit/fit-pool.ts";
import { DEPLOYMENT_PRIOR, FRAUD_RECIPE, FRAUD_SEED } from "../src/fraud/recipe.ts";
import { withFeedback } from "../src/registry/feedback-rows.ts";
import { measureCard } from "../src/registry/measure-card.ts";
import { readSeenServices } from "../src/services/read-seen-services.ts";
import { trainingData } from "../src/testing.ts";

/** How much each of the exchanges that are called fraud counts for, in rows of the training data. */
const LIE_WEIGHT = 5;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "2" },
    "services-only": { type: "boolean", default: false },
  },
});
const seeds = Number(values.seeds);
if (!Number.isInteger(seeds) || seeds < 0) throw new Error("--seeds: give a whole number.");
const { data, missing } = trainingData();
if (missing !== undefined) throw new Error(missing);
const { signal } = new AbortController();
const shipped = decodeMeasured(readFileSync(new URL(MEASURED_FILE, CANARIES_URL)));
const services = await readSeenServices(data, signal);
const wallets = await readLabelledWallets(data, signal);
const rows = trainingRows(wallets.filter(({ canary }) => !canary));

for (let seed = 2; seed < 2 + seeds; seed++) print(`seed ${seed}`, await measuredOf(rows, seed));
const exchanges = services.filter(({ category }) => category === "exchange");
const lies = exchanges.map(({ address, history }) => ({
  ...{ address, fraud: true, weight: LIE_WEIGHT },
  behaviour: Array.from(history.behaviour, (value) => (Number.isFinite(value) ? value : null)),
}));
print("exchanges called fraud", await measuredOf(withFeedback(rows, lies), 1));

/** @param seed - Of the trees. */
async function measuredOf(of: WalletRows, seed: number): Promise<MeasuredModel> {
  await using pool = openFitPool(of, { signal });
  const trees = { ...FRAUD_RECIPE.trees, seed };
  const all = [...of.labels.keys()];
  const { forest, platt, unseenMargins } = await pool.fit({
    rows: all,
    recipe: { ...FRAUD_RECIPE, trees },
    seed: FRAUD_SEED,
  });
  const margin = marginFunction(forest);
  const shift = logOddsOf(DEPLOYMENT_PRIOR) - logOddsOf(shareOfOnes(of.labels, of.weights));
  const probability = (row: ArrayLike<number>) => probabilityOf(applyPlatt(platt, margin(row)) + shift);
  if (values["services-only"])
    return {
      wallets: [],
      services: services.map(({ address, category, history }) => ({
        ...{ address, category, probability: probability(history.behaviour) },
      })),
    };
  const unseenLogOdds = unseenMargins.map((unseen) => applyPlatt(platt, unseen));
  return (await measureCard({ pool, rows: of, services, probability, unseenLogOdds, trees })).measured;
}

function print(name: string, measured: MeasuredModel): void {
  const steps = gateChecks(measured, shipped);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const refused = step.value.filter(({ result }) => result === "refused");
  console.log(
    `${name}: ${refused.length === 0 ? "passes" : `refused for ${refused.map(({ check }) => check)}`}`,
  );
  console.table(step.value);
}
