import { expect, test } from "vitest";
import {
  decodePaymentAnomaly,
  encodePaymentAnomaly,
  PAYMENT_SIGNS,
  type PaymentContext,
  type PaymentSign,
  paymentReasons,
  paymentSigns,
} from "./payment-anomaly.ts";

const WEIGHTS = Object.fromEntries(PAYMENT_SIGNS.map((sign, i) => [sign, i / 10])) as Record<
  PaymentSign,
  number
>;

function aContext(change: Partial<PaymentContext> = {}): PaymentContext {
  return {
    amount: 1,
    paymentsBefore: 20,
    largestBefore: 2,
    busiestDay: 9,
    paidRecipientBefore: true,
    paymentsLastHour: 0,
    ...change,
  };
}

test("a payment like those before shows nothing unusual", () => {
  expect(paymentSigns(aContext())).toEqual(["AMOUNT_WITHIN_HISTORY", "KNOWN_RECIPIENT"]);
});

test.each([
  [2, "AMOUNT_WITHIN_HISTORY"],
  [2.1, "AMOUNT_ABOVE_HISTORY"],
  [4, "AMOUNT_ABOVE_HISTORY"],
  [4.1, "AMOUNT_FAR_ABOVE_HISTORY"],
])("an amount of %d beside a largest of 2 is %s", (amount, sign) => {
  expect(paymentSigns(aContext({ amount }))).toContain(sign);
});

test("more payments within the hour than ever in a day are a burst", () => {
  expect(paymentSigns(aContext({ paymentsLastHour: 9 }))).toContain("PAYMENT_BURST");
  expect(paymentSigns(aContext({ paymentsLastHour: 8 }))).not.toContain("PAYMENT_BURST");
  expect(paymentSigns(aContext({ paymentsLastHour: 4, busiestDay: 2 }))).not.toContain("PAYMENT_BURST");
});

test("an unknown value is no sign of an anomaly", () => {
  const unknown = { amount: null, paidRecipientBefore: null, paymentsLastHour: null };

  expect(paymentSigns(aContext(unknown))).toEqual([]);
});

test("a wallet with few payments has no habit to depart from", () => {
  expect(paymentSigns(aContext({ paymentsBefore: 4, amount: 1e6 }))).toEqual([]);
});

test("every reason names its weight and what it rests on", () => {
  const reasons = paymentReasons({ weights: WEIGHTS }, aContext({ amount: 9, paymentsLastHour: 30 }));

  expect(reasons.map(({ code, contribution }) => [code, contribution])).toEqual([
    ["AMOUNT_FAR_ABOVE_HISTORY", 0.2],
    ["KNOWN_RECIPIENT", 0.3],
    ["PAYMENT_BURST", 0.5],
  ]);
  expect(reasons[0]!.evidence).toEqual({ amount: 9, largest_before: 2, payments_before: 20 });
});

test("a model is written and read back, and anything else is refused", () => {
  const model = { version: "2026-01-31", weights: WEIGHTS };

  expect(decodePaymentAnomaly(encodePaymentAnomaly(model))).toEqual(model);
  expect(() => decodePaymentAnomaly(new TextEncoder().encode("{}"))).toThrow(RangeError);
});
