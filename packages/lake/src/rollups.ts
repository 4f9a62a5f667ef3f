import { createHash } from "node:crypto";
import { isSimulated, type Network } from "@tetron/domain/network";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { KnownAsset } from "./prices.ts";
import { assetPrices } from "./tables/asset-prices.ts";
import { movements } from "./tables/movements.ts";
import { rollupMarks } from "./tables/rollup-marks.ts";
import { rollups } from "./tables/rollups.ts";
import { transferHistories } from "./tables/transfer-histories.ts";

/** How often prices have changed. */
export const priceEdition = sql`coalesce((select value from ${rollupMarks} where name = 'prices'), 0)`;

/** Whether a roll-up `r` is of the history that is stored. */
export const isOfHistory = sql`(r.owner = '' or exists (select from ${transferHistories} h
  where h.network = r.network and h.wallet = r.wallet and h.owner = r.owner and h.hash = r.hash
    and h.reach is not distinct from r.reach and h.valued_at is not distinct from r.history_valued_at))`;

/** Whether what a roll-up `r` has is worth what stored prices say. Prices of later days say nothing of it. */
export function isValued(known: readonly KnownAsset[]): SQL {
  return sql`(r.listed = ${listedHash(known)} and (r.edition = ${priceEdition} or not exists (
    select from ${assetPrices} p where p.at > r.valued_at and p.day <= r.last_day)))`;
}

const hashes = new WeakMap<readonly KnownAsset[], string>();

/** A name of the assets that are listed, and how they are priced. */
export function listedHash(known: readonly KnownAsset[]): string {
  const found = hashes.get(known) ?? createHash("sha256").update(JSON.stringify(known)).digest("hex");
  hashes.set(known, found);
  return found;
}

/** Lets nobody else add up or change settled blocks of a network until the transaction ends. */
export async function lockRollups(db: Database, network: Network): Promise<void> {
  // Nothing of it is rolled up.
  if (isSimulated(network)) return;
  await db.execute(sql`
    insert into ${rollupMarks} values (${network}, -1) on conflict (name) do update set value = rollup_marks.value`);
}

/** Which roll-ups of a network are made again. */
export interface ChangedBlocks {
  /** Those that have added up blocks from this height on; of all heights when absent. */
  readonly from?: number;
  /** Only those of wallets that blocks below this height moved something of. */
  readonly below?: number;
  /** Only those of these wallets. */
  readonly wallets?: readonly string[];
}

/**
 * Has the roll-ups of a network made again, before blocks that they may have are added or deleted in the same transaction: what
 * reads them adds up the blocks until then.
 */
export async function renewRollups(
  db: Database,
  network: Network,
  { from = -1, below, wallets }: ChangedBlocks = {},
): Promise<void> {
  if (isSimulated(network)) return;
  await lockRollups(db, network);
  const ofWallets = wallets && sql`and r.wallet = any(${sql.param([...wallets])}::text[])`;
  const moved =
    below === undefined
      ? undefined
      : sql`and exists (select from ${movements} m
          where m.network = r.network and m.wallet = r.wallet and m.height < ${below}::bigint)`;
  await dropWhere(
    db,
    sql`r.network = ${network} and r.height >= ${from}::bigint ${ofWallets ?? sql``} ${moved ?? sql``}`,
  );
  if (from >= 0)
    await db.execute(
      sql`update ${rollupMarks} set value = least(value, ${from - 1}::bigint) where name = ${network}`,
    );
}

/** Drops roll-ups `r`, and begins those anew that nobody else began. Their rows are deleted by and by: see `rollUp`. */
export async function dropWhere(db: Database, which: SQL, { anew = true } = {}): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(
    sql`update ${rollups} r set is_dropped = true where not r.is_dropped and ${which} returning r.id`,
  );
  if (rows.length === 0 || !anew) return;
  await db.execute(sql`
    insert into ${rollups} (network, wallet, owner) select network, wallet, owner from ${rollups}
    where id = any(${sql.param(rows.map(({ id }) => id))}::bigint[])
    on conflict (network, wallet, owner) where not is_dropped do nothing`);
}

/** Drops all roll-ups, or those of a network: large wallets are looked for again. */
export async function dropRollups(db: Database, network?: Network): Promise<void> {
  if (network !== undefined && isSimulated(network)) return;
  if (network !== undefined) await lockRollups(db, network);
  await dropWhere(db, network === undefined ? sql`true` : sql`r.network = ${network}`, { anew: false });
  await db.execute(sql`
    update ${rollupMarks} set value = -1 where ${network === undefined ? sql`name <> 'prices'` : sql`name = ${network}`}`);
}
