import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Anvil, mineFilled, missingAnvil, setFeed, startAnvil } from "../anvil/testing.ts";
import { rpcSettings } from "../rpc/settings.ts";
import { answer, aServer } from "../rpc/testing.ts";
import { TIERS } from "./fees/network-fees.ts";
import { openLiveInputs } from "./live-inputs.ts";
import { CHAINLINK_FEEDS } from "./prices/chainlink-feeds.ts";
import { priceSettings } from "./prices/settings.ts";

const GWEI = 1_000_000_000n;
const DOLLAR = 100_000_000n;
const Settings = z.object({ ...rpcSettings, ...priceSettings });
/** Keeps nothing fresh, so that every read calls the nodes. */
const remember = { freshMs: 0, waitMs: 3_000 };

function open(settings: Record<string, string>) {
  return openLiveInputs({ settings: Settings.parse(settings), remember });
}

function sayPrice(anvil: Anvil, symbol: string, usd: bigint) {
  const { contract } = CHAINLINK_FEEDS.find((feed) => feed.symbol === symbol && feed.network === "ethereum")!;
  return setFeed(anvil, contract, { answer: usd * DOLLAR, updatedAt: Math.floor(Date.now() / 1000) - 10 });
}

test("with nothing configured the dated tables are used and marked as fallbacks", async () => {
  await using inputs = open({});

  const fees = await inputs.fees("ethereum");
  expect(fees.provenance).toMatchObject({
    source: "table",
    live: false,
    problem: expect.stringMatching(/^TETRON_RPC_ETHEREUM is not set/),
  });
  const price = await inputs.price("WBTC");
  expect(price).toMatchObject({ symbol: "BTC", agreed: false });
  expect(price.provenance).toMatchObject({
    source: "table",
    live: false,
    problem: "no live source is configured",
  });
  expect(await inputs.verifyChains()).toEqual([]);
  await expect(inputs.price("DOGE")).rejects.toMatchObject({ details: { reason: "unknown_currency" } });
});

describe.skipIf(missingAnvil())("live inputs from running nodes", () => {
  test("three networks under different loads have different fees, and a feed gives the price", async () => {
    await using ethereum = await startAnvil(1);
    await using polygon = await startAnvil(137);
    await using bsc = await startAnvil(56);
    await mineFilled(ethereum, 15, 1, [GWEI, 2n * GWEI]);
    await mineFilled(polygon, 15, 0.5, [30n * GWEI, 40n * GWEI]);
    await mineFilled(bsc, 15, 0.1, [GWEI]);
    await sayPrice(ethereum, "ETH", 2_500n);
    await using inputs = open({
      TETRON_RPC_ETHEREUM: ethereum.url,
      TETRON_RPC_POLYGON: polygon.url,
      TETRON_RPC_BSC: bsc.url,
    });
    expect(await inputs.verifyChains()).toEqual([]);

    const [onEthereum, onPolygon, onBsc] = await Promise.all([
      inputs.fees("ethereum"),
      inputs.fees("polygon"),
      inputs.fees("bsc"),
    ]);

    expect([onEthereum, onPolygon, onBsc].every(({ provenance }) => provenance.live)).toBe(true);
    expect(onEthereum.congestion).toBeGreaterThan(onPolygon.congestion);
    expect(onPolygon.congestion).toBeGreaterThan(onBsc.congestion);
    expect(onPolygon.tiers.slow.tip).toBeGreaterThanOrEqual(25n * GWEI);
    for (const { tiers } of [onEthereum, onPolygon, onBsc])
      expect(TIERS.map((tier) => tiers[tier].price)).toEqual(
        TIERS.map((tier) => tiers[tier].price).toSorted((a, b) => (a < b ? -1 : 1)),
      );

    expect(await inputs.price("WETH")).toMatchObject({
      symbol: "ETH",
      usdE8: 2_500n * DOLLAR,
      agreed: true,
      provenance: { source: "chainlink:ethereum", live: true },
    });
    expect(inputs.health().ethereum).toMatchObject([{ state: "well" }]);
  });

  test("a network whose only node died keeps its last fees, which are no longer live", async () => {
    await using ethereum = await startAnvil(1);
    await mineFilled(ethereum, 3, 0.5, [GWEI]);
    await using inputs = open({ TETRON_RPC_ETHEREUM: ethereum.url });
    const before = await inputs.fees("ethereum");
    await ethereum.kill();

    const started = performance.now();
    const after = await inputs.fees("ethereum");

    expect(performance.now() - started).toBeLessThan(3_500);
    expect(after.tiers).toEqual(before.tiers);
    expect(after.provenance).toMatchObject({ source: "rpc:ethereum", live: false });
    expect(after.provenance.problem).toMatch(/could not be reached|no answer within/);
  });

  test("a provider that disagrees with Chainlink is named and not believed", async () => {
    await using ethereum = await startAnvil(1);
    await sayPrice(ethereum, "ETH", 2_500n);
    let amount: unknown = "2510.5";
    await using provider = await aServer((_, response) => answer(response, { data: { amount } }));
    await using inputs = open({
      TETRON_RPC_ETHEREUM: ethereum.url,
      TETRON_PRICE_URL: `${provider.url}/{symbol}`,
    });

    expect(await inputs.price("ETH")).toMatchObject({ usdE8: 250_000_000_000n, agreed: true });
    amount = 1_900.25;
    expect(await inputs.price("ETH")).toMatchObject({
      usdE8: 250_000_000_000n,
      agreed: false,
      quotes: [{ source: "chainlink:ethereum" }, { usdE8: 190_025_000_000n }],
    });
    amount = null;
    expect((await inputs.price("ETH")).quotes[1]!.problem).toBe("has no price at data.amount");
  });

  test("a node of another chain is named with its setting and not used", async () => {
    await using foreign = await startAnvil(31337);
    await using inputs = open({ TETRON_RPC_BASE: foreign.url });

    expect(await inputs.verifyChains()).toEqual([
      expect.stringMatching(/^TETRON_RPC_BASE: .* serves chain 31337, not 8453\.$/),
    ]);
    expect((await inputs.fees("base")).provenance).toMatchObject({ source: "table", live: false });
  });
});
