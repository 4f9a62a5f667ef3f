import { pgSchema } from "drizzle-orm/pg-core";

/** One Postgres schema for each owner; only the owner writes its tables, everyone may read them. */
export const ingestion = pgSchema("ingestion");
export const scoring = pgSchema("scoring");
export const reputation = pgSchema("reputation");
export const routing = pgSchema("routing");
export const platform = pgSchema("platform");
