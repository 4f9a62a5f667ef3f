DROP INDEX "ingestion"."wallets_cut";--> statement-breakpoint
CREATE INDEX "wallets_cut" ON "ingestion"."wallets" USING btree ("network","address") WHERE coverage ->> 'from' = 'both_ends';--> statement-breakpoint
-- A state and its features fit into a row: out of line each block would write them to another table, and its index. With room on
-- its page a row is written again beside itself, and no index is.
ALTER TABLE "ingestion"."wallets" SET (toast_tuple_target = 4080, fillfactor = 70);
