-- The documented people (README.md), who have something in every table. Their rows are the same however large the crowd is.
INSERT INTO accounts (id, username, email, recovery_email, legal_name, company, phone_home, phone_business, street, city,
    region, postcode, born_on, password_hash, mothers_maiden_name, signup_ip, source, created_at) VALUES
  (1, 'iris', 'iris.vale@mail.example', 'iris.spare@mail.example', 'Iris Vale', 'Vale Flowers', '+1 555 0101001', '+1 555 0101002',
   '12 Maple Street', 'Springfield', 'CA', '90001', '1979-04-12', '$2a$10$CANARYHASHiris', 'CANARY-MAIDEN', '198.51.100.11',
   'registered', '2009-03-02 10:00+00'),
  (2, 'omar', 'omar.reed@mail.example', NULL, 'Omar Reed', NULL, '+1 555 0102001', NULL,
   '4 Harbor Road', 'Riverton', 'NY', '10001', '1985-11-30', '$2a$10$CANARYHASHomar', 'CANARY-MAIDEN', '198.51.100.22',
   'registered', '2010-06-15 09:30+00'),
  (3, 'vic', 'Vic@corp.example', NULL, 'Victor Stone', 'Corp', NULL, '+1 555 0103001',
   '9 Mill Lane', 'Fairview', 'TX', '75001', NULL, '$2a$10$CANARYHASHvic3', NULL, '198.51.100.33', 'registered', '2008-02-01 08:00+00'),
  (4, 'vicky', 'vic@corp.example', NULL, 'Victoria Lund', 'Corp', NULL, '+1 555 0104001',
   '9 Mill Lane', 'Fairview', 'TX', '75001', NULL, '$2a$10$CANARYHASHvic4', NULL, '198.51.100.34', 'registered', '2008-02-02 08:00+00'),
  (5, 'lena', 'lena.park@mail.example', NULL, 'Lena Park', NULL, '+1 555 0105001', NULL,
   '77 Oak Drive', 'Lakewood', 'WA', '98001', '1990-08-08', '$2a$10$CANARYHASHlena', 'CANARY-MAIDEN', '198.51.100.55',
   'registered', '2011-01-20 15:00+00'),
  (6, 'noor', 'noor.aziz@mail.example', NULL, 'Nor Aziz', NULL, '+1 555 0106001', NULL,
   '31 Chruch Street', 'Georgetown', 'MA', '01833', '1972-01-05', '$2a$10$CANARYHASHnoor', 'CANARY-MAIDEN', '198.51.100.66',
   'invited', '2010-10-10 10:10+00');

-- Iris changed her address twenty days ago: a deletion's notice goes to the old one too.
INSERT INTO email_changes (account_id, old_email, new_email, changed_at) VALUES
  (1, 'iris.old@mail.example', 'iris.vale@mail.example', current_setting('habeas.now')::timestamptz - interval '20 days'),
  (2, 'omar.old@mail.example', 'omar.reed@mail.example', '2010-12-24 18:00+00');

INSERT INTO mail_preferences
  SELECT id, list, true, '2011-01-20 15:00+00' FROM generate_series(1, 6) AS id, unnest('{account,offers,news,surveys}'::text[]) AS list;
INSERT INTO suppressed_addresses VALUES
  ('iris.vale@mail.example', 'surveys', 'asked by letter', '2011-05-05 05:05+00'),
  ('omar.reed@mail.example', 'news', 'asked by phone', '2011-06-06 06:06+00');

INSERT INTO payment_cards (id, account_id, brand, last4, number_encrypted, security_code, holder_name, expires_on) VALUES
  (1, 1, 'Visa', '4242', 'CANARY-CARD', 'CANARY-CODE', 'Iris Vale', '2013-09-30'),
  (2, 2, 'MasterCard', '5454', 'CANARY-CARD', 'CANARY-CODE', 'Omar Reed', '2012-06-30'),
  (5, 5, 'Visa', '1881', 'CANARY-CARD', 'CANARY-CODE', 'Lena Park', '2014-02-28'),
  (6, 5, 'MasterCard', '4444', 'CANARY-CARD', 'CANARY-CODE', 'Lena Park', '2013-05-31');

INSERT INTO purchases (id, account_id, card_id, product_id, amount_cents, tax_cents, status, billing, bought_from_ip, bought_at) VALUES
  (1, 1, 1, 1, 900, 75, 'paid', '{"name": "Iris Vale", "street": "12 Maple Street", "postcode": "90001"}', '198.51.100.11', '2010-01-05 10:00+00'),
  (2, 1, 1, 2, 4900, 408, 'paid', '{"name": "Iris Vale", "street": "12 Maple Street", "postcode": "90001"}', '198.51.100.11', '2011-02-05 10:00+00'),
  (3, 2, 2, 1, 900, 75, 'paid', '{"name": "Omar Reed"}', '198.51.100.22', '2010-07-01 12:00+00'),
  (4, 2, 2, 3, 19900, 1658, 'disputed', '{"name": "Omar Reed"}', '203.0.113.200', '2011-10-30 23:50+00'),
  (5, 5, 5, 1, 900, 75, 'paid', '{"name": "Lena Park"}', '198.51.100.55', '2011-02-02 16:00+00');

-- Iris's is settled; Omar's is open, and outlives his account until it is settled.
INSERT INTO chargebacks (purchase_id, account_id, holder_name, holder_email, card_brand, card_last4, amount_cents, statement,
    fraud_score, opened_at, closed_at, outcome) VALUES
  (1, 1, 'Iris Vale', 'iris.vale@mail.example', 'Visa', '4242', 975, 'Charged twice, I think.', 12,
   '2010-02-01 09:00+00', '2010-03-15 09:00+00', 'rejected'),
  (4, 2, 'Omar Reed', 'omar.reed@mail.example', 'MasterCard', '5454', 21558, 'I never bought this.', 71,
   '2011-11-10 09:00+00', NULL, NULL);

-- Iris and Omar share a conversation: what Omar wrote is his, and must never reach Iris.
INSERT INTO chat_threads (id, topic, opened_at) VALUES
  (1, 'Setting up', '2011-03-03 14:00+00'), (2, 'Billing', '2011-11-01 14:00+00');
INSERT INTO thread_participants VALUES
  (1, 1, '2011-03-03 14:00+00'), (1, 2, '2011-03-03 14:02+00'), (2, 2, '2011-11-01 14:00+00');
INSERT INTO chat_messages (id, thread_id, author_id, reply_to, body, agent_name, sent_at) VALUES
  (1, 1, 1, NULL, 'How do I add the chat to my flower shop''s page?', NULL, '2011-03-03 14:00+00'),
  (2, 1, NULL, 1, 'Copy the line from your settings.', 'Agent Kim', '2011-03-03 14:01+00'),
  (3, 1, 2, 1, 'CANARY-THIRD I had the same trouble, ring me at home tonight', NULL, '2011-03-03 14:02+00'),
  (4, 1, 1, 3, 'Thank you both, it works now.', NULL, '2011-03-03 14:03+00'),
  (5, 2, 2, NULL, 'There is a purchase that is not mine.', NULL, '2011-11-01 14:00+00'),
  (6, 2, 2, 5, '=HYPERLINK("http://evil.test","see") <img src=x onerror=alert(1)>', NULL, '2011-11-01 14:01+00');

-- Theo Marsh has no account, only this message.
INSERT INTO contact_messages (account_id, name, email, phone, message, received_at) VALUES
  (1, 'Iris Vale', 'Iris.Vale@mail.example', '+1 555 0101001', 'Do you have the window in green?', '2009-03-01 10:00+00'),
  (2, 'Omar Reed', 'omar.reed@mail.example', NULL, 'Please ring me about my bill.', '2011-11-02 10:00+00'),
  (NULL, 'Theo Marsh', 'theo.marsh@mail.example', '+1 555 0107001', 'Do you work with schools?', '2011-07-07 07:07+00');
INSERT INTO letters_and_calls (account_id, channel, caller_phone, postal_address, summary, agent_name, happened_at) VALUES
  (1, 'letter', NULL, '12 Maple Street, Springfield, CA 90001', 'Asks not to get surveys.', 'Agent Kim', '2011-05-05 05:05+00'),
  (2, 'call', '+1 555 0102001', NULL, 'Asks about the disputed purchase.', 'Agent Kim', '2011-11-12 17:00+00');
INSERT INTO internal_notes (subject_type, subject_id, body, agent_name, written_at) VALUES
  ('account', 1, 'CANARY-NOTE friendly, knows the product', 'Agent Kim', '2011-03-03 15:00+00'),
  ('purchase', 1, 'CANARY-NOTE refund refused twice', 'Agent Kim', '2010-03-15 09:05+00'),
  ('purchase', 4, 'CANARY-NOTE looks like fraud', 'Agent Kim', '2011-11-10 09:05+00'),
  ('account', 2, 'CANARY-NOTE was rude on the phone', 'Agent Kim', '2011-11-12 17:05+00');

INSERT INTO visitor_sessions (id, account_id, cookie_id, ip, user_agent, recording, started_at) VALUES
  (1, 1, '00000000-0000-4000-8000-000000000001', '198.51.100.11', 'Mozilla/5.0 (Macintosh) Safari/534.52',
   '[{"click": "#chat", "ms": 1200}, {"typed": "flower shop", "ms": 4100}]', '2011-03-03 13:58+00'),
  (2, 2, '00000000-0000-4000-8000-000000000002', '198.51.100.22', 'Mozilla/5.0 (Windows NT 6.1) Firefox/8.0',
   '[{"click": "#buy", "ms": 800}]', '2011-11-01 13:59+00');
INSERT INTO page_views VALUES
  (1, 1, '/help', '2011-03-03 13:58+00'), (1, 2, '/chat', '2011-03-03 13:59+00'), (2, 1, '/chat', '2011-11-01 13:59+00');
INSERT INTO ip_log (account_id, ip, action, logged_at) VALUES
  (1, '198.51.100.11', 'sign-in', '2011-03-03 13:58+00'), (1, '198.51.100.12', 'address changed', current_setting('habeas.now')::timestamptz - interval '20 days'),
  (2, '198.51.100.22', 'sign-in', '2011-11-01 13:59+00');
