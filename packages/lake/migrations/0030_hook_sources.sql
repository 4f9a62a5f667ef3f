CREATE TABLE "platform"."hook_sources" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"name" text NOT NULL,
	"signature" text NOT NULL,
	"kind" text NOT NULL,
	"network" text,
	"secret" text NOT NULL,
	"secret_key" text NOT NULL,
	"previous_secret" text,
	"previous_secret_key" text,
	"previous_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "hook_sources_tenant" ON "platform"."hook_sources" USING btree ("tenant","id");