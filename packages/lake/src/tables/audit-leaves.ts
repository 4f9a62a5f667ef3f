import { bigint, text } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** The leaves of the log's tree, in order. Append-only. */
export const auditLeaves = platform.table("audit_leaves", {
  /** From 0 on, without a gap. */
  index: bigint({ mode: "number" }).primaryKey(),
  entry: text().notNull().unique(),
  /** RFC 6962 hash of the entry's leaf, hex. */
  hash: text().notNull(),
});
