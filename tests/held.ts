/** Legal holds that staff of the tests lay. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { hold } from '#db/schema/index';
import { type AddHold, addHold } from '#requests/add-hold';
import { makeStaff, now } from './desk.ts';

/** A form of the desk, complete but for whom or what it is about. */
export const holdForm = (more: Pick<AddHold, 'actor'> & Partial<AddHold>): AddHold => ({
  identities: {},
  tables: [],
  reason: 'A court asked for it',
  law: 'Order 12-345',
  reviewOn: '2036-01-31',
  submissionKey: randomUUID(),
  now,
  ...more,
});

/** Lays a hold. @returns its id */
export async function held(more: Partial<AddHold>): Promise<string> {
  const form = holdForm({ ...more, actor: more.actor ?? (await makeStaff('approver')) });
  const added = await addHold(form);
  if (!added.ok) throw new Error(added.problems[0].code);
  const isThis = eq(hold.submissionKey, String(form.submissionKey));
  const [made] = await database().select({ id: hold.id }).from(hold).where(isThis);
  return made?.id ?? '';
}
