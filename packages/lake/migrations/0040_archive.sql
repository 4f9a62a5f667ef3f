CREATE TABLE "ingestion"."archive_files" (
	"path" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"network" text NOT NULL,
	"day" date NOT NULL,
	"rows" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"first" text NOT NULL,
	"last" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingestion"."archive_state" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingestion"."chain_headers" (
	"network" text NOT NULL,
	"height" bigint NOT NULL,
	"hash" text NOT NULL,
	"parent_hash" text,
	"at" timestamp with time zone NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	"more" boolean DEFAULT false NOT NULL,
	CONSTRAINT "chain_headers_network_height_pk" PRIMARY KEY("network","height")
);
--> statement-breakpoint
ALTER TABLE "ingestion"."histories" ADD COLUMN "archived" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "archive_files_partition" ON "ingestion"."archive_files" USING btree ("kind","network","day");--> statement-breakpoint
CREATE INDEX "chain_headers_waiting" ON "ingestion"."chain_headers" USING btree ("network","height") WHERE not archived;--> statement-breakpoint
CREATE INDEX "histories_waiting" ON "ingestion"."histories" USING btree ("network","imported_at") WHERE not archived;