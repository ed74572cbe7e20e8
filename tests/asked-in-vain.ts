/** A request whose person was asked something, by a letter that the mail server refused. */
import assert from 'node:assert/strict';
import type pg from 'pg';
import { askPerson } from '#requests/ask-person';
import { makeStaff, now, planned } from './desk.ts';

/** @param owner of the portal's database: letters are the worker's */
export async function askedInVain(owner: pg.Pool | pg.Client) {
  const { id, email } = await planned('access');
  const actor = await makeStaff('reviewer');
  const asked = await askPerson({ actor, id, words: 'Which account is it?', now });
  assert.ok(asked.ok);
  const refused = "UPDATE letter SET status = 'bounced', reply_code = 550 WHERE request_id = $1 AND kind = 'question'";
  assert.equal((await owner.query(refused, [id])).rowCount, 1);
  return { id, email, actor };
}
