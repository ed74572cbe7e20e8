-- What the crowds of all examples are made with. Set-based and the same each time: every choice is a hash of the row's
-- number and a salt. `habeas.people` says how many accounts there are, `habeas.now` what "twenty days ago" counts from.
CREATE FUNCTION pg_temp.pick(number bigint, salt bigint, choices int) RETURNS int LANGUAGE sql IMMUTABLE
  AS 'SELECT abs(hashint8extended(number, salt) % choices)::int';
CREATE FUNCTION pg_temp.ip(number bigint, salt bigint) RETURNS inet LANGUAGE sql IMMUTABLE
  AS $$SELECT inet '198.18.0.0' + pg_temp.pick(number, salt, 131072)::bigint$$;

-- One of each crowd is nobody's: the nightly self-test asks for it.
CREATE FUNCTION pg_temp.address(number bigint) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$SELECT CASE number WHEN 50 THEN 'self-test' ELSE 'person' || number END || '@people.test'$$;

CREATE TEMP TABLE words AS SELECT
  '{Ada,Amir,Ana,Bao,Carla,Chidi,Dana,Elif,Emma,Farid,Grace,Hana,Ivan,Jonas,Kofi,Leila,Marta,Mei,Nils,Olga,Pablo,Priya,Rosa,Sven,Tariq,Uma,Viktor,Wen,Yara,Zoe}'::text[] AS first,
  '{Adler,Okafor,Brandt,Castro,Diaz,Ekwall,Fischer,Garcia,Haddad,Ito,Jansen,Kaya,Lopez,Meyer,Novak,Olsen,Petrov,Quinn,Rossi,Silva,Tanaka,Ueda,Vargas,Weber,Yilmaz,Zhang}'::text[] AS last,
  '{Maple Street,Harbor Road,Mill Lane,Station Avenue,Oak Drive,Church Street,Lakeview Terrace,Second Avenue}'::text[] AS street,
  '{Springfield,Riverton,Fairview,Lakewood,Georgetown,Milton,Ashland,Clayton}'::text[] AS city,
  '{CA,NY,TX,OR,WA,IL,MA,FL}'::text[] AS region,
  '{How do I add the chat to my page?,Thank you - that worked.,The window stays empty.,Can I get an invoice?,I was charged twice.,What does the big plan cost?,My visitors cannot see the button.,I will try again tomorrow.}'::text[] AS line,
  '{/,/pricing,/features,/download,/help,/contact,/settings,/chat}'::text[] AS path,
  '{Mozilla/5.0 (Windows NT 6.1) Firefox/8.0,Mozilla/5.0 (Windows NT 5.1) MSIE 8.0,Mozilla/5.0 (Macintosh) Safari/534.52,Mozilla/5.0 (X11; Linux) Chrome/15.0}'::text[] AS browser;
