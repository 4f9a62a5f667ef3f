CREATE TABLE "ingestion"."wallet_tallies" (
	"network" text NOT NULL,
	"address" text NOT NULL,
	"tally" text NOT NULL,
	"key" text collate "C" NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "wallet_tallies_network_address_tally_key_pk" PRIMARY KEY("network","address","tally","key")
);
