import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/database';
import { readCatalogue } from './catalogue.ts';
import { checkMap } from './check.ts';
import type { Catalogue } from './checked.ts';
import { loadMap, parseMap } from './load.ts';

const folder = 'examples/clickandchat';
const yaml = readFileSync(`${folder}/datamap.yaml`, 'utf8');
let client: pg.Client;
let catalogue: Catalogue;
before(async () => {
  const tables = ['schema.sql', 'keys.sql'].map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('');
  client = new pg.Client((await testDatabase(tables)).url);
  await client.connect();
  catalogue = await readCatalogue(client);
});
after(() => client.end());

/** Checks the example's map with a part of its text replaced. */
function check(from: string, to: string) {
  assert.ok(yaml.includes(from), from);
  const text = yaml.replace(from, () => to);
  const line = yaml.slice(0, yaml.indexOf(from)).split('\n').length;
  return { line, run: () => checkMap(parseMap(text, 'datamap.yaml'), catalogue) };
}

test("the example's map fits its database", () => {
  const checked = checkMap(loadMap(`${folder}/datamap.yaml`), catalogue);
  assert.equal(checked.places.accounts, 'public.accounts');
  assert.match(checked.hash, /^[0-9a-f]{64}$/);
});

for (const [what, from, to, says] of [
  [
    'a column that does not exist',
    'legal_name: {',
    'legal_nmae: {',
    'column "legal_nmae" does not exist in public.accounts; did you mean "legal_name"?',
  ],
  [
    'a recipient of a category that is none',
    'promises:',
    'recipients: { house: { name: H, contact: a@b.example, on: [delete], gets: [contcat] } }\npromises:',
    'category "contcat" is not in the map; did you mean "contact"?',
  ],
  [
    'a purpose of a category that is none',
    'for: [account, contact, credentials]',
    'for: [acount, contact, credentials]',
    'category "acount" is not in the map; did you mean "account"?',
  ],
  [
    'a recipient that is told of an opt-out that is none',
    'promises:',
    'recipients: { house: { name: H, contact: a@b.example, on: [opt-out], optOuts: [ofers] } }\npromises:',
    'opt-out "ofers" is not in the map; did you mean "offers"?',
  ],
  [
    'an opt-out with a part that is none',
    'includes: [offers]',
    'includes: [ofers]',
    'opt-out "ofers" is not in the map; did you mean "offers"?',
  ],
  [
    'an opt-out that is part of itself, by another',
    '    stays: News and surveys',
    '    includes: [mailings]\n    stays: News and surveys',
    'opt-out "offers" is part of itself',
  ],
  [
    'a recipient known by a column that does not exist',
    'promises:',
    'recipients: { house: { name: H, contact: a@b.example, on: [delete], known: { table: accounts, columns: [emial] } } }\npromises:',
    'column "emial" does not exist in public.accounts; did you mean "email"?',
  ],
  [
    'a table that does not exist',
    '  chargebacks:',
    '  chargeback:',
    'table "chargeback" does not exist; did you mean "chargebacks"?',
  ],
  [
    'a matched column that does not exist',
    'match: { holder_email',
    'match: { holder_mail',
    'column "holder_mail" does not exist in public.chargebacks; did you mean "holder_email"?',
  ],
  [
    'an identity that the map does not have',
    'match: { email: email }',
    'match: { email: e-mail }',
    'identity "e-mail" is not in the map; did you mean "email"?',
  ],
  [
    'an identity that counts beside others and is not in the map',
    'match: { holder_email: email }',
    'matchAll: { holder_email: email, holder_name: nam }',
    'identity "nam" is not in the map',
  ],
  [
    'a link to a column that does not exist',
    'session_id: visitor_sessions.id',
    'session_id: visitor_sessions.idd',
    'column "idd" does not exist in "visitor_sessions"; did you mean "id"?',
  ],
  [
    'a link to a table outside the map',
    'author_id: accounts.id',
    'author_id: products.id',
    'table "products" is not in the map',
  ],
  [
    'a condition on a column that does not exist',
    'closed_at: null',
    'closed_on: null',
    'column "closed_on" does not exist in public.chargebacks; did you mean "closed_at"?',
  ],
  [
    'a category that the map does not have',
    'category: mailings',
    'category: mailing',
    'category "mailing" is not in the map; did you mean "mailings"?',
  ],
  [
    'a scope over a table outside the map',
    'ip_log: columns }',
    'daily_visits: delete }',
    'table "daily_visits" is not in the map',
  ],
  [
    'an opt-out that sets a column that does not exist',
    'set: { subscribed: false',
    'set: { subscribd: false',
    'column "subscribd" does not exist in public.mail_preferences; did you mean "subscribed"?',
  ],
  [
    'a freeze that sets a column that does not exist',
    'locked_at: { now',
    'lockd_at: { now',
    'column "lockd_at" does not exist in public.accounts; did you mean "locked_at"?',
  ],
  [
    'a promise about a column that does not exist',
    'when: { born_on',
    'when: { born',
    'column "born" does not exist in public.accounts; did you mean "born_on"?',
  ],
  [
    'a path into a column that does not exist',
    'match: { email: email }',
    'match: { "emial->work": email }',
    'column "emial" does not exist in public.accounts; did you mean "email"?',
  ],
  [
    'a path into a column that has nothing inside',
    'match: { email: email }',
    'match: { "email->work": email }',
    '"email->work" is text: only JSON and arrays have something inside',
  ],
  [
    'a link into a column that has nothing inside',
    'session_id: visitor_sessions.id',
    'session_id: "visitor_sessions.id[]"',
    '"visitor_sessions.id[]" is bigint: only JSON and arrays have something inside',
  ],
  ['a table named with a NUL', '  ip_log:', '  "ip_log\\0":', '"ip_log\\u0000" has a character that is none of a text'],
  [
    'an identity found on the way that leads nowhere',
    'match: { email: email }',
    'yields: { username: emial }',
    'identity "emial" is not in the map; did you mean "email"?',
  ],
] as const) {
  test(`refuses ${what}, with file, line and the nearest name`, () => {
    const { line, run } = check(from, to);
    assert.throws(run, ({ name, message }: Error) => {
      assert.equal(name, 'FileFault');
      assert.ok(message.includes(says), message);
      assert.match(message, new RegExp(`^datamap\\.yaml:${line}:\\d+: `, 'm'));
      return true;
    });
  });
}

for (const [what, name] of [
  ['SQL', 'users"; drop table accounts;--'],
  ["PostgreSQL's own passwords", 'pg_catalog.pg_shadow'],
  ['the information schema', 'information_schema.tables'],
  ['more letters than a name can have', 'a'.repeat(64)],
  ['a name that JavaScript knows', 'constructor'],
] as const) {
  test(`F9: a table named with ${what} is refused`, () => {
    assert.throws(check('  ip_log:', `  "${name.replaceAll('"', '\\"')}":`).run, {
      message: /table ".*" does not exist/,
    });
  });
}

for (const name of ['email)::text,(select version()', 'email\\0', 'b'.repeat(64), 'constructor', '__proto__']) {
  test(`F9: a column named ${name} is refused`, () => {
    assert.throws(check('match: { email: email }', `match: { "${name}": email }`).run, { name: 'FileFault' });
  });
}

const pages = 'viewed_at: { label: Date }\n    erase: delete';
for (const [what, from, to, says] of [
  [
    'a table that nothing leads to',
    'belongs: { session_id: visitor_sessions.id }',
    'belongs: []',
    'nothing leads to its rows',
  ],
  [
    'a table whose links lead back to it, and nobody into the circle',
    'belongs: { session_id: visitor_sessions.id }',
    'belongs: { session_id: page_views.id }',
    'its links lead in a circle, and no match leads into it',
  ],
  [
    'a time of replacement that is none',
    'replacedAt: changed_at',
    'replacedAt: old_email',
    '"old_email" is text, no time',
  ],
  [
    'an empty name of a time',
    'replacedAt: changed_at',
    "replacedAt: ''",
    'column "" does not exist in public.email_changes',
  ],
  [
    'an empty name of a day of beginning',
    'since: created_at',
    "since: ''",
    'column "" does not exist in public.accounts',
  ],
  [
    'a review that counts from what is no time',
    'review: 3 years',
    'review: { column: email, plus: 3 years }',
    'no time',
  ],
  [
    'an opt-out that asks for what is no identity',
    '  mailings:\n    label: All mail',
    '  mailings:\n    asks: [telephone]\n    label: All mail',
    'identity "telephone" is not in the map',
  ],
  [
    'a shared column that no match leads through',
    'username: { category',
    'username: { shared: true, category',
    '"username" is shared, and no match leads through its elements',
  ],
  ['columns to erase without saying how', pages, pages.replace('delete', 'columns'), 'no column says how'],
  [
    'a span of a column that is no time',
    'when: { born_on: { after: -18 years } }',
    'when: { legal_name: { after: -18 years } }',
    '"legal_name" is text, no time that a span counts from',
  ],
  [
    'a scope of what was collected before, with a table that does not say when its rows were',
    'scopes:\n  account:\n',
    'scopes:\n  account:\n    collected: beforeObjection\n',
    '"accounts" does not say when its rows were collected (collectedAt)',
  ],
  ['rows kept without reason', pages, pages.replace('delete', 'keep'), 'without a keep that names reason and law'],
] as const) {
  test(`refuses ${what}`, () => {
    assert.throws(check(from, to).run, ({ message }: Error) => message.includes(says));
  });
}
