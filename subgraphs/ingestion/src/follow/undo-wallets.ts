import type { HistoryEntries } from "@tetron/domain/block-entries";
import type { Network } from "@tetron/domain/network";
import type { BehaviourState } from "@tetron/features/behaviour-state";
import { isApart } from "@tetron/features/tallies";
import type { Database } from "@tetron/lake/database";
import { basisOf, findSharedWallets, findWalletsBefore, restoreWallets } from "@tetron/lake/followed-wallets";
import type { AddedEntries } from "@tetron/lake/tables/chain-undo";
import type { StoredWallet } from "@tetron/lake/tables/wallets";
import { putTallies } from "@tetron/lake/wallet-tallies";
import { storedWallet, walletFrom } from "../stored-wallet.ts";
import { continued, described } from "./continue-wallet.ts";
import { newWallet } from "./new-wallet.ts";
import { countTallies, takeTallies } from "./tallies.ts";

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
  const [going, gone, due]: [Going[], string[], string[]] = [[], [], []];
  for (const { address, copy, added, undone } of before) {
    if (held.get(address)?.followed?.basis !== basisOf(copy as StoredWallet | null)) due.push(address);
    else if (copy === null && added.length === 0) gone.push(address);
    else {
      const row =
        copy === null
          ? newWallet(network, address, new Date(added[0]!.now))
          : walletFrom(copy as StoredWallet);
      going.push({ row, added, undone });
    }
  }
  const changes = going.map(({ row, added, undone }) => ({
    ...{ row, entries: added.map(entriesOf), undone: undone.map(entriesOf) },
  }));
  await countTallies(db, network, changes, { areCounted: true });
  const back = going.map(asBefore);
  const whole = back.filter(({ state }) => !isApart(state as BehaviourState)).map(({ address }) => address);
  const { tallies } = takeTallies(back.filter(({ followed }) => followed !== null));
  await putTallies(db, network, { addresses: [...gone, ...whole], tallies });
  await restoreWallets(db, { network, height }, { back: back.map(storedWallet), gone, due });
  return addresses;
}

/** A wallet that goes back to a copy of it, and on from there. */
interface Going {
  readonly row: StoredWallet;
  readonly added: readonly AddedEntries[];
  readonly undone: readonly AddedEntries[];
}

function entriesOf({ entries }: AddedEntries): HistoryEntries {
  return entries;
}

/** The copy, with what the blocks after it added. */
function asBefore({ row, added }: Going): StoredWallet {
  if (added.length === 0) return row;
  return described(
    added.reduce(
      (before, { entries, followed, at, now }) =>
        continued(before, entries, { followed, at: new Date(at), now: new Date(now) }),
      row,
    ),
  );
}
