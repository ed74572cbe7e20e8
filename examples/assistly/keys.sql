-- Foreign keys, indexes and triggers, made after the rows: checking and sorting once is several times faster than row by row.
ALTER TABLE app."users" ADD FOREIGN KEY ("companyId") REFERENCES app."companies";
ALTER TABLE app."profileChanges" ADD FOREIGN KEY ("userId") REFERENCES app."users" ON DELETE CASCADE;
ALTER TABLE app."emailChanges" ADD FOREIGN KEY ("userId") REFERENCES app."users" ON DELETE CASCADE;
ALTER TABLE app."avatars" ADD FOREIGN KEY ("userId") REFERENCES app."users" ON DELETE CASCADE;
ALTER TABLE app."sessions" ADD FOREIGN KEY ("userId") REFERENCES app."users";
ALTER TABLE app."pageRequests" ADD FOREIGN KEY ("sessionId") REFERENCES app."sessions" ON DELETE CASCADE;
ALTER TABLE app."subscriptions" ADD FOREIGN KEY ("userId") REFERENCES app."users" ON DELETE CASCADE;
ALTER TABLE app."subscriptions" ADD FOREIGN KEY ("listKey") REFERENCES app."mailingLists";
ALTER TABLE app."mailEvents" ADD FOREIGN KEY ("listKey") REFERENCES app."mailingLists";
ALTER TABLE app."termsAcceptances" ADD FOREIGN KEY ("userId") REFERENCES app."users" ON DELETE SET NULL;
ALTER TABLE app."sharings" ADD FOREIGN KEY ("partnerId") REFERENCES app."partners";
ALTER TABLE app."sharings" ADD FOREIGN KEY ("userId") REFERENCES app."users" ON DELETE SET NULL;
ALTER TABLE app."customers" ADD FOREIGN KEY ("companyId") REFERENCES app."companies";
ALTER TABLE app."tickets" ADD FOREIGN KEY ("companyId") REFERENCES app."companies";
ALTER TABLE app."tickets" ADD FOREIGN KEY ("customerId") REFERENCES app."customers";
ALTER TABLE app."tickets" ADD FOREIGN KEY ("assigneeId") REFERENCES app."users" ON DELETE SET NULL;
ALTER TABLE app."ticketReplies" ADD FOREIGN KEY ("companyId") REFERENCES app."companies";
ALTER TABLE app."ticketNotes" ADD FOREIGN KEY ("companyId") REFERENCES app."companies";
ALTER TABLE app."ticketReplies" ADD FOREIGN KEY ("ticketId") REFERENCES app."tickets" ON DELETE CASCADE;
ALTER TABLE app."ticketNotes" ADD FOREIGN KEY ("ticketId") REFERENCES app."tickets" ON DELETE CASCADE;
ALTER TABLE app."ticketNotes" ADD FOREIGN KEY ("userId") REFERENCES app."users" ON DELETE SET NULL;
ALTER TABLE app."teamChats" ADD FOREIGN KEY ("companyId") REFERENCES app."companies";
ALTER TABLE app."teamChatLines" ADD FOREIGN KEY ("chatId") REFERENCES app."teamChats" ON DELETE CASCADE;
ALTER TABLE app."teamChatLines" ADD FOREIGN KEY ("authorId") REFERENCES app."users" ON DELETE SET NULL;
ALTER TABLE app."ticketTotals" ADD FOREIGN KEY ("companyId") REFERENCES app."companies";
ALTER TABLE enrichment."workEntries" ADD FOREIGN KEY ("supplierCode") REFERENCES enrichment."suppliers";
ALTER TABLE enrichment."publicProfiles" ADD FOREIGN KEY ("supplierCode") REFERENCES enrichment."suppliers";
ALTER TABLE enrichment."comparedLists" ADD FOREIGN KEY ("supplierCode") REFERENCES enrichment."suppliers";

CREATE INDEX ON app."users" ("email");
-- An address and a name may come back once the account that had them is gone.
CREATE UNIQUE INDEX ON app."users" ("email") WHERE "deletedAt" IS NULL AND "email" <> '';
CREATE UNIQUE INDEX ON app."users" ("username") WHERE "deletedAt" IS NULL;
CREATE INDEX ON app."profileChanges" ("userId");
CREATE INDEX ON app."profileChanges" ("changedAt");
CREATE INDEX ON app."emailChanges" ("oldEmail");
CREATE INDEX ON app."sessions" ("userId");
CREATE INDEX ON app."mailEvents" ("recipient");
CREATE INDEX ON app."termsAcceptances" ("userId");
CREATE INDEX ON app."sharings" ("userId");
CREATE INDEX ON app."sharings" ("email");
CREATE INDEX ON app."customers" ("email");
CREATE INDEX ON app."tickets" ("customerId");
CREATE INDEX ON app."tickets" ("assigneeId");
CREATE INDEX ON app."ticketNotes" ("ticketId");
CREATE INDEX ON app."ticketNotes" ("userId");
CREATE INDEX ON app."teamChatLines" ("chatId");
CREATE INDEX ON app."teamChatLines" ("authorId");
CREATE INDEX ON app."teamChats" USING gin ("participantIds");
CREATE INDEX ON app."auditTrail" ("userId");
CREATE INDEX ON enrichment."workEntries" (lower("email"));
CREATE INDEX ON enrichment."publicProfiles" ("userId");
CREATE INDEX ON enrichment."comparedLists" ("email");

CREATE FUNCTION app."touch"() RETURNS trigger LANGUAGE plpgsql
  AS $$BEGIN NEW."updatedAt" := now(); RETURN NEW; END$$;
CREATE TRIGGER "touchUser" BEFORE UPDATE ON app."users" FOR EACH ROW EXECUTE FUNCTION app."touch"();

-- As its owner: whoever changes an account need not be able to write the trail.
CREATE FUNCTION app."audit"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$BEGIN
  INSERT INTO app."auditTrail" ("userId", "changed", "writtenAt")
    SELECT NEW."id", array_agg(n.key ORDER BY n.key), now()
    FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key) WHERE n.value IS DISTINCT FROM o.value
    HAVING count(*) > 0;
  RETURN NULL;
END$$;
CREATE TRIGGER "auditUser" AFTER UPDATE ON app."users" FOR EACH ROW EXECUTE FUNCTION app."audit"();
SET LOCAL default_statistics_target = 20;
ANALYZE;
