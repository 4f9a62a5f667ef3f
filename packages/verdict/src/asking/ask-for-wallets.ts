import { visibleTo } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { DeadlineExceeded } from "@tetron/domain/within";
import { findLabelsOfKey } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findSanctions } from "@tetron/lake/sanctions";
import { findWalletFeatures } from "@tetron/lake/wallets";
import type { Log } from "@tetron/service/log";
import type { AbsentHistory } from "./history-status.ts";
import { type AskedBy, type WalletAskerParts, walletAsker } from "./wallet-asker.ts";

/** A wallet that somebody asks about. */
export interface AskedWallet extends WalletRef {
  /** Present after its history was asked for in vain. */
  readonly absent?: AbsentHistory;
}

/** Asks for the histories of wallets before an answer about them; see {@link walletAsker}. */
export type AskForWallets = (wallets: readonly WalletRef[], by: AskedBy) => Promise<AskedWallet[]>;

const ABSENT = {
  came: undefined,
  held: undefined,
  none: "missing",
  unavailable: "unavailable",
  not_configured: "not_configured",
} as const satisfies Record<string, AbsentHistory | undefined>;

/** For a process without providers. */
export const askNobody = async (wallets: readonly WalletRef[]): Promise<AskedWallet[]> =>
  wallets.map((wallet) => ({ ...wallet, absent: "not_configured" }));

/** Asks for the histories of any number of wallets at once, and waits for all of them no longer than the deadline. */
export function askForWallets({
  lake,
  log,
  ...parts
}: WalletAskerParts & {
  readonly lake: Pick<Lake, "db" | "shipped">;
  readonly log: Log;
}): AskForWallets {
  const ask = walletAsker(parts);
  return async (wallets, by) => {
    if (!parts.asking.isConfigured) return askNobody(wallets);
    const owners = visibleTo(by.tenant);
    const [rows, labels, sanctions] = await Promise.all([
      findWalletFeatures(lake.db, owners, wallets),
      findLabelsOfKey(lake, owners, wallets),
      findSanctions(lake.db, owners, wallets),
    ]);
    return await Promise.all(
      wallets.map(async (wallet, n) => {
        const absent = await absentOf(wallet, n);
        return absent === undefined ? wallet : { ...wallet, absent };
      }),
    );

    async function absentOf(wallet: WalletRef, n: number): Promise<AbsentHistory | undefined> {
      const held = { row: rows[n], labels: labels[n]!, sanctions: sanctions[n]! };
      try {
        return ABSENT[await ask(wallet, held, by)];
      } catch (err) {
        by.signal.throwIfAborted();
        if (!(err instanceof DeadlineExceeded))
          log.warn({ wallet: walletId(wallet), err }, "history not read");
        return "late";
      }
    }
  };
}
