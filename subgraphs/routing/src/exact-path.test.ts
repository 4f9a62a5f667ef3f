import { ASSETS } from "@tetron/domain/asset";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aMarket } from "../test/market.ts";
import { readCatalogue } from "./catalogue/read.ts";
import { arrivingUnits, type ExactStep, exactStep, neededUnits, walkPath } from "./exact-path.ts";
import { buildPaymentGraph, type PaymentStep } from "./payment-graph.ts";

const catalogue = await readCatalogue();
const market = aMarket();
const { steps } = buildPaymentGraph(catalogue, market, Date.now());

function stepBy(carrier: string, from: string, to: string): PaymentStep {
  const name = ({ network, symbol }: PaymentStep["from"]) => `${network}/${symbol}`;
  return steps.find(
    (step) =>
      step.carrier.id === carrier &&
      name(step.from) === from &&
      name(step.to) === to &&
      step.tier === "standard",
  )!;
}

test("a bridge takes its percentage and its flat fee out of the amount, to the base unit", () => {
  const across = exactStep(stepBy("across", "ethereum/USDC", "base/USDC"), market);

  expect(arrivingUnits(across, 100_000_000n)).toBe(100_000_000n - 15_000n - across.flat);
  expect(across.flat).toBeGreaterThan(0n);
});

test("decimals differ between networks and nothing is lost to them", () => {
  const stargate = exactStep(stepBy("stargate-v2", "ethereum/USDC", "bsc/USDC"), market);

  expect(arrivingUnits(stargate, 1_000_000n)).toBe(999_400n * 10n ** 12n);
});

test("the minimum amount is enough, and one base unit less is not, on every lane", () => {
  const lanes = fc.constantFrom(...steps);
  fc.assert(
    fc.property(lanes, fc.bigInt({ min: 1n, max: 10n ** 12n }), (lane, micro) => {
      const step = exactStep(lane, market);
      const wanted = (micro * 10n ** BigInt(lane.to.decimals)) / 1_000_000n + 1n;
      const given = neededUnits(step, wanted);
      fc.pre(given !== null);
      expect(arrivingUnits(step, given!)).toBeGreaterThanOrEqual(wanted);
      expect(arrivingUnits(step, given! - 1n)).toBeLessThan(wanted);
    }),
    { numRuns: 2_000 },
  );
});

test("a path walked back from what must arrive arrives there, and a cheaper start does not", () => {
  const path = [
    stepBy("cctp-fast", "base/USDC", "ethereum/USDC"),
    stepBy("curve-3pool", "ethereum/USDC", "ethereum/DAI"),
    stepBy("transfer-ethereum", "ethereum/DAI", "ethereum/DAI"),
  ];
  const wanted = 250n * 10n ** 18n;

  const back = walkPath(path, { exact: "out", amount: wanted }, market)!;
  const forth = walkPath(path, { exact: "in", amount: back.amounts[0]! }, market)!;

  expect(back.amounts.at(-1)).toBe(wanted);
  expect(forth.amounts.at(-1)!).toBeGreaterThanOrEqual(wanted);
  expect(
    walkPath(path, { exact: "in", amount: back.amounts[0]! - 1n }, market)!.amounts.at(-1)!,
  ).toBeLessThan(wanted);
  expect(back.losses[2]).toBe(0);
});

test("a pool without enough depth gives no amount", () => {
  const pool: ExactStep = {
    ...exactStep(stepBy("uniswap-v2", "ethereum/ETH", "ethereum/USDC"), market),
    depth: 100n,
  };

  expect(neededUnits(pool, 10n ** 30n)).toBeNull();
});

test("the router's micro-USD and the exact walk agree to a few micro-USD for each step", () => {
  const path = [stepBy("across", "ethereum/USDC", "base/USDC")];
  const walked = walkPath(path, { exact: "in", amount: 5_000_000_000n }, market)!;

  expect(walked.losses[0]).toBe(path[0]!.flat + 750_000);
  expect(ASSETS.length).toBeGreaterThan(30);
});
