import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { heldTotals } from "./held-totals.ts";
import type { KnownAsset } from "./prices.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** What one wallet paid another, as either of them holds it. */
export interface Flow {
  /** The other wallet. */
  readonly address: string;
  /** US dollars, times 1e8, by the price of each transfer's day; `null` when none has a price. */
  readonly usd: bigint | null;
  /** What its part of all flows is counted by, `>= 0`: see `Flows.isByValue`. */
  readonly weight: bigint;
  /** Unix seconds of the first and the last transfer. */
  readonly first: number;
  readonly last: number;
}

/** The flows of one wallet in one direction. Transfers that no total counts are in none. */
export interface Flows {
  /** US dollars, times 1e8, of all of them; `null` when no transfer has a price. */
  readonly usd: bigint | null;
  /** Whether weights are US dollars times 1e8. Otherwise all is in one asset, and they are its base units: parts need no price. */
  readonly isByValue: boolean;
  /** Sum of the weights. */
  readonly weight: bigint;
  /** Transfers that the weights count, and those that they do not for want of a price. */
  readonly weighed: bigint;
  readonly unpriced: bigint;
  /** Transfers that no total counts. */
  readonly excluded: bigint;
  /** Those with the largest weight first, at most as many as asked for. */
  readonly flows: readonly Flow[];
}

/** Which flows. */
export interface FlowOptions {
  /** Those into the wallets, or out of them. */
  readonly incoming: boolean;
  /** Of each wallet. */
  readonly limit: number;
  readonly known: readonly KnownAsset[];
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

/** The flows of wallets by weight, in the order of the sources. */
export async function findFlows(
  db: Database,
  wallets: readonly FlowSource[],
  { incoming, limit, known }: FlowOptions,
): Promise<Flows[]> {
  if (wallets.length === 0) return [];
  const of = (column: string) => sql.raw(`${incoming ? "received" : "sent"}${column}`);
  const time = (end: "first" | "last") => sql.raw(`${end}_${incoming ? "received" : "sent"}`);
  const inTime = incoming ? sql`first <= bound.at` : sql`last >= bound.at`;
  const counts = sql`${of("_count")} > ${of("_excluded")}`;
  const { rows } = await db.execute<Row>(sql`
    with ${heldTotals(
      wallets.map(({ source }) => source),
      known,
    )},
    flows as (
      select totals.n, counterparty, sum(${of("_usd")}) as usd, sum(${of("")}) filter (where ${counts}) as units,
        sum(${of("_count")} - ${of("_excluded")}) as counted, sum(${of("_unpriced")}) as unpriced,
        sum(${of("_excluded")}) as excluded, min(asset) filter (where ${counts}) as least_asset,
        max(asset) filter (where ${counts}) as most_asset,
        extract(epoch from min(${time("first")}))::bigint as first, extract(epoch from max(${time("last")}))::bigint as last
      from totals join wallet on wallet.n = totals.n
      where counterparty <> '' and counterparty <> wallet.address and ${of("_count")} > 0
      group by totals.n, counterparty
    ),
    timely as (
      select flows.* from flows
      join unnest(${sql.param(wallets.map(({ bound }) => bound))}::bigint[]) with ordinality as bound (at, n)
        on bound.n = flows.n
      where bound.at is null or ${inTime}
    ),
    wholes as (
      select n, sum(usd) as usd, sum(counted) as counted, sum(unpriced) as unpriced, sum(excluded) as excluded,
        sum(unpriced) > 0 and min(least_asset) = max(most_asset) as is_by_units
      from timely group by n
    ),
    weighed as (
      select timely.*, case when is_by_units then timely.units else coalesce(timely.usd, 0) end as weight, is_by_units
      from timely join wholes on wholes.n = timely.n where timely.counted > 0
    ),
    placed as (
      select weighed.*, sum(weight) over (partition by n) as all_weight,
        row_number() over (partition by n order by weight desc, counted desc, counterparty) as place
      from weighed
    )
    select wholes.n, wholes.usd::text as all_usd, wholes.counted::text as all_counted, wholes.unpriced::text,
      wholes.excluded::text, wholes.is_by_units, counterparty, placed.usd::text, placed.weight::text,
      placed.all_weight::text, placed.first::text, placed.last::text
    from wholes left join placed on placed.n = wholes.n and place <= ${limit} order by wholes.n, place`);
  const found = wallets.map((): Filled => ({ ...NO_FLOWS, flows: [] }));
  for (const row of rows) {
    const wallet = found[Number(row.n) - 1]!;
    const [counted, unpriced] = [BigInt(row.all_counted), BigInt(row.unpriced)];
    wallet.usd = row.all_usd === null ? null : BigInt(row.all_usd);
    wallet.isByValue = !row.is_by_units;
    wallet.weighed = row.is_by_units ? counted : counted - unpriced;
    wallet.unpriced = unpriced;
    wallet.excluded = BigInt(row.excluded);
    if (row.counterparty === null) continue;
    wallet.weight = BigInt(row.all_weight!);
    wallet.flows.push({
      ...{
        address: row.counterparty,
        usd: row.usd === null ? null : BigInt(row.usd),
        weight: BigInt(row.weight!),
      },
      ...{ first: Number(row.first), last: Number(row.last) },
    });
  }
  return found;
}

type Filled = { -readonly [Key in keyof Flows]: Flows[Key] } & { flows: Flow[] };

const NO_FLOWS = {
  ...{ usd: null, isByValue: true, weight: 0n, weighed: 0n, unpriced: 0n, excluded: 0n },
} as const;

type Row = Record<"n" | "all_counted" | "unpriced" | "excluded", string> &
  Record<"all_usd" | "counterparty" | "usd" | "weight" | "all_weight" | "first" | "last", string | null> & {
    is_by_units: boolean;
  };
