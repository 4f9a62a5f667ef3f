import { PAYMENT_SIGNS, type PaymentSign } from "@tetron/models/payment-anomaly";
import type { SenderPattern } from "./patterns.ts";

/** How often payments show a sign: the mean share over the normal and over the fraudulent senders. */
export interface SignShares {
  readonly normal: number;
  readonly fraud: number;
}

/** How often the payments of each class show each sign. */
export function evaluatePaymentAnomaly(
  patterns: readonly SenderPattern[],
): Readonly<Record<PaymentSign, SignShares>> {
  return Object.fromEntries(
    PAYMENT_SIGNS.map((sign) => [
      sign,
      { normal: shareOf(patterns, sign, false), fraud: shareOf(patterns, sign, true) },
    ]),
  ) as Record<PaymentSign, SignShares>;
}

/** The share of the payments of one class of senders that show a sign. Each sender weighs the same. */
export function shareOf(patterns: readonly SenderPattern[], sign: PaymentSign, fraud: boolean): number {
  const ofClass = patterns.filter((pattern) => pattern.fraud === fraud);
  const total = ofClass.reduce((sum, { share }) => sum + share, 0);
  return ofClass.reduce((sum, { signs, share }) => (signs.includes(sign) ? sum + share : sum), 0) / total;
}
