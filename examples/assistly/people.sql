-- The crowd: users 11 to 50 and 101 upwards, five to a company, with the customers who write to them.
CREATE FUNCTION pg_temp.moment(number bigint, salt bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE
  AS $$SELECT timestamptz '2010-11-20 12:00+00' - pg_temp.pick(number, salt, 400000) * interval '1 minute'$$;
CREATE FUNCTION pg_temp.uid(kind text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
  AS $$SELECT md5(kind || number)::uuid$$;

INSERT INTO app."mailingLists" VALUES ('news', 'What is new in the help desk', 'publication'),
  ('tips', 'Tips for better answers', 'publication'), ('events', 'Meetings near you', 'publication'),
  ('notices', 'Legal notices and changes of the terms', 'legal');
INSERT INTO app."partners" VALUES (pg_temp.uid('partner', 1), 'Fieldnote Surveys', 'privacy@fieldnote.example', false),
  (pg_temp.uid('partner', 2), 'Parcel & Pine', 'data@parcelpine.example', true);
INSERT INTO enrichment."suppliers" VALUES ('rolodex', 'Open Rolodex Directory', '2009-04-01'),
  ('mirror', 'Mirror Profiles', '2009-11-01'), ('listswap', 'Listswap Exchange', '2010-02-01');

CREATE TEMP TABLE crowd AS
  SELECT n, pg_temp.uid('user', n) AS id, pg_temp.uid('company', n / 5) AS company, pg_temp.address(n) AS email,
    first[1 + pg_temp.pick(n, 1, 30)] || ' ' || last[1 + pg_temp.pick(n, 2, 26)] AS name
  FROM generate_series(11, current_setting('habeas.people')::bigint) AS n, words
  WHERE n NOT BETWEEN 51 AND 100;

INSERT INTO app."companies" SELECT pg_temp.uid('company', n), 'Company ' || n, 'desk' || n, 'privacy@desk' || n || '.test', pg_temp.moment(n, 3)
  FROM generate_series(0, current_setting('habeas.people')::bigint / 5) AS n;

INSERT INTO app."users" ("id", "companyId", "email", "username", "fullName", "passwordDigest", "role", "profile", "preferences",
    "skills", "country", "signUpIp", "createdAt", "updatedAt", "deletedAt")
  SELECT id, company, email, 'person' || n, name, '$2a$10$CANARYHASH' || md5(n::text),
    (ARRAY['owner', 'agent', 'agent', 'reader'])[1 + n % 4]::app."userRole",
    jsonb_build_object('title', 'Agent', 'contact', jsonb_build_object('phone', '+1 555 ' || lpad(pg_temp.pick(n, 4, 10000000)::text, 7, '0'))),
    jsonb_build_object('language', 'en', 'timeZone', 'America/New_York', 'sounds', pg_temp.pick(n, 5, 2) = 0),
    (ARRAY['{billing}', '{shipping,returns}', '{}'])[1 + pg_temp.pick(n, 6, 3)]::text[], CASE WHEN pg_temp.pick(n, 22, 3) = 0 THEN 'US' END, pg_temp.ip(n / 5, 7),
    pg_temp.moment(n, 8), pg_temp.moment(n, 8), CASE WHEN pg_temp.pick(n, 9, 20) = 0 THEN timestamptz '2010-11-21 09:00+00' END
  FROM crowd;

-- Fifty users without an address, from an import: nobody's request may ever reach them.
INSERT INTO app."users" ("id", "email", "fullName", "createdAt", "updatedAt")
  SELECT pg_temp.uid('user', n), '', 'Imported ' || n, '2009-05-01 00:00+00', '2009-05-01 00:00+00' FROM generate_series(51, 100) AS n;

-- Kept for a year: these are younger.
INSERT INTO app."profileChanges"
  SELECT pg_temp.uid('change', n), id, 'fullName', 'Former ' || name,
    current_setting('habeas.now')::timestamptz - pg_temp.pick(n, 10, 300) * interval '1 day'
  FROM crowd WHERE pg_temp.pick(n, 11, 8) = 0;
INSERT INTO app."emailChanges"
  SELECT id, pg_temp.moment(n, 12), 'former' || n || '@people.test', email FROM crowd WHERE pg_temp.pick(n, 13, 10) = 0;
INSERT INTO app."avatars" ("userId", "mediaType", "image", "uploadedAt")
  SELECT id, 'image/png', decode('89504e470d0a1a0a0000000d49484452000000200000002002030000000e14926700000009504c5445ffffff2f7d7bff
    ' || 'ffff35693b4f000000714944415478da7d90b11180300c034dc108ecc30829f22e1821fb78048a302517042134b8c99f
    ' || 'e4f349311b06f42e906f41d2dc20c99107b7f7c02458b5dbb60728e195648b208f802efe8107783465878d6c33158a2e
    ' || '43bd600bdf4936e1c711ac2d58a99f846ff85ea7177c2bf74fd09c856640207e6d22510000000049454e44ae426082', 'hex'), pg_temp.moment(n, 14) FROM crowd WHERE pg_temp.pick(n, 15, 3) = 0;

INSERT INTO app."sessions"
  SELECT pg_temp.uid('session', n), id, sha256(('CANARY-TOKEN' || n)::bytea), pg_temp.uid('cookie', n), pg_temp.ip(n / 5, 7),
    browser[1 + pg_temp.pick(n, 16, 4)], pg_temp.moment(n, 17)
  FROM crowd, words;
INSERT INTO app."pageRequests"
  SELECT pg_temp.uid('session', n), step, path[1 + pg_temp.pick(n * 10 + step, 18, 8)], pg_temp.moment(n, 17) + step * interval '20 seconds'
  FROM crowd, generate_series(1, 2) AS step, words;

INSERT INTO app."subscriptions"
  SELECT id, list, list = 'notices' OR pg_temp.pick(n, 19, 3) > 0, pg_temp.moment(n, 20) FROM crowd, unnest('{news,tips,notices}'::text[]) AS list;
INSERT INTO app."suppressions"
  SELECT email, 'publication', 'asked by phone', pg_temp.moment(n, 21) FROM crowd WHERE pg_temp.pick(n, 22, 50) = 0;
INSERT INTO app."mailEvents"
  SELECT pg_temp.uid('mail' || kind, n), email, 'news', kind::app."mailEventKind",
    CASE WHEN kind = 'opened' THEN pg_temp.ip(n / 5, 7) END, CASE WHEN kind = 'opened' THEN 'Outlook 2007' END, pg_temp.moment(n, 23)
  FROM crowd, unnest('{sent,opened}'::text[]) AS kind WHERE kind = 'sent' OR pg_temp.pick(n, 24, 3) = 0;
INSERT INTO app."termsAcceptances" SELECT email, '2010-02-01', id, pg_temp.moment(n, 8), pg_temp.ip(n / 5, 7) FROM crowd;
INSERT INTO app."sharings" ("id", "partnerId", "userId", "email", "categories", "purpose", "status", "plannedFor", "sharedAt")
  SELECT pg_temp.uid('sharing', n), pg_temp.uid('partner', 1), id, email, '{contact}', 'a survey among agents',
    'shared', '2010-06-01', '2010-06-01 08:00+00'
  FROM crowd WHERE pg_temp.pick(n, 25, 20) = 0;

INSERT INTO app."customers" ("id", "companyId", "email", "fullName", "contacts", "firstSeenAt")
  SELECT pg_temp.uid('customer', n), company, CASE WHEN pg_temp.pick(n, 26, 12) = 0 THEN '' ELSE 'customer' || n || '@people.test' END,
    first[1 + pg_temp.pick(n, 27, 30)] || ' ' || last[1 + pg_temp.pick(n, 28, 26)],
    jsonb_build_object('phones', jsonb_build_array('+1 555 ' || lpad(pg_temp.pick(n, 29, 10000000)::text, 7, '0'))), pg_temp.moment(n, 30)
  FROM crowd, words;
INSERT INTO app."tickets" ("id", "companyId", "number", "customerId", "assigneeId", "watcherIds", "subject", "status", "tags", "openedAt")
  SELECT pg_temp.uid('ticket', n), company, n, pg_temp.uid('customer', n), id, ARRAY[id, pg_temp.uid('user', n - n % 5)],
    line[1 + pg_temp.pick(n, 31, 8)], (ARRAY['new', 'open', 'waiting', 'solved'])[1 + pg_temp.pick(n, 32, 4)]::app."ticketStatus",
    (ARRAY['{refund}', '{late,parcel}', '{}'])[1 + pg_temp.pick(n, 33, 3)]::text[], pg_temp.moment(n, 30)
  FROM crowd, words;
INSERT INTO app."ticketReplies"
  SELECT company, pg_temp.uid('ticket', n), at, (ARRAY['customer', 'agent'])[1 + at % 2]::app."authorKind",
    CASE at % 2 WHEN 0 THEN pg_temp.uid('customer', n) ELSE id END, line[1 + pg_temp.pick(n * 2 + at, 34, 8)],
    pg_temp.moment(n, 30) + at * interval '1 hour'
  FROM crowd, generate_series(0, 1) AS at, words;
INSERT INTO app."ticketNotes"
  SELECT pg_temp.uid('note', n), company, pg_temp.uid('ticket', n), id, 'CANARY-NOTE asks every week', pg_temp.moment(n, 35)
  FROM crowd WHERE pg_temp.pick(n, 36, 10) = 0;

INSERT INTO app."teamChats"
  SELECT pg_temp.uid('chat', n), company, 'Shifts', ARRAY[id, pg_temp.uid('user', n + 1)], pg_temp.moment(n, 37) FROM crowd WHERE n % 5 = 1;
INSERT INTO app."teamChatLines"
  SELECT pg_temp.uid('line' || at, n), pg_temp.uid('chat', n), pg_temp.uid('user', n + at), line[1 + pg_temp.pick(n * 2 + at, 38, 8)],
    pg_temp.moment(n, 37) + at * interval '1 minute'
  FROM crowd, generate_series(0, 1) AS at, words WHERE n % 5 = 1 AND n + at <= current_setting('habeas.people')::bigint;
INSERT INTO app."auditTrail"
  SELECT pg_temp.uid('trail', n), id, '{fullName,nameKey,updatedAt}', pg_temp.moment(n, 39) FROM crowd WHERE pg_temp.pick(n, 11, 8) = 0;

INSERT INTO app."dailyVisits" SELECT ("requestedAt" AT TIME ZONE 'UTC')::date, "path", count(*) FROM app."pageRequests" GROUP BY 1, 2;
INSERT INTO app."ticketTotals"
  SELECT date_trunc('month', "openedAt" AT TIME ZONE 'UTC')::date, "companyId", count(*), count(*) FILTER (WHERE "status" = 'solved')
  FROM app."tickets" GROUP BY 1, 2;

INSERT INTO enrichment."workEntries"
  SELECT pg_temp.uid('work', n), 'rolodex', 'Person' || n || '@people.test', name, 'Company ' || n / 5, 'Agent', '2010-03-01'
  FROM crowd WHERE pg_temp.pick(n, 40, 4) = 0;
INSERT INTO enrichment."publicProfiles"
  SELECT pg_temp.uid('profile', n), 'mirror', id, jsonb_build_object('handle', 'person' || n, 'emails', jsonb_build_array(email)),
    '{cycling}', 0.5 + pg_temp.pick(n, 41, 500) / 1000.0, '2010-04-01'
  FROM crowd WHERE pg_temp.pick(n, 42, 5) = 0;
INSERT INTO enrichment."comparedLists" SELECT 'listswap', email, '2010-05-01', true FROM crowd WHERE pg_temp.pick(n, 43, 10) = 0;
