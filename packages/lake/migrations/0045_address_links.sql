CREATE TABLE "ingestion"."address_links" (
	"network" text NOT NULL,
	"height" bigint NOT NULL,
	"transaction" integer NOT NULL,
	"index" integer NOT NULL,
	"address" text NOT NULL,
	"other" text NOT NULL,
	"rule" text NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "address_links_network_height_transaction_index_pk" PRIMARY KEY("network","height","transaction","index")
);
--> statement-breakpoint
CREATE INDEX "address_links_address" ON "ingestion"."address_links" USING btree ("network","address");--> statement-breakpoint
CREATE INDEX "address_links_other" ON "ingestion"."address_links" USING btree ("network","other");