ALTER TABLE "reputation"."states" ADD COLUMN "reach" bigint;--> statement-breakpoint
ALTER TABLE "reputation"."states" ADD COLUMN "height" bigint;--> statement-breakpoint
ALTER TABLE "reputation"."states" ADD COLUMN "followed" jsonb;--> statement-breakpoint
CREATE INDEX "states_height" ON "reputation"."states" USING btree ("network","height");