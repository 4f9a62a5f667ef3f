import { HOUR_MS } from "@tetron/domain/durations";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Market } from "./market.ts";
import { buildPaymentGraph, type PaymentGraph } from "./payment-graph.ts";

/** Prices the catalogue on a market; an equal recent market, within the hour, reuses its graph. */
export type Pricer = (market: Market, now: number) => PaymentGraph;

/** Tenants with different reports have graphs of their own. */
const MAX_GRAPHS = 16;

export function createPricer(catalogue: Catalogue): Pricer {
  const recent = new Map<string, PaymentGraph>();
  return (market, now) => {
    const key = `${Math.floor(now / HOUR_MS)} ${contentOf(market)}`;
    const graph = recent.get(key) ?? buildPaymentGraph(catalogue, market, now);
    // Re-inserting keeps the map in order of use: the first is evicted next.
    recent.delete(key);
    recent.set(key, graph);
    if (recent.size > MAX_GRAPHS) recent.delete(recent.keys().next().value!);
    return graph;
  };
}

/** The inputs of the graph's numbers, without provenance. */
function contentOf({ fees, prices, estimates }: Market): string {
  const priced = [...fees.values()].map(({ provenance: _, notes: __, ...numbers }) => numbers);
  const usd = [...prices].map(([{ caip19 }, { usdE8 }]) => [caip19, usdE8]);
  return JSON.stringify([priced, usd, [...estimates]], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}
