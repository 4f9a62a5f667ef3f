import { BEHAVIOUR } from "@tetron/features/behaviour";
import { loadSanctions } from "@tetron/lake/sanctions";
import { aWallet, emptyLake } from "@tetron/lake/testing";
import { putWallets } from "@tetron/lake/wallets";
import type { FraudModel } from "@tetron/models/fraud-model";
import { afterAll, beforeEach, expect, test } from "vitest";
import { ALICE, BITCOINER, BOB } from "../test/quotes.ts";
import { lakeTrust } from "./lake-trust.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

/** A model that says the first number of a wallet's behaviour. */
const model = { probability: (row: ArrayLike<number>) => row[0]! } as FraudModel;
const trust = lakeTrust(lake.db, {
  model,
  reputations: async (wallets) =>
    wallets.map(({ network }) => ({ reputation: network === "base" ? 80 : 50, confidence: 0.5 })),
});

function behaving(network: "ethereum" | "base", address: string, fraud: number) {
  return aWallet({ network, address, behaviour: BEHAVIOUR.map((_, at) => (at === 0 ? fraud : 0)) });
}

test("a wallet that nobody knows has a reputation but no fraud probability", async () => {
  expect(await trust([{ network: "base", address: ALICE }], "demo")).toEqual([
    { reputation: 80, confidence: 0.5, fraudProbability: null },
  ]);
});

test("the worst that is known of an address on any EVM network counts", async () => {
  await putWallets(lake.db, [
    behaving("ethereum", ALICE, 0.9),
    behaving("base", ALICE, 0.1),
    behaving("base", BOB, 0.2),
  ]);

  const [alice, bob] = await trust(
    [
      { network: "base", address: ALICE },
      { network: "arbitrum", address: BOB },
    ],
    "demo",
  );

  expect(alice!.fraudProbability).toBe(0.9);
  expect(bob!.fraudProbability).toBe(0.2);
});

test("a sanctioned wallet is certain fraud without any standing, on every EVM network", async () => {
  const list = { name: "ofac", version: "v1", url: "https://x.test", asOf: new Date("2024-09-27") };
  await loadSanctions(lake.db, list, [{ network: "ethereum", address: BOB, asset: "ETH" }]);

  for (const network of ["ethereum", "polygon"] as const)
    expect(await trust([{ network, address: BOB }], "demo")).toEqual([
      { reputation: 0, confidence: 1, fraudProbability: 1 },
    ]);
  expect((await trust([{ network: "bitcoin", address: BITCOINER }], "demo"))[0]!.fraudProbability).toBeNull();
});
