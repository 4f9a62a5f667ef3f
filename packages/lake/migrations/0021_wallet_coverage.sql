ALTER TABLE "ingestion"."wallets" ADD COLUMN "as_of" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingestion"."wallets" ADD COLUMN "coverage" jsonb;