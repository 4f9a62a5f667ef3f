import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { movedAfterReach, movedOfDay, usdOfUnits } from "./held-totals.ts";
import { type KnownAsset, knownTable, priceOn } from "./prices.ts";
import { rankCounterparties } from "./rollup-parts.ts";
import { priceEdition } from "./rollups.ts";
import { movements } from "./tables/movements.ts";
import { rollupPrices } from "./tables/rollup-prices.ts";
import { rollupTotals } from "./tables/rollup-totals.ts";
import { type Rollup, rollups } from "./tables/rollups.ts";

/** Movements that are read again for prices that have changed: of more the roll-up is made anew. */
const MAX_MOVEMENTS = 20_000;

/**
 * Values a roll-up by the prices that are stored: of each asset and day whose price has changed, what it was worth by the earlier
 * one is taken away, and what it is worth now is added.
 *
 * @returns False when too much has changed.
 */
export async function revalue(db: Database, rollup: Rollup, known: readonly KnownAsset[]): Promise<boolean> {
  const { id, network, wallet, edition } = rollup;
  const { rows } = await db.execute<{ edition: string }>(sql`select ${priceEdition} as edition`);
  const now = rows[0]!.edition;
  if (now === `${edition}`) return true;
  const found = await db.execute<Changed>(sql`
    select u.asset, u.day::text, u.usd::text, u.decimals, price.usd::text as new_usd,
      case when price.usd is not null then coalesce(known.decimals, price.decimals) end as new_decimals,
      u.first_height, u.last_height
    from ${rollupPrices} u left join ${knownTable(known)} on known.asset = u.asset
    left join lateral ${priceOn(sql`coalesce(known.priced, u.asset)`, sql`u.day`)} as price on true
    where u.rollup = ${id}::bigint and (u.usd, u.decimals) is distinct from
      (price.usd, case when price.usd is not null then coalesce(known.decimals, price.decimals) end)`);
  const changed = found.rows;
  if (changed.length > 0) {
    const heights = changed.flatMap(({ first_height, last_height }) => [
      Number(first_height),
      Number(last_height),
    ]);
    const [lowest, highest] = [Math.min(...heights), Math.max(...heights)];
    const within = sql`and m.height >= ${lowest}::bigint and m.height <= ${highest}::bigint`;
    const counted = await db.execute<{ n: string }>(sql`
      select count(*) as n from (select from ${movements} m where m.network = ${network} and m.wallet = ${wallet} ${within}
        limit ${MAX_MOVEMENTS + 1}) own`);
    if (Number(counted.rows[0]!.n) > MAX_MOVEMENTS) return false;
    await replacePrices(db, rollup, { known, changed, within });
  }
  await db.execute(sql`
    update ${rollups} set edition = ${now}::bigint, valued_at = now() - interval '1 minute' where id = ${id}::bigint`);
  return true;
}

interface Changed extends Record<string, unknown> {
  readonly asset: string;
  readonly day: string;
  readonly usd: string | null;
  readonly decimals: number | null;
  readonly new_usd: string | null;
  readonly new_decimals: number | null;
  readonly first_height: string;
  readonly last_height: string;
}

interface Replacement {
  readonly known: readonly KnownAsset[];
  readonly changed: readonly Changed[];
  /** The blocks that moved something on those days. */
  readonly within: SQL;
}

async function replacePrices(
  db: Database,
  rollup: Rollup,
  { known, changed, within }: Replacement,
): Promise<void> {
  const { id } = rollup;
  const column = (of: (each: Changed) => string | number | null) => sql.param(changed.map(of));
  const usd = (units: SQL, price: string, decimals: string) =>
    sql`coalesce(${usdOfUnits(units, sql.raw(price), sql.raw(decimals))}, 0)`;
  const units = sql`amount`;
  const { rows } = await db.execute<{ counterparty: string }>(sql`
    with wallet as materialized (
      select 1::bigint as n, r.network, r.wallet as address, r.reach, -1::bigint as counted
      from ${rollups} r where r.id = ${id}::bigint
    ),
    changed as materialized (
      select * from unnest(
        ${column(({ asset }) => asset)}::text[], ${column(({ day }) => day)}::date[],
        ${column((each) => each.usd)}::bigint[], ${column(({ decimals }) => decimals)}::int[],
        ${column(({ new_usd }) => new_usd)}::bigint[], ${column(({ new_decimals }) => new_decimals)}::int[]
      ) as changed (asset, day, usd, decimals, new_usd, new_decimals)
    ),
    own as (select ${movedOfDay} from ${movedAfterReach} ${within} and m.height <= ${rollup.height}::bigint group by 1, 2, 3, 4),
    differences as (
      select counterparty, own.asset, incoming,
        sum(moving * ((changed.new_usd is not null)::int - (changed.usd is not null)::int)) as priced,
        sum(${usd(units, "changed.new_usd", "changed.new_decimals")} - ${usd(units, "changed.usd", "changed.decimals")}) as usd
      from own join changed on changed.asset = own.asset and changed.day = own.day where moving > 0 group by 1, 2, 3
    ),
    prices as (
      update ${rollupPrices} u set usd = changed.new_usd, decimals = changed.new_decimals
      from changed where u.rollup = ${id}::bigint and u.asset = changed.asset and u.day = changed.day
    )
    update ${rollupTotals} k set priced = k.priced + d.priced, usd = k.usd + d.usd
    from differences d
    where k.rollup = ${id}::bigint and k.counterparty = d.counterparty and k.asset = d.asset and k.incoming = d.incoming
    returning k.counterparty`);
  const counterparties = new Set(rows.map(({ counterparty }) => counterparty));
  counterparties.delete("");
  await rankCounterparties(db, rollup, known, [...counterparties]);
}
