'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { fileOptOut } from '#requests/file';
import { clientAddress } from '../../client-address.ts';
import { keepHere } from '../../draft-here.ts';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseForm, refuseProblems } from '../../refuse.ts';
import { getLocale } from '../../words.ts';

const lists = ['purposes'];
const schema = z.object({
  key: z.uuid('page-expired'),
  purposes: z.array(z.string().max(200)).min(1, 'purposes-missing').max(50),
  email: z.string('address-missing').max(1000, 'address-not-plain'),
  others: z.record(z.string().max(200), z.string().max(1000)),
});

/** Two fields of one name are neither (HTTP parameter pollution). */
const only = (form: FormData, name: string) => (form.getAll(name).length === 1 ? form.get(name) : null);

const prefix = 'identity-';

/** Characters that are read of it: more than any identity has, so that what is too long is refused at its field. */
const longestOther = 1000;

/** What was typed besides the address, by the map's key; which of it counts is decided with the map. */
function othersOf(form: FormData): Record<string, string> {
  const names = [...form.keys()].filter((name) => name.startsWith(prefix) && name.length < 200);
  return Object.fromEntries(
    names.map((name) => [name.slice(prefix.length), String(only(form, name) ?? '').slice(0, longestOther)]),
  );
}

/** No proof, no account, no puzzle: what was typed is all that is needed (11 CCR 7026(d)). */
export async function optOut(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const others = othersOf(form);
  const typedIn = { key: form.get('key'), purposes: form.getAll('purposes'), email: only(form, 'email'), others };
  const read = schema.safeParse(typedIn);
  if (!read.success) return refuseForm(read.error, form, lists);
  const { key: submissionKey, purposes, email: typed } = read.data;
  const answers = { kind: 'opt-out', purposes };
  const asked = { answers, submissionKey, typed, others, client: await clientAddress(), language: await getLocale() };
  const filed = await fileOptOut({ ...asked, now: new Date() });
  if (!filed.ok) return refuseProblems(filed.problems, form, lists);
  const given = { email: typed.trim(), others, purposes };
  await keepHere({ kind: 'opt-out', 'opt-out': given, filed: filed.value }, filed.value.id);
  redirect('/request/opt-out/done');
}
