import { doublePrecision, index, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { scoring } from "./schemas.ts";

/** What a shadow model makes of a scored payment, from the same inputs. It decides nothing. */
export const shadowScores = scoring.table(
  "shadow_scores",
  {
    /** The score's id. */
    score: text().notNull(),
    /** Version of the shadow model. */
    model: text().notNull(),
    /** 0..100. */
    fraudScore: doublePrecision().notNull(),
    recommendation: text({ enum: ["approve", "review", "decline"] }).notNull(),
    /** Fraud probability of each wallet, 0..1; `null` where the model says nothing. */
    fromProbability: doublePrecision(),
    toProbability: doublePrecision(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.score, table.model] }),
    index("shadow_scores_of_model").on(table.model, table.score),
  ],
);

export type StoredShadowScore = typeof shadowScores.$inferSelect;
