import type { BlockRef } from "@tetron/domain/block";
import { Failure } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, eq, gt, isNotNull, like, ne, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { slices } from "./internal/chunks.ts";
import { inOrder, isAnyOf, isOneOf } from "./internal/wallet-refs.ts";
import { changedMeanwhile, type NewHistoryQuery, stateBasis } from "./reputation-states.ts";
import { chainBlocks } from "./tables/chain-blocks.ts";
import { chainWatched } from "./tables/chain-watched.ts";
import { histories } from "./tables/histories.ts";
import { movements } from "./tables/movements.ts";
import { reputationSnapshots } from "./tables/reputation-snapshots.ts";
import { reputationStates, type StoredReputationState } from "./tables/reputation-states.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** Stands in a state's inputs for the history that there is none of: see `stateBasis`. */
export const FROM_BLOCKS = "chain";

/** What happened to the blocks of a network. */
export interface ChangedBlocks {
  /** Heights of blocks that are held. */
  readonly heights: readonly number[];
  /** The height above which blocks were undone; `undefined` when none was. */
  readonly undoneAbove: number | undefined;
}

/** Blocks of one statement: one may move a few thousand wallets. */
const MAX_HEIGHTS = 32;

/**
 * The wallets whose reputation changed blocks may change: those that held blocks touch, of which a state is held or that the
 * network is watched for, and those of which undone ones were counted.
 */
export async function findTouchedWallets(
  db: Database,
  network: Network,
  { heights, undoneAbove }: ChangedBlocks,
): Promise<string[]> {
  const isKept = (table: typeof chainWatched | typeof reputationStates) =>
    sql`exists (select from ${table} k where k.network = ${network} and k.address = m.wallet)`;
  const found = new Set<string>();
  for (const some of slices(heights, MAX_HEIGHTS)) {
    const { rows } = await db.execute<{ wallet: string }>(sql`
      select m.wallet from (
        select distinct wallet from ${movements}
        where network = ${network} and height = any(${sql.param(some)}::bigint[]) and kind in ('native', 'token', 'reward')
      ) m
      where ${isKept(chainWatched)} or ${isKept(reputationStates)}`);
    for (const { wallet } of rows) found.add(wallet);
  }
  if (undoneAbove === undefined) return [...found];
  const { address, height } = reputationStates;
  const undone = await db
    .selectDistinct({ address })
    .from(reputationStates)
    .where(and(eq(reputationStates.network, network), gt(height, undoneAbove)));
  for (const row of undone) found.add(row.address);
  return [...found];
}

/** Every owner's states of wallets, in the order requested. */
export async function findStates(
  db: Database,
  wallets: readonly WalletRef[],
): Promise<StoredReputationState[][]> {
  if (wallets.length === 0) return [];
  const found = await db.select().from(reputationStates).where(isOneOf(reputationStates, wallets));
  return inOrder(wallets, found);
}

/** Wallets in which blocks of a network are counted, after an address. */
export async function findFollowedStates(
  db: Database,
  network: Network,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<string[]> {
  const { address, height } = reputationStates;
  const found = await db
    .selectDistinct({ address })
    .from(reputationStates)
    .where(and(eq(reputationStates.network, network), sql`${address} > ${after}`, isNotNull(height)))
    .orderBy(address)
    .limit(limit);
  return found.map((each) => each.address);
}

/** The wallets whose states blocks alone made, by other lists than these, in the order of network and address. */
export async function findStatesOfBlocks(
  db: Database,
  { owner, lists }: NewHistoryQuery,
  { after, limit }: { readonly after: WalletRef | undefined; readonly limit: number },
): Promise<WalletRef[]> {
  const { network, address, history } = reputationStates;
  const later = after && sql`(${network}, ${address}) > (${after.network}, ${after.address})`;
  return db
    .select({ network, address })
    .from(reputationStates)
    .where(
      and(
        eq(reputationStates.owner, owner),
        like(history, `${stateBasis(FROM_BLOCKS, "")}%`),
        ne(history, stateBasis(FROM_BLOCKS, lists)),
        later,
      ),
    )
    .orderBy(network, address)
    .limit(limit);
}

/** The wallets of which a state was held that blocks alone made, and none is any more, in the order of network and address. */
export async function findDroppedStatesOfBlocks(
  db: Database,
  { after, limit }: { readonly after: WalletRef | undefined; readonly limit: number },
): Promise<WalletRef[]> {
  const later = after && sql`and (s.network, s.address) > (${after.network}, ${after.address})`;
  const isIn = (table: typeof histories | typeof reputationStates) =>
    sql`exists (select from ${table} h where h.network = s.network and h.address = s.address and h.owner = s.owner)`;
  const { rows } = await db.execute<{ network: Network; address: string }>(sql`
    select distinct s.network, s.address from ${reputationSnapshots} s
    where s.owner = 'operator' and not ${isIn(histories)} and not ${isIn(reputationStates)} ${later ?? sql``}
    order by 1, 2 limit ${limit}`);
  return rows;
}

/** The hashes of held blocks by height, as far as they are not final. */
export async function findHeldHashes(
  db: Database,
  network: Network,
  heights: readonly number[],
): Promise<Map<number, string>> {
  if (heights.length === 0) return new Map();
  const { height, hash } = chainBlocks;
  const found = await db
    .select({ height, hash })
    .from(chainBlocks)
    .where(and(eq(chainBlocks.network, network), sql`${height} = any(${sql.param([...heights])}::bigint[])`));
  return new Map(found.map((each) => [each.height, each.hash]));
}

/** From which height on what blocks moved of wallets is kept because the network is watched for them. */
export async function findWatchedSince(
  db: Database,
  network: Network,
  addresses: readonly string[],
): Promise<Map<string, number>> {
  const { address, since } = chainWatched;
  const found = await db
    .select({ address, since })
    .from(chainWatched)
    .where(and(eq(chainWatched.network, network), isAnyOf(address, addresses)));
  return new Map(found.map((row) => [row.address, row.since]));
}

/**
 * Makes a commit depend on a block that was held when what it writes was read.
 *
 * @throws Failure `CONFLICT` at the commit when it was undone since.
 */
export function requireHeld(network: Network, { height, hash }: Pick<BlockRef, "height" | "hash">): Write {
  return runStatements(async (tx) => {
    const { rows } = await tx.execute(sql`
      select from ${chainBlocks} b where b.network = ${network}
      having bool_or(b.height = ${height}::bigint and b.hash = ${hash}) or min(b.height) > ${height}::bigint`);
    if (rows.length > 0) return;
    throw new Failure("CONFLICT", `Block ${height} of ${network} was undone meanwhile.`, {
      kind: "block",
      id: hash,
    });
  });
}

/** A state that blocks continue. */
export interface ContinuedState {
  /** As it was read; `undefined` when there was none. */
  readonly before: StoredReputationState | undefined;
  readonly after: StoredReputationState;
}

/**
 * Stores states that blocks continue: those that are new with their first snapshot, and all others by one statement. When
 * one is another by now, the commit fails as `CONFLICT`.
 */
export function putContinuedStates(changes: readonly ContinuedState[]): Write[] {
  const created = changes.filter(({ before }) => before === undefined);
  const changed = changes.filter(({ before }) => before !== undefined);
  const writes = created.flatMap(({ after }) => {
    const { owner, network, address, state, updatedAt: takenAt } = after;
    return [
      insertRow(reputationStates, after),
      insertRow(reputationSnapshots, { owner, network, address, state, takenAt }),
    ];
  });
  if (changed.length === 0) return writes;
  const held = changed.map(({ before }) => before!);
  return [
    ...writes,
    runStatements(async (tx) => {
      const column = (of: (row: StoredReputationState) => string | number | null) => sql.param(held.map(of));
      // Of those that are as they were read only.
      const { rowCount } = await tx.execute(sql`
        delete from ${reputationStates} s using unnest(
          ${column(({ network }) => network)}::text[], ${column(({ address }) => address)}::text[],
          ${column(({ owner }) => owner)}::text[], ${column(({ history }) => history)}::text[],
          ${column(({ height }) => height)}::bigint[], ${column(({ updatedAt }) => updatedAt.toISOString())}::timestamptz[]
        ) as read (network, address, owner, history, height, updated_at)
        where s.network = read.network and s.address = read.address and s.owner = read.owner
          and s.history = read.history and s.height is not distinct from read.height and s.updated_at = read.updated_at`);
      if (rowCount !== held.length) throw changedMeanwhile(held[0]!);
      await tx.execute(
        bulkInsert(
          reputationStates,
          changed.map(({ after }) => after),
        ),
      );
    }),
  ];
}
