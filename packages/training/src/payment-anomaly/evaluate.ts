import { PAYMENT_SIGNS, type PaymentSign } from "@tetron/models/payment-anomaly";
import type { SenderPattern } from "./patterns.ts";

/** Mean share of payments that show a sign, over normal and over fraudulent senders. */
export interface SignShares {
  readonly normal: number;
  readonly fraud: number;
}

/** The shares of payments that show each sign, by class of sender. */
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

/** The share of one class's payments that show a sign. Each sender has the same weight. */
export function shareOf(patterns: readonly SenderPattern[], sign: PaymentSign, fraud: boolean): number {
  const ofClass = patterns.filter((pattern) => pattern.fraud === fraud);
  const total = ofClass.reduce((sum, { share }) => sum + share, 0);
  return ofClass.reduce((sum, { signs, share }) => (signs.includes(sign) ? sum + share : sum), 0) / total;
}
