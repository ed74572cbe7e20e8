CREATE TYPE "public"."notification_answer" AS ENUM('done', 'not-held', 'refused', 'disclose', 'erase', 'answers-itself');--> statement-breakpoint
CREATE TYPE "public"."notification_kind" AS ENUM('recipient', 'controller');--> statement-breakpoint
CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" "notification_kind" NOT NULL,
	"who_index" "bytea" NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"letter_id" uuid,
	"told_at" timestamp with time zone,
	"due_on" date,
	"reminded_at" timestamp with time zone,
	"answer" "notification_answer",
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "notification_request_id_kind_who_index_unique" UNIQUE("request_id","kind","who_index"),
	CONSTRAINT "notification_answered_by_somebody" CHECK (("notification"."answer" IS NULL) = ("notification"."answered_by" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "sharing_letter" (
	"sharing" text NOT NULL,
	"address_index" "bytea" NOT NULL,
	"letter_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sharing_letter_sharing_address_index_pk" PRIMARY KEY("sharing","address_index")
);
--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_letter_id_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_answered_by_staff_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing_letter" ADD CONSTRAINT "sharing_letter_letter_id_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notification_unanswered" ON "notification" USING btree ("due_on","id") WHERE answer is null and due_on is not null;--> statement-breakpoint
CREATE INDEX "sharing_letter_letter_id_index" ON "sharing_letter" USING btree ("letter_id");--> statement-breakpoint
CREATE OR REPLACE FUNCTION enqueue(p_task text, p_payload json, p_run_at timestamptz, p_job_key text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_task NOT IN (
    'send-letter', 'find-and-plan', 'show-findings', 'run', 'release-lost', 'undo-opt-out', 'announce-sharing'
  ) THEN
    RAISE EXCEPTION 'no such task: %', p_task;
  END IF;
  PERFORM graphile_worker.add_job(
    p_task, p_payload, run_at => p_run_at, job_key => p_job_key, max_attempts => 1000,
    priority => CASE WHEN p_task IN ('run', 'release-lost') THEN -1 ELSE 0 END
  );
END
$$;
--> statement-breakpoint
-- Letters to very many people go behind all others: a code must not wait for an announcement.
CREATE FUNCTION enqueue_letters(p_letters uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('send-letter', json_build_object('id', id), max_attempts => 1000, priority => 10)
  FROM unnest(p_letters) AS id;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enqueue_letters FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enqueue_letters TO habeas_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON notification TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT DELETE ON notification TO habeas_worker;
--> statement-breakpoint
GRANT SELECT ON sharing_letter TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT INSERT ON sharing_letter TO habeas_worker;
