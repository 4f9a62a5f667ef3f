import { bigint, primaryKey, text } from "drizzle-orm/pg-core";
import { jobs } from "./jobs.ts";
import { platform } from "./schemas.ts";

/** The rows of a job's file that were refused, and why. */
export const jobRefusals = platform.table(
  "job_refusals",
  {
    job: text()
      .notNull()
      .references(() => jobs.id, { onDelete: "cascade" }),
    /** In the order in which they were refused, from 0. */
    at: bigint({ mode: "number" }).notNull(),
    /** The line on which the row begins, from 1. */
    line: bigint({ mode: "number" }).notNull(),
    /** A stable code, such as `negative_time`. */
    reason: text().notNull(),
    message: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.job, table.at] })],
);

export type StoredRefusal = typeof jobRefusals.$inferSelect;
