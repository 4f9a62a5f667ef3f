import { integer, primaryKey, text } from "drizzle-orm/pg-core";
import { bytea } from "./bytea.ts";
import { jobs } from "./jobs.ts";
import { platform } from "./schemas.ts";

/** The file of a job in parts, as it arrived. */
export const jobChunks = platform.table(
  "job_chunks",
  {
    job: text()
      .notNull()
      .references(() => jobs.id, { onDelete: "cascade" }),
    /** From 0. */
    part: integer().notNull(),
    content: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.job, table.part] })],
);
