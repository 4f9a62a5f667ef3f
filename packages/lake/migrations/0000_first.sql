CREATE SCHEMA "ingestion";
--> statement-breakpoint
CREATE SCHEMA "platform";
--> statement-breakpoint
CREATE SCHEMA "reputation";
--> statement-breakpoint
CREATE SCHEMA "routing";
--> statement-breakpoint
CREATE SCHEMA "scoring";
--> statement-breakpoint
CREATE TABLE "platform"."api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"hash" text NOT NULL,
	"prefix" text NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "platform"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "platform"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"tenant" text NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "platform"."events" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "platform"."events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"tenant" text NOT NULL,
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."histories" (
	"network" text NOT NULL,
	"address" text NOT NULL,
	"hash" text NOT NULL,
	"content" "bytea" NOT NULL,
	"transactions" integer NOT NULL,
	"source" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "histories_network_address_hash_pk" PRIMARY KEY("network","address","hash")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."labels" (
	"network" text NOT NULL,
	"address" text NOT NULL,
	"label" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"version" text NOT NULL,
	CONSTRAINT "labels_network_address_source_label_name_pk" PRIMARY KEY("network","address","source","label","name")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."sanctions" (
	"address" text NOT NULL,
	"network" text NOT NULL,
	"asset" text NOT NULL,
	"source" text NOT NULL,
	"version" text NOT NULL,
	CONSTRAINT "sanctions_address_network_source_asset_pk" PRIMARY KEY("address","network","source","asset")
);
--> statement-breakpoint
CREATE TABLE "scoring"."scores" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"request_id" text NOT NULL,
	"network" text NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"fraud_score" double precision NOT NULL,
	"reputation_score" double precision NOT NULL,
	"recommendation" text NOT NULL,
	"confidence" double precision NOT NULL,
	"model_version" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"wallets" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"versions" jsonb NOT NULL,
	"inputs" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingestion"."sources" (
	"name" text NOT NULL,
	"version" text NOT NULL,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"rows" integer NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "sources_name_version_pk" PRIMARY KEY("name","version")
);
--> statement-breakpoint
CREATE TABLE "platform"."tenants" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingestion"."wallets" (
	"network" text NOT NULL,
	"address" text NOT NULL,
	"first_seen" timestamp with time zone,
	"last_seen" timestamp with time zone,
	"transactions" integer DEFAULT 0 NOT NULL,
	"token_transfers" integer DEFAULT 0 NOT NULL,
	"reference_label" text,
	"wallet_44" double precision[],
	"behaviour" double precision[],
	"state" jsonb,
	"source" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wallets_network_address_pk" PRIMARY KEY("network","address")
);
--> statement-breakpoint
CREATE INDEX "api_keys_tenant" ON "platform"."api_keys" USING btree ("tenant");--> statement-breakpoint
CREATE INDEX "audit_tenant" ON "platform"."audit" USING btree ("tenant","seq");--> statement-breakpoint
CREATE INDEX "events_tenant" ON "platform"."events" USING btree ("tenant","seq");--> statement-breakpoint
CREATE INDEX "scores_from" ON "scoring"."scores" USING btree ("tenant","network","from_address","id");--> statement-breakpoint
CREATE INDEX "scores_to" ON "scoring"."scores" USING btree ("tenant","network","to_address","id");--> statement-breakpoint
CREATE INDEX "wallets_reference" ON "ingestion"."wallets" USING btree ("reference_label");