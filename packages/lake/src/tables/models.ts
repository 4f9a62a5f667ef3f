import { sql } from "drizzle-orm";
import { jsonb, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { scoring } from "./schemas.ts";

export const MODEL_STATES = ["candidate", "shadow", "live", "retired"] as const;

/** The fraud models that scores were, are or may be computed with. */
export const models = scoring.table(
  "models",
  {
    /** As scores name it: its date, and a hash of its artifacts. */
    version: text().primaryKey(),
    state: text({ enum: MODEL_STATES }).notNull(),
    /** Whether it ships with a release, or was trained by this installation. */
    origin: text({ enum: ["shipped", "trained"] }).notNull(),
    /** SHA-256, length and version of each artifact, by its name. */
    manifest: jsonb().notNull(),
    /** What was measured of it; `null` when nothing was. */
    card: jsonb(),
    /** What it was made from: hashes of the data, the commit of the code, the feature set, the model before it. */
    lineage: jsonb().notNull(),
    /** The model that was live before it; `null` until it was live itself, and for the first. */
    replaced: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** When it came into its state. */
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex("models_one_live").on(table.state).where(sql`state = 'live'`),
    uniqueIndex("models_one_shadow").on(table.state).where(sql`state = 'shadow'`),
  ],
);

export type StoredModel = typeof models.$inferSelect;
export type ModelState = StoredModel["state"];
