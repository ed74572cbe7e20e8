import { Button } from '../../ui/button.tsx';
import type { Look } from '../../ui/button-look.ts';
import { Buttons } from '../../ui/buttons.tsx';
import { Checkboxes } from '../../ui/checkboxes.tsx';
import { Field } from '../../ui/field.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PlainButton } from '../../ui/plain-button.tsx';
import { Press } from '../../ui/press.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { Radios } from '../../ui/radios.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { exampleAction } from './actions.ts';
import { exampleQuestions, exampleWords } from './example-form.ts';
import { Shown } from './shown.tsx';

const here = '/desk/components?part=forms';
const looks: readonly Look[] = ['main', 'second', 'danger', 'quiet'];
const choices = [
  { value: 'all', label: 'Everything' },
  { value: 'some', label: 'Only some of it', hint: 'A hint says what a choice means' },
];

/** How wrong answers are shown, too: `error` is the words at a field, the same as in the error summary. */
export function Fields({ error, name }: { error?: string; name: string }) {
  const shared = { error, hint: 'A hint says why it is asked, or what it looks like.' };
  return (
    <>
      <Shown large name="Field" file="field.tsx" says="One line. “Size” is how much is usually typed.">
        <Field {...shared} name={`${name}-full`} label="E-mail" type="email" value={error && 'sam@'} />
        <Field name={`${name}-short`} error={error} label="Town" size="short" />
        <Field name={`${name}-code`} error={error} label="Code" size="code" inputMode="numeric" />
      </Shown>
      <Shown large name="Textarea" file="textarea.tsx" says="Several lines.">
        <Textarea {...shared} name={`${name}-words`} label="What happened?" rows={3} />
      </Shown>
      <Shown
        large
        name="Radios"
        file="radios.tsx"
        says="One of several. Nothing is chosen beforehand but what was answered."
      >
        <Radios
          {...shared}
          name={`${name}-one`}
          legend="Which data?"
          choices={choices}
          {...(error ? {} : { value: 'all' })}
        />
      </Shown>
      <Shown large name="Checkboxes" file="checkboxes.tsx" says="Any of several.">
        <Checkboxes {...shared} name={`${name}-any`} legend="How may we write?" choices={choices} values={['some']} />
      </Shown>
      <Shown
        large
        name="FileField"
        file="file-field.tsx"
        says="The browser’s own, with the limit said before it is sent."
      >
        <FileField
          {...shared}
          name={`${name}-file`}
          label="A letter or a photograph of it"
          accept="application/pdf"
          limit={10_000_000}
          tooLarge="Choose a file of at most 10 MB"
          again="choose it once more"
        />
      </Shown>
    </>
  );
}

function Pressed() {
  return (
    <>
      <Shown
        name="Button"
        file="button.tsx"
        says="Submits its form and is never disabled. One “main” a page; “small” at the desk."
      >
        {[false, true].map((small) => (
          <p key={String(small)} className="flex flex-wrap gap-3">
            {looks.map((look) => (
              <Button key={look} look={look} small={small}>
                {small ? `${look}, small` : look}
              </Button>
            ))}
          </p>
        ))}
      </Shown>
      <Shown
        name="LinkButton"
        file="link-button.tsx"
        says="A link to the next step, in a button’s looks: it sends nothing."
      >
        <p className="flex flex-wrap gap-3">
          <LinkButton href={here}>Start</LinkButton>
          <LinkButton href={here} look="second">
            Second
          </LinkButton>
        </p>
      </Shown>
      <Shown large name="Buttons" file="buttons.tsx" says="The row at a form’s end, the main one first.">
        <Buttons>
          <Button>Continue</Button>
          <PlainButton>Not now</PlainButton>
        </Buttons>
      </Shown>
      <Shown large name="PlainButton" file="plain-button.tsx" says="Sends its form where a second button would shout.">
        <PlainButton hidden="of request HB-7K2M">Take it back</PlainButton>
      </Shown>
    </>
  );
}

/** What visitors answer with, before anything is wrong. */
export function Forms() {
  return (
    <>
      <Pressed />
      <Fields name="plain" />
      <Shown
        large
        name="QuestionForm"
        file="question-form.tsx"
        says="A page’s questions from plain values, checked here and by the server. Try it empty."
      >
        <QuestionForm action={exampleAction} questions={exampleQuestions} words={exampleWords} button="Continue" />
      </Shown>
      <Shown
        large
        name="Press"
        file="press.tsx"
        says="One button on a page that a letter leads to: opening it decides nothing."
      >
        <Press action={exampleAction} words={exampleWords} by="nobody" button="Stop the deletion">
          <p>What the button does stands above it.</p>
        </Press>
      </Shown>
    </>
  );
}
