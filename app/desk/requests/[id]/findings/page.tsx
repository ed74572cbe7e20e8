import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import type { Finding } from '#domain/finding';
import { type FindingsView, viewFindings } from '#requests/view-findings';
import { requireStaff } from '../../../../auth.ts';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { DeskTitle } from '../../../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../../../ui/desk/empty-state.tsx';
import { Link } from '../../../../ui/desk/link.tsx';
import { Progress } from '../../../../ui/desk/progress.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { orLeave } from '../../../desk-answer.ts';
import { DeskPage } from '../../../desk-page.tsx';
import { Moment } from '../../../moment.tsx';
import { reasonOptions } from '../../../reason-options.ts';
import { count } from '../../../words.ts';
import { showFindingsAction } from '../actions.ts';
import { ChoosePerson } from './choose-person.tsx';
import { FoundRows } from './found-rows.tsx';

export const metadata: Metadata = { title: 'Findings' };

function Ask({ id }: { id: string }) {
  return (
    <Section id="ask" title="The rows themselves">
      <DeskForm
        id="findings"
        action={showFindingsAction}
        given={{ requestId: id }}
        fields={[{ name: 'reason', label: 'Why do you need to see them?', value: '', options: reasonOptions }]}
        submit="Fetch them"
        inline
      />
    </Section>
  );
}

function OneTable({ finding, children }: { finding: Finding; children?: ReactNode }) {
  const { table, label, columns, rows, found, mentionColumns, mentions, mentioned } = finding;
  const note = found > rows.length ? `first ${rows.length} of ${count(found, 'row')}` : count(found, 'row');
  return (
    <Section id={`table-${table}`} title={label} note={note}>
      <FoundRows caption={label} columns={columns} rows={rows} />
      {children}
      {mentioned > 0 && (
        <>
          <h3 className="mt-4 mb-1 font-semibold">Shared with other people: {count(mentioned, 'row')}</h3>
          <FoundRows caption={`${label}, shared rows`} columns={mentionColumns} rows={mentions} />
        </>
      )}
    </Section>
  );
}

function Shown({ id, view }: { id: string; view: Extract<FindingsView, { state: 'shown' }> }) {
  const filled = view.findings.filter(({ found, mentioned }) => found + mentioned > 0);
  return (
    <>
      <p className="mb-4 text-soft">
        This look has been recorded. The rows can be shown until <Moment at={view.shownUntil} />.
      </p>
      {filled.length === 0 && <EmptyState title="Nothing was found for this person" />}
      {filled.map((finding) => (
        <OneTable key={finding.table} finding={finding}>
          {finding.table === view.chooseIn && <ChoosePerson id={id} finding={finding} />}
        </OneTable>
      ))}
    </>
  );
}

export default async function FindingsPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff('view-request');
  const { id } = await params;
  const view = orLeave(await viewFindings({ actor, id, now: new Date() }));
  const back = `/desk/requests/${id}`;
  return (
    <DeskPage actor={actor} current="/desk">
      <DeskTitle
        over={
          <>
            <Link href="/desk">Queue</Link> / <Link href={back}>{view.reference}</Link>
          </>
        }
      >
        Findings
      </DeskTitle>
      {view.state === 'not-asked' && <Ask id={id} />}
      {view.state === 'being-fetched' && (
        <Progress
          label="Fetching the rows"
          words="The worker reads them from the account database"
          href={`${back}/findings`}
        />
      )}
      {view.state === 'shown' && <Shown id={id} view={view} />}
    </DeskPage>
  );
}
