import { wordsHere } from '../words.ts';
import { PlainButton } from './plain-button.tsx';

/** Ends the session; a plain form, so that it works everywhere. */
export function SignOut() {
  const t = wordsHere('signOut');
  return (
    <form action="/sign-out" method="post">
      <PlainButton>{t('button')}</PlainButton>
    </form>
  );
}
