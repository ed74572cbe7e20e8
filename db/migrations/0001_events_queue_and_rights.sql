-- The audit's only door. One row of event_head orders the writers, so that numbers have no gaps.
INSERT INTO event_head (one, seq, hash) VALUES (1, 0, sha256(''::bytea));
--> statement-breakpoint
INSERT INTO installation (one) VALUES (1);
--> statement-breakpoint
CREATE FUNCTION event_hash(
  previous bytea, seq bigint, at timestamptz, type text, actor_kind text, actor_id uuid, request_id uuid, detail jsonb
) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_array(
    seq, (extract(epoch FROM at) * 1000000)::bigint, type, actor_kind, actor_id, request_id, detail
  )::text, 'UTF8'))
$$;
--> statement-breakpoint
CREATE FUNCTION append_event(
  p_at timestamptz, p_type text, p_actor_kind text, p_actor_id uuid, p_request_id uuid, p_detail jsonb
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head event_head;
  new_hash bytea;
BEGIN
  UPDATE event_head SET seq = seq + 1 WHERE one = 1 RETURNING * INTO head;
  new_hash := event_hash(head.hash, head.seq, p_at, p_type, p_actor_kind, p_actor_id, p_request_id, p_detail);
  INSERT INTO event (seq, at, type, actor_kind, actor_id, request_id, detail, hash)
  VALUES (head.seq, p_at, p_type, p_actor_kind, p_actor_id, p_request_id, p_detail, new_hash);
  UPDATE event_head SET hash = new_hash WHERE one = 1;
  RETURN head.seq;
END
$$;
--> statement-breakpoint
-- The queue's only door for the web process: it cannot write the queue's tables, and only these tasks may be asked for.
CREATE FUNCTION enqueue(p_task text, p_payload json, p_run_at timestamptz, p_job_key text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_task NOT IN ('send-letter', 'find-and-plan', 'show-findings', 'run', 'release-lost', 'undo-opt-out') THEN
    RAISE EXCEPTION 'no such task: %', p_task;
  END IF;
  PERFORM graphile_worker.add_job(
    p_task, p_payload, run_at => p_run_at, job_key => p_job_key, max_attempts => 1000,
    priority => CASE WHEN p_task IN ('run', 'release-lost') THEN -1 ELSE 0 END
  );
END
$$;
--> statement-breakpoint
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'habeas_web') THEN CREATE ROLE habeas_web; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'habeas_worker') THEN CREATE ROLE habeas_worker; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server makes them just now
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION append_event, enqueue FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION append_event, enqueue TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA public TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON person, session, staff, proof, draft, tally, request, message, plan, plan_answer, approval, run,
  finding, letter_link, suppression, incident, letter, package, package_chunk TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT DELETE ON session, proof, draft, tally, finding, package, package_chunk TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT UPDATE ON installation TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT USAGE ON SCHEMA graphile_worker TO habeas_worker;
--> statement-breakpoint
GRANT ALL ON ALL TABLES IN SCHEMA graphile_worker TO habeas_worker;
--> statement-breakpoint
GRANT ALL ON ALL SEQUENCES IN SCHEMA graphile_worker TO habeas_worker;
--> statement-breakpoint
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO habeas_worker;
