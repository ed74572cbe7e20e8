import type { Metadata } from 'next';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { askAction } from './actions.ts';
import { SignInFrame } from './frame.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default function SignInPage() {
  const email = { name: 'email', label: 'Work email', type: 'email', autoComplete: 'email' } as const;
  return (
    <SignInFrame
      title="Sign in to the desk"
      lead={<p>We send a code to your mailbox. Then your authenticator app gives the second one.</p>}
    >
      <DeskForm id="sign-in" action={askAction} fields={[email]} submit="Send the code" />
    </SignInFrame>
  );
}
