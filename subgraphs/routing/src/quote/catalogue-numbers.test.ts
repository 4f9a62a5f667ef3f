import { liveFrom } from "@tetron/connectors/provenance";
import { expect, test } from "vitest";
import { aMarket } from "../../test/market.ts";
import { catalogue, quote, waysOf } from "../../test/quotes.ts";
import { buildPaymentGraph } from "../payment-graph.ts";

test("a number past its shelf life lowers confidence by one step, and the quote names it", () => {
  const { fees, prices } = aMarket();
  const at = (now: Date) => {
    const provenance = liveFrom("rpc:ethereum", now, now);
    const market = aMarket({
      fees: new Map([...fees].map(([network, each]) => [network, { ...each, provenance }])),
      prices: new Map([...prices].map(([asset, each]) => [asset, { ...each, provenance }])),
    });
    return quote({ toNetwork: "base", preference: "cheapest" }, { market, now });
  };
  const problemOf = ({ sources }: ReturnType<typeof at>) =>
    sources.find(({ name }) => name === "catalogue")!.problem;

  const fresh = at(new Date("2026-12-01T12:00:00Z"));
  const old = at(new Date("2029-12-01T12:00:00Z"));

  expect([fresh.confidence, problemOf(fresh)]).toEqual(["high", null]);
  expect(old.confidence).toBe("medium");
  expect(problemOf(old)).toMatch(
    /^over their shelf life: .*last compared on 2026-11-\d\d, \d+ days ago; shelf life \d+ days/,
  );
  expect(old.steps).toEqual(fresh.steps);
});

test("USDT and USDT0 on one network are two assets with different routes", () => {
  const payment = { currency: "USDT", toNetwork: "optimism", amount: "100" };
  const toUsdt0 = quote({ ...payment, toCurrency: "USDT0" });
  const toUsdt = quote({ ...payment, toCurrency: "USDT" });

  expect(toUsdt0.toCurrency).toBe("USDT0");
  expect(waysOf(toUsdt0).at(-1)).toBe("usdt0");
  expect(waysOf(toUsdt)).not.toContain("usdt0");
  expect(quote({ ...payment, toNetwork: "arbitrum", toCurrency: "USDT0" }).toCurrency).toBe("USDT");
});

test("a swap through THORChain pays at least the dollar that it takes for its outbound payment", () => {
  const { steps } = buildPaymentGraph(catalogue, aMarket(), 0);
  const outbound = steps.filter(({ carrier }) => carrier.id === "thorchain");

  expect(outbound.length).toBeGreaterThan(0);
  for (const { flat } of outbound) expect(flat).toBeGreaterThanOrEqual(1_000_000);
});
