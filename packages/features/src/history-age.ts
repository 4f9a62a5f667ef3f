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
  /** `wallet-44/v1`; `null` until computed. */
  readonly wallet44: ArrayLike<number> | null;
}

/**
 * The age of a wallet's history, counted from its newest transaction: what happened since then is unknown,
 * however recently the history was imported.
 *
 * @returns `null` for a history without transactions.
 */
export function historyAge(lives: ShelfLives, { network, lastSeen, wallet44 }: HistoryEnd): Aged | null {
  if (lastSeen === null) return null;
  const gapMs = wallet44 && typicalGapMs(wallet44);
  return { asOf: lastSeen.getTime(), shelfLifeMs: historyShelfLifeMs(lives, network, gapMs) };
}

/** Time of the newest transaction or token transfer of a history, whose lists ascend; `null` without any. */
export function lastSeenIn({
  transactions,
  tokenTransfers,
}: Pick<AccountHistory, "transactions" | "tokenTransfers">): Date | null {
  const ends = [transactions, tokenTransfers].flatMap((list) => list.at(-1)?.timestamp ?? []);
  return ends.length === 0 ? null : new Date(Math.max(...ends) * 1_000);
}
