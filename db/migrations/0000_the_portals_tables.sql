CREATE TYPE "public"."letter_status" AS ENUM('queued', 'sent', 'bounced', 'given-up');--> statement-breakpoint
CREATE TYPE "public"."audience" AS ENUM('visitor', 'staff');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('viewer', 'reviewer', 'approver', 'auditor', 'admin');--> statement-breakpoint
CREATE TYPE "public"."approval_kind" AS ENUM('prepare', 'approve', 'expedite');--> statement-breakpoint
CREATE TYPE "public"."kind" AS ENUM('access', 'correct', 'delete', 'opt-out', 'report-lost');--> statement-breakpoint
CREATE TYPE "public"."link_purpose" AS ENUM('pause-deletion', 'undo-opt-out');--> statement-breakpoint
CREATE TYPE "public"."outcome" AS ENUM('fulfilled', 'in-part', 'nothing-found');--> statement-breakpoint
CREATE TYPE "public"."status" AS ENUM('received', 'review', 'waiting', 'approved', 'running', 'done', 'refused', 'withdrawn', 'lapsed');--> statement-breakpoint
CREATE TABLE "event" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"request_id" uuid,
	"detail" jsonb NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_head" (
	"one" bigint PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"one" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"armed_at" timestamp with time zone,
	"armed_by" uuid,
	"map_face" jsonb,
	"map_hash" text,
	"map_problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"map_checked_at" timestamp with time zone,
	"worker_seen_at" timestamp with time zone,
	"mail_seen_at" timestamp with time zone,
	"account_seen_at" timestamp with time zone,
	CONSTRAINT "installation_one_row" CHECK ("installation"."one" = 1)
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"to_index" "bytea" NOT NULL,
	"to_sealed" "bytea",
	"fields_sealed" "bytea",
	"message_id" text NOT NULL,
	"status" "letter_status" DEFAULT 'queued' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"reply_code" integer,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "letter_message_id_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "package" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"size" bigint DEFAULT 0 NOT NULL,
	"sha256" text,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"downloads" integer DEFAULT 0 NOT NULL,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "package_run_id_unique" UNIQUE("run_id")
);
--> statement-breakpoint
CREATE TABLE "package_chunk" (
	"package_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"last" boolean NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "package_chunk_package_id_number_pk" PRIMARY KEY("package_id","number")
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"browser_hash" "bytea" PRIMARY KEY NOT NULL,
	"answers_sealed" "bytea" NOT NULL,
	"submission_key" uuid DEFAULT gen_random_uuid() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email_index" "bytea" NOT NULL,
	"email_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_email_index_unique" UNIQUE("email_index")
);
--> statement-breakpoint
CREATE TABLE "proof" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"audience" "audience" NOT NULL,
	"email_index" "bytea" NOT NULL,
	"email_sealed" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"link_hash" "bytea" NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"failed_tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "proof_link_hash_unique" UNIQUE("link_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" uuid NOT NULL,
	"audience" "audience" NOT NULL,
	"proven_at" timestamp with time zone NOT NULL,
	"second_factor_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" "role" NOT NULL,
	"totp_sealed" "bytea",
	"totp_step" bigint DEFAULT 0 NOT NULL,
	"failed_tries" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "staff_name_given" CHECK (length("staff"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "tally" (
	"what" "bytea" NOT NULL,
	"window_at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "tally_what_window_at_pk" PRIMARY KEY("what","window_at")
);
--> statement-breakpoint
CREATE TABLE "approval" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"kind" "approval_kind" NOT NULL,
	"staff_id" uuid NOT NULL,
	"reason_sealed" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "approval_plan_id_kind_staff_id_unique" UNIQUE("plan_id","kind","staff_id")
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"row_count" integer NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "finding_request_id_table_name_unique" UNIQUE("request_id","table_name")
);
--> statement-breakpoint
CREATE TABLE "incident" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"staff_id" uuid NOT NULL,
	"delivered" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"purpose" "link_purpose" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "letter_link_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"staff_id" uuid,
	"body_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"superseded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_answer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"question" integer NOT NULL,
	"staff_id" uuid NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_answer_plan_id_question_unique" UNIQUE("plan_id","question")
);
--> statement-breakpoint
CREATE TABLE "request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"kind" "kind" NOT NULL,
	"status" "status" DEFAULT 'received' NOT NULL,
	"person_id" uuid,
	"email_index" "bytea" NOT NULL,
	"email_sealed" "bytea" NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"answers_sealed" "bytea" NOT NULL,
	"submission_key" uuid NOT NULL,
	"language" text NOT NULL,
	"law" text NOT NULL,
	"law_version" text NOT NULL,
	"article" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"received_on" date NOT NULL,
	"answer_by_on" date NOT NULL,
	"warned_at_percent" integer DEFAULT 0 NOT NULL,
	"assignee_id" uuid,
	"run_after" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"outcome" "outcome",
	"refusal_ground" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "request_reference_unique" UNIQUE("reference"),
	CONSTRAINT "request_submission_key_unique" UNIQUE("submission_key")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"plan_id" uuid,
	"digest" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"progress" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"receipt" jsonb,
	"signature" text,
	"replaced_sealed" "bytea",
	CONSTRAINT "run_plan_id_unique" UNIQUE("plan_id")
);
--> statement-breakpoint
CREATE TABLE "suppression" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" text NOT NULL,
	"identity_index" "bytea" NOT NULL,
	"request_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "installation" ADD CONSTRAINT "installation_armed_by_staff_id_fk" FOREIGN KEY ("armed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_chunk" ADD CONSTRAINT "package_chunk_package_id_package_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."package"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_id_person_id_fk" FOREIGN KEY ("id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_link" ADD CONSTRAINT "letter_link_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_answer" ADD CONSTRAINT "plan_answer_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_answer" ADD CONSTRAINT "plan_answer_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_request_id_seq_index" ON "event" USING btree ("request_id","seq");--> statement-breakpoint
CREATE INDEX "letter_request_id_created_at_index" ON "letter" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE INDEX "letter_to_index_kind_created_at_index" ON "letter" USING btree ("to_index","kind","created_at");--> statement-breakpoint
CREATE INDEX "package_request_id_index" ON "package" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "package_expires_at_index" ON "package" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "draft_updated_at_index" ON "draft" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "proof_browser_hash_index" ON "proof" USING btree ("browser_hash");--> statement-breakpoint
CREATE INDEX "proof_email_index_created_at_index" ON "proof" USING btree ("email_index","created_at");--> statement-breakpoint
CREATE INDEX "proof_expires_at_index" ON "proof" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "session_person_id_index" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_expires_at_index" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "tally_window_at_index" ON "tally" USING btree ("window_at");--> statement-breakpoint
CREATE INDEX "approval_request_id_index" ON "approval" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "finding_expires_at_index" ON "finding" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "message_request_id_created_at_index" ON "message" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_one_current" ON "plan" USING btree ("request_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_one_open" ON "request" USING btree ("email_index","kind") WHERE status in ('received', 'review', 'waiting', 'approved', 'running');--> statement-breakpoint
CREATE INDEX "request_queue" ON "request" USING btree ("answer_by_on","id") WHERE status in ('received', 'review', 'waiting', 'approved', 'running');--> statement-breakpoint
CREATE INDEX "request_by_day" ON "request" USING btree ("answer_by_on","id");--> statement-breakpoint
CREATE INDEX "request_person_id_received_at_index" ON "request" USING btree ("person_id","received_at");--> statement-breakpoint
CREATE INDEX "request_email_index_index" ON "request" USING btree ("email_index");--> statement-breakpoint
CREATE INDEX "request_assignee_id_index" ON "request" USING btree ("assignee_id");--> statement-breakpoint
CREATE INDEX "run_request_id_index" ON "run" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suppression_in_force" ON "suppression" USING btree ("purpose","identity_index") WHERE undone_at is null;