import type { PgTable } from "drizzle-orm/pg-core";

/** Those who wait for rows of some tables. */
export interface TableReaders {
  /** @returns Ends it. */
  add(tables: readonly PgTable[], wake: () => void): () => void;
  /** Wakes those who wait for one of these. */
  wake(tables: ReadonlySet<PgTable>): void;
}

export function createTableReaders(): TableReaders {
  const readers = new Set<{ readonly tables: readonly PgTable[]; readonly wake: () => void }>();
  return {
    add(tables, wake) {
      const reader = { tables, wake };
      readers.add(reader);
      return () => readers.delete(reader);
    },
    wake(written) {
      for (const { tables, wake } of readers) if (tables.some((each) => written.has(each))) wake();
    },
  };
}
