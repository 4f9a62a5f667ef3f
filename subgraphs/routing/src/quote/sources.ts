import type { Provenance } from "@tetron/connectors/provenance";
import { describeAge } from "@tetron/connectors/shelf-life";
import { nativeAsset } from "@tetron/domain/asset";
import type { Figure } from "../catalogue/catalogue.ts";
import type { PaymentStep } from "../payment-graph.ts";
import type { QuoteAnswer, QuoteSource } from "./answer.ts";
import type { Doubts } from "./doubts.ts";
import type { QuoteInputs } from "./quote-inputs.ts";

/** Provenance and current age of the numbers of a route. */
export function sourcesOf(
  { market, catalogue, now }: QuoteInputs,
  steps: readonly PaymentStep[],
  doubts: Doubts,
): QuoteSource[] {
  const shipped: Provenance = {
    source: catalogue.version,
    asOf: catalogue.asOf,
    ageSeconds: 0,
    live: false,
    stale: doubts.stale.length > 0,
    problem: problemOf(doubts, now),
  };
  const named = [...provenances({ market }, steps), ["catalogue", shipped] as const];
  return named.map(([name, provenance]) => sourceOf(name, provenance, now));
}

const MAX_NAMED_FIGURES = 3;

function problemOf({ stale, estimated }: Doubts, now: Date): string | null {
  const written = ({ of, field, value }: Figure) => `${of}: ${field} ${value}`;
  const problems = [
    ...listed("over their shelf life", stale, (figure) => `${written(figure)}, ${describeAge(figure, now)}`),
    ...listed("estimates that no page states", estimated, written),
  ];
  return problems.length === 0 ? null : problems.join(". ");
}

function listed(title: string, figures: readonly Figure[], describe: (figure: Figure) => string): string[] {
  if (figures.length === 0) return [];
  const rest = figures.length - MAX_NAMED_FIGURES;
  const named = figures.slice(0, MAX_NAMED_FIGURES).map(describe).join("; ");
  return [`${title}: ${named}${rest > 0 ? `; and ${rest} more` : ""}`];
}

/** A number's provenance as a client sees it. */
export function sourceOf(
  name: string,
  { source, asOf, live, stale, problem }: Provenance,
  now: Date,
): QuoteSource {
  const ageSeconds = Math.max(0, Math.round((now.getTime() - asOf.getTime()) / 1_000));
  return { name, source, asOf: asOf.toISOString(), ageSeconds, live, stale, problem };
}

const LEVELS = ["low", "medium", "high"] as const;

/**
 * `high` when every fee and price is live and without a problem, `low` when no fee is live. A number past its
 * shelf life lowers it by one step. So does an estimate that rests on a page; one that rests on none makes it
 * `low`.
 */
export function confidenceOf(
  { market }: Pick<QuoteInputs, "market">,
  steps: readonly PaymentStep[],
  doubts: Doubts,
): QuoteAnswer["confidence"] {
  const used = provenances({ market }, steps);
  if (!used.some(([name, { live }]) => live && name.startsWith("fees:"))) return "low";
  if (doubts.estimated.some(({ page }) => page === null)) return "low";
  const sure = used.every(([, { live, problem }]) => live && problem === null);
  const stale = doubts.stale.length > 0 || used.some(([, provenance]) => provenance.stale);
  const lowered = [!sure, stale, doubts.estimated.length > 0].filter(Boolean).length;
  return LEVELS[Math.max(0, LEVELS.length - 1 - lowered)]!;
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
