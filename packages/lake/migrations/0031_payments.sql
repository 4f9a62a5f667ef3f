CREATE TABLE "scoring"."payments" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"network" text NOT NULL,
	"hash" text NOT NULL,
	"index" integer NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"currency" text NOT NULL,
	"slots" text[] NOT NULL,
	"status" text NOT NULL,
	"score" text NOT NULL,
	"height" bigint,
	"block_hash" text,
	"replaced_by" text,
	"seen_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "payments_transaction" ON "scoring"."payments" USING btree ("network","hash","index","tenant");--> statement-breakpoint
CREATE INDEX "payments_pending" ON "scoring"."payments" USING btree ("network","updated_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "payments_mined" ON "scoring"."payments" USING btree ("network","height") WHERE height is not null;--> statement-breakpoint
CREATE INDEX "payments_slots" ON "scoring"."payments" USING gin ("slots");