import type { Network } from "@tetron/domain/network";
import { jsonb, text, timestamp } from "drizzle-orm/pg-core";
import type { EndpointReport } from "./chains.ts";
import { ingestion } from "./schemas.ts";

/** Networks that are to be followed, of which nothing is held yet: no node has answered, or the chain was reset. */
export const unbegunChains = ingestion.table("unbegun_chains", {
  network: text().$type<Network>().primaryKey(),
  mode: text({ enum: ["watch", "full"] }).notNull(),
  /** Why it does not begin, for people; `null` while nothing has failed. */
  trouble: text(),
  endpoints: jsonb().$type<readonly EndpointReport[]>().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
});

export type UnbegunChain = typeof unbegunChains.$inferSelect;
