import { DeskChecks } from '../../ui/desk/desk-checks.tsx';
import { DeskField } from '../../ui/desk/desk-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { UnsentNote } from '../../ui/unsent-note.tsx';
import { Fields } from './forms.tsx';
import { Shown } from './shown.tsx';

const words = 'Say what is to be done, in words that help';

/** The same fields when an answer is wrong. The summary stands first, as on a page: it takes the focus. */
export function Errors() {
  return (
    <>
      <Shown
        large
        name="ErrorSummary"
        file="error-summary.tsx"
        says="Above the h1, drawn by the form. Each line leads to its field."
      >
        <ErrorSummary
          heading="There is a problem"
          errors={[{ name: 'wrong-full', words }, { words: 'A problem of the whole form has no field to lead to' }]}
        />
      </Shown>
      <Fields name="wrong" error={words} />
      <Shown
        name="UnsentNote"
        file="unsent-note.tsx"
        says="Above a form that was filled in when the session was over: nothing of it was sent."
      >
        <UnsentNote values={{ words: 'Where is it?', file: 'letter.pdf' }} />
      </Shown>
      <Shown name="DeskField" file="desk/desk-field.tsx" says="The desk’s size of the same.">
        <DeskField name="desk-wrong" label="Reason" hint="Is kept with the request" error={words} />
        <DeskField name="desk-wrong-rows" label="Words to the person" rows={2} error={words} />
      </Shown>
      <Shown name="DeskChecks" file="desk/desk-checks.tsx" says="The desk’s checkboxes.">
        <DeskChecks
          id="checks-wrong"
          name="checks-wrong"
          label="What it concerns"
          error={words}
          values={[]}
          options={[{ value: 'a', words: 'Account' }]}
        />
      </Shown>
    </>
  );
}
