'use server';

import { revalidatePath } from 'next/cache';
import { addPasskey } from '#requests/add-passkey';
import { beginPasskey } from '#requests/begin-passkey';
import { revokePasskey } from '#requests/revoke-passkey';
import { requireStaff } from '../../auth.ts';
import { answerTo, type DeskAnswer } from '../desk-answer.ts';

/** What the browser needs to make a passkey, or what was wrong. */
export type Begun = { options: string } | { answer: DeskAnswer };

export async function beginPasskeyAction(form: FormData): Promise<Begun> {
  const actor = await requireStaff('view-queue');
  const given = { name: form.get('name'), code: form.get('code'), passkey: form.get('passkey') };
  const begun = await beginPasskey({ actor, ...given, now: new Date() });
  return begun.ok ? { options: begun.value } : { answer: answerTo(begun.problems, form) };
}

export async function addPasskeyAction(form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const added = await addPasskey({ actor, name: form.get('name'), made: form.get('made'), now: new Date() });
  revalidatePath('/desk/passkeys');
  return added.ok ? null : answerTo(added.problems, form);
}

export async function revokePasskeyAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const revoked = await revokePasskey({ actor, passkeyId: form.get('passkeyId'), now: new Date() });
  revalidatePath('/desk/passkeys');
  return revoked.ok ? null : answerTo(revoked.problems, form);
}
