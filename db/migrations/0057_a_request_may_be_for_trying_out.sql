DROP INDEX "request_one_open";--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "is_trial" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "request_trial" ON "request" USING btree ("id") WHERE is_trial;--> statement-breakpoint
CREATE UNIQUE INDEX "request_one_open" ON "request" USING btree ("email_index","kind","is_trial") WHERE child_index is null and kind in ('correct', 'delete', 'report-lost') and status in ('received', 'review', 'waiting', 'approved', 'running');--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_trial_keyed_in" CHECK (NOT "request"."is_trial" OR ("request"."keyed_in_by" IS NOT NULL AND "request"."child_index" IS NULL AND "request"."kind" NOT IN ('opt-out', 'report-lost')));--> statement-breakpoint
CREATE FUNCTION keep_trial() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'whether a request is for trying out is said once' USING ERRCODE = 'check_violation';
END
$$;
--> statement-breakpoint
-- What was tried out is never carried out afterwards, nor what somebody asked for taken for a trial.
CREATE TRIGGER keep_trial BEFORE UPDATE ON request FOR EACH ROW
WHEN (NEW.is_trial IS DISTINCT FROM OLD.is_trial) EXECUTE FUNCTION keep_trial();
