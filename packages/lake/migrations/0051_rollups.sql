CREATE TABLE "ingestion"."rollup_balances" (
	"rollup" bigint NOT NULL,
	"asset" text NOT NULL,
	"decimals" smallint,
	"transfers" numeric NOT NULL,
	"sent_count" numeric NOT NULL,
	"received_count" numeric NOT NULL,
	"sent" numeric NOT NULL,
	"received" numeric NOT NULL,
	"moved" numeric NOT NULL,
	CONSTRAINT "rollup_balances_rollup_asset_pk" PRIMARY KEY("rollup","asset")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."rollup_marks" (
	"name" text PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingestion"."rollup_prices" (
	"rollup" bigint NOT NULL,
	"asset" text NOT NULL,
	"day" date NOT NULL,
	"usd" bigint,
	"decimals" smallint,
	"first_height" bigint NOT NULL,
	"last_height" bigint NOT NULL,
	CONSTRAINT "rollup_prices_rollup_asset_day_pk" PRIMARY KEY("rollup","asset","day")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."rollup_ranks" (
	"rollup" bigint NOT NULL,
	"counterparty" text NOT NULL,
	"value" numeric NOT NULL,
	"sent_value" numeric NOT NULL,
	"received_value" numeric NOT NULL,
	"count" numeric NOT NULL,
	"sent_count" numeric NOT NULL,
	"received_count" numeric NOT NULL,
	"recent" numeric NOT NULL,
	CONSTRAINT "rollup_ranks_rollup_counterparty_pk" PRIMARY KEY("rollup","counterparty")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."rollup_totals" (
	"rollup" bigint NOT NULL,
	"counterparty" text NOT NULL,
	"asset" text NOT NULL,
	"incoming" boolean NOT NULL,
	"count" bigint NOT NULL,
	"moving" bigint NOT NULL,
	"priced" bigint NOT NULL,
	"amount" numeric NOT NULL,
	"usd" numeric NOT NULL,
	"first" timestamp with time zone NOT NULL,
	"last" timestamp with time zone NOT NULL,
	CONSTRAINT "rollup_totals_rollup_counterparty_asset_incoming_pk" PRIMARY KEY("rollup","counterparty","asset","incoming")
);
--> statement-breakpoint
CREATE TABLE "ingestion"."rollups" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ingestion"."rollups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"network" text NOT NULL,
	"wallet" text NOT NULL,
	"owner" text NOT NULL,
	"reach" timestamp with time zone,
	"hash" text,
	"history_valued_at" timestamp with time zone,
	"height" bigint DEFAULT -1 NOT NULL,
	"ranked_to" text,
	"is_ranked" boolean DEFAULT false NOT NULL,
	"edition" bigint DEFAULT -1 NOT NULL,
	"valued_at" timestamp with time zone,
	"last_day" date,
	"listed" text DEFAULT '' NOT NULL,
	"is_dropped" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "rollup_balances_transfers" ON "ingestion"."rollup_balances" USING btree ("rollup","transfers" DESC NULLS LAST,"asset") WHERE "ingestion"."rollup_balances"."transfers" > 0;--> statement-breakpoint
CREATE INDEX "rollup_ranks_value" ON "ingestion"."rollup_ranks" USING btree ("rollup","value","counterparty");--> statement-breakpoint
CREATE INDEX "rollup_ranks_sent_value" ON "ingestion"."rollup_ranks" USING btree ("rollup","sent_value","counterparty") WHERE "ingestion"."rollup_ranks"."sent_count" > 0;--> statement-breakpoint
CREATE INDEX "rollup_ranks_received_value" ON "ingestion"."rollup_ranks" USING btree ("rollup","received_value","counterparty") WHERE "ingestion"."rollup_ranks"."received_count" > 0;--> statement-breakpoint
CREATE INDEX "rollup_ranks_count" ON "ingestion"."rollup_ranks" USING btree ("rollup","count","counterparty");--> statement-breakpoint
CREATE INDEX "rollup_ranks_sent_count" ON "ingestion"."rollup_ranks" USING btree ("rollup","sent_count","counterparty") WHERE "ingestion"."rollup_ranks"."sent_count" > 0;--> statement-breakpoint
CREATE INDEX "rollup_ranks_received_count" ON "ingestion"."rollup_ranks" USING btree ("rollup","received_count","counterparty") WHERE "ingestion"."rollup_ranks"."received_count" > 0;--> statement-breakpoint
CREATE INDEX "rollup_ranks_recent" ON "ingestion"."rollup_ranks" USING btree ("rollup","recent","counterparty");--> statement-breakpoint
CREATE INDEX "rollup_ranks_sent_recent" ON "ingestion"."rollup_ranks" USING btree ("rollup","recent","counterparty") WHERE "ingestion"."rollup_ranks"."sent_count" > 0;--> statement-breakpoint
CREATE INDEX "rollup_ranks_received_recent" ON "ingestion"."rollup_ranks" USING btree ("rollup","recent","counterparty") WHERE "ingestion"."rollup_ranks"."received_count" > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "rollups_source" ON "ingestion"."rollups" USING btree ("network","wallet","owner") WHERE not "ingestion"."rollups"."is_dropped";--> statement-breakpoint
CREATE INDEX "asset_prices_at" ON "ingestion"."asset_prices" USING btree ("at");--> statement-breakpoint
CREATE INDEX "transfer_histories_large" ON "ingestion"."transfer_histories" USING btree ("network","wallet") WHERE "ingestion"."transfer_histories"."transfers" >= 2000;