import type { Metadata } from 'next';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { codeAction } from '../actions.ts';
import { SignInFrame } from '../frame.tsx';

export const metadata: Metadata = { title: 'Check your mailbox' };

export default function CodePage() {
  const code = {
    name: 'code',
    label: 'Code',
    hint: 'Eight digits, good for ten minutes',
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
  } as const;
  return (
    <SignInFrame
      title="Check your mailbox"
      lead={<p>If the address you gave works at this desk, a letter with a code is on its way to it.</p>}
    >
      <DeskForm id="code" action={codeAction} fields={[code]} submit="Continue" />
      <p className="mt-4 text-soft">
        Nothing came? <Link href="/desk/sign-in">Check the address and ask again</Link>.
      </p>
    </SignInFrame>
  );
}
