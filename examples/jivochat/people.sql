-- The crowd: members 11 to 50 and 101 upwards, with what such a company would hold of them from August 2014 to March 2015.
CREATE FUNCTION pg_temp.moment(number bigint, salt bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE
  AS $$SELECT timestamptz '2015-03-20 12:00+00' - pg_temp.pick(number, salt, 300000) * interval '1 minute'$$;

INSERT INTO policy_version VALUES ('2013-05-01', '2013-05-01', 'First version.'),
  ('2014-10-17', '2014-10-17', 'E-mail addresses may be bought from others.');
INSERT INTO mailing_list VALUES ('NEWS', 'What is new'), ('DEAL', 'Special offers'), ('POLL', 'Surveys and sweepstakes');
INSERT INTO list_seller VALUES (1, 'Postbag Lists');
INSERT INTO site SELECT n, 'shop' || n || '.test' FROM generate_series(1, 20) AS n;
INSERT INTO survey VALUES (1, 'Who reads us', '2014-09-15'), (2, 'Chat at work', '2015-01-15');
INSERT INTO sweepstake VALUES (1, 'A year of chat', '2014-09-30'), (2, 'A tablet computer', '2015-02-28');

CREATE TEMP TABLE crowd AS
  SELECT n, pg_temp.address(n) AS email,
    first[1 + pg_temp.pick(n, 1, 30)] || ' ' || last[1 + pg_temp.pick(n, 2, 26)] AS name, 'reader' || n AS forum_name
  FROM generate_series(11, current_setting('habeas.people')::bigint) AS n, words
  WHERE n NOT BETWEEN 51 AND 100;

INSERT INTO account (account_no, login, email, full_name, forum_name, street, town, zip, phone, prefers, birth_date, password_hash,
    balance, policy_seen, joined_at, changed_at)
  SELECT n, 'person' || n, email, name, forum_name, 1 + pg_temp.pick(n, 3, 900) || ' ' || street[1 + pg_temp.pick(n, 4, 8)],
    city[1 + pg_temp.pick(n, 5, 8)], lpad(pg_temp.pick(n, 6, 100000)::text, 5, '0'),
    '+1 555 ' || lpad(pg_temp.pick(n, 7, 10000000)::text, 7, '0'), (ARRAY['email', 'phone', 'post'])[1 + pg_temp.pick(n, 8, 3)]::contact_way,
    CASE WHEN pg_temp.pick(n, 9, 3) > 0 THEN date '1940-01-01' + pg_temp.pick(n, 10, 19000) END, sha256(('CANARY-HASH' || n)::bytea),
    (pg_temp.pick(n, 11, 5000) / 100.0)::numeric::money, CASE WHEN pg_temp.moment(n, 12) < '2014-10-17' THEN '2013-05-01' ELSE '2014-10-17' END,
    pg_temp.moment(n, 12), pg_temp.moment(n, 12)
  FROM crowd, words;

-- Fifty members without an address, from an import: nobody's request may ever reach them.
INSERT INTO account (account_no, login, email, full_name, forum_name, password_hash, policy_seen, joined_at, changed_at)
  SELECT n, 'import' || n, '', 'Imported ' || n, 'import' || n, '', '2013-05-01', '2013-06-01 00:00+00', '2013-06-01 00:00+00'
  FROM generate_series(51, 100) AS n;

INSERT INTO address_change SELECT n, pg_temp.moment(n, 13), 'former' || n || '@people.test' FROM crowd WHERE pg_temp.pick(n, 14, 10) = 0;
INSERT INTO policy_acceptance
  SELECT n, policy_seen, joined_at, pg_temp.ip(n, 15) FROM crowd JOIN account ON account_no = n;
INSERT INTO mail_choice SELECT n, list, pg_temp.pick(n, 16, 3) > 0, pg_temp.moment(n, 17) FROM crowd, unnest('{NEWS,DEAL}'::char(4)[]) AS list;
INSERT INTO do_not_mail SELECT email, '2014-12-01', 'phone' FROM crowd WHERE pg_temp.pick(n, 18, 50) = 0;
INSERT INTO bought_address
  SELECT 1, CASE n % 2 WHEN 0 THEN email ELSE 'stranger' || n || '@people.test' END, '2014-11-01', '0.12' FROM crowd WHERE pg_temp.pick(n, 19, 8) = 0;
INSERT INTO mail_sent SELECT 100, email, 'News of November', '2014-11-20 08:00+00' FROM crowd;
INSERT INTO pixel_event SELECT 100, email, timestamptz '2014-11-20 08:00+00' + pg_temp.pick(n, 20, 9000) * interval '1 minute', 'Outlook 2010'
  FROM crowd WHERE pg_temp.pick(n, 21, 3) = 0;

INSERT INTO chat
  SELECT 1 + n % 20, n, CASE WHEN pg_temp.pick(n, 22, 2) = 0 THEN n END, CASE WHEN pg_temp.pick(n, 23, 2) = 0 THEN email END, name,
    'Operator Lee', 1 + pg_temp.pick(n, 24, 5), pg_temp.moment(n, 25)
  FROM crowd WHERE pg_temp.pick(n, 26, 2) = 0;
INSERT INTO chat_line
  SELECT site_no, chat_no, line_no, line_no % 2 = 0, line[1 + pg_temp.pick(chat_no * 4 + line_no, 27, 8)], began_at + line_no * interval '1 minute'
  FROM chat, generate_series(1, 2) AS line_no, words;

INSERT INTO forum_thread (thread_no, title, posts, opened_at)
  SELECT n, line[1 + pg_temp.pick(n, 28, 8)], 2, pg_temp.moment(n, 29) FROM crowd, words WHERE n % 5 = 1;
INSERT INTO forum_post
  SELECT thread_no, post_no, n, forum_name, CASE post_no WHEN 2 THEN 1 END, line[1 + pg_temp.pick(n, 30, 8)], pg_temp.ip(n, 31),
    opened_at + post_no * interval '1 hour'
  FROM forum_thread, generate_series(1, 2) AS post_no, words, crowd WHERE n = thread_no + (post_no - 1) * 3;

INSERT INTO survey_answer
  SELECT 1 + n % 2, n, 18 + pg_temp.pick(n, 32, 60), (ARRAY['none', 'school', 'college', 'university'])[1 + pg_temp.pick(n, 33, 4)]::education_level,
    (20000 + pg_temp.pick(n, 34, 90000))::money, NULL, CASE n % 2 WHEN 0 THEN timestamptz '2014-09-15 10:00+00' ELSE '2015-01-15 10:00+00' END
  FROM crowd WHERE pg_temp.pick(n, 35, 3) = 0;
INSERT INTO sweepstake_entry
  SELECT 1 + n % 2, n, n, email, name, 'CA', 18 + pg_temp.pick(n, 32, 60), CASE WHEN pg_temp.pick(n, 36, 500) = 0 THEN money '50' END,
    CASE n % 2 WHEN 0 THEN timestamptz '2014-09-20 10:00+00' ELSE '2015-02-20 10:00+00' END
  FROM crowd WHERE pg_temp.pick(n, 37, 5) = 0;
INSERT INTO invoice (year, number, account_no, billed_to, billing_email, net, tax, paid_on)
  SELECT 2015, n, n, name, email, '49', '4.29', date '2015-01-01' + pg_temp.pick(n, 38, 70) FROM crowd WHERE pg_temp.pick(n, 39, 5) = 0;
INSERT INTO inquiry (inquiry_no, way, sender_name, sender_email, subject, body, received_on)
  SELECT n, 'email', name, email, 'Re: Privacy Policy', line[1 + pg_temp.pick(n, 40, 8)], '2015-02-02' FROM crowd, words WHERE pg_temp.pick(n, 41, 20) = 0;
INSERT INTO member_note SELECT n, pg_temp.moment(n, 42), 'CANARY-NOTE wants a discount' FROM crowd WHERE pg_temp.pick(n, 43, 10) = 0;

INSERT INTO web_session
  SELECT n, CASE WHEN pg_temp.pick(n, 44, 3) > 0 THEN n END, md5('cookie' || n)::uuid, pg_temp.moment(n, 45) FROM crowd;
INSERT INTO log_event
  SELECT began_at + step * interval '30 seconds', session_no, step, pg_temp.ip(session_no / 4, 46), path[1 + pg_temp.pick(session_no * 3 + step, 47, 8)],
    5 + pg_temp.pick(session_no * 3 + step, 48, 300)
  FROM web_session, generate_series(1, 3) AS step, words;

INSERT INTO audience_month SELECT date_trunc('month', answered_at AT TIME ZONE 'UTC')::date, education, count(*), sum(income) / count(*)
  FROM survey_answer GROUP BY 1, 2;
INSERT INTO page_month SELECT date_trunc('month', logged_at AT TIME ZONE 'UTC')::date, path, count(*) FROM log_event GROUP BY 1, 2;

SELECT setval(pg_get_serial_sequence(name, key), 100000000)
  FROM (VALUES ('account', 'account_no'), ('forum_thread', 'thread_no'), ('inquiry', 'inquiry_no'), ('web_session', 'session_no')) AS numbered (name, key);
