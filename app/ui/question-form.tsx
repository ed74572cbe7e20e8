'use client';

import type { ReactNode } from 'react';
import type { FormState, FormValues } from '../form-state.ts';
import type { FormWords } from '../form-words.ts';
import { Button } from './button.tsx';
import type { Look } from './button-look.ts';
import { Buttons } from './buttons.tsx';
import { Checkboxes } from './checkboxes.tsx';
import type { Choice } from './choices.tsx';
import { EnhancedForm, type FormView } from './enhanced-form.tsx';
import { Field } from './field.tsx';
import { FileField } from './file-field.tsx';
import { askOf, type Question } from './questions.ts';
import { Radios } from './radios.tsx';
import { Textarea } from './textarea.tsx';

/** The form of a page's questions; see LanguageSwitch. */
const questionsId = 'questions';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  questions: readonly Question[];
  /** From formWords(). */
  words: FormWords;
  values?: FormValues;
  button: string;
  look?: Look;
  /** Above the form, below the error summary: for what cannot be inside of it, as another form. */
  above?: ReactNode;
  /** In the form, above the questions. */
  before?: ReactNode;
  /** Between the questions and the button. */
  after?: ReactNode;
  /** Beside the button. */
  beside?: ReactNode;
  /** What the form carries without asking. */
  hidden?: Record<string, string>;
};

function choicesOf(question: Extract<Question, { legend: ReactNode }>, form: FormView): Choice[] {
  const { inside } = question;
  return question.choices.map((choice) =>
    inside?.at === choice.value ? { ...choice, inside: <Asked question={inside.ask} form={form} /> } : choice,
  );
}

function Asked({ question, form }: { question: Question; form: FormView }) {
  switch (question.as) {
    case 'radios':
      return <Radios {...question} choices={choicesOf(question, form)} {...form.field(question.name)} />;
    case 'checkboxes':
      return <Checkboxes {...question} choices={choicesOf(question, form)} {...form.list(question.name)} />;
    case 'file':
      return <FileField {...question} {...form.field(question.name)} />;
    case 'textarea':
      return <Textarea {...question} {...form.field(question.name)} />;
    default:
      return <Field {...question} {...form.field(question.name)} />;
  }
}

/** A form of one page: its questions in order and one button. */
export function QuestionForm({ questions, button, look, before, after, beside, hidden = {}, ...form }: Props) {
  const asks = questions.map((question) => askOf(question, form.words));
  return (
    <EnhancedForm {...form} {...(questions.length > 0 ? { id: questionsId } : {})} asks={asks}>
      {(view) => (
        <>
          {before}
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {questions.map((question) => (
            <Asked key={question.name} question={question} form={view} />
          ))}
          {after}
          <Buttons>
            <Button {...(look ? { look } : {})}>{button}</Button>
            {beside}
          </Buttons>
        </>
      )}
    </EnhancedForm>
  );
}
