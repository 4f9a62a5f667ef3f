import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { heldTotals, laterTotals } from "./held-totals.ts";
import { plannedOnce } from "./internal/name-statements.ts";
import type { KnownAsset } from "./prices.ts";
import { rollupRanks } from "./tables/rollup-ranks.ts";
import { rollupTotals } from "./tables/rollup-totals.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** A counterparty, and what it is ordered by. */
export interface RankedCounterparty {
  readonly address: string;
  readonly rank: bigint;
}

/** Which counterparties, in which order. */
export interface CounterpartyOptions {
  /** Only those that the wallet sent to, or received from; absent: all. */
  readonly incoming?: boolean | undefined;
  readonly orderBy: "value" | "count" | "recent";
  readonly limit: number;
  /** The last of the page before. */
  readonly after?: RankedCounterparty | undefined;
  readonly known: readonly KnownAsset[];
}

/** Which of the counterparties of a table `foremost` are marked. */
export interface Marking {
  /** Common tables that follow it, the last `marked (n, counterparty)`. @param sources - Of which it is. */
  readonly tables: (sources: readonly TransferSource[]) => SQL;
}

/** A counterparty, and whether it is one of those that are marked. */
export interface MarkedCounterparty extends RankedCounterparty {
  readonly isMarked: boolean;
}

/**
 * As many counterparties as asked for, without what was transferred, in the order of the sources, and which of them are marked:
 * none without a `marking`.
 */
export async function readRanks(
  db: Database,
  sources: readonly TransferSource[],
  options: CounterpartyOptions,
  marking?: Marking,
): Promise<MarkedCounterparty[][]> {
  if (sources.length === 0) return [];
  const found = await ranksOfRollups(db, sources, { ...options, marking });
  const others = sources.filter((_, i) => found[i] === undefined);
  const counted = (await countedRanks(db, others, { ...options, marking })).values();
  return found.map((ranks) => ranks ?? counted.next().value!);
}

interface RankOptions extends CounterpartyOptions {
  readonly marking: Marking | undefined;
}

/** One row for each wallet: a thousand would take longer to read than to find. */
type RankRow = {
  readonly n: string;
  readonly ranks: readonly (readonly [address: string, rank: string, isMarked: boolean])[] | null;
};

/** Those of a table `foremost`, in their order, as a text. */
function ranksJson(marking: Marking | undefined): SQL {
  const isMarked = marking ? sql`(n, counterparty) in (select n, counterparty from marked)` : sql`false`;
  return sql`json_agg(json_build_array(counterparty, rank::text, ${isMarked}) order by rank desc, counterparty desc)`;
}

function markedTables(marking: Marking | undefined, sources: readonly TransferSource[]): SQL {
  return marking ? sql`, ${marking.tables(sources)}` : sql``;
}

function ranksOf({ ranks }: RankRow): MarkedCounterparty[] {
  return (ranks ?? []).map(([address, rank, isMarked]) => ({ address, rank: BigInt(rank), isMarked }));
}

/** Those of wallets with a roll-up, in a statement that is planned in a part of the time; `undefined` of the others. */
async function ranksOfRollups(
  db: Database,
  sources: readonly TransferSource[],
  { marking, ...options }: RankOptions,
): Promise<(MarkedCounterparty[] | undefined)[]> {
  const { rows } = await db.execute<RankRow>(
    plannedOnce(sql`
    with ${laterTotals(sources, options.known)}, ${foremostTables(options)} ${markedTables(marking, sources)},
    ranked as (select n, ${ranksJson(marking)} as ranks from foremost group by n)
    select wallet.n, ranked.ranks from wallet left join ranked on ranked.n = wallet.n where wallet.rollup is not null`),
  );
  const found: (MarkedCounterparty[] | undefined)[] = sources.map(() => undefined);
  for (const row of rows) found[Number(row.n) - 1] = ranksOf(row);
  return found;
}

/** By all that was transferred. */
async function countedRanks(
  db: Database,
  sources: readonly TransferSource[],
  { marking, ...options }: RankOptions,
): Promise<MarkedCounterparty[][]> {
  if (sources.length === 0) return [];
  const { incoming, orderBy, limit, known } = options;
  const { rows } = await db.execute<RankRow>(
    plannedOnce(sql`
    with ${heldTotals(sources, known)},
    ${partiesTable(incoming)},
    ranked as (select n, counterparty, ${rankOf(orderBy, incoming)} as rank from parties),
    placed as (
      select *, row_number() over (partition by n order by rank desc, counterparty desc) as place
      from ranked ${belowCursor(options, { rank: sql`rank`, counterparty: sql`counterparty`, word: "where" })}
    ),
    foremost as materialized (select n, counterparty, rank from placed where place <= ${limit})
    ${markedTables(marking, sources)}
    select n, ${ranksJson(marking)} as ranks from foremost group by n`),
  );
  const found: MarkedCounterparty[][] = sources.map(() => []);
  for (const row of rows) found[Number(row.n) - 1] = ranksOf(row);
  return found;
}

/** Counterparties of a page up to which it is worth finding out which may be on it; of more, totals are read of all. */
const MAX_BOUNDED = 200;

/** Columns of `rollup_ranks`. */
const RANK_COLUMNS = {
  value: { both: "value", sent: "sent_value", received: "received_value" },
  count: { both: "count", sent: "sent_count", received: "received_count" },
  recent: { both: "recent", sent: "recent", received: "recent" },
} as const;

function directionOf(incoming: boolean | undefined): "both" | "sent" | "received" {
  return incoming === undefined ? "both" : incoming ? "received" : "sent";
}

/** What is after the cursor, as a condition; nothing on a first page. */
export function belowCursor(
  { after }: Pick<CounterpartyOptions, "after">,
  {
    rank,
    counterparty,
    word,
  }: { readonly rank: SQL; readonly counterparty: SQL; readonly word: "where" | "and" },
): SQL {
  if (after === undefined) return sql``;
  return sql`${sql.raw(word)} (${rank}, ${counterparty}) < (${`${after.rank}`}::numeric, ${after.address})`;
}

/**
 * Common tables of the counterparties on a page of wallets with a roll-up; the last, `foremost`, has them and their ranks. Those
 * that no later block names are as the roll-up ranks them. Of the others it has all that they are ranked by but for the later
 * blocks, and those are added: no totals are read of a counterparty that cannot be on the page.
 */
export function foremostTables(options: Omit<CounterpartyOptions, "known">): SQL {
  const { incoming, orderBy, limit } = options;
  const isBounded = orderBy === "value" && limit <= MAX_BOUNDED;
  const direction = directionOf(incoming);
  const rank = sql.raw(`p.${RANK_COLUMNS[orderBy][direction]}`);
  const counts = direction === "both" ? sql`` : sql`and p.${sql.raw(`${direction}_count`)} > 0`;
  const counted = sql.raw(`coalesce(p.${direction}_count, 0) + ${direction}_more > 0`);
  const isAfter = (ranked: SQL, word: "where" | "and") =>
    belowCursor(options, { rank: ranked, counterparty: sql`p.counterparty`, word });
  return sql`
    later_sums as materialized (
      select n, rollup, counterparty, coalesce(sum(count) filter (where not incoming), 0) as sent_more,
        coalesce(sum(count) filter (where incoming), 0) as received_more, max(last) as last_more,
        ${orderBy === "value" ? addedValues(incoming, isBounded) : sql`0 as priced_more`}
      from ${orderBy === "value" && !isBounded ? laterValues : laterParts} group by 1, 2, 3
    ),
    later_ranks as materialized (
      select n, s.rollup, s.counterparty, ${laterRank(options)} as rank${
        isBounded ? sql`, case when priced_more > 0 then parts else 0 end as carries` : sql``
      }
      from later_sums s left join lateral (
        select * from ${rollupRanks} p where p.rollup = s.rollup and p.counterparty = s.counterparty offset 0
      ) p on true
      ${direction === "both" ? sql`` : sql`where ${counted}`}
    ),
    unmoved as materialized (
      select wallet.n, p.counterparty, p.rank from wallet cross join lateral (
        select p.counterparty, ${rank} as rank from ${rollupRanks} p
        where p.rollup = wallet.rollup ${counts} ${isAfter(rank, "and")}
          and (wallet.n, p.counterparty) not in (select n, counterparty from later_sums)
        order by ${rank} desc, p.counterparty desc limit ${limit}
      ) p
      where wallet.rollup is not null
    ),
    ${isBounded ? carriedTables(options, isAfter) : sql``}
    foremost as materialized (
      select wallet.n, p.counterparty, p.rank from wallet cross join lateral (
        select p.counterparty, p.rank from (
          select counterparty, rank from unmoved where unmoved.n = wallet.n
          union all
          select counterparty, rank from ${sql.raw(isBounded ? "carried" : "later_ranks")} p
          where p.n = wallet.n ${isAfter(sql`p.rank`, "and")}
        ) p
        order by p.rank desc, p.counterparty desc limit ${limit}
      ) p
      where wallet.rollup is not null
    )`;
}

/**
 * The table `carried`: of the counterparties that later blocks name, those that may be on the page, with their ranks. What is added
 * to a value in `later_ranks` is cut off in each asset and direction, and so is what the roll-up has of it: together they may be
 * worth one more, `carries` times at most. Only where that may matter is it looked up. `floor` is the rank of the last on a page of
 * those that are after the cursor whatever they carry: what is below it with all that it may carry is not on the page.
 */
function carriedTables(
  { incoming, limit }: Pick<CounterpartyOptions, "incoming" | "limit">,
  isAfter: (ranked: SQL, word: "where" | "and") => SQL,
): SQL {
  return sql`
    floors as materialized (
      select wallet.n, (
        select rank from (
          select rank from unmoved where unmoved.n = wallet.n
          union all
          select rank from later_ranks p where p.n = wallet.n ${isAfter(sql`p.rank + p.carries`, "and")}
        ) sure order by rank desc limit 1 offset ${limit - 1}
      ) as floor
      from wallet where wallet.rollup is not null
    ),
    contenders as materialized (
      select p.n, p.counterparty, p.rank from later_ranks p join floors on floors.n = p.n
      where (floors.floor is null or p.rank + p.carries >= floors.floor) ${isAfter(sql`p.rank`, "and")}
    ),
    carried as materialized (
      select n, counterparty, sum(rank) as rank from (
        select n, counterparty, rank from contenders
        union all
        select n, counterparty, trunc(coalesce(k.usd, 0) + later.usd) - trunc(coalesce(k.usd, 0)) - trunc(later.usd)
        from ${laterValues}
        where ((n, counterparty) in (select n, counterparty from contenders)) is true ${ownWay(incoming, "and")}
      ) carrying group by 1, 2
    ),`;
}

/** What later blocks moved of wallets with a roll-up. */
const laterParts = sql`(
  select tail.*, wallet.rollup from tail join wallet on wallet.n = tail.n
  where wallet.rollup is not null and tail.counterparty <> ''
) later`;

/** The same with what the roll-up has of that asset in that direction, `k`. */
const laterValues = sql`${laterParts} left join lateral (
  select k.usd from ${rollupTotals} k where k.rollup = later.rollup and k.counterparty = later.counterparty
    and k.asset = later.asset and k.incoming = later.incoming offset 0
) k on true`;

/** Those in the direction that counts. */
function ownWay(incoming: boolean | undefined, word: "where" | "and"): SQL {
  if (incoming === undefined) return sql``;
  return sql`${sql.raw(word)} ${incoming ? sql`incoming` : sql`not incoming`}`;
}

/**
 * What later blocks add to the value of a counterparty, at least where that `isBounded`, and in how many assets and directions: that
 * of each is cut off.
 */
function addedValues(incoming: boolean | undefined, isBounded: boolean): SQL {
  const own = incoming === undefined ? sql`` : sql`filter (${ownWay(incoming, "where")})`;
  const added = isBounded
    ? sql`trunc(later.usd)`
    : sql`trunc(coalesce(k.usd, 0) + later.usd) - trunc(coalesce(k.usd, 0))`;
  return sql`coalesce(sum(${added}) ${own}, 0) as value_more, coalesce(sum(priced) ${own}, 0) as priced_more,
        count(*) ${own} as parts`;
}

/**
 * The rank of a counterparty `s` with later blocks, from that of the roll-up, `p`, where it has one: equal to {@link rankOf}, but
 * for what a value carries.
 */
function laterRank({ orderBy, incoming }: Pick<CounterpartyOptions, "orderBy" | "incoming">): SQL {
  const direction = directionOf(incoming);
  const rank = sql.raw(`p.${RANK_COLUMNS[orderBy][direction]}`);
  if (orderBy === "recent") return sql`greatest(${rank}, extract(epoch from last_more)::bigint::numeric)`;
  if (orderBy === "count") {
    const more = direction === "both" ? "sent_more + received_more" : `${direction}_more`;
    return sql`coalesce(${rank}, 0) + ${sql.raw(more)}`;
  }
  // What had nothing in a direction was worth nothing in it, and is worth an unknown amount when what it has now has no price.
  const before =
    direction === "both" ? rank : sql`case when ${sql.raw(`p.${direction}_count`)} > 0 then ${rank} end`;
  return sql`case when priced_more > 0 then greatest(${rank}, 0) + value_more else coalesce(${before}, -1) end`;
}

/** What was sent or received is worth: unknown when it has no price, nothing when it is nothing. */
export function usdOf(side: "sent" | "received"): SQL {
  const [count, usd] =
    side === "sent" ? [sql`sent_count`, sql`sent_usd`] : [sql`received_count`, sql`received_usd`];
  return sql`case when sum(${count}) = 0 then 0 else sum(${usd}) end`;
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
