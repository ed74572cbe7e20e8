-- An event waits here until its transaction commits, and is chained then: the one row of event_head is locked for the
-- commit alone, and not while a program is asked for the next statement. Writers no longer wait for a slow or stopped
-- one, and as it is every transaction's last lock, they cannot wait for each other in a circle. A crash empties the
-- table, which then holds nothing that was committed.
CREATE UNLOGGED TABLE event_waiting (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  type text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  request_id uuid,
  detail jsonb NOT NULL
);
--> statement-breakpoint
CREATE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head event_head;
  new_hash bytea;
BEGIN
  DELETE FROM event_waiting WHERE id = NEW.id;
  SELECT * INTO head FROM event_head WHERE one = 1 FOR UPDATE;
  new_hash := event_hash(
    head.hash, head.seq + 1, NEW.at, NEW.type, NEW.actor_kind, NEW.actor_id, NEW.request_id, NEW.detail
  );
  INSERT INTO event (seq, at, type, actor_kind, actor_id, request_id, detail, hash)
  VALUES (head.seq + 1, NEW.at, NEW.type, NEW.actor_kind, NEW.actor_id, NEW.request_id, NEW.detail, new_hash);
  UPDATE event_head SET seq = head.seq + 1, hash = new_hash WHERE one = 1;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION chain_event FROM PUBLIC;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER chain_at_commit AFTER INSERT ON event_waiting
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_event();
--> statement-breakpoint
DROP FUNCTION append_event;
--> statement-breakpoint
CREATE FUNCTION append_event(
  p_at timestamptz, p_type text, p_actor_kind text, p_actor_id uuid, p_request_id uuid, p_detail jsonb
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO event_waiting (at, type, actor_kind, actor_id, request_id, detail)
  VALUES (p_at, p_type, p_actor_kind, p_actor_id, p_request_id, p_detail)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION append_event FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION append_event TO habeas_web, habeas_worker;
