CREATE TABLE "posted_code" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"code_hash" "bytea",
	"is_unsent" boolean DEFAULT false NOT NULL,
	"failed_tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "posted_code_sent_or_not" CHECK (NOT ("posted_code"."is_unsent" AND "posted_code"."code_hash" IS NOT NULL)),
	CONSTRAINT "posted_code_used_was_sent" CHECK ("posted_code"."used_at" IS NULL OR "posted_code"."code_hash" IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "posted_code" ADD CONSTRAINT "posted_code_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posted_code" ADD CONSTRAINT "posted_code_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posted_code_request_id_asked_at_index" ON "posted_code" USING btree ("request_id","asked_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON posted_code TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT DELETE ON posted_code TO habeas_worker;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION enqueue(p_task text, p_payload json, p_run_at timestamptz, p_job_key text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_task NOT IN (
    'send-letter', 'find-and-plan', 'show-findings', 'show-own-data', 'run', 'release-lost', 'undo-opt-out',
    'announce-sharing', 'compare-facts', 'post-code'
  ) THEN
    RAISE EXCEPTION 'no such task: %', p_task;
  END IF;
  -- Somebody waits before their screen for what is theirs to see.
  PERFORM graphile_worker.add_job(
    p_task, p_payload, run_at => p_run_at, job_key => p_job_key, max_attempts => 1000,
    priority => CASE WHEN p_task IN ('run', 'release-lost', 'show-own-data', 'compare-facts') THEN -1 ELSE 0 END
  );
END
$$;
