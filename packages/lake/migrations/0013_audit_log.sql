CREATE TABLE "platform"."audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"data" jsonb NOT NULL,
	"commitments" jsonb NOT NULL,
	"data_key" text,
	"sealed" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."audit_leaves" (
	"index" bigint PRIMARY KEY NOT NULL,
	"entry" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_leaves_entry_unique" UNIQUE("entry")
);
--> statement-breakpoint
CREATE TABLE "platform"."audit_pending" (
	"entry" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."audit_trees" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" text NOT NULL,
	"peaks" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."data_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"person" text NOT NULL,
	"wrapped" text NOT NULL,
	"root_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "data_keys_person" UNIQUE("tenant","person")
);
--> statement-breakpoint
CREATE INDEX "audit_entries_tenant" ON "platform"."audit_entries" USING btree ("tenant","id");