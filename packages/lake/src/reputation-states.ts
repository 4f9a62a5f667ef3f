import { type Owner, preferredRow } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { Part } from "./internal/read-parts.ts";
import { inOrder, isAnyOf, isOneOf } from "./internal/wallet-refs.ts";
import { jsonRows } from "./json-rows.ts";
import { histories } from "./tables/histories.ts";
import { reputationSnapshots, type StoredReputationSnapshot } from "./tables/reputation-snapshots.ts";
import { reputationStates, type StoredReputationState } from "./tables/reputation-states.ts";
import { runStatements, type Write } from "./write.ts";

/**
 * The reputation states of wallets, in the order requested: the {@link preferredState} among several owners'.
 * `undefined` where the lake has none. Of one wallet at least.
 */
export function partOfStates(
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Part<(StoredReputationState | undefined)[]> {
  const where = and(isOneOf(reputationStates, refs), isAnyOf(reputationStates.owner, owners));
  return {
    query: jsonRows(reputationStates, where, [
      ...(["owner", "network", "address", "state", "history", "updatedAt"] as const),
    ]),
    read: (found: readonly (Omit<StoredReputationState, "updatedAt"> & { readonly updatedAt: string })[]) =>
      inOrder(refs, found)
        .map(preferredState)
        .map((state) => state && { ...state, updatedAt: new Date(state.updatedAt) }),
  };
}

/** A stored state, or a snapshot of one: plain JSON with the time of its newest evidence. */
type OwnedState = Pick<StoredReputationState, "owner" | "state">;

/** Chooses between several owners' states of one wallet: the one with the newest evidence. */
export function preferredState<Row extends OwnedState>(rows: readonly Row[]): Row | undefined {
  return preferredRow(rows, ({ state }) => Number((state as { readonly latest?: unknown }).latest));
}

/** Replaces a state; the previous one stays among the snapshots. */
export function putReputationState(state: StoredReputationState): Write {
  const { owner, network, address, updatedAt: takenAt } = state;
  return runStatements(async (tx) => {
    await tx
      .insert(reputationStates)
      .values(state)
      .onConflictDoUpdate({
        target: [reputationStates.network, reputationStates.address, reputationStates.owner],
        set: state,
      });
    await tx
      .insert(reputationSnapshots)
      .values({ owner, network, address, takenAt, state: state.state })
      .onConflictDoNothing();
  });
}

/** Stores a state again that a rebuild has dropped: its snapshot is there. */
export async function restoreReputationState(db: Database, state: StoredReputationState): Promise<void> {
  await db.insert(reputationStates).values(state).onConflictDoNothing();
}

/** When the newest snapshot of a state was taken; `undefined` when there is none. */
export async function newestSnapshotAt(
  db: Database,
  owner: Owner,
  { network, address }: WalletRef,
): Promise<Date | undefined> {
  const { takenAt } = reputationSnapshots;
  const [found] = await db
    .select({ takenAt })
    .from(reputationSnapshots)
    .where(
      and(
        eq(reputationSnapshots.network, network),
        eq(reputationSnapshots.address, address),
        eq(reputationSnapshots.owner, owner),
      ),
    )
    .orderBy(desc(takenAt))
    .limit(1);
  return found?.takenAt;
}

/** Each imported history adds a state; reputation history is not computed from more than this. */
const MAX_SNAPSHOTS = 1_000;

/** The states of a wallet's reputation by these owners' histories, oldest first; the newest thousand. */
export async function findReputationSnapshots(
  db: Database,
  owners: readonly Owner[],
  { network, address }: WalletRef,
): Promise<StoredReputationSnapshot[]> {
  const newest = await db
    .select()
    .from(reputationSnapshots)
    .where(
      and(
        eq(reputationSnapshots.network, network),
        eq(reputationSnapshots.address, address),
        isAnyOf(reputationSnapshots.owner, owners),
      ),
    )
    .orderBy(desc(reputationSnapshots.takenAt))
    .limit(MAX_SNAPSHOTS);
  return newest.reverse();
}

/** A wallet whose reputation is not yet computed from its newest raw history and these lists. */
export interface NewHistory extends WalletRef {
  readonly owner: Owner;
  /** SHA-256 of the history. */
  readonly hash: string;
  readonly importedAt: Date;
}

/** Which histories to find. */
export interface NewHistoryQuery {
  /** Owner of the histories. */
  readonly owner: Owner;
  /** Edition of the lists that reputations rest on now. */
  readonly lists: string;
}

/** The inputs of a state, as `reputation.states` identifies them. */
export function stateBasis(hash: string, lists: string): string {
  return `${hash}+${lists}`;
}

/** The wallet, when its state was not computed from its owner's newest raw history and these lists. */
export async function findNewHistory(
  db: Database,
  query: NewHistoryQuery,
  { network, address }: WalletRef,
): Promise<NewHistory | undefined> {
  const isWallet = and(eq(histories.network, network), eq(histories.address, address));
  return (await newHistories(db, query, isWallet, 1))[0];
}

/**
 * Wallets whose state was not computed from their owner's newest raw history and these lists, by network and address.
 *
 * @param page.after - The last wallet of the page before; `undefined` for the first page.
 */
export async function findNewHistories(
  db: Database,
  query: NewHistoryQuery,
  { after, limit }: { readonly after: WalletRef | undefined; readonly limit: number },
): Promise<NewHistory[]> {
  const { network, address } = histories;
  const later = after && sql`(${network}, ${address}) > (${after.network}, ${after.address})`;
  return newHistories(db, query, later, limit);
}

/** Of these wallets, those whose state was not computed from their owner's newest raw history and these lists. */
export async function findNewHistoriesOf(
  db: Database,
  query: NewHistoryQuery,
  wallets: readonly WalletRef[],
): Promise<NewHistory[]> {
  return wallets.length === 0 ? [] : newHistories(db, query, isOneOf(histories, wallets), wallets.length);
}

async function newHistories(
  db: Database,
  { owner, lists }: NewHistoryQuery,
  which: SQL | undefined,
  limit: number,
): Promise<NewHistory[]> {
  const newest = db
    .selectDistinctOn([histories.network, histories.address], {
      network: histories.network,
      address: histories.address,
      hash: histories.hash,
      importedAt: histories.importedAt,
    })
    .from(histories)
    .where(and(eq(histories.owner, owner), which))
    .orderBy(histories.network, histories.address, sql`${histories.importedAt} desc, ${histories.hash} desc`)
    .as("newest");
  const isDone = and(
    eq(reputationStates.owner, owner),
    eq(reputationStates.network, newest.network),
    eq(reputationStates.address, newest.address),
    eq(reputationStates.history, sql`${newest.hash} || ${stateBasis("", lists)}`),
  );
  const found = await db
    .select({
      network: newest.network,
      address: newest.address,
      hash: newest.hash,
      importedAt: newest.importedAt,
    })
    .from(newest)
    .where(sql`not exists (select 1 from ${reputationStates} where ${isDone})`)
    .orderBy(asc(newest.network), asc(newest.address))
    .limit(limit);
  return found.map((each) => ({ owner, ...each }));
}
