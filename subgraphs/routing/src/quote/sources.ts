import type { Provenance } from "@tetron/connectors/provenance";
import { nativeAsset } from "@tetron/domain/asset";
import type { Figure } from "../catalogue/catalogue.ts";
import { describeAge, isStale } from "../catalogue/shelf-life.ts";
import type { PaymentStep } from "../payment-graph.ts";
import type { QuoteAnswer, QuoteSource } from "./answer.ts";
import type { QuoteInputs } from "./quote-inputs.ts";

/** The catalogue's numbers used by a route that are past their shelf life. */
export function staleFigures({ catalogue, now }: QuoteInputs, steps: readonly PaymentStep[]): Figure[] {
  const target = steps.at(-1)?.to.network;
  const settling = target === undefined ? [] : catalogue.networks.get(target)!.figures;
  const used = new Set([...steps.flatMap(({ lane }) => lane.figures), ...settling]);
  return [...used].filter((figure) => isStale(figure, now));
}

/** Provenance and current age of the numbers of a route. */
export function sourcesOf(
  { market, catalogue, now }: QuoteInputs,
  steps: readonly PaymentStep[],
  stale: readonly Figure[],
): QuoteSource[] {
  const shipped: Provenance = {
    source: catalogue.version,
    asOf: catalogue.asOf,
    ageSeconds: 0,
    live: false,
    problem: problemOf(stale, now),
  };
  const named = [...provenances({ market }, steps), ["catalogue", shipped] as const];
  return named.map(([name, provenance]) => sourceOf(name, provenance, now));
}

const MOST_NAMED = 3;

function problemOf(stale: readonly Figure[], now: Date): string | null {
  if (stale.length === 0) return null;
  const named = stale.slice(0, MOST_NAMED).map((figure) => describeAge(figure, now));
  const rest = stale.length - named.length;
  return `over their shelf life: ${named.join("; ")}${rest === 0 ? "" : `; and ${rest} more`}`;
}

/** A number's provenance as a client sees it. */
export function sourceOf(name: string, { source, asOf, live, problem }: Provenance, now: Date): QuoteSource {
  const ageSeconds = Math.max(0, Math.round((now.getTime() - asOf.getTime()) / 1_000));
  return { name, source, asOf: asOf.toISOString(), ageSeconds, live, problem };
}

/**
 * `high` when every fee and price is live and without a problem, `low` when no fee is live; one step lower
 * when the route uses a number of the catalogue past its shelf life.
 */
export function confidenceOf(
  { market }: Pick<QuoteInputs, "market">,
  steps: readonly PaymentStep[],
  stale: readonly Figure[],
): QuoteAnswer["confidence"] {
  const used = provenances({ market }, steps);
  if (!used.some(([name, { live }]) => live && name.startsWith("fees:"))) return "low";
  const sure = used.every(([, { live, problem }]) => live && problem === null);
  if (stale.length > 0) return sure ? "medium" : "low";
  return sure ? "high" : "medium";
}

function provenances(
  { market }: Pick<QuoteInputs, "market">,
  steps: readonly PaymentStep[],
): [string, Provenance][] {
  const networks = new Set(steps.flatMap(({ from, to }) => [from.network, to.network]));
  const coins = [...networks].map(nativeAsset);
  // Assets of the same name have one price and are listed once.
  const priced = new Map(
    [...coins, ...steps.flatMap(({ from, to }) => [from, to])].map((asset) => [asset.symbol, asset]),
  );
  return [
    ...[...networks].map((network): [string, Provenance] => [
      `fees:${network}`,
      market.fees.get(network)!.provenance,
    ]),
    ...[...priced].map(([symbol, asset]): [string, Provenance] => [
      `price:${symbol}`,
      market.prices.get(asset)!.provenance,
    ]),
  ];
}
