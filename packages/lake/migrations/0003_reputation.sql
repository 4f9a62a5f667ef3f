CREATE TABLE "reputation"."announcements" (
	"tenant" text NOT NULL,
	"network" text NOT NULL,
	"address" text NOT NULL,
	"score" double precision NOT NULL,
	"band" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "announcements_tenant_network_address_pk" PRIMARY KEY("tenant","network","address")
);
--> statement-breakpoint
CREATE TABLE "reputation"."outcomes" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"network" text NOT NULL,
	"address" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"transaction_id" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outcomes_reference" UNIQUE("tenant","reference")
);
--> statement-breakpoint
CREATE TABLE "reputation"."snapshots" (
	"network" text NOT NULL,
	"address" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "snapshots_network_address_taken_at_pk" PRIMARY KEY("network","address","taken_at")
);
--> statement-breakpoint
CREATE TABLE "reputation"."states" (
	"network" text NOT NULL,
	"address" text NOT NULL,
	"state" jsonb NOT NULL,
	"history" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "states_network_address_pk" PRIMARY KEY("network","address")
);
--> statement-breakpoint
CREATE INDEX "outcomes_wallet" ON "reputation"."outcomes" USING btree ("tenant","network","address");