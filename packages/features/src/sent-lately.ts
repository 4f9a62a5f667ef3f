import { HOUR_SECONDS } from "@tetron/domain/durations";
import type { AccountTransaction } from "@tetron/domain/history";

/** Version of the features of a payment: see `PaymentContext` in `models/payment-anomaly`. */
export const PAYMENT_VERSION = "payment/v2";

/** Member of a state with the times that {@link addSent} keeps. */
export const SENT_LATELY = "sentLately";

/** A wallet that sends more than this in an hour is a service; bursts do not apply to it. */
const MAX_PAYMENTS = 500;

/**
 * Adds a transaction, in place, to the times of those sent within the hour up to the last one.
 *
 * @param times - Unix seconds, ascending; at most 500, the newest.
 */
export function addSent(times: number[], { timestamp, direction }: AccountTransaction): void {
  const recent = times.findIndex((time) => time >= timestamp - HOUR_SECONDS);
  times.splice(0, recent === -1 ? times.length : recent);
  if (direction === "sent") times.push(timestamp);
  if (times.length > MAX_PAYMENTS) times.shift();
}

/**
 * Number of transactions sent within the hour before `at`, as far as the history shows.
 *
 * @param times - As kept by {@link addSent}; `null` when the history has none.
 * @param knownUntil - Unix seconds up to which the history tells what the wallet did.
 * @param at - Unix seconds.
 * @returns `null` without `times`, or when the history ends before that hour. When it ends within the hour,
 *   the result is a lower bound.
 */
export function sentWithinHour(
  times: readonly number[] | null,
  knownUntil: number | null,
  at: number,
): number | null {
  if (times === null || knownUntil === null || knownUntil < at - HOUR_SECONDS) return null;
  return times.filter((time) => time >= at - HOUR_SECONDS && time <= at).length;
}
