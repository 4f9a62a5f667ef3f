CREATE TABLE "platform"."event_readers" (
	"name" text PRIMARY KEY NOT NULL,
	"basis" text NOT NULL,
	"cursor" text NOT NULL,
	"moved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- Events that were committed before regions had names are those of the default region.
ALTER TABLE "platform"."events" ADD COLUMN "region" text DEFAULT 'local' NOT NULL;
--> statement-breakpoint
ALTER TABLE "platform"."events" ALTER COLUMN "region" DROP DEFAULT;
--> statement-breakpoint
DROP INDEX "platform"."events_tenant";
--> statement-breakpoint
ALTER TABLE "platform"."events" DROP CONSTRAINT "events_pkey";
--> statement-breakpoint
ALTER TABLE "platform"."events" ADD CONSTRAINT "events_region_seq_pk" PRIMARY KEY("region","seq");
--> statement-breakpoint
CREATE INDEX "events_tenant" ON "platform"."events" USING btree ("tenant","region","seq");
