import { type Owner, preferredRow } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, desc, eq, getTableColumns, lte, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert, replaceAll } from "./internal/bulk-insert.ts";
import { chunks } from "./internal/chunks.ts";
import { sendInTurn } from "./internal/send-in-turn.ts";
import { inOrder, isAnyOf, isOneOf } from "./internal/wallet-refs.ts";
import { type NewWallet, type StoredWallet, wallets } from "./tables/wallets.ts";
import { runStatements, type Write } from "./write.ts";

/**
 * What these owners know of wallets, in the order requested: the {@link preferredRow} one among several, with
 * the class from a reference data set. `undefined` for an unknown wallet.
 */
export async function findWallets(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<(StoredWallet | undefined)[]> {
  if (refs.length === 0) return [];
  const found = await db
    .select()
    .from(wallets)
    .where(and(isOneOf(wallets, refs), isAnyOf(wallets.owner, owners)));
  return inOrder(refs, found).map((rows) => preferredWallet(rows, ({ lastSeen }) => lastSeen));
}

/** The part of a wallet's row that estimates use: without the state, which is large. */
export type WalletFeatures = Pick<
  StoredWallet,
  | "owner"
  | "network"
  | "address"
  | "lastSeen"
  | "asOf"
  | "coverage"
  | "referenceLabel"
  | "source"
  | "behaviour"
  | "wallet44"
>;

/** The features of wallets, in the order requested: those of the {@link preferredWallet}. */
export async function findWalletFeatures(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<(WalletFeatures | undefined)[]> {
  if (refs.length === 0) return [];
  const { owner, network, address, lastSeen, asOf, coverage, referenceLabel, source } = wallets;
  const { behaviour, wallet44 } = wallets;
  const row = { owner, network, address, lastSeen, asOf, coverage, referenceLabel, source };
  const found = await db
    .select({ ...row, behaviour, wallet44 })
    .from(wallets)
    .where(and(isOneOf(wallets, refs), isAnyOf(owner, owners)));
  return inOrder(refs, found).map((rows) => preferredWallet(rows, ({ lastSeen: seen }) => seen));
}

/** The columns that decide between several owners' rows. */
interface OwnedWallet extends Pick<StoredWallet, "owner" | "referenceLabel" | "coverage"> {
  readonly asOf: Date | string | null;
}

/**
 * Chooses between several owners' rows of one wallet: see {@link findWallets}. Of an idle wallet two rows reach as far:
 * then a whole history counts before a part, and one of which somebody was asked later before an older file.
 */
export function preferredWallet<Row extends OwnedWallet>(
  rows: readonly Row[],
  lastSeenOf: (row: Row) => Date | null,
): Row | undefined {
  const never = Number.NEGATIVE_INFINITY;
  const row = preferredRow(
    rows,
    (each) => lastSeenOf(each)?.getTime() ?? never,
    ({ coverage }) => (coverage?.complete === false ? 0 : 1),
    ({ asOf }) => (asOf === null ? never : new Date(asOf).getTime()),
  );
  const referenceLabel = rows.find((each) => each.referenceLabel !== null)?.referenceLabel ?? null;
  return row && { ...row, referenceLabel };
}

/** Orders several owners' rows of one wallet as {@link preferredWallet} chooses, the preferred one first. */
export function preferredFirst({ lastSeen, coverage, asOf, owner }: typeof wallets): SQL {
  return sql`${lastSeen} desc nulls last, (${coverage} ->> 'complete' = 'false') is true,
    ${asOf} desc nulls last, ${owner} = 'system', ${owner} = 'operator'`;
}

/**
 * The part of a wallet that answers show: without the state of its incremental features, which is most of it.
 */
export type ShownWallet = Omit<StoredWallet, "state" | "behaviour">;

/** As {@link findWallets}, only the part that answers show. */
export async function findWalletSummaries(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<(ShownWallet | undefined)[]> {
  if (refs.length === 0) return [];
  const { state: _state, behaviour: _behaviour, ...shown } = getTableColumns(wallets);
  const found = await db
    .select(shown)
    .from(wallets)
    .where(and(isOneOf(wallets, refs), isAnyOf(wallets.owner, owners)));
  return inOrder(refs, found).map((rows) => preferredWallet(rows, ({ lastSeen }) => lastSeen));
}

/**
 * Writes wallets. An owner's existing row is replaced unless it is newer by `lastSeen`; the label of a
 * reference data set survives an import that has none.
 *
 * @param rows - Each wallet once.
 * @param size - Rows of one statement.
 * @returns The number written; the rest were older than the stored ones.
 */
export async function putWallets(
  db: Database,
  rows: Iterable<NewWallet> | AsyncIterable<NewWallet>,
  size?: number,
): Promise<number> {
  return sendInTurn(db, statements());

  async function* statements() {
    for await (const chunk of chunks(rows, size)) yield replaceWallets(chunk);
  }
}

/** The statement of {@link putWallets} for some of the rows. @param rows - Not empty. */
export function replaceWallets(rows: readonly NewWallet[]): SQL {
  return bulkInsert(
    wallets,
    rows.map((row) => ({ ...EMPTY, ...row })),
    REPLACED,
  );
}

/**
 * Wallets of which a provider told both ends of a history, and not more than `mostEntries` of either list; those that
 * were asked for last come first.
 */
export async function findCutWallets(
  db: Database,
  { mostEntries, limit }: { readonly mostEntries: number; readonly limit: number },
): Promise<WalletRef[]> {
  const { network, address, owner, coverage, transactions, tokenTransfers, asOf } = wallets;
  return await db
    .select({ network, address })
    .from(wallets)
    .where(
      and(
        sql`${coverage} ->> 'from' = 'both_ends'`,
        eq(owner, "operator"),
        lte(transactions, mostEntries),
        lte(tokenTransfers, mostEntries),
      ),
    )
    .orderBy(desc(asOf))
    .limit(limit);
}

/** The write that a provider, asked again at `asOf`, told the history of an owner's wallet that is held. */
export function confirmWallet(
  { owner, network, address }: Pick<StoredWallet, "owner" | "network" | "address">,
  asOf: Date,
): Write {
  return runStatements(async (tx) => {
    await tx.execute(sql`update ${wallets} set as_of = greatest(as_of, ${asOf.toISOString()}::timestamptz)
    where ${wallets.network} = ${network} and ${wallets.address} = ${address} and ${wallets.owner} = ${owner}`);
  });
}

/** What is done with a row that is held already: see {@link putWallets}. Made once: each block that is followed writes wallets. */
const REPLACED = sql`on conflict (network, address, owner) do update set ${replaceAll(wallets, [wallets.network, wallets.address, wallets.owner, wallets.referenceLabel])},
    reference_label = coalesce(excluded.reference_label, ${wallets.referenceLabel})
    where coalesce(${wallets.lastSeen}, '-infinity') <= coalesce(excluded.last_seen, '-infinity')
      or ${wallets.lastSeen} > now() + interval '1 hour'`;

/** Replaces every column. */
const EMPTY = {
  firstSeen: null,
  lastSeen: null,
  transactions: 0,
  tokenTransfers: 0,
  referenceLabel: null,
  wallet44: null,
  behaviour: null,
  state: null,
  asOf: null,
  followed: null,
  coverage: null,
} satisfies Partial<NewWallet>;
