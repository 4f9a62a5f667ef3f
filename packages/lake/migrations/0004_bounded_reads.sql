DROP INDEX "reputation"."outcomes_wallet";--> statement-breakpoint
CREATE INDEX "announcements_wallet" ON "reputation"."announcements" USING btree ("network","address");--> statement-breakpoint
CREATE INDEX "outcomes_newest" ON "reputation"."outcomes" USING btree ("tenant","network","address","occurred_at","id");--> statement-breakpoint
CREATE INDEX "sources_current" ON "ingestion"."sources" USING btree ("name") WHERE replaced_at is null;