CREATE TABLE "own_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"body_sealed" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "own_view_session_id_unique" UNIQUE("session_id")
);
--> statement-breakpoint
ALTER TABLE "own_view" ADD CONSTRAINT "own_view_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "own_view_expires_at_index" ON "own_view" USING btree ("expires_at");--> statement-breakpoint
CREATE OR REPLACE FUNCTION enqueue(p_task text, p_payload json, p_run_at timestamptz, p_job_key text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_task NOT IN (
    'send-letter', 'find-and-plan', 'show-findings', 'show-own-data', 'run', 'release-lost', 'undo-opt-out',
    'announce-sharing'
  ) THEN
    RAISE EXCEPTION 'no such task: %', p_task;
  END IF;
  -- Somebody waits before their screen for what is theirs to see.
  PERFORM graphile_worker.add_job(
    p_task, p_payload, run_at => p_run_at, job_key => p_job_key, max_attempts => 1000,
    priority => CASE WHEN p_task IN ('run', 'release-lost', 'show-own-data') THEN -1 ELSE 0 END
  );
END
$$;
--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON own_view TO habeas_web, habeas_worker;
--> statement-breakpoint
-- The worker fills what a session asked for, and asks for nothing itself.
GRANT INSERT ON own_view TO habeas_web;
