CREATE TABLE "routing"."bridge_estimates" (
	"carrier" text PRIMARY KEY NOT NULL,
	"successes" double precision NOT NULL,
	"failures" double precision NOT NULL,
	"times" double precision NOT NULL,
	"log_sum" double precision NOT NULL,
	"log_square_sum" double precision NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routing"."executions" (
	"route_id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"outcome" text NOT NULL,
	"report" jsonb NOT NULL,
	"reported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routing"."quotes" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"request_id" text NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "quotes_tenant" ON "routing"."quotes" USING btree ("tenant","id");