'use client';

import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { type PasskeyProps, usePasskeys } from '../../ui/desk/passkey-button.tsx';
import { codeField } from '../code-field.ts';
import type { DeskAnswer } from '../desk-answer.ts';
import { addPasskeyAction, beginPasskeyAction } from './actions.ts';

const fields = [
  { name: 'name', label: 'Name', hint: 'By which you know it again, for example “Blue key” or “Work laptop”' },
  { ...codeField, hint: 'Six digits from your authenticator app: nobody else shall add one here' },
];

async function make(options: string): Promise<{ made: string } | { problem: string }> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
  try {
    const made = await navigator.credentials.create({ publicKey });
    if (made instanceof PublicKeyCredential) return { made: JSON.stringify(made.toJSON()) };
  } catch (error) {
    // The only case that tells more than that nothing was made (WebAuthn section 5.1.3).
    if (error instanceof DOMException && error.name === 'InvalidStateError')
      return { problem: 'This device has a passkey of yours already' };
  }
  return { problem: 'No passkey was made. Try it again with a new code' };
}

async function add(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const begun = await beginPasskeyAction(form);
  if ('answer' in begun) return begun.answer;
  const done = await make(begun.options);
  const name = String(form.get('name') ?? '');
  if ('problem' in done) return { problems: { '': done.problem }, values: { name } };
  const sent = new FormData();
  sent.set('name', name);
  sent.set('made', done.made);
  return addPasskeyAction(sent);
}

/** Makes a passkey on this device, or on one that it can reach, and keeps it. */
export function AddPasskey({ passkey }: { passkey: PasskeyProps | null }) {
  if (!usePasskeys())
    return <p className="text-soft">To add one, open this page with scripts on, in a browser that makes passkeys.</p>;
  return <DeskForm id="add-passkey" action={add} fields={fields} submit="Add a passkey" passkey={passkey} />;
}
