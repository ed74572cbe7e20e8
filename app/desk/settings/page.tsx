import type { Metadata } from 'next';
import { silentParts } from '#domain/silence';
import { armingWords } from '#requests/arm';
import { listGlasses } from '#requests/list-glasses';
import { listHeldToday } from '#requests/list-held-today';
import { listSettings, type SettingsList } from '#requests/list-settings';
import { listStaff } from '#requests/list-staff';
import { type InstallationView, installationView } from '#requests/view-installation';
import { type SelfTestView, viewSelfTest } from '#requests/view-self-test';
import { requireStaff } from '../../auth.ts';
import { Confirm } from '../../ui/desk/confirm.tsx';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { KeyValue } from '../../ui/desk/key-value.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { orLeave } from '../desk-answer.ts';
import { DeskPage } from '../desk-page.tsx';
import { Moment } from '../moment.tsx';
import { count } from '../words.ts';
import { armAction } from './actions.ts';
import { CertificateEnds } from './certificate-ends.tsx';
import { Clocks } from './clocks.tsx';
import { FileSection } from './file-section.tsx';
import { ForgottenRuns } from './forgotten-runs.tsx';
import { GlassSection } from './glass-section.tsx';
import { HeldSection } from './held-section.tsx';
import { LastSeen } from './last-seen.tsx';
import { problemsKnown } from './problems-known.ts';
import { QueueWaits } from './queue-waits.tsx';
import { SelfTest } from './self-test.tsx';
import { StaffSection } from './staff-section.tsx';
import { HowToApply } from './versions/standing.tsx';

export const metadata: Metadata = { title: 'Settings' };

function Arming({ armedAt }: { armedAt: Date | null }) {
  return (
    <Section
      id="arm"
      title="Deletions"
      actions={
        <Tag small tone={armedAt ? 'good' : 'warn'}>
          {armedAt ? 'Armed' : 'Not armed'}
        </Tag>
      }
    >
      {armedAt ? (
        <div className="grid gap-3">
          <p>
            Armed since <Moment at={armedAt} />. Approved deletions run after their cooling-off.
          </p>
          <Confirm key="disarm" summary="Disarm…">
            <p className="text-soft">
              No deletion is approved or carried out until an admin arms them again. Those already approved wait.
            </p>
            <DeskForm
              id="disarm"
              action={armAction}
              given={{ to: 'disarmed' }}
              submit="Disarm deletions"
              look="second"
            />
          </Confirm>
        </div>
      ) : (
        <div className="grid gap-3">
          <p>Deletions are planned and rehearsed, but none can be approved. Arm them once you trust the map.</p>
          <Confirm key="arm" summary="Arm…">
            <p className="text-soft">
              From then on approved deletions really delete rows. Type{' '}
              <code className="font-mono text-ink">{armingWords()}</code>.
            </p>
            <DeskForm
              id="arm"
              action={armAction}
              given={{ to: 'armed' }}
              fields={[{ name: 'typed', label: 'Confirmation', autoComplete: 'off' }]}
              submit="Arm deletions"
              look="danger"
            />
          </Confirm>
        </div>
      )}
    </Section>
  );
}

/** Which version of the two files runs, and which waits for the operator. */
function SettingsStanding({ settings: { inForce, pending } }: { settings: SettingsList }) {
  return (
    <div className="grid max-w-prose gap-1">
      <p>
        {inForce !== null && `Version ${inForce} is in force. `}
        <Link href="/desk/settings/versions">Change the settings, and see how they were</Link>
      </p>
      {pending !== null && <HowToApply />}
    </div>
  );
}

type HealthProps = { view: InstallationView; selfTest: SelfTestView; settings: SettingsList; now: Date };

function Health({ view, selfTest, settings, now }: HealthProps) {
  const silent = silentParts(view, now);
  const rows = [
    { name: 'Worker', value: <LastSeen part="worker" at={view.workerSeenAt} silent={silent} /> },
    { name: 'Queue', value: <QueueWaits queue={view.queue} isOld={silent.includes('worker')} /> },
    { name: 'Account database', value: <LastSeen part="account" at={view.accountSeenAt} silent={silent} /> },
    { name: 'Mail server', value: <LastSeen part="mail" at={view.mailSeenAt} silent={silent} /> },
    { name: 'Clocks', value: <Clocks skew={view.clockSkew} /> },
    { name: 'Certificates', value: <CertificateEnds known={view.certificates} now={now} /> },
    { name: 'Last self-test', value: <SelfTest view={selfTest} /> },
    {
      name: 'Map checked',
      value: view.mapCheckedAt ? <Moment at={view.mapCheckedAt} /> : <span className="text-soft">Not yet</span>,
    },
    { name: 'Settings', value: <SettingsStanding settings={settings} /> },
    { name: 'Map', value: <span className="font-mono text-xs break-all">{view.mapHash ?? '–'}</span> },
  ];
  const problems = problemsKnown(view, selfTest, now);
  return (
    <Section
      id="map"
      title="Worker and data map"
      actions={
        <Tag small tone={problems > 0 ? 'bad' : 'plain'}>
          {problems > 0 ? count(problems, 'problem') : 'No problem known'}
        </Tag>
      }
    >
      <KeyValue rows={rows} />
      <p className="mt-3">
        <Link href="/desk/settings/map">See the map as a picture</Link>
        <br />
        <Link href="/desk/settings/import">Bring past requests in</Link>
        <br />
        <Link href="/desk/letters/samples">See how letters look</Link>
        <br />
        <Link href="/desk/components">See what pages are made of</Link>
      </p>
      {view.mapDrift.length > 0 && (
        <p className="mt-3 font-semibold text-bad">
          The database has changed and the map no longer covers it. Deletions wait until it does; all else goes on.
        </p>
      )}
      {view.runsPausedAt && (
        <p className="mt-3 font-semibold text-bad">
          No run begins since <Moment at={view.runsPausedAt} />: too many failed one after the other. What is approved
          waits until somebody has looked into it, and lets runs go on above.
        </p>
      )}
      {view.restoredSeenAt && (
        <p role="status" className="mt-3 border-t border-line pt-3 text-bad">
          The account database was restored from a backup: it lacks receipts since <Moment at={view.restoredSeenAt} />.
          People who were erased are back in it. Deletions and corrections wait until the ledger has been replayed:{' '}
          <code className="font-mono text-xs">npm run habeas -- ledger replay</code>
        </p>
      )}
      {view.forgottenRuns && <ForgottenRuns forgotten={view.forgottenRuns} />}
      {view.mapProblems.length > 0 && (
        <ul className="mt-3 grid gap-1 border-t border-line pt-3">
          {view.mapProblems.map((problem) => (
            <li key={problem} className="font-mono text-xs break-words">
              {problem}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export default async function SettingsPage() {
  const actor = await requireStaff('administer');
  const now = new Date();
  const staff = orLeave(await listStaff({ actor, now }));
  const held = orLeave(await listHeldToday({ actor, now }));
  const glasses = orLeave(await listGlasses({ actor, now }));
  const settings = orLeave(await listSettings({ actor, now }));
  const [view, selfTest] = await Promise.all([installationView(), viewSelfTest(now)]);
  return (
    <DeskPage actor={actor} current="/desk/settings">
      <DeskTitle>Settings</DeskTitle>
      <GlassSection glasses={glasses} me={actor.staffId} />
      <HeldSection held={held} me={actor.staffId} />
      <Arming armedAt={view.armedAt} />
      <Health view={view} selfTest={selfTest} settings={settings} now={now} />
      <FileSection />
      <StaffSection staff={staff} me={actor.staffId} />
    </DeskPage>
  );
}
