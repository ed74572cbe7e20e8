'use client';

import { type ReactNode, useEffect, useState } from 'react';
import type { FormState } from '../form-state.ts';
import type { FormWords } from '../form-words.ts';
import { Button } from './button.tsx';
import { Buttons } from './buttons.tsx';
import { EnhancedForm } from './enhanced-form.tsx';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: FormWords;
  button: string;
  /** Said when the address holds no token, and to who has no JavaScript. */
  without: ReactNode;
  children: ReactNode;
};

/**
 * Takes the token of a letter's link out of the address's fragment, cleans the address and posts the token only when the
 * button is pressed: mail scanners open links, some of them in a real browser.
 */
export function TokenForm({ action, words, button, without, children }: Props) {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    setToken((before) => before || window.location.hash.slice(1));
    window.history.replaceState(null, '', window.location.pathname);
  }, []);
  if (token === '') return without;
  return (
    <>
      <noscript>{without}</noscript>
      {token !== null && (
        <EnhancedForm action={action} words={words}>
          {() => (
            <>
              {children}
              <input type="hidden" name="token" value={token} />
              <Buttons>
                <Button>{button}</Button>
              </Buttons>
            </>
          )}
        </EnhancedForm>
      )}
    </>
  );
}
