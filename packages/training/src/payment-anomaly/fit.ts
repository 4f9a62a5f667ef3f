import { PAYMENT_SIGNS, type PaymentSign } from "@tetron/models/payment-anomaly";
import { fitLogistic } from "../fit/logistic-regression.ts";
import { shareOf } from "./evaluate.ts";
import type { SenderPattern } from "./patterns.ts";

const RIDGE = 1;

/** A payment shows at most one sign of each group; the first sign is the baseline of its group. */
const GROUPS: readonly (readonly PaymentSign[])[] = [
  ["AMOUNT_WITHIN_HISTORY", "AMOUNT_ABOVE_HISTORY", "AMOUNT_FAR_ABOVE_HISTORY"],
  ["KNOWN_RECIPIENT", "NEW_RECIPIENT"],
];
const REFERENCES = new Set(GROUPS.map(([first]) => first));
const FITTED = PAYMENT_SIGNS.filter((sign) => !REFERENCES.has(sign));

/**
 * Fits the log-odds that each sign adds to the estimate of the sender's own behaviour: a logistic regression
 * with that estimate as its offset. The weights of a group are shifted so that they do not change the odds of
 * normal senders' payments on average.
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
