import type { Provenance } from "@tetron/connectors/provenance";
import { nativeAsset } from "@tetron/domain/asset";
import type { PaymentStep } from "../payment-graph.ts";
import type { QuoteAnswer, QuoteSource } from "./answer.ts";
import type { QuoteInputs } from "./quote-inputs.ts";

/** Where the numbers of a route came from, and how old they are now. */
export function sourcesOf(
  { market, catalogue, now }: QuoteInputs,
  steps: readonly PaymentStep[],
): QuoteSource[] {
  const shipped: Provenance = {
    source: catalogue.version,
    asOf: catalogue.asOf,
    ageSeconds: 0,
    live: false,
    problem: null,
  };
  const named = [...provenances({ market }, steps), ["catalogue", shipped] as const];
  return named.map(([name, provenance]) => sourceOf(name, provenance, now));
}

/** A number's provenance as a client sees it. */
export function sourceOf(name: string, { source, asOf, live, problem }: Provenance, now: Date): QuoteSource {
  const ageSeconds = Math.max(0, Math.round((now.getTime() - asOf.getTime()) / 1_000));
  return { name, source, asOf: asOf.toISOString(), ageSeconds, live, problem };
}

/** `high` when every fee and price is live and not doubted, `low` when no fee is live. */
export function confidenceOf(
  { market }: Pick<QuoteInputs, "market">,
  steps: readonly PaymentStep[],
): QuoteAnswer["confidence"] {
  const used = provenances({ market }, steps);
  if (!used.some(([name, { live }]) => live && name.startsWith("fees:"))) return "low";
  return used.every(([, { live, problem }]) => live && problem === null) ? "high" : "medium";
}

function provenances(
  { market }: Pick<QuoteInputs, "market">,
  steps: readonly PaymentStep[],
): [string, Provenance][] {
  const networks = new Set(steps.flatMap(({ from, to }) => [from.network, to.network]));
  const coins = [...networks].map((network) => nativeAsset(network).symbol);
  const symbols = new Set([...coins, ...steps.flatMap(({ from, to }) => [from.symbol, to.symbol])]);
  return [
    ...[...networks].map((network): [string, Provenance] => [
      `fees:${network}`,
      market.fees.get(network)!.provenance,
    ]),
    ...[...symbols].map((symbol): [string, Provenance] => [
      `price:${symbol}`,
      market.prices.get(symbol)!.provenance,
    ]),
  ];
}
