import type { Network } from "@tetron/domain/network";
import { and, asc, eq, lt, sql } from "drizzle-orm";
import { waitingHeaders } from "./archive-rows.ts";
import { findChain } from "./chains.ts";
import type { Database } from "./database.ts";
import type { Lake } from "./lake.ts";
import { renewRollups } from "./rollups.ts";
import { chainHeaders } from "./tables/chain-headers.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { chains } from "./tables/chains.ts";
import { movements } from "./tables/movements.ts";

/** Transactions that one commit deletes, with their movements: each statement has a deadline. */
const MAX_TRANSACTIONS = 5_000;

/** What one commit has deleted. */
export interface DeletedMovements {
  readonly rows: number;
  /** Height below which nothing is held any more. */
  readonly below: number;
}

/**
 * Deletes the oldest transactions and movements of a network whose blocks are final and older than a time. The states of
 * wallets, and what undoes blocks in them, do not rest on them. Reputations count blocks again that came after what was final
 * when they last changed: those are kept that were not yet final as long ago as blocks take to become so.
 *
 * @param options.onlyArchived - Leaves what waits for the archive, and what is newer than that.
 * @returns `undefined` when there are none.
 */
export async function deleteOldMovements(
  lake: Pick<Lake, "transaction">,
  network: Network,
  before: Date,
  { onlyArchived = false }: { readonly onlyArchived?: boolean } = {},
): Promise<DeletedMovements | undefined> {
  return lake.transaction(async ({ db }) => {
    const chain = await findChain(db, network);
    if (chain === undefined) return undefined;
    const waiting = onlyArchived ? await oldestWaiting(db, network) : Number.POSITIVE_INFINITY;
    const oldest = await oldestHeights(db, network);
    const final = Math.min(chain.finalizedHeight, chain.heldHeight);
    const longFinal = final - (chain.heldHeight - final);
    const isOld = ({ height, at }: OldestHeight) => at < before && height <= longFinal && height < waiting;
    const end = oldest.findIndex((each) => !isOld(each));
    const last = (end === -1 ? oldest : oldest.slice(0, end)).at(-1);
    if (last === undefined) return undefined;
    const below = last.height + 1;
    await renewRollups(db, network, { below });
    let rows = 0;
    for (const table of [movements, chainTransactions]) {
      const isBelow = and(eq(table.network, network), lt(table.height, below));
      rows += (await db.delete(table).where(isBelow)).rowCount ?? 0;
    }
    await db
      .delete(chainHeaders)
      .where(and(eq(chainHeaders.network, network), lt(chainHeaders.height, below)));
    await db
      .update(chains)
      .set({ movementsFrom: sql`greatest(${chains.movementsFrom}, ${below}::bigint)` })
      .where(eq(chains.network, network));
    return { rows, below };
  });
}

/** Height of the lowest block that is not archived; infinite when there is none. */
async function oldestWaiting(db: Database, network: Network): Promise<number> {
  const [found] = await waitingHeaders(db, network, 1);
  return found?.height ?? Number.POSITIVE_INFINITY;
}

interface OldestHeight {
  readonly height: number;
  readonly at: Date;
}

/** The lowest heights with transactions, ascending. */
async function oldestHeights(db: Database, network: Network): Promise<OldestHeight[]> {
  const { height, at, index } = chainTransactions;
  const rows = await db
    .select({ height, at })
    .from(chainTransactions)
    .where(eq(chainTransactions.network, network))
    .orderBy(asc(height), asc(index))
    .limit(MAX_TRANSACTIONS);
  return [...new Map(rows.map((row) => [row.height, row])).values()];
}
