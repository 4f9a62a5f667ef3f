import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";

/** The lake's database in drizzle: the whole lake, or one transaction. */
export type Database = PgDatabase<NodePgQueryResultHKT>;
