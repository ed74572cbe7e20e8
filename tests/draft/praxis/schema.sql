-- The database of a doctors' practice, in German, as it grew over twenty years. Rows are the same each time.
CREATE TABLE krankenkassen (kasse_id int PRIMARY KEY, bezeichnung text NOT NULL, ik_nr char(9) NOT NULL);
CREATE TABLE aerzte (arzt_id int PRIMARY KEY, titel text, nachname text NOT NULL, fachrichtung text, lanr char(9));
CREATE TABLE mitarbeiter (ma_id int PRIMARY KEY, name text NOT NULL, kuerzel char(3), passwort text NOT NULL);
CREATE TABLE patienten (patnr int PRIMARY KEY, anrede text, vorname text NOT NULL, nachname text NOT NULL, geburtsdatum date NOT NULL, geschlecht char(1),
  strasse text, plz char(5), ort text, telefon text, mobil text, email text, kasse_id int REFERENCES krankenkassen, versichertennr text, hausarzt_id int REFERENCES aerzte,
  angelegt_am date NOT NULL);
CREATE TABLE angehoerige (id int PRIMARY KEY, patnr int NOT NULL REFERENCES patienten, name text NOT NULL, telefon text, beziehung text);
CREATE TABLE termine (id int PRIMARY KEY, patnr int REFERENCES patienten, arzt_id int REFERENCES aerzte, beginn timestamp NOT NULL, dauer_min int, grund text);
CREATE TABLE icd_katalog (icd_code text PRIMARY KEY, klartext text NOT NULL);
CREATE TABLE behandlungen (beh_id int PRIMARY KEY, patnr int NOT NULL REFERENCES patienten, arzt_id int REFERENCES aerzte, datum date NOT NULL,
  icd_code text REFERENCES icd_katalog, befund text);
CREATE TABLE medikamente (pzn char(8) PRIMARY KEY, handelsname text NOT NULL, wirkstoff text);
CREATE TABLE verordnungen (id int PRIMARY KEY, beh_id int NOT NULL REFERENCES behandlungen, pzn char(8) REFERENCES medikamente, dosierung text, menge int);
CREATE TABLE laborwerte (id int PRIMARY KEY, beh_id int NOT NULL REFERENCES behandlungen, parameter text NOT NULL, messwert numeric, einheit text);
CREATE TABLE allergien (patnr int REFERENCES patienten, substanz text, seit date, PRIMARY KEY (patnr, substanz));
CREATE TABLE rechnungen (rechnr int PRIMARY KEY, patnr int NOT NULL REFERENCES patienten, rechdatum date NOT NULL, summe numeric NOT NULL, bezahlt_am date);
CREATE TABLE rechnungspositionen (rechnr int REFERENCES rechnungen, posnr int, goae_ziffer text NOT NULL, betrag numeric NOT NULL, PRIMARY KEY (rechnr, posnr));
CREATE TABLE mahnungen (rechnr int REFERENCES rechnungen, stufe int, mahndatum date NOT NULL, PRIMARY KEY (rechnr, stufe));
CREATE TABLE bankverbindungen (patnr int PRIMARY KEY REFERENCES patienten, iban text NOT NULL, kontoinhaber text NOT NULL);
CREATE TABLE einwilligungen (patnr int REFERENCES patienten, zweck text, erteilt_am date NOT NULL, widerrufen_am date, PRIMARY KEY (patnr, zweck));
CREATE TABLE nachrichten (id int PRIMARY KEY, patnr int NOT NULL REFERENCES patienten, betreff text, inhalt text NOT NULL, gesendet_am timestamp NOT NULL);
CREATE TABLE rundbrief (email text PRIMARY KEY, angemeldet_am date NOT NULL);
CREATE TABLE goae_ziffern (ziffer text PRIMARY KEY, leistung text NOT NULL, punkte int);
CREATE TABLE sprechzeiten (wochentag int, von time, bis time, PRIMARY KEY (wochentag, von));

INSERT INTO krankenkassen SELECT n, 'Kasse ' || n, lpad(n::text, 9, '1') FROM generate_series(101, 108) n;
INSERT INTO aerzte SELECT n, 'Dr.', 'Arztname', 'Allgemein', lpad(n::text, 9, '2') FROM generate_series(1, 4) n;
INSERT INTO mitarbeiter SELECT n, 'Mia Muster', 'mmu', '$2y$10$' || md5(n::text) FROM generate_series(1, 6) n;
INSERT INTO patienten SELECT 1000 + n, 'Frau', 'Erika', 'Beispiel', date '1950-01-01' + n * 60, 'w', 'Hauptstr. ' || n, '10115', 'Berlin', '030 / 1234' || lpad(n::text, 3, '0'),
  '0170 555' || lpad(n::text, 4, '0'), CASE WHEN n % 3 > 0 THEN 'patient' || n || '@post.test' END, 101 + n % 8, 'A' || lpad(n::text, 9, '0'), 1 + n % 4, '2015-01-01' FROM generate_series(1, 150) n;
INSERT INTO angehoerige SELECT patnr, patnr, 'Max Beispiel', '030 / 999' || patnr, 'Sohn' FROM patienten WHERE patnr % 2 = 0;
INSERT INTO termine SELECT patnr, patnr, 1 + patnr % 4, '2024-01-01'::timestamp + (patnr || ' minutes')::interval, 15, 'Kontrolle' FROM patienten;
INSERT INTO icd_katalog VALUES ('J06.9', 'Akute Infektion der oberen Atemwege'), ('I10', 'Bluthochdruck');
INSERT INTO behandlungen SELECT 5000 + patnr, patnr, 1 + patnr % 4, '2024-01-01', 'I10', 'Blutdruck wie beim letzten Mal, weiter so' FROM patienten;
INSERT INTO medikamente VALUES ('01234567', 'Senkal', 'Ramipril');
INSERT INTO verordnungen SELECT patnr, 5000 + patnr, '01234567', '1-0-0', 1 FROM patienten;
INSERT INTO laborwerte SELECT patnr, 5000 + patnr, 'Kalium', 4.2, 'mmol/l' FROM patienten;
INSERT INTO allergien SELECT patnr, 'Penicillin', NULL FROM patienten WHERE patnr % 5 = 0;
INSERT INTO rechnungen SELECT 80000 + patnr, patnr, '2024-02-01', 42.5, NULL FROM patienten;
INSERT INTO rechnungspositionen SELECT rechnr, 1, '5', 42.5 FROM rechnungen;
INSERT INTO mahnungen SELECT rechnr, 1, '2024-04-01' FROM rechnungen WHERE rechnr % 7 = 0;
INSERT INTO bankverbindungen SELECT patnr, 'DE89370400440532013000', 'Erika Beispiel' FROM patienten WHERE patnr % 4 = 0;
INSERT INTO einwilligungen SELECT patnr, 'Rundbrief', '2020-01-01', NULL FROM patienten;
INSERT INTO nachrichten SELECT patnr, patnr, 'Termin', 'Ich komme morgen leider etwas spaeter', '2024-01-02' FROM patienten WHERE patnr % 3 = 0;
INSERT INTO rundbrief SELECT 'leser' || n || '@post.test', '2020-01-01' FROM generate_series(1, 30) n;
INSERT INTO goae_ziffern VALUES ('5', 'Symptombezogene Untersuchung', 80);
INSERT INTO sprechzeiten VALUES (1, '08:00', '12:00');
