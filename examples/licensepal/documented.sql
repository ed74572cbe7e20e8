-- The documented people (README.md). Their rows are the same however large the crowd is.
INSERT INTO "TBL_ADDR" VALUES
  (1, '12 Maple Street', '', 'Springfield', 'CA', '90001', 'US', 1),
  (2, 'Hafenstrasse 4', 'Hinterhaus', 'Hamburg', '', '20359', 'DE', 1),
  (3, '9 Mill Lane', '', 'Fairview', 'TX', '75001', 'US', 2), -- Ida's and Max's
  (5, '77 Oak Drive', '', 'Lakewood', 'WA', '98001', 'US', 1),
  (6, '31 Church Street', '', 'Georgetown', 'MA', '01833', 'US', 2); -- Dora's, at both shops

INSERT INTO "TBL_CUST" ("SHOP_CD", "CUST_NO", "EMAIL", "PASSWD", "NAME", "CO_NAME", "ADDR_NO", "PHONE", "FAX", "SRC", "LAST_IP", "REG_DT") VALUES
  ('MAIN', 1001, 'Ruth.Hale@mail.example', '$1$CANARYHASHruth', 'Ruth Hale', 'Hale Hosting', 1, '+1 555 0201001', '+1 555 0201009',
   'W', '198.51.100.11', '2005-03-02'),
  ('EU', 1001, 'otto.brandt@mail.example', '$1$CANARYHASHotto', 'Otto Brandt', '', 2, '+49 555 0202001', '', 'W', '198.51.100.22', '2005-06-15'),
  ('MAIN', 1003, 'ida.ferro@home.example', '$1$CANARYHASHida', 'Ida Ferro', '', 3, '+1 555 0203001', '', 'P', '198.51.100.33', '2004-02-01'),
  ('MAIN', 1004, 'max.ferro@home.example', '$1$CANARYHASHmax', 'Max Ferro', '', 3, '+1 555 0203001', '', 'W', '198.51.100.33', '2006-02-01'),
  ('MAIN', 1005, 'peg.lowe@mail.example', '$1$CANARYHASHpeg', 'Peg Lowe', '', 5, '+1 555 0205001', '', 'W', '198.51.100.55', '2006-04-04'),
  ('MAIN', 1006, 'dora.quist@mail.example', '$1$CANARYHASHdora', 'Dora Quist', '', 6, '+1 555 0206001', '', 'W', '198.51.100.66', '2005-10-10'),
  ('EU', 1006, 'dora.quist@mail.example', '$1$CANARYHASHdora', 'Dora Quist', '', 6, '+1 555 0206001', '', 'W', '198.51.100.66', '2006-01-11');

INSERT INTO "TBL_FIN" VALUES
  ('MAIN', 1001, 'Visa', 'CANARY-CARD', '4242', '09/08', 'Ruth Hale', 'XX0011223344556677', 1000),
  ('EU', 1001, 'MasterCard', 'CANARY-CARD', '5454', '06/07', 'Otto Brandt', 'XX9911223344556688', 250),
  ('MAIN', 1003, 'Visa', 'CANARY-CARD', '1881', '02/09', 'Ida Ferro', NULL, 0);

INSERT INTO "TBL_TRANS" ("TRANS_NO", "SHOP_CD", "CUST_NO", "TRANS_DT", "TRANS_TP", "PROD_CD", "AMT", "TAX", "PO_NO", "PAID", "FROM_IP") VALUES
  (1, 'MAIN', 1001, '2005-03-02', 'PU', 'BILL-OWN', 249.95, 20.62, 'HALE-17', 'Y', '198.51.100.11'),
  (2, 'MAIN', 1001, '2006-03-02', 'RN', 'PANEL-1', 425.00, 35.06, '', 'Y', '198.51.100.11'),
  (3, 'EU', 1001, '2005-06-15', 'PU', 'BILL-OWN', 249.95, 39.99, '', 'Y', '198.51.100.22'),
  (4, 'EU', 1001, '2006-10-30', 'PU', 'PANEL-1', 425.00, 68.00, 'OB-4', 'N', '198.51.100.22'),
  (5, 'MAIN', 1003, '2006-02-02', 'PU', 'BILL-MON', 15.95, 1.32, '', 'Y', '198.51.100.33'),
  (6, 'MAIN', 1004, '2006-02-03', 'PU', 'BILL-MON', 15.95, 1.32, 'CANARY-OTHER', 'Y', '198.51.100.33'),
  (7, 'EU', 1006, '2006-01-11', 'PU', 'BILL-OWN', 249.95, 39.99, '', 'Y', '198.51.100.66');
INSERT INTO "TBL_INV" VALUES
  ('I1', '1', 'MAIN', 1001, 'Ruth Hale', '12 Maple Street, Springfield', 'ruth.hale@mail.example', 270.57, '2005-04-01', '2005-03-09'),
  ('I2', '2', 'MAIN', 1001, 'Ruth Hale', '12 Maple Street, Springfield', 'ruth.hale@mail.example', 460.06, '2006-04-01', '2006-03-09'),
  ('I3', '3', 'EU', 1001, 'Otto Brandt', 'Hafenstrasse 4, Hamburg', 'otto.brandt@mail.example', 289.94, '2005-07-15', '2005-07-01'),
  ('I4', '4', 'EU', 1001, 'Otto Brandt', 'Hafenstrasse 4, Hamburg', 'otto.brandt@mail.example', 493.00, '2006-11-29', NULL),
  ('I5', '5', 'MAIN', 1003, 'Ida Ferro', '9 Mill Lane, Fairview', 'ida.ferro@home.example', 17.27, '2006-03-04', '2006-02-10'),
  ('I6', '6', 'MAIN', 1004, 'Max Ferro', '9 Mill Lane, Fairview', 'max.ferro@home.example', 17.27, '2006-03-05', '2006-02-10');

INSERT INTO "TBL_LIC" VALUES
  ('RUTH0-00000-00000-00000-00001', 'MAIN-0001001', 'BILL-OWN', 'Hale Hosting', 3, '2005-03-02'),
  ('OTTO0-00000-00000-00000-00001', 'EU-0001001', 'BILL-OWN', 'Otto Brandt', 1, '2005-06-15'),
  ('IDA00-00000-00000-00000-00001', 'MAIN-0001003', 'BILL-MON', 'Ida Ferro', 1, '2006-02-02'),
  ('MAX00-00000-00000-00000-00001', 'MAIN-0001004', 'BILL-MON', 'Max Ferro', 1, '2006-02-03');

-- Peg typed Ruth's number; nobody has marked it as hers, so her message is not Ruth's.
INSERT INTO "TBL_MSG" ("MSG_NO", "FROM_NM", "FROM_EMAIL", "SHOP_CD", "CUST_TXT", "NO_CHKD", "SUBJ", "BODY", "RCVD_TS") VALUES
  (1, 'Ruth Hale', 'ruth.hale@mail.example', 'MAIN', '1001', 'Y', 'A new machine', 'Can I move my licence to another server?', '2006-05-05 10:00'),
  (2, 'Ruth (at work)', 'ruth@hale-hosting.example', 'MAIN', '1001', 'Y', 'Invoice', 'Please send invoice I2 once more.', '2006-04-05 16:20'),
  (3, 'Peg Lowe', 'peg.lowe@mail.example', 'MAIN', '1001', 'N', 'Renewal', 'CANARY-THIRD My number is 1001, I think. Ring me at home.', '2006-06-06 06:06'),
  (4, 'Otto Brandt', 'otto.brandt@mail.example', 'EU', '1001', 'Y', 'Invoice I4', '=HYPERLINK("http://evil.test","pay") <img src=x onerror=alert(1)>', '2006-11-30 09:00'),
  (5, 'A visitor', '', 'MAIN', '', 'N', 'Prices', 'CANARY-THIRD What does it cost for a school?', '2006-07-07 07:07');
INSERT INTO "TBL_RPLY" VALUES
  (1, 1, 'Agent Kim', 'Yes: deactivate it on the old one first.', 'CANARY-NOTE moves often', '2006-05-05 13:00'),
  (3, 1, 'Agent Kim', 'Which address did you order under?', 'CANARY-NOTE number is not hers', '2006-06-06 09:00'),
  (4, 1, 'Agent Kim', 'Your invoice is open.', 'CANARY-NOTE will not pay', '2006-11-30 10:00');

INSERT INTO "TBL_EMAIL_LST" VALUES
  ('ruth.hale@mail.example', 'Y', '2005-03-02', NULL), ('otto.brandt@mail.example', 'Y', '2005-06-15', NULL),
  ('ida.ferro@home.example', 'Y', '2004-02-01', NULL), ('max.ferro@home.example', 'Y', '2006-02-01', NULL),
  ('dora.quist@mail.example', 'Y', '2005-10-10', NULL);
-- Ida and Max have one phone, and an entry each. Abe Nolan is no customer: his name and number were taken at a fair.
INSERT INTO "TBL_PHONE_LST" VALUES
  ('Ruth Hale', '+1 555 0201001', 'ORDR', 'Y', '2005-03-02', NULL), ('Otto Brandt', '+49 555 0202001', 'ORDR', 'Y', '2005-06-15', NULL),
  ('Ida Ferro', '+1 555 0203001', 'ORDR', 'Y', '2004-02-01', NULL), ('Max Ferro', '+1 555 0203001', 'ORDR', 'Y', '2006-02-01', NULL),
  ('Abe Nolan', '+1 555 0207001', 'NEWS', 'Y', '2006-05-20', NULL);
INSERT INTO "TBL_POST_LST" VALUES
  ('Ruth Hale', 1, 'ORDR', 'Y', '2005-03-02', NULL), ('Otto Brandt', 2, 'ORDR', 'Y', '2005-06-15', NULL),
  ('Ida Ferro', 3, 'ORDR', 'Y', '2004-02-01', NULL), ('Max Ferro', 3, 'ORDR', 'Y', '2006-02-01', NULL);
INSERT INTO "TBL_SHARE" VALUES
  ('HOSTCO', 'Ruth Hale', '+1 555 0201001', '2006-09-01', 'Y', NULL), ('DIALUP', 'Ruth Hale', '+1 555 0201001', '2006-10-01', 'Y', NULL),
  ('HOSTCO', 'Max Ferro', '+1 555 0203001', '2006-09-01', 'Y', NULL), ('HOSTCO', 'Abe Nolan', '+1 555 0207001', '2006-09-01', 'Y', NULL);
INSERT INTO "TBL_STOP_EMAIL" VALUES ('ruth.hale@mail.example', 'asked by e-mail: no offers', '2006-08-08');
INSERT INTO "TBL_STOP_PHONE" VALUES ('Ruth Hale', '+1 555 0201001', 'asked by phone: no offers', '2006-08-08');

INSERT INTO "TBL_USE"
  SELECT shop, no, chan, use, ver, CASE use WHEN 'ORDR' THEN 'Y' ELSE 'N' END, 'Y'
  FROM (VALUES ('MAIN', 1001), ('EU', 1001), ('MAIN', 1003), ('MAIN', 1004), ('MAIN', 1005), ('MAIN', 1006), ('EU', 1006)) AS who(shop, no),
    unnest('{email,phone,post}'::text[]) AS chan, (VALUES ('ORDR', '2005-01'), ('NEWS', '2006-07'), ('PART', '2006-12')) AS uses(use, ver);
INSERT INTO "TBL_NOTE" ("SHOP_CD", "CUST_NO", "BODY", "STAFF_NM", "NOTE_TS") VALUES
  ('MAIN', 1001, 'CANARY-NOTE knows the product well', 'Agent Kim', '2006-05-05 13:05'),
  ('EU', 1001, 'CANARY-NOTE was rude on the phone', 'Agent Kim', '2006-11-30 10:05');

INSERT INTO "ForumUsers" VALUES
  ('ruth', 'MAIN', 1001, 'CANARYHASHforum', '198.51.100.11', '2005-04-01'), ('otto', 'EU', 1001, 'CANARYHASHforum', '198.51.100.22', '2005-07-01'),
  ('guest', NULL, NULL, 'CANARYHASHforum', '198.51.100.77', '2005-07-02');
INSERT INTO "Cookies" VALUES
  ('00000000000000000000000000000001', 'MAIN', 1001, 'lang=en;theme=blue', 'BILL-OWN x1', pg_temp.days_ago(3)::date),
  ('00000000000000000000000000000002', 'EU', 1001, 'lang=de', '', pg_temp.days_ago(5)::date),
  ('00000000000000000000000000000003', NULL, NULL, 'lang=en', 'PANEL-1 x2', pg_temp.days_ago(5)::date);
INSERT INTO "PageLog" VALUES
  ('00000000000000000000000000000001', 1, '/renew', pg_temp.days_ago(3)), ('00000000000000000000000000000001', 2, '/cart', pg_temp.days_ago(3)),
  ('00000000000000000000000000000002', 1, '/support', pg_temp.days_ago(5)), ('00000000000000000000000000000003', 1, '/shop', pg_temp.days_ago(5));
INSERT INTO "Surveys" VALUES
  ('SAT-06', 'MAIN', 1001, 1, 'Very good', pg_temp.days_ago(20)::date), ('SAT-06', 'MAIN', 1001, 2, 'I run a small hosting firm', pg_temp.days_ago(20)::date),
  ('SAT-06', 'EU', 1001, 1, 'CANARY-OTHER too dear', pg_temp.days_ago(21)::date);
