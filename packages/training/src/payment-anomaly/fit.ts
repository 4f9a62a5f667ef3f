import { PAYMENT_SIGNS, type PaymentSign } from "@tetron/models/payment-anomaly";
import { fitLogistic } from "../fit/logistic-regression.ts";
import { shareOf } from "./evaluate.ts";
import type { SenderPattern } from "./patterns.ts";

const RIDGE = 1;

/** Of each group a payment shows at most one sign; the first of a group is what the others differ from. */
const GROUPS: readonly (readonly PaymentSign[])[] = [
  ["AMOUNT_WITHIN_HISTORY", "AMOUNT_ABOVE_HISTORY", "AMOUNT_FAR_ABOVE_HISTORY"],
  ["KNOWN_RECIPIENT", "NEW_RECIPIENT"],
];
const REFERENCES = new Set(GROUPS.map(([first]) => first));
const FITTED = PAYMENT_SIGNS.filter((sign) => !REFERENCES.has(sign));

/**
 * Fits the log-odds that each sign adds to what the sender's own behaviour says already: a logistic regression whose
 * offset is the sender's estimate. Within a group the weights are moved so that over the payments of
 * normal senders the odds do not change on average.
 */
export function fitPaymentAnomaly(patterns: readonly SenderPattern[]): Readonly<Record<PaymentSign, number>> {
  const [, ...fitted] = fitLogistic(
    patterns.map(({ signs, fraud, share, offset }) => ({
      features: [1, ...FITTED.map((sign) => Number(signs.includes(sign)))],
      label: Number(fraud),
      offset,
      weight: share,
    })),
    RIDGE,
  );
  const raw = (sign: PaymentSign) => fitted[FITTED.indexOf(sign)] ?? 0;
  return Object.fromEntries(
    PAYMENT_SIGNS.map((sign) => {
      const group = GROUPS.find((each) => each.includes(sign));
      const odds = group?.reduce(
        (sum, each) => sum + shareOf(patterns, each, false) * Math.exp(raw(each)),
        0,
      );
      const share = group?.reduce((sum, each) => sum + shareOf(patterns, each, false), 0);
      return [sign, raw(sign) - (odds && share ? Math.log(odds / share) : 0)];
    }),
  ) as Record<PaymentSign, number>;
}
