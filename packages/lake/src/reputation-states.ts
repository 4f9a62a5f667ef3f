import { Failure } from "@tetron/domain/failure";
import { type Owner, preferredRow } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { and, asc, desc, eq, getTableColumns, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { Part } from "./internal/read-parts.ts";
import { inOrder, isAnyOf, isOneOf } from "./internal/wallet-refs.ts";
import { jsonRows } from "./json-rows.ts";
import { histories } from "./tables/histories.ts";
import { reputationSnapshots, type StoredReputationSnapshot } from "./tables/reputation-snapshots.ts";
import { reputationStates, type StoredReputationState } from "./tables/reputation-states.ts";
import { runStatements, type Write } from "./write.ts";

/** What answers read of a state. */
export type ReadState = Pick<
  StoredReputationState,
  "owner" | "network" | "address" | "state" | "history" | "updatedAt" | "reach"
>;

/**
 * The reputation states of wallets, in the order requested: the {@link preferredState} among several owners'.
 * `undefined` where the lake has none. Of one wallet at least.
 */
export function partOfStates(
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Part<(ReadState | undefined)[]> {
  const where = and(isOneOf(reputationStates, refs), isAnyOf(reputationStates.owner, owners));
  return {
    query: jsonRows(reputationStates, where, [
      ...(["owner", "network", "address", "state", "history", "updatedAt", "reach"] as const),
    ]),
    read: (found: readonly (Omit<ReadState, "updatedAt"> & { readonly updatedAt: string })[]) =>
      inOrder(refs, found)
        .map(preferredState)
        .map((state) => state && { ...state, updatedAt: new Date(state.updatedAt) }),
  };
}

/** A stored state, or a snapshot of one: plain JSON with the time of its newest evidence. */
type OwnedState = Pick<StoredReputationState, "owner" | "state"> &
  Partial<Pick<StoredReputationState, "reach">>;

/** Chooses between several owners' states of one wallet: the one with the newest evidence, blocks left out, which all have. */
export function preferredState<Row extends OwnedState>(rows: readonly Row[]): Row | undefined {
  return preferredRow(
    rows,
    ({ state, reach }) => reach ?? Number((state as { readonly latest?: unknown }).latest),
  );
}

/**
 * Replaces a state; the previous one stays among the snapshots.
 *
 * @param before - What is replaced; `undefined` when there is none. When it is another one by now, the commit fails as
 *   `CONFLICT`.
 */
export function putReputationState(
  state: typeof reputationStates.$inferInsert,
  before: StateVersion | undefined,
): Write {
  const { owner, network, address, updatedAt: takenAt } = state;
  return runStatements(async (tx) => {
    // What blocks added to it is known since then, and the snapshot does not have it yet.
    if (before !== undefined && before.height !== null)
      await tx.execute(sql`
        update ${reputationSnapshots} kept set state = held.state from ${reputationStates} held
        where held.network = ${network} and held.address = ${address} and held.owner = ${owner}
          and kept.network = held.network and kept.address = held.address and kept.owner = held.owner
          and kept.taken_at = (select max(s.taken_at) from ${reputationSnapshots} s
            where s.network = held.network and s.address = held.address and s.owner = held.owner)`);
    const put = await tx
      .insert(reputationStates)
      .values(state)
      .onConflictDoUpdate({
        target: [reputationStates.network, reputationStates.address, reputationStates.owner],
        set: { reach: null, height: null, followed: null, ...state },
        setWhere: before
          ? sql`${reputationStates.history} = ${before.history} and ${reputationStates.height} is not distinct from ${before.height}::bigint
              and ${reputationStates.updatedAt} = ${before.updatedAt.toISOString()}::timestamptz`
          : sql`false`,
      })
      .returning({ address: reputationStates.address });
    if (put.length === 0) throw changedMeanwhile(state);
    await tx
      .insert(reputationSnapshots)
      .values({ owner, network, address, takenAt, state: state.state })
      .onConflictDoNothing();
  });
}

/** Which version of a state is held. */
export type StateVersion = Pick<StoredReputationState, "history" | "height" | "updatedAt">;

/** A state that somebody else has replaced since it was read. */
export function changedMeanwhile(wallet: WalletRef): Failure<"CONFLICT"> {
  const id = walletId(wallet);
  return new Failure("CONFLICT", `The reputation of ${id} was computed by another process.`, {
    kind: "wallet",
    id,
  });
}

/** Stores a state again that a rebuild has dropped: its snapshot is there. */
export async function restoreReputationState(
  db: Database,
  state: typeof reputationStates.$inferInsert,
): Promise<void> {
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

/** A snapshot of a state. */
export interface ReputationSnapshot extends StoredReputationSnapshot {
  /** When a block was last counted in it; `null` for one that blocks do not continue, or no longer. */
  readonly continuedAt: Date | null;
  /** As of the state. */
  readonly reach: number | null;
}

/**
 * The states of a wallet's reputation by these owners' histories, oldest first; the newest thousand. The newest of an owner
 * is the current state, which blocks continue.
 */
export async function findReputationSnapshots(
  db: Database,
  owners: readonly Owner[],
  { network, address }: WalletRef,
): Promise<ReputationSnapshot[]> {
  const newest = await db
    .select({
      ...getTableColumns(reputationSnapshots),
      place: sql<number>`row_number() over (partition by ${reputationSnapshots.owner} order by ${reputationSnapshots.takenAt} desc)::int`,
      current: reputationStates.state,
      reach: reputationStates.reach,
      continuedAt: reputationStates.updatedAt,
    })
    .from(reputationSnapshots)
    .leftJoin(
      reputationStates,
      and(
        eq(reputationStates.network, reputationSnapshots.network),
        eq(reputationStates.address, reputationSnapshots.address),
        eq(reputationStates.owner, reputationSnapshots.owner),
        isNotNull(reputationStates.height),
      ),
    )
    .where(
      and(
        eq(reputationSnapshots.network, network),
        eq(reputationSnapshots.address, address),
        isAnyOf(reputationSnapshots.owner, owners),
      ),
    )
    .orderBy(desc(reputationSnapshots.takenAt))
    .limit(MAX_SNAPSHOTS);
  return newest.reverse().map(({ place, current, ...snapshot }) => {
    const { continuedAt } = snapshot;
    if (place > 1 || continuedAt === null) return { ...snapshot, continuedAt: null, reach: null };
    return { ...snapshot, continuedAt, state: current };
  });
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
