DROP INDEX "ingestion"."address_links_address";--> statement-breakpoint
DROP INDEX "ingestion"."address_links_other";--> statement-breakpoint
CREATE INDEX "address_links_address" ON "ingestion"."address_links" USING btree ("network","address","height","transaction");--> statement-breakpoint
CREATE INDEX "address_links_other" ON "ingestion"."address_links" USING btree ("network","other","height","transaction");--> statement-breakpoint
-- Links of blocks that are archived already go into the archive with the next run: of such blocks it adds what it has not.
UPDATE "ingestion"."chain_headers" h SET "archived" = false, "more" = true
WHERE h."archived" AND EXISTS (SELECT FROM "ingestion"."address_links" l WHERE l."network" = h."network" AND l."height" = h."height");
