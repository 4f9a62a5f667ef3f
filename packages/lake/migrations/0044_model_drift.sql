CREATE TABLE "scoring"."model_drift" (
	"day" date NOT NULL,
	"name" text NOT NULL,
	"model" text NOT NULL,
	"values" integer NOT NULL,
	"psi" double precision,
	"ks" double precision,
	"estimate" double precision,
	CONSTRAINT "model_drift_day_name_pk" PRIMARY KEY("day","name")
);
