CREATE TYPE "public"."glass_reason" AS ENUM('date-near', 'harm', 'incident', 'authority');--> statement-breakpoint
CREATE TYPE "public"."glass_remark" AS ENUM('needed', 'could-have-waited', 'misused');--> statement-breakpoint
CREATE TABLE "glass" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"reason" "glass_reason" NOT NULL,
	"broken_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" uuid,
	"remark" "glass_remark",
	CONSTRAINT "glass_reviewed_by_another" CHECK ("glass"."reviewed_by" <> "glass"."staff_id"),
	CONSTRAINT "glass_reviewed_whole" CHECK (num_nonnulls("glass"."reviewed_at", "glass"."reviewed_by", "glass"."remark") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "glass" ADD CONSTRAINT "glass_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glass" ADD CONSTRAINT "glass_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glass" ADD CONSTRAINT "glass_reviewed_by_staff_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "glass_request_id_staff_id_index" ON "glass" USING btree ("request_id","staff_id");--> statement-breakpoint
CREATE INDEX "glass_not_reviewed" ON "glass" USING btree ("staff_id") WHERE reviewed_at is null;--> statement-breakpoint
CREATE INDEX "glass_not_ended" ON "glass" USING btree ("broken_at") WHERE ended_at is null;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON glass TO habeas_web;
--> statement-breakpoint
GRANT SELECT, UPDATE ON glass TO habeas_worker;
