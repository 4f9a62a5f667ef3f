ALTER TABLE "scoring"."scores" ADD COLUMN "rule" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "scoring"."scores" ADD COLUMN "base" double precision NOT NULL;--> statement-breakpoint
ALTER TABLE "scoring"."scores" ADD COLUMN "completed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "scores_pending" ON "scoring"."scores" USING btree ("id") WHERE status = 'pending';