CREATE TABLE "ingestion"."watches" (
	"tenant" text NOT NULL,
	"network" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "watches_tenant_network_address_pk" PRIMARY KEY("tenant","network","address")
);
--> statement-breakpoint
CREATE INDEX "watches_wallet" ON "ingestion"."watches" USING btree ("network","address");--> statement-breakpoint
CREATE INDEX "watches_created" ON "ingestion"."watches" USING btree ("network","created_at");