import { isKnownToRebase } from "@tetron/domain/rebasing-tokens";
import { sql } from "drizzle-orm";
import type { HeldAssetTotal } from "./counterparties.ts";
import type { Database } from "./database.ts";
import { rolledWallets } from "./held-totals.ts";
import { plannedOnce } from "./internal/name-statements.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { movements } from "./tables/movements.ts";
import { rebasingTokens } from "./tables/rebasing-tokens.ts";
import { rollupBalances } from "./tables/rollup-balances.ts";
import { transferTotals } from "./tables/transfer-totals.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** What a wallet received and sent of an asset. */
export interface HeldBalance extends HeldAssetTotal {
  /** Base units that every movement since the chain's first block adds up to; `null` when not all are held. */
  readonly moved: bigint | null;
  /** Whether its balances change without transfers, or by less than it logs: then its transfers add up to nothing. */
  readonly isRebasing: boolean;
}

/** Assets of one wallet that are answered. */
const MAX_ASSETS = 100;

/** As `movedAfterReach`, with what is in no total: fees, what failed, and what the network itself gave. */
const movedOn = sql`wallet
      join ${movements} m on m.network = wallet.network and m.wallet = wallet.address and m.height > wallet.counted
      left join ${chainTransactions} t on t.network = m.network and t.height = m.height and t.index = m.transaction`;
const isCounted = sql`t.at is not null and m.kind <> 'fee' and not (t.failed and m.kind = 'native')
  and (wallet.reach is null or t.at > wallet.reach) and m.counterparty is distinct from wallet.address`;

/** What wallets received and sent of each asset, by falling number of transfers, in the order of the sources. */
export async function findBalances(
  db: Database,
  sources: readonly TransferSource[],
): Promise<HeldBalance[][]> {
  if (sources.length === 0) return [];
  const { rows } = await db.execute<Row>(
    plannedOnce(sql`
    with ${rolledWallets(sources)},
    later as materialized (
      select wallet.n, m.asset, count(*) filter (where ${isCounted} and m.index % 2 = 0) as sent_count,
        count(*) filter (where ${isCounted} and m.index % 2 = 1) as received_count,
        coalesce(sum(abs(m.delta)) filter (where ${isCounted} and m.index % 2 = 0), 0) as sent,
        coalesce(sum(abs(m.delta)) filter (where ${isCounted} and m.index % 2 = 1), 0) as received, sum(m.delta) as moved
      from ${movedOn} group by wallet.n, m.asset
    ),
    tail as (select * from later where sent_count + received_count > 0),
    candidates as materialized (
      select wallet.n, wallet.rollup, most.asset from wallet cross join lateral (
        select b.asset from ${rollupBalances} b where b.rollup = wallet.rollup and b.transfers > 0
        order by b.transfers desc nulls last, b.asset
        limit ${MAX_ASSETS} + (select count(*) from tail where tail.n = wallet.n)
      ) most
      union
      select wallet.n, wallet.rollup, tail.asset from wallet join tail on tail.n = wallet.n
    ),
    totals as (
      select wallet.n, t.asset, t.decimals, t.sent_count, t.received_count, t.sent, t.received, 0::numeric as moved
      from wallet
      join ${transferTotals} t on t.network = wallet.network and t.wallet = wallet.address and t.owner = wallet.owner
      where wallet.rollup is null and t.counterparty <> wallet.address
      union all
      select c.n, b.asset, b.decimals, b.sent_count, b.received_count, b.sent, b.received, b.moved
      from candidates c cross join lateral (
        select * from ${rollupBalances} b where b.rollup = c.rollup and b.asset = c.asset offset 0
      ) b
      union all
      select n, asset, null::smallint, sent_count, received_count, sent, received, 0 from tail
    ),
    sums as (
      select n, asset, max(decimals) as decimals, sum(sent_count) as sent_count, sum(received_count) as received_count,
        sum(sent) as sent, sum(received) as received, sum(moved) as moved
      from totals group by n, asset
    ),
    placed as (
      select *, row_number() over (partition by n order by sent_count + received_count desc, asset) as place
      from sums where sent_count + received_count > 0
    )
    select placed.n, asset, decimals, sent_count::text, received_count::text, sent::text, received::text,
      (placed.moved + coalesce(later.moved, 0))::text as moved, exists (
        select from ${rebasingTokens} r where r.network = wallet.network and r.asset = placed.asset
      ) as is_rebasing
    from placed join wallet using (n) left join (select n, asset, moved from later) later using (n, asset)
    where place <= ${MAX_ASSETS} order by placed.n, place`),
  );
  const found: HeldBalance[][] = sources.map(() => []);
  for (const { n, asset, decimals, sent_count, received_count, sent, received, moved, is_rebasing } of rows)
    found[Number(n) - 1]!.push({
      ...{ asset, decimals, sentCount: BigInt(sent_count), receivedCount: BigInt(received_count) },
      ...{ sent: BigInt(sent), received: BigInt(received) },
      moved: sources[Number(n) - 1]!.isWhole ? BigInt(moved) : null,
      isRebasing: is_rebasing || isKnownToRebase(asset),
    });
  return found;
}

type Row = Record<"n" | "asset" | "sent_count" | "received_count" | "sent" | "received" | "moved", string> & {
  decimals: number | null;
  is_rebasing: boolean;
};
