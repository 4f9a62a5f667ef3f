import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert, replaceAll } from "./internal/bulk-insert.ts";
import { chunks } from "./internal/chunks.ts";
import { assetPrices, type StoredPrice } from "./tables/asset-prices.ts";
import { rollupMarks } from "./tables/rollup-marks.ts";

/** Which source's price of a day stays: the one that was imported, then the one read live, then the shipped table's. */
export const PRICE_RANKS = { table: 0, recorded: 1, imported: 2 } as const;

/** An asset that Tetron lists, and the symbol whose price it has; `null` for one that nobody prices. */
export interface KnownAsset {
  /** CAIP-19 id. */
  readonly asset: string;
  readonly priced: string | null;
  readonly decimals: number;
}

/** An asset on a day of UTC, such as `2026-01-31`. */
export interface AssetDay {
  /** CAIP-19 id. */
  readonly asset: string;
  readonly day: string;
}

/** What an asset was worth on a day. */
export interface DayPrice {
  /** US dollars, times 1e8, of a whole unit; `> 0`. */
  readonly usdE8: bigint;
  readonly decimals: number;
}

const MAX_ROWS_OF_STATEMENT = 5_000;

/**
 * Stores prices. What a source of a higher rank said of the same day stays.
 *
 * @returns How many days have another price now.
 */
export async function putPrices(
  db: Database,
  prices: readonly Omit<StoredPrice, "at">[],
  at: Date,
): Promise<number> {
  let changed = 0;
  for await (const chunk of chunks(prices, MAX_ROWS_OF_STATEMENT)) {
    const rows = chunk.map((price) => ({ ...price, at }));
    const tail = sql`on conflict (asset, day) do update set ${replaceAll(assetPrices, [])}
      where asset_prices.rank <= excluded.rank
        and (asset_prices.usd, asset_prices.until, asset_prices.decimals, asset_prices.rank)
          is distinct from (excluded.usd, excluded.until, excluded.decimals, excluded.rank)
      returning 1`;
    // What is valued knows by one number whether it is so by these prices: both are there at once.
    const { rows: counted } = await db.execute<{ changed: string }>(sql`
      with changed as (${bulkInsert(assetPrices, rows, tail)}),
      marked as (
        insert into ${rollupMarks} select 'prices', 1 where exists (select from changed)
        on conflict (name) do update set value = rollup_marks.value + 1
      )
      select count(*) as changed from changed`);
    changed += Number(counted[0]!.changed);
  }
  return changed;
}

/** What assets were worth on days, in the order asked for; `undefined` where nobody says. */
export async function findDayPrices(
  db: Database,
  known: readonly KnownAsset[],
  wanted: readonly AssetDay[],
): Promise<(DayPrice | undefined)[]> {
  const byAsset = new Map(known.map((each) => [each.asset, each]));
  const found: (DayPrice | undefined)[] = [];
  for await (const chunk of chunks(wanted, MAX_ROWS_OF_STATEMENT)) {
    const keys = chunk.map(({ asset }) => byAsset.get(asset)?.priced ?? asset);
    const { rows } = await db.execute<{ usd: string | null; decimals: number | null }>(sql`
      select price.usd::text as usd, price.decimals
      from unnest(${sql.param(keys)}::text[], ${sql.param(chunk.map(({ day }) => day))}::date[])
        with ordinality as wanted (asset, day, n)
      left join lateral ${priceOn(sql`wanted.asset`, sql`wanted.day`)} as price on true
      order by wanted.n`);
    for (const [n, { usd, decimals: told }] of rows.entries()) {
      const decimals = byAsset.get(chunk[n]!.asset)?.decimals ?? told;
      found.push(usd === null || decimals === null ? undefined : { usdE8: BigInt(usd), decimals });
    }
  }
  return found;
}

/** The price of a symbol, or of an asset that Tetron does not list, on a day, as a table of at most one row. */
export function priceOn(asset: SQL, day: SQL): SQL {
  return sql`(select p.usd, p.decimals from ${assetPrices} p
    where p.asset = ${asset} and p.day <= ${day} and p.until > ${day} order by p.day desc limit 1)`;
}

/** The assets that Tetron lists as a table `known (asset, priced, decimals)`. */
export function knownTable(known: readonly KnownAsset[]): SQL {
  return sql`unnest(
    ${sql.param(known.map(({ asset }) => asset))}::text[],
    ${sql.param(known.map(({ priced }) => priced))}::text[],
    ${sql.param(known.map(({ decimals }) => decimals))}::int[]
  ) as known (asset, priced, decimals)`;
}

/** The days from `since` on that have a price which was read or imported, as `asset day`. */
export async function pricedDays(db: Database, since: string): Promise<ReadonlySet<string>> {
  const { rows } = await db.execute<{ key: string }>(sql`
    select asset || ' ' || day as key from ${assetPrices} where day >= ${since}::date and rank > ${PRICE_RANKS.table}`);
  return new Set(rows.map(({ key }) => key));
}

/** What is held of the prices of one asset. */
export interface PriceSpan {
  /** As in `asset_prices`. */
  readonly asset: string;
  readonly days: number;
  readonly first: string;
  readonly last: string;
  /** Names of the sources. */
  readonly sources: readonly string[];
}

const MAX_TOLD_SOURCES = 10;

/** What is held of prices, by asset. */
export async function listPriceSpans(db: Database): Promise<PriceSpan[]> {
  const { rows } = await db.execute<{ [Key in keyof PriceSpan]: PriceSpan[Key] }>(sql`
    select asset, count(*)::int as days, min(day)::text as first, max(day)::text as last,
      (array_agg(distinct source))[1:${sql.raw(`${MAX_TOLD_SOURCES}`)}] as sources
    from ${assetPrices} group by asset order by asset`);
  return rows;
}
