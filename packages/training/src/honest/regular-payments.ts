import type { AccountTransaction } from "@tetron/domain/history";

/** Fewest months in which somebody is paid, and most payments to him in each. */
const MIN_MONTHS = 4;
const MAX_A_MONTH = 2;
/** Fewest that an account pays like this to be taken for an employer. */
const MIN_PAID = 3;

/**
 * The other sides with which an account had a payment or two of value in each of at least four months: what a payroll
 * looks like from either side. An approximation, since no list names who is paid a salary.
 *
 * @param transactions - Of one account, ascending by time.
 */
export function monthlyParties(
  transactions: readonly AccountTransaction[],
  direction: AccountTransaction["direction"],
): string[] {
  const months = new Map<string, Map<string, number>>();
  for (const each of transactions) {
    const { counterparty, value, timestamp } = each;
    if (each.direction !== direction || counterparty === null || value === 0n || each.failed) continue;
    const month = new Date(timestamp * 1_000).toISOString().slice(0, "YYYY-MM".length);
    const own = months.get(counterparty) ?? new Map<string, number>();
    months.set(counterparty, own.set(month, (own.get(month) ?? 0) + 1));
  }
  return [...months].flatMap(([party, counts]) =>
    counts.size >= MIN_MONTHS && Math.max(...counts.values()) <= MAX_A_MONTH ? [party] : [],
  );
}

/** Whether an account pays at least three others month by month, as an employer does. */
export function paysMonthly(transactions: readonly AccountTransaction[]): boolean {
  return monthlyParties(transactions, "sent").length >= MIN_PAID;
}
