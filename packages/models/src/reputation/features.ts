import * as sum from "./layout.ts";
import { percentile, type Reference } from "./reference.ts";
import type { View } from "./view.ts";

/** The components of a reputation. */
export const COMPONENTS = ["history", "throughput", "counterparties", "outcomes", "anomaly"] as const;

export type Component = (typeof COMPONENTS)[number];

interface FeatureInfo {
  readonly name: string;
  readonly component: Component;
  /** `1` when an increase can only raise a score, `-1` when it can only lower it. */
  readonly sign: 1 | -1;
  /** Whether it is exposure at two hops, which the policy caps. */
  readonly indirect?: true;
}

/**
 * The features that a score is a weighted sum of, in order. Each is in 0..1, and 0 without evidence. Evidence
 * fades, except current list entries.
 *
 * Two rules keep a wallet from raising its own score: a raising feature depends on vouched evidence alone, or
 * falls when strangers are added; and adding strangers never reduces a lowering feature.
 */
export const FEATURES = [
  { name: "tenure", component: "history", sign: 1 },
  { name: "tenure_log", component: "history", sign: 1 },
  { name: "active_days", component: "history", sign: 1 },
  { name: "regular", component: "history", sign: 1 },
  { name: "newness", component: "history", sign: -1 },
  { name: "received_value", component: "throughput", sign: 1 },
  { name: "sent_value", component: "throughput", sign: 1 },
  { name: "received_count", component: "throughput", sign: 1 },
  { name: "sent_count", component: "throughput", sign: 1 },
  { name: "strange_received", component: "throughput", sign: -1 },
  { name: "strange_sent", component: "throughput", sign: -1 },
  { name: "small_strange", component: "throughput", sign: -1 },
  { name: "known_parties", component: "counterparties", sign: 1 },
  { name: "known_share_in", component: "counterparties", sign: 1 },
  { name: "known_share_out", component: "counterparties", sign: 1 },
  { name: "good_share_in", component: "counterparties", sign: 1 },
  { name: "good_share_out", component: "counterparties", sign: 1 },
  { name: "strangers_in", component: "counterparties", sign: -1 },
  { name: "strangers_out", component: "counterparties", sign: -1 },
  { name: "bad_in", component: "counterparties", sign: -1 },
  { name: "bad_out", component: "counterparties", sign: -1 },
  { name: "bad_share_in", component: "counterparties", sign: -1 },
  { name: "bad_share_out", component: "counterparties", sign: -1 },
  { name: "sanctioned_in", component: "counterparties", sign: -1 },
  { name: "sanctioned_out", component: "counterparties", sign: -1 },
  { name: "near_bad_in", component: "counterparties", sign: -1, indirect: true },
  { name: "near_bad_out", component: "counterparties", sign: -1, indirect: true },
  { name: "near_bad_share_in", component: "counterparties", sign: -1, indirect: true },
  { name: "near_bad_share_out", component: "counterparties", sign: -1, indirect: true },
  { name: "fraud_reports", component: "outcomes", sign: -1 },
  { name: "good_reports", component: "outcomes", sign: 1 },
  { name: "listed_bad", component: "outcomes", sign: -1 },
  { name: "listed_good", component: "outcomes", sign: 1 },
  { name: "rate", component: "anomaly", sign: -1 },
  { name: "value", component: "anomaly", sign: -1 },
  { name: "novelty", component: "anomaly", sign: -1 },
  { name: "dust", component: "anomaly", sign: -1 },
] as const satisfies readonly FeatureInfo[];

export type FeatureName = (typeof FEATURES)[number]["name"];

/** Reference units added to the rest, so that a share of almost no value is near 0. */
const VALUE_FLOOR = 0.1;
/** Steps of value per reference unit. */
const VALUE_STEPS = 1e4;

/**
 * Computes the features of a view, in the order of {@link FEATURES}.
 *
 * @param recency - Anomaly half-life over evidence half-life: the part of its evidence that a steady wallet
 *   has in its recent sums.
 */
export function featuresOf(view: View, reference: Reference, recency: number): number[] {
  const s = view.sums;
  const vouchedIn = s[sum.VOUCHED_COUNT]!;
  const vouchedOut = s[sum.VOUCHED_COUNT + 1]!;
  const strangeIn = s[sum.STRANGE_COUNT]!;
  const strangeOut = s[sum.STRANGE_COUNT + 1]!;
  const valueIn = s[sum.VOUCHED_VALUE]!;
  const valueOut = s[sum.VOUCHED_VALUE + 1]!;
  const vouched = vouchedIn + vouchedOut;
  const strange = strangeIn + strangeOut;
  // Both gates fade with inactivity, as does everything that they multiply.
  const gate = saturate(vouched, 1);
  const strangeGate = saturate(strange, 1);
  const { tenureDays, vouchedDays, vouchedEpochs, knownParties, strangersIn, strangersOut } = view;
  // Anomalies require an established history to deviate from.
  const settled = gate * saturate(tenureDays, 90);
  const contestable = s[sum.CLEARED_REPORTS]! + s[sum.CONTESTED_REPORTS]! / 2;
  return [
    gate * saturate(tenureDays, 180),
    gate * level(tenureDays, 12),
    gate * level(vouchedDays, 8),
    gate * saturate(vouchedDays, 10) * Math.min(vouchedEpochs / (tenureDays / 30 + 1), 1),
    saturate(vouched + strange, 1) * 2 ** (-tenureDays / 60),
    percentile(reference.receivedValue, doublings(valueIn * VALUE_STEPS)),
    percentile(reference.sentValue, doublings(valueOut * VALUE_STEPS)),
    percentile(reference.receivedCount, doublings(vouchedIn)),
    percentile(reference.sentCount, doublings(vouchedOut)),
    saturate(strangeIn, 8),
    saturate(strangeOut, 8),
    saturate(s[sum.SMALL_STRANGE]!, 1),
    gate * level(knownParties, 7),
    vouchedIn / (vouchedIn + strangeIn + 0.5),
    vouchedOut / (vouchedOut + strangeOut + 0.5),
    part(s[sum.GOOD_VALUE]!, s[sum.STRANGE_VALUE]! + VALUE_FLOOR),
    part(s[sum.GOOD_VALUE + 1]!, s[sum.STRANGE_VALUE + 1]! + VALUE_FLOOR),
    strangeGate * part(strangersIn, knownParties + 2),
    strangeGate * part(strangersOut, knownParties + 2),
    saturate(s[sum.BAD_COUNT]!, 0.3),
    saturate(s[sum.BAD_COUNT + 1]!, 0.3),
    part(s[sum.BAD_VALUE]!, valueIn + VALUE_FLOOR),
    part(s[sum.BAD_VALUE + 1]!, valueOut + VALUE_FLOOR),
    saturate(s[sum.SANCTIONED_COUNT]!, 1),
    saturate(s[sum.SANCTIONED_COUNT + 1]!, 1),
    saturate(s[sum.NEAR_BAD_COUNT]!, 0.3),
    saturate(s[sum.NEAR_BAD_COUNT + 1]!, 0.3),
    part(s[sum.NEAR_BAD_COUNT]!, vouchedIn + 0.5),
    part(s[sum.NEAR_BAD_COUNT + 1]!, vouchedOut + 0.5),
    saturate(Math.max(s[sum.FRAUD_REPORTS]! - contestable, 0), 0.5),
    saturate(s[sum.GOOD_REPORTS]!, 2),
    LISTED_BAD[view.listed] ?? 0,
    view.listed === "service" ? 1 : 0,
    settled * excess(s[sum.RECENT_COUNT]!, vouched * recency, 8),
    settled * excess(s[sum.RECENT_VALUE]! * 10, (valueIn + valueOut) * recency * 10, 16),
    part(view.newStrangers, knownParties + 4),
    saturate(s[sum.DUST_SENT]!, 2),
  ];
}

/** Weight of a listing against the wallet: `risky` counts half of `bad`. */
const LISTED_BAD: Partial<Record<View["listed"], number>> = {
  ...{ bad: 1, sanctioned: 1 },
  ...{ risky: 0.5, contradicted: 0.5 },
};

/** Saturating share: 0 at zero, 0.5 at `middle`, approaching 1. */
function saturate(amount: number, middle: number): number {
  return amount / (amount + middle);
}

/** `amount` as a share of `amount + rest`. */
function part(amount: number, rest: number): number {
  return amount / (amount + rest);
}

/** Doublings of `1 + amount`. */
function doublings(amount: number): number {
  return Math.log2(1 + amount);
}

/** Doublings of `1 + amount` as a share of `most`, at most 1. */
function level(amount: number, most: number): number {
  return Math.min(doublings(amount) / most, 1);
}

/** Doublings of `recent` above `expected`, as a share of `most`, in 0..1. */
function excess(recent: number, expected: number, most: number): number {
  return Math.min(Math.max(Math.log2((1 + recent) / (1 + expected)), 0) / most, 1);
}
