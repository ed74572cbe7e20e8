CREATE TABLE "outside_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"submission_key" uuid NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	CONSTRAINT "outside_file_submission_key_unique" UNIQUE("submission_key")
);
--> statement-breakpoint
CREATE TABLE "outside_file_chunk" (
	"file_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"last" boolean NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "outside_file_chunk_file_id_number_pk" PRIMARY KEY("file_id","number")
);
--> statement-breakpoint
ALTER TABLE "outside_file" ADD CONSTRAINT "outside_file_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_file" ADD CONSTRAINT "outside_file_task_id_outside_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."outside_task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_file" ADD CONSTRAINT "outside_file_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_file_chunk" ADD CONSTRAINT "outside_file_chunk_file_id_outside_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."outside_file"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outside_file_request_id_created_at_index" ON "outside_file" USING btree ("request_id","created_at");--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON outside_file, outside_file_chunk TO habeas_web;
--> statement-breakpoint
GRANT SELECT, DELETE ON outside_file, outside_file_chunk TO habeas_worker;
