-- States hold addresses, which hardly compress; trying to takes most of the time of writing one.
ALTER TABLE "ingestion"."wallets" ALTER COLUMN "state" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "ingestion"."chain_undo" ALTER COLUMN "before" SET STORAGE EXTERNAL;
