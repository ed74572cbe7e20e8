import type { ReactNode } from 'react';
import type { Finding } from '#domain/finding';
import { placesOf } from '#domain/redaction';
import type { FindingsView } from '#requests/view-findings';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { DeskLinkButton } from '../../../../ui/desk/desk-link-button.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { count } from '../../../words.ts';
import { redactAction, takeRedactionBackAction } from '../actions.ts';
import { groundOptions, groundWords, lookalikeOptions, lookalikeWords, rowWords } from './redaction-words.ts';

type View = Extract<FindingsView, { state: 'shown' }>;

const ground = { name: 'ground', label: 'Why', value: 'others', options: groundOptions };

/** Around all rows, which can be ticked then: leaves out what is. */
export function LeaveOut({ id, children }: { id: string; children: ReactNode }) {
  return (
    <DeskForm
      id="redact"
      action={redactAction}
      given={{ requestId: id }}
      fields={[ground]}
      submit="Leave what is ticked out of the copy"
    >
      {children}
    </DeskForm>
  );
}

function LeaveTextOut({ id }: { id: string }) {
  return (
    <DeskForm
      id="redact-text"
      action={redactAction}
      given={{ requestId: id }}
      fields={[
        {
          name: 'text',
          label: 'A name, a number or any other text',
          hint: 'Left out wherever it stands in the copy, in capitals or not. What is inside of files that somebody added is not looked through.',
        },
        {
          name: 'every',
          label: 'Or whatever looks like it',
          hint: 'By how it is written: look at the rows afterwards.',
          value: '',
          options: [{ value: '', words: 'Nothing' }, ...lookalikeOptions],
        },
        ground,
      ]}
      submit="Leave it out"
      look="second"
    />
  );
}

/** What one of them is, in words. */
function whatOf(body: View['redactions'][number]['body'], findings: readonly Finding[]): ReactNode {
  if ('text' in body || 'every' in body) {
    const what = 'text' in body ? <bdi>“{body.text}”</bdi> : lookalikeWords[body.every];
    return (
      <>
        {what}, in {count(placesOf(findings, body), 'place')} of the rows fetched
      </>
    );
  }
  const finding = findings.find(({ table }) => table === body.table);
  const label = finding?.label ?? body.table;
  const row = finding ? rowWords(finding, body.row) : '';
  const column = 'column' in body && (finding?.columns.find((one) => one.column === body.column)?.label ?? body.column);
  return `${label}${row && `, ${row}`}: ${column || 'the whole row'}`;
}

/** What is left out already, and how to leave out more. */
export function Redactions({ id, view, isOn }: { id: string; view: View; isOn: boolean }) {
  const { redactions, findings, mayRedact } = view;
  if (redactions.length === 0 && !mayRedact) return null;
  return (
    <Section
      id="redactions"
      title="Left out of the copy"
      note={redactions.length > 0 ? count(redactions.length, 'redaction') : 'nothing'}
      actions={
        mayRedact && (
          <DeskLinkButton href={isOn ? '?' : '?redact=on'}>
            {isOn ? 'See what the person will see' : 'Leave rows or values out'}
          </DeskLinkButton>
        )
      }
    >
      {redactions.length > 0 && (
        <ul className="mb-3 grid gap-2">
          {redactions.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="min-w-0 break-words">
                {whatOf(one.body, findings)}
                <span className="block text-xs text-soft">
                  {groundWords[one.ground]}; left out by <bdi>{one.by}</bdi>
                </span>
              </span>
              {mayRedact && (
                <DeskForm
                  id={`take-back-${one.id}`}
                  action={takeRedactionBackAction}
                  given={{ requestId: id, redactionId: one.id }}
                  submit="Take back"
                  look="second"
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayRedact && <LeaveTextOut id={id} />}
      <p className="mt-3 text-soft">
        The rows below are {isOn ? 'whole' : 'as the person will see them'}. Each place where something is left out says
        so in the copy, and its first page says how much, and why.
      </p>
    </Section>
  );
}
