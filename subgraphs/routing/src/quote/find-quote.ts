import { type Asset, nativeAsset } from "@tetron/domain/asset";
import { unprocessable } from "@tetron/domain/failure";
import { NETWORK_IDS, NETWORKS } from "@tetron/domain/network";
import type { Market } from "../market.ts";
import { worthUp } from "../money.ts";
import { chooseRoute } from "../router/choose.ts";
import { MAX_MICRO_USD } from "../router/step.ts";
import type { Judgement } from "../routing-deps.ts";
import { type TrustEffect, trustEffect } from "../trust.ts";
import type { Alternative, RouteAnswer, RouteOrNone, RouteTag } from "./answer.ts";
import { belowLeast, isBelowLeast } from "./below-least.ts";
import { type Candidate, findCandidates, type Limits, type QuoteScope } from "./candidates.ts";
import { doubtsAbout, NO_DOUBTS } from "./doubts.ts";
import { explainNoRoute } from "./no-route.ts";
import { presentRoute } from "./present-route.ts";
import type { QuoteBody, QuoteInputs } from "./quote-inputs.ts";
import type { QuoteRequest } from "./request.ts";
import { confidenceOf, sourcesOf } from "./sources.ts";
import { unavailableWays } from "./unavailable.ts";

/** Date of the last change to the choice of routes. */
export const MODEL_VERSION = "2026-11-28";

/** @throws Failure `UNPROCESSABLE` when nothing fits, naming the field to change. */
export function findQuote(request: QuoteRequest, inputs: QuoteInputs): QuoteBody {
  const { catalogue, market, priced, trust } = inputs;
  const effect = trustEffect(trust.from, trust.to, inputs.policy);
  const scope: QuoteScope = {
    request,
    priced,
    market,
    worth: worthOf(request, market),
    preference: request.preference,
  };
  const settling = catalogue.networks.get(request.target.network)!.finality[effect.finality];
  const bans = bansOf(request, inputs, effect);
  const limits: Limits = {
    maxFee: maxFeeOf(request, market),
    maxTime: request.maxTime === null ? undefined : request.maxTime - settling,
    // Without bans the search considers fewer edges.
    banned: bans.all.includes(1) ? bans.all : undefined,
  };
  const rest = {
    modelVersion: MODEL_VERSION,
    catalogueVersion: catalogue.version,
    preference: typeof request.preference === "string" ? request.preference : ("custom" as const),
    exact: request.exact,
    network: request.source.network,
    currency: request.source.symbol,
    toNetwork: request.target.network,
    toCurrency: request.target.symbol,
    unavailable: unavailableWays(scope, { catalogue, effect, limits }),
    trust: {
      ...trust,
      effect: {
        riskScale: effect.riskScale / 1_000,
        finality: effect.finality,
        finalitySeconds: settling / 1_000,
        allowedSecurityClasses: effect.allowed,
      },
    },
  };
  const wait = (reason: string): QuoteBody => ({
    ...NO_ROUTE,
    ...rest,
    recommendation: "wait",
    reason,
    confidence: confidenceOf(inputs, [], NO_DOUBTS),
    alternatives: [],
    sources: sourcesOf(inputs, [], NO_DOUBTS),
  });
  const stop = STOPS[inputs.judgement] ?? effect.wait;
  if (stop !== null) return wait(stop);

  const found = findCandidates(scope, limits);
  const { target, to } = request;
  const candidates = found.filter(({ walked }) => !isBelowLeast(target, to, walked.amounts.at(-1)!));
  if (candidates.length === 0 && found.length > 0) throw belowLeast(target, to);
  const chosen = chooseRoute(candidates, wishOf(scope, effect));
  if (chosen === undefined) return wait(explainNoRoute(scope, limits, { bans, settling }));
  const direct = chosen.path.length === 1;
  const doubts = doubtsAbout(inputs, chosen.walked.steps, scope.worth);
  return {
    ...presentRoute(chosen, settling),
    ...rest,
    recommendation: direct ? "direct" : "multi_hop",
    reason: direct
      ? "A single transaction is the best route."
      : "Several steps are better than any single transaction.",
    confidence: confidenceOf(inputs, chosen.walked.steps, doubts),
    alternatives: alternativesTo(chosen, candidates, (each) => presentRoute(each, settling)),
    sources: sourcesOf(inputs, chosen.walked.steps, doubts),
  };
}

/** Why no route is given for a payment that a score would decline. The score has the details. */
const STOPS: Readonly<Record<Judgement, string | null>> = {
  payable: null,
  declined: "A score of this payment would decline it; score the payment to see why.",
  late: "A source did not answer in time; try again.",
};

const NO_ROUTE: RouteOrNone = {
  estimatedFee: null,
  steps: [],
  totalTime: null,
  totalTimeP95: null,
  successProbability: null,
  sent: null,
  minReceived: null,
  feeBreakdown: null,
};

/** Value of the requested amount, micro-USD, at least one. */
function worthOf({ exact, units, source, target }: QuoteRequest, { prices }: Market): number {
  const asset = exact === "in" ? source : target;
  const price = prices.get(asset);
  if (price === undefined)
    throw unprocessable(
      "currency",
      "no_price",
      `currency: no price of ${asset.symbol} is known, so routes cannot be compared.`,
    );
  const worth = worthUp(units, asset, price.usdE8);
  if (worth > BigInt(MAX_MICRO_USD))
    throw unprocessable("amount", "above_every_maximum", "amount: no route accepts more than a billion USD.");
  return Math.max(1, Number(worth));
}

function maxFeeOf({ maxFee, feeCurrency }: QuoteRequest, { prices }: Market): number | undefined {
  if (maxFee === null) return undefined;
  const price = feeCurrency === "USD" ? 100_000_000n : prices.get(coinCalled(feeCurrency))?.usdE8;
  if (price === undefined)
    throw unprocessable("feeCurrency", "no_price", `feeCurrency: no price of ${feeCurrency} is known.`);
  const [whole = "0", fraction = ""] = maxFee.split(".");
  const micro = (BigInt(whole + fraction.padEnd(18, "0")) * price) / 10n ** 20n;
  return micro > BigInt(MAX_MICRO_USD) ? MAX_MICRO_USD : Number(micro);
}

/** Networks whose coins have the same symbol have the same coin. */
function coinCalled(symbol: string): Asset {
  return nativeAsset(NETWORK_IDS.find((network) => NETWORKS[network].native === symbol)!);
}

function bansOf({ exclude }: QuoteRequest, { catalogue, priced }: QuoteInputs, { allowed }: TrustEffect) {
  const request = new Uint8Array(catalogue.carriers.length);
  for (const id of exclude) request[priced.viaOf.get(id)!] = 1;
  const all = request.map((ban, via) => (allowed.includes(catalogue.carriers[via]!.securityClass) ? ban : 1));
  return { request, all };
}

function wishOf({ preference, worth }: QuoteScope, { riskScale }: TrustEffect) {
  return { preference, amount: worth, riskScale };
}

/** The cheapest, fastest and safest of the best routes, where they are not the chosen one. */
function alternativesTo(
  chosen: Candidate,
  candidates: readonly Candidate[],
  present: (candidate: Candidate) => RouteAnswer,
): Alternative[] {
  const tags = new Map<Candidate, RouteTag[]>();
  for (const tag of ["cheapest", "fastest", "safest"] as const) {
    const best = chooseRoute(candidates, { preference: tag, amount: 1, riskScale: 1_000 });
    if (best !== undefined && best !== chosen) tags.set(best, [...(tags.get(best) ?? []), tag]);
  }
  return [...tags].map(([candidate, of]) => ({ ...present(candidate), tags: of }));
}
