import type { Transaction } from '#db/client';
import { type LetterRow, updateQueuedLetter } from '#db/letter';
import { enqueue } from '#db/queue';
import type { OpenedRequest } from '#db/request';
import type { EventType } from '#domain/events';
import { isForStaff, type LetterKind } from '#domain/letters';
import { nextTry } from '#domain/retry';
import type { Outcome } from '#emails/send';
import { proofMinutes } from '#requests/ask-for-code';
import { record } from '#requests/record';
import { renewCode } from '#requests/renew-code';
import { deskUrl } from '#requests/staff-letters';
import { tellStaff } from '#requests/tell-staff';

export type Tried = {
  letter: LetterRow;
  kind: LetterKind;
  request: OpenedRequest | null;
  outcome: Outcome;
  now: Date;
};

type End = { status: 'sent' | 'bounced' | 'given-up'; code: number | null };

/** Writes down what became of a try: sent, bounced, given up, or queued once more. */
export async function settle(tx: Transaction, tried: Tried): Promise<void> {
  const { letter, outcome } = tried;
  if (outcome.is === 'sent') return end(tx, tried, { status: 'sent', code: outcome.code ?? 250 });
  if (outcome.is === 'bounced') return end(tx, tried, { status: 'bounced', code: outcome.code });
  const tries = letter.tries + 1;
  const runAt = await tryAgainAt(tx, tried);
  if (!runAt) return end(tx, tried, { status: 'given-up', code: outcome.code });
  await updateQueuedLetter(tx, letter.id, { status: 'queued', tries, replyCode: outcome.code });
  // A job of its own: the queue's back-off would grow past what greylisting waits for.
  await enqueue(tx, 'send-letter', { id: letter.id }, { runAt });
}

/** Null when the letter was tried long enough, or its code is of no more use. */
async function tryAgainAt(tx: Transaction, { letter, kind, now }: Tried): Promise<Date | null> {
  const runAt = nextTry(letter.webhook ? 'webhook' : kind, {
    tries: letter.tries + 1,
    createdAt: letter.createdAt,
    now,
  });
  if (!runAt || kind !== 'code') return runAt;
  const until = new Date(runAt.getTime() + proofMinutes * 60_000);
  return (await renewCode(tx, letter, { now, until })) ? runAt : null;
}

const events: Record<End['status'], EventType> = {
  sent: 'letter-sent',
  bounced: 'letter-bounced',
  'given-up': 'letter-given-up',
};

async function end(tx: Transaction, { letter, kind, request, now }: Tried, { status, code }: End): Promise<void> {
  await updateQueuedLetter(tx, letter.id, {
    status,
    tries: letter.tries + 1,
    replyCode: code,
    ...(status === 'sent' ? { sentAt: now } : {}),
    // A code is a key: gone once nobody has to send it. What belongs to no request has no key to be destroyed with.
    // The desk can show every other letter.
    ...(kind === 'code' || !request ? { toSealed: null, fieldsSealed: null } : {}),
  });
  const isToPerson = kind !== 'code' && !isForStaff(kind);
  if (status !== 'sent' && request && isToPerson) {
    const fields = { reference: request.reference, kind, deskUrl: deskUrl(request.id) };
    await tellStaff(tx, { kind: 'staff-bounced', fields, request, act: 'triage', now });
  }
  await record(tx, {
    type: events[status],
    actor: { kind: 'worker' },
    now,
    ...(request ? { requestId: request.id } : {}),
    detail: { letterId: letter.id, kind, code },
  });
}
