/** Disclosures that staff of the tests note. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { disclosure } from '#db/schema/index';
import { type NoteDisclosure, noteDisclosure } from '#requests/note-disclosure';
import { makeStaff, now } from './desk.ts';

/** A form of the desk, complete but for whose data it is about. */
export const disclosureForm = (more: Pick<NoteDisclosure, 'actor'> & Partial<NoteDisclosure>): NoteDisclosure => ({
  identities: {},
  to: 'Glendale police',
  under: 'Subpoena 12-345',
  categories: ['contact'],
  disclosedOn: '2026-05-20',
  sealedUntil: '',
  submissionKey: randomUUID(),
  now,
  ...more,
});

/** Notes a disclosure. @returns its id */
export async function disclosed(more: Partial<NoteDisclosure>): Promise<string> {
  const form = disclosureForm({ ...more, actor: more.actor ?? (await makeStaff('approver')) });
  const noted = await noteDisclosure(form);
  if (!noted.ok) throw new Error(noted.problems[0].code);
  const isThis = eq(disclosure.submissionKey, String(form.submissionKey));
  const [made] = await database().select({ id: disclosure.id }).from(disclosure).where(isThis);
  return made?.id ?? '';
}
