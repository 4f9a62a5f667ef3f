ALTER TABLE "ingestion"."chain_undo" ADD COLUMN "is_copy" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion"."chain_undo" ADD COLUMN "added" jsonb;