CREATE TYPE "public"."outside_result" AS ENUM('copied', 'corrected', 'erased', 'kept', 'nothing-found');--> statement-breakpoint
CREATE TABLE "outside_task" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"origin" text,
	"submission_key" uuid,
	"body_sealed" "bytea" NOT NULL,
	"owner_id" uuid,
	"due_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"warned_on" date,
	"result" "outside_result",
	"reason_sealed" "bytea",
	"done_at" timestamp with time zone,
	"done_by" uuid,
	CONSTRAINT "outside_task_submission_key_unique" UNIQUE("submission_key"),
	CONSTRAINT "outside_task_request_id_origin_unique" UNIQUE("request_id","origin"),
	CONSTRAINT "outside_task_origin" CHECK (("outside_task"."origin" IS NULL) = ("outside_task"."submission_key" IS NOT NULL)),
	CONSTRAINT "outside_task_done_by_somebody" CHECK (num_nonnulls("outside_task"."result", "outside_task"."done_at", "outside_task"."done_by") IN (0, 3)),
	CONSTRAINT "outside_task_kept_for_a_reason" CHECK (("outside_task"."result" IS NOT DISTINCT FROM 'kept') = ("outside_task"."reason_sealed" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "ending_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "outside_task" ADD CONSTRAINT "outside_task_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_task" ADD CONSTRAINT "outside_task_owner_id_staff_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_task" ADD CONSTRAINT "outside_task_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_task" ADD CONSTRAINT "outside_task_done_by_staff_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outside_task_open" ON "outside_task" USING btree ("due_on","id") WHERE result is null;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON outside_task TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT DELETE ON outside_task TO habeas_worker;
