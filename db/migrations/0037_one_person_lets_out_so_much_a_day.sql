CREATE TYPE "public"."capped_act" AS ENUM('copy', 'deletion');--> statement-breakpoint
CREATE TABLE "daily_cap" (
	"staff_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"act" "capped_act" NOT NULL,
	"request_ids" uuid[] NOT NULL,
	"held_at" timestamp with time zone,
	"allowed_at" timestamp with time zone,
	"allowed_by" uuid,
	CONSTRAINT "daily_cap_staff_id_on_day_act_pk" PRIMARY KEY("staff_id","on_day","act")
);
--> statement-breakpoint
ALTER TABLE "daily_cap" ADD CONSTRAINT "daily_cap_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_cap" ADD CONSTRAINT "daily_cap_allowed_by_staff_id_fk" FOREIGN KEY ("allowed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "daily_cap_on_day_index" ON "daily_cap" USING btree ("on_day");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON daily_cap TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT DELETE ON daily_cap TO habeas_worker;
