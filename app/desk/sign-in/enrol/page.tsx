import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { offerSecondFactor } from '#requests/enrol-second-factor';
import { viewer } from '../../../auth.ts';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { codeField } from '../../code-field.ts';
import { enrolAction } from '../actions.ts';
import { SignInFrame } from '../frame.tsx';
import { QrCode } from './qr-code.tsx';

export const metadata: Metadata = { title: 'Set up your second factor' };

export default async function EnrolPage() {
  const who = await viewer();
  if (who?.kind !== 'staff') redirect('/desk/sign-in');
  if (who.enrolled) redirect('/desk/sign-in/second-factor');
  const { secret, uri } = offerSecondFactor(who, who.name);
  const code = { ...codeField, hint: 'Six digits that the app shows now' };
  return (
    <SignInFrame
      title="Set up your second factor"
      lead={<p>Scan this with an authenticator app. From now on the desk asks for its code each time you sign in.</p>}
    >
      <div className="grid gap-4">
        <QrCode text={uri} label="The secret for your authenticator app, also written below" />
        <p className="text-soft">
          Cannot scan? Type this into the app:
          <code className="mt-1 block font-mono text-base tracking-wide break-all text-ink">
            {secret.match(/.{1,4}/g)?.join(' ')}
          </code>
        </p>
        <DeskForm id="enrol" action={enrolAction} fields={[code]} submit="Confirm and sign in" />
      </div>
    </SignInFrame>
  );
}
