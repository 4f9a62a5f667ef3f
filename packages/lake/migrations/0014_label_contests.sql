CREATE TABLE "ingestion"."label_contests" (
	"owner" text NOT NULL,
	"network" text NOT NULL,
	"address" text NOT NULL,
	"source" text NOT NULL,
	"reason" text NOT NULL,
	"contested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "label_contests_network_address_owner_source_pk" PRIMARY KEY("network","address","owner","source")
);
--> statement-breakpoint
ALTER TABLE "ingestion"."labels" ADD COLUMN "first_seen" date;--> statement-breakpoint
ALTER TABLE "ingestion"."labels" ADD COLUMN "last_seen" date;