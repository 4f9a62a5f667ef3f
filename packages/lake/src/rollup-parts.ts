import { type SQL, sql } from "drizzle-orm";
import { partiesTable, rankOf } from "./counterparty-ranks.ts";
import type { Database } from "./database.ts";
import { movedAfterReach, movedOfDay, totalsTables, usdOfUnits } from "./held-totals.ts";
import { slices } from "./internal/chunks.ts";
import { type KnownAsset, knownTable, priceOn } from "./prices.ts";
import { movements } from "./tables/movements.ts";
import { rollupBalances } from "./tables/rollup-balances.ts";
import { rollupPrices } from "./tables/rollup-prices.ts";
import { rollupRanks } from "./tables/rollup-ranks.ts";
import { rollupTotals } from "./tables/rollup-totals.ts";
import { type Rollup, rollups } from "./tables/rollups.ts";
import { transferTotals } from "./tables/transfer-totals.ts";

/** Movements of one transaction, and counterparties of one statement. */
const MAX_MOVEMENTS = 5_000;
const MAX_COUNTERPARTIES = 2_000;

/** A roll-up as the table of wallets that totals are computed of. */
function rolledWallet({ id }: Pick<Rollup, "id">): SQL {
  return sql`
    wallet as materialized (
      select 1::bigint as n, r.network, r.wallet as address, nullif(r.owner, '') as owner, r.reach, r.id as rollup,
        r.height as counted
      from ${rollups} r where r.id = ${id}::bigint
    )`;
}

/** Adds up what the history of a roll-up has of each asset. */
export async function addHistory(db: Database, { id, network, wallet, owner }: Rollup): Promise<void> {
  await db.execute(sql`
    insert into ${rollupBalances} (rollup, asset, decimals, transfers, sent_count, received_count, sent, received, moved)
    select ${id}::bigint, t.asset, max(t.decimals), sum(t.sent_count + t.received_count), sum(t.sent_count),
      sum(t.received_count), sum(t.sent), sum(t.received), 0
    from ${transferTotals} t
    where t.network = ${network} and t.wallet = ${wallet} and t.owner = ${owner} and t.counterparty <> ${wallet}
    group by t.asset`);
}

/** Ranks some counterparties of a roll-up that is new; after the last one it may be read. */
export async function rankSome(db: Database, rollup: Rollup, known: readonly KnownAsset[]): Promise<void> {
  const { id, network, wallet, owner, rankedTo } = rollup;
  const next = sql`counterparty > ${rankedTo ?? ""} order by counterparty limit ${MAX_COUNTERPARTIES}`;
  const { rows } = await db.execute<{ counterparty: string }>(sql`
    select counterparty from (
      (select distinct counterparty from ${transferTotals}
        where network = ${network} and wallet = ${wallet} and owner = ${owner} and ${next})
      union (select distinct counterparty from ${rollupTotals} where rollup = ${id}::bigint and ${next})
    ) both_of_them order by counterparty limit ${MAX_COUNTERPARTIES}`);
  const counterparties = rows.map(({ counterparty }) => counterparty);
  await rankCounterparties(db, rollup, known, counterparties);
  const last = counterparties.at(-1);
  await db.execute(
    last === undefined
      ? sql`update ${rollups} set is_ranked = true where id = ${id}::bigint`
      : sql`update ${rollups} set ranked_to = ${last} where id = ${id}::bigint`,
  );
}

/** Adds some blocks to a roll-up. @returns Whether there may be more. */
export async function addBlocks(
  db: Database,
  rollup: Rollup,
  { known, upTo }: { readonly known: readonly KnownAsset[]; readonly upTo: number },
): Promise<boolean> {
  const { id, network, wallet, height, owner } = rollup;
  const { rows } = await db.execute<{ last: string | null }>(sql`
    select max(height) as last from (
      select m.height from ${movements} m where m.network = ${network} and m.wallet = ${wallet}
        and m.height > ${height}::bigint and m.height <= ${upTo}::bigint
      order by m.height limit ${MAX_MOVEMENTS}
    ) part`);
  const { last } = rows[0]!;
  if (last === null) return false;
  const within = sql`and m.height <= ${last}::bigint`;
  const added = await db.execute<{ counterparties: string[] | null; day: string | null }>(sql`
    with ${rolledWallet(rollup)},
    fresh as materialized (
      select ${movedOfDay}, min(m.height) as lowest, max(m.height) as highest
      from ${movedAfterReach} ${within} group by 1, 2, 3, 4
    ),
    days as (
      select asset, day, min(lowest) as lowest, max(highest) as highest from fresh where moving > 0 group by asset, day
    ),
    priced as materialized (
      select days.*, case when u.rollup is null then price.usd else u.usd end as usd,
        case when u.rollup is not null then u.decimals
          when price.usd is not null then coalesce(known.decimals, price.decimals) end as decimals
      from days left join ${rollupPrices} u on u.rollup = ${id}::bigint and u.asset = days.asset and u.day = days.day
      left join ${knownTable(known)} on known.asset = days.asset
      left join lateral ${priceOn(sql`coalesce(known.priced, days.asset)`, sql`days.day`)} as price on true
    ),
    prices as (
      insert into ${rollupPrices} (rollup, asset, day, usd, decimals, first_height, last_height)
      select ${id}::bigint, asset, day, usd, decimals, lowest, highest from priced
      on conflict (rollup, asset, day) do update set
        first_height = least(rollup_prices.first_height, excluded.first_height),
        last_height = greatest(rollup_prices.last_height, excluded.last_height)
    ),
    totals as (
      insert into ${rollupTotals} (rollup, counterparty, asset, incoming, count, moving, priced, amount, usd, first, last)
      select ${id}::bigint, counterparty, fresh.asset, incoming, sum(count), sum(moving),
        coalesce(sum(moving) filter (where priced.usd is not null), 0), sum(amount),
        coalesce(sum(${usdOfUnits(sql`amount`, sql`priced.usd`, sql`priced.decimals`)}) filter (where moving > 0), 0),
        min(first), max(last)
      from fresh left join priced on priced.asset = fresh.asset and priced.day = fresh.day group by 2, 3, 4
      on conflict (rollup, counterparty, asset, incoming) do update set
        count = rollup_totals.count + excluded.count, moving = rollup_totals.moving + excluded.moving,
        priced = rollup_totals.priced + excluded.priced, amount = rollup_totals.amount + excluded.amount,
        usd = rollup_totals.usd + excluded.usd,
        first = least(rollup_totals.first, excluded.first), last = greatest(rollup_totals.last, excluded.last)
      returning counterparty
    ),
    balances as (
      insert into ${rollupBalances} (rollup, asset, transfers, sent_count, received_count, sent, received, moved)
      select ${id}::bigint, asset, sum(sent_count + received_count), sum(sent_count), sum(received_count), sum(sent),
        sum(received), sum(moved)
      from (
        select asset, case when incoming then 0 else count end as sent_count, case when incoming then count else 0 end as received_count,
          case when incoming then 0 else amount end as sent, case when incoming then amount else 0 end as received, 0 as moved
        from fresh where counterparty <> ${wallet}
        union all
        select m.asset, 0, 0, 0, 0, m.delta from ${movements} m
        where ${owner} = '' and m.network = ${network} and m.wallet = ${wallet} and m.height > ${height}::bigint ${within}
      ) parts
      group by asset
      on conflict (rollup, asset) do update set
        transfers = rollup_balances.transfers + excluded.transfers,
        sent_count = rollup_balances.sent_count + excluded.sent_count,
        received_count = rollup_balances.received_count + excluded.received_count,
        sent = rollup_balances.sent + excluded.sent, received = rollup_balances.received + excluded.received,
        moved = rollup_balances.moved + excluded.moved
    )
    select (select array_agg(distinct counterparty) from totals where counterparty <> '') as counterparties,
      (select max(day)::text from days) as day`);
  const { counterparties, day } = added.rows[0]!;
  if (rollup.isRanked) await rankCounterparties(db, rollup, known, counterparties ?? []);
  await db.execute(sql`
    update ${rollups} set height = ${last}::bigint, last_day = greatest(last_day, ${day}::date) where id = ${id}::bigint`);
  return true;
}

/** Computes the ranks of counterparties of a roll-up from what is added up of them. */
export async function rankCounterparties(
  db: Database,
  rollup: Pick<Rollup, "id">,
  known: readonly KnownAsset[],
  counterparties: readonly string[],
): Promise<void> {
  for (const some of slices(counterparties, MAX_COUNTERPARTIES))
    await db.execute(sql`
      with ${rolledWallet(rollup)},
      tail as (
        select 0::bigint as n, '' as counterparty, '' as asset, true as incoming, 0::bigint as count, 0::bigint as moving,
          0::numeric as amount, now() as first, now() as last, 0::bigint as priced, 0::numeric as usd where false
      ),
      candidates as materialized (
        select wallet.*, part.counterparty from wallet cross join unnest(${sql.param(some)}::text[]) as part (counterparty)
      ),
      ${totalsTables(known, "wallets")},
      ${partiesTable()}
      insert into ${rollupRanks}
        (rollup, counterparty, value, sent_value, received_value, count, sent_count, received_count, recent)
      select ${rollup.id}::bigint, counterparty, ${rankOf("value", undefined)}, ${rankOf("value", false)},
        ${rankOf("value", true)}, ${rankOf("count", undefined)}, ${rankOf("count", false)}, ${rankOf("count", true)},
        ${rankOf("recent", undefined)}
      from parties
      on conflict (rollup, counterparty) do update set value = excluded.value, sent_value = excluded.sent_value,
        received_value = excluded.received_value, count = excluded.count, sent_count = excluded.sent_count,
        received_count = excluded.received_count, recent = excluded.recent`);
}
