import { text } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** Entries that have no place in the log yet: committed with the entry, removed with its leaf. */
export const auditPending = platform.table("audit_pending", {
  entry: text().primaryKey(),
});
