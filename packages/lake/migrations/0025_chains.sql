CREATE TABLE "ingestion"."chain_blocks" (
	"network" text NOT NULL,
	"height" bigint NOT NULL,
	"hash" text NOT NULL,
	"parent_hash" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "chain_blocks_network_height_pk" PRIMARY KEY("network","height")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."chain_transactions" (
	"network" text NOT NULL,
	"height" bigint NOT NULL,
	"index" integer NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text,
	"contract" text,
	"value" numeric(78, 0) NOT NULL,
	"failed" boolean NOT NULL,
	"method_id" text,
	CONSTRAINT "chain_transactions_network_height_index_pk" PRIMARY KEY("network","height","index")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."chain_undo" (
	"network" text NOT NULL,
	"height" bigint NOT NULL,
	"address" text NOT NULL,
	"before" jsonb,
	CONSTRAINT "chain_undo_network_height_address_pk" PRIMARY KEY("network","height","address")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."chain_watched" (
	"network" text NOT NULL,
	"address" text NOT NULL,
	"since" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "chain_watched_network_address_pk" PRIMARY KEY("network","address")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."chains" (
	"network" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"from_height" bigint NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"held_height" bigint NOT NULL,
	"held_hash" text NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"finalized_height" bigint NOT NULL,
	"head_height" bigint NOT NULL,
	"traces" boolean,
	"trouble" text,
	"stopped" boolean NOT NULL,
	"endpoints" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingestion"."movements" (
	"network" text NOT NULL,
	"height" bigint NOT NULL,
	"transaction" integer NOT NULL,
	"index" integer NOT NULL,
	"wallet" text NOT NULL,
	"counterparty" text,
	"asset" text NOT NULL,
	"delta" numeric(78, 0) NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "movements_network_height_transaction_index_pk" PRIMARY KEY("network","height","transaction","index")
);
--> statement-breakpoint
ALTER TABLE "ingestion"."wallets" ADD COLUMN "followed" jsonb;--> statement-breakpoint
CREATE INDEX "movements_wallet" ON "ingestion"."movements" USING btree ("network","wallet","height");