import type { Provenance } from "@tetron/connectors/provenance";
import { liveFrom } from "@tetron/connectors/provenance";
import { parseAmount } from "@tetron/domain/amount";
import { findAsset } from "@tetron/domain/asset";
import { isFailure } from "@tetron/domain/failure";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aMarket } from "../../test/market.ts";
import { BITCOINER, type Circumstances, catalogue, quote, SOLANAUT, waysOf } from "../../test/quotes.ts";
import { othersOf } from "../estimates/others.ts";
import type { QuoteInput } from "./request.ts";

function refusal(changes: Partial<QuoteInput>, given?: Circumstances) {
  try {
    return quote(changes, given);
  } catch (error) {
    if (!isFailure(error, "UNPROCESSABLE")) throw error;
    return { ...error.details, message: error.message };
  }
}

const distrusted = { reputation: 5, confidence: 1, fraudProbability: 0.5 };
const trusted = { reputation: 95, confidence: 1, fraudProbability: 0.001 };

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
    const answer = quote(input);
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
      const out = quote({ toNetwork: "base", amount });
      expect(parseAmount(out.minReceived, usdc.decimals)).toBe(units);
      const sent = quote({ toNetwork: "base", amount, exact: "in" });
      expect(parseAmount(sent.sent, usdc.decimals)).toBe(units);
    }),
    { numRuns: 25 },
  );
});

test("preferences choose among the best routes, and the others are alternatives", () => {
  const pay = { toNetwork: "base", amount: "5000" };
  const [fastest, cheapest, safest] = (["fastest", "cheapest", "safest"] as const).map((preference) =>
    quote({ ...pay, preference }),
  );
  const balanced = quote(pay);
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

test("a max fee excludes dearer routes; when none fits, the error names the cheapest fee", () => {
  const dear = quote({ toNetwork: "base", preference: "fastest" });
  const limited = quote({ toNetwork: "base", preference: "fastest", maxFee: "0.05" });

  expect(Number(dear.estimatedFee)).toBeGreaterThan(0.05);
  expect(Number(limited.estimatedFee)).toBeLessThanOrEqual(0.05);
  expect(limited.unavailable.some(({ reason }) => reason.endsWith("over maxFee"))).toBe(true);
  const { estimatedFee } = quote({ toNetwork: "base", preference: "cheapest" });
  expect(refusal({ toNetwork: "base", maxFee: "0.001" })).toMatchObject({
    field: "maxFee",
    reason: "too_low",
    message: `maxFee: no route costs at most 0.001 USD; the cheapest one costs ${estimatedFee} USD.`,
  });
});

test("a max fee in a network's coin is converted at its price", () => {
  expect(quote({ toNetwork: "base", maxFee: "0.001", feeCurrency: "eth" }).recommendation).toBe("direct");
  expect(refusal({ toNetwork: "base", maxFee: "0.000001", feeCurrency: "ETH" })).toMatchObject({
    field: "maxFee",
  });
});

test("a max time excludes slower routes; when none fits, the error names the fastest time", () => {
  const quick = { ...trustBoth(trusted) };
  expect(
    quote({ toNetwork: "base", preference: "safest", maxTime: 120 }, quick).totalTime,
  ).toBeLessThanOrEqual(120);
  expect(refusal({ toNetwork: "base", maxTime: 3 }, quick)).toMatchObject({
    field: "maxTime",
    reason: "too_low",
  });
});

test("an excluded bridge is not used, and is listed as unavailable", () => {
  const answer = quote({ toNetwork: "base", exclude: ["cctp-fast", "across"] });

  expect(waysOf(answer)).not.toContain("cctp-fast");
  expect(answer.unavailable).toContainEqual({
    path: "cctp-fast: ethereum/USDC to base/USDC",
    reason: "excluded by the request",
  });
  const all = catalogue.carriers.filter(({ kind }) => kind !== "transfer").map(({ id }) => id);
  expect(refusal({ toNetwork: "base", exclude: all })).toMatchObject({
    field: "exclude",
    reason: "nothing_left",
  });
});

test("an amount outside every lane's limits is refused with the limit", () => {
  expect(refusal({ toNetwork: "base", amount: "50000000" })).toMatchObject({
    field: "amount",
    reason: "above_every_maximum",
    message: expect.stringContaining("10000000.00 USD"),
  });
  expect(refusal({ toNetwork: "base", amount: "0.5", exact: "in" })).toMatchObject({
    field: "amount",
    reason: "below_every_minimum",
    message: expect.stringContaining("1.00 USD"),
  });
  expect(refusal({ amount: "9000000000" })).toMatchObject({ field: "amount", reason: "above_every_maximum" });
});

test("distrust makes settlement slower, bridges fewer and risk heavier", () => {
  const pay = { toNetwork: "base", amount: "5000" };
  const good = quote(pay, trustBoth(trusted));
  const bad = quote(pay, trustBoth(distrusted));

  expect(good.trust.effect).toMatchObject({ finality: "included", finalitySeconds: 0 });
  expect(bad.trust.effect).toMatchObject({ finality: "final", finalitySeconds: 960 });
  expect(bad.totalTime).toBeGreaterThan(good.totalTime + 900);
  expect(bad.trust.effect.riskScale).toBeGreaterThan(3);
  const classes = new Set(bad.steps.map(({ securityClass }) => securityClass));
  for (const each of classes) expect(["native", "contract", "canonical", "issuer"]).toContain(each);
  expect(bad.unavailable).toContainEqual({
    path: "across: ethereum/USDC to base/USDC",
    reason: "security class intent is not allowed at this trust",
  });
});

test("where only a distrusted wallet's bridges lead, the advice is to wait", () => {
  const toBitcoin = {
    currency: "ETH",
    toNetwork: "bitcoin",
    toCurrency: "BTC",
    toAddress: BITCOINER,
    amount: "1",
    exact: "in",
  };

  expect(quote(toBitcoin, trustBoth(distrusted))).toMatchObject({
    recommendation: "wait",
    steps: [],
    estimatedFee: "0.00",
    reason: expect.stringContaining("not safe enough"),
  });
});

test("a route on which less arrives than the network takes is no route, whichever side is exact", () => {
  const bitcoin = {
    network: "bitcoin",
    currency: "BTC",
    fromAddress: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
  };
  const refused = expect.objectContaining({
    details: { field: "amount", reason: "below_network_minimum" },
    message: expect.stringContaining("0.00000294 BTC"),
  });
  for (const exact of ["in", "out"])
    expect(() => quote({ ...bitcoin, toAddress: BITCOINER, amount: "0.00000293", exact })).toThrow(refused);
  const solana = {
    network: "solana",
    currency: "SOL",
    fromAddress: SOLANAUT,
    toAddress: "4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T",
  };
  for (const exact of ["in", "out"])
    expect(() => quote({ ...solana, amount: "0.00089087", exact })).toThrow(
      expect.objectContaining({ message: expect.stringContaining("0.00089088 SOL") }),
    );
  expect(waysOf(quote({ ...bitcoin, toAddress: BITCOINER, amount: "0.00000294" }))).toHaveLength(1);
  expect(waysOf(quote({ ...solana, amount: "0.00089088" }))).toHaveLength(1);
});

test("a doubtful fee or price lowers confidence, and its source says why", () => {
  const live: Provenance = {
    source: "rpc",
    asOf: new Date("2026-11-21T12:00:00Z"),
    ageSeconds: 0,
    live: true,
    stale: false,
    problem: null,
  };
  const market = aMarket();
  const fees = new Map([...market.fees].map(([network, each]) => [network, { ...each, provenance: live }]));
  const prices = new Map([...market.prices].map(([asset, each]) => [asset, { ...each, provenance: live }]));
  const sure = quote({}, { market: { ...market, fees, prices } });
  const doubt = { ...live, problem: "the chain is idle" };
  const ethereum = { ...fees.get("ethereum")!, provenance: doubt };
  const unsure = quote(
    {},
    { market: { ...market, prices, fees: new Map([...fees, ["ethereum", ethereum]]) } },
  );

  expect([sure.confidence, unsure.confidence]).toEqual(["high", "medium"]);
  expect(unsure.sources).toContainEqual(
    expect.objectContaining({ name: "fees:ethereum", live: true, problem: "the chain is idle" }),
  );
});

test("a payment that a score declines, or cannot judge in time, gets wait without details of the wallets", () => {
  for (const [judgement, reason] of [
    ["declined", "A score of this payment would decline it"],
    ["late", "A source did not answer in time"],
  ] as const)
    expect(quote({ toNetwork: "base" }, { judgement })).toMatchObject({
      recommendation: "wait",
      reason: expect.stringContaining(reason),
      steps: [],
    });
});

test("a recipient at the fraud line gets a wait with the reason, not a route", () => {
  const to = { reputation: 40, confidence: 0.5, fraudProbability: 0.93 };

  expect(quote({}, { to })).toMatchObject({
    recommendation: "wait",
    steps: [],
    totalTime: 0,
    reason: expect.stringContaining("too likely a fraud account"),
    trust: { to },
  });
});

test("without live inputs confidence is low, and every source names its fallback and age", () => {
  const { confidence, sources } = quote();

  expect(confidence).toBe("low");
  expect(sources).toContainEqual(
    expect.objectContaining({
      name: "fees:ethereum",
      source: "table",
      live: false,
      problem: expect.stringMatching(/^a test/),
    }),
  );
  for (const { ageSeconds } of sources) expect(ageSeconds).toBeGreaterThanOrEqual(0);
});

test("with everything live confidence is high, with some of it medium", () => {
  const { fees, prices } = aMarket();
  const now = new Date("2026-11-21T12:00:00Z");
  const provenance = liveFrom("rpc:ethereum", now, now);
  const liveFees = new Map([...fees].map(([network, each]) => [network, { ...each, provenance }]));
  const livePrices = new Map([...prices].map(([asset, each]) => [asset, { ...each, provenance }]));

  expect(quote({}, { market: aMarket({ fees: liveFees }) }).confidence).toBe("medium");
  expect(quote({}, { market: aMarket({ fees: liveFees, prices: livePrices }) }).confidence).toBe("high");
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

function trustBoth(trust: Circumstances["from"] & object): Circumstances {
  return { from: trust, to: trust };
}
