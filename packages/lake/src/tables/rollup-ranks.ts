import { sql } from "drizzle-orm";
import { bigint, index, numeric, primaryKey, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

const rank = () => numeric().notNull();

/** What the counterparties of a rolled-up wallet are ordered by, in each order and direction: see `rankOf`. */
export const rollupRanks = ingestion.table(
  "rollup_ranks",
  {
    rollup: bigint({ mode: "number" }).notNull(),
    counterparty: text().notNull(),
    value: rank(),
    sentValue: rank(),
    receivedValue: rank(),
    count: rank(),
    sentCount: rank(),
    receivedCount: rank(),
    recent: rank(),
  },
  ({ rollup, counterparty, value, sentValue, receivedValue, count, sentCount, receivedCount, recent }) => {
    const sent = sql`${sentCount} > 0`;
    const received = sql`${receivedCount} > 0`;
    return [
      primaryKey({ columns: [rollup, counterparty] }),
      index("rollup_ranks_value").on(rollup, value, counterparty),
      index("rollup_ranks_sent_value").on(rollup, sentValue, counterparty).where(sent),
      index("rollup_ranks_received_value").on(rollup, receivedValue, counterparty).where(received),
      index("rollup_ranks_count").on(rollup, count, counterparty),
      index("rollup_ranks_sent_count").on(rollup, sentCount, counterparty).where(sent),
      index("rollup_ranks_received_count").on(rollup, receivedCount, counterparty).where(received),
      index("rollup_ranks_recent").on(rollup, recent, counterparty),
      index("rollup_ranks_sent_recent").on(rollup, recent, counterparty).where(sent),
      index("rollup_ranks_received_recent").on(rollup, recent, counterparty).where(received),
    ];
  },
);
