'use server';

import { revalidatePath } from 'next/cache';
import { noteDisclosure } from '#requests/note-disclosure';
import { viewDisclosure } from '#requests/view-disclosure';
import { requireStaff } from '../../auth.ts';
import { answerOf, asStaff } from '../as-staff.ts';
import { answerTo, type DeskAnswer } from '../desk-answer.ts';
import { identitiesIn } from '../identities-in.ts';
import type { Revealed } from '../reveal-who.tsx';

const lists = ['categories'];

export async function noteDisclosureAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const noted = await noteDisclosure({
    actor,
    identities: identitiesIn(form),
    to: form.get('to'),
    under: form.get('under'),
    categories: form.getAll('categories').map(String),
    disclosedOn: form.get('disclosedOn'),
    sealedUntil: form.get('sealedUntil'),
    submissionKey: form.get('key'),
    now: new Date(),
  });
  revalidatePath('/desk/disclosures');
  return noted.ok ? null : answerTo(noted.problems, form, lists);
}

/** Shows for this one answer whose data were disclosed, and to whom. */
export async function viewDisclosureAction(_: Revealed, form: FormData): Promise<Revealed> {
  const asked = { disclosureId: form.get('recordId'), reason: form.get('reason') };
  const shown = await asStaff(form, (actor, now) => viewDisclosure({ actor, now, ...asked }));
  if (!shown.ok) return { answer: await answerOf(shown.problems, form), shown: null };
  return { answer: null, shown: shown.value };
}
