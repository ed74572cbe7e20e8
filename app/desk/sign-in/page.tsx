import type { Metadata } from 'next';
import { ssoProblemIn } from '#domain/sso';
import { offersSso } from '#requests/offers-sso';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { problemWords } from '../problem-words.ts';
import { askAction } from './actions.ts';
import { SignInFrame } from './frame.tsx';
import { SsoLink } from './sso-link.tsx';

export const metadata: Metadata = { title: 'Sign in' };

type Search = Promise<Record<string, string | string[] | undefined>>;

const leads = {
  letter: 'We send a code to your mailbox. Then your authenticator app gives the second one.',
  both: 'Use your organisation’s sign-in page, or a code that we send to your mailbox. Your second factor comes next.',
};

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const isOffered = offersSso();
  const code = ssoProblemIn((await searchParams).sso);
  const email = { name: 'email', label: 'Work email', type: 'email', autoComplete: 'email' } as const;
  return (
    <SignInFrame title="Sign in to the desk" lead={<p>{leads[isOffered ? 'both' : 'letter']}</p>}>
      <SsoLink isOffered={isOffered} problem={code && problemWords({ code })} />
      <DeskForm id="sign-in" action={askAction} fields={[email]} submit="Send the code" />
    </SignInFrame>
  );
}
