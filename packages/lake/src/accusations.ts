import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { walletsOfKey } from "@tetron/domain/wallets-of-key";
import { and, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { type Part, readPart } from "./internal/read-parts.ts";
import { inOrder, isAnyOf, isOneOf } from "./internal/wallet-refs.ts";
import { jsonRows } from "./json-rows.ts";
import { currentSources } from "./sources.ts";
import { labelContests } from "./tables/label-contests.ts";
import { wallets } from "./tables/wallets.ts";

/** A data set that classifies a wallet as a fraud account. */
export interface Accusation {
  readonly list: string;
  readonly version: string;
  /** Present when one of the owners contests it. */
  readonly contested?: true;
}

/**
 * The data sets by which these owners see wallets as fraud accounts, in the order requested; `null` without one.
 * A data set accuses the owner of a key, so an EVM address counts on every network where the key owns it.
 */
export async function findAccusations(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<(Accusation | null)[]> {
  if (refs.length === 0) return [];
  return judgeAccused(db, owners, refs, await readPart(db, partOfAccused(owners, refs)));
}

/** A wallet that some data set classified as a fraud account. */
interface Accused extends WalletRef {
  readonly source: string;
  readonly updatedAt: string;
}

/** The wallets of these keys that data sets classified as fraud accounts, of one wallet at least. */
export function partOfAccused(owners: readonly Owner[], refs: readonly WalletRef[]): Part<Accused[]> {
  const where = and(
    eq(wallets.referenceLabel, "fraud"),
    isOneOf(wallets, refs.flatMap(walletsOfKey)),
    isAnyOf(wallets.owner, owners),
  );
  return {
    query: jsonRows(wallets, where, ["network", "address", "source", "updatedAt"]),
    read: (found: Accused[]) => found,
  };
}

/** As {@link findAccusations}, once it is known who is accused. */
export async function judgeAccused(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
  found: readonly Accused[],
): Promise<(Accusation | null)[]> {
  if (found.length === 0) return refs.map(() => null);
  const places = refs.map(walletsOfKey);
  const [lists, contests] = await Promise.all([
    currentSources(db, owners),
    db
      .select()
      .from(labelContests)
      .where(and(isOneOf(labelContests, places.flat()), isAnyOf(labelContests.owner, owners))),
  ]);
  const sets = lists.filter(({ kind }) => kind === "wallets");
  const rows = inOrder(places.flat(), found).values();
  const contested = inOrder(places.flat(), contests).values();
  return places.map((own) => {
    const [row] = [...rows.take(own.length)].flat();
    const against = [...contested.take(own.length)].flat();
    if (row === undefined) return null;
    // An import keeps a data set's word but changes the row's source.
    const set = sets.find(({ name }) => name === row.source) ?? sets[0];
    const list = set?.name ?? row.source;
    return {
      ...{ list, version: set?.version ?? new Date(row.updatedAt).toISOString() },
      ...(against.some((each) => each.source === list) ? { contested: true as const } : {}),
    };
  });
}
