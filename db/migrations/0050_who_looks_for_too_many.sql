CREATE TABLE "search_hold" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"held_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_hold" ADD CONSTRAINT "search_hold_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON search_hold TO habeas_web;
--> statement-breakpoint
GRANT SELECT ON search_hold TO habeas_worker;
