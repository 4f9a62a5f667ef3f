import type { WalletTransfer } from "@tetron/domain/wallet-transfer";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { sourcesTable } from "./held-totals.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { movements } from "./tables/movements.ts";
import { transfers } from "./tables/transfers.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** Where a transfer stands: in the blocks of its chain, or in a history. The later of two comes first. */
export type TransferKey =
  | { readonly in: "chain"; readonly height: number; readonly transaction: number; readonly index: number }
  | { readonly in: "history"; readonly at: number; readonly seq: number };

/** A stored transfer with its place. */
export interface StoredTransfer extends Omit<WalletTransfer, "kind"> {
  readonly key: TransferKey;
  readonly kind: WalletTransfer["kind"] | "internal" | "reward";
}

/** Which transfers: each member that is given must hold. */
export interface TransferFilter {
  readonly incoming?: boolean;
  readonly counterparty?: string;
  /** CAIP-19 id. */
  readonly asset?: string;
  /** Not before. */
  readonly from?: Date;
  /** Before. */
  readonly to?: Date;
}

/** Which transfers of a wallet are asked for. */
export interface TransferPageOptions {
  /** Transfers at most. */
  readonly limit: number;
  readonly after?: TransferKey | undefined;
  readonly filter: TransferFilter;
}

/** A page of transfers, the newest first. */
export interface TransferPage {
  readonly rows: readonly StoredTransfer[];
  /** Where looking stopped before the page was full; `undefined` at the end, and when it is full. */
  readonly stoppedAt: TransferKey | undefined;
}

/** Transfers that one page looks at for those that a filter asks for. */
const MAX_SCANNED = 10_000;

/**
 * Transfers of wallets, one page of each, in the order of the sources: first those of blocks after the history's reach,
 * then the history's. None is in both: up to its reach the history speaks, later the blocks.
 */
export async function findTransferPages(
  db: Database,
  sources: readonly TransferSource[],
  { limit, after, filter }: TransferPageOptions,
): Promise<TransferPage[]> {
  const scanned = Object.keys(filter).length === 0 ? limit : MAX_SCANNED;
  const asked = { limit, scanned, after, filter };
  const newer = after?.in === "history" ? [] : sources.filter(({ hasMovements }) => hasMovements);
  const moved = new Map((await scanMovements(db, newer, asked)).map((part, i) => [newer[i]!, part] as const));
  const older = sources.filter((source) => source.history !== null && !isFull(moved.get(source), limit));
  const told = new Map((await scanHistories(db, older, asked)).map((part, i) => [older[i]!, part] as const));
  return sources.map((source) => {
    const parts = [moved.get(source), told.get(source)].filter((part) => part !== undefined);
    const rows = parts.flatMap((part) => part.rows).slice(0, limit);
    return { rows, stoppedAt: rows.length === limit ? undefined : parts.at(-1)?.stoppedAt };
  });
}

interface Scan extends TransferPageOptions {
  readonly scanned: number;
}

function isFull(part: TransferPage | undefined, limit: number): boolean {
  return part !== undefined && (part.rows.length >= limit || part.stoppedAt !== undefined);
}

/** What one wallet's scan found. */
interface Scanned {
  readonly n: string;
  readonly last: readonly string[] | null;
  readonly count: number;
  readonly found: readonly (readonly (string | boolean | null)[])[] | null;
}

async function scanMovements(
  db: Database,
  sources: readonly TransferSource[],
  { limit, scanned, after, filter }: Scan,
): Promise<TransferPage[]> {
  if (sources.length === 0) return [];
  const key = after?.in === "chain" ? after : undefined;
  const before =
    key && sql`and (m.height, m.transaction, m.index) < (${key.height}, ${key.transaction}, ${key.index})`;
  const { rows } = await db.execute<{ [Key in keyof Scanned]: Scanned[Key] }>(sql`
    select wallet.n, page.* from ${sourcesTable(sources)}
    cross join lateral (
      with scanned as materialized (
        select m.height, m.transaction, m.index, m.counterparty, m.asset, abs(m.delta) as amount, m.kind,
          m.index % 2 = 1 as incoming, t.hash, coalesce(t.failed, false) and m.kind = 'native' as failed,
          coalesce(t.at, ${timeOfBlock()}) as at
        from ${movements} m
        left join ${chainTransactions} t
          on t.network = m.network and t.height = m.height and t.index = m.transaction
        where m.network = wallet.network and m.wallet = wallet.address and m.kind <> 'fee'
          and not (m.counterparty is not distinct from m.wallet and m.index % 2 = 1) ${before ?? sql``}
        order by m.height desc, m.transaction desc, m.index desc
        limit ${scanned}
      ), newer as (select * from scanned where wallet.reach is null or at > wallet.reach)
      select
        (select count(*)::int from newer) as count,
        (select array[height::text, transaction::text, index::text] from newer
          order by height, transaction, index limit 1) as last,
        (select json_agg(json_build_array(height::text, transaction::text, index::text,
            extract(epoch from at)::bigint::text, incoming, counterparty, asset, null, amount::text, kind, failed, hash))
          from (select * from newer where ${matches(filter)}
            order by height desc, transaction desc, index desc limit ${limit}) matched) as found
    ) page
    order by wallet.n`);
  return rows.map((row) =>
    pageOf(row, scanned, ([height, transaction, index]) => ({
      in: "chain",
      ...{ height: Number(height), transaction: Number(transaction), index: Number(index) },
    })),
  );
}

async function scanHistories(
  db: Database,
  sources: readonly TransferSource[],
  { limit, scanned, after, filter }: Scan,
): Promise<TransferPage[]> {
  if (sources.length === 0) return [];
  const key = after?.in === "history" ? after : undefined;
  const before = key && sql`and (t.at, t.seq) < (to_timestamp(${key.at}), ${key.seq})`;
  const { from, to, ...rest } = filter;
  const since = from && sql`and t.at >= ${from.toISOString()}::timestamptz`;
  const until = to && sql`and t.at < ${to.toISOString()}::timestamptz`;
  const { rows } = await db.execute<{ [Key in keyof Scanned]: Scanned[Key] }>(sql`
    select wallet.n, page.* from ${sourcesTable(sources)}
    cross join lateral (
      with scanned as materialized (
        select t.* from ${transfers} t
        where t.network = wallet.network and t.wallet = wallet.address and t.owner = wallet.owner
          ${before ?? sql``} ${since ?? sql``} ${until ?? sql``}
        order by t.at desc, t.seq desc
        limit ${scanned}
      )
      select
        (select count(*)::int from scanned) as count,
        (select array[extract(epoch from at)::bigint::text, seq::text] from scanned order by at, seq limit 1) as last,
        (select json_agg(json_build_array(extract(epoch from at)::bigint::text, seq::text, '',
            extract(epoch from at)::bigint::text, incoming, counterparty, asset, decimals::text, amount::text, kind, failed, hash))
          from (select * from scanned where ${matches(rest)} order by at desc, seq desc limit ${limit}) matched) as found
    ) page
    order by wallet.n`);
  return rows.map((row) =>
    pageOf(row, scanned, ([at, seq]) => ({ in: "history", at: Number(at), seq: Number(seq) })),
  );
}

/** What belongs to no transaction has the time of the nearest transaction up to its block. */
function timeOfBlock(): SQL {
  return sql`(select x.at from ${chainTransactions} x
    where x.network = m.network and x.height <= m.height order by x.height desc limit 1)`;
}

function matches({ incoming, counterparty, asset, from, to }: TransferFilter): SQL {
  const conditions = [
    incoming === undefined ? undefined : sql`incoming = ${incoming}`,
    counterparty === undefined ? undefined : sql`counterparty = ${counterparty}`,
    asset === undefined ? undefined : sql`asset = ${asset}`,
    from && sql`at >= ${from.toISOString()}::timestamptz`,
    to && sql`at < ${to.toISOString()}::timestamptz`,
  ].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

function pageOf(
  { count, last, found }: Scanned,
  scanned: number,
  keyOf: (parts: readonly string[]) => TransferKey,
): TransferPage {
  const rows = (found ?? []).map((row): StoredTransfer => {
    const [a, b, c, at, incoming, counterparty, asset, decimals, amount, kind, failed, hash] = row;
    return {
      key: keyOf([a, b, c] as string[]),
      at: Number(at),
      incoming: incoming as boolean,
      counterparty: counterparty as string | null,
      asset: asset as string,
      decimals: decimals === null ? null : Number(decimals),
      amount: BigInt(amount as string),
      kind: kind as StoredTransfer["kind"],
      failed: failed as boolean,
      hash: hash as string | null,
    };
  });
  return { rows, stoppedAt: count === scanned && last !== null ? keyOf(last) : undefined };
}
