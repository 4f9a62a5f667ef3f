import { printAmount } from "@tetron/domain/amount";
import type { Asset } from "@tetron/domain/asset";
import { leastPayment } from "@tetron/domain/least-payment";
import { amountSteps } from "@tetron/models/payment-anomaly";
import type { Engine } from "../estimate/engine.ts";
import { paymentContext } from "../estimate/estimate.ts";
import { coinsOf, MAX_WHOLE_UNITS } from "../payment.ts";
import { belowDust } from "../remarks/below-dust.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import type { Dial } from "./dial.ts";
import { thresholdsOf } from "./thresholds.ts";

/** What a scored payment moved. */
export interface Moved {
  readonly asset: Asset;
  /** Base units of `asset`, `> 0`. */
  readonly units: bigint;
}

/** The amount of a payment, in base units: each smallest or largest amount that is judged as another is. */
export function amountDial({ policy }: Engine, inputs: ScoreInputs, { asset, units }: Moved): Dial {
  const { to, usd } = inputs;
  const coins = (value: bigint) => coinsOf({ asset, units: value });
  // In proportion to the price of the score: the one of today may be another.
  const usdOf = (value: bigint) => (usd == null ? null : usd * (Number(value) / Number(units)));
  const recipient = { ...to, isKnown: to.features !== null };
  const inputsAt = (value: bigint): ScoreInputs => {
    if (value === units) return inputs;
    const dust = belowDust(asset, value, recipient);
    const remarks = (inputs.remarks ?? []).filter(({ code }) => code !== "BELOW_DUST");
    return {
      ...inputs,
      coins: coins(value),
      usd: usdOf(value),
      remarks: dust === null ? remarks : [...remarks, dust],
    };
  };
  const context = paymentContext(inputs);
  const least = leastPayment(asset, to.address);
  return {
    ...{ kind: "amount", side: null, name: asset.symbol, unit: asset.isKnown ? asset.symbol : "base units" },
    ...{ value: units, least: 1n, most: MAX_WHOLE_UNITS * 10n ** BigInt(asset.decimals), inputsAt },
    steps: [
      ...thresholdsOf(policy, "amountUsd").map((at) => (value: bigint) => (usdOf(value) ?? 0) >= at),
      ...(context === null ? [] : amountSteps(context)).map(
        (most) => (value: bigint) => (coins(value) ?? 0) <= most,
      ),
      ...(least === null ? [] : [(value: bigint) => value >= least.units]),
    ],
    show: (value) => printAmount(value, asset.decimals),
  };
}
