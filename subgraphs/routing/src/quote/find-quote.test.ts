import { parseAmount } from "@tetron/domain/amount";
import { findAsset } from "@tetron/domain/asset";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aMarket } from "../../test/market.ts";
import { BITCOINER, catalogue, quote, routed, SOLANAUT, waysOf } from "../../test/quotes.ts";
import { othersOf } from "../estimates/others.ts";
import type { QuoteInput } from "./request.ts";

test("a payment on one network is one transfer, and the recipient gets the amount", () => {
  const answer = quote();

  expect(answer).toMatchObject({
    recommendation: "direct",
    sent: "100",
    minReceived: "100",
    unavailable: [],
  });
  expect(waysOf(answer)).toEqual(["transfer-ethereum"]);
});

test("a payment to another network goes by a bridge that pays the recipient", () => {
  const answer = quote({ toNetwork: "base", exclude: ["relay", "across"] });

  expect(answer.recommendation).toBe("direct");
  expect(waysOf(answer)).toEqual(["cctp-fast"]);
  expect(answer).toMatchObject({ sent: "100.010002", minReceived: "100", toNetwork: "base" });
});

test("with exact in the payer sends the amount and the recipient gets what is left", () => {
  const exactIn = quote({ toNetwork: "base", exact: "in", exclude: ["relay", "across"] });
  expect(exactIn).toMatchObject({ sent: "100", minReceived: "99.99" });
});

test("a way that pays its sender only is followed by a transfer to the recipient", () => {
  const exclude = catalogue.carriers.flatMap(({ id, kind }) =>
    kind === "transfer" || id === "polygon-bridge" ? [] : [id],
  );
  const withdrawal = { network: "polygon", currency: "WETH", toNetwork: "ethereum", toCurrency: "ETH" };

  expect(waysOf(quote({ ...withdrawal, amount: "1", exclude }))).toEqual([
    "polygon-bridge",
    "transfer-ethereum",
  ]);
});

test("bitcoin and Solana are reached and left", () => {
  expect(waysOf(quote({ network: "base", toNetwork: "solana", toAddress: SOLANAUT }))).toEqual(["cctp-fast"]);
  const toBitcoin = {
    currency: "ETH",
    toNetwork: "bitcoin",
    toCurrency: "BTC",
    toAddress: BITCOINER,
    amount: "1",
  };
  const only = { exclude: ["relay", "chainflip"] };
  expect(waysOf(quote({ ...toBitcoin, ...only, exact: "in" }))).toEqual(["thorchain"]);
  const fromBitcoin = {
    network: "bitcoin",
    currency: "BTC",
    fromAddress: BITCOINER,
    amount: "0.1",
    exact: "in",
  };
  const toUsdc = { ...fromBitcoin, toNetwork: "base", toCurrency: "USDC" };
  expect(waysOf(quote({ ...toUsdc, ...only }))).toContain("thorchain");
});

test("the fee is the sum of the steps' fees, each rounded up to cents, and the breakdown adds up to it", () => {
  const routes: Partial<QuoteInput>[] = [
    {},
    { toNetwork: "base" },
    { network: "polygon", toNetwork: "ethereum", toCurrency: "DAI", amount: "1000" },
    { network: "bsc", currency: "BNB", toNetwork: "arbitrum", toCurrency: "ETH", exact: "in", amount: "2" },
  ];
  for (const input of routes) {
    const answer = routed(input);
    for (const route of [answer, ...answer.alternatives]) {
      const cents = (text: string) => Math.round(Number(text) * 100);
      expect(route.steps.reduce((sum, { fee }) => sum + cents(fee), 0)).toBe(cents(route.estimatedFee));
      const parts = Object.values(route.feeBreakdown).map((text) => parseAmount(text, 6));
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(BigInt(cents(route.estimatedFee)) * 10_000n);
    }
  }
});

test("what arrives at one step is what the next one sends", () => {
  const { steps } = quote({ network: "polygon", toNetwork: "ethereum", toCurrency: "DAI", amount: "1000" });

  expect(steps.length).toBeGreaterThan(1);
  for (const [at, step] of steps.slice(1).entries()) {
    expect([step.network, step.currency, step.sent]).toEqual([
      steps[at]!.toNetwork,
      steps[at]!.toCurrency,
      steps[at]!.received,
    ]);
  }
});

test("for any amount exact out delivers it and exact in sends it", () => {
  const usdc = findAsset("base", "USDC");
  fc.assert(
    fc.property(fc.bigInt({ min: 2_000_000n, max: 10n ** 12n }), (units) => {
      const amount = `${units / 1_000_000n}.${String(units % 1_000_000n).padStart(6, "0")}`;
      const out = routed({ toNetwork: "base", amount });
      expect(parseAmount(out.minReceived, usdc.decimals)).toBe(units);
      const sent = routed({ toNetwork: "base", amount, exact: "in" });
      expect(parseAmount(sent.sent, usdc.decimals)).toBe(units);
    }),
    { numRuns: 25 },
  );
});

test("preferences choose among the best routes, and the others are alternatives", () => {
  const pay = { toNetwork: "base", amount: "5000" };
  const [fastest, cheapest, safest] = (["fastest", "cheapest", "safest"] as const).map((preference) =>
    routed({ ...pay, preference }),
  );
  const balanced = routed(pay);
  const all = [fastest!, cheapest!, safest!, balanced];

  expect(Math.min(...all.map(({ totalTime }) => totalTime))).toBe(fastest!.totalTime);
  expect(Math.min(...all.map(({ estimatedFee }) => Number(estimatedFee)))).toBe(
    Number(cheapest!.estimatedFee),
  );
  expect(Math.max(...all.map(({ successProbability }) => successProbability))).toBe(
    safest!.successProbability,
  );
  for (const answer of all) {
    const tags = answer.alternatives.flatMap(({ tags: each }) => each);
    expect(new Set(tags).size).toBe(tags.length);
  }
  expect(fastest!.alternatives.flatMap(({ tags }) => tags)).not.toContain("fastest");
});

const NOBODY = othersOf([], 1, 0);

test("a bridge that was reported to fail is left for another", () => {
  const failing = {
    successes: 0,
    failures: 400,
    times: 0,
    logSum: 0,
    logSquareSum: 0,
    at: Date.parse("2026-11-21T12:00:00Z"),
  };
  const market = aMarket({ estimates: new Map([["cctp-fast", { own: failing, others: NOBODY }]]) });

  const pay = { toNetwork: "base", exclude: ["relay", "across"] };
  expect(waysOf(quote(pay))).toEqual(["cctp-fast"]);
  expect(waysOf(quote(pay, { market }))).not.toContain("cctp-fast");
});

test("on an expensive network the cheapest tier is slow, may never be included, and lowers the success probability", () => {
  const { fees } = aMarket();
  const ethereum = fees.get("ethereum")!;
  const dearer = (tier: "slow" | "standard" | "fast") => ({
    ...ethereum.tiers[tier],
    price: ethereum.tiers[tier].price * 500n,
  });
  const tiers = { slow: dearer("slow"), standard: dearer("standard"), fast: dearer("fast") };
  const market = aMarket({ fees: new Map([...fees, ["ethereum", { ...ethereum, tiers }]]) });

  const cheapest = quote({ preference: "cheapest" }, { market });

  expect(cheapest.steps).toMatchObject([{ tier: "slow", timeP95: null }]);
  expect(cheapest).toMatchObject({ totalTimeP95: null, successProbability: expect.closeTo(0.82, 3) });
  expect(quote({}, { market }).steps).not.toMatchObject([{ tier: "slow" }]);
});
