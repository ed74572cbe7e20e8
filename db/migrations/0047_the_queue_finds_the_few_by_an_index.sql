ALTER TABLE "request" ADD COLUMN "is_locked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- What was reported lost is locked when its last event of these says so. Among very many closed requests the queue cannot
-- ask that of each.
CREATE FUNCTION keep_lock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE request SET is_locked = NEW.type = 'frozen' WHERE id = NEW.request_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_lock FROM PUBLIC;
--> statement-breakpoint
-- When it is told, and not when it is chained: then the audit's one row is locked, and nothing may be waited for.
CREATE TRIGGER keep_lock AFTER INSERT ON event_waiting FOR EACH ROW
WHEN (NEW.type IN ('frozen', 'release-asked', 'released', 'cancelled')) EXECUTE FUNCTION keep_lock();
--> statement-breakpoint
UPDATE request SET is_locked = true WHERE kind = 'report-lost' AND (
  SELECT e.type FROM event e WHERE e.request_id = request.id
    AND e.type IN ('frozen', 'release-asked', 'released', 'cancelled') ORDER BY e.seq DESC LIMIT 1) = 'frozen';
--> statement-breakpoint
CREATE INDEX "letter_not_arrived" ON "letter" USING btree ("request_id") WHERE status in ('bounced', 'given-up');--> statement-breakpoint
CREATE INDEX "request_locked" ON "request" USING btree ("id") WHERE is_locked;
