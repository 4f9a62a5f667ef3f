import type { AccountTransaction } from "@tetron/domain/history";

/** What is computed of a payment beside its sender's history: see `PaymentContext` of `models/payment-anomaly`. */
export const PAYMENT_VERSION = "payment/v2";

/** Where a state has what {@link addSent} keeps. */
export const SENT_LATELY = "sentLately";

/** Seconds. */
const HOUR = 3600;
/** A wallet that sent more within an hour is a service, of which no burst is told. */
const MOST_KEPT = 500;

/**
 * Takes one more transaction into the times of those that were sent within the hour up to the last one, in place.
 *
 * @param times - Unix seconds, ascending; at most 500, the newest.
 */
export function addSent(times: number[], { timestamp, direction }: AccountTransaction): void {
  const recent = times.findIndex((time) => time >= timestamp - HOUR);
  times.splice(0, recent === -1 ? times.length : recent);
  if (direction === "sent") times.push(timestamp);
  if (times.length > MOST_KEPT) times.shift();
}

/**
 * How many transactions were sent within the hour before a moment, as far as the history tells.
 *
 * @param times - What {@link addSent} kept; `null` for a history of which they were not kept.
 * @param lastSeen - Unix seconds of the newest that the history holds.
 * @param at - Unix seconds.
 * @returns `null` for a history that ends before that hour: nobody has told what the wallet did in it. Where the
 *   history ends within the hour, what it holds of it was sent at least.
 */
export function sentWithinHour(
  times: readonly number[] | null,
  lastSeen: number | null,
  at: number,
): number | null {
  if (times === null || lastSeen === null || lastSeen < at - HOUR) return null;
  return times.filter((time) => time >= at - HOUR && time <= at).length;
}
