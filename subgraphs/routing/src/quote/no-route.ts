import { unprocessable } from "@tetron/domain/failure";
import { printCents } from "../money.ts";
import { nodeOf } from "../payment-graph.ts";
import { buildGraph } from "../router/graph.ts";
import { findRoutes } from "../router/search.ts";
import { MAX_MICRO_USD } from "../router/step.ts";
import { type Candidate, findCandidates, type Limits, MAX_STEPS, type QuoteScope } from "./candidates.ts";
import { secondsUp } from "./present-route.ts";

/** The bans of the request alone, and with those that trust adds. */
export interface Bans {
  readonly request: Uint8Array;
  readonly all: Uint8Array;
}

/**
 * Explains why nothing was found, by removing the limits one after the other.
 *
 * @returns A reason to wait, when only trust stands in the way.
 * @throws Failure `UNPROCESSABLE` naming the field to change and how.
 */
export function explainNoRoute(
  scope: QuoteScope,
  { maxFee, maxTime }: Limits,
  { bans, settling }: { readonly bans: Bans; readonly settling: number },
): string {
  if (maxFee !== undefined) {
    const inTime = findCandidates(scope, { maxTime, banned: bans.all });
    if (inTime.length > 0) throw tooDear(scope, inTime);
  }
  const free = findCandidates(scope, { banned: bans.all });
  if (free.length > 0) throw tooSlow(free, settling);
  if (findCandidates(scope, { banned: bans.request }).length > 0)
    return "Every route uses a bridge that is not safe enough for the trust in the two wallets.";
  if (scope.request.exclude.length > 0 && findCandidates(scope, {}).length > 0)
    throw unprocessable("exclude", "nothing_left", "exclude: no bridge or venue is left for this payment.");
  throw amountOrPlace(scope);
}

function tooDear({ request }: QuoteScope, candidates: readonly Candidate[]) {
  const cheapest = printCents(Math.min(...candidates.map(({ totalCents }) => totalCents)));
  const limit = `${request.maxFee} ${request.feeCurrency}`;
  return unprocessable(
    "maxFee",
    "too_low",
    `maxFee: no route costs at most ${limit}; the cheapest one costs ${cheapest} USD.`,
  );
}

function tooSlow(candidates: readonly Candidate[], settling: number) {
  const fastest = secondsUp(Math.min(...candidates.map(({ time }) => time)) + settling);
  return unprocessable(
    "maxTime",
    "too_low",
    `maxTime: no route is fast enough; the fastest one takes ${fastest} seconds.`,
  );
}

/** Whether the amount is too small or too large for every route, or there is none for any amount. */
function amountOrPlace({ request, priced, worth }: QuoteScope) {
  const { source, target } = request;
  const edges = priced.graph.edges.map((edge) => ({
    ...edge,
    flat: 0,
    ppm: 0,
    depth: 0,
    min: 0,
    max: MAX_MICRO_USD,
  }));
  const routes = findRoutes(buildGraph(priced.graph.nodes, edges), {
    source: nodeOf(source),
    target: nodeOf(target),
    amount: worth,
    exact: request.exact,
    maxSteps: MAX_STEPS,
  });
  const ways = routes.map(({ path }) => path.map((edge) => priced.graph.edges[edge]!));
  if (ways.length === 0)
    return unprocessable(
      "toCurrency",
      "no_route",
      `toCurrency: no route leads from ${source.symbol} on ${source.network} to ${target.symbol} on ${target.network}.`,
    );
  const most = Math.max(...ways.map((way) => Math.min(...way.map(({ max }) => max))));
  if (worth > most)
    return unprocessable(
      "amount",
      "above_every_maximum",
      `amount: exceeds the maximum of every route; the largest is ${printCents(Math.floor(most / 10_000))} USD.`,
    );
  const least = Math.min(...ways.map((way) => Math.max(...way.map(({ min }) => min))));
  return unprocessable(
    "amount",
    "below_every_minimum",
    least > worth
      ? `amount: is below the minimum of every route; the smallest is ${printCents(Math.ceil(least / 10_000))} USD.`
      : "amount: fees would exceed it on every route.",
  );
}
