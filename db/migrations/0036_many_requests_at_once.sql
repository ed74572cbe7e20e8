CREATE TYPE "public"."bulk_act_kind" AS ENUM('assign', 'ask', 'refuse', 'extend');--> statement-breakpoint
CREATE TYPE "public"."bulk_row_state" AS ENUM('new', 'can', 'cannot', 'done', 'failed');--> statement-breakpoint
CREATE TABLE "bulk" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"act" "bulk_act_kind" NOT NULL,
	"words_sealed" "bytea" NOT NULL,
	"submission_key" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"second_factor_at" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "bulk_submission_key_unique" UNIQUE("submission_key")
);
--> statement-breakpoint
CREATE TABLE "bulk_row" (
	"bulk_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"request_id" uuid NOT NULL,
	"status" "status" NOT NULL,
	"assignee_id" uuid,
	"state" "bulk_row_state" DEFAULT 'new' NOT NULL,
	"problem" text,
	"detail" jsonb,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "bulk_row_bulk_id_position_pk" PRIMARY KEY("bulk_id","position"),
	CONSTRAINT "bulk_row_bulk_id_request_id_unique" UNIQUE("bulk_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "bulk" ADD CONSTRAINT "bulk_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_row" ADD CONSTRAINT "bulk_row_bulk_id_bulk_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_row" ADD CONSTRAINT "bulk_row_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_created_at_index" ON "bulk" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "bulk_row_by_state" ON "bulk_row" USING btree ("bulk_id","state","position");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON bulk TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT SELECT, INSERT ON bulk_row TO habeas_web;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON bulk_row TO habeas_worker;
--> statement-breakpoint
GRANT DELETE ON bulk, bulk_row TO habeas_worker;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION enqueue(p_task text, p_payload json, p_run_at timestamptz, p_job_key text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_task NOT IN (
    'send-letter', 'find-and-plan', 'show-findings', 'show-own-data', 'run', 'release-lost', 'undo-opt-out',
    'announce-sharing', 'compare-facts', 'post-code', 'bulk'
  ) THEN
    RAISE EXCEPTION 'no such task: %', p_task;
  END IF;
  -- Somebody waits before their screen for what is theirs to see.
  PERFORM graphile_worker.add_job(
    p_task, p_payload, run_at => p_run_at, job_key => p_job_key, max_attempts => 1000,
    priority => CASE WHEN p_task IN ('run', 'release-lost', 'show-own-data', 'compare-facts', 'bulk') THEN -1 ELSE 0 END
  );
END
$$;
