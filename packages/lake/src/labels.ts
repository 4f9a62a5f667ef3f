import type { WalletRef } from "@tetron/domain/wallet";
import { eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { inOrder, isOneOf } from "./internal/wallet-refs.ts";
import { type Judge, type Loaded, loadSource, type Rows, type SourceVersion } from "./sources.ts";
import { labels, type StoredLabel } from "./tables/labels.ts";

/** The labels of each wallet, in the order in which the wallets were asked for. */
export async function findLabels(db: Database, refs: readonly WalletRef[]): Promise<StoredLabel[][]> {
  if (refs.length === 0) return [];
  const found = await db.select().from(labels).where(isOneOf(labels, refs));
  return inOrder(refs, found);
}

export type NewLabel = Omit<StoredLabel, "source" | "version">;

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
      await tx.delete(labels).where(eq(labels.source, source.name));
    },
    write: async (tx, chunk) => {
      const stored = chunk.map((row) => ({ ...row, source: source.name, version: source.version }));
      const result = await tx.execute(bulkInsert(labels, stored, sql`on conflict do nothing`));
      return result.rowCount ?? 0;
    },
  });
}
