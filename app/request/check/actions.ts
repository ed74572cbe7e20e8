'use server';

import { redirect } from 'next/navigation';
import { sendDraft } from '#requests/send-draft';
import { requirePerson } from '../../auth.ts';
import { browserSecret } from '../../cookies.ts';
import type { FormState } from '../../form-state.ts';
import { refuseProblems } from '../../refuse.ts';
import { getLocale } from '../../words.ts';

export async function send(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requirePerson('/request/check');
  const sent = { shown: String(form.get('shown') ?? ''), browser: await browserSecret() };
  const mailboxUnsafe = form.get('mailboxUnsafe') !== null;
  const filed = await sendDraft({ ...sent, actor, mailboxUnsafe, language: await getLocale(), now: new Date() });
  if (!filed.ok) return refuseProblems(wholeForm(filed.problems), form);
  redirect(`/requests/${filed.value.id}/sent`);
}

/** The questions are on other pages, so that no problem has a field here to lead to. */
const wholeForm = <Each extends { field?: string }>(problems: readonly Each[]) =>
  problems.map((problem) => ({ ...problem, field: '' }));
