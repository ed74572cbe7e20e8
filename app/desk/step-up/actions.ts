'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '../../auth.ts';
import { safeDeskWay } from '../../ways.ts';
import { giveAgain } from '../as-staff.ts';
import { answerTo, type DeskAnswer } from '../desk-answer.ts';

/** Takes the second factor once more, and leads back to the page that wanted it. */
export async function stepUpAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const given = await giveAgain(actor, { code: form.get('code'), passkey: form.get('passkey'), now: new Date() });
  if (!given.ok) return answerTo(given.problems, form);
  redirect(safeDeskWay(form.get('next')));
}
