import type { Carrier, Catalogue } from "../catalogue/catalogue.ts";
import { walkPath } from "../exact-path.ts";
import { centsUp, printCents } from "../money.ts";
import type { PaymentStep } from "../payment-graph.ts";
import type { TrustEffect } from "../trust.ts";
import type { Unavailable } from "./answer.ts";
import { type Limits, type QuoteScope, sumOf } from "./candidates.ts";
import { secondsUp } from "./present-route.ts";

/** The inputs that decide whether a route is available. */
export interface Closing {
  readonly catalogue: Catalogue;
  readonly effect: TrustEffect;
  readonly limits: Limits;
}

/**
 * The direct routes from the payer's asset to the recipient's that cannot be used, and why. Usable routes
 * that are not the best are not among them.
 */
export function unavailableWays(scope: QuoteScope, closing: Closing): Unavailable[] {
  const { source, target } = scope.request;
  const carriers = new Set(
    closing.catalogue.lanes
      .filter(({ from, to }) => from === source && to === target)
      .map(({ carrier }) => carrier),
  );
  return [...carriers].flatMap((carrier) => {
    const reason = whyClosed(scope, closing, carrier);
    const path = `${carrier.id}: ${source.network}/${source.symbol} to ${target.network}/${target.symbol}`;
    return reason === null ? [] : [{ path, reason }];
  });
}

function whyClosed(scope: QuoteScope, { effect, limits }: Closing, carrier: Carrier): string | null {
  const { request, priced, worth } = scope;
  if (request.exclude.includes(carrier.id)) return "excluded by the request";
  if (!effect.allowed.includes(carrier.securityClass))
    return `security class ${carrier.securityClass} is not allowed at this trust`;
  const steps = priced.steps.filter(
    (step) => step.carrier === carrier && step.from === request.source && step.to === request.target,
  );
  const [any] = steps;
  if (any === undefined) return "its fees or prices are not known";
  if (worth < any.min) return `the amount is below its minimum of ${usd(any.min)} USD`;
  if (worth > any.max) return `the amount is above its maximum of ${usd(any.max)} USD`;
  const ways = steps.map((step) => withDelivery(scope, step));
  const cheapest = Math.min(...ways.map((way) => feeOf(scope, way)));
  if (!Number.isFinite(cheapest)) return "fees would take all of the amount";
  if (limits.maxFee !== undefined && cheapest * 10_000 > limits.maxFee)
    return `costs ${printCents(cheapest)} USD at least, over maxFee`;
  const fastest = Math.min(...ways.map((way) => sumOf(way.map(({ p50 }) => p50))));
  if (limits.maxTime !== undefined && fastest > limits.maxTime)
    return `takes at least ${secondsUp(fastest)} s, over maxTime`;
  return null;
}

/** The step, and a transfer to the recipient after it when it only pays its sender. */
function withDelivery({ priced, request }: QuoteScope, step: PaymentStep): PaymentStep[] {
  if (step.lane.paysRecipient) return [step];
  const delivery = priced.steps.find(
    ({ carrier, from, tier }) => carrier.kind === "transfer" && from === request.target && tier === step.tier,
  );
  return delivery === undefined ? [step] : [step, delivery];
}

/** Whole cents, each step rounded up; `Infinity` when nothing arrives. */
function feeOf({ request, market }: QuoteScope, way: readonly PaymentStep[]): number {
  const walked = walkPath(way, { exact: request.exact, amount: request.units }, market);
  if (walked === null) return Number.POSITIVE_INFINITY;
  return sumOf(way.map(({ gas, beside }, at) => centsUp(gas + beside + walked.losses[at]!)));
}

function usd(microUsd: number): string {
  return printCents(Math.round(microUsd / 10_000));
}
