import { jsonb, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** What the archive and the rebuild remember from run to run, by name. */
export const archiveState = ingestion.table("archive_state", {
  name: text().primaryKey(),
  value: jsonb().notNull(),
});
