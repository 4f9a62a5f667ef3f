import { index, integer, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/**
 * Requests with an `Idempotency-Key`, for a day. Times are by the database's clock, which every process shares. A row is
 * `running` while it has neither a subject nor an answer, `written` with a subject, `answered` with an answer.
 */
export const idempotency = platform.table(
  "idempotency",
  {
    tenant: text().notNull(),
    /** Method and path of the endpoint, such as `POST /v1/score`. */
    endpoint: text().notNull(),
    /** As the client sent it. */
    key: text().notNull(),
    /** SHA-256 of the request, hex. */
    requestHash: text().notNull(),
    /** `idm_` and a ULID: the attempt that holds the key. What it writes names the claim, and nothing else may. */
    claim: text().notNull().unique(),
    /** Until then the attempt is taken to be running, unless it has answered. */
    runsUntil: timestamp({ withTimezone: true }).notNull(),
    /** The id of what the attempt wrote, committed together with it. */
    subject: text(),
    status: integer(),
    /** The answer's body, byte for byte. */
    answer: text(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.endpoint, table.key] }),
    index("idempotency_expires").on(table.expiresAt),
  ],
);
