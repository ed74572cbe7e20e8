ALTER TABLE "request" ADD COLUMN "chosen_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "chosen_by" uuid;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_chosen_by_staff_id_fk" FOREIGN KEY ("chosen_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;