import { type Anvil, mineFilled, missingAnvil, setFeed, startAnvil } from "@tetron/connectors/anvil/testing";
import { bitcoindCommand, fund, mine, pay, startBitcoind } from "@tetron/connectors/bitcoind/testing";
import { openLiveInputs } from "@tetron/connectors/market/live-inputs";
import { CHAINLINK_FEEDS } from "@tetron/connectors/market/prices/chainlink-feeds";
import { reasonToSkip } from "@tetron/domain/testing";
import { emptyLake, silent } from "@tetron/lake/testing";
import { afterAll, describe, expect, test } from "vitest";
import { ageless, anInput, BITCOINER } from "../test/quotes.ts";
import { liveMarket } from "./live-market.ts";
import { createPricer } from "./priced-graphs.ts";
import type { QuoteInput } from "./quote/request.ts";
import { quoteRoute } from "./quote-route.ts";
import { RoutingSettings } from "./settings.ts";
import { DEFAULT_TRUST_POLICY, UNKNOWN } from "./trust.ts";

const GWEI = 1_000_000_000n;
const DOLLAR = 100_000_000n;
const CALLER = { tenant: "acme", keyId: "key_1", requestId: "req_1" };
const { signal } = new AbortController();
const bitcoind = await bitcoindCommand();
const noBitcoind = reasonToSkip(typeof bitcoind === "string" ? bitcoind : undefined);

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());

/** Routing over live inputs without a cache, so that each quote queries the nodes. */
function openOver(env: Record<string, string>) {
  const live = openLiveInputs({
    settings: RoutingSettings.parse(env),
    remember: { freshMs: 0, keepMs: 60_000, waitMs: 2_500 },
  });
  const deps = {
    lake,
    catalogue: ageless,
    market: liveMarket(live, ageless, lake.db),
    pricer: createPricer(ageless),
    trust: async (wallets: readonly unknown[]) => wallets.map(() => UNKNOWN),
    judge: async () => "payable" as const,
    policy: DEFAULT_TRUST_POLICY,
    quoteMs: 60_000,
    log: silent,
  };
  return {
    quote: (changes: Partial<QuoteInput> = {}) => quoteRoute(deps, CALLER, anInput(changes), signal),
    [Symbol.asyncDispose]: () => live[Symbol.asyncDispose](),
  };
}

async function sayPrices(anvil: Anvil, prices: Readonly<Record<string, bigint>>) {
  for (const { symbol, network, contract } of CHAINLINK_FEEDS) {
    const usd = prices[symbol];
    if (network !== "ethereum" || usd === undefined) continue;
    await setFeed(anvil, contract, { answer: usd * DOLLAR, updatedAt: Math.floor(Date.now() / 1000) - 10 });
  }
}

describe.skipIf(missingAnvil())("quotes from three running networks", () => {
  test("live fees and prices are used, and a dead node lowers the quote's confidence within the deadline and is named", async () => {
    await using ethereum = await startAnvil(1);
    await using polygon = await startAnvil(137);
    await using bsc = await startAnvil(56);
    await mineFilled(ethereum, 12, 0.5, [GWEI, 2n * GWEI]);
    await mineFilled(polygon, 12, 0.5, [30n * GWEI]);
    await mineFilled(bsc, 12, 0.2, [GWEI / 10n]);
    await sayPrices(ethereum, { ETH: 2_500n, POL: 1n, BNB: 900n, USDC: 1n });
    await using routing = openOver({
      TETRON_RPC_ETHEREUM: ethereum.url,
      TETRON_RPC_POLYGON: polygon.url,
      TETRON_RPC_BSC: bsc.url,
    });

    const quiet = await routing.quote({ toNetwork: "polygon" });
    expect(quiet.confidence).toBe("high");
    expect(quiet.sources).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "fees:ethereum", source: "rpc:ethereum", live: true }),
        expect.objectContaining({ name: "fees:polygon", source: "rpc:polygon", live: true }),
        expect.objectContaining({ name: "price:ETH", source: "chainlink:ethereum", live: true }),
      ]),
    );

    // The same payment costs more when Ethereum is busy.
    await mineFilled(ethereum, 20, 1, [20n * GWEI, 40n * GWEI]);
    const busy = await routing.quote({ toNetwork: "polygon" });
    expect(Number(busy.estimatedFee)).toBeGreaterThan(2 * Number(quiet.estimatedFee));

    await polygon.kill();
    const started = performance.now();
    const degraded = await routing.quote({ toNetwork: "polygon" });
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(degraded.confidence).toBe("medium");
    expect(degraded.sources).toContainEqual(
      expect.objectContaining({ name: "fees:polygon", live: false, problem: expect.any(String) }),
    );
    expect(degraded.sources).toContainEqual(expect.objectContaining({ name: "fees:ethereum", live: true }));

    // A payment that does not use it is unaffected.
    await mineFilled(bsc, 2, 0.2, [GWEI / 10n]);
    const elsewhere = await routing.quote({ network: "bsc" });
    expect(elsewhere.sources.filter(({ live, name }) => !live && name !== "catalogue")).toEqual([]);
    expect(elsewhere.confidence).toBe("high");
  });
});

describe.skipIf(noBitcoind)("quotes from a running bitcoin node", () => {
  test("a full mempool makes a way out of bitcoin dearer", async () => {
    await using node = await startBitcoind(bitcoind as string[], "-blockmaxweight=40000");
    await fund(node, 60);
    await mine(node, 1);
    await using routing = openOver({ TETRON_RPC_BITCOIN: node.url, TETRON_BITCOIN_CHAIN: "regtest" });
    const out: Partial<QuoteInput> = {
      network: "bitcoin",
      currency: "BTC",
      fromAddress: BITCOINER,
      amount: "0.05",
      toNetwork: "ethereum",
      toCurrency: "ETH",
      exact: "in",
      preference: "fastest",
      exclude: ["relay", "chainflip"],
    };

    const empty = await routing.quote(out);
    for (let payment = 0; payment < 55; payment++) await pay(node, 20 + payment);
    const full = await routing.quote(out);

    expect(empty.steps).toMatchObject([{ bridge: "thorchain" }]);
    for (const { sources } of [empty, full])
      expect(sources).toContainEqual(
        expect.objectContaining({ name: "fees:bitcoin", source: "rpc:bitcoin", live: true }),
      );
    expect(Number(full.feeBreakdown!.gas)).toBeGreaterThan(Number(empty.feeBreakdown!.gas));
  });
});
