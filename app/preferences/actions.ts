'use server';

import { redirect } from 'next/navigation';
import { optOutOwn } from '#requests/opt-out-own';
import { requirePerson } from '../auth.ts';
import { getLocale } from '../words.ts';

const most = 50;

/** One press, and it is done: opting in takes two (11 CCR 7028(a)). */
export async function optOutHere(form: FormData): Promise<void> {
  const actor = await requirePerson('/preferences');
  const purposes = form.getAll('purpose').slice(0, most).map(String);
  const asked = { actor, purposes, submissionKey: String(form.get('key') ?? ''), language: await getLocale() };
  const done = await optOutOwn({ ...asked, now: new Date() });
  redirect(done.ok ? '/preferences?done' : '/preferences?failed');
}
