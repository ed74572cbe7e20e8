CREATE TABLE "note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"for_staff_id" uuid,
	"seen_at" timestamp with time zone,
	"body_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submission_key" uuid,
	CONSTRAINT "note_submission_key_unique" UNIQUE("submission_key"),
	CONSTRAINT "note_seen_by_somebody" CHECK ("note"."seen_at" is null or "note"."for_staff_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_for_staff_id_staff_id_fk" FOREIGN KEY ("for_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_request_id_created_at_index" ON "note" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE INDEX "note_unseen" ON "note" USING btree ("for_staff_id","request_id") WHERE seen_at is null;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON note TO habeas_web;
--> statement-breakpoint
GRANT SELECT, DELETE ON note TO habeas_worker;
