import { pgSchema } from "drizzle-orm/pg-core";

/** One Postgres schema per owner; only the owner writes its tables, all may read them. */
export const ingestion = pgSchema("ingestion");
export const scoring = pgSchema("scoring");
export const reputation = pgSchema("reputation");
export const routing = pgSchema("routing");
export const platform = pgSchema("platform");
