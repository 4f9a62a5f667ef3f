import { type Owner, preferredRow } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { plannedOnce } from "./internal/name-statements.ts";
import { inOrder, isAnyOf, isOneOf } from "./internal/wallet-refs.ts";
import { chains } from "./tables/chains.ts";
import { movements } from "./tables/movements.ts";
import { rollupBalances } from "./tables/rollup-balances.ts";
import { rollups } from "./tables/rollups.ts";
import { type TransferHistory, transferHistories } from "./tables/transfer-histories.ts";
import { wallets } from "./tables/wallets.ts";

/** Where the transfers of a wallet are read: up to its reach in a history, later ones in the blocks of its chain. */
export interface TransferSource extends WalletRef {
  /** The history that reaches furthest of those that the owners have; `null` without one of which anything was read. */
  readonly history: Pick<TransferHistory, "owner" | "reach" | "transfers"> | null;
  /** How many transfers it has at least, by its history and by what is added up of blocks. */
  readonly transfers: number;
  /** Whether followed blocks moved something of it, at whatever time. */
  readonly hasMovements: boolean;
  /** Whether all of its transfers up to the newest one are held. */
  readonly isComplete: boolean;
  /** Whether every block from the chain's first on is held, with the fees. */
  readonly isWhole: boolean;
}

/** Where the transfers of wallets are, in the order requested; `undefined` for one of which nothing is held. */
export async function findTransferSources(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<(TransferSource | undefined)[]> {
  if (refs.length === 0) return [];
  const { network, wallet: address, owner, reach, transfers, coverage, tokens } = transferHistories;
  const [found, followed] = await Promise.all([
    db
      .select({ network, address, owner, reach, transfers, coverage, tokens })
      .from(transferHistories)
      .where(and(isOneOf({ network, address }, refs), isAnyOf(owner, owners))),
    findFollowed(db, refs),
  ]);
  return inOrder(refs, found).map((rows, n) => transferSourceOf(refs[n]!, rows, followed[n]!));
}

/** The part of a history that decides where transfers are. */
export type HeldHistory = Pick<TransferHistory, "owner" | "reach" | "transfers" | "coverage" | "tokens">;

/**
 * Where the transfers of a wallet are; `undefined` when nothing is held.
 *
 * @param histories - Those that the owners have of it.
 */
export function transferSourceOf(
  { network, address }: WalletRef,
  histories: readonly HeldHistory[],
  { moved, basis, added }: FollowedFacts,
): TransferSource | undefined {
  const read = histories.filter((row) => row.coverage?.complete !== false || row.transfers > 0);
  const isWhole = basis === FROM_CHAIN;
  const reaches = (row: HeldHistory) => row.reach?.getTime() ?? Number.NEGATIVE_INFINITY;
  // Blocks that are all of it tell fees and calls too.
  const history = isWhole ? null : (preferredRow(read, reaches) ?? null);
  if (history === null && !moved && !isWhole) return undefined;
  const isToldWhole = history?.tokens === true && history.coverage?.complete !== false;
  const isComplete = isWhole || (isToldWhole && (!moved || basis !== null));
  const transfers = Math.max(history?.transfers ?? 0, added ?? 0);
  return { network, address, history, transfers, hasMovements: moved, isComplete, isWhole };
}

/** What the blocks of its chain tell of a wallet. */
export type FollowedFacts = {
  /** Whether they moved something of it, at whatever time. */
  readonly moved: boolean;
  /**
   * From what its history goes on without a gap in them, of which none was deleted: see `Followed.basis`; `null` when it
   * does not.
   */
  readonly basis: string | null;
  /** Transfers that are added up in advance, as of large wallets: see `rollups`; `null` for others. */
  readonly added: number | null;
};

/** The {@link FollowedFacts} of a wallet, as columns. */
export function followedFacts(network: SQLWrapper, address: SQLWrapper): Record<keyof FollowedFacts, SQL> {
  return {
    moved: sql`exists (select from ${movements} m where m.network = ${network} and m.wallet = ${address})`,
    basis: sql`(select w.followed ->> 'basis' from ${wallets} w
      where w.network = ${network} and w.address = ${address} and w.owner = 'operator'
        and not exists (select from ${chains} c where c.network = w.network
          and c.movements_from > (w.followed ->> 'since')::bigint))`,
    added: sql`(select sum(b.transfers)::float8 from ${rollups} r join ${rollupBalances} b on b.rollup = r.id
      where r.network = ${network} and r.wallet = ${address} and r.owner in ('', 'operator') and not r.is_dropped
      group by r.id order by 1 desc limit 1)`,
  };
}

async function findFollowed(db: Database, refs: readonly WalletRef[]): Promise<FollowedFacts[]> {
  const { moved, basis, added } = followedFacts(sql`wallet.network`, sql`wallet.address`);
  const { rows } = await db.execute<FollowedFacts & { n: string }>(
    plannedOnce(sql`
    select wallet.n, ${moved} as moved, ${basis} as basis, ${added} as added
    from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)`),
  );
  const facts = refs.map((): FollowedFacts => ({ moved: false, basis: null, added: null }));
  for (const { n, ...row } of rows) facts[Number(n) - 1] = row;
  return facts;
}

/** `Followed.basis` of a wallet that began with its chain: see `basisOf`. */
const FROM_CHAIN = "chain";
