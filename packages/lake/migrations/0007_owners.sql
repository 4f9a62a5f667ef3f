ALTER TABLE "ingestion"."histories" ADD COLUMN "owner" text DEFAULT 'operator' NOT NULL;
--> statement-breakpoint
ALTER TABLE "ingestion"."labels" ADD COLUMN "owner" text DEFAULT 'system' NOT NULL;
--> statement-breakpoint
ALTER TABLE "reputation"."snapshots" ADD COLUMN "owner" text DEFAULT 'operator' NOT NULL;
--> statement-breakpoint
ALTER TABLE "reputation"."states" ADD COLUMN "owner" text DEFAULT 'operator' NOT NULL;
--> statement-breakpoint
ALTER TABLE "ingestion"."sanctions" ADD COLUMN "owner" text DEFAULT 'system' NOT NULL;
--> statement-breakpoint
ALTER TABLE "ingestion"."sources" ADD COLUMN "owner" text DEFAULT 'system' NOT NULL;
--> statement-breakpoint
ALTER TABLE "ingestion"."wallets" ADD COLUMN "owner" text DEFAULT 'system' NOT NULL;
--> statement-breakpoint
ALTER TABLE "ingestion"."sources" ADD COLUMN "network" text DEFAULT '*' NOT NULL;
--> statement-breakpoint
-- Lists and wallets that an import brought belong to the operator: nobody knows any more which tenant sent them.
UPDATE "ingestion"."sources" SET "owner" = 'operator', "network" = coalesce((SELECT min(l."network") FROM "ingestion"."labels" l WHERE l."source" = "sources"."name" AND l."version" = "sources"."version"), '*') WHERE "url" = 'inline' OR "url" LIKE 'file:%';
--> statement-breakpoint
UPDATE "ingestion"."labels" l SET "owner" = 'operator' FROM "ingestion"."sources" s WHERE s."owner" = 'operator' AND s."kind" = 'labels' AND s."name" = l."source" AND s."version" = l."version";
--> statement-breakpoint
UPDATE "ingestion"."wallets" SET "owner" = 'operator' WHERE "source" = 'import';
--> statement-breakpoint
-- A shipped list that an import had replaced comes back with the next start, which loads what it does not find.
DELETE FROM "ingestion"."sources" s USING "ingestion"."sources" i WHERE s."owner" = 'system' AND s."replaced_at" IS NOT NULL AND i."owner" = 'operator' AND i."replaced_at" IS NULL AND i."name" = s."name";
--> statement-breakpoint
ALTER TABLE "ingestion"."histories" DROP CONSTRAINT "histories_network_address_hash_pk";
--> statement-breakpoint
ALTER TABLE "ingestion"."histories" ADD CONSTRAINT "histories_owner_network_address_hash_pk" PRIMARY KEY("owner","network","address","hash");
--> statement-breakpoint
ALTER TABLE "ingestion"."histories" ALTER COLUMN "owner" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "ingestion"."labels" DROP CONSTRAINT "labels_network_address_source_label_name_pk";
--> statement-breakpoint
ALTER TABLE "ingestion"."labels" ADD CONSTRAINT "labels_network_address_owner_source_label_name_pk" PRIMARY KEY("network","address","owner","source","label","name");
--> statement-breakpoint
ALTER TABLE "ingestion"."labels" ALTER COLUMN "owner" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "reputation"."snapshots" DROP CONSTRAINT "snapshots_network_address_taken_at_pk";
--> statement-breakpoint
ALTER TABLE "reputation"."snapshots" ADD CONSTRAINT "snapshots_network_address_owner_taken_at_pk" PRIMARY KEY("network","address","owner","taken_at");
--> statement-breakpoint
ALTER TABLE "reputation"."snapshots" ALTER COLUMN "owner" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "reputation"."states" DROP CONSTRAINT "states_network_address_pk";
--> statement-breakpoint
ALTER TABLE "reputation"."states" ADD CONSTRAINT "states_network_address_owner_pk" PRIMARY KEY("network","address","owner");
--> statement-breakpoint
ALTER TABLE "reputation"."states" ALTER COLUMN "owner" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "ingestion"."sanctions" DROP CONSTRAINT "sanctions_address_network_source_asset_pk";
--> statement-breakpoint
ALTER TABLE "ingestion"."sanctions" ADD CONSTRAINT "sanctions_address_network_owner_source_asset_pk" PRIMARY KEY("address","network","owner","source","asset");
--> statement-breakpoint
ALTER TABLE "ingestion"."sanctions" ALTER COLUMN "owner" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "ingestion"."sources" DROP CONSTRAINT "sources_name_version_pk";
--> statement-breakpoint
ALTER TABLE "ingestion"."sources" ADD CONSTRAINT "sources_owner_kind_name_network_version_pk" PRIMARY KEY("owner","kind","name","network","version");
--> statement-breakpoint
ALTER TABLE "ingestion"."sources" ALTER COLUMN "owner" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "ingestion"."wallets" DROP CONSTRAINT "wallets_network_address_pk";
--> statement-breakpoint
ALTER TABLE "ingestion"."wallets" ADD CONSTRAINT "wallets_network_address_owner_pk" PRIMARY KEY("network","address","owner");
--> statement-breakpoint
ALTER TABLE "ingestion"."wallets" ALTER COLUMN "owner" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "ingestion"."sources" ALTER COLUMN "network" DROP DEFAULT;
