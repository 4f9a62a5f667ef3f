-- Lists of labels that ship are read from their files, beside the store: their rows go, and the next start names their editions anew.
DELETE FROM "ingestion"."labels" WHERE "owner" = 'system';
--> statement-breakpoint
DELETE FROM "ingestion"."sources" WHERE "owner" = 'system' AND "kind" = 'labels';
