import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { BEHAVIOUR } from "@tetron/features/behaviour";
import { expect, test } from "vitest";
import { ARTIFACTS_URL } from "./artifacts-url.ts";
import { CANARIES_FILE, CANARIES_URL, decodeCanaries } from "./canaries.ts";
import { decodeLabelList } from "./decode-label-list.ts";
import { decodeFraudModel } from "./fraud-model.ts";
import { ARTIFACTS, LABEL_LISTS, type Manifest } from "./manifest.ts";
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

  expect(total).toBeLessThan(13 * MEGABYTE);
  const lists = Object.values(LABEL_LISTS).map((name) => manifest[name].bytes);
  expect(lists.reduce((sum, bytes) => sum + bytes)).toBeLessThan(12 * MEGABYTE);
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

test("reference wallets are found by address, and inactive ones have no history", () => {
  expect(reference.wallets).toHaveLength(9_637);
  expect(active).toHaveLength(8_795);
  expect(reference.find("0x00009277775ac7d0d59eaad8fee3d10ac6c805e8")).toMatchObject({ fraud: false });
  const canaries = new Set(
    decodeCanaries(readFileSync(new URL(CANARIES_FILE, CANARIES_URL))).map(({ address }) => address),
  );
  for (const { address, firstSeen, heldOutLogOdds } of reference.wallets)
    expect(firstSeen === null || canaries.has(address)).toBe(heldOutLogOdds === null);
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

test("labels name their list and its edition, and what was left out of it", () => {
  for (const file of Object.values(LABEL_LISTS)) {
    const list = decodeLabelList(read(file));
    expect(list.source.version).toBe(manifest[file].version);
    expect(list.source.name).toBe(file.replace(".bin", ""));
    expect(list.source.licence).toMatch(/^(MIT|Apache-2.0)$/);
    expect(Object.values(list.leftOut).every((rows) => rows > 0)).toBe(true);
  }
  expect(
    decodeLabelList(read(LABEL_LISTS.ethLabels)).find(
      "ethereum",
      "0x098cbdd8eb01b19d37539644821772e9bde12d55",
    ),
  ).toContainEqual(expect.objectContaining({ label: "kraken", name: "Kraken 20" }));
});

test("each asset's sanctions ship in the newest edition that there is of it", () => {
  const { editions, find } = decodeSanctions(read(ARTIFACTS.sanctions));
  const dayOf = Object.fromEntries(
    editions.map(({ asset, source }) => [asset, source.version.slice(0, 10)] as const),
  );

  expect(dayOf).toMatchObject({
    ETH: "2026-10-01",
    XBT: "2025-11-27",
    USDT: "2025-11-27",
    TRX: "2025-11-27",
  });
  expect(dayOf).toMatchObject({ USDC: "2025-11-27", ARB: "2025-11-27", BSC: "2025-11-27" });
  expect(dayOf).toMatchObject({ ETC: "2024-09-27", LTC: "2024-09-27", XMR: "2024-09-27" });
  expect(editions.find(({ asset }) => asset === "ETH")?.wallets).toHaveLength(120);
  expect(editions.find(({ asset }) => asset === "TRX")).toMatchObject({ wallets: [], leftOut: 29 });
  const ronin = "0x098b716b8aaf21512996dc57eb0615e2383e2f96";
  expect(find("ethereum", ronin).map(({ source }) => source.name)).toEqual(["OFAC SDN ETH"]);
  expect(find("base", ronin), "the same key is barred on every EVM network").toHaveLength(1);
  expect(find("ethereum", "0x8589427373d6d84e98730d7795d8f6f8731fda16"), "delisted").toEqual([]);
});

test("the weights of a payment's signs are finite", () => {
  const { weights } = decodePaymentAnomaly(read(ARTIFACTS.paymentAnomaly));

  for (const sign of PAYMENT_SIGNS) expect(Number.isFinite(weights[sign])).toBe(true);
});
