CREATE TABLE "refused_part" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"category" text NOT NULL,
	"ground" text NOT NULL,
	"article" text NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"decided_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "refused_part" ADD CONSTRAINT "refused_part_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_part" ADD CONSTRAINT "refused_part_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "refused_part_in_force" ON "refused_part" USING btree ("request_id","category") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "refused_part_request_id_index" ON "refused_part" USING btree ("request_id");--> statement-breakpoint
GRANT SELECT ON refused_part TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON refused_part TO habeas_web;
--> statement-breakpoint
-- With the content of a request its parts go too.
GRANT DELETE ON refused_part TO habeas_worker;
