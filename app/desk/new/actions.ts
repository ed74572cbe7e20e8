'use server';

import { redirect } from 'next/navigation';
import type { Problem } from '#domain/problems';
import { keyIn } from '#requests/key-in';
import { readMail } from '#requests/read-mail';
import { requireStaff } from '../../auth.ts';
import { answerTo, type DeskAnswer } from '../desk-answer.ts';
import { identitiesIn } from '../identities-in.ts';
import { problemWords } from '../problem-words.ts';
import { answersIn, lists, type Row } from './answers-in.ts';
import { filledWith, type MailAnswer } from './mail-answer.ts';

/** Keys a request in. Sent twice, it leads to the same request. */
export async function keyInAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const { answers, rows } = answersIn(form);
  const filed = await keyIn({
    actor,
    channel: form.get('channel'),
    receivedOn: form.get('receivedOn'),
    answers,
    identities: identitiesIn(form),
    parentEmail: form.get('parentEmail'),
    agent: {
      basis: form.get('agentBasis'),
      name: form.get('agentName'),
      address: form.get('agentAddress'),
      getsAnswer: form.get('letters') === 'agent',
    },
    mayWriteToMailbox: form.get('letters') === 'email',
    mailboxUnsafe: form.get('letters') === 'unsafe',
    postal: form.get('postal'),
    residence: form.get('residence'),
    language: String(form.get('language') ?? 'en'),
    isTrial: form.get('trial') === 'yes',
    submissionKey: form.get('key'),
    now: new Date(),
  });
  if (!filed.ok) return answerTo(filed.problems.map(atRow(rows)), form, [...lists, 'trial']);
  redirect(`/desk/requests/${filed.value.id}`);
}

/** Fills the form from a mail file; keeps nothing. */
export async function readMailAction(_: MailAnswer, form: FormData): Promise<MailAnswer> {
  await requireStaff('triage');
  const mail = await readMail({ file: form.get('file'), now: new Date() });
  return mail.ok ? filledWith(mail.value) : { problem: problemWords(mail.problems[0]) };
}

/** A problem with one of the corrections, at the field where it was typed. */
const atRow =
  (rows: readonly Row[]) =>
  (problem: Problem): Problem => {
    const row = rows[Number(problem.detail?.change ?? Number.NaN)];
    return row && problem.field ? { ...problem, field: `${problem.field}-${row.at}` } : problem;
  };
