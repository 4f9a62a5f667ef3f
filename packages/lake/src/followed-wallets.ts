import type { Network } from "@tetron/domain/network";
import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { fromExactJson } from "./exact-json.ts";
import { ahead } from "./internal/ahead.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { parts, slices } from "./internal/chunks.ts";
import { sendInTurn } from "./internal/send-in-turn.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { type AddedEntries, chainUndo } from "./tables/chain-undo.ts";
import { walletTallies } from "./tables/wallet-tallies.ts";
import { type Followed, type NewWallet, type StoredWallet, wallets } from "./tables/wallets.ts";
import { entriesFrom, type StoredAdditions, type StoredEntries, storedEntries } from "./undo-entries.ts";
import { putWallets, replaceWallets } from "./wallets.ts";

/** What every tenant knows of wallets of a network, of which a follower may continue the history. */
export async function findSharedWallets(
  db: Database,
  network: Network,
  addresses: readonly string[],
): Promise<Map<string, StoredWallet>> {
  if (addresses.length === 0) return new Map();
  const rows = await db
    .select()
    .from(wallets)
    .where(
      and(eq(wallets.network, network), isAnyOf(wallets.address, addresses), eq(wallets.owner, "operator")),
    );
  return new Map(rows.map((row) => [row.address, row]));
}

/**
 * Of a wallet that blocks in a row continue, a copy is kept before the first one and then before one in so many: a copy is
 * larger than what a block adds.
 */
export const COPIED_EVERY_BLOCKS = 64;

/** Rows of one statement: copies, and blocks. */
const MAX_COPIES = 2_000;
const MAX_BLOCKS = 16;
/** Wallets of one statement: few, so that the store writes some while the next ones are packed. */
const MAX_WALLETS = 40;
/** Statements that wait for the store: it has other work first. */
const MAX_WAITING = 32;

/** In place of an address: the row of a block, with what it added to all wallets of which no copy is kept before it. */
const OF_BLOCK = "";

/** How a block continued a wallet. */
export interface WalletChange {
  readonly height: number;
  readonly address: string;
  /** The wallet before, `row: null` when it was not held; absent when an earlier change within the same blocks has it. */
  readonly copy?: { readonly row: NewWallet | null };
  readonly added: AddedEntries;
}

/** What is stored of continued histories. */
export interface FollowedWallets {
  readonly rows: Iterable<NewWallet>;
  readonly changes: readonly WalletChange[];
}

/**
 * Stores continued histories, and what undoing takes back.
 *
 * @param before - What the store does first; each row is asked for, and packed, meanwhile.
 */
export async function putFollowedWallets(
  db: Database,
  network: Network,
  { rows, changes }: FollowedWallets,
  before?: Promise<unknown>,
): Promise<void> {
  const copies = changes.flatMap(({ height, address, copy, added }) =>
    copy === undefined
      ? []
      : [
          {
            ...{ network, height, address, isCopy: true, before: copy.row },
            added: { at: added.at, now: added.now, followed: added.followed, ...storedEntries(added) },
          },
        ],
  );
  const without = changes.filter(({ copy }) => copy === undefined);
  const blocks = Array.from(
    Map.groupBy(without, ({ height }) => height),
    ([height, list]) => ({
      ...{ network, height, address: OF_BLOCK, isCopy: false, before: null },
      added: storedAdditions(list),
    }),
  );
  const [copied, added] = [slices<Row>(copies, MAX_COPIES), slices<Row>(blocks, MAX_BLOCKS)];
  const statements = ahead(made(), MAX_WAITING);
  try {
    await before;
    await sendInTurn(db, statements);
  } finally {
    statements.stop();
  }

  function* made() {
    for (let i = 0; i < Math.max(copied.length, added.length); i++)
      yield bulkInsert(chainUndo, [...(copied[i] ?? []), ...(added[i] ?? [])]);
    for (const some of parts(rows, MAX_WALLETS)) yield replaceWallets(some);
  }
}

type Row = Readonly<Record<string, unknown>>;

/** What a block added to wallets, all found at the same time. */
function storedAdditions(changes: readonly WalletChange[]): StoredAdditions {
  const { at, now } = changes[0]!.added;
  const wallets = changes.map(({ address, added }) => [address, storedEntries(added)] as const);
  return { at, now, wallets: Object.fromEntries(wallets) };
}

/** A wallet as a copy has it, and what later blocks added to it. Both lists ascend by height. */
export interface WalletBefore {
  readonly address: string;
  /** `null` when it was not held. */
  readonly copy: NewWallet | null;
  /** By the blocks that stay. */
  readonly added: readonly AddedEntries[];
  /** By the blocks that are undone. */
  readonly undone: readonly AddedEntries[];
}

/** What the wallets were that blocks above a height continued. */
export async function findWalletsBefore(
  db: Database,
  network: Network,
  height: number,
): Promise<WalletBefore[]> {
  const { rows } = await db.execute<UndoRow>(sql`
    with kept as (
      select * from ${chainUndo} where network = ${network} and height > ${height - COPIED_EVERY_BLOCKS}),
    -- What is common to the wallets of a block is taken out of all that it added once, not for each of them.
    blocks as materialized (
      select height, added - 'wallets' as common, added -> 'wallets' as wallets from kept where address = ${OF_BLOCK}),
    changes as (
      select height, address, is_copy, before, added from kept where address <> ${OF_BLOCK}
      union all
      select height, key, false, null, value || common from blocks, jsonb_each(wallets)),
    undone as (select address, min(height) as first from changes where height > ${height} group by address)
    select address, height::float8 as height, is_copy and height <= first as is_copy,
      case when height <= first then before end as before, added, height > ${height} as is_undone
    from undone join changes using (address)
    order by address, height`);
  return Array.from(
    Map.groupBy(rows, ({ address }) => address),
    ([address, changes]) => {
      const from = changes.findLastIndex(({ is_copy }) => is_copy);
      const copy = fromExactJson(changes[from]!.before) as StoredBefore | null;
      const [added, undone]: [AddedEntries[], AddedEntries[]] = [[], []];
      let before: Followed | undefined;
      for (const change of changes.slice(from)) {
        // Copies of older versions have none.
        if (change.added === null) continue;
        const stored = fromExactJson(change.added) as StoredEntries | AddedEntries;
        const entries = entriesFrom(stored, { height: change.height, before });
        (change.is_undone ? undone : added).push(entries);
        before = entries.followed;
      }
      return { address, copy: copy === null ? null : restored(copy), added, undone };
    },
  );
}

interface UndoRow extends Record<string, unknown> {
  readonly address: string;
  readonly height: number;
  readonly is_copy: boolean;
  readonly before: unknown;
  readonly added: unknown;
  readonly is_undone: boolean;
}

/**
 * Puts wallets back as they were before the blocks above a height.
 *
 * @param wallets - As they were: `gone` those that were not held, `due` those to be asked for again.
 */
export async function restoreWallets(
  db: Database,
  { network, height }: { readonly network: Network; readonly height: number },
  wallets: {
    readonly back: readonly NewWallet[];
    readonly gone: readonly string[];
    readonly due: readonly string[];
  },
): Promise<void> {
  const { back, gone, due } = wallets;
  await deleteWallets(db, network, [...gone, ...back.map(({ address }) => address)]);
  await putWallets(db, back);
  await expireWallets(db, network, due);
  await db.delete(chainUndo).where(and(eq(chainUndo.network, network), gt(chainUndo.height, height)));
}

/** Forgets how blocks up to a height are undone, which are final, but for the copies that later blocks need. */
export async function forgetUndo(db: Database, network: Network, height: number): Promise<void> {
  const isForgotten = lte(chainUndo.height, height - COPIED_EVERY_BLOCKS);
  await db.delete(chainUndo).where(and(eq(chainUndo.network, network), isForgotten));
}

/** Lets wallets that providers told be asked for again at the next score. */
export async function expireWallets(
  db: Database,
  network: Network,
  addresses: readonly string[],
): Promise<void> {
  if (addresses.length === 0) return;
  await db.execute(sql`
    update ${wallets} set as_of = to_timestamp(0), followed = null
    where network = ${network} and ${isAnyOf(wallets.address, addresses)} and owner = 'operator' and as_of is not null`);
}

/** Forgets the wallets that a follower alone knew, and lets those that it continued be asked for again. */
export async function forgetFollowedWallets(db: Database, network: Network): Promise<void> {
  const ofChain = sql`network = ${network} and owner = 'operator' and followed is not null`;
  await db.execute(sql`
    with gone as (delete from ${wallets} where ${ofChain} and followed ->> 'basis' = ${basisOf(null)} returning address)
    delete from ${walletTallies} where network = ${network} and address in (select address from gone)`);
  await db.execute(sql`update ${wallets} set as_of = to_timestamp(0), followed = null where ${ofChain}`);
}

async function deleteWallets(db: Database, network: Network, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await db
    .delete(wallets)
    .where(
      and(eq(wallets.network, network), isAnyOf(wallets.address, addresses), eq(wallets.owner, "operator")),
    );
}

/** A row as JSON has it. */
type StoredBefore = Omit<StoredWallet, "asOf" | "firstSeen" | "lastSeen" | "updatedAt"> & {
  readonly [Time in "asOf" | "firstSeen" | "lastSeen"]: string | null;
} & { readonly updatedAt: string };

/** What a row is continued from: its `Followed.basis`. */
export function basisOf(
  row: { readonly followed: Followed | null; readonly updatedAt: Date | string } | null,
): string {
  if (row === null) return "chain";
  return row.followed?.basis ?? new Date(row.updatedAt).toISOString();
}

function restored(row: StoredBefore): NewWallet {
  const time = (text: string | null) => (text === null ? null : new Date(text));
  const { asOf, firstSeen, lastSeen, updatedAt } = row;
  const times = { asOf: time(asOf), firstSeen: time(firstSeen), lastSeen: time(lastSeen) };
  return { ...row, ...times, updatedAt: new Date(updatedAt) };
}
