import { BEHAVIOUR } from "@tetron/features/behaviour";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { loadLabels } from "@tetron/lake/labels";
import { loadSanctions } from "@tetron/lake/sanctions";
import { aWallet, emptyLake } from "@tetron/lake/testing";
import { putWallets } from "@tetron/lake/wallets";
import { probabilityOf } from "@tetron/models/logistic";
import { anEngine, onlyEngine } from "@tetron/verdict/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { ALICE, BITCOINER, BOB } from "../test/quotes.ts";
import { lakeTrust } from "./lake-trust.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const engine = await anEngine();
const trust = lakeTrust(lake, {
  engines: onlyEngine(engine),
  taxonomy: engine.taxonomy,
  reputations: async (wallets) =>
    wallets.map(({ network }) => ({ reputation: network === "base" ? 80 : 50, confidence: 0.5 })),
});

/** A wallet whose behaviour adds so much log-odds of fraud to the policy's prior. */
function behaving(network: "ethereum" | "base", address: string, logOdds: number) {
  const behaviour = BEHAVIOUR.map((_, at) => (at === 0 ? logOdds : 0));
  return aWallet({ network, address, behaviour, wallet44: WALLET_44.map(() => 1) });
}
const probability = (logOdds: number) => probabilityOf(engine.model.base + logOdds);

test("an unknown wallet has a reputation but no fraud probability", async () => {
  expect(await trust([{ network: "base", address: ALICE }], "demo")).toEqual([
    { reputation: 80, confidence: 0.5, fraudProbability: null },
  ]);
});

test("behaviour counts on its own network, as in a score", async () => {
  await putWallets(lake.db, [
    behaving("ethereum", ALICE, 5),
    behaving("base", ALICE, 1),
    behaving("base", BOB, 2),
  ]);

  const [alice, bob] = await trust(
    [
      { network: "base", address: ALICE },
      { network: "arbitrum", address: BOB },
    ],
    "demo",
  );

  expect(alice!.fraudProbability).toBeCloseTo(probability(1), 12);
  expect(bob!.fraudProbability).toBeNull();
});

test("a sanctioned wallet is certain fraud without any history, on every EVM network", async () => {
  const list = {
    name: "ofac",
    version: "v1",
    url: "https://x.test",
    owner: "system" as const,
    network: "*" as const,
    asOf: new Date("2024-09-27"),
  };
  await loadSanctions(lake, list, [{ network: "ethereum", address: BOB, asset: "ETH" }]);

  for (const network of ["ethereum", "polygon"] as const)
    expect(await trust([{ network, address: BOB }], "demo")).toEqual([
      { reputation: 0, confidence: 1, fraudProbability: 1 },
    ]);
  expect((await trust([{ network: "bitcoin", address: BITCOINER }], "demo"))[0]!.fraudProbability).toBeNull();
});

test("a wallet that a list or a reference data set calls a fraud account is certain fraud, on every EVM network", async () => {
  const list = {
    name: "reports",
    version: "v1",
    url: "https://x.test",
    owner: "system" as const,
    network: "*" as const,
    asOf: new Date("2024-09-27"),
  };
  await loadLabels(lake, list, [{ network: "ethereum", address: ALICE, label: "rug-pull", name: "" }]);
  await putWallets(lake.db, [aWallet({ network: "ethereum", address: BOB, referenceLabel: "fraud" })]);

  const known = await trust(
    [ALICE, BOB].map((address) => ({ network: "arbitrum", address })),
    "demo",
  );

  expect(known.map(({ fraudProbability }) => fraudProbability)).toEqual([1, 1]);
});

test("a wallet of which lists contradict each other is no certain fraud", async () => {
  const list = {
    name: "reports",
    version: "v1",
    url: "https://x.test",
    owner: "system" as const,
    network: "*" as const,
    asOf: new Date("2024-09-27"),
  };
  await loadLabels(lake, list, [
    { network: "ethereum", address: ALICE, label: "rug-pull", name: "" },
    { network: "ethereum", address: ALICE, label: "exchange", name: "" },
  ]);
  const wallets = (["ethereum", "base"] as const).map((network) => ({ network, address: ALICE }));
  const known = await trust(wallets, "demo");
  expect(known.map(({ fraudProbability }) => fraudProbability)).toEqual([null, null]);
});

test("a label that warns without accusing is no certainty", async () => {
  const list = {
    name: "reports",
    version: "v1",
    url: "https://x.test",
    owner: "system" as const,
    network: "*" as const,
    asOf: new Date("2024-09-27"),
  };
  await loadLabels(lake, list, [{ network: "ethereum", address: ALICE, label: "suspicious", name: "" }]);

  expect((await trust([{ network: "ethereum", address: ALICE }], "demo"))[0]!.fraudProbability).toBeNull();
});
