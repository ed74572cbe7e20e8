/** What somebody of the desk does with a form in which they may have given their second factor once more. */
import type { StaffActor } from '#domain/actor';
import { type Problem, type Result, refused } from '#domain/problems';
import { hasPasskey } from '#requests/has-passkey';
import { verifySecondFactor } from '#requests/verify-second-factor';
import { requireStaff, viewer } from '../auth.ts';
import { keepSession } from '../cookies.ts';
import { answerTo, type DeskAnswer } from './desk-answer.ts';

/** Does something as who is signed in, their second factor being as fresh as this form makes it. */
export async function asStaff<Value>(
  form: FormData,
  verb: (actor: StaffActor, now: Date) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const actor = await requireStaff('view-queue');
  const now = new Date();
  // A form that asks for it as a part of its own act gives it to that act.
  if (!form.has('factor')) return verb(actor, now);
  const typed = { code: form.get('factor'), passkey: form.get('passkey') };
  if (!typed.code && !typed.passkey) return orMissing(await verb(actor, now));
  const given = await giveAgain(actor, { ...typed, now });
  return given.ok ? verb({ ...actor, secondFactorAt: now }, now) : refused(given.problems[0].code, 'factor');
}

/** Nothing typed where a form asked for it is no fault, if it was given meanwhile in another tab. */
const orMissing = <Value>(result: Result<Value>): Result<Value> =>
  !result.ok && result.problems[0].code === 'factor-due' ? refused('second-factor-missing', 'factor') : result;

/** Takes the second factor during a session; the browser gets a new token for it (ASVS 7.2.4). */
export async function giveAgain(
  actor: StaffActor,
  asked: { code: unknown; passkey: unknown; now: Date },
): Promise<Result<unknown>> {
  const session = await viewer();
  const given = await verifySecondFactor({ viewer: actor, use: 'step-up', ...asked });
  if (given.ok && session?.kind === 'staff') await keepSession(given.value.token, session.expiresAt);
  return given;
}

/** As `answerTo`; where the second factor is wanted, with what it can be given by. */
export async function answerOf(
  problems: readonly Problem[],
  form: FormData,
  lists: readonly string[] = [],
): Promise<NonNullable<DeskAnswer>> {
  const answer = answerTo(problems, form, lists);
  if (!answer.problems.factor) return answer;
  return { ...answer, hasPasskey: await hasPasskey(await requireStaff('view-queue')) };
}
