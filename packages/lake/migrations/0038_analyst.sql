CREATE TABLE "scoring"."model_use" (
	"period" text PRIMARY KEY NOT NULL,
	"calls" integer NOT NULL,
	"tokens" bigint NOT NULL,
	"picodollars" numeric(40, 0) NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scoring"."narratives" (
	"tenant" text NOT NULL,
	"content" text NOT NULL,
	"model" text NOT NULL,
	"narrative" jsonb,
	"refusal" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "narratives_tenant_content_pk" PRIMARY KEY("tenant","content")
);
--> statement-breakpoint
CREATE TABLE "scoring"."review_checkpoints" (
	"thread" text PRIMARY KEY NOT NULL,
	"checkpoint_id" text NOT NULL,
	"checkpoint" "bytea" NOT NULL,
	"metadata" "bytea" NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scoring"."review_proposals" (
	"tenant" text NOT NULL,
	"network" text NOT NULL,
	"address" text NOT NULL,
	"code" text NOT NULL,
	"score" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "review_proposals_tenant_network_address_pk" PRIMARY KEY("tenant","network","address")
);
