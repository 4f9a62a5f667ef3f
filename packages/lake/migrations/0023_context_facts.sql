CREATE TABLE "ingestion"."context_facts" (
	"owner" text NOT NULL,
	"network" text NOT NULL,
	"address" text NOT NULL,
	"customer_tier" text,
	"purpose" text,
	"kyc_level" text,
	"expected_counterparties" text[],
	"source" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "context_facts_network_address_owner_pk" PRIMARY KEY("network","address","owner")
);
