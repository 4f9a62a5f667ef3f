import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { type AssetPrice, heldTotals, pricesTable } from "./held-totals.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** What one wallet paid another, as either of them holds it. */
export interface Flow {
  /** The other wallet. */
  readonly address: string;
  /** US dollars, times 1e8, `>= 0`. */
  readonly usd: bigint;
  /** Unix seconds of the first and the last transfer. */
  readonly first: number;
  readonly last: number;
}

/** The flows of one wallet in one direction. */
export interface Flows {
  /** US dollars, times 1e8, of all of them. */
  readonly total: bigint;
  /** The largest first, at most as many as asked for. */
  readonly flows: readonly Flow[];
}

/** Which flows. */
export interface FlowOptions {
  /** Those into the wallets, or out of them. */
  readonly incoming: boolean;
  /** Of each wallet. */
  readonly limit: number;
  readonly prices: readonly AssetPrice[];
}

/** A wallet, and when what is followed was there. */
export interface FlowSource {
  readonly source: TransferSource;
  /**
   * Unix seconds. Only flows out that did not end before, or flows in that did not begin later, can have passed on what
   * is followed; `null` for all.
   */
  readonly bound: number | null;
}

/** The flows of wallets by value, in the order of the sources. What has no price has no part in them. */
export async function findFlows(
  db: Database,
  wallets: readonly FlowSource[],
  { incoming, limit, prices }: FlowOptions,
): Promise<Flows[]> {
  if (wallets.length === 0) return [];
  const [count, amount, first, last] = incoming
    ? [sql`received_count`, sql`received`, sql`first_received`, sql`last_received`]
    : [sql`sent_count`, sql`sent`, sql`first_sent`, sql`last_sent`];
  const inTime = incoming ? sql`first <= bound.at` : sql`last >= bound.at`;
  const { rows } = await db.execute<
    Record<"n" | "counterparty" | "usd" | "total" | "first" | "last", string>
  >(sql`
    with ${heldTotals(wallets.map(({ source }) => source))},
    flows as (
      select totals.n, counterparty, trunc(sum(${amount} * price.usd)) as usd,
        extract(epoch from min(${first}))::bigint as first, extract(epoch from max(${last}))::bigint as last
      from totals join wallet on wallet.n = totals.n join ${pricesTable(prices)} on price.asset = totals.asset
      where counterparty <> '' and counterparty <> wallet.address and ${count} > 0
      group by totals.n, counterparty
    ),
    placed as (
      select flows.*, sum(usd) over (partition by flows.n) as total,
        row_number() over (partition by flows.n order by usd desc, counterparty) as place
      from flows join unnest(${sql.param(wallets.map(({ bound }) => bound))}::bigint[]) with ordinality as bound (at, n)
        on bound.n = flows.n
      where usd > 0 and (bound.at is null or ${inTime})
    )
    select n, counterparty, usd::text, total::text, first::text, last::text from placed
    where place <= ${limit} order by n, place`);
  const found = wallets.map(() => ({ total: 0n, flows: [] as Flow[] }));
  for (const { n, counterparty: address, usd, total, first: from, last: to } of rows) {
    const wallet = found[Number(n) - 1]!;
    wallet.total = BigInt(total);
    wallet.flows.push({ address, usd: BigInt(usd), first: Number(from), last: Number(to) });
  }
  return found;
}
