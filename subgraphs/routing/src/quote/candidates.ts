import { type WalkedPath, walkPath } from "../exact-path.ts";
import type { Market } from "../market.ts";
import { centsUp } from "../money.ts";
import type { PaymentGraph } from "../payment-graph.ts";
import { nodeOf } from "../payment-graph.ts";
import type { Preference, Weights } from "../router/choose.ts";
import { findRoutes, type Route } from "../router/search.ts";
import type { QuoteRequest } from "./request.ts";

/**
 * A best route with its exact amounts. Its fee, `gas` and `lost`, is the displayed fee: rounding counts as
 * gas.
 */
export interface Candidate extends Route {
  readonly walked: WalkedPath;
  /** Whole cents of each step, rounded up, and their sum. */
  readonly stepCents: readonly number[];
  readonly totalCents: number;
}

/** Inputs of the search. */
export interface QuoteScope {
  readonly request: QuoteRequest;
  readonly priced: PaymentGraph;
  readonly market: Market;
  /** Value of the requested amount, micro-USD. */
  readonly worth: number;
  readonly preference: Preference | Weights;
}

/** Limits of one search; each only excludes routes. */
export interface Limits {
  /** Micro-USD; compared with the displayed fee, each step rounded up to cents. */
  readonly maxFee?: number | undefined;
  /** Milliseconds, without the wait for settlement. */
  readonly maxTime?: number | undefined;
  readonly banned?: Uint8Array | undefined;
}

/** The most steps of a route: exchange, bridge, exchange, pay. */
export const MAX_STEPS = 4;
const CENT = 10_000;

/** The best routes within the limits, with exact amounts. */
export function findCandidates(scope: QuoteScope, { maxFee, maxTime, banned }: Limits): Candidate[] {
  const { request, priced, worth } = scope;
  const routes = findRoutes(priced.graph, {
    source: nodeOf(request.source),
    target: nodeOf(request.target),
    amount: worth,
    exact: request.exact,
    maxSteps: MAX_STEPS,
    ...(maxFee !== undefined && { maxFee }),
    ...(maxTime !== undefined && { maxTime }),
    ...(banned !== undefined && { banned }),
  });
  return routes
    .flatMap((route) => candidateOf(scope, route) ?? [])
    .filter(({ totalCents }) => maxFee === undefined || totalCents * CENT <= maxFee);
}

function candidateOf({ request, priced, market }: QuoteScope, route: Route): Candidate | undefined {
  const steps = route.path.map((edge) => priced.steps[edge]!);
  const walked = walkPath(steps, { exact: request.exact, amount: request.units }, market);
  if (walked === null) return undefined;
  const stepCents = steps.map(({ gas, beside }, at) => centsUp(gas + beside + walked.losses[at]!));
  const totalCents = sumOf(stepCents);
  const lost = sumOf(walked.losses);
  return { ...route, gas: totalCents * CENT - lost, lost, walked, stepCents, totalCents };
}

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
