import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Market } from "./market.ts";
import { buildPaymentGraph, type PaymentGraph } from "./payment-graph.ts";

/** Prices the catalogue on a market; a market that says the same as the last one gets the same graph. */
export type Pricer = (market: Market, now: number) => PaymentGraph;

export function createPricer(catalogue: Catalogue): Pricer {
  let last: { readonly key: string; readonly graph: PaymentGraph } | undefined;
  return (market, now) => {
    const key = contentOf(market);
    if (last?.key !== key) last = { key, graph: buildPaymentGraph(catalogue, market, now) };
    return last.graph;
  };
}

/** What the graph's numbers depend on: a reading of fees is known by its source and its moment. */
function contentOf({ fees, prices, estimates }: Market): string {
  return JSON.stringify([
    [...fees.values()].map(({ network, provenance: { source, asOf } }) => [network, source, asOf]),
    [...prices].map(([symbol, { usdE8 }]) => [symbol, String(usdE8)]),
    [...estimates],
  ]);
}
