import { printAmount } from "@tetron/domain/amount";
import { printCents, printMicroUsd } from "../money.ts";
import { addSpreads, type PaymentStep } from "../payment-graph.ts";
import type { FeeBreakdown, RouteAnswer, StepAnswer } from "./answer.ts";
import { type Candidate, sumOf } from "./candidates.ts";

const CENT = 10_000;

/**
 * A route as a client sees it. @param settling - Wait for settlement in milliseconds after the payment's
 * block.
 */
export function presentRoute(candidate: Candidate, settling: number): RouteAnswer {
  const { walked, totalCents, time, risk } = candidate;
  const { p95 } = addSpreads(walked.steps);
  return {
    estimatedFee: printCents(totalCents),
    steps: walked.steps.map((step, at) => presentStep(candidate, step, at)),
    totalTime: secondsUp(time + settling),
    totalTimeP95: p95 === null ? null : secondsUp(p95 + settling),
    successProbability: Number(Math.exp(-risk / 1e6).toFixed(6)),
    sent: printAmount(walked.amounts[0]!, walked.steps[0]!.from.decimals),
    minReceived: printAmount(walked.amounts.at(-1)!, walked.steps.at(-1)!.to.decimals),
    feeBreakdown: breakdown(candidate),
  };
}

function presentStep({ walked, stepCents }: Candidate, step: PaymentStep, at: number): StepAnswer {
  const { carrier, from, to, tier, p50, p95 } = step;
  return {
    network: from.network,
    fee: printCents(stepCents[at]!),
    bridge: carrier.id,
    bridgeName: carrier.name,
    kind: carrier.kind,
    securityClass: carrier.securityClass,
    tier,
    currency: from.symbol,
    sent: printAmount(walked.amounts[at]!, from.decimals),
    toNetwork: to.network,
    toCurrency: to.symbol,
    received: printAmount(walked.amounts[at + 1]!, to.decimals),
    time: secondsUp(p50),
    timeP95: p95 === null ? null : secondsUp(p95),
  };
}

function breakdown({ walked, totalCents }: Candidate): FeeBreakdown {
  const { steps, losses } = walked;
  const of = (kind: PaymentStep["carrier"]["kind"]) =>
    sumOf(steps.map((step, at) => (step.carrier.kind === kind ? losses[at]! + step.beside : 0)));
  const gas = sumOf(steps.map((step) => step.gas)) + of("transfer");
  const bridge = of("bridge");
  const exchange = of("venue");
  return {
    gas: printMicroUsd(gas),
    bridge: printMicroUsd(bridge),
    exchange: printMicroUsd(exchange),
    rounding: printMicroUsd(totalCents * CENT - gas - bridge - exchange),
  };
}

export function secondsUp(milliseconds: number): number {
  return Math.ceil(milliseconds / 1_000);
}
