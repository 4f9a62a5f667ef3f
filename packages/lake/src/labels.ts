import { unprocessable } from "@tetron/domain/failure";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { isOneOf } from "./internal/wallet-refs.ts";
import type { Lake } from "./lake.ts";
import { type FoundLabel, type LabelDetails, shippedLabels } from "./shipped-labels.ts";
import {
  isOfList,
  type Loaded,
  type LoadOptions,
  loadSource,
  type Rows,
  type SourceVersion,
} from "./sources.ts";
import { labels, type StoredLabel } from "./tables/labels.ts";

/**
 * Labels that one owner may give one wallet, by all its lists together: what it costs to look at a wallet must not grow
 * with what a tenant says about it. Those that ship give a wallet eleven at most.
 */
export const MOST_LABELS = 20;

/**
 * The labels that these owners give each wallet, in the order in which the wallets were asked for. Those of one wallet:
 * what ships beside the store, then what the store holds by owner as given, by list, label and name; of the latter at
 * most {@link MOST_LABELS} of each owner, so that none of them can push out what another says.
 */
export async function findLabels(
  { db, shipped }: Pick<Lake, "db" | "shipped">,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<FoundLabel[][]> {
  if (refs.length === 0) return [];
  // One row per wallet, as in `findOutcomes`.
  const { rows } = await db.execute<{
    n: string;
    said: readonly [owner: Owner, label: string, name: string, source: string, version: string][];
  }>(sql`
    select wallet.n, json_agg(
      json_build_array(given.owner, given.label, given.name, given.source, given.version)
      order by who.rank, given.source, given.label, given.name
    ) as said
    from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)
    cross join unnest(${sql.param(owners)}::text[]) with ordinality as who (owner, rank)
    cross join lateral (
      select owner, label, name, source, version from ${labels} l
      where l.network = wallet.network and l.address = wallet.address and l.owner = who.owner
      order by source, label, name limit ${MOST_LABELS}
    ) given
    group by wallet.n`);
  const found = refs.map((ref) => shippedLabels(shipped, owners, ref));
  for (const { n, said } of rows) {
    const at = Number(n) - 1;
    const { network, address } = refs[at]!;
    for (const [owner, label, name, source, version] of said)
      found[at]!.push({ owner, network, address, label, name, source, version, ...UNDATED });
  }
  return found;
}

/** What is stored of an imported list has no dates of its own. */
const UNDATED: LabelDetails = { firstSeen: null, lastSeen: null, confidence: null, publisher: null };

export type NewLabel = Omit<StoredLabel, "owner" | "source" | "version">;

/**
 * Replaces a list of labels by a new version, unless `options.judge` throws. Loading the same version again
 * does nothing.
 *
 * @throws Failure `UNPROCESSABLE` on `address` (`too_many_labels`) when the owner's lists together would give
 *   a wallet more than {@link MOST_LABELS}; the previous version stays.
 */
export function loadLabels(
  lake: Pick<Lake, "transaction">,
  source: SourceVersion,
  rows: Rows<NewLabel>,
  options?: LoadOptions,
): Promise<Loaded> {
  return loadSource(lake, { ...source, kind: "labels" }, rows, {
    ...options,
    clear: async (db) => {
      await db.delete(labels).where(isOfList(labels, source));
    },
    write: async (db, chunk) => {
      const stored = chunk.map((row) => ({
        ...row,
        owner: source.owner,
        source: source.name,
        version: source.version,
      }));
      const result = await db.execute(bulkInsert(labels, stored, sql`on conflict do nothing`));
      await requireFew(db, source.owner, chunk);
      return result.rowCount ?? 0;
    },
  });
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

async function requireFew(db: Database, owner: Owner, refs: readonly WalletRef[]): Promise<void> {
  const [crowded] = await db
    .select({ network: labels.network, address: labels.address })
    .from(labels)
    .where(and(isOneOf(labels, refs), eq(labels.owner, owner)))
    .groupBy(labels.network, labels.address)
    .having(sql`count(*) > ${MOST_LABELS}`)
    .limit(1);
  if (crowded === undefined) return;
  throw unprocessable(
    "address",
    "too_many_labels",
    `address: ${crowded.address} on ${crowded.network} would have more than ${MOST_LABELS} labels from your lists together. ` +
      "The list was not replaced; remove labels of the address from it or from your other lists.",
  );
}
