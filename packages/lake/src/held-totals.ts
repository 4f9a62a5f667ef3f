import { type SQL, sql } from "drizzle-orm";
import { type KnownAsset, knownTable, priceOn } from "./prices.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { movements } from "./tables/movements.ts";
import { transferTotals } from "./tables/transfer-totals.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** Wallets as a table `wallet (network, address, owner, reach, n)`, `n` their place from 1. */
export function sourcesTable(sources: readonly TransferSource[]): SQL {
  const column = (of: (source: TransferSource) => string | null) => sql.param(sources.map(of));
  return sql`unnest(
    ${column(({ network }) => network)}::text[],
    ${column(({ address }) => address)}::text[],
    ${column(({ history }) => history?.owner ?? null)}::text[],
    ${column(({ history }) => history?.reach?.toISOString() ?? null)}::timestamptz[]
  ) with ordinality as wallet (network, address, owner, reach, n)`;
}

/** What blocks moved of the wallets of a table `wallet` after the reach of their histories, `m`, with its transaction `t`. */
export const movedAfterReach = sql`wallet
      join ${movements} m on m.network = wallet.network and m.wallet = wallet.address
      join ${chainTransactions} t on t.network = m.network and t.height = m.height and t.index = m.transaction
      where m.kind <> 'fee' and not (t.failed and m.kind = 'native') and (wallet.reach is null or t.at > wallet.reach)`;

/**
 * What wallets sent to and received from each counterparty in each asset, with its value by the price of each transfer's day:
 * of histories what was added up, of the blocks after their reach what is added up here. A query of common tables, to follow
 * `with`; the last is `totals`.
 */
export function heldTotals(sources: readonly TransferSource[], known: readonly KnownAsset[]): SQL {
  return sql`
    wallet as materialized (select * from ${sourcesTable(sources)}),
    moved_on as (
      select wallet.n, coalesce(m.counterparty, '') as counterparty, m.asset, m.index % 2 = 1 as incoming,
        (t.at at time zone 'UTC')::date as day, count(*) as count, count(*) filter (where m.delta <> 0) as moving,
        sum(abs(m.delta)) as amount, min(t.at) as first, max(t.at) as last
      from ${movedAfterReach}
      group by 1, 2, 3, 4, 5
    ),
    valued as (
      select moved_on.*, known.asset is not null as is_known,
        case when moving > 0 then amount * price.usd / 10::numeric ^ coalesce(known.decimals, price.decimals) end as usd
      from moved_on left join ${knownTable(known)} on known.asset = moved_on.asset
      left join lateral ${priceOn(sql`coalesce(known.priced, moved_on.asset)`, sql`moved_on.day`)} as price on true
    ),
    moved as (
      select n, counterparty, asset, incoming, sum(count) as count, sum(amount) as amount, min(first) as first, max(last) as last,
        trunc(sum(usd)) as usd, sum(case when usd is null and is_known then moving else 0 end) as unpriced,
        sum(count - case when usd is null and not is_known then 0 else moving end) as excluded
      from valued group by 1, 2, 3, 4
    ),
    totals as (
      select wallet.n, t.counterparty, t.asset, t.decimals, t.sent_count, t.received_count, t.sent, t.received,
        t.first_sent, t.last_sent, t.first_received, t.last_received, t.sent_usd, t.received_usd,
        t.sent_unpriced, t.received_unpriced, t.sent_excluded, t.received_excluded
      from wallet
      join ${transferTotals} t on t.network = wallet.network and t.wallet = wallet.address and t.owner = wallet.owner
      union all
      select n, counterparty, asset, null::smallint,
        case when incoming then 0 else count end, case when incoming then count else 0 end,
        case when incoming then 0 else amount end, case when incoming then amount else 0 end,
        case when incoming then null else first end, case when incoming then null else last end,
        case when incoming then first end, case when incoming then last end,
        case when incoming then null else usd end, case when incoming then usd end,
        case when incoming then 0 else unpriced end, case when incoming then unpriced else 0 end,
        case when incoming then 0 else excluded end, case when incoming then excluded else 0 end
      from moved
    )`;
}
