import { printAmount } from "@tetron/domain/amount";
import { leastPayment } from "@tetron/domain/least-payment";
import { amountSteps } from "@tetron/models/payment-anomaly";
import type { Engine } from "../estimate/engine.ts";
import { paymentContext } from "../estimate/estimate.ts";
import { coinsOf, MAX_WHOLE_UNITS } from "../payment.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import type { UsdOf } from "../sources/gather.ts";
import type { Dial } from "./dial.ts";
import { thresholdsOf } from "./thresholds.ts";
import type { Moved, Vary } from "./vary.ts";

/** Dollars of an amount by the price of a score: in steps of 10^-9. */
const USD_STEPS = 10n ** 9n;

interface AmountOptions {
  readonly moved: Moved;
  readonly vary: Vary;
  /** Dollars of amounts as scoring computes them now. */
  readonly usdOf: UsdOf;
}

/** The amount of a payment, in base units: each smallest or largest amount that is judged as another is. */
export function amountDial(
  { policy }: Engine,
  inputs: ScoreInputs,
  { moved: { asset, units }, vary, usdOf }: AmountOptions,
): Dial {
  const { to, usd = null } = inputs;
  const coins = (value: bigint) => coinsOf({ asset, units: value });
  const usdAt = usd === null ? () => null : dollarsAt(usd, { asset, units }, usdOf);
  const inputsAt = (value: bigint): ScoreInputs =>
    value === units
      ? inputs
      : vary((scored) => ({ ...scored, coins: coins(value), usd: usdAt(value) }), value);
  const context = paymentContext(inputs);
  const least = leastPayment(asset, to.address);
  return {
    ...{ kind: "amount", side: null, name: asset.symbol, unit: asset.isKnown ? asset.symbol : "base units" },
    ...{ value: units, least: 1n, most: MAX_WHOLE_UNITS * 10n ** BigInt(asset.decimals), inputsAt },
    steps: [
      ...thresholdsOf(policy, "amountUsd").map((at) => (value: bigint) => (usdAt(value) ?? 0) >= at),
      ...(context === null ? [] : amountSteps(context)).map(
        (most) => (value: bigint) => (coins(value) ?? 0) <= most,
      ),
      ...(least === null ? [] : [(value: bigint) => value >= least.units]),
    ],
    show: (value) => printAmount(value, asset.decimals),
  };
}

/**
 * Dollars of other amounts at the price of a score: as scoring computes them, as long as its price is still the same, and
 * otherwise in proportion to the dollars of the score.
 */
function dollarsAt(usd: number, { asset, units }: Moved, usdOf: UsdOf): (value: bigint) => number {
  if (usdOf({ asset, units }) === usd) return (value) => usdOf({ asset, units: value })!;
  let [dollars, parts] = [usd, 1n];
  for (; !Number.isInteger(dollars); parts *= 2n) dollars *= 2;
  const scored = BigInt(dollars) * USD_STEPS;
  return (value) => Number((scored * value) / (parts * units)) / Number(USD_STEPS);
}
