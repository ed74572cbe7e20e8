import type { Metadata } from 'next';
import { hasPasskey } from '#requests/has-passkey';
import { type SettingsView, viewSettings } from '#requests/view-settings';
import { requireStaff } from '../../../../auth.ts';
import { DeskTitle } from '../../../../ui/desk/desk-title.tsx';
import { KeyValue } from '../../../../ui/desk/key-value.tsx';
import { LineDiff } from '../../../../ui/desk/line-diff.tsx';
import { Link } from '../../../../ui/desk/link.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { orLeave } from '../../../desk-answer.ts';
import { DeskPage } from '../../../desk-page.tsx';
import { Moment } from '../../../moment.tsx';
import { saveSettingsAction } from '../actions.ts';
import { SettingsForm } from '../settings-form.tsx';
import { HowToApply, Standing } from '../standing.tsx';
import { Acts } from './acts.tsx';
import { CheckSection } from './check-section.tsx';

export const metadata: Metadata = { title: 'A version of the settings' };

function Facts({ view }: { view: SettingsView }) {
  const { writer, writtenAt, publisher, publishedAt, why, basedOn, inForce, number } = view;
  const base = basedOn !== null && <Link href={`/desk/settings/versions/${basedOn}`}>Version {basedOn}</Link>;
  const rows = [
    {
      name: 'What for',
      value: <span className="break-words whitespace-pre-wrap">{why}</span>,
      isTold: writer !== null,
    },
    {
      name: writer ? 'Written' : 'Found',
      value: (
        <>
          {writer ? <bdi>{writer}, </bdi> : 'In the folder, by the worker, '}
          <Moment at={writtenAt} />
        </>
      ),
      isTold: true,
    },
    {
      name: 'Published',
      value: publishedAt && (
        <>
          <bdi>{publisher}</bdi>, <Moment at={publishedAt} />
        </>
      ),
      isTold: publishedAt !== null,
    },
    { name: 'In force', value: inForce && <Moment at={inForce.since} />, isTold: inForce?.number === number },
    { name: 'Made from', value: base, isTold: basedOn !== null },
    { name: 'Digest', value: <span className="font-mono text-xs break-all">{view.digest}</span>, isTold: true },
  ];
  return <KeyValue rows={rows.filter(({ isTold }) => isTold)} />;
}

function Changes({ id, title, changes }: { id: string; title: string; changes: SettingsView['changes'] }) {
  const files = [
    { name: 'organisation.yaml', hunks: changes.organisation },
    { name: 'datamap.yaml', hunks: changes.map },
  ];
  return (
    <Section id={id} title={title}>
      <div className="grid gap-4">
        {files.map(({ name, hunks }) => (
          <div key={name} className="grid gap-2">
            <h3 className="font-mono text-xs font-semibold">{name}</h3>
            {hunks.length === 0 ? (
              <p className="text-soft">Nothing changes.</p>
            ) : (
              <LineDiff label={`What changes in ${name}`} hunks={hunks} />
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}

/** A version of the settings: what it changes, what its check found, and what may be done with it. */
export default async function VersionPage({ params }: { params: Promise<{ versionId: string }> }) {
  const actor = await requireStaff('administer');
  const { versionId: number } = await params;
  const view = orLeave(await viewSettings({ actor, number, now: new Date() }));
  const isInForce = view.inForce?.number === view.number;
  const isOpen = view.state === 'draft' || view.state === 'offered';
  const isOver = isInForce || view.basedOn === null;
  return (
    <DeskPage actor={actor} current="/desk/settings">
      <DeskTitle
        over={<Link href="/desk/settings/versions">Versions of the settings</Link>}
        tags={
          <Standing
            state={view.state}
            isFound={view.writer === null}
            isInForce={isInForce}
            isPending={view.isPending}
          />
        }
      >
        Version {view.number}
      </DeskTitle>
      <Section id="facts" title="Who and why">
        <div className="grid gap-3">
          <Facts view={view} />
          {view.isPending && <HowToApply />}
          <Acts view={view} hasPasskey={view.state === 'offered' && !view.isMine && (await hasPasskey(actor))} />
        </div>
      </Section>
      {isOpen && <CheckSection view={view} />}
      {view.moved && isOpen && (
        <Changes id="moved" title="What has come into force since it was made" changes={view.moved} />
      )}
      <Changes
        id="changes"
        title={isOver ? 'What it changed' : 'What it changes in what is in force'}
        changes={view.changes}
      />
      {view.state === 'draft' && (
        <Section id="draft" title="The two files">
          <SettingsForm
            key={view.digest}
            action={saveSettingsAction}
            given={{ number: `${view.number}`, seen: view.digest, basedOn: `${view.inForce?.number}` }}
            value={view}
          />
        </Section>
      )}
    </DeskPage>
  );
}
