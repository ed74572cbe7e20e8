'use client';

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
};

/** One button: mail scanners open links, and must not decide anything by that. */
export function Press({ action, words, by, button }: Props) {
  return (
    <EnhancedForm action={action} words={words}>
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
