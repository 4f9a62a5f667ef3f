import { createIds } from "@tetron/domain/id";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import type { Database } from "@tetron/lake/database";
import { scores } from "@tetron/lake/tables/scores";
import { type StoredWallet, wallets } from "@tetron/lake/tables/wallets";
import { and, eq, gt, or, sql } from "drizzle-orm";
import type { Payment } from "./payment.ts";

/** What a score reads of a wallet: not its state, which is as long as its list of counterparties. */
export type SideRow = Pick<
  StoredWallet,
  "network" | "address" | "behaviour" | "wallet44" | "referenceLabel" | "source" | "updatedAt"
>;

/** Finds wallets, in the order asked; `undefined` for one that the lake has never heard of. */
export async function findSides(db: Database, refs: readonly WalletRef[]): Promise<(SideRow | undefined)[]> {
  const { network, address, behaviour, wallet44, referenceLabel, source, updatedAt } = wallets;
  const addressesOn = Map.groupBy(refs, (ref) => ref.network);
  const found = await db
    .select({ network, address, behaviour, wallet44, referenceLabel, source, updatedAt })
    .from(wallets)
    .where(
      or(
        ...Array.from(addressesOn, ([on, list]) =>
          and(eq(network, on), sql`${address} = any(${sql.param(list.map((ref) => ref.address))}::text[])`),
        ),
      ),
    );
  const byId = new Map(found.map((row) => [walletId(row), row]));
  return refs.map((ref) => byId.get(walletId(ref)));
}

/** What the sender did with payments like this one before. */
export interface SenderPast {
  /** Whether it paid the recipient before; `null` when no list of its counterparties is held. */
  readonly paidBefore: boolean | null;
  /** Payments from it that the tenant asked about in the hour before. */
  readonly askedLastHour: number;
}

const HOUR_MS = 3_600_000;

export async function findSenderPast(
  db: Database,
  { from, to }: Payment,
  { tenant, at }: { readonly tenant: string; readonly at: Date },
): Promise<SenderPast> {
  // Ids begin with their time, so an id of an hour ago stands before all that came since.
  const hourAgo = createIds(() => at.getTime() - HOUR_MS)("tx");
  const recent = and(
    eq(scores.tenant, tenant),
    eq(scores.network, from.network),
    eq(scores.fromAddress, from.address),
    gt(scores.id, hourAgo),
  );
  const [paid, askedLastHour] = await Promise.all([paidBefore(db, from, to), db.$count(scores, recent)]);
  return { paidBefore: paid, askedLastHour };
}

async function paidBefore(db: Database, from: Payment["from"], to: Payment["to"]): Promise<boolean | null> {
  // The tallies of `features` mark each key with "=".
  const key = `=${to.address}`;
  const [row] = await db
    .select({
      paid: sql<boolean | null>`jsonb_exists(${wallets.state} #> '{wallet,sent,parties}', ${key})
        or jsonb_exists(${wallets.state} #> '{wallet,tokensSent,parties}', ${key})`,
    })
    .from(wallets)
    .where(and(eq(wallets.network, from.network), eq(wallets.address, from.address)));
  return row?.paid ?? null;
}
