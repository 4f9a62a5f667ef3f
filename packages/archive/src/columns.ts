import type { ArchiveKind } from "@tetron/lake/tables/archive-files";

/**
 * The columns of each kind of file, with DuckDB's types. Network and day are in the folders' names.
 *
 * Amounts have up to 78 digits, more than any of its numbers: they are decimal text.
 */
export const COLUMNS = {
  blocks: { height: "BIGINT", hash: "VARCHAR", parent_hash: "VARCHAR", at: "TIMESTAMPTZ" },
  transactions: {
    ...{ height: "BIGINT", index: "INTEGER", hash: "VARCHAR", at: "TIMESTAMPTZ" },
    ...{ from_address: "VARCHAR", to_address: "VARCHAR", contract: "VARCHAR" },
    ...{ value: "VARCHAR", failed: "BOOLEAN", method_id: "VARCHAR" },
  },
  movements: {
    ...{ height: "BIGINT", transaction: "INTEGER", index: "INTEGER", wallet: "VARCHAR" },
    ...{ counterparty: "VARCHAR", asset: "VARCHAR", delta: "VARCHAR", kind: "VARCHAR" },
  },
  links: {
    ...{ height: "BIGINT", transaction: "INTEGER", index: "INTEGER", address: "VARCHAR", other: "VARCHAR" },
    ...{ rule: "VARCHAR", transaction_hash: "VARCHAR", at: "TIMESTAMPTZ" },
  },
  histories: {
    ...{ owner: "VARCHAR", address: "VARCHAR", hash: "VARCHAR", transactions: "INTEGER" },
    ...{ source: "VARCHAR", imported_at: "TIMESTAMPTZ", content: "VARCHAR" },
  },
  scores: {
    ...{ id: "VARCHAR", tenant: "VARCHAR", currency: "VARCHAR", status: "VARCHAR" },
    ...{ fraud_score: "DOUBLE", reputation_score: "DOUBLE", recommendation: "VARCHAR", rule: "VARCHAR" },
    ...{ confidence: "DOUBLE", base: "DOUBLE", model_version: "VARCHAR" },
    ...{ estimates: "VARCHAR", contributions: "VARCHAR", versions: "VARCHAR" },
    ...{ created_at: "TIMESTAMPTZ", completed_at: "TIMESTAMPTZ" },
  },
} as const satisfies Readonly<Record<ArchiveKind, Readonly<Record<string, string>>>>;

/** What rows of a kind are ordered and told apart by, in one partition. */
export const KEYS = {
  blocks: ["height"],
  transactions: ["height", "index"],
  movements: ["height", "transaction", "index"],
  links: ["height", "transaction", "index"],
  histories: ["owner", "address", "hash"],
  scores: ["id"],
} as const satisfies Readonly<Record<ArchiveKind, readonly string[]>>;

/** The first of a kind's {@link KEYS} that tells how far a file goes. */
export const CURSORS = {
  ...{ blocks: "height", transactions: "height", movements: "height", links: "height" },
  ...{ histories: "hash", scores: "id" },
} as const satisfies Readonly<Record<ArchiveKind, string>>;

/** The definition of a table with the columns of a kind. */
export function tableOf(kind: ArchiveKind): string {
  return Object.entries(COLUMNS[kind])
    .map(([name, type]) => `"${name}" ${type}`)
    .join(", ");
}

/** A list of columns. */
export function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
