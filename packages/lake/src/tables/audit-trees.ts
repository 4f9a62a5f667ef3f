import { bigint, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** The log's tree after each time that leaves were added. Append-only: what a tree once was can be compared for ever. */
export const auditTrees = platform.table("audit_trees", {
  /** How many leaves it has. */
  size: bigint({ mode: "number" }).primaryKey(),
  /** RFC 6962 root, hex. */
  root: text().notNull(),
  /** Roots of the perfect subtrees that it is made of, the largest first: all that the next leaf needs. */
  peaks: text().array().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
});
