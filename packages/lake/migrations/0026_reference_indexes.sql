CREATE TABLE "ingestion"."reference_indexes" (
	"id" text PRIMARY KEY NOT NULL,
	"job" text NOT NULL,
	"source_url" text NOT NULL,
	"source_type" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"mapping" jsonb,
	"wallets" integer NOT NULL,
	"fraud" integer NOT NULL,
	"edition" text,
	"created_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	CONSTRAINT "reference_indexes_job_unique" UNIQUE("job"),
	CONSTRAINT "reference_indexes_edition_unique" UNIQUE("edition")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."reference_vectors" (
	"index" text NOT NULL,
	"address" text NOT NULL,
	"fraud" boolean NOT NULL,
	"vector44" double precision[] NOT NULL,
	CONSTRAINT "reference_vectors_index_address_pk" PRIMARY KEY("index","address")
);
--> statement-breakpoint
ALTER TABLE "ingestion"."reference_vectors" ADD CONSTRAINT "reference_vectors_index_reference_indexes_id_fk" FOREIGN KEY ("index") REFERENCES "ingestion"."reference_indexes"("id") ON DELETE cascade ON UPDATE no action;