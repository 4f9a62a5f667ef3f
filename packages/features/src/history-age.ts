import type { AccountHistory } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import type { Aged } from "@tetron/domain/shelf-life";
import { historyShelfLifeMs, type ShelfLives } from "@tetron/domain/shelf-lives";
import { typicalGapMs } from "./typical-gap.ts";

/** The part of a wallet's history that its age depends on. */
export interface HistoryEnd {
  readonly network: Network;
  /** Time of the newest transaction. */
  readonly lastSeen: Date | null;
  /** When its provider was asked; `null` or absent for one that was imported. */
  readonly asOf?: Date | null;
  /** `wallet-44/v1`; `null` until computed. */
  readonly wallet44: ArrayLike<number> | null;
}

/**
 * The age of a wallet's history, counted from when its provider was asked for it. An imported one counts from
 * its newest transaction: what happened since then is unknown, however recent the import.
 *
 * @returns `null` for a history without transactions.
 */
export function historyAge(
  lives: ShelfLives,
  { network, lastSeen, asOf, wallet44 }: HistoryEnd,
): Aged | null {
  if (lastSeen === null) return null;
  const gapMs = wallet44 && typicalGapMs(wallet44);
  const knownUntil = Math.max(lastSeen.getTime(), asOf?.getTime() ?? -Infinity);
  return { asOf: knownUntil, shelfLifeMs: historyShelfLifeMs(lives, network, gapMs) };
}

/** Time of the newest transaction or token transfer of a history, whose lists ascend; `null` without any. */
export function lastSeenIn({
  transactions,
  tokenTransfers,
}: Pick<AccountHistory, "transactions" | "tokenTransfers">): Date | null {
  const ends = [transactions, tokenTransfers].flatMap((list) => list.at(-1)?.timestamp ?? []);
  return ends.length === 0 ? null : new Date(Math.max(...ends) * 1_000);
}
