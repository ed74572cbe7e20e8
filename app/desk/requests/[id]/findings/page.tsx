import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import type { Finding } from '#domain/finding';
import { type Redaction, redacted } from '#domain/redaction';
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
import { LeaveOut, Redactions } from './redacting.tsx';
import { isWithheld, rowsNote } from './rows-note.ts';

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

type Tick = { redactions: readonly Redaction[] };

function preview(whole: Finding, redactions: readonly Redaction[]): { finding: Finding; leftOut: number } {
  const { leftOut, ...finding } = redacted(whole, redactions);
  return { finding, leftOut };
}

type OneTableProps = { id: string; finding: Finding; leftOut?: number; tick?: Tick; children?: ReactNode };

function OneTable({ id, finding, leftOut = 0, tick, children }: OneTableProps) {
  const { table, label, columns, rows, mentionColumns, mentions, mentioned } = finding;
  return (
    <Section id={`table-${table}`} title={label} note={rowsNote(finding, leftOut)}>
      {isWithheld(finding) && (
        <p className="text-soft">
          Held for another organisation, which decides about them: not shown, and not in the copy.
        </p>
      )}
      {rows.length > 0 && <FoundRows {...{ id, table, columns, rows, tick }} caption={label} />}
      {children}
      {mentioned > 0 && (
        <>
          <h3 className="mt-4 mb-1 font-semibold">Shared with other people: {count(mentioned, 'row')}</h3>
          <FoundRows
            {...{ id, table, tick }}
            caption={`${label}, shared rows`}
            columns={mentionColumns}
            rows={mentions}
          />
        </>
      )}
    </Section>
  );
}

type ShownProps = { id: string; view: Extract<FindingsView, { state: 'shown' }>; isRedacting: boolean };

/** As the person will see them; while something is being left out, whole. */
function Shown({ id, view, isRedacting }: ShownProps) {
  const bodies = view.redactions.map(({ body }) => body);
  const filled = view.findings.filter(({ found, mentioned }) => found + mentioned > 0);
  return (
    <>
      <p className="mb-4 text-soft">
        This look has been recorded. The rows can be shown until <Moment at={view.shownUntil} />.
      </p>
      {filled.length === 0 && <EmptyState title="Nothing was found for this person" />}
      <Redactions id={id} view={view} isOn={isRedacting} />
      {isRedacting ? (
        <LeaveOut id={id}>
          {filled.map((finding) => (
            <OneTable key={finding.table} id={id} finding={finding} tick={{ redactions: bodies }} />
          ))}
        </LeaveOut>
      ) : (
        filled.map((finding) => (
          <OneTable key={finding.table} id={id} {...preview(finding, bodies)}>
            {finding.table === view.chooseIn && <ChoosePerson id={id} finding={finding} />}
          </OneTable>
        ))
      )}
    </>
  );
}

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ redact?: string }> };

export default async function FindingsPage({ params, searchParams }: PageProps) {
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
      {view.state === 'shown' && (
        <Shown id={id} view={view} isRedacting={view.mayRedact && (await searchParams).redact === 'on'} />
      )}
    </DeskPage>
  );
}
