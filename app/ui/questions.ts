/** The questions of a form as plain values, which a server page hands to the form's client leaf. */
import type { ComponentProps, ReactNode } from 'react';
import type { Ask } from '../enhance/asks.ts';
import type { FormWords } from '../form-words.ts';
import type { Choice } from './choices.tsx';
import type { Field } from './field.tsx';
import type { FileFieldProps } from './file-field.tsx';
import type { Textarea } from './textarea.tsx';

type Asks = {
  name: string;
  /** Code of what is wrong when there is no answer; without it none is needed. */
  missing?: string;
};
type Chosen = Asks & {
  legend: ReactNode;
  hint?: ReactNode;
  question?: boolean;
  choices: readonly Choice[];
  /** Asked only when the choice `at` is taken. */
  inside?: { at: string; ask: Question };
};
type Typed<Props> = Asks & Omit<Props, 'name' | 'value' | 'error'>;

export type Question =
  | (Chosen & { as: 'radios' })
  | (Chosen & { as: 'checkboxes' })
  | (Typed<ComponentProps<typeof Textarea>> & { as: 'textarea' })
  | (Typed<FileFieldProps> & { as: 'file' })
  | (Typed<ComponentProps<typeof Field>> & { as: 'field' });

/** What a browser has to know of a question to see whether it lacks an answer. */
export function askOf(question: Question, words: FormWords): Ask {
  const { name, missing } = question;
  const inside = 'inside' in question ? question.inside : undefined;
  return {
    name,
    ...(missing ? { lack: words[missing] ?? words.unknown ?? missing } : {}),
    ...(inside ? { inside: { at: inside.at, ask: askOf(inside.ask, words) } } : {}),
  };
}
