import type { Block } from "@tetron/domain/block";
import { blockEntries, type HistoryEntries, partiesOf } from "@tetron/domain/block-entries";
import type { Network } from "@tetron/domain/network";
import { movementsOf, transactionsOf } from "@tetron/lake/archive-rows";
import { basisOf, findSharedWallets } from "@tetron/lake/followed-wallets";
import type { Lake } from "@tetron/lake/lake";
import { type KeptBlock, keptBlocks, replaceUndo, undoRecordsOf } from "@tetron/lake/rebuild";
import type { StoredWallet } from "@tetron/lake/tables/wallets";
import { putTallies } from "@tetron/lake/wallet-tallies";
import { putWallets } from "@tetron/lake/wallets";
import { continued, described, newEntries } from "../follow/continue-wallet.ts";
import { copiedState, countTallies, takeTallies } from "../follow/tallies.ts";
import { storedWallet, walletFrom } from "../stored-wallet.ts";
import { putRebuild, type RebuildState } from "./rebuild-state.ts";

/** Blocks of one transaction. */
const MAX_BLOCKS = 64;

interface BlockParts {
  readonly lake: Lake;
  readonly signal: AbortSignal;
  readonly onProgress: (state: RebuildState) => void;
}

/** Continues the wallets of a network by its blocks, up to where each was continued. */
export async function rebuildBlocks(
  { lake, signal, onProgress }: BlockParts,
  network: Network,
  from: RebuildState,
): Promise<RebuildState> {
  let state = from;
  for (;;) {
    signal.throwIfAborted();
    const after = state.heights?.[network] ?? -1;
    const kept = await keptBlocks(lake.db, network, { after, limit: MAX_BLOCKS });
    if (kept.length === 0) return state;
    const heights = { ...state.heights, [network]: kept.at(-1)!.height };
    const next = { ...state, heights, blocks: state.blocks + kept.length };
    const blocks = await readBlocks(lake, network, kept);
    await lake.transaction(async ({ db }) => {
      const touched = [...new Set(blocks.flatMap(partiesOf))];
      const found = await findSharedWallets(db, network, touched);
      const wallets = new Map(found.entries().map(([address, row]) => [address, walletFrom(row)]));
      const undo = Map.groupBy(
        await undoRecordsOf(
          db,
          network,
          blocks.map(({ height }) => height),
        ),
        ({ height }) => height,
      );
      const entries = blocks.map((block) => entriesIn(block, wallets));
      await countTallies(
        db,
        network,
        Array.from(wallets.values(), (row) => ({
          row,
          entries: entries.flatMap((own) => own.get(row.address) ?? []),
        })),
      );
      const changed = new Map<string, StoredWallet>();
      const before: { height: number; address: string; before: unknown }[] = [];
      for (const [i, block] of blocks.entries()) {
        const records = new Map(undo.get(block.height)?.map((record) => [record.address, record.before]));
        for (const address of partiesOf(block)) {
          const row = changed.get(address) ?? wallets.get(address);
          const record = records.get(address);
          if (row !== undefined && isBefore(row, record))
            before.push({ height: block.height, address, before: asItWas(row, record) });
          const own = entries[i]!.get(address);
          if (row !== undefined && own !== undefined) changed.set(address, continuedBy(row, block, own));
        }
      }
      const rows = Array.from(changed.values(), described);
      const tallies = takeTallies(rows);
      await replaceUndo(db, network, before);
      await putWallets(db, rows.map(storedWallet));
      await putTallies(db, network, tallies);
      await putRebuild(db, next);
    });
    state = next;
    onProgress(state);
  }
}

async function readBlocks({ db }: Lake, network: Network, kept: readonly KeptBlock[]): Promise<Block[]> {
  const heights = kept.map(({ height }) => height);
  const transactions = Map.groupBy(await transactionsOf(db, network, heights), ({ height }) => height);
  const movements = Map.groupBy(await movementsOf(db, network, heights), ({ height }) => height);
  return kept.map(({ height, timestamp }) => ({
    // What a block is called is no part of any number.
    ...{ network, height, timestamp, hash: "", parentHash: null },
    transactions: (transactions.get(height) ?? []).map(({ fromAddress: from, toAddress: to, ...each }) => ({
      ...{ ...each, from, to },
    })),
    movements: movements.get(height) ?? [],
  }));
}

/** What a block added to each of the wallets that it continued. */
function entriesIn(
  block: Block,
  wallets: ReadonlyMap<string, StoredWallet>,
): ReadonlyMap<string, HistoryEntries> {
  const [entries, allOf] = [new Map<string, HistoryEntries>(), blockEntries(block)];
  for (const address of partiesOf(block)) {
    const followed = wallets.get(address)?.followed ?? null;
    if (followed === null || block.height < followed.since || block.height > followed.height) continue;
    const own = newEntries(allOf(address), followed);
    if (own.transactions.length + own.tokenTransfers.length > 0) entries.set(address, own);
  }
  return entries;
}

/** A wallet after a block. */
function continuedBy(row: StoredWallet, { timestamp }: Block, entries: HistoryEntries): StoredWallet {
  const { followed, asOf, updatedAt } = row;
  const at = new Date(timestamp * 1_000);
  return { ...continued(row, entries, { followed: followed!, at, now: updatedAt }), asOf };
}

/** Whether a record is of the same history: a wallet that was imported anew meanwhile is not put back. */
function isBefore(row: StoredWallet, record: unknown): record is StoredWallet {
  return record !== undefined && record !== null && basisOf(record as StoredWallet) === basisOf(row);
}

/** What undoing a block puts back: the numbers as they are made again, and what was known besides. */
function asItWas(row: StoredWallet, record: StoredWallet): object {
  const { firstSeen, lastSeen, transactions, tokenTransfers } = row;
  const { wallet44, behaviour } = record.behaviour === null ? row : described(row);
  const numbers = { firstSeen, lastSeen, transactions, tokenTransfers, wallet44, behaviour };
  const state = copiedState(row, { isFollowed: record.followed !== null });
  return storedWallet({ ...record, ...numbers, state });
}
