CREATE TABLE "ingestion"."history_links" (
	"network" text NOT NULL,
	"address" text NOT NULL,
	"owner" text NOT NULL,
	"other" text NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "history_links_network_address_owner_other_pk" PRIMARY KEY("network","address","owner","other")
);
--> statement-breakpoint
CREATE INDEX "history_links_other" ON "ingestion"."history_links" USING btree ("network","other");