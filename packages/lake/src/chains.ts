import type { BlockRef } from "@tetron/domain/block";
import { Failure } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { and, asc, eq, gt, lt, sql } from "drizzle-orm";
import { forgetArchivedBlocks } from "./archive.ts";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { dropRollups } from "./rollups.ts";
import { addressLinks } from "./tables/address-links.ts";
import { chainBlocks } from "./tables/chain-blocks.ts";
import { chainHeaders } from "./tables/chain-headers.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { chainUndo } from "./tables/chain-undo.ts";
import { chainWatched } from "./tables/chain-watched.ts";
import { chains, type StoredChain } from "./tables/chains.ts";
import { issuerFreezes } from "./tables/issuer-freezes.ts";
import { movements } from "./tables/movements.ts";
import { rebasingTokens } from "./tables/rebasing-tokens.ts";
import { forgetUnbegun } from "./unbegun-chains.ts";

/** How far a network is followed; `undefined` when it never was. */
export async function findChain(db: Database, network: Network): Promise<StoredChain | undefined> {
  const [found] = await db.select().from(chains).where(eq(chains.network, network));
  return found;
}

/** The held blocks that may still be undone and the one below them, ascending. */
export async function findHeldBlocks(db: Database, network: Network): Promise<BlockRef[]> {
  const rows = await db
    .select()
    .from(chainBlocks)
    .where(eq(chainBlocks.network, network))
    .orderBy(asc(chainBlocks.height));
  return rows.map(({ height, hash, parentHash, at }) => ({
    ...{ height, hash, parentHash },
    timestamp: at.getTime() / 1_000,
  }));
}

/** Begins to follow a network after a block. @throws Failure `CONFLICT` when another process has begun. */
export async function beginChain(db: Database, chain: StoredChain, anchor: BlockRef): Promise<void> {
  const { network } = chain;
  const begun = await db
    .insert(chains)
    .values(chain)
    .onConflictDoNothing()
    .returning({ network: chains.network });
  if (begun.length === 0) throw anotherFollower(network);
  await forgetUnbegun(db, network);
  await db.insert(chainBlocks).values(rowOf(network, anchor));
}

/** The row of a held block. */
function rowOf(network: Network, { timestamp, height, hash, parentHash }: BlockRef) {
  return { ...{ network, height, hash, parentHash }, at: new Date(timestamp * 1_000) };
}

/**
 * Moves the checkpoint from one held block on.
 *
 * @throws Failure `CONFLICT` when another block is held, or following has stopped: another process follows the network, or
 *   somebody resets it.
 */
export async function moveChain(
  db: Database,
  { network, heldHash }: Pick<StoredChain, "network" | "heldHash">,
  change: Partial<StoredChain>,
): Promise<void> {
  const moved = await db
    .update(chains)
    .set(change)
    .where(and(eq(chains.network, network), eq(chains.heldHash, heldHash), eq(chains.stopped, false)))
    .returning({ network: chains.network });
  if (moved.length === 0) throw anotherFollower(network);
}

function anotherFollower(network: Network): Failure<"CONFLICT"> {
  return new Failure("CONFLICT", `Another process follows ${network}, or it is being reset.`, {
    kind: "chain",
    id: network,
  });
}

/**
 * Notes what a follower saw, without moving the checkpoint.
 *
 * @returns Whether anything is held of the network.
 */
export async function noteChain(
  db: Database,
  network: Network,
  seen: Partial<
    Pick<
      StoredChain,
      "headHeight" | "traces" | "trouble" | "stopped" | "endpoints" | "balanceChecks" | "updatedAt"
    >
  >,
): Promise<boolean> {
  const noted = await db
    .update(chains)
    .set(seen)
    .where(eq(chains.network, network))
    .returning({ network: chains.network });
  return noted.length > 0;
}

/** Replaces the block that following began after, and adds those that follow it. */
export async function putHeldBlocks(
  db: Database,
  network: Network,
  { anchor, blocks }: { readonly anchor: BlockRef | undefined; readonly blocks: readonly BlockRef[] },
): Promise<void> {
  if (anchor !== undefined)
    await db
      .delete(chainBlocks)
      .where(and(eq(chainBlocks.network, network), eq(chainBlocks.height, anchor.height)));
  const rows = [...(anchor === undefined ? [] : [anchor]), ...blocks].map((block) => rowOf(network, block));
  if (rows.length > 0) await db.execute(bulkInsert(chainBlocks, rows));
}

/** Removes the held blocks above one height and below another. */
export async function trimHeldBlocks(
  db: Database,
  network: Network,
  { above, below }: { readonly above?: number; readonly below?: number },
): Promise<void> {
  const ofNetwork = eq(chainBlocks.network, network);
  if (above !== undefined) await db.delete(chainBlocks).where(and(ofNetwork, gt(chainBlocks.height, above)));
  if (below !== undefined) await db.delete(chainBlocks).where(and(ofNetwork, lt(chainBlocks.height, below)));
}

/** Rows that one statement removes: each has a deadline. */
const MAX_REMOVED_ROWS = 50_000;

/** Removes some of what blocks of a network moved, froze and linked. @returns Whether there may be more. */
export async function deleteSomeMovements(db: Database, network: Network): Promise<boolean> {
  await dropRollups(db, network);
  let removed = 0;
  for (const table of [movements, chainTransactions, issuerFreezes, addressLinks, chainHeaders]) {
    const { rowCount } = await db.execute(sql`
      delete from ${table} where ctid = any(array(
        select ctid from ${table} where network = ${network} limit ${MAX_REMOVED_ROWS}
      ))`);
    removed += rowCount ?? 0;
  }
  return removed > 0;
}

/** Forgets the checkpoint of a network, its held blocks, what it is watched for, and what is archived of it. */
export async function forgetChain(db: Database, network: Network): Promise<void> {
  for (const table of [chains, chainBlocks, chainUndo, chainWatched, rebasingTokens])
    await db.delete(table).where(eq(table.network, network));
  await forgetArchivedBlocks(db, network);
}
