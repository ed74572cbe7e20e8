import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { insertRules } from '#db/clock-event';
import { keyedHash } from '#db/keys';
import { answersOf, type OpenedRequest, opened } from '#db/request';
import { request } from '#db/schema/index';
import { newRequestKey, seal, sealJson } from '#db/seal';
import type { Actor } from '#domain/actor';
import type { Agent } from '#domain/agent';
import type { Answers } from '#domain/answers';
import type { Channel } from '#domain/channels';
import { dayOf } from '#domain/clock';
import { covers } from '#domain/covers';
import { type Kind, skipsReview } from '#domain/kinds';
import { awaitsProof } from '#domain/proof';
import { referenceFrom } from '#domain/reference';
import { openStatuses } from '#domain/states';
import { boundKey } from './bound-key.ts';
import { datesOf } from './keep-clock.ts';
import { organisation } from './organisation.ts';
import { lawNames, rulesFor } from './rules-for.ts';
import { indexOf, type Who } from './who.ts';

/** What staff note of a request that did not come by our pages. */
type KeyedIn = {
  by: string;
  channel: Channel;
  /** The true day of receipt, from which the clock runs. */
  receivedOn: string;
  /** Name and postal address; null when letters go by mail. */
  postal: string | null;
  lettersByPost: boolean;
  /** Who asks in the person's name. */
  agent: Agent | null;
  /** For trying out. */
  isTrial: boolean;
};

export type Asked = {
  actor: Actor;
  who: Who;
  answers: Answers;
  submissionKey: string;
  language: string;
  now: Date;
  keyedIn?: KeyedIn;
  /** Whose data it is about, where `who` is a parent. */
  child?: Who;
  /** It is not safe to write to the mailbox. */
  mailboxUnsafe?: boolean;
  /** Where the person lives: id of a law; without it, the shortest time of all that may apply counts. */
  residence?: string | undefined;
};

/** @returns null when this form was already taken, or the person has an open request of a kind of which there is one at a time */
export async function insertRequest(tx: Transaction, asked: Asked): Promise<OpenedRequest | null> {
  const id = randomUUID();
  const { key, sealed: keySealed } = newRequestKey(id);
  const { timeZone } = organisation();
  const { answers, keyedIn, actor, who, now } = asked;
  const receivedOn = keyedIn?.receivedOn ?? dayOf(now, timeZone);
  const rules = rulesFor(asked.residence, receivedOn, asked.child ? answers.kind : null);
  const events = [{ type: 'received', on: receivedOn }] as const;
  const { on: answerByOn, article } = (await datesOf({ rules, events, answers, now })).answerBy;
  const [filed] = await tx
    .insert(request)
    .values({
      id,
      reference: referenceFrom(randomBytes(12)),
      kind: answers.kind,
      // Nobody has shown yet that a request which was keyed in is that person's.
      status: keyedIn && !skipsReview(answers.kind) ? 'waiting' : 'received',
      personId: actor.kind === 'person' ? actor.personId : null,
      emailIndex: indexOf(who) ?? keyedHash('request', id),
      emailSealed: who.email === null ? null : seal(key, `request:${id}:email`, who.email),
      identitiesSealed:
        Object.keys(who.others).length > 0 ? sealJson(key, `request:${id}:identities`, who.others) : null,
      keySealed,
      answersSealed: sealJson(key, `request:${id}:answers`, answers),
      ...(asked.child ? childPart(id, key, asked.child) : {}),
      submissionKey: keyOf(asked),
      language: asked.language,
      mailboxUnsafe: asked.mailboxUnsafe ?? false,
      ...lawNames(rules),
      article,
      receivedAt: receivedAt(asked, receivedOn),
      receivedOn,
      answerByOn,
      // An opt-out by name and number on our pages has no mailbox, and no envelope either.
      ...(keyedIn ? keyedInPart(id, key, keyedIn) : { lettersByPost: who.email === null }),
    })
    .onConflictDoNothing()
    .returning();
  if (!filed) return null;
  await insertRules(tx, { requestId: id, at: now }, { type: 'received', on: receivedOn, rules });
  return { ...filed, key };
}

function childPart(id: string, key: Buffer, child: Who) {
  const identities = { ...child.others, ...(child.email === null ? {} : { email: child.email }) };
  return { childSealed: sealJson(key, `request:${id}:child`, identities), childIndex: indexOf(child) };
}

function keyedInPart(id: string, key: Buffer, { by, channel, postal, lettersByPost, agent, isTrial }: KeyedIn) {
  const postalSealed = postal === null ? null : seal(key, `request:${id}:postal`, postal);
  const agentSealed = agent && sealJson(key, `request:${id}:agent`, agent);
  return { channel, keyedInBy: by, postalSealed, lettersByPost, agentSealed, isTrial };
}

/** Of a letter's day nobody knows the hour; noon keeps it on that day wherever it is read. */
function receivedAt({ now }: Asked, receivedOn: string): Date {
  return receivedOn === dayOf(now, organisation().timeZone) ? now : new Date(`${receivedOn}T12:00:00Z`);
}

/** Never what comes by our pages. */
const isTrialOf = ({ keyedIn }: Asked): boolean => keyedIn?.isTrial ?? false;

/** Sent again with another address or kind, or no more for trying out, it is another form. */
const keyOf = (asked: Asked): string => {
  const { submissionKey, who, answers } = asked;
  const form = isTrialOf(asked) ? `${answers.kind}:trial` : answers.kind;
  return boundKey(submissionKey, `${who.email ?? JSON.stringify(who.others)}:${form}`);
};

/** Two forms of one person at once are taken one after the other: no constraint says which copies are the same. */
export async function lockCopies(tx: Transaction, who: Who): Promise<void> {
  const index = indexOf(who);
  if (index) await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('copies'), ${index.readInt32BE(0)})`);
}

/** `holds`: all that is asked now is asked by it. Of some kinds a person has one open request at a time, whatever it asks. */
export type Earlier = { id: string; isSameForm: boolean; holds: boolean };

const severalAtOnce: readonly Kind[] = ['access', 'opt-out', 'other'];

/** The request that this form already made, or else the open one of the same kind: why there was nothing to insert. */
export async function findEarlier(tx: Transaction, asked: Asked): Promise<Earlier | null> {
  const [same] = await tx
    .select({ id: request.id })
    .from(request)
    .where(eq(request.submissionKey, keyOf(asked)));
  if (same) return { id: same.id, isSameForm: true, holds: true };
  const index = indexOf(asked.child ?? asked.who);
  if (!index) return null;
  const isTheirs = asked.child
    ? eq(request.childIndex, index)
    : and(eq(request.emailIndex, index), isNull(request.childIndex));
  // What somebody asks for is never lost in a trial, nor a trial carried out in what they asked for.
  const isSame = eq(request.isTrial, isTrialOf(asked));
  const rows = await tx
    .select()
    .from(request)
    .where(and(isTheirs, isSame, eq(request.kind, asked.answers.kind), inArray(request.status, openStatuses)));
  const open = rows.flatMap((row) => opened(row) ?? []);
  // What came by letter and waits for its person is taken up with what they ask now, as much as that is.
  const isTakenUp = (row: OpenedRequest) => asked.actor.kind === 'person' && row.kind !== 'other' && awaitsProof(row);
  const holding = open.find((row) => covers(answersOf(row), asked.answers)) ?? open.find(isTakenUp);
  const earlier = holding ?? (severalAtOnce.includes(asked.answers.kind) ? undefined : open[0]);
  return earlier ? { id: earlier.id, isSameForm: false, holds: holding !== undefined } : null;
}
