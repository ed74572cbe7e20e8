import type { ReactNode } from 'react';
import { askedFrame, describedBy, FieldError, Hint } from './field-frame.tsx';

export type Choice = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Fields that matter only when it is chosen; shown then (always, where the browser knows no `:has`). */
  inside?: ReactNode;
  /** What may be chosen instead of all of it, folded up; of no matter once all of it is. */
  parts?: { words: ReactNode; choices: readonly Choice[] };
  /** Stands above the choice, for example “or”. */
  over?: ReactNode;
};

export type ChoicesProps = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** The legend is the page's question and its h1. */
  question?: boolean;
  choices: readonly Choice[];
};

type Props = ChoicesProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] };

/** A part's label, which says to who hears it alone of what it is a part. */
const inOf = (whole: Choice, part: Choice): ReactNode => (
  <>
    <span className="sr-only">{whole.label} – </span>
    {part.label}
  </>
);

/** The first choice has the field's own name as id: the error summary's link leads there. */
const idOf = (name: string, value: string, index: number | undefined) => (index === 0 ? name : `${name}-${value}`);

function ChoiceRow({
  name,
  type,
  chosen,
  choice,
  index,
}: Pick<Props, 'name' | 'type' | 'chosen'> & { choice: Choice; index?: number }) {
  const id = idOf(name, choice.value, index);
  const hintId = choice.hint ? `${id}-about` : undefined;
  return (
    <div className="group/choice">
      {choice.over && <p className="ms-3 mb-3">{choice.over}</p>}
      <div className="peer/whole flex gap-3">
        <input
          id={id}
          name={name}
          type={type}
          value={choice.value}
          defaultChecked={chosen.includes(choice.value)}
          aria-describedby={hintId}
          className="my-1.5 size-7 shrink-0"
        />
        <div className="grow pt-1">
          <label htmlFor={id} className="block cursor-pointer pe-2 pb-1">
            {choice.label}
          </label>
          {choice.hint && (
            <div id={hintId} className="text-base text-soft">
              {choice.hint}
            </div>
          )}
        </div>
      </div>
      {choice.parts && (
        <details
          open={choice.parts.choices.some(({ value }) => chosen.includes(value))}
          className="ms-10 mt-1 peer-has-[>input:checked]/whole:hidden"
        >
          <summary className="w-fit cursor-pointer py-1 text-base text-accent underline underline-offset-2">
            {choice.parts.words}
            <span className="sr-only">: {choice.label}</span>
          </summary>
          <fieldset className="mt-2 grid gap-3 border-s-4 border-line ps-4">
            <legend className="sr-only">{choice.label}</legend>
            {choice.parts.choices.map((part) => (
              <ChoiceRow key={part.value} {...{ name, type, chosen }} choice={{ ...part, label: inOf(choice, part) }} />
            ))}
          </fieldset>
        </details>
      )}
      {choice.inside && (
        <div className="ms-3 mt-3 hidden border-s-4 border-line ps-6 group-has-[>div>input:checked]/choice:block">
          {choice.inside}
        </div>
      )}
    </div>
  );
}

/** A group of radios or checkboxes under one legend. Use Radios or Checkboxes. */
export function Choices({ name, legend, hint, error, question, choices, type, chosen }: Props) {
  return (
    <div {...askedFrame(error)}>
      <fieldset aria-describedby={describedBy(name, hint)} className="min-w-0">
        <legend
          className={
            question ? 'mb-3 text-3xl leading-tight font-bold tracking-tight sm:text-4xl' : 'mb-1 font-semibold'
          }
        >
          {question ? <h1>{legend}</h1> : legend}
        </legend>
        {hint && <Hint name={name}>{hint}</Hint>}
        <FieldError name={name} error={error} />
        <div className="mt-3 grid gap-3">
          {choices.map((choice, index) => (
            <ChoiceRow key={choice.value} {...{ name, type, chosen, choice, index }} />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
