import type { Metadata } from 'next';
import { Link } from '../../../ui/desk/link.tsx';
import { linkAction } from '../actions.ts';
import { SignInFrame } from '../frame.tsx';
import { LinkForm } from './link-form.tsx';

export const metadata: Metadata = { title: 'Sign in by link' };

/** Changes nothing until the button is pressed: mail scanners open links. */
export default function LinkPage() {
  return (
    <SignInFrame
      title="Sign in to the desk"
      lead={<p>You opened the link from our letter. Continue if you asked for it just now.</p>}
    >
      <LinkForm action={linkAction} />
      <noscript>
        <p>
          Without JavaScript, <Link href="/desk/sign-in/code">type the code of the letter</Link> instead.
        </p>
      </noscript>
    </SignInFrame>
  );
}
