/** Visits of a site that go when they are old, and what lies beneath them, for tests of rows past their date. */
import { after } from 'node:test';
import { accountOf, type Guarded, guarded } from './checked-map.ts';

export const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE visits (id int PRIMARY KEY, person int NOT NULL REFERENCES people, viewed timestamptz NOT NULL, kind text NOT NULL DEFAULT 'page', dispute bool NOT NULL DEFAULT false);
CREATE TABLE clicks (id int PRIMARY KEY, visit int NOT NULL REFERENCES visits, saved bool NOT NULL DEFAULT false);
CREATE TABLE marks (id int PRIMARY KEY, subject text, kind text);
INSERT INTO people SELECT n, 'p' || n || '@x.test' FROM generate_series(1, 3) n;
INSERT INTO visits SELECT n, 1 + n % 3, '2026-11-20 12:00+00'::timestamptz - make_interval(days => n) FROM generate_series(1, 30) n;
INSERT INTO clicks SELECT n, 1 + n % 30 FROM generate_series(1, 60) n;
INSERT INTO marks SELECT n, (1 + n % 30)::text, CASE WHEN n % 2 = 0 THEN 'visit' ELSE 'other' END FROM generate_series(1, 60) n;
INSERT INTO marks VALUES (90, '', 'visit');
`;
export const map = (expires = '{ column: viewed, after: 10 days }', clicks = 'delete', visits = '') => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  visits:
    belongs: { person: people.id }
    columns: { kind:, dispute: }
    erase: delete
    keep: { ${visits || 'while: { dispute: true }'}, reason: a dispute, law: l, review: 1 year }
    expires: ${expires}
  clicks:
    belongs: { visit: visits.id }
    columns: { saved: { erase: null } }
    erase: ${clicks}
    keep: { while: { saved: true }, reason: saved, law: l, review: 1 year }
  marks: { belongs: { to: { subject: visits.id }, when: { kind: visit } }, columns: { kind: }, erase: delete }
`;
export const now = new Date('2026-11-20T12:00:00Z');

export const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
export async function shopOf(yaml = map()): Promise<Guarded> {
  const shop = await guarded(await accountOf(schema, yaml));
  opened.push(shop);
  return shop;
}
