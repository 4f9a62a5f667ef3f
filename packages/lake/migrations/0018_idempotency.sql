CREATE TABLE "platform"."idempotency" (
	"tenant" text NOT NULL,
	"endpoint" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"claim" text NOT NULL,
	"runs_until" timestamp with time zone NOT NULL,
	"subject" text,
	"status" integer,
	"answer" text,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_tenant_endpoint_key_pk" PRIMARY KEY("tenant","endpoint","key"),
	CONSTRAINT "idempotency_claim_unique" UNIQUE("claim")
);
--> statement-breakpoint
CREATE INDEX "idempotency_expires" ON "platform"."idempotency" USING btree ("expires_at");