-- The documented people (README.md). Their rows are the same however large the crowd is.
INSERT INTO members (id, company_id, email, first_name, last_name, street, city, region, postcode, phone, mobile, password_hash,
    signup_ip, created_at, updated_at) VALUES
  (1, 1, 'Nia.Bloom@mail.example', 'Nia', 'Bloom', '12 Maple Street', 'Springfield', 'CA', '90001', '+1 555 0301001', '+1 (555) 030-1002',
   '$2a$12$CANARYHASHnia', '198.51.100.11', '2012-03-02 10:00+00', '2014-01-05 10:00+00'),
  (2, 1, 'ben.okoro@mail.example', 'Ben', 'Okoro', '4 Harbor Road', 'Riverton', 'NY', '10001', '+1 555 0302001', NULL,
   '$2a$12$CANARYHASHben', '198.51.100.22', '2012-06-15 09:30+00', '2012-06-15 09:30+00'),
  (3, 2, 'cleo.hart@home.example', 'Cleo', 'Hart', '9 Mill Lane', 'Fairview', 'TX', '75001', '+1 555 0303001', NULL,
   '$2a$12$CANARYHASHcleo', '198.51.100.33', '2013-02-01 08:00+00', '2013-02-01 08:00+00'),
  (4, 2, 'theo.hart@home.example', 'Theo', 'Hart', '9 Mill Lane', 'Fairview', 'TX', '75001', '+1 (555) 030-3001', NULL,
   '$2a$12$CANARYHASHtheo', '198.51.100.33', '2013-02-02 08:00+00', '2013-02-02 08:00+00');

INSERT INTO payment_cards (id, member_id, brand, last4, number_encrypted, holder_name, expires_on) VALUES
  (1, 1, 'Visa', '4242', 'CANARY-CARD', 'Nia Bloom', '2015-09-30'),
  (2, 2, 'MasterCard', '5454', 'CANARY-CARD', 'Ben Okoro', '2014-12-31');
INSERT INTO card_changes (card_id, field, old_value, permission, changed_at) VALUES
  (1, 'expires_on', '2013-09-30', 'given by phone', '2013-09-12 16:00+00'), (2, 'holder_name', 'B. Okoro', 'given by e-mail', '2013-01-04 12:00+00');
INSERT INTO recurring_charges (member_id, card_id, amount_cents, status, next_on, agreed_at) VALUES
  (1, 1, 19900, 'active', '2014-07-01', '2013-09-12 16:00+00'), (1, 1, 4900, 'cancelled', NULL, '2012-03-02 10:05+00'),
  (2, 2, 9900, 'active', '2014-07-01', '2012-06-15 09:35+00');

-- Nia placed order 2, Ben's card paid for it; he follows it. Ben's own order is not paid yet, and Nia follows it.
INSERT INTO orders (id, company_id, placed_by, card_id, product, net_cents, remark, placed_from, placed_at) VALUES
  (1, 1, 1, 1, 'Exit offer', 19900, 'For the spring sale', '198.51.100.11', '2013-03-05 10:00+00'),
  (2, 1, 1, 2, 'Chat on leaving', 49900, NULL, '198.51.100.11', '2014-02-05 10:00+00'),
  (3, 1, 2, 2, 'Mail reminder', 9900, 'CANARY-OTHER not for Nia to read', '198.51.100.22', '2014-06-01 12:00+00');
INSERT INTO order_followers VALUES (2, 2, '2014-02-05 11:00+00'), (3, 1, '2014-06-01 13:00+00');
INSERT INTO invoices (number, order_id, bill_to, net_cents, tax_cents, status, issued_at, due_on) VALUES
  ('U-1', 1, '{"name": "Nia Bloom", "email": "nia.bloom@mail.example", "street": "12 Maple Street"}', 19900, 1658, 'paid', '2013-03-06 10:00+00', '2013-04-05'),
  ('U-2', 2, '{"name": "Nia Bloom", "email": "nia.bloom@mail.example", "street": "12 Maple Street"}', 49900, 4158, 'paid', '2014-02-06 10:00+00', '2014-03-08'),
  ('U-3', 3, '{"name": "Ben Okoro", "email": "ben.okoro@mail.example"}', 9900, 825, 'open', '2014-06-02 12:00+00', '2014-07-02');

INSERT INTO visits (id, member_id, cookie_id, ip, user_agent, pages, started_at) VALUES
  (1, 1, '00000000-0000-4000-8000-000000000001', '198.51.100.11', 'Mozilla/5.0 (Macintosh) Safari/537.75', '{/,/pricing,/demo}', '2014-05-03 13:58+00'),
  (2, 2, '00000000-0000-4000-8000-000000000002', '198.51.100.22', 'Mozilla/5.0 (Windows NT 6.1) Firefox/29.0', '{/,/settings}', '2014-06-01 11:59+00'),
  (3, NULL, '00000000-0000-4000-8000-000000000003', '198.51.100.33', 'Mozilla/5.0 (Windows NT 6.1) Chrome/35.0', '{/demo}', '2014-06-10 09:00+00'),
  (4, NULL, '00000000-0000-4000-8000-000000000004', '198.51.100.11', 'Mozilla/5.0 (iPad) Safari/9537.53', '{/}', '2014-06-11 09:00+00');
-- Nia began a form at home without signing in; Jo is no member. A stranger at Nia's internet address is not Nia.
INSERT INTO drafts (visit_id, form, fields, typed_at) VALUES
  (1, 'demo', '{"name": "Nia Bloom", "email": "nia.bloom@mail.example", "message": "Do you also have"}', '2014-05-03 14:02+00'),
  (1, 'contact', '{"message": "I would like to"}', '2014-05-03 14:05+00'),
  (NULL, 'demo', '{"email": "Nia.Bloom@mail.example", "phone": "+1 555 0301"}', '2014-05-04 20:00+00'),
  (3, 'demo', '{"name": "Jo Frey", "email": "jo.frey@mail.example", "message": "=HYPERLINK(\"http://evil.test\") <img src=x onerror=alert(1)>"}', '2014-06-10 09:02+00'),
  (4, 'demo', '{"email": "", "message": "CANARY-THIRD a stranger at the same internet address"}', '2014-06-11 09:02+00');
INSERT INTO audience_groups (segment, emails, ips, gathered_on) VALUES
  ('shops', '{nia.bloom@mail.example,ben.okoro@mail.example,canary-other@people.test}', '{198.51.100.11,198.51.100.22,198.51.100.99}', '2014-05-01'),
  ('travel', '{jo.frey@mail.example}', '{198.51.100.33}', '2014-06-11');

INSERT INTO client_chats (client_id, visitor_name, visitor_email, visitor_phone, visitor_ip, transcript, started_at) VALUES
  (1, 'Nia', 'nia.bloom@mail.example', '+1 555 0301001', '198.51.100.11', '[{"from": "visitor", "text": "CANARY-CLIENT Are the boots waterproof?"}]', '2014-04-04 18:00+00'),
  (1, 'Jo', 'jo.frey@mail.example', NULL, '198.51.100.33', '[{"from": "visitor", "text": "CANARY-CLIENT Do you ship abroad?"}]', '2014-06-09 18:00+00'),
  (3, 'Jo Frey', 'jo.frey@mail.example', '+1 555 0306001', '198.51.100.33', '[{"from": "visitor", "text": "CANARY-CLIENT May I bring a dog?"}]', '2014-06-10 18:00+00');
INSERT INTO client_contacts (client_id, name, email, phone, about, left_at) VALUES
  (2, 'Nia Bloom', 'nia.bloom@mail.example', NULL, 'CANARY-CLIENT roses', '2014-04-10 18:00+00'),
  (3, 'Jo Frey', 'jo.frey@mail.example', '+1 555 0306001', 'CANARY-CLIENT flights with a dog', '2014-06-10 18:05+00');

INSERT INTO support_messages (member_id, name, email, body, agent_name, received_at) VALUES
  (1, 'Nia Bloom', 'nia.bloom@mail.example', 'How do I change the offer''s colour?', 'Agent Kim', '2013-04-01 10:00+00'),
  (NULL, 'Nia', 'nia.bloom@mail.example', 'I forgot which address I signed up with.', 'Agent Kim', '2012-03-01 10:00+00'),
  (2, 'Ben Okoro', 'ben.okoro@mail.example', 'Please ring me about invoice U-3.', 'Agent Kim', '2014-06-05 10:00+00');
-- Cleo and Theo have one phone: which of them rang, a human must say.
INSERT INTO phone_calls (caller_phone, summary, agent_name, rang_at) VALUES
  ('+1-555-030-1002', 'Gives leave to charge the new card.', 'Agent Kim', '2013-09-12 16:00+00'),
  ('+1-555-030-3001', 'Asks what the chat costs.', 'Agent Kim', '2014-01-12 17:00+00');
INSERT INTO mailing_choices
  SELECT email, list, true, '2013-02-02 08:00+00'
  FROM unnest('{nia.bloom@mail.example,ben.okoro@mail.example,cleo.hart@home.example,theo.hart@home.example}'::citext[]) AS email,
    unnest(enum_range(NULL::mailing)) AS list;
INSERT INTO mailing_choices VALUES ('jo.frey@mail.example', 'offers', true, '2014-06-10 09:02+00');
INSERT INTO mailing_stops VALUES ('nia.bloom@mail.example', 'product_news', 'asked by letter', '2014-05-05 05:05+00');
INSERT INTO diagnostics (member_id, email, ip, fault, noted_at) VALUES
  (1, 'nia.bloom@mail.example', '198.51.100.11', 'timeout', '2014-05-03 13:59+00'), (2, 'ben.okoro@mail.example', '198.51.100.22', 'timeout', '2014-06-01 12:01+00');
INSERT INTO internal_notes (subject, subject_id, body, agent_name, written_at) VALUES
  ('member', 1, 'CANARY-NOTE friendly', 'Agent Kim', '2013-04-01 10:05+00'), ('order', 1, 'CANARY-NOTE asked for a refund twice', 'Agent Kim', '2013-04-15 09:05+00'),
  ('member', 2, 'CANARY-NOTE will not pay', 'Agent Kim', '2014-06-05 10:05+00');
