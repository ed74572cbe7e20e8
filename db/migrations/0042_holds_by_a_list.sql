CREATE TABLE "hold_list" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"lines_sealed" "bytea",
	"reason" text NOT NULL,
	"law" text NOT NULL,
	"review_on" date NOT NULL,
	"submission_key" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"confirmed_at" timestamp with time zone,
	"laid" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "hold_list_submission_key_unique" UNIQUE("submission_key")
);
--> statement-breakpoint
ALTER TABLE "hold" ADD COLUMN "list_id" uuid;--> statement-breakpoint
ALTER TABLE "hold_list" ADD CONSTRAINT "hold_list_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hold_list_created_at_index" ON "hold_list" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_list_id_hold_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."hold_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hold_list_id_index" ON "hold" USING btree ("list_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON hold_list TO habeas_web;
--> statement-breakpoint
GRANT SELECT, DELETE ON hold_list TO habeas_worker;
--> statement-breakpoint
GRANT UPDATE (lines_sealed) ON hold_list TO habeas_worker;
