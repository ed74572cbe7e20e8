CREATE TYPE "public"."funnel_step" AS ENUM('started', 'sent', 'verified', 'filed');--> statement-breakpoint
CREATE TABLE "funnel" (
	"on_day" date NOT NULL,
	"furthest" "funnel_step" NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "funnel_on_day_furthest_pk" PRIMARY KEY("on_day","furthest")
);
--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "furthest" "funnel_step" DEFAULT 'started' NOT NULL;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "filed_before" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
GRANT SELECT ON funnel TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON funnel TO habeas_worker;
