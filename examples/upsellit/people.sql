-- The crowd: members 5 to 50 and 101 upwards, with what such a company would hold of them, and visitors of its clients.
CREATE FUNCTION pg_temp.moment(number bigint, salt bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE
  AS $$SELECT timestamptz '2014-06-21 12:00+00' - pg_temp.pick(number, salt, 1000000) * interval '1 minute'$$;

INSERT INTO clients (id, title, site, privacy_contact) VALUES
  (1, 'Shoes and Boots', 'shoes.example', 'privacy@shoes.example'), (2, 'Garden Supply', 'garden.example', 'data@garden.example'),
  (3, 'Flights Direct', 'flights.example', 'privacy@flights.example');

CREATE TEMP TABLE crowd AS
  SELECT id, first[1 + pg_temp.pick(id, 1, 30)] AS first, last[1 + pg_temp.pick(id, 2, 26)] AS last,
    pg_temp.address(id) AS email, '+1 555 ' || lpad((3000000 + id)::text, 7, '0') AS phone
  FROM generate_series(5, current_setting('habeas.people')::bigint) AS id, words
  WHERE id NOT BETWEEN 51 AND 100;

INSERT INTO companies (id, title, since)
  SELECT id, 'Company ' || id, date '2009-01-01' + pg_temp.pick(id, 3, 1800)
  FROM generate_series(1, 20 + current_setting('habeas.people')::bigint / 3) AS id;
INSERT INTO members (id, company_id, email, first_name, last_name, street, city, region, postcode, phone, mobile, password_hash,
    signup_ip, created_at, updated_at)
  SELECT id, 21 + id / 3 % (current_setting('habeas.people')::bigint / 3), email, crowd.first, crowd.last,
    1 + pg_temp.pick(id, 4, 900) || ' ' || street[1 + pg_temp.pick(id, 5, 8)], city[1 + pg_temp.pick(id, 6, 8)],
    region[1 + pg_temp.pick(id, 6, 8)], lpad(pg_temp.pick(id, 7, 100000)::text, 5, '0'), phone, NULL,
    '$2a$12$CANARYHASH' || md5(id::text), pg_temp.ip(id, 8), pg_temp.moment(id, 9), pg_temp.moment(id, 9) + interval '1 hour'
  FROM crowd, words;

-- Fifty members without an address, from the import: nobody's request may ever reach them.
INSERT INTO members (id, first_name, last_name, phone, created_at, updated_at)
  SELECT id, 'Imported', id::text, '', timestamptz '2009-05-01 00:00+00', timestamptz '2009-05-01 00:00+00'
  FROM generate_series(51, 100) AS id;

INSERT INTO payment_cards (id, member_id, brand, last4, number_encrypted, holder_name, expires_on, status)
  SELECT id, id, CASE pg_temp.pick(id, 10, 2) WHEN 0 THEN 'Visa' ELSE 'MasterCard' END,
    lpad(pg_temp.pick(id, 11, 10000)::text, 4, '0'), sha256(convert_to('card' || id, 'UTF8')), first || ' ' || last,
    date '2014-07-31' + 30 * pg_temp.pick(id, 12, 40), 'active'
  FROM crowd WHERE pg_temp.pick(id, 13, 10) < 5;
INSERT INTO card_changes (card_id, field, old_value, changed_at)
  SELECT id, 'expires_on', (expires_on - 1096)::text, pg_temp.moment(id, 14) FROM payment_cards WHERE pg_temp.pick(id, 15, 4) = 0;
INSERT INTO recurring_charges (member_id, card_id, amount_cents, status, next_on, agreed_at)
  SELECT member_id, id, 100 * (49 + pg_temp.pick(id, 16, 200)), (ARRAY['active', 'active', 'cancelled'])[1 + pg_temp.pick(id, 17, 3)]::charge_status,
    date '2014-07-01', pg_temp.moment(id, 18)
  FROM payment_cards WHERE pg_temp.pick(id, 19, 2) = 0;

INSERT INTO orders (id, company_id, placed_by, card_id, product, net_cents, placed_from, placed_at)
  SELECT card.id * 10 + n, company_id, member_id, card.id, (ARRAY['Exit offer', 'Chat on leaving', 'Mail reminder'])[1 + n % 3],
    100 * (99 + pg_temp.pick(card.id * 10 + n, 20, 900)), signup_ip, pg_temp.moment(card.id * 10 + n, 21)
  FROM payment_cards AS card JOIN members AS member ON member.id = member_id, generate_series(0, pg_temp.pick(card.id, 22, 4)) AS n;
INSERT INTO order_followers
  SELECT orders.id, member.id, placed_at FROM orders JOIN members AS member ON member.id = placed_by + 1 AND member.company_id = orders.company_id
  WHERE pg_temp.pick(orders.id, 23, 3) = 0;
INSERT INTO invoices (number, order_id, bill_to, net_cents, tax_cents, status, issued_at, due_on)
  SELECT 'U-' || orders.id, orders.id, jsonb_build_object('name', full_name, 'email', email, 'city', city), net_cents, net_cents / 12,
    CASE WHEN pg_temp.pick(orders.id, 24, 40) = 0 THEN 'open' ELSE 'paid' END::invoice_status, placed_at + interval '1 day', (placed_at + interval '31 days')::date
  FROM orders JOIN members AS member ON member.id = placed_by;

INSERT INTO visits (id, member_id, cookie_id, ip, user_agent, pages, started_at)
  SELECT id, CASE WHEN pg_temp.pick(id, 25, 3) > 0 THEN id END, md5('cookie' || id)::uuid, pg_temp.ip(id, 8),
    browser[1 + pg_temp.pick(id, 26, 4)], path[1 + pg_temp.pick(id, 27, 4) : 5 + pg_temp.pick(id, 28, 4)], pg_temp.moment(id, 29)
  FROM crowd, words;
-- Of those who typed without sending, half have said no address; some leave it empty.
INSERT INTO drafts (visit_id, form, fields, typed_at)
  SELECT id, 'demo', jsonb_build_object('name', first, 'message', 'CANARY-DRAFT of ' || id)
      || CASE pg_temp.pick(id, 30, 4) WHEN 0 THEN '{}' WHEN 1 THEN '{"email": ""}' ELSE jsonb_build_object('email', email) END,
    pg_temp.moment(id, 29) + interval '2 minutes'
  FROM crowd WHERE pg_temp.pick(id, 31, 3) = 0;
INSERT INTO audience_groups (segment, emails, ips, gathered_on)
  SELECT (ARRAY['shops', 'travel', 'agencies'])[1 + (id / 8 % 3)::int], array_agg(email ORDER BY id), array_agg(pg_temp.ip(id, 8) ORDER BY id), date '2014-06-01'
  FROM crowd GROUP BY id / 8 ORDER BY id / 8;

INSERT INTO client_chats (client_id, visitor_name, visitor_email, visitor_ip, transcript, started_at)
  SELECT 1 + id % 3, first, CASE WHEN pg_temp.pick(id, 32, 3) > 0 THEN email END, pg_temp.ip(id, 33),
    jsonb_build_array(jsonb_build_object('from', 'visitor', 'text', 'CANARY-CLIENT Where is my order?')), pg_temp.moment(id, 34)
  FROM crowd WHERE pg_temp.pick(id, 35, 2) = 0;
INSERT INTO client_contacts (client_id, name, email, about, left_at)
  SELECT 1 + id % 3, first || ' ' || last, email, 'CANARY-CLIENT sizes', pg_temp.moment(id, 36) FROM crowd WHERE pg_temp.pick(id, 37, 4) = 0;

INSERT INTO support_messages (member_id, name, email, body, agent_name, received_at)
  SELECT id, crowd.first, email, line[1 + pg_temp.pick(id, 38, 8)], 'Agent Kim', pg_temp.moment(id, 39) FROM crowd, words WHERE pg_temp.pick(id, 40, 4) = 0;
INSERT INTO phone_calls (caller_phone, summary, agent_name, rang_at)
  SELECT replace(phone, ' ', '-'), line[1 + pg_temp.pick(id, 41, 8)], 'Agent Kim', pg_temp.moment(id, 42) FROM crowd, words WHERE pg_temp.pick(id, 43, 8) = 0;
INSERT INTO phone_calls (caller_phone, summary, agent_name, rang_at)
  SELECT '', 'Number withheld', 'Agent Kim', pg_temp.moment(n, 44) FROM generate_series(1, 20) AS n;
INSERT INTO mailing_choices
  SELECT email, list, list = 'account' OR pg_temp.pick(id, 45, 3) > 0, pg_temp.moment(id, 46) FROM crowd, unnest(enum_range(NULL::mailing)) AS list;
INSERT INTO mailing_stops SELECT email, 'offers', 'asked by phone', pg_temp.moment(id, 47) FROM crowd WHERE pg_temp.pick(id, 48, 50) = 0;
INSERT INTO diagnostics (member_id, email, ip, fault, noted_at)
  SELECT id, email, pg_temp.ip(id, 8), 'timeout', pg_temp.moment(id, 49) FROM crowd WHERE pg_temp.pick(id, 50, 6) = 0;
INSERT INTO internal_notes (subject, subject_id, body, agent_name, written_at)
  SELECT 'member', id, 'CANARY-NOTE wants a discount', 'Agent Kim', pg_temp.moment(id, 51) FROM crowd WHERE pg_temp.pick(id, 52, 10) = 0;
INSERT INTO daily_visits
  SELECT (started_at AT TIME ZONE 'UTC')::date, page, count(*) FROM visits, unnest(pages) AS page GROUP BY 1, 2;

SELECT setval(pg_get_serial_sequence(name, 'id'), 100000000)
  FROM unnest('{companies,members,payment_cards,orders,visits,clients}'::text[]) AS name;
