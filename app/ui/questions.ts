/** The questions of a form as plain values, which a server page hands to the form's client leaf. */
import type { ComponentProps, ReactNode } from 'react';
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

/**
 * Questions that need an answer and have none, with the code of what is wrong; the rest is for the server to say. No
 * schema: its parser would be the heaviest thing that a visitor's form loads.
 */
export function lackingIn(
  questions: readonly Question[],
  values: Readonly<Record<string, unknown>>,
): [name: string, code: string][] {
  return questions.flatMap((question) => {
    const answer = [values[question.name] ?? []].flat().filter((one) => String(one).trim() !== '');
    if (answer.length === 0) return question.missing ? [[question.name, question.missing]] : [];
    const inside = 'inside' in question ? question.inside : undefined;
    return inside && answer.includes(inside.at) ? lackingIn([inside.ask], values) : [];
  });
}
