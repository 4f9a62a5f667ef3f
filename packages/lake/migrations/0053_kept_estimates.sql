CREATE TABLE "scoring"."kept_estimates" (
	"network" text NOT NULL,
	"address" text NOT NULL,
	"owner" text NOT NULL,
	"state" "bytea" NOT NULL,
	"models" text[] NOT NULL,
	"estimates" "bytea" NOT NULL,
	"edition" text,
	"neighbours" "bytea",
	CONSTRAINT "kept_estimates_network_address_owner_pk" PRIMARY KEY("network","address","owner")
);
