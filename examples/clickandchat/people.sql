-- The crowd: accounts 7 to 50 and 101 upwards, with what such a company would hold of them.
CREATE FUNCTION pg_temp.moment(number bigint, salt bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE
  AS $$SELECT timestamptz '2011-11-30 12:00+00' - pg_temp.pick(number, salt, 1000000) * interval '1 minute'$$;

INSERT INTO products VALUES (1, 'Chat window, one site', 900), (2, 'Chat window, ten sites', 4900), (3, 'Chat with agents', 19900);

CREATE TEMP TABLE crowd AS
  SELECT id, first[1 + pg_temp.pick(id, 1, 30)] || ' ' || last[1 + pg_temp.pick(id, 2, 26)] AS name
  FROM generate_series(7, current_setting('habeas.people')::bigint) AS id, words
  WHERE id NOT BETWEEN 51 AND 100;

INSERT INTO accounts (id, username, email, legal_name, phone_home, street, city, region, postcode, born_on,
    password_hash, mothers_maiden_name, signup_ip, source, created_at)
  SELECT id, 'person' || id, pg_temp.address(id), name,
    '+1 555 ' || lpad(pg_temp.pick(id, 3, 10000000)::text, 7, '0'),
    1 + pg_temp.pick(id, 4, 900) || ' ' || street[1 + pg_temp.pick(id, 5, 8)], city[1 + pg_temp.pick(id, 6, 8)],
    region[1 + pg_temp.pick(id, 6, 8)], lpad(pg_temp.pick(id, 7, 100000)::text, 5, '0'),
    CASE WHEN pg_temp.pick(id, 8, 4) > 0 THEN date '1940-01-01' + pg_temp.pick(id, 9, 19000) END,
    '$2a$10$CANARYHASH' || md5(id::text), last[1 + pg_temp.pick(id, 10, 26)], pg_temp.ip(id, 11),
    CASE WHEN pg_temp.pick(id, 12, 10) = 0 THEN 'invited' ELSE 'registered' END, pg_temp.moment(id, 13)
  FROM crowd, words;

-- Fifty accounts without an address, from the import: nobody's request may ever reach them.
INSERT INTO accounts (id, username, email, legal_name, source, created_at)
  SELECT id, 'import' || id, '', 'Imported ' || id, 'registered', timestamptz '2008-05-01 00:00+00'
  FROM generate_series(51, 100) AS id;

INSERT INTO email_changes (account_id, old_email, new_email, changed_at)
  SELECT id, 'former' || id || '@people.test', pg_temp.address(id), pg_temp.moment(id, 14)
  FROM crowd WHERE pg_temp.pick(id, 15, 10) = 0;

INSERT INTO mail_preferences
  SELECT id, list, list = 'account' OR pg_temp.pick(id, 16, 3) > 0, pg_temp.moment(id, 17)
  FROM crowd, unnest('{account,offers,news}'::text[]) AS list;

INSERT INTO suppressed_addresses
  SELECT pg_temp.address(id), 'news', 'asked by phone', pg_temp.moment(id, 18)
  FROM crowd WHERE pg_temp.pick(id, 19, 50) = 0;

INSERT INTO payment_cards (id, account_id, brand, last4, number_encrypted, security_code, holder_name, expires_on)
  SELECT id, id, CASE pg_temp.pick(id, 20, 2) WHEN 0 THEN 'Visa' ELSE 'MasterCard' END,
    lpad(pg_temp.pick(id, 21, 10000)::text, 4, '0'), decode(md5('card' || id), 'hex'), 'CANARY-CODE', name,
    date '2012-01-31' + 30 * pg_temp.pick(id, 22, 40)
  FROM crowd WHERE pg_temp.pick(id, 23, 10) < 6;

INSERT INTO purchases (id, account_id, card_id, product_id, amount_cents, tax_cents, status, billing, bought_from_ip, bought_at)
  SELECT card.id * 10 + n, account_id, card.id, product.id, price_cents, price_cents / 12,
    CASE WHEN n = 0 AND pg_temp.pick(card.id, 24, 200) = 0 THEN 'disputed' ELSE 'paid' END,
    jsonb_build_object('name', holder_name, 'country', 'US'), pg_temp.ip(card.id, 25), pg_temp.moment(card.id * 10 + n, 26)
  FROM payment_cards AS card, generate_series(0, pg_temp.pick(card.id, 27, 4)) AS n
    JOIN products AS product ON product.id = 1 + n % 3;

INSERT INTO chargebacks (purchase_id, account_id, holder_name, holder_email, card_brand, card_last4, amount_cents,
    statement, fraud_score, opened_at, closed_at, outcome)
  SELECT purchase.id, purchase.account_id, card.holder_name, pg_temp.address(purchase.account_id), brand,
    last4, total_cents, 'I did not order this.', pg_temp.pick(purchase.id, 28, 100), bought_at + interval '20 days',
    CASE WHEN purchase.status = 'paid' THEN bought_at + interval '60 days' END,
    CASE WHEN purchase.status = 'paid' THEN 'rejected' END
  FROM purchases AS purchase JOIN payment_cards AS card ON card.id = card_id
  WHERE purchase.status = 'disputed' OR pg_temp.pick(purchase.id, 29, 100) = 0;

INSERT INTO chat_threads (id, topic, opened_at)
  SELECT id, (ARRAY['Setting up', 'Billing', 'Something does not work'])[1 + pg_temp.pick(id, 30, 3)], pg_temp.moment(id, 31)
  FROM crowd WHERE id % 2 = 1;
INSERT INTO thread_participants
  SELECT thread.id, account.id, opened_at FROM chat_threads AS thread, unnest(ARRAY[thread.id, thread.id + 1]) AS member
    JOIN crowd AS account ON account.id = member
  WHERE member = thread.id OR pg_temp.pick(thread.id, 32, 5) = 0;
INSERT INTO chat_messages (id, thread_id, author_id, reply_to, body, agent_name, sent_at)
  SELECT thread.id * 10 + n, thread.id, CASE WHEN n % 3 < 2 THEN account_id END,
    CASE WHEN n > 0 AND account_id = thread.id THEN thread.id * 10 + n - 1 END,
    line[1 + pg_temp.pick(thread.id * 10 + n, 33, 8)], CASE WHEN n % 3 = 2 THEN 'Agent Kim' END,
    opened_at + n * interval '1 minute'
  FROM chat_threads AS thread JOIN thread_participants ON thread_id = thread.id,
    generate_series(0, 4) AS n, words
  WHERE n < 4 AND account_id = thread.id OR n = 4 AND account_id <> thread.id;

INSERT INTO contact_messages (account_id, name, email, message, received_at)
  SELECT id, name, pg_temp.address(id), line[1 + pg_temp.pick(id, 34, 8)], pg_temp.moment(id, 35)
  FROM crowd, words WHERE pg_temp.pick(id, 36, 4) = 0;
INSERT INTO letters_and_calls (account_id, channel, caller_phone, summary, agent_name, happened_at)
  SELECT id, 'call', '+1 555 ' || lpad(pg_temp.pick(id, 3, 10000000)::text, 7, '0'), line[1 + pg_temp.pick(id, 37, 8)],
    'Agent Kim', pg_temp.moment(id, 38)
  FROM crowd, words WHERE pg_temp.pick(id, 39, 10) = 0;
INSERT INTO internal_notes (subject_type, subject_id, body, agent_name, written_at)
  SELECT 'account', id, 'CANARY-NOTE calls often, be patient', 'Agent Kim', pg_temp.moment(id, 40)
  FROM crowd WHERE pg_temp.pick(id, 41, 10) = 0;

INSERT INTO visitor_sessions (id, account_id, cookie_id, ip, user_agent, recording, started_at)
  SELECT id, CASE WHEN pg_temp.pick(id, 42, 4) > 0 THEN id END, md5('cookie' || id)::uuid, pg_temp.ip(id, 43),
    browser[1 + pg_temp.pick(id, 44, 4)], jsonb_build_array(jsonb_build_object('click', '#chat', 'ms', pg_temp.pick(id, 45, 9000))),
    pg_temp.moment(id, 46)
  FROM crowd, words;
INSERT INTO page_views
  SELECT session.id, step, path[1 + pg_temp.pick(session.id * 10 + step, 47, 8)], started_at + step * interval '20 seconds'
  FROM visitor_sessions AS session, generate_series(1, 3) AS step, words;
INSERT INTO ip_log (account_id, ip, action, logged_at)
  SELECT id, pg_temp.ip(id, 43), 'sign-in', pg_temp.moment(id * 2 + n, 48) FROM crowd, generate_series(0, 1) AS n;

INSERT INTO daily_visits
  SELECT (viewed_at AT TIME ZONE 'UTC')::date, path, count(*) FROM page_views GROUP BY 1, 2;
INSERT INTO monthly_sales
  SELECT date_trunc('month', bought_at AT TIME ZONE 'UTC')::date, product_id, count(*), sum(total_cents)
  FROM purchases GROUP BY 1, 2;

SELECT setval(pg_get_serial_sequence(name, 'id'), 100000000)
  FROM unnest('{accounts,payment_cards,purchases,chat_threads,chat_messages,visitor_sessions}'::text[]) AS name;
