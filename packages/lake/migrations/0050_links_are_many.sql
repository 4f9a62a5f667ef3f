-- A service links one address with very many others. Where these are most of the table, the planner takes any address for
-- such a one and reads the whole table for each: a cluster of 100,000 addresses took 0.8 s instead of 12 ms.
ALTER TABLE "ingestion"."address_links" ALTER COLUMN "address" SET (n_distinct = -0.5);--> statement-breakpoint
ALTER TABLE "ingestion"."address_links" ALTER COLUMN "other" SET (n_distinct = -0.5);
