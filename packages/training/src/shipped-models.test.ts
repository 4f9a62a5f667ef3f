import { readFileSync } from "node:fs";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { decodeFraudModel } from "@tetron/models/fraud-model";
import { probabilityOf } from "@tetron/models/logistic";
import { ARTIFACTS } from "@tetron/models/manifest";
import { matrixOf } from "@tetron/models/matrix";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { expect, test } from "vitest";
import { checkRanges } from "./fraud/ranges-report.ts";
import { measure } from "./measure/metrics.ts";

const read = (name: string) => readFileSync(new URL(name, ARTIFACTS_URL));
const model = decodeFraudModel(read(ARTIFACTS.fraudModel));
const { wallets } = decodeReferenceTable(read(ARTIFACTS.referenceWallets));
/** Those that the model was fitted to: of the canaries there is no estimate by other trees. */
const fitted = wallets.filter(({ heldOutLogOdds }) => heldOutLogOdds !== null);

test("models trained without a wallet detect its fraud nearly as well as the one trained with it", () => {
  const labels = fitted.map(({ fraud }) => Number(fraud));
  const matrix = matrixOf(
    fitted.map(({ behaviour }) => behaviour),
    model.features.length,
  );
  const seen = [...model.logOddsOfRows(matrix)].map(probabilityOf);
  const unseen = fitted.map(({ heldOutLogOdds }) => probabilityOf(heldOutLogOdds!));

  expect(measure(labels, unseen).auc).toBeGreaterThan(0.975);
  expect(measure(labels, seen).auc).toBeGreaterThan(measure(labels, unseen).auc);
});

test("on wallets that neither trees nor ranges were fitted to, the observed share of fraud is within the ranges of each bin", () => {
  // Distances, which take seconds, make no difference to bins of all wallets.
  const known = fitted.map((wallet) => ({
    ...{ ...wallet, logOdds: wallet.heldOutLogOdds!, distance: 0, rarity: model.rarity(wallet.behaviour) },
  }));
  const bins = checkRanges(known, model.prior);

  expect(bins).toHaveLength(11);
  for (const { name, low, high, observed } of bins) {
    expect(observed.high, name).toBeGreaterThan(low);
    expect(observed.low, name).toBeLessThan(high);
  }
});

test("one wallet in 200 has rarer leaves than the shipped threshold, and most have not", () => {
  const { rarity } = model.familiarity!;
  const rare = fitted.filter(({ behaviour }) => model.rarity(behaviour) > rarity).length;

  expect(rare / fitted.length).toBeCloseTo(1 / 200, 3);
});
