CREATE TABLE "ingestion"."asset_prices" (
	"asset" text NOT NULL,
	"day" date NOT NULL,
	"until" date NOT NULL,
	"usd" bigint NOT NULL,
	"decimals" smallint,
	"source" text NOT NULL,
	"rank" smallint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "asset_prices_asset_day_pk" PRIMARY KEY("asset","day")
);
--> statement-breakpoint
ALTER TABLE "ingestion"."transfer_histories" ADD COLUMN "valued_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingestion"."transfer_totals" ADD COLUMN "sent_usd" numeric;--> statement-breakpoint
ALTER TABLE "ingestion"."transfer_totals" ADD COLUMN "received_usd" numeric;--> statement-breakpoint
ALTER TABLE "ingestion"."transfer_totals" ADD COLUMN "sent_unpriced" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion"."transfer_totals" ADD COLUMN "received_unpriced" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion"."transfer_totals" ADD COLUMN "sent_excluded" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion"."transfer_totals" ADD COLUMN "received_excluded" integer DEFAULT 0 NOT NULL;