CREATE TABLE "ingestion"."transfer_histories" (
	"network" text NOT NULL,
	"wallet" text NOT NULL,
	"owner" text NOT NULL,
	"hash" text NOT NULL,
	"reach" timestamp with time zone,
	"transfers" integer NOT NULL,
	"coverage" jsonb,
	"tokens" boolean NOT NULL,
	CONSTRAINT "transfer_histories_network_wallet_owner_pk" PRIMARY KEY("network","wallet","owner")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."transfer_totals" (
	"network" text NOT NULL,
	"wallet" text NOT NULL,
	"owner" text NOT NULL,
	"counterparty" text NOT NULL,
	"asset" text NOT NULL,
	"decimals" smallint,
	"sent_count" integer NOT NULL,
	"received_count" integer NOT NULL,
	"sent" numeric NOT NULL,
	"received" numeric NOT NULL,
	"first_sent" timestamp with time zone,
	"last_sent" timestamp with time zone,
	"first_received" timestamp with time zone,
	"last_received" timestamp with time zone,
	CONSTRAINT "transfer_totals_network_wallet_owner_counterparty_asset_pk" PRIMARY KEY("network","wallet","owner","counterparty","asset")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."transfers" (
	"network" text NOT NULL,
	"wallet" text NOT NULL,
	"owner" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seq" integer NOT NULL,
	"incoming" boolean NOT NULL,
	"counterparty" text,
	"asset" text NOT NULL,
	"decimals" smallint,
	"amount" numeric(78, 0) NOT NULL,
	"kind" text NOT NULL,
	"failed" boolean NOT NULL,
	"hash" text,
	CONSTRAINT "transfers_network_wallet_owner_at_seq_pk" PRIMARY KEY("network","wallet","owner","at","seq")
);
--> statement-breakpoint
CREATE INDEX "transfer_totals_counterparty" ON "ingestion"."transfer_totals" USING btree ("network","counterparty");