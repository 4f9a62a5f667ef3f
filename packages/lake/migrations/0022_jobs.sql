CREATE TABLE "platform"."job_chunks" (
	"job" text NOT NULL,
	"part" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "job_chunks_job_part_pk" PRIMARY KEY("job","part")
);
--> statement-breakpoint
CREATE TABLE "platform"."job_refusals" (
	"job" text NOT NULL,
	"at" bigint NOT NULL,
	"line" bigint NOT NULL,
	"reason" text NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "job_refusals_job_at_pk" PRIMARY KEY("job","at")
);
--> statement-breakpoint
CREATE TABLE "platform"."jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"input" jsonb NOT NULL,
	"state" text NOT NULL,
	"hash" text,
	"file_hash" text,
	"bytes" bigint NOT NULL,
	"bytes_done" bigint NOT NULL,
	"position" bigint NOT NULL,
	"counts" jsonb NOT NULL,
	"error" jsonb,
	"runs" integer NOT NULL,
	"tries" integer NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "platform"."job_chunks" ADD CONSTRAINT "job_chunks_job_jobs_id_fk" FOREIGN KEY ("job") REFERENCES "platform"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."job_refusals" ADD CONSTRAINT "job_refusals_job_jobs_id_fk" FOREIGN KEY ("job") REFERENCES "platform"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_tenant" ON "platform"."jobs" USING btree ("tenant","id");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "platform"."jobs" USING btree ("kind","id") WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_same" ON "platform"."jobs" USING btree ("tenant","kind","hash") WHERE state in ('queued', 'running', 'done');