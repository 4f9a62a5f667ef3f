import { readFileSync } from "node:fs";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { decodeFraudModel } from "@tetron/models/fraud-model";
import { probabilityOf } from "@tetron/models/logistic";
import { ARTIFACTS } from "@tetron/models/manifest";
import { matrixOf } from "@tetron/models/matrix";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { expect, test } from "vitest";
import { measure } from "./measure/metrics.ts";

const read = (name: string) => readFileSync(new URL(name, ARTIFACTS_URL));
const model = decodeFraudModel(read(ARTIFACTS.fraudModel));
const { wallets } = decodeReferenceTable(read(ARTIFACTS.referenceWallets));
const active = wallets.filter(({ firstSeen }) => firstSeen !== null);

test("models trained without a wallet detect its fraud nearly as well as the one trained with it", () => {
  const labels = active.map(({ fraud }) => Number(fraud));
  const matrix = matrixOf(
    active.map(({ behaviour }) => behaviour),
    model.features.length,
  );
  const seen = [...model.logOddsOfRows(matrix)].map(probabilityOf);
  const unseen = active.map(({ heldOutLogOdds }) => probabilityOf(heldOutLogOdds!));

  expect(measure(labels, unseen).auc).toBeGreaterThan(0.975);
  expect(measure(labels, seen).auc).toBeGreaterThan(measure(labels, unseen).auc);
});
