import { type SQL, sql } from "drizzle-orm";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { movements } from "./tables/movements.ts";
import { transferTotals } from "./tables/transfer-totals.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** US dollars, times 1e8, of a whole unit of an asset. */
export interface AssetPrice {
  /** CAIP-19 id. */
  readonly asset: string;
  readonly usdE8: bigint;
  readonly decimals: number;
}

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

/**
 * What wallets sent to and received from each counterparty in each asset: of histories what was added up, of the blocks
 * after their reach what is added up here. A query of common tables, to follow `with`; the last is `totals`.
 */
export function heldTotals(sources: readonly TransferSource[]): SQL {
  return sql`
    wallet as materialized (select * from ${sourcesTable(sources)}),
    moved as (
      select wallet.n, coalesce(m.counterparty, '') as counterparty, m.asset, null::smallint as decimals,
        m.index % 2 = 1 as incoming, count(*) as count, sum(abs(m.delta)) as amount, min(t.at) as first, max(t.at) as last
      from wallet
      join ${movements} m on m.network = wallet.network and m.wallet = wallet.address
      join ${chainTransactions} t on t.network = m.network and t.height = m.height and t.index = m.transaction
      where m.kind <> 'fee' and not (t.failed and m.kind = 'native') and (wallet.reach is null or t.at > wallet.reach)
      group by 1, 2, 3, 5
    ),
    totals as (
      select wallet.n, t.counterparty, t.asset, t.decimals, t.sent_count, t.received_count, t.sent, t.received,
        t.first_sent, t.last_sent, t.first_received, t.last_received
      from wallet
      join ${transferTotals} t on t.network = wallet.network and t.wallet = wallet.address and t.owner = wallet.owner
      union all
      select n, counterparty, asset, decimals,
        case when incoming then 0 else count end, case when incoming then count else 0 end,
        case when incoming then 0 else amount end, case when incoming then amount else 0 end,
        case when incoming then null else first end, case when incoming then null else last end,
        case when incoming then first end, case when incoming then last end
      from moved
    )`;
}

/** Prices as a table `price (asset, usd)`, of one base unit. */
export function pricesTable(prices: readonly AssetPrice[]): SQL {
  return sql`(
    select asset, usd_e8 / 10::numeric ^ decimals as usd from unnest(
      ${sql.param(prices.map(({ asset }) => asset))}::text[],
      ${sql.param(prices.map(({ usdE8 }) => `${usdE8}`))}::numeric[],
      ${sql.param(prices.map(({ decimals }) => decimals))}::int[]
    ) as given (asset, usd_e8, decimals)
  ) as price`;
}
