'use server';

import { revalidatePath } from 'next/cache';
import { addHold } from '#requests/add-hold';
import { liftHold } from '#requests/lift-hold';
import { viewHold } from '#requests/view-hold';
import { requireStaff } from '../../auth.ts';
import { answerOf, asStaff } from '../as-staff.ts';
import { answerTo, type DeskAnswer } from '../desk-answer.ts';
import { identitiesIn } from '../identities-in.ts';
import type { Revealed } from '../reveal-who.tsx';

const lists = ['tables'];

export async function addHoldAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const added = await addHold({
    actor,
    identities: identitiesIn(form),
    tables: form.getAll('tables').map(String),
    reason: form.get('reason'),
    law: form.get('law'),
    reviewOn: form.get('reviewOn'),
    submissionKey: form.get('key'),
    now: new Date(),
  });
  if (!added.ok) return answerTo(added.problems, form, lists);
  revalidatePath('/desk/holds');
  return null;
}

export async function liftHoldAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const lifted = await liftHold({ actor, holdId: form.get('holdId'), reason: form.get('reason'), now: new Date() });
  // Drawn anew, the page would have no form of a hold that is lifted, and so no place to say so.
  if (!lifted.ok) return answerTo(lifted.problems, form);
  revalidatePath('/desk/holds');
  return null;
}

/** Shows for this one answer whom a hold is about. */
export async function viewHoldAction(_: Revealed, form: FormData): Promise<Revealed> {
  const asked = { holdId: form.get('recordId'), reason: form.get('reason') };
  const shown = await asStaff(form, (actor, now) => viewHold({ actor, now, ...asked }));
  if (!shown.ok) return { answer: await answerOf(shown.problems, form), shown: null };
  return { answer: null, shown: shown.value };
}
