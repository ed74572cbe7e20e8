import type { ReactNode } from 'react';
import type { StaffActor } from '#domain/actor';
import { type Act, mayAct } from '#domain/roles';
import { installationView } from '#requests/view-installation';
import { Banner } from '../ui/desk/banner.tsx';
import { DeskFrame } from '../ui/desk/desk-frame.tsx';
import { Link } from '../ui/link.tsx';
import { roleWords } from './words.ts';

type Props = { actor: StaffActor; current: string; banner?: ReactNode; children: ReactNode };

/** The desk's sections, each for who may do what it is for. */
const pages: readonly { href: string; words: string; act: Act }[] = [
  { href: '/desk', words: 'Queue', act: 'view-queue' },
  { href: '/desk/new', words: 'New request', act: 'triage' },
  { href: '/desk/letters', words: 'Letters', act: 'triage' },
  { href: '/desk/holds', words: 'Legal holds', act: 'hold' },
  { href: '/desk/disclosures', words: 'Disclosures', act: 'hold' },
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

/** The frame of every page of the desk, with what concerns the whole installation on top. */
export async function DeskPage({ actor, current, banner, children }: Props) {
  const { armedAt } = await installationView();
  const isAdmin = mayAct(actor.role, 'administer');
  const nav = pages.filter(({ act }) => mayAct(actor.role, act));
  const top = (
    <>
      {!armedAt && <Disarmed mayArm={isAdmin} />}
      {banner}
    </>
  );
  return (
    <DeskFrame
      nav={nav}
      current={current}
      person={actor.name}
      role={roleWords[actor.role]}
      signOut="/desk/sign-out"
      banner={top}
    >
      {children}
    </DeskFrame>
  );
}
