import { createHash } from "node:crypto";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { temporaryFolder } from "@tetron/domain/testing";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { logOddsOf } from "@tetron/models/logistic";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { expect, test } from "vitest";
import { readPolicy } from "../policy/read-policy.ts";
import { artifactsIn } from "./engine-artifacts.ts";
import { openEngine } from "./open-engine.ts";
import { riskOf } from "./wallet-risk.ts";

const policy = await readPolicy();
const { engine, index } = await openEngine(policy);
const openFrom = async (folder: string) =>
  openEngine(policy, { artifacts: await artifactsIn(pathToFileURL(`${folder}/`)) });
const table = decodeReferenceTable(await readFile(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL)));
const active = table.wallets.filter(({ firstSeen }) => firstSeen !== null);

test("the engine that ships says its versions and assumes the policy's prior", () => {
  expect(engine.versions).toEqual({
    model: expect.stringMatching(/^\d{4}-\d{2}-\d{2}\+[0-9a-f]{12}$/),
    features: "behaviour/v1 wallet-44/v1 payment/v2",
    policy: policy.version,
    labels: SHIPPED_TAXONOMY.version,
  });
  expect(engine.model.prior).toBe(policy.prior);
  expect(index.edition).toMatch(/^\d{4}-\d{2}-\d{2}\+[0-9a-f]{12}$/);
  expect(index.fraudShare).toBe(active.filter(({ fraud }) => fraud).length / active.length);
});

test("a wallet of the training set is judged by a model that never saw it; the same with a new history is not", () => {
  const [wallet] = active;
  const { address, vector44, behaviour } = wallet!;
  const heldOut = engine.heldOut(address, vector44);
  expect(heldOut).not.toBeNull();
  expect(riskOf(engine.model, behaviour, heldOut).logOdds).toBeCloseTo(heldOut!, 9);

  const longer = Float64Array.from(vector44);
  longer[0]! += 1;
  expect(engine.heldOut(address, longer)).toBeNull();
  expect(engine.heldOut(`0x${"e".repeat(40)}`, vector44)).toBeNull();
});

test("a wallet of the training set is known also by a source that does not tell its token transfers", () => {
  const { address, vector44 } = active.find(({ vector44 }) => vector44[WALLET_44.indexOf("erc20_tx")]! > 0)!;
  const seen = vector44.map((number, i) => (WALLET_44[i]!.startsWith("erc20_") ? Number.NaN : number));
  expect(engine.heldOut(address, seen)).toBe(engine.heldOut(address, vector44));

  seen[0]! += 1;
  expect(engine.heldOut(address, seen)).toBeNull();
});

test("a wallet is not its own neighbour, and a duplicate under another address is", async () => {
  const { address, vector44: wallet44 } = active[0]!;
  const { signal } = new AbortController();
  const { wallets: itself } = await index.nearest({ address, wallet44 }, 10, signal);
  const { wallets: twin } = await index.nearest({ address: `0x${"e".repeat(40)}`, wallet44 }, 10, signal);
  expect(itself.map((each) => each.address)).not.toContain(address);
  expect(twin.map((each) => each.address)).toContain(address);
  expect([itself.length, twin.length]).toEqual([10, 10]);
});

test("another prior moves every answer by the same log-odds", async () => {
  const { engine: rare } = await openEngine({ ...policy, prior: 0.001 });
  const shift = logOddsOf(0.001) - logOddsOf(policy.prior);
  for (const { address, vector44, behaviour } of active.slice(0, 20)) {
    expect(rare.model.logOdds(behaviour)).toBeCloseTo(engine.model.logOdds(behaviour) + shift, 9);
    expect(rare.heldOut(address, vector44)).toBeCloseTo(engine.heldOut(address, vector44)! + shift, 9);
  }
});

test("reasons of the real model add up to its answer", () => {
  for (const { behaviour } of active.slice(0, 100)) {
    const { base, reasons, logOdds } = riskOf(engine.model, behaviour, null);
    expect(reasons.reduce((sum, { contribution }) => sum + contribution, base)).toBe(logOdds);
    expect(logOdds).toBeCloseTo(engine.model.logOdds(behaviour), 8);
  }
});

test("an artifact in another format is refused, though its hash is the manifest's", async () => {
  using temporary = temporaryFolder();
  const { path: folder } = temporary;
  await cp(fileURLToPath(ARTIFACTS_URL), folder, { recursive: true });
  const other = JSON.stringify({ format: "tetron-payment-anomaly/9", version: "x", weights: {} });
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  manifest[ARTIFACTS.paymentAnomaly].sha256 = createHash("sha256").update(other).digest("hex");
  manifest[ARTIFACTS.paymentAnomaly].bytes = other.length;
  await writeFile(join(folder, ARTIFACTS.paymentAnomaly), other);
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  await expect(openFrom(folder)).rejects.toThrow("payment-anomaly.json: tetron-payment-anomaly/1.format: ");
});

test("a broken artifact is refused by name", async () => {
  using temporary = temporaryFolder();
  const { path: folder } = temporary;
  await cp(fileURLToPath(ARTIFACTS_URL), folder, { recursive: true });
  await writeFile(join(folder, ARTIFACTS.fraudModel), "nonsense");
  await expect(openFrom(folder)).rejects.toThrow(/fraud-model\.bin is broken/);
});
