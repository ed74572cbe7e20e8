CREATE TYPE "public"."proof_way" AS ENUM('facts', 'declaration', 'posted-code', 'desk');--> statement-breakpoint
CREATE TABLE "identity_proof" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"way" "proof_way" NOT NULL,
	"staff_id" uuid,
	"body_sealed" "bytea",
	"made_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"is_met" boolean,
	CONSTRAINT "identity_proof_decided_whole" CHECK (("identity_proof"."decided_at" IS NULL) = ("identity_proof"."is_met" IS NULL)),
	CONSTRAINT "identity_proof_facts_forgotten" CHECK ("identity_proof"."way" <> 'facts' OR ("identity_proof"."decided_at" IS NULL) = ("identity_proof"."body_sealed" IS NOT NULL)),
	CONSTRAINT "identity_proof_desk_by_somebody" CHECK (("identity_proof"."way" = 'desk') = ("identity_proof"."staff_id" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "identity_proof" ADD CONSTRAINT "identity_proof_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_proof" ADD CONSTRAINT "identity_proof_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identity_proof_request_id_made_at_index" ON "identity_proof" USING btree ("request_id","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "identity_proof_one_undecided" ON "identity_proof" USING btree ("request_id") WHERE decided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "identity_proof_once" ON "identity_proof" USING btree ("request_id","way") WHERE is_met;--> statement-breakpoint
GRANT SELECT, INSERT ON identity_proof TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT UPDATE, DELETE ON identity_proof TO habeas_worker;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION enqueue(p_task text, p_payload json, p_run_at timestamptz, p_job_key text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_task NOT IN (
    'send-letter', 'find-and-plan', 'show-findings', 'show-own-data', 'run', 'release-lost', 'undo-opt-out',
    'announce-sharing', 'compare-facts'
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
