'use client';

import type { ReactNode } from 'react';
import type { FormState } from '../form-state.ts';
import type { FormWords } from '../form-words.ts';
import { Button } from './button.tsx';
import { Buttons } from './buttons.tsx';
import { EnhancedForm } from './enhanced-form.tsx';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: FormWords;
  button: string;
  /** Said when the address holds no token, to who has no scripts, and where ours do not come. */
  without: ReactNode;
  /** Stands instead of all else once the link was refused: it would be again. */
  over: ReactNode;
  children: ReactNode;
};

/**
 * Waits for the token of a letter's link, which app/enhance takes out of the address's fragment, and posts it only when
 * the button is pressed.
 */
export function TokenForm({ action, words, button, without, over, children }: Props) {
  return (
    <>
      <div data-without-token="">{without}</div>
      <EnhancedForm action={action} words={words}>
        {(form) => (
          <div data-token="" hidden={!form.field('token').value}>
            <input type="hidden" name="token" defaultValue={form.field('token').value} />
            {form.field('').error ? (
              over
            ) : (
              <>
                {children}
                <Buttons>
                  <Button>{button}</Button>
                </Buttons>
              </>
            )}
          </div>
        )}
      </EnhancedForm>
    </>
  );
}
