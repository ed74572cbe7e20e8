CREATE TABLE "look" (
	"request_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"agreed_at" timestamp with time zone,
	"agreed_by" uuid,
	"opened_at" timestamp with time zone,
	CONSTRAINT "look_request_id_staff_id_pk" PRIMARY KEY("request_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "watch" (
	"email_index" "bytea" PRIMARY KEY NOT NULL,
	"watched_at" timestamp with time zone NOT NULL,
	"watched_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "look" ADD CONSTRAINT "look_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look" ADD CONSTRAINT "look_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look" ADD CONSTRAINT "look_agreed_by_staff_id_fk" FOREIGN KEY ("agreed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch" ADD CONSTRAINT "watch_watched_by_staff_id_fk" FOREIGN KEY ("watched_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "look_asked_at_index" ON "look" USING btree ("asked_at");--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON watch TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON look TO habeas_web, habeas_worker;
