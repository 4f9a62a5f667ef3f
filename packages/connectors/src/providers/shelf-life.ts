import { DAY_MS, MINUTE_MS } from "@tetron/domain/durations";

/** What is held of a wallet's history. Times in Unix milliseconds, `null` when it has no entries. */
export interface HeldHistory {
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  /** Transactions and token transfers. */
  readonly entries: number;
  /** When the provider was asked. */
  readonly asOf: number;
}

const MIN_LIFE_MS = 5 * MINUTE_MS;
/** A wallet that has been quiet for years may be used again tomorrow. */
const MAX_LIFE_MS = DAY_MS;

/**
 * For how long a history counts as current: as long as it takes on average until the wallet's next entry. That is the
 * mean time between its entries, or the time since the last one when it has been quiet for longer.
 *
 * @returns Milliseconds, from five minutes to a day.
 *
 * @example
 * ```ts
 * import { historyLifeMs } from "@tetron/connectors/providers/shelf-life";
 *
 * const hour = 3_600_000;
 * historyLifeMs({ firstSeen: 0, lastSeen: 20 * hour, entries: 11, asOf: 21 * hour }); // 2 * hour
 * ```
 */
export function historyLifeMs({ firstSeen, lastSeen, entries, asOf }: HeldHistory): number {
  if (firstSeen === null || lastSeen === null) return MAX_LIFE_MS;
  const mean = (lastSeen - firstSeen) / Math.max(1, entries - 1);
  return Math.min(MAX_LIFE_MS, Math.max(MIN_LIFE_MS, mean, asOf - lastSeen));
}
