import type { Coverage } from "@tetron/domain/history";
import { isStale } from "@tetron/domain/shelf-life";
import type { ShelfLives } from "@tetron/domain/shelf-lives";
import { type HistoryEnd, historyAge } from "@tetron/features/history-age";

/** Why no history of a wallet is held. */
export type AbsentHistory = "missing" | "late" | "unavailable" | "not_configured";

/** Whether a history is held, in full and of late; why not, where it was asked for. */
export type HistoryStatus = "ok" | "stale" | "partial" | AbsentHistory;

/**
 * The status of a wallet's history.
 *
 * @param held - What is held of the wallet.
 * @param absent - Why nothing came when it was asked for; absent when nobody asked.
 */
export function historyStatus(
  held: (HistoryEnd & { readonly coverage: Coverage | null }) | undefined,
  {
    absent = "missing",
    shelfLives,
    now,
  }: { readonly absent?: AbsentHistory | undefined; readonly shelfLives: ShelfLives; readonly now: Date },
): HistoryStatus {
  if (held?.coverage?.complete === false) return "partial";
  const age = held && historyAge(shelfLives, held);
  if (!age) return absent;
  return isStale(age, now.getTime()) ? "stale" : "ok";
}
