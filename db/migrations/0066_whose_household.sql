CREATE TABLE "household" (
	"staff_id" uuid NOT NULL,
	"email_index" "bytea" NOT NULL,
	CONSTRAINT "household_staff_id_email_index_pk" PRIMARY KEY("staff_id","email_index")
);
--> statement-breakpoint
ALTER TABLE "household" ADD CONSTRAINT "household_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON household TO habeas_web;
--> statement-breakpoint
GRANT SELECT ON household TO habeas_worker;
