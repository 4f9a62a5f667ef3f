CREATE TABLE "ingestion"."rebasing_tokens" (
	"network" text NOT NULL,
	"asset" text NOT NULL,
	"height" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "rebasing_tokens_network_asset_pk" PRIMARY KEY("network","asset")
);
--> statement-breakpoint
ALTER TABLE "ingestion"."chains" ADD COLUMN "balance_checks" jsonb;