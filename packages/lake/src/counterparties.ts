import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { heldTotals } from "./held-totals.ts";
import type { KnownAsset } from "./prices.ts";
import { rollupRanks } from "./tables/rollup-ranks.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** What was transferred of one asset. */
export interface HeldAssetTotal {
  /** CAIP-19 id. */
  readonly asset: string;
  /** As its histories say; `null` when none does. */
  readonly decimals: number | null;
  readonly sentCount: bigint;
  readonly receivedCount: bigint;
  /** Base units. */
  readonly sent: bigint;
  readonly received: bigint;
}

/** What was transferred of one asset with a counterparty. */
export interface ValuedAssetTotal extends HeldAssetTotal {
  /** US dollars, times 1e8, by the price of each transfer's day; `null` when no transfer has one, 0 when there is none. */
  readonly sentUsd: bigint | null;
  readonly receivedUsd: bigint | null;
}

/** What a wallet and a counterparty transferred to each other. */
export interface HeldCounterparty {
  readonly address: string;
  readonly sentCount: bigint;
  readonly receivedCount: bigint;
  /** US dollars, times 1e8, by the price of each transfer's day; `null` when no transfer has one, 0 when there is none. */
  readonly sentUsd: bigint | null;
  readonly receivedUsd: bigint | null;
  /** Transfers of known assets on days without a price. */
  readonly unpricedCount: bigint;
  /** Transfers that no total counts the value of. */
  readonly excludedCount: bigint;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  /** Those with most transfers first. */
  readonly assets: readonly ValuedAssetTotal[];
  /** What it is ordered by. */
  readonly rank: bigint;
}

/** Which counterparties, in which order. */
export interface CounterpartyOptions {
  /** Only those that the wallet sent to, or received from; absent: all. */
  readonly incoming?: boolean | undefined;
  readonly orderBy: "value" | "count" | "recent";
  readonly limit: number;
  /** The last of the page before. */
  readonly after?: Pick<HeldCounterparty, "rank" | "address"> | undefined;
  readonly known: readonly KnownAsset[];
}

/** Assets of one counterparty that are told. */
const MAX_ASSETS = 20;

/** Counterparties of wallets, a page of each in the order of the sources. */
export async function findCounterparties(
  db: Database,
  sources: readonly TransferSource[],
  { incoming, orderBy, limit, after, known }: CounterpartyOptions,
): Promise<HeldCounterparty[][]> {
  if (sources.length === 0) return [];
  const below = after && sql`where (rank, counterparty) < (${`${after.rank}`}::numeric, ${after.address})`;
  const { rows } = await db.execute<Row>(sql`
    with ${heldTotals(sources, known, candidatesTable({ incoming, orderBy, limit, after }))},
    ${partiesTable(incoming)},
    ranked as (select *, ${rankOf(orderBy, incoming)} as rank from parties),
    placed as (
      select *, row_number() over (partition by n order by rank desc, counterparty desc) as place
      from ranked ${below ?? sql``}
    ),
    chosen as (select * from placed where place <= ${limit}),
    by_asset as (
      select n, counterparty, asset, max(decimals) as decimals, sum(sent_count) as sent_count,
        sum(received_count) as received_count, sum(sent) as sent, sum(received) as received,
        ${usdOf("sent")} as sent_usd, ${usdOf("received")} as received_usd,
        row_number() over (
          partition by n, counterparty order by sum(sent_count + received_count) desc, asset
        ) as place
      from totals where (n, counterparty) in (select n, counterparty from chosen)
      group by n, counterparty, asset
    ),
    assets as (
      select n, counterparty, json_agg(
        json_build_array(
          asset, decimals, sent_count::text, received_count::text, sent::text, received::text, sent_usd::text, received_usd::text
        )
        order by place
      ) as assets
      from by_asset where place <= ${MAX_ASSETS} group by n, counterparty
    )
    select n, counterparty, sent_count::text, received_count::text, sent_usd::text, received_usd::text, unpriced::text,
      excluded::text, rank::text,
      extract(epoch from first)::bigint::text as first, extract(epoch from last)::bigint::text as last, assets
    from chosen join assets using (n, counterparty) order by n, chosen.rank desc, counterparty desc`);
  const found: HeldCounterparty[][] = sources.map(() => []);
  for (const row of rows) found[Number(row.n) - 1]!.push(counterpartyOf(row));
  return found;
}

type Row = Record<
  | "n"
  | "counterparty"
  | "sent_count"
  | "received_count"
  | "unpriced"
  | "excluded"
  | "rank"
  | "first"
  | "last",
  string
> & {
  sent_usd: string | null;
  received_usd: string | null;
  assets: readonly [string, number | null, string, string, string, string, string | null, string | null][];
};

/** What was sent or received is worth: unknown when it has no price, nothing when it is nothing. */
function usdOf(side: "sent" | "received"): SQL {
  const [count, usd] =
    side === "sent" ? [sql`sent_count`, sql`sent_usd`] : [sql`received_count`, sql`received_usd`];
  return sql`case when sum(${count}) = 0 then 0 else sum(${usd}) end`;
}

/**
 * Common tables of the counterparties of wallets with a roll-up that may be on a page: by the roll-up as many as are asked for
 * and one for each that later blocks have, whose ranks it does not know; and those of later blocks.
 */
function candidatesTable({
  incoming,
  orderBy,
  limit,
  after,
}: Pick<CounterpartyOptions, "incoming" | "orderBy" | "limit" | "after">): SQL {
  const rank = sql.raw(`p.${RANK_COLUMNS[orderBy][directionOf(incoming)]}`);
  const counts =
    incoming === undefined ? sql`` : sql`and p.${incoming ? sql`received_count` : sql`sent_count`} > 0`;
  const below = after && sql`and (${rank}, p.counterparty) < (${`${after.rank}`}::numeric, ${after.address})`;
  return sql`
    later as materialized (
      select distinct n, counterparty from tail
      where counterparty <> '' and n in (select n from wallet where rollup is not null)
    ),
    candidates as materialized (
      select wallet.*, first.counterparty from wallet cross join lateral (
        select p.counterparty from ${rollupRanks} p where p.rollup = wallet.rollup ${counts} ${below ?? sql``}
        order by ${rank} desc, p.counterparty desc
        limit ${limit} + (select count(*) from later where later.n = wallet.n)
      ) first
      union
      select wallet.*, later.counterparty from wallet join later on later.n = wallet.n
    )`;
}

/** Columns of `rollup_ranks`. */
const RANK_COLUMNS = {
  value: { both: "value", sent: "sent_value", received: "received_value" },
  count: { both: "count", sent: "sent_count", received: "received_count" },
  recent: { both: "recent", sent: "recent", received: "recent" },
} as const;

function directionOf(incoming: boolean | undefined): "both" | "sent" | "received" {
  return incoming === undefined ? "both" : incoming ? "received" : "sent";
}

/** The counterparties of a table `totals`, as a common table `parties`; a direction leaves out those that have nothing in it. */
export function partiesTable(incoming?: boolean): SQL {
  const having =
    incoming === undefined ? sql`` : sql`having sum(${incoming ? sql`received_count` : sql`sent_count`}) > 0`;
  return sql`
    parties as (
      select n, counterparty, sum(sent_count) as sent_count, sum(received_count) as received_count,
        ${usdOf("sent")} as sent_usd, ${usdOf("received")} as received_usd,
        coalesce(sum(sent_usd), sum(received_usd)) is not null as is_valued,
        sum(sent_unpriced + received_unpriced) as unpriced, sum(sent_excluded + received_excluded) as excluded,
        least(min(first_sent), min(first_received)) as first, greatest(max(last_sent), max(last_received)) as last
      from totals where counterparty <> ''
      group by n, counterparty ${having}
    )`;
}

/** Whole numbers, so that a cursor can tell one. What has no value comes after what is worth nothing. */
export function rankOf(orderBy: CounterpartyOptions["orderBy"], incoming: boolean | undefined): SQL {
  if (orderBy === "recent") return sql`extract(epoch from last)::bigint::numeric`;
  const [sent, received] =
    orderBy === "count" ? [sql`sent_count`, sql`received_count`] : [sql`sent_usd`, sql`received_usd`];
  const both = sql`coalesce(${sent}, 0) + coalesce(${received}, 0)`;
  const rank = incoming === undefined ? both : incoming ? received : sent;
  return orderBy === "count"
    ? sql`(${rank})::numeric`
    : sql`case when is_valued then coalesce(${rank}, -1) else -1 end`;
}

function counterpartyOf(row: Row): HeldCounterparty {
  const count = (text: string | null) => (text === null ? null : BigInt(text));
  return {
    address: row.counterparty,
    sentCount: BigInt(row.sent_count),
    receivedCount: BigInt(row.received_count),
    sentUsd: count(row.sent_usd),
    receivedUsd: count(row.received_usd),
    unpricedCount: BigInt(row.unpriced),
    excludedCount: BigInt(row.excluded),
    firstSeen: new Date(Number(row.first) * 1_000),
    lastSeen: new Date(Number(row.last) * 1_000),
    rank: BigInt(row.rank),
    assets: row.assets.map(
      ([asset, decimals, sentCount, receivedCount, sent, received, sentUsd, receivedUsd]) => ({
        ...{ asset, decimals, sentCount: BigInt(sentCount), receivedCount: BigInt(receivedCount) },
        ...{
          sent: BigInt(sent),
          received: BigInt(received),
          sentUsd: count(sentUsd),
          receivedUsd: count(receivedUsd),
        },
      }),
    ),
  };
}
