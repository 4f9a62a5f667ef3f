import { DAY_MS, MINUTE_MS } from "@tetron/domain/durations";
import { isStale } from "@tetron/domain/shelf-life";
import type { ShelfLives } from "@tetron/domain/shelf-lives";
import { type HistoryEnd, historyAge } from "./history-age.ts";
import { typicalGapMs } from "./typical-gap.ts";

/** Bounds of the time after which a provider is asked again. */
const MIN_ASK_AGAIN_MS = 10 * MINUTE_MS;
const MAX_ASK_AGAIN_MS = 7 * DAY_MS;

/**
 * Whether a provider should be asked again for a history that is held: one that a provider told, after the wallet's
 * typical gap, when a new transaction is to be expected, between ten minutes and a week; one that was imported, when
 * it is past its shelf life. A wallet with too many transactions to read is asked for after a week.
 *
 * @param at - Unix milliseconds.
 */
export function isDueAgain(lives: ShelfLives, held: HistoryEnd, at: number): boolean {
  const { asOf, wallet44 } = held;
  if (!asOf) {
    const age = historyAge(lives, held);
    return age === null || isStale(age, at);
  }
  const gapMs = wallet44 === null ? MAX_ASK_AGAIN_MS : (typicalGapMs(wallet44) ?? 0);
  return at - asOf.getTime() > Math.min(Math.max(gapMs, MIN_ASK_AGAIN_MS), MAX_ASK_AGAIN_MS);
}
