import { DAY_SECONDS, HOUR_SECONDS } from "@tetron/domain/durations";
import type { AccountHistory } from "@tetron/domain/history";
import { type PaymentContext, type PaymentSign, paymentSigns } from "@tetron/models/payment-anomaly";

/** A set of signs and the share of an account's payments that showed it. */
export interface PaymentPattern {
  readonly signs: readonly PaymentSign[];
  readonly share: number;
  /** The greatest of the given ages that the account had reached, in transactions. */
  readonly age: number;
}

/** A payment of an account, with its context at the time. */
export interface PaymentInHistory {
  /** Index of its transaction in the history. */
  readonly index: number;
  readonly context: PaymentContext;
}

/**
 * Yields every payment of an account with its context, which covers earlier transactions only. Calls without
 * value, contract creations and payments to oneself are not payments. A recipient was paid before if an
 * earlier transaction went to it. Whether it was is unknown if only a token transfer of an earlier time says
 * so: anybody can put one into another's history.
 */
export function* paymentsIn({
  address,
  transactions,
  tokenTransfers,
}: AccountHistory): Generator<PaymentInHistory> {
  const paid = new Set<string>();
  const paidInTokens = new Set<string>();
  const sentAt: number[] = [];
  let [largest, busiestDay, day, onDay, hourStart, tokens] = [0, 0, -1, 0, 0, 0];
  for (const [index, { timestamp, direction, counterparty, value }] of transactions.entries()) {
    const coins = Number(value) / 1e18;
    while (hourStart < sentAt.length && sentAt[hourStart]! < timestamp - HOUR_SECONDS) hourStart += 1;
    for (; tokens < tokenTransfers.length && tokenTransfers[tokens]!.timestamp < timestamp; tokens += 1)
      if (tokenTransfers[tokens]!.direction === "sent")
        paidInTokens.add(tokenTransfers[tokens]!.counterparty);
    if (direction === "sent" && value > 0n && counterparty !== null && counterparty !== address)
      yield {
        index,
        context: {
          amount: coins,
          paymentsBefore: sentAt.length,
          largestBefore: largest,
          busiestDay,
          paidRecipientBefore: paid.has(counterparty) ? true : paidInTokens.has(counterparty) ? null : false,
          paymentsLastHour: sentAt.length - hourStart,
        },
      };
    if (direction === "sent") {
      sentAt.push(timestamp);
      largest = Math.max(largest, coins);
      if (counterparty !== null) paid.add(counterparty);
    }
    const today = Math.floor(timestamp / DAY_SECONDS);
    onDay = today === day ? onDay + 1 : 1;
    day = today;
    busiestDay = Math.max(busiestDay, onDay);
  }
}

/**
 * Counts the signs that the payments of an account showed at their time.
 *
 * @param ages - Ascending, in transactions. Payments before the first age are left out.
 */
export function paymentPatterns(history: AccountHistory, ages: readonly number[]): PaymentPattern[] {
  const counts = new Map<string, number>();
  for (const { index, context } of paymentsIn(history)) {
    const age = ages.findLast((each) => each <= index);
    if (age === undefined) continue;
    const signs = paymentSigns(context);
    const key = `${age}:${signs.join()}`;
    if (signs.length > 0) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].map(([key, count]) => {
    const [age, signs] = key.split(":") as [string, string];
    return { age: Number(age), signs: signs.split(",") as PaymentSign[], share: count / total };
  });
}
