import { text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./bytea.ts";
import { scoring } from "./schemas.ts";

/** How far a review of a language model is, so that another process goes on where one died. Deleted at the review's end. */
export const reviewCheckpoints = scoring.table("review_checkpoints", {
  thread: text().primaryKey(),
  checkpointId: text().notNull(),
  /** The graph's state and its metadata, as the graph writes them. */
  checkpoint: bytea().notNull(),
  metadata: bytea().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
});

export type StoredCheckpoint = typeof reviewCheckpoints.$inferSelect;
