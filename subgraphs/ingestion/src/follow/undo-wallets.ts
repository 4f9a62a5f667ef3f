import type { Network } from "@tetron/domain/network";
import type { Database } from "@tetron/lake/database";
import {
  basisOf,
  findSharedWallets,
  findWalletsBefore,
  restoreWallets,
  type WalletBefore,
} from "@tetron/lake/followed-wallets";
import type { NewWallet, StoredWallet } from "@tetron/lake/tables/wallets";
import { continued, described } from "./continue-wallet.ts";
import { newWallet } from "./new-wallet.ts";

/**
 * Puts the wallets back that blocks above a height changed. One that was imported anew meanwhile stays, and is asked for
 * again at the next opportunity: what it was told may have the blocks that are gone.
 *
 * @returns Addresses of all of them.
 */
export async function undoWallets(db: Database, network: Network, height: number): Promise<string[]> {
  const before = await findWalletsBefore(db, network, height);
  const addresses = before.map(({ address }) => address);
  const held = await findSharedWallets(db, network, addresses);
  const [back, gone, due]: [NewWallet[], string[], string[]] = [[], [], []];
  for (const each of before) {
    const { address } = each;
    const row = rowOf(network, each);
    if (held.get(address)?.followed?.basis !== basisOf(row)) due.push(address);
    else if (row === null) gone.push(address);
    else back.push(row);
  }
  await restoreWallets(db, { network, height }, { back, gone, due });
  return addresses;
}

/** The copy, with what the blocks after it added. */
function rowOf(network: Network, { address, copy, added }: WalletBefore): StoredWallet | null {
  const [first] = added;
  if (first === undefined) return copy as StoredWallet | null;
  const start = (copy as StoredWallet | null) ?? newWallet(network, address, new Date(first.now));
  const row = added.reduce(
    (before, { entries, followed, at, now }) =>
      continued(before, entries, { followed, at: new Date(at), now: new Date(now) }),
    start,
  );
  return described(row);
}
