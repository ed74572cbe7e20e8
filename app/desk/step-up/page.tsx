import type { Metadata } from 'next';
import { freshMinutes } from '#domain/roles';
import { hasPasskey } from '#requests/has-passkey';
import { requireStaff } from '../../auth.ts';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { safeDeskWay } from '../../ways.ts';
import { codeField } from '../code-field.ts';
import { offerPasskeyAction } from '../sign-in/actions.ts';
import { SignInFrame } from '../sign-in/frame.tsx';
import { stepUpAction } from './actions.ts';

export const metadata: Metadata = { title: 'Second factor' };

/** Before a page or a file that shows somebody's data; a form asks in its own place. */
export default async function StepUpPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const actor = await requireStaff('view-queue');
  const next = safeDeskWay((await searchParams).next);
  const lead = (
    <p>
      What you asked for shows somebody’s data, and the last time was more than {freshMinutes} minutes ago. You come
      back to where you were.
    </p>
  );
  return (
    <SignInFrame title="Your second factor, once more" lead={lead}>
      <DeskForm
        id="step-up"
        action={stepUpAction}
        given={{ next }}
        fields={[codeField]}
        submit="Go on"
        passkey={(await hasPasskey(actor)) ? { use: 'step-up', offer: offerPasskeyAction } : null}
      />
      <p className="mt-4">
        <Link href="/desk">Back to the queue</Link>
      </p>
    </SignInFrame>
  );
}
