import { Page } from '../ui/frame.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Prose } from '../ui/prose.tsx';
import { Title } from '../ui/title.tsx';

/** 401: the desk is for staff who are signed in. */
export function NotSignedIn() {
  return (
    <Page>
      <Title>Sign in first</Title>
      <Prose>
        <p>This page is for the staff of the privacy desk. Your session is over, or you have not signed in yet.</p>
      </Prose>
      <p className="mt-8">
        <LinkButton href="/desk/sign-in">Sign in to the desk</LinkButton>
      </p>
    </Page>
  );
}
