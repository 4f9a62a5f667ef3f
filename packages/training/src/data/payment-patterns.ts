import type { AccountHistory } from "@tetron/domain/history";
import { type PaymentSign, paymentSigns } from "@tetron/models/payment-anomaly";

/** A set of signs and the share of an account's payments that showed it. */
export interface PaymentPattern {
  readonly signs: readonly PaymentSign[];
  readonly share: number;
  /** The greatest of the ages that the account had reached by then, in transactions. */
  readonly age: number;
}

const HOUR = 3600;
const DAY = 86_400;

/**
 * What each payment of an account showed at its time, from nothing but what came before it. Calls without
 * value, creations and payments to oneself are no payments.
 *
 * @param ages - Ascending. A payment of an account that had not reached the first is left out.
 */
export function paymentPatterns(
  { address, transactions }: AccountHistory,
  ages: readonly number[],
): PaymentPattern[] {
  const counts = new Map<string, number>();
  const paid = new Set<string>();
  const sentAt: number[] = [];
  let [largest, busiestDay, day, onDay, hourStart] = [0, 0, -1, 0, 0];
  for (const [before, { timestamp, direction, counterparty, value }] of transactions.entries()) {
    const age = ages.findLast((each) => each <= before);
    const coins = Number(value) / 1e18;
    while (hourStart < sentAt.length && sentAt[hourStart]! < timestamp - HOUR) hourStart += 1;
    const isPayment = direction === "sent" && value > 0n && counterparty !== null && counterparty !== address;
    if (isPayment && age !== undefined) {
      const signs = paymentSigns({
        amount: coins,
        paymentsBefore: sentAt.length,
        largestBefore: largest,
        busiestDay,
        paidRecipientBefore: paid.has(counterparty),
        paymentsLastHour: sentAt.length - hourStart,
      });
      const key = `${age}:${signs.join()}`;
      if (signs.length > 0) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    if (direction === "sent") {
      sentAt.push(timestamp);
      largest = Math.max(largest, coins);
      if (counterparty !== null) paid.add(counterparty);
    }
    const today = Math.floor(timestamp / DAY);
    onDay = today === day ? onDay + 1 : 1;
    day = today;
    busiestDay = Math.max(busiestDay, onDay);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].map(([key, count]) => {
    const [age, signs] = key.split(":") as [string, string];
    return { age: Number(age), signs: signs.split(",") as PaymentSign[], share: count / total };
  });
}
