CREATE TABLE "request_import" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"lines_sealed" "bytea",
	"submission_key" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"confirmed_at" timestamp with time zone,
	"brought_in" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "request_import_submission_key_unique" UNIQUE("submission_key")
);
--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "request_import" ADD CONSTRAINT "request_import_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_import_created_at_index" ON "request_import" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_import_id_request_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."request_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_import_id_index" ON "request" USING btree ("import_id") WHERE import_id is not null;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_imported_closed" CHECK ("request"."import_id" IS NULL OR "request"."closed_at" IS NOT NULL);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON request_import TO habeas_web;
--> statement-breakpoint
GRANT SELECT, DELETE ON request_import TO habeas_worker;
--> statement-breakpoint
GRANT UPDATE (lines_sealed) ON request_import TO habeas_worker;
