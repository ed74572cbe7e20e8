-- One statement for a batch: a call of add_job for each letter takes fifty times as long.
CREATE OR REPLACE FUNCTION enqueue_letters(p_letters uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT FROM graphile_worker.add_jobs((
    SELECT array_agg(json_populate_record(NULL::graphile_worker.job_spec, json_build_object(
      'identifier', 'send-letter', 'payload', json_build_object('id', id), 'max_attempts', 1000, 'priority', 10
    ))) FROM unnest(p_letters) AS id
  ));
$$;
