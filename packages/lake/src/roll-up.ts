import { isSimulated, type Network } from "@tetron/domain/network";
import { eq, sql } from "drizzle-orm";
import { findChain } from "./chains.ts";
import type { Database } from "./database.ts";
import type { Lake } from "./lake.ts";
import { type LargeOptions, rollUpLargeHistories, rollUpLargeWallets } from "./large-wallets.ts";
import type { KnownAsset } from "./prices.ts";
import { addBlocks, addHistory, rankSome } from "./rollup-parts.ts";
import { revalue } from "./rollup-values.ts";
import { dropWhere, isOfHistory, isValued, listedHash, lockRollups, priceEdition } from "./rollups.ts";
import { chains } from "./tables/chains.ts";
import { movements } from "./tables/movements.ts";
import { rollupBalances } from "./tables/rollup-balances.ts";
import { rollupPrices } from "./tables/rollup-prices.ts";
import { rollupRanks } from "./tables/rollup-ranks.ts";
import { rollupTotals } from "./tables/rollup-totals.ts";
import { type Rollup, rollups } from "./tables/rollups.ts";
import { transferHistories } from "./tables/transfer-histories.ts";

/** Rows that one statement deletes: each has a deadline. */
const MAX_DELETED_ROWS = 20_000;
/** Settled movements of a wallet that are left to who reads them: fewer are added up in a millisecond. */
const MAX_LEFT = 200;
/**
 * Blocks so far below the newest one are settled before they are final: reorgs that undo more are rare, and make the roll-ups
 * that have those blocks again.
 */
const SETTLED_BELOW = 12;

export interface RollUpOptions extends LargeOptions {
  /** Assets that Tetron lists. */
  readonly known: readonly KnownAsset[];
  /** Settled movements of a wallet from which on they are added up. */
  readonly least?: number;
  /** How far below the newest one blocks are settled that are not final. */
  readonly settledBelow?: number;
  /** Whether blocks of chains that are not followed are added up: nobody else deletes them then. */
  readonly whileStopped?: boolean;
  /** Gets how many of the wallets that are due were added up. */
  readonly onRolledUp?: (done: number, total: number) => void;
}

/** Adds up in advance what large wallets transferred, up to the newest settled blocks; and deletes what that replaces. */
export async function rollUp(lake: Lake, options: RollUpOptions, signal: AbortSignal): Promise<void> {
  const { db } = lake;
  await rollUpLargeHistories(db, options);
  for (const { network } of await db.select({ network: chains.network }).from(chains)) {
    if (isSimulated(network)) continue;
    for (;;) {
      signal.throwIfAborted();
      const final = (await heightsOf(db, network, options))?.final;
      if (final === undefined || !(await rollUpLargeWallets(lake, network, { ...options, final }))) break;
    }
  }
  const due = await dueRollups(db, options);
  for (const [n, id] of due.entries()) {
    do signal.throwIfAborted();
    while (await advance(lake, id, options));
    options.onRolledUp?.(n + 1, due.length);
  }
  while (await deleteSomeDropped(db)) signal.throwIfAborted();
}

/** The roll-ups that are not of what is stored now, or of which enough has settled. */
async function dueRollups(
  db: Database,
  { known, least = MAX_LEFT, settledBelow = SETTLED_BELOW, whileStopped = false }: RollUpOptions,
): Promise<string[]> {
  const settled = sql`least(c.held_height, greatest(c.finalized_height, c.held_height - ${settledBelow}::int))`;
  const { rows } = await db.execute<{ id: string }>(sql`
    select r.id from ${rollups} r left join ${chains} c on c.network = r.network and (${whileStopped} or not c.stopped)
    where not r.is_dropped and (not r.is_ranked or not ${isOfHistory} or r.edition <> ${priceEdition} or not ${isValued(known)}
      or ${least} <= (select count(*) from (select from ${movements} m where m.network = r.network and m.wallet = r.wallet
          and m.height > r.height and m.height <= ${settled} limit ${least}) later))
    order by r.id`);
  return rows.map(({ id }) => id);
}

/** Heights up to which the blocks of a network are final, and settled; `undefined` while nobody may rely on that. */
async function heightsOf(
  db: Database,
  network: Network,
  { settledBelow = SETTLED_BELOW, whileStopped = false }: RollUpOptions,
): Promise<{ readonly final: number; readonly settled: number } | undefined> {
  const chain = await findChain(db, network);
  if (chain === undefined || (chain.stopped && !whileStopped)) return undefined;
  const final = Math.min(chain.finalizedHeight, chain.heldHeight);
  return { final, settled: Math.max(final, chain.heldHeight - settledBelow) };
}

/** Brings a roll-up a part further. @returns Whether it is not at its end. */
async function advance(lake: Lake, id: string, options: RollUpOptions): Promise<boolean> {
  return lake.transaction(async ({ db }) => {
    const found = await lockedRollup(db, id);
    if (found === undefined) return false;
    const rollup = found.listed === "" ? await begun(db, found, options) : found;
    if (rollup === undefined || !(await isCurrent(db, rollup, options))) {
      await dropWhere(db, sql`r.id = ${id}::bigint`, { anew: rollup !== undefined });
      return false;
    }
    const heights = await heightsOf(db, rollup.network, options);
    const addMore = async () =>
      heights !== undefined && (await addBlocks(db, rollup, { known: options.known, upTo: heights.settled }));
    if (!rollup.isRanked) {
      // Ranks are computed once, when all blocks are in.
      if (rollup.rankedTo !== null || !(await addMore())) await rankSome(db, rollup, options.known);
      return true;
    }
    if (await revalue(db, rollup, options.known)) return addMore();
    await dropWhere(db, sql`r.id = ${id}::bigint`);
    return false;
  });
}

/** A roll-up that nobody else changes until the transaction ends. */
async function lockedRollup(db: Database, id: string): Promise<Rollup | undefined> {
  const which = sql`${rollups.id} = ${id}::bigint and not ${rollups.isDropped}`;
  const [first] = await db.select().from(rollups).where(which);
  if (first === undefined) return undefined;
  await lockRollups(db, first.network);
  const [found] = await db.select().from(rollups).where(which);
  return found;
}

/** A roll-up that begins with what is stored; `undefined` when there is nothing to roll up. */
async function begun(
  db: Database,
  { id, network, wallet, owner }: Rollup,
  { known }: RollUpOptions,
): Promise<Rollup | undefined> {
  const history = await db
    .select()
    .from(transferHistories)
    .where(
      sql`${transferHistories.network} = ${network} and ${transferHistories.wallet} = ${wallet} and ${transferHistories.owner} = ${owner}`,
    );
  if (owner !== "" && history[0] === undefined) return undefined;
  const { hash = null, reach = null, valuedAt = null } = history[0] ?? {};
  const { rows } = await db.execute<{ edition: string }>(sql`select ${priceEdition} as edition`);
  const set = {
    ...{ hash, reach, historyValuedAt: valuedAt, listed: listedHash(known) },
    ...{ edition: Number(rows[0]!.edition), valuedAt: sql`now() - interval '1 minute'` },
  };
  const [begins] = await db.update(rollups).set(set).where(eq(rollups.id, id)).returning();
  await addHistory(db, begins!);
  return begins;
}

async function isCurrent(db: Database, { id }: Rollup, { known }: RollUpOptions): Promise<boolean> {
  const { rows } = await db.execute<{ current: boolean }>(sql`
    select ${isOfHistory} and r.listed = ${listedHash(known)} as current from ${rollups} r where r.id = ${id}::bigint`);
  return rows[0]!.current;
}

/** Deletes some rows of roll-ups that were dropped. @returns Whether there may be more. */
async function deleteSomeDropped(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from ${rollups} where is_dropped limit 1`);
  if (rows.length === 0) return false;
  const { id } = rows[0]!;
  for (const table of [rollupTotals, rollupRanks, rollupBalances, rollupPrices]) {
    const { rowCount } = await db.execute(sql`
      delete from ${table} where ctid = any(array(
        select ctid from ${table} where rollup = ${id}::bigint limit ${MAX_DELETED_ROWS}))`);
    if ((rowCount ?? 0) > 0) return true;
  }
  await db.execute(sql`delete from ${rollups} where id = ${id}::bigint`);
  return true;
}
