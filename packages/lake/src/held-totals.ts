import { type SQL, sql } from "drizzle-orm";
import { type KnownAsset, knownTable, priceOn } from "./prices.ts";
import { isOfHistory, isValued } from "./rollups.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { movements } from "./tables/movements.ts";
import { rollupTotals } from "./tables/rollup-totals.ts";
import { rollups } from "./tables/rollups.ts";
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

/**
 * The same as a common table, with the roll-up of each, `null` for none that may be read, and the height up to which it has
 * added up blocks, -1 for none.
 *
 * @param known - Absent when no values are read.
 */
export function rolledWallets(sources: readonly TransferSource[], known?: readonly KnownAsset[]): SQL {
  return sql`
    wallet as materialized (
      select wallet.*, r.id as rollup, coalesce(r.height, -1) as counted
      from ${sourcesTable(sources)}
      left join ${rollups} r on r.network = wallet.network and r.wallet = wallet.address
        and r.owner = coalesce(wallet.owner, '') and not r.is_dropped and r.is_ranked
        and r.reach is not distinct from wallet.reach and ${isOfHistory} ${known ? sql`and ${isValued(known)}` : sql``}
    )`;
}

/**
 * What blocks moved, `m`, with its transaction `t`, of the wallets of a table `wallet`: after the reach of their histories, and
 * above the blocks that are added up already.
 */
export const movedAfterReach = sql`wallet
      join ${movements} m on m.network = wallet.network and m.wallet = wallet.address and m.height > wallet.counted
      join ${chainTransactions} t on t.network = m.network and t.height = m.height and t.index = m.transaction
      where m.kind <> 'fee' and not (t.failed and m.kind = 'native') and (wallet.reach is null or t.at > wallet.reach)`;

/** What is added up of each counterparty, asset, direction and day: the columns of {@link movedAfterReach} by which it is grouped first. */
export const movedOfDay = sql`coalesce(m.counterparty, '') as counterparty, m.asset, m.index % 2 = 1 as incoming,
        (t.at at time zone 'UTC')::date as day, count(*) as count, count(*) filter (where m.delta <> 0) as moving,
        sum(abs(m.delta)) as amount, min(t.at) as first, max(t.at) as last`;

/** US dollars, times 1e8, of base units, to the last digit: sums are cut off, and must not depend on their order. */
export function usdOfUnits(units: SQL, usd: SQL, decimals: SQL): SQL {
  return sql`(${units} * ${usd} * ('1e-' || ${decimals})::numeric)`;
}

/** Which counterparties are added up: of all wallets, or of those with a roll-up and all counterparties of the others. */
export type ChosenOf = "wallets" | "roll-ups";

/** The counterparties that are added up. */
export interface Chosen {
  readonly of: ChosenOf;
  /** Common tables, the last `candidates`: those of wallets follow `wallet`, those of roll-ups follow `tail`. */
  readonly tables: SQL;
}

/**
 * What wallets sent to and received from each counterparty in each asset, with its value by the price of each transfer's day:
 * of histories and roll-ups what was added up, of later blocks what is added up here. A query of common tables, to follow
 * `with`; the last is `totals`.
 *
 * @param chosen - Absent for all counterparties.
 */
export function heldTotals(
  sources: readonly TransferSource[],
  known: readonly KnownAsset[],
  chosen?: Chosen,
): SQL {
  const tables = (of: ChosenOf) => (chosen?.of === of ? sql`${chosen.tables},` : sql``);
  const those =
    chosen?.of === "wallets" ? sql`and ${isCandidate(sql`(wallet.n, coalesce(m.counterparty, ''))`)}` : sql``;
  return sql`${rolledWallets(sources, known.length === 0 ? undefined : known)},
    ${tables("wallets")}
    ${tailTable(known, those)},
    ${tables("roll-ups")}
    ${totalsTables(known, chosen?.of)}`;
}

/** The part of {@link heldTotals} of which the roll-ups have nothing: of wallets with one alone. The last table is `tail`. */
export function laterTotals(sources: readonly TransferSource[], known: readonly KnownAsset[]): SQL {
  return sql`${rolledWallets(sources, known)}, ${tailTable(known, sql`and wallet.rollup is not null`)}`;
}

/**
 * What blocks that no roll-up has moved, as a common table `tail`: a row for each counterparty, asset and direction of a wallet.
 * A day's price is looked up once.
 */
function tailTable(known: readonly KnownAsset[], those: SQL): SQL {
  return sql`
    moved_on as materialized (
      select wallet.n, coalesce(m.counterparty, '') as counterparty, m.asset, m.index % 2 = 1 as incoming,
        abs(m.delta) as amount, t.at, (t.at at time zone 'UTC')::date as day
      from ${movedAfterReach} ${those}
    ),
    unit_prices as materialized (
      select days.asset, days.day, price.usd * ('1e-' || coalesce(known.decimals, price.decimals))::numeric as usd
      from (select distinct asset, day from moved_on where amount <> 0) days
      left join ${knownTable(known)} on known.asset = days.asset
      cross join lateral ${priceOn(sql`coalesce(known.priced, days.asset)`, sql`days.day`)} as price
    ),
    tail as materialized (
      select n, counterparty, moved_on.asset, incoming, count(*) as count, count(*) filter (where amount <> 0) as moving,
        sum(amount) as amount, min(at) as first, max(at) as last,
        count(*) filter (where amount <> 0 and price.asset is not null) as priced,
        coalesce(sum(amount * price.usd) filter (where amount <> 0), 0) as usd
      from moved_on left join unit_prices price on price.asset = moved_on.asset and price.day = moved_on.day
      group by 1, 2, 3, 4
    )`;
}

/** Whether a row is of `candidates`: `is true` keeps it a look-up in a table of hashes, and no join. */
function isCandidate(row: SQL): SQL {
  return sql`(${row} in (select n, counterparty from candidates)) is true`;
}

const COLUMNS = sql.raw(
  [
    ...["decimals", "sent_count", "received_count", "sent", "received"],
    ...["first_sent", "last_sent", "first_received", "last_received", "sent_usd", "received_usd"],
    ...["sent_unpriced", "received_unpriced", "sent_excluded", "received_excluded"],
  ]
    .map((column) => `t.${column}`)
    .join(", "),
);

/**
 * The common table `totals`, of tables `wallet`, `tail` and, where some are chosen, `candidates`.
 *
 * @param chosen - What `candidates` has; absent without that table.
 */
export function totalsTables(known: readonly KnownAsset[], chosen: ChosenOf | undefined): SQL {
  const ofHistory = sql`t.network = wallet.network and t.wallet = wallet.address and t.owner = wallet.owner`;
  // A lateral join, so that each candidate is looked up by the key, however many the planner expects.
  const ofCandidates = sql`
      select wallet.n, t.counterparty, t.asset, ${COLUMNS} from candidates wallet cross join lateral (
        select * from ${transferTotals} t where ${ofHistory} and t.counterparty = wallet.counterparty offset 0
      ) t
      union all`;
  const rolled = chosen
    ? sql`candidates wallet cross join lateral (
        select * from ${rollupTotals} k where k.rollup = wallet.rollup and k.counterparty = wallet.counterparty offset 0
      ) k`
    : sql`wallet join ${rollupTotals} k on k.rollup = wallet.rollup`;
  const ofWallets = sql`
      select wallet.n, t.counterparty, t.asset, ${COLUMNS}
      from wallet join ${transferTotals} t on ${ofHistory} ${chosen ? sql`and wallet.rollup is null` : sql``}
      union all`;
  const those =
    chosen === "roll-ups"
      ? sql`where n in (select n from wallet where rollup is null) or ${isCandidate(sql`(n, counterparty)`)}`
      : sql``;
  return sql`
    parts as (
      select n, counterparty, asset, incoming, count, moving, amount, first, last, priced, usd from tail ${those}
      union all
      select wallet.n, k.counterparty, k.asset, k.incoming, k.count, k.moving, k.amount, k.first, k.last, k.priced, k.usd
      from ${rolled}
    ),
    added_up as (
      select n, counterparty, asset, incoming, sum(count) as count, sum(moving) as moving, sum(priced) as priced,
        sum(amount) as amount, min(first) as first, max(last) as last,
        case when sum(priced) > 0 then trunc(sum(usd)) end as usd
      from parts group by 1, 2, 3, 4
    ),
    moved as (
      select added_up.*, case when known.asset is null then 0 else moving - added_up.priced end as unpriced,
        count - case when known.asset is null then added_up.priced else moving end as excluded
      from added_up left join ${knownTable(known)} on known.asset = added_up.asset
    ),
    totals as (
      ${chosen ? ofCandidates : sql``}
      ${chosen === "wallets" ? sql`` : ofWallets}
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
