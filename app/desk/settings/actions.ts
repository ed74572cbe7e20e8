'use server';

import { revalidatePath } from 'next/cache';
import type { Result } from '#domain/problems';
import { roles } from '#domain/roles';
import { addStaff } from '#requests/add-staff';
import { arm } from '#requests/arm';
import { disableStaff } from '#requests/disable-staff';
import { endStaffSessions } from '#requests/end-staff-sessions';
import { letGoOn } from '#requests/let-go-on';
import { nameHousehold } from '#requests/name-household';
import { releaseSso } from '#requests/release-sso';
import { reviewGlass } from '#requests/review-glass';
import { revokeStaffPasskey } from '#requests/revoke-staff-passkey';
import { requireStaff } from '../../auth.ts';
import { answerTo, type DeskAnswer } from '../desk-answer.ts';

type Action = (previous: DeskAnswer, form: FormData) => Promise<DeskAnswer>;

function answer(result: Result<unknown>, form: FormData): DeskAnswer {
  revalidatePath('/desk', 'layout');
  return result.ok ? null : answerTo(result.problems, form);
}

export const armAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const to = form.get('to') === 'armed' ? 'armed' : 'disarmed';
  return answer(await arm({ actor, to, typed: form.get('typed'), now: new Date() }), form);
};

export const addStaffAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const role = roles.find((known) => known === form.get('role')) ?? 'viewer';
  const name = String(form.get('name') ?? '');
  return answer(await addStaff({ actor, email: form.get('email'), name, role, now: new Date() }), form);
};

export const disableStaffAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  return answer(await disableStaff({ actor, staffId: String(form.get('staffId') ?? ''), now: new Date() }), form);
};

export const endStaffSessionsAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const asked = { actor, staffId: form.get('staffId'), reason: form.get('reason'), now: new Date() };
  return answer(await endStaffSessions(asked), form);
};

export const nameHouseholdAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const asked = { actor, staffId: form.get('staffId'), emails: form.get('emails'), now: new Date() };
  return answer(await nameHousehold(asked), form);
};

export const revokeStaffPasskeyAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const asked = { staffId: form.get('staffId'), passkeyId: form.get('passkeyId'), reason: form.get('reason') };
  return answer(await revokeStaffPasskey({ actor, ...asked, now: new Date() }), form);
};

export const releaseSsoAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  return answer(await releaseSso({ actor, staffId: form.get('staffId'), now: new Date() }), form);
};

export const letGoOnAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const asked = { staffId: form.get('staffId'), act: form.get('act'), reason: form.get('reason') };
  return answer(await letGoOn({ actor, ...asked, now: new Date() }), form);
};

export const reviewGlassAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const asked = { glassId: form.get('glassId'), remark: form.get('remark') };
  return answer(await reviewGlass({ actor, ...asked, now: new Date() }), form);
};
