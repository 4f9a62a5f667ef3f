import type { Network } from "@tetron/domain/network";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { Lake } from "./lake.ts";
import { lockRollups } from "./rollups.ts";
import { movements } from "./tables/movements.ts";
import { rollupMarks } from "./tables/rollup-marks.ts";
import { rollups } from "./tables/rollups.ts";
import { transferHistories } from "./tables/transfer-histories.ts";
import { wallets } from "./tables/wallets.ts";

/** Transfers from which on a wallet is rolled up: fewer are added up in some hundredths of a second. */
const LARGE = 2_000;

/** Of so many movements the wallet of one is looked at: one that has become large is found soon, and nothing is counted of others. */
const SAMPLED = 200;
/** Movements of one transaction. */
const MAX_MOVEMENTS = 20_000;

/** Which wallets are large; a test's are smaller. */
export interface LargeOptions {
  /** Transfers of a large one. */
  readonly large?: number;
  readonly sampled?: number;
}

/** Begins the roll-ups of large histories that have none. */
export async function rollUpLargeHistories(db: Database, { large = LARGE }: LargeOptions): Promise<void> {
  await db.execute(sql`
    insert into ${rollups} (network, wallet, owner)
    select h.network, h.wallet, h.owner from ${transferHistories} h
    where h.transfers >= ${sql.raw(`${large}`)} and h.network <> 'simnet' and not exists (select from ${rollups} r
      where r.network = h.network and r.wallet = h.wallet and r.owner = h.owner and not r.is_dropped)
    on conflict (network, wallet, owner) where not is_dropped do nothing`);
}

/**
 * Begins the roll-ups of wallets that some more final blocks show to be large.
 *
 * @param options.final - Height up to which blocks are final.
 * @returns Whether there may be more.
 */
export async function rollUpLargeWallets(
  { db: reads, transaction }: Pick<Lake, "db" | "transaction">,
  network: Network,
  { final, large = LARGE, sampled = SAMPLED }: LargeOptions & { readonly final: number },
): Promise<boolean> {
  const { rows: more } = await reads.execute<{ exist: boolean }>(sql`
    select exists (select from ${movements} where network = ${network} and height <= ${final}::bigint
      and height > coalesce((select value from ${rollupMarks} where name = ${network}), -1)) as exist`);
  if (!more[0]!.exist) return false;
  return transaction(async ({ db }) => {
    await lockRollups(db, network);
    const { rows } = await db.execute<{ after: string; last: string | null }>(sql`
      select mark.value as after, (
        select max(height) from (
          select height from ${movements} m where m.network = mark.name and m.height > mark.value and m.height <= ${final}::bigint
          order by height limit ${MAX_MOVEMENTS}
        ) part
      ) as last
      from ${rollupMarks} mark where mark.name = ${network}`);
    const { after, last } = rows[0]!;
    if (last === null) return false;
    await db.execute(sql`
      with sampled as (
        select distinct wallet from ${movements}
        where network = ${network} and height > ${after}::bigint and height <= ${last}::bigint
          and hashint8(height * 1000003 + transaction * 1009 + index) % ${sampled} = 0
      ),
      large as (
        select wallet from sampled where ${large} <= (select count(*) from (
          select from ${movements} m where m.network = ${network} and m.wallet = sampled.wallet limit ${large}) own)
      ),
      histories as (
        select h.wallet, h.owner from ${transferHistories} h where h.network = ${network} and h.wallet in (select wallet from large)
      )
      insert into ${rollups} (network, wallet, owner)
      select ${network}::text, wallet, owner from histories
      union all
      select ${network}::text, wallet, '' from large
      where not exists (select from histories h where h.wallet = large.wallet and h.owner in ('system', 'operator'))
        or exists (select from ${wallets} w where w.network = ${network} and w.address = large.wallet and w.owner = 'operator'
          and w.followed ->> 'basis' = 'chain')
      on conflict (network, wallet, owner) where not is_dropped do nothing`);
    await db.execute(
      sql`update ${rollupMarks} set value = ${last}::bigint where name = ${network} and value < ${last}::bigint`,
    );
    return true;
  });
}
