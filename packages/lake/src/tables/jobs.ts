import { JOB_STATES, type JobCounts, type JobError, type JobKind } from "@tetron/domain/job";
import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** Work that was asked for and is done in the background: what it works on, how far it is, and how it ended. */
export const jobs = platform.table(
  "jobs",
  {
    /** `job_` and a ULID. */
    id: text().primaryKey(),
    /** Whose job it is; `EVERY_TENANT` of `@tetron/domain/owner` for an operator's. */
    tenant: text().notNull(),
    /** Who asked for it: the id of an API key, or one of those in `@tetron/domain/actor`. */
    actor: text().notNull(),
    kind: text().$type<JobKind>().notNull(),
    /** What the kind of job needs to know. */
    input: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    state: text({ enum: JOB_STATES }).notNull(),
    /** SHA-256 of what is worked off, with its input, hex: the same again is the same job. `null` while it arrives. */
    hash: text(),
    /** SHA-256 of the file alone, hex. */
    fileHash: text(),
    /** Bytes of its file; 0 without one. */
    bytes: bigint({ mode: "number" }).notNull(),
    /** Bytes that this run has read of it. */
    bytesDone: bigint({ mode: "number" }).notNull(),
    /** Rows that are worked off: a run goes on after them. */
    position: bigint({ mode: "number" }).notNull(),
    counts: jsonb().$type<JobCounts>().notNull(),
    error: jsonb().$type<JobError>(),
    /** Runs so far: what an earlier run still writes fails. */
    runs: integer().notNull(),
    /** Runs since it last got further. */
    tries: integer().notNull(),
    /** When the next run is due. */
    nextAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** The beginning of the first run. */
    startedAt: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
    /** When it was last changed, or a part of its file arrived. */
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index("jobs_tenant").on(table.tenant, table.id),
    index("jobs_due").on(table.kind, table.id).where(sql`state in ('queued', 'running')`),
    uniqueIndex("jobs_same")
      .on(table.tenant, table.kind, table.hash)
      .where(sql`state in ('queued', 'running', 'done')`),
  ],
);

export type StoredJob = typeof jobs.$inferSelect;
