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
  by: string;
  button: string;
  /** The page's title and what the button does. */
  children: ReactNode;
};

/** One button: mail scanners open links, and must not decide anything by that. */
export function Press({ action, words, by, button, children }: Props) {
  return (
    <EnhancedForm action={action} words={words} above={children}>
      {() => (
        <>
          <input type="hidden" name="by" value={by} />
          <Buttons>
            <Button>{button}</Button>
          </Buttons>
        </>
      )}
    </EnhancedForm>
  );
}
