import type { Coverage } from "@tetron/domain/history";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import type { WalletTransfer } from "@tetron/domain/wallet-transfer";
import { and, eq, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./database.ts";
import { type HistoryLink, replaceHistoryLinks } from "./history-links.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { chunks } from "./internal/chunks.ts";
import { assetPrices } from "./tables/asset-prices.ts";
import { histories } from "./tables/histories.ts";
import { transferHistories } from "./tables/transfer-histories.ts";
import { type TransferTotal, transferTotals } from "./tables/transfer-totals.ts";
import { transfers } from "./tables/transfers.ts";

/** The transfers of an owner's latest history of a wallet, and their totals. */
export interface HistoryTransfers extends WalletRef {
  readonly owner: Owner;
  /** Hash of the raw history. */
  readonly hash: string;
  /** How much of the history a provider told; `null` for one that was imported. */
  readonly coverage: Coverage | null;
  /** Whether its source tells token transfers. */
  readonly tokens: boolean;
  /** The oldest first. */
  readonly transfers: readonly WalletTransfer[];
  readonly totals: readonly TransferTotal[];
  /** The addresses that are of one holder with the wallet, each once. */
  readonly links: readonly HistoryLink[];
  /** When the prices were read that the totals go by. */
  readonly valuedAt: Date;
}

const MAX_ROWS_OF_STATEMENT = 5_000;

/** Replaces the transfers of an owner's wallet by those of its latest history. */
export async function putTransfers(db: Database, history: HistoryTransfers): Promise<void> {
  const { network, address: wallet, owner, hash, coverage, tokens, valuedAt } = history;
  const key = { network, wallet, owner };
  const newest = history.transfers.at(-1);
  const reach = newest === undefined ? null : new Date(newest.at * 1_000);
  const row = { hash, reach, coverage, tokens, valuedAt, transfers: history.transfers.length };
  // First, since it is what two imports of one wallet wait for each other by.
  await db
    .insert(transferHistories)
    .values({ ...key, ...row })
    .onConflictDoUpdate({
      target: [transferHistories.network, transferHistories.wallet, transferHistories.owner],
      set: row,
    });
  for (const table of [transfers, transferTotals])
    await db
      .delete(table)
      .where(and(eq(table.network, network), eq(table.wallet, wallet), eq(table.owner, owner)));
  await insertAll(
    db,
    transfers,
    history.transfers.map((each, seq) => ({ ...each, ...key, seq, at: new Date(each.at * 1_000) })),
  );
  await insertTotals(db, history);
  await replaceHistoryLinks(db, history);
}

/** Replaces the totals of a history that is held: by other prices, the transfers stay what they were. */
export async function replaceTotals(
  db: Database,
  history: Pick<HistoryTransfers, "network" | "address" | "owner" | "hash" | "totals" | "valuedAt">,
): Promise<void> {
  const { network, address: wallet, owner, hash, valuedAt } = history;
  const valued = await db
    .update(transferHistories)
    .set({ valuedAt })
    .where(
      and(
        ...[eq(transferHistories.network, network), eq(transferHistories.wallet, wallet)],
        ...[eq(transferHistories.owner, owner), eq(transferHistories.hash, hash)],
      ),
    )
    .returning({ wallet: transferHistories.wallet });
  // Another history has taken its place, with totals of its own.
  if (valued.length === 0) return;
  await db
    .delete(transferTotals)
    .where(
      and(
        ...[eq(transferTotals.network, network), eq(transferTotals.wallet, wallet)],
        eq(transferTotals.owner, owner),
      ),
    );
  await insertTotals(db, history);
}

async function insertTotals(
  db: Database,
  {
    network,
    address: wallet,
    owner,
    totals,
  }: Pick<HistoryTransfers, "network" | "address" | "owner" | "totals">,
): Promise<void> {
  await insertAll(
    db,
    transferTotals,
    totals.map((each) => ({ ...each, network, wallet, owner })),
  );
}

async function insertAll(db: Database, table: PgTable, rows: readonly Readonly<Record<string, unknown>>[]) {
  for await (const chunk of chunks(rows, MAX_ROWS_OF_STATEMENT)) await db.execute(bulkInsert(table, chunk));
}

/** An owner's wallet. */
export interface OwnedRef extends WalletRef {
  readonly owner: Owner;
}

/**
 * Histories that were stored before their transfers were, each wallet of an owner once, in the order of owner, network
 * and address.
 *
 * @param after - The last of the page before.
 */
export async function historiesWithoutTransfers(
  db: Database,
  { after, limit }: { readonly after: OwnedRef | undefined; readonly limit: number },
): Promise<OwnedRef[]> {
  const { rows } = await db.execute<{ [Key in keyof OwnedRef]: OwnedRef[Key] }>(sql`
    select distinct h.owner, h.network, h.address from ${histories} h
    where (h.owner, h.network, h.address) > (${after?.owner ?? ""}, ${after?.network ?? ""}, ${after?.address ?? ""})
      and not exists (
        select from ${transferHistories} t
        where t.network = h.network and t.wallet = h.address and t.owner = h.owner
      )
    order by h.owner, h.network, h.address
    limit ${limit}`);
  return rows;
}

/**
 * Histories whose totals go by other prices than those that are stored, in the order of owner, network and address.
 *
 * @param after - The last of the page before.
 */
export async function historiesToValue(
  db: Database,
  { after, limit }: { readonly after: OwnedRef | undefined; readonly limit: number },
): Promise<OwnedRef[]> {
  const { rows } = await db.execute<{ [Key in keyof OwnedRef]: OwnedRef[Key] }>(sql`
    select t.owner, t.network, t.wallet as address from ${transferHistories} t
    where (t.owner, t.network, t.wallet) > (${after?.owner ?? ""}, ${after?.network ?? ""}, ${after?.address ?? ""})
      and t.reach is not null and (t.valued_at is null or exists (
        select from ${assetPrices} p where p.at > t.valued_at and p.day <= t.reach
      ))
    order by t.owner, t.network, t.wallet
    limit ${limit}`);
  return rows;
}

/**
 * Says that somebody is about to write the transfers of a history, so that an import of the same wallet waits.
 *
 * @returns False when they are held.
 */
export async function claimTransfers(
  db: Database,
  { owner, network, address: wallet }: OwnedRef,
): Promise<boolean> {
  const claimed = await db
    .insert(transferHistories)
    .values({
      owner,
      network,
      wallet,
      hash: "",
      reach: null,
      transfers: 0,
      coverage: null,
      tokens: false,
      valuedAt: null,
    })
    .onConflictDoNothing()
    .returning({ wallet: transferHistories.wallet });
  return claimed.length > 0;
}
