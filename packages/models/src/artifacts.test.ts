import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { BEHAVIOUR } from "@tetron/features/behaviour";
import { expect, test } from "vitest";
import { ARTIFACTS_URL } from "./artifacts-url.ts";
import { decodeFraudModel } from "./fraud-model.ts";
import { decodeLabels } from "./labels-table.ts";
import { ARTIFACTS, type Manifest } from "./manifest.ts";
import { decodePaymentAnomaly, PAYMENT_SIGNS } from "./payment-anomaly.ts";
import { decodeReferenceTable } from "./reference-table.ts";
import { decodeSanctions } from "./sanctions-table.ts";

const MEGABYTE = 2 ** 20;

const read = (name: string) => readFileSync(new URL(name, ARTIFACTS_URL));
const manifest = JSON.parse(read("manifest.json").toString("utf8")) as Manifest;
const model = decodeFraudModel(read(ARTIFACTS.fraudModel));
const reference = decodeReferenceTable(read(ARTIFACTS.referenceWallets));
const active = reference.wallets.filter(({ firstSeen }) => firstSeen !== null);

test.each(Object.values(ARTIFACTS))("%s is the file that the manifest names", (name) => {
  const bytes = read(name);

  expect(createHash("sha256").update(bytes).digest("hex")).toBe(manifest[name].sha256);
  expect(bytes.length).toBe(manifest[name].bytes);
});

test("all of it together is small enough for a repository", () => {
  const total = Object.values(manifest).reduce((sum, { bytes }) => sum + bytes, 0);

  expect(total).toBeLessThan(6 * MEGABYTE);
});

test.each(["fraud", "payment-anomaly", "neighbours"])("the shipped version of %s has its card", (card) => {
  const { version } = manifest[ARTIFACTS.fraudModel];
  const text = readFileSync(new URL(`../../../docs/models/${card}-${version}.md`, ARTIFACTS_URL), "utf8");

  expect(text).toContain("Not for");
});

test("the model reads the behaviour that is computed today", () => {
  expect(model.features).toEqual(BEHAVIOUR);
  expect(model.featureSet).toBe("behaviour/v1");
  expect(model.version).toBe(manifest[ARTIFACTS.fraudModel].version);
});

test("explanations of real wallets add up to their log-odds", () => {
  for (const { behaviour } of active.filter((_, i) => i % 50 === 0)) {
    const { base, contributions } = model.explain(behaviour);
    const sum = contributions.reduce((total, each) => total + each, base);
    expect(Math.abs(sum - model.logOdds(behaviour))).toBeLessThan(1e-9);
  }
});

test("the reference wallets are known by address, those that did nothing without a history", () => {
  expect(reference.wallets).toHaveLength(9_637);
  expect(active).toHaveLength(8_795);
  expect(reference.find("0x00009277775ac7d0d59eaad8fee3d10ac6c805e8")).toMatchObject({ fraud: false });
  for (const { firstSeen, heldOutLogOdds } of reference.wallets)
    expect(firstSeen === null).toBe(heldOutLogOdds === null);
});

test("a known wallet's nearest wallet is itself, and another once it is left out", () => {
  const index = reference.index();
  const { address, vector44 } = reference.find("0x00009277775ac7d0d59eaad8fee3d10ac6c805e8")!;

  expect(index.size).toBe(active.length);
  expect(index.nearest(vector44, 1)).toEqual([{ address, fraud: false, distance: 0 }]);
  const [other] = index.nearest(vector44, 1, { exclude: new Set([address]) });
  expect(other!.address).not.toBe(address);
  expect(other!.distance).toBeGreaterThan(0);
});

test("labels and sanctions name their list and its edition", () => {
  const labels = decodeLabels(read(ARTIFACTS.labels));
  const sanctions = decodeSanctions(read(ARTIFACTS.sanctions));

  expect(labels.source.version).toBe(manifest[ARTIFACTS.labels].version);
  expect(sanctions.source.version).toBe(manifest[ARTIFACTS.sanctions].version);
  expect(labels.find("ethereum", "0x098cbdd8eb01b19d37539644821772e9bde12d55")).toContainEqual(
    expect.objectContaining({ label: "kraken", name: "Kraken 20" }),
  );
  expect(sanctions.find("ethereum", "0x098b716b8aaf21512996dc57eb0615e2383e2f96")).toMatchObject({
    assets: ["ETH"],
  });
});

test("the weights of a payment's signs are finite", () => {
  const { weights } = decodePaymentAnomaly(read(ARTIFACTS.paymentAnomaly));

  for (const sign of PAYMENT_SIGNS) expect(Number.isFinite(weights[sign])).toBe(true);
});
