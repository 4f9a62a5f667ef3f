import { isKnownToRebase } from "@tetron/domain/rebasing-tokens";
import { sql } from "drizzle-orm";
import type { HeldAssetTotal } from "./counterparties.ts";
import type { Database } from "./database.ts";
import { movedAfterReach, sourcesTable } from "./held-totals.ts";
import { movements } from "./tables/movements.ts";
import { rebasingTokens } from "./tables/rebasing-tokens.ts";
import { transferTotals } from "./tables/transfer-totals.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** What a wallet received and sent of an asset. */
export interface HeldBalance extends HeldAssetTotal {
  /** Base units that every movement since the chain's first block adds up to; `null` when not all are held. */
  readonly moved: bigint | null;
  /** Whether its balances change without transfers, or by less than it logs: then its transfers add up to nothing. */
  readonly isRebasing: boolean;
}

/** Assets of one wallet that are told. */
const MAX_ASSETS = 100;

/** What wallets received and sent of each asset, by falling number of transfers, in the order of the sources. */
export async function findBalances(
  db: Database,
  sources: readonly TransferSource[],
): Promise<HeldBalance[][]> {
  if (sources.length === 0) return [];
  const { rows } = await db.execute<Row>(sql`
    with wallet as materialized (select * from ${sourcesTable(sources)}),
    totals as (
      select wallet.n, t.asset, t.decimals, t.sent_count, t.received_count, t.sent, t.received
      from wallet
      join ${transferTotals} t on t.network = wallet.network and t.wallet = wallet.address and t.owner = wallet.owner
      where t.counterparty <> wallet.address
      union all
      select wallet.n, m.asset, null::smallint,
        count(*) filter (where m.index % 2 = 0), count(*) filter (where m.index % 2 = 1),
        coalesce(sum(abs(m.delta)) filter (where m.index % 2 = 0), 0),
        coalesce(sum(abs(m.delta)) filter (where m.index % 2 = 1), 0)
      from ${movedAfterReach} and m.counterparty is distinct from wallet.address
      group by wallet.n, m.asset
    ),
    sums as (
      select n, asset, max(decimals) as decimals, sum(sent_count) as sent_count, sum(received_count) as received_count,
        sum(sent) as sent, sum(received) as received
      from totals group by n, asset
    )
    select page.n, asset, decimals, sent_count::text, received_count::text, sent::text, received::text, (
      select sum(m.delta)::text from ${movements} m
      where m.network = wallet.network and m.wallet = wallet.address and m.asset = page.asset
    ) as moved, exists (
      select from ${rebasingTokens} r where r.network = wallet.network and r.asset = page.asset
    ) as is_rebasing
    from wallet cross join lateral (
      select * from sums where sums.n = wallet.n order by sent_count + received_count desc, asset limit ${MAX_ASSETS}
    ) page
    order by page.n, page.sent_count + page.received_count desc, asset`);
  const found: HeldBalance[][] = sources.map(() => []);
  for (const { n, asset, decimals, sent_count, received_count, sent, received, moved, is_rebasing } of rows)
    found[Number(n) - 1]!.push({
      ...{ asset, decimals, sentCount: BigInt(sent_count), receivedCount: BigInt(received_count) },
      ...{ sent: BigInt(sent), received: BigInt(received) },
      moved: sources[Number(n) - 1]!.isWhole && moved !== null ? BigInt(moved) : null,
      isRebasing: is_rebasing || isKnownToRebase(asset),
    });
  return found;
}

type Row = Record<"n" | "asset" | "sent_count" | "received_count" | "sent" | "received", string> & {
  decimals: number | null;
  moved: string | null;
  is_rebasing: boolean;
};
