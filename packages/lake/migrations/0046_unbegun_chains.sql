CREATE TABLE "ingestion"."unbegun_chains" (
	"network" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"trouble" text,
	"endpoints" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
