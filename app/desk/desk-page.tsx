import type { ReactNode } from 'react';
import type { StaffActor } from '#domain/actor';
import type { FailureClass } from '#domain/failures';
import { type Act, mayAct } from '#domain/roles';
import { listGlasses } from '#requests/list-glasses';
import { installationView } from '#requests/view-installation';
import { Banner } from '../ui/desk/banner.tsx';
import { DeskForm } from '../ui/desk/desk-form.tsx';
import { DeskFrame } from '../ui/desk/desk-frame.tsx';
import { Link } from '../ui/desk/link.tsx';
import { resumeRunsAction } from './actions.ts';
import { orLeave } from './desk-answer.ts';
import { failureWords } from './failure-words.ts';
import { SilentBanners } from './silent-banners.tsx';
import { roleWords } from './words.ts';

type Props = { actor: StaffActor; current: string; banner?: ReactNode; children: ReactNode };

/** The desk's sections, each for who may do what it is for. */
const pages: readonly { href: string; words: string; act: Act }[] = [
  { href: '/desk', words: 'Queue', act: 'view-queue' },
  { href: '/desk/new', words: 'New request', act: 'triage' },
  { href: '/desk/letters', words: 'Letters', act: 'triage' },
  { href: '/desk/others', words: 'Others told', act: 'triage' },
  { href: '/desk/holds', words: 'Legal holds', act: 'hold' },
  { href: '/desk/disclosures', words: 'Disclosures', act: 'hold' },
  { href: '/desk/reports', words: 'Reports', act: 'view-reports' },
  { href: '/desk/settings', words: 'Settings', act: 'administer' },
];

function Disarmed({ mayArm }: { mayArm: boolean }) {
  return (
    <Banner tone="warn">
      <strong>Deletions are not armed.</strong> This installation plans and rehearses; no deletion can be approved.{' '}
      {mayArm ? <Link href="/desk/settings#arm">Arm deletions</Link> : 'An admin can arm them.'}
    </Banner>
  );
}

function Drifted({ mayFix }: { mayFix: boolean }) {
  return (
    <Banner tone="bad">
      <strong>Deletions wait.</strong> The database has changed and the data map no longer covers it.{' '}
      {mayFix ? <Link href="/desk/settings#map">What has changed</Link> : 'An admin can see what has changed.'}
    </Banner>
  );
}

function Paused({ why, mayResume }: { why: FailureClass; mayResume: boolean }) {
  return (
    <Banner tone="bad">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p>
          <strong>No run begins.</strong> Several failed one after the other, the last because: {failureWords[why].what}
          . {mayResume ? 'Let them go on once it is mended.' : 'An approver or an admin can let them go on.'}
        </p>
        {mayResume && <DeskForm id="resume-runs" action={resumeRunsAction} submit="Let runs go on" look="second" />}
      </div>
    </Banner>
  );
}

/** For admins: what the last check found that does not stop deletions, such as a promise that rows break. */
function Problems({ count }: { count: number }) {
  return (
    <Banner tone="warn">
      The last check of the data map found {count === 1 ? 'a problem' : `${count} problems`}.{' '}
      <Link href="/desk/settings#map">Look at it</Link>
    </Banner>
  );
}

/** For admins: somebody saw data in an emergency without a colleague, and nobody has reviewed it. */
function Broken({ count }: { count: number }) {
  return (
    <Banner tone="bad">
      <strong>Break-glass.</strong> Somebody saw the data of a watched person without a colleague
      {count > 1 ? `, ${count} times` : ''}. <Link href="/desk/settings#glass">Review it</Link>
    </Banner>
  );
}

/** The frame of every page of the desk, with what concerns the whole installation on top. */
export async function DeskPage({ actor, current, banner, children }: Props) {
  const view = await installationView();
  const { armedAt, mapDrift, mapProblems, runsPausedFor } = view;
  const now = new Date();
  const isAdmin = mayAct(actor.role, 'administer');
  const broken = isAdmin ? orLeave(await listGlasses({ actor, now })).toReview.length : 0;
  const nav = pages.filter(({ act }) => mayAct(actor.role, act));
  const top = (
    <>
      <SilentBanners seen={view} now={now} />
      {runsPausedFor && <Paused why={runsPausedFor} mayResume={mayAct(actor.role, 'resume-runs')} />}
      {broken > 0 && <Broken count={broken} />}
      {!armedAt && <Disarmed mayArm={isAdmin} />}
      {mapDrift.length > 0 && <Drifted mayFix={isAdmin} />}
      {mapDrift.length === 0 && mapProblems.length > 0 && isAdmin && <Problems count={mapProblems.length} />}
      {banner}
    </>
  );
  return (
    <DeskFrame
      nav={nav}
      current={current}
      person={actor.name}
      role={roleWords[actor.role]}
      sessions="/desk/sessions"
      passkeys="/desk/passkeys"
      signOut="/desk/sign-out"
      banner={top}
    >
      {children}
    </DeskFrame>
  );
}
