import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff } from '#tests/desk';
import { disclosureForm } from '#tests/disclosed';
import { ownPortal } from '#tests/own-portal';
import { type NoteDisclosure, noteDisclosure } from './note-disclosure.ts';

const portal = ownPortal();

test('US-6: the same form sent twice notes one disclosure, with one event that names nobody', async () => {
  const asked = disclosureForm({ actor: await makeStaff('admin'), identities: { email: 'given@example.test' } });
  const all = [...(await Promise.all([noteDisclosure(asked), noteDisclosure(asked)])), await noteDisclosure(asked)];
  assert.deepEqual(all.map(codeOf), ['ok', 'ok', 'ok']);
  const { rows } = await portal.owner().query("SELECT detail FROM event WHERE type = 'disclosure-noted'");
  assert.equal(rows.length, 1);
  assert.doesNotMatch(JSON.stringify(rows), /given@|police|Subpoena/);
  const kept = await portal
    .owner()
    .query('SELECT d::text, i::text FROM disclosure d JOIN disclosure_identity i ON true');
  assert.doesNotMatch(JSON.stringify(kept.rows), /given@|676976656e40|police/);
});

test('what is missing or cannot be right is told at its field, and nothing is noted', async () => {
  const actor = await makeStaff('approver');
  const identities = { email: 'odd-given@example.test' };
  const wrong: [Partial<NoteDisclosure>, string, string | undefined][] = [
    [{ identities: {} }, 'identity-missing', 'email'],
    [{ identities: { phone: 'x' } }, 'identity-not-valid', 'identity-phone'],
    [{ to: '' }, 'reason-missing', 'to'],
    [{ under: ' ' }, 'reason-missing', 'under'],
    [{ categories: [] }, 'choice-unknown', 'categories'],
    [{ categories: ['contact', 'attic'] }, 'choice-unknown', 'categories'],
    [{ disclosedOn: '2026-06-02' }, 'day-in-future', 'disclosedOn'],
    [{ disclosedOn: '' }, 'day-not-valid', 'disclosedOn'],
    [{ sealedUntil: '2026-05-31' }, 'day-over', 'sealedUntil'],
    [{ sealedUntil: 'for good' }, 'day-not-valid', 'sealedUntil'],
    [{ submissionKey: null }, 'page-expired', undefined],
  ];
  const before = await portal.events('disclosure-noted');
  for (const [more, code, field] of wrong) {
    const refused = await noteDisclosure(disclosureForm({ actor, identities, ...more }));
    assert.ok(!refused.ok, code);
    assert.deepEqual([refused.problems[0].code, refused.problems[0].field], [code, field]);
  }
  assert.equal(await portal.events('disclosure-noted'), before);
});

test('reviewers note none, and nobody one about themselves', async () => {
  const self = await makeStaff('approver', 'self-given@desk.test');
  const identities = { email: 'self-given@desk.test' };
  assert.equal(codeOf(await noteDisclosure(disclosureForm({ actor: self, identities }))), 'self-not-allowed');
  const reviewer = await makeStaff('reviewer');
  assert.equal(codeOf(await noteDisclosure(disclosureForm({ actor: reviewer }))), 'role-not-allowed');
});

test('a disclosure that was noted cannot be changed or taken away by the process of the pages', async () => {
  const actor = await makeStaff('approver');
  await noteDisclosure(disclosureForm({ actor, identities: { email: 'fixed@example.test' } }));
  const { rows } = await portal
    .owner()
    .query<{ grantee: string; privilege_type: string }>(
      "SELECT grantee, privilege_type FROM information_schema.role_table_grants WHERE table_name = 'disclosure' AND grantee LIKE 'habeas_w%' AND privilege_type NOT IN ('SELECT', 'INSERT')",
    );
  assert.deepEqual(rows, []);
});
