import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { WalletRef } from "@tetron/domain/wallet";
import { within } from "@tetron/domain/within";
import { isDueAgain } from "@tetron/features/ask-again";
import type { ShownWallet } from "@tetron/lake/wallets";
import type { AskedHistory, HistoryAsking } from "./ask-history.ts";

/** Why no history of a wallet is held. */
export type AbsentHistory = "missing" | "late" | "unavailable" | "not_configured";

/** A wallet that somebody asks about. */
export interface AskedWallet extends WalletRef {
  /** Present after its history was asked for in vain. */
  readonly absent?: AbsentHistory;
}

/** How long a request waits for a history. */
export interface PatientAsking {
  readonly asking: HistoryAsking;
  readonly deadlineMs: number;
}

const ABSENT: Partial<Record<AskedHistory, AbsentHistory>> = {
  none: "missing",
  unavailable: "unavailable",
  not_configured: "not_configured",
};

/**
 * Asks for the history of a wallet that is not held or is due again, unless lists name it as a service.
 *
 * @returns Why there is none, if it is so, and whether what is held is newer now.
 * @throws The reason of `signal`.
 */
export async function askForWallet(
  { asking, deadlineMs }: PatientAsking,
  wallet: WalletRef,
  about: {
    readonly held: ShownWallet | undefined;
    readonly isService: boolean;
    readonly shelfLives: ShelfLives;
    readonly now: Date;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly absent?: AbsentHistory; readonly isNewer: boolean }> {
  const { held, isService, shelfLives, now, signal } = about;
  if (isService || (held && !isDueAgain(shelfLives, held, now.getTime()))) return { isNewer: false };
  try {
    const asked = await within({ ms: deadlineMs, signal }, (limit) => asking.ask(wallet, limit));
    const absent = ABSENT[asked];
    return absent === undefined ? { isNewer: true } : { absent, isNewer: false };
  } catch {
    signal.throwIfAborted();
    return { absent: "late", isNewer: false };
  }
}
