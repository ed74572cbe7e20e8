import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { hasPasskey } from '#requests/has-passkey';
import { viewer } from '../../../auth.ts';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { codeField } from '../../code-field.ts';
import { offerPasskeyAction, secondFactorAction } from '../actions.ts';
import { SignInFrame } from '../frame.tsx';

export const metadata: Metadata = { title: 'Second factor' };

export default async function SecondFactorPage() {
  const who = await viewer();
  if (who?.kind !== 'staff') redirect('/desk/sign-in');
  if (who.secondFactorAt) redirect('/desk');
  if (!who.enrolled) redirect('/desk/sign-in/enrol');
  const passkey = (await hasPasskey(who)) ? ({ use: 'sign-in', offer: offerPasskeyAction } as const) : null;
  return (
    <SignInFrame title="Your second factor" lead={<p>Signing in as {who.name}.</p>}>
      <DeskForm id="second" action={secondFactorAction} fields={[codeField]} submit="Sign in" passkey={passkey} />
    </SignInFrame>
  );
}
