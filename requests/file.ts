import { eq } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { enqueue } from '#db/queue';
import { lockRequest, type OpenedRequest } from '#db/request';
import { request as requests } from '#db/schema/index';
import { countOne } from '#db/tally';
import type { PersonActor } from '#domain/actor';
import { identitiesAsked } from '#domain/opt-out-asks';
import { ok, type Result, refused } from '#domain/problems';
import { awaitsProof } from '#domain/proof';
import { checkAnswers } from './check-answers.ts';
import { confirmRequest } from './confirm.ts';
import { identityOf } from './identity-of.ts';
import { type Asked, findEarlier, insertRequest, lockCopies } from './insert-request.ts';
import { clockOf, toldDue } from './keep-clock.ts';
import { mapFace } from './map-face.ts';
import { statusUrl, tellParent, tellPerson } from './person-letters.ts';
import { record } from './record.ts';
import { isShownAtDesk } from './shown-at-desk.ts';
import { readAsked } from './who.ts';

const optOutsAnHour = 60;
/** Of each kind of which a person may have several open at once. */
const othersADay = 10;

export type Filing = {
  /** Parsed here: it comes from a form. */
  answers: unknown;
  /** The draft's key: a form sent twice makes one request. */
  submissionKey: string;
  language: string;
  /** Somebody else may read the mailbox: letters about this go nowhere, and its page says all. */
  mailboxUnsafe?: boolean;
  /** Where the person lives: id of a law. */
  residence?: string | undefined;
  now: Date;
};

export type Filed = { id: string; reference: string };

/**
 * Files a request for somebody who proved their mailbox. Asking again while one is open that asks for the same returns
 * that one; of a kind of which there is one at a time, one that asks for something else is refused, or it would be lost.
 */
export async function file({ actor, ...filing }: Filing & { actor: PersonActor }): Promise<Result<Filed>> {
  return inTransaction(async (tx) => {
    const checked = await checkAnswers(tx, filing.answers);
    if (!checked.ok) return checked;
    const who = { email: actor.email, others: {} };
    const asked = { ...filing, actor, who, answers: checked.value };
    const earlier = await findEarlier(tx, asked);
    if (earlier && !earlier.holds) return refused('asked-otherwise');
    if (!earlier && (await isOneTooMany(tx, actor, asked))) return refused('too-many-others');
    return ok(await keepRequest(tx, asked));
  });
}

/** Something else is never the same twice, and a copy of other data is not the one that is open. */
async function isOneTooMany(tx: Transaction, { personId }: PersonActor, asked: Asked): Promise<boolean> {
  const { kind } = asked.answers;
  return (
    (kind === 'other' || kind === 'access') &&
    (await countOne(tx, `${kind}s:${personId}`, 86_400, asked.now)) > othersADay
  );
}

/**
 * Files an opt-out for what was typed and nobody proved: no account, no letter to answer, no puzzle. Mostly that is an
 * address; the map may ask for others instead, such as a name and a phone number.
 * @param typed the address; `others` by the keys of the map's identities
 * @see 11 CCR 7026(d), 7060(b)
 */
export async function fileOptOut({
  typed,
  others = {},
  client,
  ...filing
}: Filing & { typed: unknown; others?: Record<string, unknown>; client: string }): Promise<Result<Filed>> {
  return inTransaction(async (tx) => {
    const checked = await checkAnswers(tx, filing.answers);
    if (!checked.ok) return checked;
    if (checked.value.kind !== 'opt-out') return refused('kind-not-offered');
    const face = await mapFace(tx);
    const who = readAsked({ ...others, email: typed }, face, identitiesAsked(face, checked.value.purposes));
    if (!who.ok) return who;
    if ((await countOne(tx, `opt-outs:${client}`, 3600, filing.now)) > optOutsAnHour) return refused('too-many-tries');
    return ok(await keepRequest(tx, { ...filing, actor: { kind: 'nobody' }, who: who.value, answers: checked.value }));
  });
}

/** Keeps what was asked, with its event, letter and job; or leads to the request that was there before. */
export async function keepRequest(tx: Transaction, asked: Asked): Promise<Filed> {
  const { kind: askedKind } = asked.answers;
  if (askedKind === 'access') await lockCopies(tx, asked.who);
  const isCovered = (askedKind === 'opt-out' || askedKind === 'access') && (await findEarlier(tx, asked)) !== null;
  const made = isCovered ? null : await insertRequest(tx, asked);
  if (!made) return earlier(tx, asked);
  const { id: requestId, kind, status } = made;
  if (status === 'received') await enqueue(tx, 'find-and-plan', { requestId });
  await acknowledge(tx, asked, made);
  // What is a child's is kept from use before anybody has shown anything: it can be taken back.
  if (made.childSealed) await enqueue(tx, 'run', { requestId }, { key: `freeze:${requestId}` });
  const channel = made.channel ? { channel: made.channel, receivedOn: made.receivedOn } : {};
  await record(tx, { type: 'received', actor: asked.actor, now: asked.now, requestId, detail: { kind, ...channel } });
  // Nobody is asked whose agent has a paper: the desk looks at it, however long that takes, and silence closes nothing.
  if (status === 'waiting' && !isOnPaper(made))
    await record(tx, { type: 'proof-asked', actor: asked.actor, now: asked.now, requestId });
  return { id: made.id, reference: made.reference };
}

/** Its agent's paper is looked at, in place of the person's word. */
const isOnPaper = (made: OpenedRequest): boolean => made.agentSealed !== null && isShownAtDesk(made);

/** Says that it is in, and by when it is answered. An opt-out is confirmed when it is in force, and not twice. */
async function acknowledge(tx: Transaction, { actor, now }: Asked, made: OpenedRequest): Promise<void> {
  if (made.childSealed) return tellParent(tx, made, { isShown: false, now });
  const { reference, kind, receivedOn } = made;
  const by = toldDue((await clockOf(tx, made, now)).dates.answerBy);
  const fields = { reference, kind, receivedOn, ...by, statusUrl: statusUrl(made.id) };
  // Nobody is sent for a code to a mailbox that another reads; a colleague makes sure who they are.
  if (made.status === 'waiting' && made.emailSealed && !made.mailboxUnsafe && !isOnPaper(made))
    return tellPerson(tx, made, { kind: 'confirm', fields, now });
  const asks = actor.kind === 'person' && !(await identityOf(tx, made)).isShown ? { showsWho: true } : {};
  if (made.status === 'waiting' || (actor.kind === 'person' && kind !== 'opt-out'))
    return tellPerson(tx, made, { kind: 'acknowledgement', fields: { ...fields, ...asks }, now });
}

/** No second letter goes out. Who proved the mailbox meanwhile takes up what came by letter as their own. */
async function earlier(tx: Transaction, asked: Asked): Promise<Filed> {
  const found = await findEarlier(tx, asked);
  const request = found && (await lockRequest(tx, found.id));
  if (!request) throw new Error('a request was refused as a double of one that is gone');
  const { actor, answers, now } = asked;
  // Whoever proved the mailbox says it of the mailbox; a stranger who writes a letter does not take anybody's letters away.
  if (actor.kind === 'person' && asked.mailboxUnsafe)
    await tx.update(requests).set({ mailboxUnsafe: true }).where(eq(requests.id, request.id));
  if (actor.kind === 'person' && awaitsProof(request)) await confirmRequest(tx, request, { actor, answers, now });
  else if (!found.isSameForm) await record(tx, { type: 'asked-again', actor, now, requestId: request.id });
  return { id: request.id, reference: request.reference };
}
