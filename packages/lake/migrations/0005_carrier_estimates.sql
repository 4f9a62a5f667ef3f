CREATE TABLE "routing"."carrier_estimates" (
	"carrier" text NOT NULL,
	"tenant" text NOT NULL,
	"successes" double precision NOT NULL,
	"failures" double precision NOT NULL,
	"times" double precision NOT NULL,
	"log_sum" double precision NOT NULL,
	"log_square_sum" double precision NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "carrier_estimates_tenant_carrier_pk" PRIMARY KEY("tenant","carrier")
);
