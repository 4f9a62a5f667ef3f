import { BEHAVIOUR, behaviour } from "@tetron/features/behaviour";
import { aHistory, aTransaction } from "@tetron/features/testing";
import { wallet44 } from "@tetron/features/wallet-44";
import { decodeFraudModel } from "@tetron/models/fraud-model";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeMeasured, MEASURED_FILE } from "@tetron/models/measured-wallets";
import { ModelCard } from "@tetron/models/model-card";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { expect, test } from "vitest";
import { type LabelledWallet, youngerOf } from "../data/labelled-wallets.ts";
import { trainingRows } from "../data/training-rows.ts";
import { eachView } from "../data/views.ts";
import { type FeedbackRow, withFeedback } from "./feedback-rows.ts";
import { retrainOn } from "./retrain.ts";

const HOUR = 3_600;

/** Fraud of which transactions follow each other within hours; others wait days. */
function wallet(n: number): LabelledWallet {
  const fraud = n % 2 === 0;
  const history = aHistory(
    ...Array.from({ length: 4 + (n % 5) }, (_, i) =>
      aTransaction({
        timestamp: 1_500_000_000 + i * (fraud ? 1 + (n % 3) : 50 + n) * HOUR,
        value: BigInt(1 + n) * 10n ** 17n,
      }),
    ),
  );
  return {
    ...{ address: `0x${String(n).padStart(40, "0")}`, fraud, inKaggle: n % 10 < 7, canary: n === 0 },
    ...{ transactions: 4, firstSeen: 1_500_000_000, lastSeen: 1_500_100_000, payments: [] },
    ...{ vector44: wallet44(history), behaviour: behaviour(history) },
    ...{ views: eachView(history), younger: youngerOf(history), late: null },
  };
}

const wallets = Array.from({ length: 160 }, (_, n) => wallet(n)).sort((a, b) =>
  a.address < b.address ? -1 : 1,
);
const reported = (n: number, weight: number): FeedbackRow => ({
  ...{ address: `0x${String(n).padStart(40, "f")}`, fraud: true, weight },
  behaviour: [...wallets[1]!.behaviour].map((value) => (Number.isFinite(value) ? value : null)),
});

test("reported wallets are rows that are only trained on, and what the data says of a wallet stays", () => {
  const base = trainingRows(wallets);
  const rows = withFeedback(base, [reported(1, 2.5), { ...reported(2, 1), address: wallets[0]!.address }]);
  expect(rows.keys.length).toBe(base.keys.length + 1);
  expect([...rows.weights!].slice(-2)).toEqual([1, 2.5]);
  expect(rows.ages.at(-1)).toBeNull();
  expect(rows.matrix.data.length).toBe(rows.keys.length * BEHAVIOUR.length);
  expect(withFeedback(base, [])).toBe(base);
});

test("reports of wallets that the data has alone are refused before anything is fitted", async () => {
  const feedback = [{ ...reported(1, 3), address: wallets[1]!.address }];
  const options = { date: "2026-11-30", feedback, signal: new AbortController().signal, workers: 1 };
  const told: string[] = [];
  const onProgress = (what: string) => void told.push(what);
  await expect(retrainOn({ wallets, services: [] }, { ...options, onProgress })).rejects.toMatchObject({
    code: "UNPROCESSABLE",
    message: expect.stringContaining("labels of all reported wallets (1)"),
  });
  expect(told).toEqual([]);
});

test("a retrained model has a card, leaves canaries out, and names no reported wallet", async () => {
  const canary = wallets[0]!.address;
  const feedback = [reported(1, 3), reported(2, 3)];
  const services = [
    { address: "0x1", category: "exchange" as const, history: { behaviour: wallets[1]!.behaviour } },
  ];
  const {
    files,
    manifest,
    card,
    feedback: learnt,
  } = await retrainOn(
    { wallets, services },
    { date: "2026-11-30", feedback, signal: new AbortController().signal, workers: 1 },
  );
  expect(ModelCard.parse(card)).toMatchObject({ groups: [{ category: "exchange", wallets: 1 }] });
  expect(card.h.auc).toBeGreaterThan(0.9);
  expect(decodeFraudModel(files[ARTIFACTS.fraudModel]).version).toBe("2026-11-30");
  const table = decodeReferenceTable(files[ARTIFACTS.referenceWallets]);
  expect(table.find(canary)!.heldOutLogOdds).toBeNull();
  expect(table.find(wallets[1]!.address)!.heldOutLogOdds).not.toBeNull();
  expect(table.find(feedback[0]!.address)).toBeUndefined();
  expect(Object.keys(manifest).sort()).toEqual([
    ARTIFACTS.fraudModel,
    MEASURED_FILE,
    ARTIFACTS.paymentAnomaly,
    ARTIFACTS.referenceWallets,
  ]);
  const measured = decodeMeasured(files[MEASURED_FILE]);
  expect(measured.wallets.map(({ address }) => address)).toEqual(
    wallets.slice(1).map(({ address }) => address),
  );
  expect(measured.services).toMatchObject([{ address: "0x1", category: "exchange" }]);
  expect(learnt).toMatchObject({ wallets: 2 });
  expect(learnt.share).toBeCloseTo(6 / (6 + trainingRows(wallets.slice(1)).keys.length), 6);
});
