CREATE TYPE "public"."attachment_type" AS ENUM('application/pdf', 'image/jpeg', 'image/png');--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"message_id" uuid,
	"task_id" uuid,
	"staff_id" uuid,
	"type" "attachment_type" NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"size" integer NOT NULL,
	"sha256_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attachment_of_one_thing" CHECK (num_nonnulls("attachment"."message_id", "attachment"."task_id") = 1),
	CONSTRAINT "attachment_task_by_staff" CHECK ("attachment"."task_id" IS NULL OR "attachment"."staff_id" IS NOT NULL),
	CONSTRAINT "attachment_not_empty" CHECK ("attachment"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "attachment_chunk" (
	"attachment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"last" boolean NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "attachment_chunk_attachment_id_number_pk" PRIMARY KEY("attachment_id","number")
);
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "submission_key" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_task_id_outside_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."outside_task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment_chunk" ADD CONSTRAINT "attachment_chunk_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_request_id_created_at_index" ON "attachment" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE INDEX "attachment_message_id_index" ON "attachment" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "attachment_task_id_index" ON "attachment" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "message_unread" ON "message" USING btree ("request_id") WHERE staff_id is null and read_at is null;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_submission_key_unique" UNIQUE("submission_key");--> statement-breakpoint
-- What was written before there was a mark for it counts as read.
UPDATE message SET read_at = created_at;--> statement-breakpoint
GRANT SELECT, INSERT ON attachment, attachment_chunk TO habeas_web;
--> statement-breakpoint
GRANT SELECT ON attachment, attachment_chunk TO habeas_worker;
--> statement-breakpoint
-- With the content of a request its files go too; their chunks go with them.
GRANT DELETE ON attachment TO habeas_worker;
