-- The crowd: customers 8 to 50 and 101 upwards, with what such a shop would hold of them.
CREATE FUNCTION pg_temp.day(number bigint, salt bigint) RETURNS date LANGUAGE sql IMMUTABLE
  AS $$SELECT date '2006-11-30' - pg_temp.pick(number, salt, 1400)$$;
CREATE FUNCTION pg_temp.days_ago(days int) RETURNS timestamp LANGUAGE sql STABLE
  AS $$SELECT (current_setting('habeas.now')::timestamptz AT TIME ZONE 'UTC') - days * interval '1 day'$$;

INSERT INTO "TBL_SHOP" VALUES ('MAIN', 'LicensePal', 'USD'), ('EU', 'LicensePal Europe', 'EUR');
INSERT INTO "TBL_PROD" VALUES ('BILL-OWN', 'Billing program, owned', 249.95), ('BILL-MON', 'Billing program, a month', 15.95),
  ('PANEL-1', 'Server panel, a year', 425.00);
INSERT INTO "TBL_ORG" VALUES ('HOSTCO', 'Hosting Courier', 'lists@hosting-courier.example'),
  ('DIALUP', 'Dialup Directory', 'privacy@dialup-directory.example');
INSERT INTO "TBL_POL" VALUES ('2005-01', '2005-01-10', NULL), ('2006-07', '2006-07-01', 'News about products'),
  ('2006-12', '2006-12-09', 'Offers of partners');

CREATE TEMP TABLE crowd AS
  SELECT id, CASE WHEN id % 3 < 2 THEN 'MAIN' ELSE 'EU' END AS shop, (1000 + id)::int AS no,
    first[1 + pg_temp.pick(id, 1, 30)] || ' ' || last[1 + pg_temp.pick(id, 2, 26)] AS name,
    pg_temp.address(id) AS email,
    CASE WHEN pg_temp.pick(id, 3, 5) > 0 THEN '+1 555 ' || lpad((2000000 + id)::text, 7, '0') ELSE '' END AS phone
  FROM generate_series(8, current_setting('habeas.people')::bigint) AS id, words
  WHERE id NOT BETWEEN 51 AND 100;

INSERT INTO "TBL_ADDR" ("ADDR_NO", "LINE_1", "TOWN", "STATE", "ZIP")
  SELECT no, 1 + pg_temp.pick(id, 4, 900) || ' ' || street[1 + pg_temp.pick(id, 5, 8)], city[1 + pg_temp.pick(id, 6, 8)],
    region[1 + pg_temp.pick(id, 6, 8)], lpad(pg_temp.pick(id, 7, 100000)::text, 5, '0')
  FROM crowd, words;
INSERT INTO "TBL_CUST" ("SHOP_CD", "CUST_NO", "EMAIL", "PASSWD", "NAME", "ADDR_NO", "PHONE", "SRC", "LAST_IP", "REG_DT")
  SELECT shop, no, email, '$1$CANARYHASH' || md5(id::text), name, no, phone,
    CASE WHEN pg_temp.pick(id, 8, 10) = 0 THEN 'P' ELSE 'W' END, pg_temp.ip(id, 9), pg_temp.day(id, 10)
  FROM crowd;

-- Fifty customers without address, phone or e-mail, from the import: nobody's request may ever reach them.
INSERT INTO "TBL_CUST" ("SHOP_CD", "CUST_NO", "NAME", "SRC", "REG_DT")
  SELECT 'MAIN', 1000 + id, '', 'I', date '2004-05-01' FROM generate_series(51, 100) AS id;

INSERT INTO "TBL_FIN"
  SELECT shop, no, CASE pg_temp.pick(id, 11, 2) WHEN 0 THEN 'Visa' ELSE 'MasterCard' END, decode(md5('card' || id), 'hex'),
    lpad(pg_temp.pick(id, 12, 10000)::text, 4, '0'), '0' || 1 + pg_temp.pick(id, 13, 9) || '/09', name,
    'XX' || lpad(pg_temp.pick(id, 14, 100000000)::text, 16, '0'), 100 * pg_temp.pick(id, 15, 20)
  FROM crowd WHERE pg_temp.pick(id, 16, 10) < 6;

INSERT INTO "TBL_TRANS" ("TRANS_NO", "SHOP_CD", "CUST_NO", "TRANS_DT", "TRANS_TP", "PROD_CD", "AMT", "TAX", "PO_NO", "PAID", "FROM_IP")
  SELECT 100000 + id * 10 + n, shop, no, pg_temp.day(id * 10 + n, 17), (ARRAY['PU', 'RN', 'RN', 'RF'])[1 + n % 4],
    "PROD_CD", "LIST_PRC", "LIST_PRC" / 12, '', CASE WHEN n = 0 AND pg_temp.pick(id, 18, 50) = 0 THEN 'N' ELSE 'Y' END,
    pg_temp.ip(id, 9)
  FROM crowd, generate_series(0, pg_temp.pick(id, 19, 4)) AS n
    JOIN "TBL_PROD" ON "PROD_CD" = (ARRAY['BILL-MON', 'BILL-OWN', 'PANEL-1'])[1 + n % 3];
-- Over the counter: no customer.
INSERT INTO "TBL_TRANS" ("TRANS_NO", "SHOP_CD", "TRANS_DT", "TRANS_TP", "PROD_CD", "AMT")
  SELECT 50000 + n, 'MAIN', pg_temp.day(n, 20), 'PU', 'BILL-MON', 15.95 FROM generate_series(1, 30) AS n;

INSERT INTO "TBL_INV" ("INV_NO", "TRANS_NO", "SHOP_CD", "CUST_NO", "BILL_NM", "BILL_ADDR", "BILL_EMAIL", "AMT", "DUE_DT", "PAID_DT")
  SELECT 'I' || "TRANS_NO", "TRANS_NO"::text, "SHOP_CD", "CUST_NO", name, "LINE_1" || ', ' || "TOWN", email, "TOT",
    "TRANS_DT" + 30, CASE "PAID" WHEN 'Y' THEN "TRANS_DT" + 7 END
  FROM "TBL_TRANS" JOIN crowd ON no = "CUST_NO" JOIN "TBL_ADDR" ON "ADDR_NO" = no;
INSERT INTO "TBL_INV" ("INV_NO", "TRANS_NO", "SHOP_CD", "BILL_NM", "BILL_ADDR", "AMT", "DUE_DT", "PAID_DT")
  SELECT 'I' || "TRANS_NO", "TRANS_NO"::text, "SHOP_CD", 'Cash', '', "TOT", "TRANS_DT", "TRANS_DT"
  FROM "TBL_TRANS" WHERE "CUST_NO" IS NULL;

INSERT INTO "TBL_LIC"
  SELECT upper(overlay(overlay(overlay(overlay(left(md5('key' || "TRANS_NO"), 25)
      PLACING '-' FROM 6 FOR 0) PLACING '-' FROM 12 FOR 0) PLACING '-' FROM 18 FOR 0) PLACING '-' FROM 24 FOR 0)),
    shop || '-' || lpad(no::text, 7, '0'), "PROD_CD", name, 1 + pg_temp.pick("TRANS_NO", 21, 5), "TRANS_DT"
  FROM "TBL_TRANS" JOIN crowd ON no = "CUST_NO" WHERE "TRANS_TP" = 'PU';

INSERT INTO "TBL_MSG" ("MSG_NO", "FROM_NM", "FROM_EMAIL", "SHOP_CD", "CUST_TXT", "NO_CHKD", "SUBJ", "BODY", "RCVD_TS")
  SELECT 1000 + id, name, email, shop, CASE WHEN pg_temp.pick(id, 22, 2) = 0 THEN no::text ELSE '' END,
    CASE WHEN pg_temp.pick(id, 22, 2) = 0 THEN 'Y' ELSE 'N' END, 'Question', line[1 + pg_temp.pick(id, 23, 8)],
    pg_temp.day(id, 24) + interval '14 hours'
  FROM crowd, words WHERE pg_temp.pick(id, 25, 3) = 0;
INSERT INTO "TBL_RPLY"
  SELECT "MSG_NO", 1, 'Agent Kim', 'Thank you for writing. We are looking into it.', 'CANARY-NOTE has asked before',
    "RCVD_TS" + interval '3 hours'
  FROM "TBL_MSG" WHERE pg_temp.pick("MSG_NO", 26, 2) = 0;

INSERT INTO "TBL_EMAIL_LST" SELECT email, 'Y', pg_temp.day(id, 27), NULL FROM crowd WHERE pg_temp.pick(id, 28, 3) > 0;
INSERT INTO "TBL_PHONE_LST" SELECT name, phone, 'ORDR', 'Y', pg_temp.day(id, 29), NULL FROM crowd WHERE phone <> '';
INSERT INTO "TBL_POST_LST" SELECT name, no, 'ORDR', 'Y', pg_temp.day(id, 30), NULL FROM crowd WHERE pg_temp.pick(id, 31, 2) = 0;
INSERT INTO "TBL_SHARE"
  SELECT 'HOSTCO', name, phone, date '2006-09-01', 'Y', NULL FROM crowd WHERE phone <> '' AND pg_temp.pick(id, 32, 4) = 0;
INSERT INTO "TBL_STOP_EMAIL"
  SELECT email, 'asked by e-mail', pg_temp.day(id, 33) FROM crowd WHERE pg_temp.pick(id, 34, 40) = 0;
INSERT INTO "TBL_STOP_PHONE"
  SELECT name, phone, 'asked by phone', pg_temp.day(id, 35) FROM crowd WHERE phone <> '' AND pg_temp.pick(id, 36, 40) = 0;

INSERT INTO "TBL_USE"
  SELECT shop, no, chan, use, ver, CASE use WHEN 'ORDR' THEN 'Y' ELSE 'N' END,
    CASE WHEN use = 'ORDR' OR pg_temp.pick(id, 37, 4) > 0 THEN 'Y' ELSE 'N' END
  FROM crowd, unnest('{email,phone,post}'::text[]) AS chan,
    (VALUES ('ORDR', '2005-01'), ('NEWS', '2006-07'), ('PART', '2006-12')) AS uses(use, ver);
INSERT INTO "TBL_NOTE" ("SHOP_CD", "CUST_NO", "BODY", "STAFF_NM", "NOTE_TS")
  SELECT shop, no, 'CANARY-NOTE pays late, be patient', 'Agent Kim', pg_temp.day(id, 38) + interval '9 hours'
  FROM crowd WHERE pg_temp.pick(id, 39, 10) = 0;

INSERT INTO "ForumUsers"
  SELECT 'person' || id, shop, no, md5('CANARY' || id), pg_temp.ip(id, 9), pg_temp.day(id, 40)
  FROM crowd WHERE pg_temp.pick(id, 41, 3) = 0;
INSERT INTO "Cookies"
  SELECT md5('cookie' || id), CASE WHEN pg_temp.pick(id, 42, 4) > 0 THEN shop END,
    CASE WHEN pg_temp.pick(id, 42, 4) > 0 THEN no END, 'lang=en', CASE WHEN pg_temp.pick(id, 43, 3) = 0 THEN 'BILL-OWN x1' ELSE '' END,
    pg_temp.days_ago(1 + pg_temp.pick(id, 44, 80))::date
  FROM crowd;
-- Pages and surveys are discarded by age, so theirs counts from now.
INSERT INTO "PageLog"
  SELECT md5('cookie' || id), seq, path[1 + pg_temp.pick(id * 10 + seq, 45, 8)],
    pg_temp.days_ago(1 + pg_temp.pick(id, 44, 80)) + seq * interval '20 seconds'
  FROM crowd, generate_series(1, 3) AS seq, words;
INSERT INTO "Surveys"
  SELECT 'SAT-06', shop, no, quest, (ARRAY['Very good', 'Good', 'Could be quicker'])[1 + pg_temp.pick(id * 10 + quest, 46, 3)],
    pg_temp.days_ago(5 + pg_temp.pick(id, 47, 150))::date
  FROM crowd, generate_series(1, 2) AS quest WHERE pg_temp.pick(id, 48, 6) = 0;

INSERT INTO "TBL_SALES_MM"
  SELECT date_trunc('month', "TRANS_DT")::date, "SHOP_CD", count(*), sum("TOT") FROM "TBL_TRANS" GROUP BY 1, 2;
INSERT INTO "PageStats" SELECT "Path", count(*) FROM "PageLog" GROUP BY 1;

SELECT setval(pg_get_serial_sequence('"TBL_MSG"', 'MSG_NO'), 100000000), setval(pg_get_serial_sequence('"TBL_NOTE"', 'NOTE_NO'), 100000000);
