import { inTransaction, type Transaction } from '#db/client';
import { hadEvent } from '#db/event';
import { findOptOut } from '#db/suppression';
import type { PersonActor } from '#domain/actor';
import { asksAddressAlone } from '#domain/opt-out-asks';
import { sharingOptOut } from '#domain/sharing';
import { keepRequest } from './file.ts';
import { mapFace } from './map-face.ts';
import { emailIndexOf } from './on-own.ts';
import { ownOptOuts } from './own-opt-outs.ts';
import { record } from './record.ts';

/** What the signal of a person's browser came to for their data; null: there is nothing of it to opt out of. */
export type Honoured = 'in-force' | 'opted-in-since' | null;

/**
 * Opts who proved their mailbox out of sharing, because their browser asks for it: it needs no form and no further data.
 * Seen twice, on each page and in each visit, it is one opt-out; who takes that back has said so themselves, which holds
 * against the signal.
 * @see 11 CCR 7025(c)(1), (c)(3)
 */
export function honourSignal({
  actor,
  language,
  now,
}: {
  actor: PersonActor;
  language: string;
  now: Date;
}): Promise<Honoured> {
  return inTransaction(async (tx) => {
    const { optOuts } = await mapFace(tx);
    const offered = optOuts.find(({ key }) => key === sharingOptOut);
    if (!offered || !asksAddressAlone(offered)) return null;
    const about = { emailIndex: emailIndexOf(actor), type: 'signal-honoured' } as const;
    const inForce = await findOptOut(tx, about.emailIndex, sharingOptOut);
    if (await hadEvent(tx, about)) {
      return inForce || (await isOnItsWay(tx, actor)) ? 'in-force' : 'opted-in-since';
    }
    const requestId = inForce ?? (await optOut(tx, { actor, language, now }));
    // Another page of the same moment may have been faster.
    if (!(await hadEvent(tx, about))) await record(tx, { type: about.type, actor, now, requestId });
    return 'in-force';
  });
}

/** The key is the same each time, so that two pages that open at once make one request of it. */
async function optOut(tx: Transaction, { actor, ...at }: Parameters<typeof honourSignal>[0]): Promise<string> {
  const who = { email: actor.email, others: {} };
  const answers = { kind: 'opt-out' as const, purposes: [sharingOptOut] };
  return (await keepRequest(tx, { ...at, actor, who, answers, submissionKey: 'opt-out-signal' })).id;
}

async function isOnItsWay(tx: Transaction, actor: PersonActor): Promise<boolean> {
  const theirs = await ownOptOuts(tx, actor);
  return theirs.some(({ purposes, stands }) => stands === 'on-its-way' && purposes.includes(sharingOptOut));
}
