import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { inOrder, isAnyOf, isOneOf } from "./internal/wallet-refs.ts";
import { isOfList, type Judge, type Loaded, loadSource, type Rows, type SourceVersion } from "./sources.ts";
import { labels, type StoredLabel } from "./tables/labels.ts";

/** The labels that these owners give each wallet, in the order in which the wallets were asked for. */
export async function findLabels(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<StoredLabel[][]> {
  if (refs.length === 0) return [];
  const found = await db
    .select()
    .from(labels)
    .where(and(isOneOf(labels, refs), isAnyOf(labels.owner, owners)));
  return inOrder(refs, found);
}

export type NewLabel = Omit<StoredLabel, "owner" | "source" | "version">;

/**
 * Loads a version of a list of labels in the place of the one before, unless `judge` throws. Loading it again
 * does nothing.
 */
export function loadLabels(
  db: Database,
  source: SourceVersion,
  rows: Rows<NewLabel>,
  judge?: Judge,
): Promise<Loaded> {
  return loadSource(db, { ...source, kind: "labels" }, rows, {
    judge,
    clear: async (tx) => {
      await tx.delete(labels).where(isOfList(labels, source));
    },
    write: async (tx, chunk) => {
      const stored = chunk.map((row) => ({
        ...row,
        owner: source.owner,
        source: source.name,
        version: source.version,
      }));
      const result = await tx.execute(bulkInsert(labels, stored, sql`on conflict do nothing`));
      return result.rowCount ?? 0;
    },
  });
}
