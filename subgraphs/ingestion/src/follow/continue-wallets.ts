import { setImmediate } from "node:timers/promises";
import type { Block } from "@tetron/domain/block";
import { partiesOf } from "@tetron/domain/block-entries";
import type { Network } from "@tetron/domain/network";
import type { Database } from "@tetron/lake/database";
import { expireWallets, putFollowedWallets, type WalletChange } from "@tetron/lake/followed-wallets";
import type { RecentWallets } from "@tetron/lake/recent-wallets";
import type { StoredWallet } from "@tetron/lake/tables/wallets";
import { together } from "@tetron/lake/together";
import { putTallies, type WalletTally } from "@tetron/lake/wallet-tallies";
import type { WatchedFrom } from "@tetron/lake/watched-wallets";
import { storedWallet } from "../stored-wallet.ts";
import { additionsOf, touchedBy } from "./additions.ts";
import { continued, described } from "./continue-wallet.ts";
import { newWallet } from "./new-wallet.ts";
import { copiedState, countTallies, takeTallies } from "./tallies.ts";

/** What is kept of a chain, by which it is known whose histories go on. */
export interface Kept {
  readonly network: Network;
  /** From when on a wallet's part of every block is kept; `undefined` when it is not. */
  readonly from: (address: string) => WatchedFrom | undefined;
  /** Whether everything from the first block on is kept: then whoever was never seen is new. */
  readonly isWhole: boolean;
  /** Height up to which blocks are final. */
  readonly finalized: number;
  readonly recent: RecentWallets;
}

/** The wallets that blocks continued. */
export interface Continued {
  /** Addresses by block. */
  readonly byBlock: readonly (readonly string[])[];
  /** As they are stored. */
  readonly rows: readonly StoredWallet[];
}

/**
 * Movements that the store takes in quickly: they are sent after everything that is asked about the wallets. More of them are sent after
 * the first question, so that the store has work while this thread reads the blocks.
 */
const MAX_QUICK_MOVEMENTS = 1_000;

/**
 * Continues the histories of the wallets that blocks touch, and of no others, with what undoes it. Their states are changed in
 * place: what `recent` gave is lost with a transaction that fails.
 *
 * @param move - Has the store take in what was moved, once however often it is called. The wallets are written after it, and
 *   made meanwhile.
 */
export async function continueWallets(
  db: Database,
  blocks: readonly Block[],
  kept: Kept,
  move: () => Promise<unknown>,
): Promise<Continued> {
  const { network, finalized, recent } = kept;
  const now = new Date();
  const touching = blocks.map((block) =>
    partiesOf(block).filter((address) => kept.from(address) !== undefined),
  );
  const asking = recent.take(db, [...new Set(touching.flat())]);
  // Awaited below.
  asking.catch(() => {});
  // What was asked is sent, and answered while this thread is busy.
  await setImmediate();
  const isQuick = blocks.reduce((sum, { movements }) => sum + movements.length, 0) <= MAX_QUICK_MOVEMENTS;
  if (!isQuick) move().catch(() => {});
  const reading = Promise.try(() => blocks.map((block, i) => touchedBy(block, touching[i]!)));
  const [held, touched] = await together([asking, reading]);
  const { additions, due } = additionsOf(blocks, touched, { held, ...kept });
  const ofWallet = Map.groupBy(additions, ({ address }) => address);
  const growing = held.values().flatMap((row) => {
    const entries = ofWallet.get(row.address)?.map((each) => each.entries);
    return entries === undefined ? [] : [{ row, entries }];
  });
  const counting = countTallies(db, network, [...growing]);
  // Awaited below.
  const moved = move();
  moved.catch(() => {});
  await counting;
  const [changed, changes] = [new Map<string, StoredWallet>(), [] as WalletChange[]];
  const foundAt = now.toISOString();
  const times = new Map(blocks.map((block) => [block, new Date(block.timestamp * 1_000)]));
  const minedAt = new Map(Array.from(times, ([block, at]) => [block, at.toISOString()]));
  let last = blocks[0];
  for (const { address, block, entries, followed, isCopied } of additions) {
    const { height } = block;
    // So that the store gets what it waits for.
    if (block !== last) await setImmediate();
    last = block;
    const at = times.get(block)!;
    const row = changed.get(address) ?? held.get(address);
    if (height > finalized) {
      const added = { entries, followed, at: minedAt.get(block)!, now: foundAt };
      const copyNow = () => (row === undefined ? null : copyOf(row, changed.has(address)));
      changes.push({ height, address, added, ...(isCopied && { copy: { row: copyNow() } }) });
    }
    changed.set(address, continued(row ?? newWallet(network, address, now), entries, { followed, at, now }));
  }
  const rows: StoredWallet[] = [];
  const taken = { addresses: [] as string[], tallies: [] as WalletTally[] };
  const stored = changed.values().map((each) => {
    const row = described(each);
    const { addresses, tallies } = takeTallies([row]);
    taken.addresses.push(...addresses);
    for (const tally of tallies) taken.tallies.push(tally);
    rows.push(row);
    return storedWallet(row);
  });
  await putFollowedWallets(db, network, { rows: stored, changes }, moved);
  await putTallies(db, network, taken);
  await expireWallets(db, network, [...due]);
  const heights = Map.groupBy(additions, ({ block }) => block);
  return {
    byBlock: blocks.map((block) => heights.get(block)?.map(({ address }) => address) ?? []),
    rows: rows.filter(({ address }) => !due.has(address)),
  };
}

/** A row as it is now: the state of the original is continued in place. */
function copyOf(row: StoredWallet, isChanged: boolean): StoredWallet {
  const copy = { ...row, state: copiedState(row, { isFollowed: row.followed !== null }) };
  return storedWallet(isChanged ? described(copy) : copy);
}
