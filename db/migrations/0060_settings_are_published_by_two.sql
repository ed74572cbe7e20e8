CREATE TYPE "public"."settings_state" AS ENUM('draft', 'offered', 'published', 'withdrawn');--> statement-breakpoint
CREATE TABLE "settings_check" (
	"number" integer PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"remarks" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings_in_force" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "settings_in_force_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"number" integer NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings_version" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "settings_version_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"organisation" text NOT NULL,
	"map" text NOT NULL,
	"digest" text NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"state" "settings_state" NOT NULL,
	"based_on" integer,
	"written_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	"submission_key" uuid,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "settings_version_submission_key_unique" UNIQUE("submission_key"),
	CONSTRAINT "settings_published_by_another" CHECK ("settings_version"."published_by" <> "settings_version"."written_by"),
	CONSTRAINT "settings_published_whole" CHECK ("settings_version"."state" <> 'published' or "settings_version"."written_by" is null or num_nonnulls("settings_version"."published_by", "settings_version"."published_at") = 2)
);
--> statement-breakpoint
ALTER TABLE "settings_check" ADD CONSTRAINT "settings_check_number_settings_version_number_fk" FOREIGN KEY ("number") REFERENCES "public"."settings_version"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings_in_force" ADD CONSTRAINT "settings_in_force_number_settings_version_number_fk" FOREIGN KEY ("number") REFERENCES "public"."settings_version"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings_version" ADD CONSTRAINT "settings_version_based_on_settings_version_number_fk" FOREIGN KEY ("based_on") REFERENCES "public"."settings_version"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings_version" ADD CONSTRAINT "settings_version_written_by_staff_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings_version" ADD CONSTRAINT "settings_version_published_by_staff_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings_version" ADD CONSTRAINT "settings_version_withdrawn_by_staff_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "settings_version_published" ON "settings_version" USING btree ("published_at") WHERE state = 'published';
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON settings_version TO habeas_web;
--> statement-breakpoint
GRANT SELECT, INSERT ON settings_version TO habeas_worker;
--> statement-breakpoint
GRANT SELECT ON settings_check, settings_in_force TO habeas_web;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON settings_check TO habeas_worker;
--> statement-breakpoint
GRANT SELECT, INSERT ON settings_in_force TO habeas_worker;
--> statement-breakpoint
CREATE FUNCTION keep_settings() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'what was offered, published or withdrawn says what it said' USING ERRCODE = 'check_violation';
END
$$;
--> statement-breakpoint
-- Whoever publishes a version has seen what it says, and its history stays one.
CREATE TRIGGER keep_settings BEFORE UPDATE ON settings_version FOR EACH ROW
WHEN (OLD.state <> 'draft' AND ROW(NEW.organisation, NEW.map, NEW.digest, NEW.why, NEW.based_on, NEW.written_by, NEW.written_at)
  IS DISTINCT FROM ROW(OLD.organisation, OLD.map, OLD.digest, OLD.why, OLD.based_on, OLD.written_by, OLD.written_at)
  OR OLD.state = 'withdrawn' OR (OLD.state = 'published' AND NEW.state <> 'withdrawn'))
EXECUTE FUNCTION keep_settings();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION enqueue(p_task text, p_payload json, p_run_at timestamptz, p_job_key text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_task NOT IN (
    'send-letter', 'find-and-plan', 'show-findings', 'show-own-data', 'run', 'release-lost', 'undo-opt-out',
    'announce-sharing', 'compare-facts', 'post-code', 'bulk', 'check-settings'
  ) THEN
    RAISE EXCEPTION 'no such task: %', p_task;
  END IF;
  -- Somebody waits before their screen for what is theirs to see.
  PERFORM graphile_worker.add_job(
    p_task, p_payload, run_at => p_run_at, job_key => p_job_key, max_attempts => 1000,
    priority => CASE WHEN p_task IN ('run', 'release-lost', 'show-own-data', 'compare-facts', 'bulk', 'check-settings') THEN -1 ELSE 0 END
  );
END
$$;
