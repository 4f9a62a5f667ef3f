CREATE TABLE "ingestion"."issuer_freezes" (
	"network" text NOT NULL,
	"height" bigint NOT NULL,
	"log" integer NOT NULL,
	"contract" text NOT NULL,
	"address" text NOT NULL,
	"kind" text NOT NULL,
	"block_hash" text NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "issuer_freezes_network_height_log_pk" PRIMARY KEY("network","height","log")
);
--> statement-breakpoint
CREATE INDEX "issuer_freezes_address" ON "ingestion"."issuer_freezes" USING btree ("address","network");