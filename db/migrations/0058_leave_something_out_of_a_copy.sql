CREATE TYPE "public"."redaction_ground" AS ENUM('others', 'secrets', 'privileged');--> statement-breakpoint
CREATE TABLE "redaction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"ground" "redaction_ground" NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "redaction" ADD CONSTRAINT "redaction_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redaction" ADD CONSTRAINT "redaction_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "redaction_request_id_created_at_index" ON "redaction" USING btree ("request_id","created_at");--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON redaction TO habeas_web;
--> statement-breakpoint
GRANT SELECT, DELETE ON redaction TO habeas_worker;
