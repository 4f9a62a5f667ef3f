import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { and, eq, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./database.ts";
import { toExactJson } from "./exact-json.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { chunks } from "./internal/chunks.ts";
import { dropRollups } from "./rollups.ts";
import { addressLinks } from "./tables/address-links.ts";
import type { ArchiveKind } from "./tables/archive-files.ts";
import { chainHeaders } from "./tables/chain-headers.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { chainUndo } from "./tables/chain-undo.ts";
import { chains } from "./tables/chains.ts";
import { histories, type StoredHistory } from "./tables/histories.ts";
import { historyLinks } from "./tables/history-links.ts";
import { leases } from "./tables/leases.ts";
import { movements } from "./tables/movements.ts";
import { reputationStates } from "./tables/reputation-states.ts";
import { transferHistories } from "./tables/transfer-histories.ts";
import { transferTotals } from "./tables/transfer-totals.ts";
import { transfers } from "./tables/transfers.ts";
import { walletTallies } from "./tables/wallet-tallies.ts";
import { type StoredWallet, wallets } from "./tables/wallets.ts";

/** Rows that one statement drops: each has a deadline. */
const MAX_DROPPED_ROWS = 20_000;
const MAX_ROWS = 5_000;
const compress = promisify(gzip);

/** The processes that hold any lease, as those of a running platform do. */
export async function holdersOfLeases(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ holder: leases.holder })
    .from(leases)
    .where(sql`${leases.expiresAt} > clock_timestamp()`);
  return rows.map(({ holder }) => holder);
}

/**
 * Keeps chains from being followed, or lets them be followed again.
 *
 * @param trouble - Why they are not; `null` lets them be followed.
 * @returns The networks of which that changed.
 */
export async function holdChains(
  db: Database,
  networks: readonly Network[] | "all",
  trouble: string | null,
): Promise<Network[]> {
  const which =
    networks === "all" ? sql`true` : sql`${chains.network} = any(${sql.param([...networks])}::text[])`;
  const rows = await db
    .update(chains)
    .set({ stopped: trouble !== null, trouble })
    .where(and(which, eq(chains.stopped, trouble === null), sql`${chains.network} <> 'simnet'`))
    .returning({ network: chains.network });
  return rows.map(({ network }) => network);
}

/** Blocks of which the rows are dropped at once. */
const MAX_DROPPED_BLOCKS = 500;

/**
 * Drops what some archived blocks of a network moved and linked.
 *
 * @returns Height of the last one; `undefined` when there is none above `after`.
 */
export async function dropArchivedBlocks(
  db: Database,
  network: Network,
  after: number,
): Promise<number | undefined> {
  const { height, archived } = chainHeaders;
  const found = await db
    .select({ height })
    .from(chainHeaders)
    .where(and(eq(chainHeaders.network, network), sql`${height} > ${after}::bigint`, archived))
    .orderBy(height)
    .limit(MAX_DROPPED_BLOCKS);
  const heights = sql`${sql.param(found.map((each) => each.height))}::bigint[]`;
  for (const table of [movements, chainTransactions, addressLinks])
    await db.execute(sql`delete from ${table} where network = ${network} and height = any(${heights})`);
  return found.at(-1)?.height;
}

/**
 * Drops some of what is derived from histories: the numbers of wallets, the graph, and reputations. What is known of a wallet
 * besides stays in its row: who told it when, and how far blocks continue it.
 *
 * @returns Whether there may be more.
 */
export async function dropSomeDerived(db: Database): Promise<boolean> {
  await dropRollups(db);
  for (const table of [
    ...[transfers, transferTotals, historyLinks, transferHistories],
    ...[reputationStates, walletTallies],
  ])
    if (await dropSome(db, table)) return true;
  const { rowCount } = await db.execute(sql`
    update ${wallets} set first_seen = null, last_seen = null, transactions = 0, token_transfers = 0,
      wallet_44 = null, behaviour = null, state = null
    where ctid = any(array(
      select ctid from ${wallets} where network <> 'simnet' and owner <> 'system'
        and (state is not null or behaviour is not null or wallet_44 is not null or last_seen is not null)
      limit ${MAX_ROWS}))`);
  return (rowCount ?? 0) > 0;
}

async function dropSome(db: Database, table: PgTable): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    delete from ${table} where ctid = any(array(
      select ctid from ${table} where network <> 'simnet' limit ${MAX_DROPPED_ROWS}))`);
  return (rowCount ?? 0) > 0;
}

/** The kinds of files of which the rows are put back. */
export const RESTORED_KINDS = [
  "transactions",
  "movements",
  "links",
] as const satisfies readonly ArchiveKind[];

type RestoredKind = (typeof RESTORED_KINDS)[number];

/** Keeps archived transactions, movements or links of a network; what is there stays. */
export async function putArchived(
  db: Database,
  { kind, network }: { readonly kind: RestoredKind; readonly network: string },
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const { table, rowOf } = RESTORED[kind];
  for await (const chunk of chunks(rows, MAX_ROWS))
    await db.execute(
      bulkInsert(
        table,
        chunk.map((row) => ({ ...rowOf(row), network })),
        sql`on conflict do nothing`,
      ),
    );
}

type ArchivedRow = Readonly<Record<string, unknown>>;

/** Where rows of a kind are put back, and as what. */
const RESTORED = {
  transactions: { table: chainTransactions, rowOf: transactionOf },
  movements: { table: movements, rowOf: movementOf },
  links: { table: addressLinks, rowOf: linkOf },
} as const satisfies Record<RestoredKind, { table: PgTable; rowOf: (row: ArchivedRow) => object }>;

function movementOf({ height, transaction, index, wallet, counterparty, asset, delta, kind }: ArchivedRow) {
  const units = BigInt(delta as string);
  return { height: Number(height), transaction, index, wallet, counterparty, asset, delta: units, kind };
}

function transactionOf(row: ArchivedRow) {
  const { height, index, hash, at, from_address, to_address, contract, value, failed, method_id } = row;
  return {
    ...{
      height: Number(height),
      index,
      hash,
      at: timeOf(at),
    },
    ...{ fromAddress: from_address, toAddress: to_address, contract },
    ...{ value: BigInt(value as string), failed, methodId: method_id },
  };
}

function linkOf({ height, transaction, index, address, other, rule, transaction_hash, at }: ArchivedRow) {
  const of = { height: Number(height), transaction, index, address, other, rule };
  return { ...of, transactionHash: transaction_hash, at: timeOf(at) };
}

/** As DuckDB prints a time. */
function timeOf(text: unknown): Date {
  return new Date(String(text).replace(/\+00$/, "Z").replace(" ", "T"));
}

/** A wallet of an owner by its key. */
export interface WalletKey {
  readonly owner: Owner;
  readonly network: Network;
  readonly address: string;
}

const SIDE = { owner: "", network: "", address: "" };

/** Wallets that are made again, in the order of owner, network and address, after one of them. */
export async function walletsToRebuild(
  db: Database,
  { after, limit }: { readonly after: WalletKey | undefined; readonly limit: number },
): Promise<StoredWallet[]> {
  const { owner, network, address } = after ?? SIDE;
  return db
    .select()
    .from(wallets)
    .where(
      sql`(${wallets.owner}, ${wallets.network}, ${wallets.address}) > (${owner}, ${network}, ${address})
        and ${wallets.owner} <> 'system' and ${wallets.network} <> 'simnet'`,
    )
    .orderBy(wallets.owner, wallets.network, wallets.address)
    .limit(limit);
}

/** How many wallets are made again. */
export async function countWalletsToRebuild(db: Database): Promise<number> {
  return db.$count(wallets, sql`owner <> 'system' and network <> 'simnet'`);
}

/** The keys of an owner's raw histories of wallets, the newest of each wallet first. */
export async function historyKeysOf(
  db: Database,
  keys: readonly WalletKey[],
): Promise<Pick<StoredHistory, "owner" | "network" | "address" | "hash" | "importedAt">[]> {
  const list = (key: keyof WalletKey) => sql`${sql.param(keys.map((each) => each[key]))}::text[]`;
  const { owner, network, address, hash, importedAt } = histories;
  return db
    .select({ owner, network, address, hash, importedAt })
    .from(histories)
    .where(
      sql`(${owner}, ${network}, ${address}) in (select * from unnest(${list("owner")}, ${list("network")}, ${list("address")}))`,
    )
    .orderBy(sql`${importedAt} desc, ${hash} desc`);
}

/** Stores archived raw histories again. */
export async function restoreHistories(
  db: Database,
  rows: readonly (Omit<StoredHistory, "content" | "archived"> & { readonly content: string })[],
): Promise<void> {
  for (const row of rows)
    await db
      .insert(histories)
      .values({ ...row, content: await compress(row.content), archived: true })
      .onConflictDoNothing();
}

/** A block of which transactions are kept. */
export interface KeptBlock {
  readonly height: number;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** Blocks of which transactions are kept, ascending, after a height. */
export async function keptBlocks(
  db: Database,
  network: Network,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<KeptBlock[]> {
  const { rows } = await db.execute<{ height: string; seconds: string }>(sql`
    select height, extract(epoch from max(at)) as seconds from ${chainTransactions}
    where network = ${network} and height > ${after}::bigint
    group by height order by height limit ${limit}`);
  return rows.map(({ height, seconds }) => ({ height: Number(height), timestamp: Number(seconds) }));
}

/** How many blocks have transactions that are kept, after a height. */
export async function countKeptBlocks(db: Database, network: Network, after: number): Promise<number> {
  const { rows } = await db.execute<{ n: string }>(sql`
    select count(distinct height) as n from ${chainTransactions} where network = ${network} and height > ${after}::bigint`);
  return Number(rows[0]!.n);
}

/** The copies of wallets that are kept from before blocks. */
export async function undoRecordsOf(db: Database, network: Network, heights: readonly number[]) {
  return db
    .select()
    .from(chainUndo)
    .where(
      and(
        eq(chainUndo.network, network),
        eq(chainUndo.isCopy, true),
        sql`${chainUndo.height} = any(${sql.param([...heights])}::bigint[])`,
      ),
    );
}

/** Replaces what undoing a block takes back of a wallet. */
export async function replaceUndo(
  db: Database,
  network: Network,
  records: readonly { readonly height: number; readonly address: string; readonly before: unknown }[],
): Promise<void> {
  for (const { height, address, before } of records)
    await db.execute(sql`
      update ${chainUndo} set before = ${toExactJson(before)}::jsonb
      where network = ${network} and height = ${height}::bigint and address = ${address}`);
}
