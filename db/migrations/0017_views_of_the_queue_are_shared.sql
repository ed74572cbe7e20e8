CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	CONSTRAINT "saved_view_name_given" CHECK (length("saved_view"."name") between 1 and 40)
);
--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name" ON "saved_view" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "request_reference_begins" ON "request" USING btree ("reference" text_pattern_ops);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON saved_view TO habeas_web;
--> statement-breakpoint
GRANT SELECT ON saved_view TO habeas_worker;
