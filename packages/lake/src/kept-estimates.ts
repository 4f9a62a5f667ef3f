import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, desc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert, replaceAll } from "./internal/bulk-insert.ts";
import { isOneOf } from "./internal/wallet-refs.ts";
import { type KeptRow, keptEstimates } from "./tables/kept-estimates.ts";
import { scores } from "./tables/scores.ts";
import { wallets } from "./tables/wallets.ts";
import { runStatements, type Write } from "./write.ts";

/** A wallet's numbers, and what is kept of it. */
export interface KeptOfWallet extends WalletRef {
  readonly owner: Owner;
  readonly behaviour: readonly number[];
  readonly wallet44: readonly number[];
  /** `null` when nothing is kept. */
  readonly kept: Pick<KeptRow, "state" | "models" | "estimates" | "edition" | "neighbours"> | null;
}

/** The key of a wallet's row. */
export type WalletPlace = Pick<KeptOfWallet, "network" | "address" | "owner">;

/** Keeps estimates in place of those before. @param rows - Each wallet once. */
export function putKeptEstimates(rows: readonly KeptRow[]): Write {
  const { network, address, owner } = keptEstimates;
  const tail = sql`on conflict (network, address, owner) do update set ${replaceAll(keptEstimates, [network, address, owner])}`;
  return runStatements(async (tx) => {
    if (rows.length > 0) await tx.execute(bulkInsert(keptEstimates, rows, tail));
  });
}

/** Wallets with numbers, of every owner. */
export async function findKept(db: Database, refs: readonly WalletRef[]): Promise<KeptOfWallet[]> {
  return refs.length === 0 ? [] : readKept(db, isOneOf(wallets, refs), undefined);
}

/** Wallets with numbers of some networks, in the order of their keys. @param after - The last one before; `null` from the first. */
export async function pageOfKept(
  db: Database,
  {
    networks,
    after,
    limit,
  }: { readonly networks: readonly Network[]; readonly after: WalletPlace | null; readonly limit: number },
): Promise<KeptOfWallet[]> {
  const { network, address, owner } = wallets;
  const isLater =
    after === null
      ? undefined
      : sql`(${network}, ${address}, ${owner}) > (${after.network}, ${after.address}, ${after.owner})`;
  return readKept(db, and(inArray(network, [...networks]), isLater), limit);
}

async function readKept(
  db: Database,
  where: SQL | undefined,
  limit: number | undefined,
): Promise<KeptOfWallet[]> {
  const { network, address, owner, behaviour, wallet44 } = wallets;
  const { state, models, estimates, edition, neighbours } = keptEstimates;
  const query = db
    .select({
      network,
      address,
      owner,
      behaviour,
      wallet44,
      kept: { state, models, estimates, edition, neighbours },
    })
    .from(wallets)
    .leftJoin(
      keptEstimates,
      and(
        eq(keptEstimates.network, network),
        eq(keptEstimates.address, address),
        eq(keptEstimates.owner, owner),
      ),
    )
    .where(and(where, isNotNull(behaviour), isNotNull(wallet44)))
    .orderBy(network, address, owner);
  const rows = await (limit === undefined ? query : query.limit(limit));
  return rows.map((row) => ({ ...row, behaviour: row.behaviour!, wallet44: row.wallet44! }));
}

/** Deletes what is kept of wallets that are not held any more. */
export async function forgetOrphans(db: Database): Promise<void> {
  await db.execute(sql`
    delete from ${keptEstimates} k where not exists (
      select from ${wallets} w where w.network = k.network and w.address = k.address and w.owner = k.owner)`);
}

/** The wallets of the newest scores, of every tenant. */
export async function walletsScoredLast(db: Database, limit: number): Promise<WalletRef[]> {
  const { network, fromAddress, toAddress, id } = scores;
  const rows = await db
    .select({ network, fromAddress, toAddress })
    .from(scores)
    .orderBy(desc(id))
    .limit(limit);
  const refs = rows.flatMap((row) => [
    { network: row.network, address: row.fromAddress },
    { network: row.network, address: row.toAddress },
  ]);
  return [...new Map(refs.map((ref) => [`${ref.network} ${ref.address}`, ref])).values()];
}
