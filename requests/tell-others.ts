import type { Transaction } from '#db/client';
import { listUntold, type OpenedNotification, updateNotification } from '#db/notification';
import type { OpenedRequest } from '#db/request';
import type { Actor } from '#domain/actor';
import { canonicalAddress } from '#domain/address';
import { dayOf } from '#domain/clock';
import { answerExpectedOn, type NotificationKind } from '#domain/notifications';
import { organisation } from './organisation.ts';
import { post } from './post.ts';
import { record } from './record.ts';

/**
 * Tells those who are written down for a request and were not told yet, in the transaction of the change that they are
 * told of, and starts their clock. Of a trial nobody hears.
 * @returns the names of those who got a letter
 * @see GDPR Art. 19, 28(3)(e); Cal. Civ. Code § 1798.105(c)
 */
export async function tellOthers(
  tx: Transaction,
  about: OpenedRequest,
  { kind, actor, now }: { kind: NotificationKind; actor: Actor; now: Date },
): Promise<string[]> {
  if (about.isTrial) return [];
  const untold = await listUntold(tx, about, kind);
  const dueOn = answerExpectedOn(kind, dayOf(now, organisation().timeZone));
  const told: string[] = [];
  for (const one of untold) {
    const letterId = await writeTo(tx, about, one, { dueOn, isReminder: false, now });
    await updateNotification(tx, one.id, { dueOn, letterId, toldAt: letterId === null ? null : now });
    if (letterId !== null) told.push(one.body.name);
  }
  if (untold.length === 0) return [];
  const detail = { kind, told: told.length, unreachable: untold.length - told.length };
  await record(tx, { type: 'others-told', actor, now, requestId: about.id, detail });
  return told;
}

/** Queues the letter to one of them. @returns null when no address of theirs is known: staff see that on the page */
export async function writeTo(
  tx: Transaction,
  about: OpenedRequest,
  { body }: Pick<OpenedNotification, 'body'>,
  { now, ...more }: { dueOn: string; isReminder: boolean; now: Date },
): Promise<string | null> {
  const to = canonicalAddress(body.contact);
  if (!to.ok) return null;
  const common = { to: to.value, language: organisation().languages[0] ?? 'en', now, request: about };
  const { reference } = about;
  return body.kind === 'recipient'
    ? post(tx, {
        ...common,
        webhook: body.webhook,
        kind: 'recipient-notice',
        fields: { ...body.fields, ...more, reference },
      })
    : post(tx, { ...common, kind: 'controller-notice', fields: { ...body.fields, ...more, reference } });
}
