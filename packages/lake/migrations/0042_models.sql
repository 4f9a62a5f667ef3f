CREATE TABLE "scoring"."model_files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scoring"."models" (
	"version" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"manifest" jsonb NOT NULL,
	"card" jsonb,
	"lineage" jsonb NOT NULL,
	"replaced" text,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scoring"."shadow_scores" (
	"score" text NOT NULL,
	"model" text NOT NULL,
	"fraud_score" double precision NOT NULL,
	"recommendation" text NOT NULL,
	"from_probability" double precision,
	"to_probability" double precision,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shadow_scores_score_model_pk" PRIMARY KEY("score","model")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "models_one_live" ON "scoring"."models" USING btree ("state") WHERE state = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX "models_one_shadow" ON "scoring"."models" USING btree ("state") WHERE state = 'shadow';--> statement-breakpoint
CREATE INDEX "shadow_scores_of_model" ON "scoring"."shadow_scores" USING btree ("model","score");