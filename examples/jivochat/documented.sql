-- The documented people (README.md). Their rows are the same however large the crowd is.
INSERT INTO site VALUES (101, 'flowers.example');

-- Kit is under 13, and Irma's child. Number 6 has Irma's name and forum name, number 7 nearly her address.
INSERT INTO account (account_no, login, email, full_name, forum_name, street, town, zip, phone, prefers, birth_date, password_hash,
    balance, policy_seen, joined_at, changed_at) VALUES
  (1, 'irma', 'irma.talvi@mail.example', 'Irma Talvi', 'irma', '8 Lakeview Terrace', 'Clayton', '94088', '+1 555 0301001', 'email',
   '1976-02-14', sha256('CANARY-HASH irma'), '12.50', '2013-05-01', '2014-08-20 10:00+00', '2015-01-03 10:00+00'),
  (2, 'rolf', 'rolf.brandt@mail.example', 'Rolf Brandt', 'rolf_b', '3 Second Avenue', 'Ashland', '97520', '+1 555 0302001', 'post',
   '1981-07-07', sha256('CANARY-HASH rolf'), '0', '2013-05-01', '2014-08-25 09:00+00', '2014-08-25 09:00+00'),
  (3, 'kit', 'kit.talvi@mail.example', 'Kit Talvi', 'kitkat', NULL, 'Clayton', NULL, NULL, 'email',
   (current_setting('habeas.now')::timestamptz - interval '11 years')::date, sha256('CANARY-HASH kit'), '0', '2014-10-17', '2015-02-01 16:00+00', '2015-02-01 16:00+00'),
  (4, 'duo', 'Duo@corp.example', 'Dora Uhl', 'duo', NULL, NULL, NULL, NULL, 'email', NULL, sha256('CANARY-HASH duo4'), '0', '2013-05-01',
   '2014-09-01 08:00+00', '2014-09-01 08:00+00'),
  (5, 'duo2', 'duo@corp.example', 'Doug Orme', 'duo_o', NULL, NULL, NULL, NULL, 'email', NULL, sha256('CANARY-HASH duo5'), '0', '2013-05-01',
   '2014-09-02 08:00+00', '2014-09-02 08:00+00'),
  (6, 'irma6', 'irma@elsewhere.example', 'Irma Talvi', 'irma', NULL, NULL, NULL, '+1 555 0301001', 'email', NULL, sha256('CANARY-HASH irma6'), '0',
   '2014-10-17', '2015-01-01 08:00+00', '2015-01-01 08:00+00'),
  (7, 'irma7', 'irma.talvi+forum@mail.example', 'I. Talvi', 'talvi', NULL, NULL, NULL, NULL, 'email', NULL, sha256('CANARY-HASH irma7'), '0',
   '2014-10-17', '2015-01-02 08:00+00', '2015-01-02 08:00+00');
INSERT INTO address_change VALUES
  (1, current_setting('habeas.now')::timestamptz - interval '20 days', 'irma.old@mail.example'), (2, '2014-09-09 09:00+00', 'rolf.old@mail.example');

-- Irma agreed to both versions. Rolf agreed to the first, and gave more after the second had come.
INSERT INTO policy_acceptance VALUES (1, '2013-05-01', '2014-08-20 10:00+00', '198.51.100.71'), (1, '2014-10-17', '2014-10-20 10:00+00', '198.51.100.71'),
  (2, '2013-05-01', '2014-08-25 09:00+00', '198.51.100.72'), (3, '2014-10-17', '2015-02-01 16:00+00', '198.51.100.71');

INSERT INTO guardian (guardian_no, email, full_name, phone, named_at) VALUES
  (1, 'irma.talvi@mail.example', 'Irma Talvi', '+1 555 0301001', '2015-02-01 16:05+00'),
  (2, 'someone.else@mail.example', 'Someone Else', NULL, '2015-02-01 16:05+00');
INSERT INTO guardianship VALUES (3, 1, 'asked', '2015-02-02', NULL), (1, 2, 'use', '2014-08-21', '2014-08-22');

INSERT INTO mail_choice SELECT account_no, list, true, '2014-09-05 08:00+00' FROM account, unnest('{NEWS,DEAL,POLL}'::char(4)[]) AS list WHERE account_no < 8;
INSERT INTO do_not_mail VALUES ('irma.talvi@mail.example', '2015-01-10', 'post'), ('irma@elsewhere.example', '2015-01-11', 'email');
-- Bo has no account: his address was bought.
INSERT INTO bought_address VALUES (1, 'Irma.Talvi@mail.example', '2014-11-01', '0.12', true), (1, 'bo.lind@mail.example', '2014-11-01', '0.12', true),
  (1, '', '2014-11-01', '0.12', true);
INSERT INTO mail_sent VALUES (1, 'irma.talvi@mail.example', 'Welcome', '2014-08-20 10:05+00'), (1, 'rolf.brandt@mail.example', 'Welcome', '2014-08-25 09:05+00'),
  (2, 'bo.lind@mail.example', 'Chat with your customers', '2014-11-05 08:00+00'), (2, 'Irma.Talvi@mail.example', 'Chat with your customers', '2014-11-05 08:00+00'),
  (2, 'irma.old@mail.example', 'Chat with your customers', '2014-11-05 08:00+00');
INSERT INTO pixel_event VALUES (1, 'irma.talvi@mail.example', '2014-08-20 11:00+00', 'Apple Mail'), (2, 'Irma.Talvi@mail.example', '2014-11-05 09:00+00', 'Apple Mail'),
  (2, 'bo.lind@mail.example', '2014-11-05 09:00+00', 'Outlook 2010');

INSERT INTO chat VALUES (101, 1, 1, 'irma.talvi@mail.example', 'Irma', 'Operator Lee', 5, '2014-09-10 14:00+00'),
  (101, 2, 2, NULL, 'Rolf', 'Operator Lee', 2, '2015-01-12 14:00+00'), (101, 3, NULL, '', 'Visitor', 'Operator Lee', NULL, '2015-01-13 14:00+00');
INSERT INTO chat_line VALUES (101, 1, 1, false, 'Can I have tulips on Friday?', '2014-09-10 14:00+00'),
  (101, 1, 2, true, 'Friday it is.', '2014-09-10 14:02+00'), (101, 2, 1, false, 'My roses were thorny.', '2015-01-12 14:00+00'),
  (101, 3, 1, false, 'CANARY-THIRD my door code is 4711', '2015-01-13 14:00+00');
INSERT INTO chat_whisper VALUES (101, 1, 1, 'CANARY-NOTE last time she paid late', '2014-09-10 14:01+00'), (101, 3, 1, 'CANARY-NOTE sounds upset', '2015-01-13 14:01+00');

-- Irma and Rolf write in one thread: what Rolf wrote is his. He answers her, so his post would lose its reference.
INSERT INTO forum_thread (thread_no, title, posts, opened_at) VALUES (1, 'Collecting old telephones', 4, '2014-09-12 18:00+00'), (2, 'Which chat sound?', 1, '2015-01-15 18:00+00');
INSERT INTO forum_post VALUES (1, 1, 1, 'irma', NULL, 'I have eleven of them. Who has more?', '198.51.100.71', '2014-09-12 18:00+00'),
  (1, 2, 2, 'rolf_b', 1, 'CANARY-THIRD twelve, at 3 Second Avenue, come and see', '198.51.100.72', '2014-09-12 19:00+00'),
  (1, 3, 1, 'irma', 2, 'I would rather not, thank you.', '198.51.100.71', '2014-09-12 20:00+00'),
  (1, 4, 6, 'irma', NULL, 'Another irma here, with none.', '198.51.100.71', '2015-01-04 20:00+00'),
  (2, 1, 2, 'rolf_b', NULL, 'The bell, of course.', '198.51.100.72', '2015-01-15 18:00+00');

INSERT INTO survey_answer VALUES (1, 1, 38, 'university', '61000', 'Fewer mails, please.', '2014-09-15 10:00+00'),
  (1, 2, 33, 'college', '48000', NULL, '2014-09-15 11:00+00'), (2, 2, 33, 'college', '49000', 'Better.', '2015-01-15 11:00+00');
-- Rolf won: the prize stays in the books.
INSERT INTO sweepstake_entry VALUES (1, 1, 1, 'irma.talvi@mail.example', 'Irma Talvi', '8 Lakeview Terrace, Clayton', 38, NULL, '2014-09-20 10:00+00'),
  (1, 2, 2, 'rolf.brandt@mail.example', 'Rolf Brandt', '3 Second Avenue, Ashland', 33, '499', '2014-09-20 11:00+00'),
  (2, 1, NULL, 'Irma.Talvi@mail.example', 'Irma Talvi', '8 Lakeview Terrace, Clayton', 39, NULL, '2015-02-20 10:00+00');
INSERT INTO invoice (year, number, account_no, billed_to, billing_email, net, tax, paid_on) VALUES
  (2014, 1, 1, 'Irma Talvi', 'irma.talvi@mail.example', '49', '4.29', '2014-10-01'), (2014, 2, 2, 'Rolf Brandt', 'rolf.brandt@mail.example', '49', '4.29', '2014-10-02');
INSERT INTO inquiry (inquiry_no, way, sender_name, sender_email, subject, body, received_on) VALUES
  (1, 'email', 'Irma Talvi', 'irma.talvi@mail.example', 'Re: Privacy Policy', 'Where did you get my address from?', '2014-11-06'),
  (2, 'post', 'Rolf Brandt', '', 'Letter', 'I do not agree to the new policy.', '2014-10-25');
INSERT INTO member_note VALUES (1, '2014-11-06 12:00+00', 'CANARY-NOTE complains about bought addresses'), (2, '2014-10-25 12:00+00', 'CANARY-NOTE writes letters');

-- Irma, her child and a visitor nobody knows come from one internet address; only a sign-in says who was who.
INSERT INTO web_session VALUES (1, 1, '00000000-0000-4000-8000-000000000071', '2014-09-10 13:55+00'), (2, 2, '00000000-0000-4000-8000-000000000072', '2015-01-12 13:55+00'),
  (3, 3, '00000000-0000-4000-8000-000000000073', '2015-02-01 15:55+00'), (4, NULL, '00000000-0000-4000-8000-000000000074', '2014-09-10 13:56+00');
INSERT INTO log_event VALUES ('2014-09-10 13:55+00', 1, 1, '198.51.100.71', '/help', 40), ('2014-09-30 23:59:59+00', 1, 2, '198.51.100.71', '/chat', 20),
  ('2014-10-01 00:00+00', 1, 3, '198.51.100.71', '/settings', 90), ('2015-01-12 13:55+00', 2, 1, '198.51.100.72', '/chat', 60),
  ('2015-02-01 15:55+00', 3, 1, '198.51.100.71', '/forum', 600), ('2014-09-10 13:56+00', 4, 1, '198.51.100.71', '/forum/CANARY-STRANGER', 5);
