CREATE TABLE "ingestion"."replaced_sanctions" (
	"owner" text NOT NULL,
	"address" text NOT NULL,
	"network" text NOT NULL,
	"asset" text NOT NULL,
	"source" text NOT NULL,
	"version" text NOT NULL,
	CONSTRAINT "replaced_sanctions_owner_source_network_address_asset_pk" PRIMARY KEY("owner","source","network","address","asset")
);
