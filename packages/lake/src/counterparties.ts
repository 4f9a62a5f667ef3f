import { type SQL, sql } from "drizzle-orm";
import {
  belowCursor,
  type CounterpartyOptions,
  foremostTables,
  partiesTable,
  type RankedCounterparty,
  rankOf,
  usdOf,
} from "./counterparty-ranks.ts";
import type { Database } from "./database.ts";
import { heldTotals } from "./held-totals.ts";
import { plannedOnce } from "./internal/name-statements.ts";
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
export interface HeldCounterparty extends RankedCounterparty {
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
}

/** Maximum assets that are reported for one counterparty. */
const MAX_ASSETS = 20;

/** Counterparties of wallets, a page of each in the order of the sources. */
export async function findCounterparties(
  db: Database,
  sources: readonly TransferSource[],
  options: CounterpartyOptions,
): Promise<HeldCounterparty[][]> {
  if (sources.length === 0) return [];
  const foremost = sql`${foremostTables(options)},
    candidates as materialized (
      select wallet.*, foremost.counterparty from wallet join foremost on foremost.n = wallet.n
    )`;
  return readCounterparties(
    db,
    sources,
    heldTotals(sources, options.known, { of: "roll-ups", tables: foremost }),
    options,
  );
}

/** A wallet, and those of its counterparties that are asked for. */
export interface ChosenCounterparties {
  readonly source: TransferSource;
  readonly addresses: readonly string[];
}

/** Some counterparties of wallets by falling value, in the order of the wallets; those with no transfer are left out. */
export async function findChosenCounterparties(
  db: Database,
  chosen: readonly ChosenCounterparties[],
  { known }: Pick<CounterpartyOptions, "known">,
): Promise<HeldCounterparty[][]> {
  const pairs = chosen.flatMap(({ addresses }, i) => addresses.map((address) => ({ n: i + 1, address })));
  if (pairs.length === 0) return chosen.map(() => []);
  const sources = chosen.map(({ source }) => source);
  const given = sql`
    candidates as materialized (
      select wallet.*, given.counterparty from wallet join unnest(
        ${sql.param(pairs.map(({ n }) => n))}::bigint[], ${sql.param(pairs.map(({ address }) => address))}::text[]
      ) as given (n, counterparty) on given.n = wallet.n
    )`;
  return readCounterparties(db, sources, heldTotals(sources, known, { of: "wallets", tables: given }), {
    ...{ orderBy: "value", limit: pairs.length },
  });
}

/** @param totals - The common tables of what was transferred, of `candidates` at least. */
async function readCounterparties(
  db: Database,
  sources: readonly TransferSource[],
  totals: SQL,
  { incoming, orderBy, limit, after }: Omit<CounterpartyOptions, "known">,
): Promise<HeldCounterparty[][]> {
  const { rows } = await db.execute<Row>(
    plannedOnce(sql`
    with ${totals},
    ${partiesTable(incoming)},
    ranked as (select *, ${rankOf(orderBy, incoming)} as rank from parties),
    placed as (
      select *, row_number() over (partition by n order by rank desc, counterparty desc) as place
      from ranked ${belowCursor({ after }, { rank: sql`rank`, counterparty: sql`counterparty`, word: "where" })}
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
    from chosen join assets using (n, counterparty) order by n, chosen.rank desc, counterparty desc`),
  );
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
