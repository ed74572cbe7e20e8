import { Confirm } from '../../ui/desk/confirm.tsx';
import { DeskChecks } from '../../ui/desk/desk-checks.tsx';
import { DeskField } from '../../ui/desk/desk-field.tsx';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { DropField } from '../../ui/desk/drop-field.tsx';
import { FileInput } from '../../ui/desk/file-input.tsx';
import { MeanwhileNote } from '../../ui/desk/meanwhile-note.tsx';
import { ReasonForm } from '../../ui/desk/reason-form.tsx';
import { exampleDeskAction } from './actions.ts';
import { Shown } from './shown.tsx';

const reasons = [
  { value: 'answer', words: 'To answer the request' },
  { value: 'complaint', words: 'A complaint' },
];

const saved = [
  {
    name: 'Which account',
    language: 'de',
    words: 'Welches Konto meinen Sie?',
    english: 'Which account do you mean?',
  },
] as const;

const limit = { octets: 10_000_000, words: 'This file is larger than ten megabytes' };

const meanwhile = {
  lines: [{ key: 1, what: 'Assigned', by: 'Jo Marsh', at: '9 Mar 2026, 10:04' }],
  seen: 1,
  page: '/desk/components',
};

/** What the desk acts with. */
export function DeskForms() {
  return (
    <>
      <Shown name="DeskField" file="desk/desk-field.tsx" says="A line, several lines, a choice, a day or a file.">
        <DeskField name="line" label="Name" hint="As it stands in the letter" />
        <DeskField name="rows" label="Words to the person" rows={3} />
        <DeskField name="choice" label="Ground" options={reasons} />
        <DeskField name="day" label="Came on" type="date" value="2026-03-09" />
        <DeskField name="file" label="The letter" file={{ accept: 'application/pdf', limit }} />
      </Shown>
      <Shown
        name="FileInput"
        file="desk/file-input.tsx"
        says="Within DeskField; says at once when what was chosen is too large."
      >
        <FileInput name="letter" aria-label="The letter" limit={limit} />
      </Shown>
      <Shown
        name="DropField"
        file="desk/drop-field.tsx"
        says="A form’s one file, which may be dropped on it, with its button."
      >
        <div>
          <DropField
            id="drop"
            label="A file for the copy"
            hint="Of this person alone."
            problem=""
            limit={limit}
            submit="Add it"
          />
        </div>
      </Shown>
      <Shown name="MeanwhileNote" file="desk/meanwhile-note.tsx" says="Within DeskForm, when others were faster.">
        <MeanwhileNote {...meanwhile} />
      </Shown>
      <Shown
        name="DeskChecks"
        file="desk/desk-checks.tsx"
        says="Several of these; in columns where they are many and short."
      >
        <DeskChecks columns id="checks" name="checks" label="What it concerns" values={['answer']} options={reasons} />
      </Shown>
      <Shown
        name="DeskForm"
        file="desk/desk-form.tsx"
        says="Fields and a button over one server action, which refuses this one: press it."
      >
        <DeskForm
          id="example"
          action={exampleDeskAction}
          submit="Ask the person"
          fields={[
            { name: 'words', label: 'What do you ask?', rows: 2, saved },
            { name: 'about', label: 'About', many: true, options: reasons },
          ]}
        />
        <DeskForm
          id="inline"
          inline
          look="second"
          action={exampleDeskAction}
          submit="Find"
          fields={[{ name: 'words', label: 'In one row' }]}
        />
      </Shown>
      <Shown
        name="Confirm"
        file="desk/confirm.tsx"
        says="A second thought: opens in place, says what follows, and its button names the act."
      >
        <Confirm summary="Refuse…">
          <p>The person is told, with the ground and how to appeal. It cannot be taken back.</p>
          <DeskForm id="confirm" look="danger" action={exampleDeskAction} submit="Refuse the request" />
        </Confirm>
      </Shown>
      <Shown name="ReasonForm" file="desk/reason-form.tsx" says="Before personal data is shown: each view is an event.">
        <ReasonForm
          action={exampleDeskAction.bind(null, null)}
          of={{ name: 'requestId', id: 'example' }}
          options={reasons}
          answer={null}
        />
      </Shown>
    </>
  );
}
