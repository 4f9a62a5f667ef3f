import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";

/** The lake's database as drizzle drives it: the whole lake, or one transaction of it. */
export type Database = PgDatabase<NodePgQueryResultHKT>;
