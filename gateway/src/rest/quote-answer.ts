import { roundedScore } from "@tetron/domain/rounded";
import { z } from "zod";
import type { QuoteAnswerFragment, QuoteFeesFragment, QuoteStepFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";
import { roundedValueOrNull } from "./rounded.ts";

const Usd = z.string().describe("USD with two decimals.");
const Seconds = z.int().min(0).describe("Whole seconds, rounded up.");
const Share = z.number().min(0).max(1);
const SecurityClass = z
  .enum(["native", "contract", "canonical", "issuer", "intent", "validators"])
  .describe("How the money is secured in transit, the safest first.");

const Step = z.object({
  network: z.string().describe("Network of the step's transaction."),
  fee: Usd,
  bridge: z.string().describe("Id of the bridge, venue or transfer."),
  bridge_name: z.string(),
  kind: z.enum(["transfer", "bridge", "venue"]),
  security_class: SecurityClass,
  tier: z.enum(["slow", "standard", "fast"]).describe("Gas price tier."),
  currency: z.string(),
  sent: z.string().describe("A decimal number in `currency`."),
  to_network: z.string(),
  to_currency: z.string(),
  received: z.string().describe("A decimal number in `to_currency`."),
  time: Seconds.describe("Median seconds of the step."),
  time_p95: Seconds.nullable().describe(
    "95th percentile of the step's seconds; null when it may never be included.",
  ),
});

const Fees = z
  .object({ gas: z.string(), bridge: z.string(), exchange: z.string(), rounding: z.string() })
  .describe("USD with six decimals; they add up to `estimated_fee`.");

const Trust = z.object({
  reputation: z.number().min(0).max(100).nullable().describe("Null for a key without `reputation:read`."),
  confidence: Share.nullable().describe("Null for a key without `reputation:read`."),
  fraud_probability: Share.nullable().describe(
    "Null if no estimate is possible, and for a key without `wallet:read`.",
  ),
});

/** A route as `/v1/route/quote` answers it: the fields that every client knows, then the details. */
export const QuoteAnswer = z.object({
  route_id: z.string().describe("`rt_` and a ULID."),
  estimated_fee: Usd.nullable().describe(
    "USD with two decimals: the sum of the steps' fees, each rounded up to cents. Null for `wait`.",
  ),
  steps: z.array(Step).describe("Steps in order; empty for `wait`."),
  total_time: Seconds.nullable().describe("Median seconds until the payment has settled. Null for `wait`."),
  recommendation: z.enum(["direct", "multi_hop", "wait"]),
  model_version: z.string(),
  reason: z.string().describe("Reason of the recommendation."),
  expires_at: z.iso.datetime(),
  preference: z.enum(["balanced", "cheapest", "fastest", "safest", "custom"]),
  exact: z.enum(["in", "out"]),
  network: z.string(),
  currency: z.string(),
  to_network: z.string(),
  to_currency: z.string(),
  sent: z
    .string()
    .nullable()
    .describe(
      "Amount that leaves the payer's wallet, without gas, a decimal number in `currency`. Null for `wait`.",
    ),
  min_received: z
    .string()
    .nullable()
    .describe(
      "Minimum amount that the recipient receives, a decimal number in `to_currency`. Null for `wait`.",
    ),
  fee_breakdown: Fees.nullable().describe(
    "USD with six decimals; they add up to `estimated_fee`. Null for `wait`.",
  ),
  alternatives: z.array(
    z.object({
      tags: z.array(z.enum(["cheapest", "fastest", "safest"])),
      estimated_fee: Usd,
      steps: z.array(Step),
      total_time: Seconds.describe("Median seconds until the payment has settled."),
      total_time_p95: Seconds.nullable().describe(
        "95th percentile of the seconds until settlement; null when a step may never be included.",
      ),
      success_probability: Share.describe("Probability that every step succeeds, 0 to 1."),
      sent: z.string().describe("A decimal number in the quote's `currency`."),
      min_received: z.string().describe("A decimal number in the quote's `to_currency`."),
      fee_breakdown: Fees,
    }),
  ),
  unavailable: z.array(z.object({ path: z.string(), reason: z.string() })),
  total_time_p95: Seconds.nullable().describe(
    "95th percentile of the seconds until settlement; null when a step may never be included, and for `wait`.",
  ),
  success_probability: Share.nullable().describe(
    "Probability that every step succeeds, 0 to 1. Null for `wait`.",
  ),
  trust: z.object({
    from: Trust,
    to: Trust,
    effect: z.object({
      risk_scale: z.number().min(0).nullable().describe("Null for a key without `reputation:read`."),
      finality: z.enum(["included", "safe", "final"]),
      finality_seconds: z.number().min(0).describe("Seconds of the wait for settlement."),
      allowed_security_classes: z.array(SecurityClass),
    }),
  }),
  confidence: z
    .enum(["low", "medium", "high"])
    .describe(
      "`low` when no fee of the route's networks is live. One step lower for a number past its shelf life and for an estimate based on a page; `low` for an estimate of a fee, time or depth that no page states.",
    ),
  sources: z.array(
    z.object({
      name: z.string(),
      source: z.string(),
      as_of: z.iso.datetime(),
      age_seconds: z.number().min(0).describe("Seconds since `as_of`."),
      live: z.boolean(),
      stale: z.boolean().describe("Whether it is past its shelf life."),
      problem: z.string().nullable(),
    }),
  ),
  catalogue_version: z.string(),
  created_at: z.iso.datetime(),
});

export function quoteAnswer(route: QuoteAnswerFragment): z.infer<typeof QuoteAnswer> {
  const { effect } = route.trust;
  return {
    route_id: route.id,
    estimated_fee: route.estimatedFee,
    steps: route.steps.map(step),
    total_time: route.totalTime,
    recommendation: lowercase(route.recommendation),
    model_version: route.modelVersion,
    reason: route.reason,
    expires_at: route.expiresAt,
    preference: lowercase(route.preference),
    exact: lowercase(route.exact),
    network: route.network.id,
    currency: route.currency,
    to_network: route.toNetwork.id,
    to_currency: route.toCurrency,
    sent: route.sent,
    min_received: route.minReceived,
    fee_breakdown: route.feeBreakdown == null ? null : fees(route.feeBreakdown),
    alternatives: route.alternatives.map((each) => ({
      tags: each.tags.map(lowercase),
      estimated_fee: each.estimatedFee,
      steps: each.steps.map(step),
      total_time: each.totalTime,
      total_time_p95: each.totalTimeP95,
      success_probability: each.successProbability,
      sent: each.sent,
      min_received: each.minReceived,
      fee_breakdown: fees(each.feeBreakdown),
    })),
    unavailable: route.unavailable.map(({ path, reason }) => ({ path, reason })),
    total_time_p95: route.totalTimeP95,
    success_probability: route.successProbability,
    trust: {
      from: trust(route.trust.from),
      to: trust(route.trust.to),
      effect: {
        risk_scale: effect.riskScale,
        finality: lowercase(effect.finality),
        finality_seconds: effect.finalitySeconds,
        allowed_security_classes: effect.allowedSecurityClasses.map(lowercase),
      },
    },
    confidence: lowercase(route.confidence),
    sources: route.sources.map(({ name, source, asOf, ageSeconds, live, stale, problem }) => ({
      name,
      source,
      as_of: asOf,
      age_seconds: ageSeconds,
      live,
      stale,
      problem,
    })),
    catalogue_version: route.catalogueVersion,
    created_at: route.createdAt,
  };
}

function step(each: QuoteStepFragment): z.infer<typeof Step> {
  return {
    network: each.network.id,
    fee: each.fee,
    bridge: each.bridge,
    bridge_name: each.bridgeName,
    kind: lowercase(each.kind),
    security_class: lowercase(each.securityClass),
    tier: lowercase(each.tier),
    currency: each.currency,
    sent: each.sent,
    to_network: each.toNetwork.id,
    to_currency: each.toCurrency,
    received: each.received,
    time: each.time,
    time_p95: each.timeP95,
  };
}

function fees({ gas, bridge, exchange, rounding }: QuoteFeesFragment): z.infer<typeof Fees> {
  return { gas, bridge, exchange, rounding };
}

function trust(side: QuoteAnswerFragment["trust"]["from"]): z.infer<typeof Trust> {
  const { reputation, confidence, fraudProbability } = side;
  return {
    reputation: reputation === null ? null : roundedScore(reputation),
    confidence: roundedValueOrNull(confidence),
    fraud_probability: roundedValueOrNull(fraudProbability),
  };
}
