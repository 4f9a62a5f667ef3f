import { unprocessable } from "@tetron/domain/failure";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { walletsOfKey } from "@tetron/domain/wallets-of-key";
import { and, eq, ne, not, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { type Part, readPart } from "./internal/read-parts.ts";
import { isOneOf } from "./internal/wallet-refs.ts";
import { isReleased, releasedAt } from "./issuer-freezes.ts";
import type { Lake } from "./lake.ts";
import { type FoundLabel, shippedLabels } from "./shipped-labels.ts";
import {
  isOfList,
  type Loaded,
  type LoadOptions,
  loadSource,
  type Rows,
  type SourceVersion,
} from "./sources.ts";
import { labelContests } from "./tables/label-contests.ts";
import { labels, type StoredLabel } from "./tables/labels.ts";
import type { Write } from "./write.ts";

/**
 * Labels that one owner may give one wallet, by all its lists together: what it costs to look at a wallet must not grow
 * with what a tenant says about it. Those that ship give a wallet eleven at most.
 */
export const MAX_LABELS = 20;

/**
 * The labels that these owners give each wallet, with the owners' contests of them, in the order in which the wallets were asked for. Those of one wallet:
 * what ships beside the store, then what the store holds by owner as given, by list, label and name; of the latter at
 * most {@link MAX_LABELS} of each owner, so that none of them can push out what another says. A freeze that the issuer
 * has undone since, by the chain, is left out.
 */
export async function findLabels(
  { db, shipped }: Pick<Lake, "db" | "shipped">,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<FoundLabel[][]> {
  return refs.length === 0 ? [] : readPart(db, partOfLabels(shipped, owners, refs));
}

/** Those of many wallets that a list of these owners names: most are on none, and to look is cheaper than to read. */
export async function findLabelled<Ref extends WalletRef>(
  { db, shipped }: Pick<Lake, "db" | "shipped">,
  owners: readonly Owner[],
  refs: readonly Ref[],
): Promise<Ref[]> {
  if (refs.length === 0) return [];
  const { rows } = await db.execute<{ n: number }>(sql`
    select wallet.n::int as n from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)
    where exists (select from ${labels} l where l.network = wallet.network and l.address = wallet.address
      and l.owner = any(${sql.param(owners)}::text[]))`);
  const stored = new Set(rows.map(({ n }) => n - 1));
  return refs.filter((ref, i) => stored.has(i) || shippedLabels(shipped, owners, ref).length > 0);
}

/** Of the wallet with this number, from 1. */
type Said = readonly [
  n: number,
  said: readonly GivenLabel[] | null,
  contested: readonly [source: string, reason: string][] | null,
  released: string | null,
];

/** As {@link findLabels}, of one wallet at least. */
function partOfLabels(
  shipped: Lake["shipped"],
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Part<FoundLabel[][]> {
  const query = sql`(select json_agg(json_build_array(n, said, contested, released)) from (
    select wallet.n, (
      select json_agg(
        json_build_array(given.owner, given.label, given.name, given.source, given.version, given.first_seen, given.last_seen)
        order by who.rank, given.source, given.label, given.name
      )
      from unnest(${sql.param(owners)}::text[]) with ordinality as who (owner, rank)
      cross join lateral (
        select owner, label, name, source, version, first_seen, last_seen from ${labels} l
        where l.network = wallet.network and l.address = wallet.address and l.owner = who.owner
        order by source, label, name limit ${MAX_LABELS}
      ) given
    ) as said, (
      select json_agg(json_build_array(c.source, c.reason) order by c.source, c.owner) from ${labelContests} c
      where c.network = wallet.network and c.address = wallet.address
        and c.owner = any(${sql.param(owners)}::text[])
    ) as contested, ${releasedAt(sql`wallet`)} as released
    from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)) of_wallets)`;
  const read = (rows: readonly Said[]) => {
    const found = refs.map((ref) => shippedLabels(shipped, owners, ref));
    for (const [n, said, contested, released] of rows) {
      const at = n - 1;
      const ref = refs[at]!;
      found[at]!.push(...(said ?? []).map((given) => givenLabel(ref, given)));
      const reasons = new Map(contested);
      if (reasons.size > 0)
        found[at] = found[at]!.map((label) => ({ ...label, contested: reasons.get(label.source) ?? null }));
      if (released !== null) found[at] = found[at]!.filter((label) => !isReleased(label, new Date(released)));
    }
    return found;
  };
  return { query, read };
}

/**
 * As {@link findLabels}, with the labels of the same address on the other networks where the same key owns it:
 * `labelsThatHold` chooses those that hold for the wallet.
 */
export async function findLabelsOfKey(
  lake: Pick<Lake, "db" | "shipped">,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<FoundLabel[][]> {
  return refs.length === 0 ? [] : readPart(lake.db, partOfKeysLabels(lake.shipped, owners, refs));
}

/** As {@link findLabelsOfKey}, of one wallet at least. */
export function partOfKeysLabels(
  shipped: Lake["shipped"],
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Part<FoundLabel[][]> {
  const places = refs.map(walletsOfKey);
  const { query, read } = partOfLabels(shipped, owners, places.flat());
  return {
    query,
    read: (json) => {
      const found = read(json).values();
      return places.map((own) => [...found.take(own.length)].flat());
    },
  };
}

type GivenLabel = readonly [
  ...[owner: Owner, label: string, name: string, source: string, version: string],
  ...[firstSeen: string | null, lastSeen: string | null],
];

/** A label of an imported list, whose days are those of its imports. */
function givenLabel(
  { network, address }: WalletRef,
  [owner, label, name, source, version, firstSeen, lastSeen]: GivenLabel,
): FoundLabel {
  return {
    ...{ owner, network, address, label, name, source, version, firstSeen, lastSeen },
    ...{ confidence: null, publisher: null, contested: null },
  };
}

export type NewLabel = Omit<StoredLabel, "owner" | "source" | "version" | "firstSeen" | "lastSeen">;

/**
 * Replaces a list of labels by a new version, unless `options.judge` throws. Loading the same version again
 * does nothing. A label that the version before had too keeps the day on which it was first seen.
 *
 * @throws Failure `UNPROCESSABLE` on `address` (`too_many_labels`) when the owner's lists together would give
 *   a wallet more than {@link MAX_LABELS}; the previous version stays.
 */
export function loadLabels(
  lake: Pick<Lake, "transaction">,
  source: SourceVersion,
  rows: Rows<NewLabel>,
  options?: LabelOptions,
): Promise<Loaded> {
  let created = 0;
  return loadSource(lake, { ...source, kind: "labels" }, rows, {
    ...options,
    alongside: (loaded) => options?.alongside?.({ ...loaded, created }) ?? [],
    sweep: async (db) => {
      await db.delete(labels).where(and(isOfList(labels, source), ne(labels.version, source.version)));
    },
    write: async (db, chunk) => {
      const today = dayOf(new Date());
      const stored = eachOnce(chunk).map((row) => ({
        ...row,
        owner: source.owner,
        source: source.name,
        version: source.version,
        ...{ firstSeen: today, lastSeen: today },
      }));
      const again = sql`on conflict (network, address, owner, source, label, name)
        do update set version = excluded.version, last_seen = excluded.last_seen
        where ${labels.version} <> excluded.version`;
      // A row that was inserted has no transaction that replaced an earlier state of it.
      const { rows: counted } = await db.execute<{ written: number; created: number }>(sql`
        with done as (${bulkInsert(labels, stored, again)} returning xmax = 0 as is_new)
        select count(*)::int as written, (count(*) filter (where is_new))::int as created from done`);
      await requireFew(db, source, chunk);
      created += counted[0]!.created;
      return counted[0]!.written;
    },
  });
}

interface LabelOptions extends Pick<LoadOptions, "judge"> {
  /** As in {@link LoadOptions}. `created` is the number of rows that no earlier version had. */
  readonly alongside?: ((loaded: Loaded & { readonly created: number }) => readonly Write[]) | undefined;
}

/** A row once, however often a chunk repeats it: a statement cannot update a row twice. */
function eachOnce(rows: readonly NewLabel[]): NewLabel[] {
  const keyOf = ({ network, address, label, name }: NewLabel) =>
    JSON.stringify([network, address, label, name]);
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, "YYYY-MM-DD".length);
}

/** Names the edition of a list that ships as a file: the store holds none of its `rows`, and those of editions before go. */
export function registerLabels(
  lake: Pick<Lake, "transaction">,
  source: SourceVersion,
  options: LoadOptions & { readonly rows: number },
): Promise<Loaded> {
  return loadSource<NewLabel>(lake, { ...source, kind: "labels" }, [], {
    ...options,
    rowsElsewhere: options.rows,
    clear: async (db) => {
      await db.delete(labels).where(isOfList(labels, source));
    },
    write: async () => 0,
  });
}

/** Rows of the list's version before, which are cleared later, do not count. */
async function requireFew(db: Database, source: SourceVersion, refs: readonly WalletRef[]): Promise<void> {
  const isBefore = and(isOfList(labels, source), ne(labels.version, source.version))!;
  const [crowded] = await db
    .select({ network: labels.network, address: labels.address })
    .from(labels)
    .where(and(isOneOf(labels, refs), eq(labels.owner, source.owner), not(isBefore)))
    .groupBy(labels.network, labels.address)
    .having(sql`count(*) > ${MAX_LABELS}`)
    .limit(1);
  if (crowded === undefined) return;
  throw unprocessable(
    "address",
    "too_many_labels",
    `address: ${crowded.address} on ${crowded.network} would have more than ${MAX_LABELS} labels from your lists together. ` +
      "The list was not replaced; remove labels of the address from it or from your other lists.",
  );
}
