-- The documented people (README.md). Their rows are the same however large the crowd is.
INSERT INTO app."companies" VALUES
  ('c0000000-0000-4000-8000-000000000001', 'Brook & Hale Books', 'brookhale', 'privacy@brookhale.example', '2009-08-01 09:00+00'),
  ('c0000000-0000-4000-8000-000000000002', 'Tern Bicycles', 'tern', 'privacy@tern.example', '2009-09-01 09:00+00');

INSERT INTO app."users" ("id", "companyId", "email", "username", "fullName", "passwordDigest", "role", "profile", "preferences",
    "skills", "signUpIp", "createdAt", "updatedAt", "deletedAt") VALUES
  ('00000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', 'nadia.frey@mail.example', 'nadia', 'Nadia Frey',
   '$2a$10$CANARYHASHnadia', 'owner', '{"title": "Head of the desk", "bio": "Books, and the people who read them.", "contact": {"phone": "+1 555 0201001", "town": "Oakland"}}',
   '{"language": "en", "timeZone": "America/Los_Angeles", "sounds": false, "signature": "Nadia at Brook & Hale"}', '{billing,returns}',
   '198.51.100.40', '2009-08-01 09:30+00', '2010-09-09 09:09+00', NULL),
  ('00000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000001', 'teo.lind@mail.example', 'teo', 'Teo Lind',
   '$2a$10$CANARYHASHteo', 'agent', '{"title": "Agent", "contact": {"phone": "+1 555 0202001"}}', '{"language": "sv", "sounds": true}', '{shipping}',
   '198.51.100.40', '2009-10-05 10:00+00', '2009-10-05 10:00+00', NULL),
  -- Rita left and came back: the address is hers twice, and only one of the two accounts is in use.
  ('00000000-0000-4000-8000-000000000003', 'c0000000-0000-4000-8000-000000000002', 'rita.cole@mail.example', 'rita', 'Rita Cole',
   '$2a$10$CANARYHASHrita3', 'agent', '{}', '{"language": "en"}', '{}', '198.51.100.43', '2009-09-02 08:00+00', '2010-01-15 16:00+00', '2010-01-15 16:00+00'),
  ('00000000-0000-4000-8000-000000000004', 'c0000000-0000-4000-8000-000000000001', 'Rita.Cole@mail.example', 'rita', 'Rita Cole',
   '$2a$10$CANARYHASHrita4', 'agent', '{}', '{"language": "en"}', '{}', '198.51.100.40', '2010-06-01 08:00+00', '2010-06-01 08:00+00', NULL),
  -- Pavel left: his account is gone for everybody but the database.
  ('00000000-0000-4000-8000-000000000005', 'c0000000-0000-4000-8000-000000000002', 'pavel.orsk@mail.example', 'pavel', 'Pavel Orsk',
   '$2a$10$CANARYHASHpavel', 'agent', '{"bio": "Gone cycling."}', '{}', '{repairs}', '198.51.100.43', '2009-09-03 08:00+00', '2010-03-31 17:00+00', '2010-03-31 17:00+00'),
  ('00000000-0000-4000-8000-000000000006', 'c0000000-0000-4000-8000-000000000002', 'mina.duarte@mail.example', 'mina', 'Mina Durate',
   '$2a$10$CANARYHASHmina', 'agent', '{"title": "Agnet"}', '{"language": "pt-BR"}', '{}', '198.51.100.43', '2010-02-02 08:00+00', '2010-02-02 08:00+00', NULL),
  -- Near misses of Nadia: the same surname and desk, nearly the same address, the same address at another place.
  ('00000000-0000-4000-8000-000000000007', 'c0000000-0000-4000-8000-000000000001', 'nils.frey@mail.example', 'nils', 'Nils Frey',
   '$2a$10$CANARYHASHnils', 'agent', '{"contact": {"phone": "+1 555 0201001"}}', '{}', '{}', '198.51.100.40', '2010-03-03 08:00+00', '2010-03-03 08:00+00', NULL),
  ('00000000-0000-4000-8000-000000000008', 'c0000000-0000-4000-8000-000000000002', 'nadia.frey@mail.example.test', 'nadia.f', 'Nadia Frey',
   '$2a$10$CANARYHASHnear', 'reader', '{}', '{}', '{}', '198.51.100.43', '2010-03-04 08:00+00', '2010-03-04 08:00+00', NULL);

-- Teo told where he lives; the others did not.
UPDATE app."users" SET "country" = 'SE' WHERE "username" = 'teo';

-- Nadia changed her address twenty days ago, and her name and title before.
INSERT INTO app."profileChanges" ("id", "userId", "field", "oldValue", "changedAt") VALUES
  ('e0000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', 'fullName', 'Nadia Brook', current_setting('habeas.now')::timestamptz - interval '200 days'),
  ('e0000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'profile', '{"title": "Agent"}', current_setting('habeas.now')::timestamptz - interval '90 days'),
  ('e0000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', 'fullName', 'Teo Lindqvist', current_setting('habeas.now')::timestamptz - interval '30 days');
INSERT INTO app."emailChanges" VALUES
  ('00000000-0000-4000-8000-000000000001', current_setting('habeas.now')::timestamptz - interval '20 days', 'nadia.brook@mail.example', 'nadia.frey@mail.example');
INSERT INTO app."avatars" ("userId", "mediaType", "image", "uploadedAt")
  SELECT id::uuid, 'image/png', decode('89504e470d0a1a0a0000000d49484452000000200000002002030000000e14926700000009504c5445ffffff2f7d7bff'
    || 'ffff35693b4f000000714944415478da7d90b11180300c034dc108ecc30829f22e1821fb78048a302517042134b8c99f'
    || 'e4f349311b06f42e906f41d2dc20c99107b7f7c02458b5dbb60728e195648b208f802efe8107783465878d6c33158a2e'
    || '43bd600bdf4936e1c711ac2d58a99f846ff85ea7177c2bf74fd09c856640207e6d22510000000049454e44ae426082', 'hex'), at::timestamptz FROM (VALUES
    ('00000000-0000-4000-8000-000000000001', '2009-08-02 10:00+00'),
    ('00000000-0000-4000-8000-000000000007', '2010-03-05 10:00+00')) AS those (id, at);

INSERT INTO app."sessions" VALUES
  ('a0000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', sha256('CANARY-TOKEN nadia'), 'b0000000-0000-4000-8000-000000000001', '198.51.100.40', 'Mozilla/5.0 (Macintosh) Safari/533.16', '2010-09-09 08:55+00'),
  ('a0000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002', sha256('CANARY-TOKEN teo'), 'b0000000-0000-4000-8000-000000000002', '198.51.100.40', 'Mozilla/5.0 (Windows NT 5.1) Firefox/3.6', '2010-09-09 08:57+00');
INSERT INTO app."pageRequests" VALUES
  ('a0000000-0000-4000-8000-000000000001', 1, '/desk', '2010-09-09 08:55+00'), ('a0000000-0000-4000-8000-000000000001', 2, '/settings/profile', '2010-09-09 09:08+00'),
  ('a0000000-0000-4000-8000-000000000002', 1, '/desk', '2010-09-09 08:57+00');

INSERT INTO app."subscriptions"
  SELECT "id", list, true, '2010-06-01 08:00+00' FROM app."users", unnest('{news,tips,events,notices}'::text[]) AS list WHERE "id"::text LIKE '00000000-%';
-- Nadia opted out of publications under her former address; mail to it was opened all the same.
INSERT INTO app."suppressions" VALUES ('nadia.frey@mail.example', 'publication', 'asked by letter', '2010-05-05 05:05+00'),
  ('nils.frey@mail.example', 'publication', 'asked by phone', '2010-05-06 05:05+00');
INSERT INTO app."mailEvents" VALUES
  ('d0000000-0000-4000-8000-000000000001', 'nadia.frey@mail.example', 'news', 'sent', NULL, NULL, '2010-04-01 07:00+00'),
  ('d0000000-0000-4000-8000-000000000002', 'Nadia.Frey@mail.example', 'news', 'opened', '198.51.100.40', 'Apple Mail', '2010-04-01 07:31+00'),
  ('d0000000-0000-4000-8000-000000000003', 'nadia.brook@mail.example', 'tips', 'opened', '198.51.100.41', 'Thunderbird', '2010-02-11 12:00+00'),
  ('d0000000-0000-4000-8000-000000000004', 'teo.lind@mail.example', 'news', 'opened', '198.51.100.40', 'Outlook 2007', '2010-04-01 07:32+00');
INSERT INTO app."termsAcceptances" VALUES
  ('nadia.frey@mail.example', '2010-02-01', '00000000-0000-4000-8000-000000000001', '2010-02-03 09:00+00', '198.51.100.40'),
  ('teo.lind@mail.example', '2010-02-01', '00000000-0000-4000-8000-000000000002', '2010-02-04 09:00+00', '198.51.100.40');

-- What was passed on stays on record; what is planned can be prevented.
INSERT INTO app."sharings" VALUES
  ('f0000000-0000-4000-8000-000000000001', pg_temp.uid('partner', 1), '00000000-0000-4000-8000-000000000001', 'nadia.frey@mail.example',
   '{contact}', 'a survey among agents', 'prevented', '2010-05-01', '2010-04-01 08:00+00', '2010-04-10 08:00+00', NULL),
  ('f0000000-0000-4000-8000-000000000002', pg_temp.uid('partner', 2), '00000000-0000-4000-8000-000000000001', 'nadia.frey@mail.example',
   '{contact,profile}', 'an offer of boxes for books', 'planned', '2011-02-01', NULL, NULL, NULL),
  ('f0000000-0000-4000-8000-000000000003', pg_temp.uid('partner', 1), '00000000-0000-4000-8000-000000000002', 'teo.lind@mail.example',
   '{contact}', 'a survey among agents', 'shared', '2010-05-01', '2010-04-01 08:00+00', NULL, '2010-05-01 08:00+00'),
  ('f0000000-0000-4000-8000-000000000004', pg_temp.uid('partner', 2), '00000000-0000-4000-8000-000000000002', 'teo.lind@mail.example',
   '{contact}', 'an offer of boxes for books', 'announced', '2011-02-01', '2010-11-15 08:00+00', NULL, NULL);
INSERT INTO app."sharingObjections" VALUES ('nadia.frey@mail.example', '2010-04-10 08:00+00'), ('pavel.orsk@mail.example', '2010-01-01 08:00+00');

-- Gus wrote to the bookshop's desk, where Nadia and Teo answered. Nadia herself wrote to the bicycle shop's.
INSERT INTO app."customers" ("id", "companyId", "email", "fullName", "contacts", "firstSeenAt") VALUES
  ('10000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', 'gus.ware@mail.example', 'Gus Ware',
   '{"phones": ["+1 555 0209001"], "town": "Reno"}', '2010-07-01 10:00+00'),
  ('10000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000002', 'Nadia.Frey@mail.example', 'N. Frey',
   '{"phones": ["+1 555 0201001"]}', '2010-08-01 10:00+00'),
  ('10000000-0000-4000-8000-000000000003', 'c0000000-0000-4000-8000-000000000001', '', 'Someone by phone', '{}', '2010-07-02 10:00+00');
INSERT INTO app."tickets" ("id", "companyId", "number", "customerId", "assigneeId", "watcherIds", "subject", "status", "tags", "openedAt") VALUES
  ('20000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', 1, '10000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001',
   '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}', 'CANARY-THIRD my parcel for a hospital stay is late', 'open', '{late,parcel}', '2010-07-01 10:00+00'),
  ('20000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000002', 1, '10000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000006',
   '{}', 'A bell for my bicycle', 'solved', '{}', '2010-08-01 10:00+00');
INSERT INTO app."ticketReplies" VALUES
  ('c0000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', 0, 'customer', '10000000-0000-4000-8000-000000000001', 'CANARY-THIRD please send it to room 12', '2010-07-01 10:00+00'),
  ('c0000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', 1, 'agent', '00000000-0000-4000-8000-000000000001', 'It left today, Mr Ware.', '2010-07-01 11:00+00'),
  ('c0000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', 2, 'agent', '00000000-0000-4000-8000-000000000002', 'And should be there on Friday.', '2010-07-01 12:00+00'),
  ('c0000000-0000-4000-8000-000000000002', '20000000-0000-4000-8000-000000000002', 0, 'customer', '10000000-0000-4000-8000-000000000002', 'Do you have one in brass?', '2010-08-01 10:00+00'),
  ('c0000000-0000-4000-8000-000000000002', '20000000-0000-4000-8000-000000000002', 1, 'agent', '00000000-0000-4000-8000-000000000006', 'We do.', '2010-08-01 11:00+00');
INSERT INTO app."ticketNotes" VALUES
  ('30000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', 'CANARY-NOTE is ill, be kind', '2010-07-01 12:05+00'),
  ('30000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000002', '20000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000006', 'CANARY-NOTE haggles', '2010-08-01 11:05+00');

INSERT INTO app."teamChats" VALUES
  ('40000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', 'Shifts in August',
   '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000007}', '2010-07-20 08:00+00');
INSERT INTO app."teamChatLines" VALUES
  ('50000000-0000-4000-8000-000000000001', '40000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', 'Who can take the first week?', '2010-07-20 08:00+00'),
  ('50000000-0000-4000-8000-000000000002', '40000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', 'CANARY-THIRD not me, I have a court date', '2010-07-20 08:01+00');
INSERT INTO app."auditTrail" VALUES
  ('60000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', '{fullName,nameKey,updatedAt}', '2010-09-09 09:09+00'),
  ('60000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002', '{fullName,nameKey,updatedAt}', '2010-09-10 09:09+00');

-- Lars has no account: his data were bought.
INSERT INTO enrichment."workEntries" VALUES
  ('70000000-0000-4000-8000-000000000001', 'rolodex', 'Nadia.Frey@mail.example', 'Nadia Frey', 'Brook & Hale Books', 'Head of service', '2010-03-01'),
  ('70000000-0000-4000-8000-000000000002', 'rolodex', 'lars.hem@mail.example', 'Lars Hem', 'Fjord Boats', 'Clerk', '2010-03-01'),
  ('70000000-0000-4000-8000-000000000003', 'rolodex', '', 'Someone', 'Brook & Hale Books', 'Clerk', '2010-03-01');
INSERT INTO enrichment."publicProfiles" VALUES
  ('80000000-0000-4000-8000-000000000001', 'mirror', '00000000-0000-4000-8000-000000000001',
   '{"handle": "nadiareads", "emails": ["nadia.brook@mail.example"], "location": {"town": "Oakland"}}', '{reading,swimming}', 0.910, '2010-04-01'),
  ('80000000-0000-4000-8000-000000000003', 'mirror', NULL,
   '{"handle": "larsonboats", "emails": ["lars@boats.example", "Lars.Hem@mail.example"]}', '{boats}', 0.400, '2010-04-01'),
  ('80000000-0000-4000-8000-000000000002', 'mirror', NULL, '{"handle": "nadia.frey", "emails": []}', '{}', 0.120, '2010-04-01');
INSERT INTO enrichment."comparedLists" VALUES ('listswap', 'nadia.frey@mail.example', '2010-05-01', true), ('listswap', 'lars.hem@mail.example', '2010-05-01', false);
