import { viewer } from '../auth.ts';
import { Page } from '../ui/frame.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Prose } from '../ui/prose.tsx';
import { Title } from '../ui/title.tsx';

/** 403: half signed in, or signed in as somebody who may not. */
export async function NotAllowed() {
  const who = await viewer();
  const lacksFactor = who?.kind === 'staff' && !who.secondFactorAt;
  return (
    <Page>
      <Title>{lacksFactor ? 'Your second factor is missing' : 'You are not allowed to do this'}</Title>
      <Prose>
        {lacksFactor ? (
          <p>
            The desk opens only with both factors (<code>mfa_required</code>). You have proven your mailbox; give the
            code of your authenticator app next.
          </p>
        ) : (
          <p>Your role does not include this, or it is about your own data. The attempt has been recorded.</p>
        )}
      </Prose>
      <p className="mt-8">
        {lacksFactor ? (
          <LinkButton href="/desk/sign-in/second-factor">Give the second factor</LinkButton>
        ) : (
          <LinkButton href={who?.kind === 'staff' ? '/desk' : '/'}>Go back to the start</LinkButton>
        )}
      </p>
    </Page>
  );
}
