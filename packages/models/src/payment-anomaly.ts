import { z } from "zod";
import { checkedJson } from "./checked-json.ts";
import type { Reason } from "./combine.ts";

/** A payment and its sender's history before it; `null` where unknown. */
export interface PaymentContext {
  /** Amount in whole native coins; `null` for another asset, which the history's amounts do not cover. */
  readonly amount: number | null;
  /** The sender's earlier payments, and the largest of them in whole native coins. */
  readonly paymentsBefore: number;
  readonly largestBefore: number;
  /** The sender's transactions on its busiest UTC day. */
  readonly busiestDay: number;
  /** Whether the sender paid this recipient before; unknown when only token transfers say so. */
  readonly paidRecipientBefore: boolean | null;
  /** The sender's on-chain transactions within the hour before; `null` where its history ends earlier. */
  readonly paymentsLastHour: number | null;
}

/** The signs of a payment, each with its own weight in log-odds. */
export const PAYMENT_SIGNS = [
  "AMOUNT_WITHIN_HISTORY",
  "AMOUNT_ABOVE_HISTORY",
  "AMOUNT_FAR_ABOVE_HISTORY",
  "KNOWN_RECIPIENT",
  "NEW_RECIPIENT",
  "PAYMENT_BURST",
] as const;

/** One of {@link PAYMENT_SIGNS}. */
export type PaymentSign = (typeof PAYMENT_SIGNS)[number];

/** A reason with its evidence. */
export interface PaymentReason extends Reason {
  readonly code: PaymentSign;
  readonly title: string;
  readonly evidence: Readonly<Record<string, number | boolean>>;
}

/** The fitted weights, see docs/models/. */
export interface PaymentAnomalyModel {
  readonly version: string;
  /** Log-odds that each sign adds to the evidence of the sender's behaviour. */
  readonly weights: Readonly<Record<PaymentSign, number>>;
}

/** With fewer payments a wallet has no pattern to deviate from. */
const MIN_PAYMENTS = 5;
/** Multiple of the largest earlier payment. */
const FAR_ABOVE = 2;
const BURST = 5;

const TITLES: Readonly<Record<PaymentSign, string>> = {
  AMOUNT_WITHIN_HISTORY: "The sender paid as much before",
  AMOUNT_ABOVE_HISTORY: "The amount is the largest that the sender ever paid",
  AMOUNT_FAR_ABOVE_HISTORY: "The amount is far above all that the sender paid before",
  KNOWN_RECIPIENT: "The sender paid this recipient before",
  NEW_RECIPIENT: "The sender never paid this recipient before",
  PAYMENT_BURST: "More payments within the hour than the sender ever made in a day",
};

/** The signs of a payment. None when the sender made fewer than five payments before. */
export function paymentSigns(context: PaymentContext): PaymentSign[] {
  const { amount, paymentsBefore, largestBefore, busiestDay, paidRecipientBefore, paymentsLastHour } =
    context;
  if (paymentsBefore < MIN_PAYMENTS) return [];
  const signs: PaymentSign[] = [];
  if (amount !== null && amount <= largestBefore) signs.push("AMOUNT_WITHIN_HISTORY");
  else if (amount !== null && amount <= FAR_ABOVE * largestBefore) signs.push("AMOUNT_ABOVE_HISTORY");
  else if (amount !== null) signs.push("AMOUNT_FAR_ABOVE_HISTORY");
  if (paidRecipientBefore !== null) signs.push(paidRecipientBefore ? "KNOWN_RECIPIENT" : "NEW_RECIPIENT");
  if (paymentsLastHour !== null && paymentsLastHour >= BURST && paymentsLastHour + 1 > busiestDay)
    signs.push("PAYMENT_BURST");
  return signs;
}

/** The amounts, in whole coins, up to which one sign of the amount holds instead of the next; none without a pattern. */
export function amountSteps({ largestBefore, paymentsBefore }: PaymentContext): number[] {
  return paymentsBefore < MIN_PAYMENTS ? [] : [largestBefore, FAR_ABOVE * largestBefore];
}

/** The payment's own reasons for or against fraud, apart from its sender's behaviour. */
export function paymentReasons(
  { weights }: Pick<PaymentAnomalyModel, "weights">,
  context: PaymentContext,
): PaymentReason[] {
  return paymentSigns(context).map((code) => ({
    code,
    title: TITLES[code],
    contribution: weights[code],
    evidence: evidenceOf(code, context),
  }));
}

const FORMAT = "tetron-payment-anomaly/1";

const PaymentAnomalyFile = z.object({
  format: z.literal(FORMAT),
  version: z.string().min(1),
  weights: z.record(z.enum(PAYMENT_SIGNS), z.number()),
});

/** Writes a model as JSON: the same bytes for the same weights. */
export function encodePaymentAnomaly({ version, weights }: PaymentAnomalyModel): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, version, weights }, null, 2)}\n`);
}

/**
 * Reads a model.
 *
 * @throws RangeError for another format, no version, or a weight that is missing, unknown or not finite.
 */
export function decodePaymentAnomaly(bytes: Uint8Array): PaymentAnomalyModel {
  const { version, weights } = checkedJson(bytes, PaymentAnomalyFile, FORMAT);
  return { version, weights };
}

function evidenceOf(code: PaymentSign, context: PaymentContext): PaymentReason["evidence"] {
  const { amount, largestBefore, paymentsBefore, busiestDay, paymentsLastHour } = context;
  switch (code) {
    case "AMOUNT_WITHIN_HISTORY":
    case "AMOUNT_ABOVE_HISTORY":
    case "AMOUNT_FAR_ABOVE_HISTORY":
      return { amount: amount!, largest_before: largestBefore, payments_before: paymentsBefore };
    case "KNOWN_RECIPIENT":
    case "NEW_RECIPIENT":
      return { payments_before: paymentsBefore };
    case "PAYMENT_BURST":
      return { payments_last_hour: paymentsLastHour!, busiest_day: busiestDay };
  }
}
