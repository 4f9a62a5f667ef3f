CREATE TABLE "platform"."rate_limits" (
	"tenant" text NOT NULL,
	"key" text NOT NULL,
	"per_minute" integer NOT NULL,
	CONSTRAINT "rate_limits_tenant_key_pk" PRIMARY KEY("tenant","key")
);
