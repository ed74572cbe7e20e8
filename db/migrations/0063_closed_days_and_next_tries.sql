CREATE INDEX "request_by_close" ON "request" USING btree ("closed_at") WHERE closed_at is not null;--> statement-breakpoint
-- When a request's run is tried next, of which the queue alone knows; null while the worker is at it.
CREATE FUNCTION next_try(p_request uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT run_at FROM graphile_worker._private_jobs WHERE key = 'run:' || p_request AND locked_at IS NULL
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION next_try FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION next_try TO habeas_web, habeas_worker;
