import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { dayOf } from '#domain/clock';
import { channelNames, groundNames, kindNames, lawNamesOf, outcomeNames } from '#domain/past-names';
import { pastColumns } from '#domain/past-requests';
import { organisation } from '#requests/organisation';
import { lawsInForce } from '#requests/rules-for';
import { requireStaff } from '../../../auth.ts';
import { DeskForm, type DeskQuestion } from '../../../ui/desk/desk-form.tsx';
import { DeskTitle } from '../../../ui/desk/desk-title.tsx';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { DeskPage } from '../../desk-page.tsx';
import { listFile } from '../../list-file.ts';
import { lawsInLine } from '../../words.ts';
import { proposeImportAction } from './actions.ts';
import { columnWords } from './line-words.ts';

export const metadata: Metadata = { title: 'Past requests' };

const questions: DeskQuestion[] = [
  { name: 'lines', label: 'The table', hint: 'Up to 10,000 lines, with the names of the columns first.', rows: 6 },
  listFile,
];

const firstOf = (names: readonly { said: readonly string[] }[]) => names.map(({ said }) => said[0]).join(', ');

/** Where the laws hold; folded where they are many. */
function Laws({ ids }: { ids: readonly string[] }) {
  const empty = 'Empty: not known, and the shortest time counts.';
  if (ids.length <= lawsInLine) return `${firstOf(lawNamesOf(ids))}. ${empty}`;
  const groups = [true, false].map((isState) => ids.filter((id) => id.startsWith('us-') === isState));
  return (
    <>
      Where the person lives, or the law by its name. {empty}
      <details>
        <summary className="w-fit text-soft">All {ids.length} that are read</summary>
        {groups.map((some) => (
          <p key={some.join(' ')} className="mt-1">
            {firstOf(lawNamesOf(some))}
          </p>
        ))}
      </details>
    </>
  );
}

/** What may stand in each column. */
const allowed = (laws: ReactNode) => ({
  reference: 'Your own, such as DSR-2025-17. Brought again, nothing comes in twice under it. It stays for ever.',
  kind: firstOf(kindNames),
  email: 'The person’s address. It is kept sealed, and goes when the time for the request is over.',
  law: laws,
  channel: firstOf(channelNames),
  receivedOn: 'A day such as 2025-03-01.',
  extendedOn: 'The day on which the person was told that the answer is put off; mostly empty.',
  closedOn: 'The day of the answer. What is still open is keyed in under “New request”.',
  outcome: firstOf(outcomeNames),
  ground: `Of a denied request: ${firstOf(groundNames)}`,
  note: 'For colleagues; mostly empty.',
});

/** Requests that were answered before Habeas was there: brought in as a table, to be counted and found. */
export default async function ImportPage() {
  const actor = await requireStaff('administer');
  const today = dayOf(new Date(), organisation().timeZone);
  const told = allowed(<Laws ids={lawsInForce(today).map(({ id }) => id)} />);
  return (
    <DeskPage actor={actor} current="/desk/settings">
      <DeskTitle over={<Link href="/desk/settings">Settings</Link>}>Past requests</DeskTitle>
      <Section id="bring" title="Bring past requests in">
        <p className="mb-3 max-w-xl text-soft">
          They count in reports, in the metrics and in the log, and are found in the queue as closed. Nobody is written
          to, and nothing runs. The next page says what would come of the table, and what is to be changed in it, before
          anything is brought in.
        </p>
        <DeskForm
          id="import"
          action={proposeImportAction}
          given={{ key: randomUUID() }}
          fields={questions}
          submit="Check the table"
        />
      </Section>
      <Section id="columns" title="The columns of the table" note="in any order">
        <KeyValue
          rows={pastColumns.map((column) => ({
            name: columnWords[column],
            value: <span className="break-words">{told[column]}</span>,
          }))}
        />
      </Section>
    </DeskPage>
  );
}
