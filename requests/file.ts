import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { keyedHash } from '#db/keys';
import { enqueue } from '#db/queue';
import { request } from '#db/schema/index';
import { newRequestKey, seal, sealJson } from '#db/seal';
import { countOne } from '#db/tally';
import { type Actor, actorId, type PersonActor } from '#domain/actor';
import { canonicalAddress } from '#domain/address';
import { type Answers, answers as answersSchema } from '#domain/answers';
import { checkChoices } from '#domain/choices';
import { dayOf } from '#domain/clock';
import { answerBy, lawVersion } from '#domain/law';
import { isProblemCode, ok, type Result, refused } from '#domain/problems';
import { referenceFrom } from '#domain/reference';
import { openStatuses } from '#domain/states';
import { readEnv } from '#env';
import { organisation } from './organisation.ts';
import { post } from './post.ts';
import { record } from './record.ts';

const optOutsAnHour = 60;

export type Filing = {
  /** Parsed here: it comes from a form. */
  answers: unknown;
  /** The draft's key: a form sent twice makes one request. */
  submissionKey: string;
  language: string;
  now: Date;
};

export type Filed = { id: string; reference: string };

type Asked = { actor: Actor; email: string; answers: Answers } & Omit<Filing, 'answers'>;

/** Files a request for somebody who proved their mailbox. Asking again while one of the kind is open returns that one. */
export async function file({ actor, ...filing }: Filing & { actor: PersonActor }): Promise<Result<Filed>> {
  return inTransaction(async (tx) => {
    const checked = await check(tx, filing.answers);
    if (!checked.ok) return checked;
    return ok(await keep(tx, { ...filing, actor, email: actor.email, answers: checked.value }));
  });
}

/**
 * Files an opt-out for an address that nobody proved: no account, no letter to answer, no puzzle.
 * @see 11 CCR 7026(d), 7060(b)
 */
export async function fileOptOut({
  typed,
  client,
  ...filing
}: Filing & { typed: unknown; client: string }): Promise<Result<Filed>> {
  const address = canonicalAddress(typed);
  if (!address.ok) return address;
  return inTransaction(async (tx) => {
    const checked = await check(tx, filing.answers);
    if (!checked.ok) return checked;
    if (checked.value.kind !== 'opt-out') return refused('kind-not-offered');
    if ((await countOne(tx, `opt-outs:${client}`, 3600, filing.now)) > optOutsAnHour) return refused('too-many-tries');
    return ok(await keep(tx, { ...filing, actor: { kind: 'nobody' }, email: address.value, answers: checked.value }));
  });
}

async function check(tx: Transaction, given: unknown): Promise<Result<Answers>> {
  const parsed = answersSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const code = issue && isProblemCode(issue.message) ? issue.message : 'answers-incomplete';
    return refused(
      code,
      issue?.path
        .filter((part) => typeof part === 'string')
        .at(-1)
        ?.toString(),
    );
  }
  if (!organisation().kinds.includes(parsed.data.kind)) return refused('kind-not-offered', 'kind');
  const { mapFace } = await findInstallation(tx);
  return mapFace ? checkChoices(parsed.data, mapFace) : refused('not-possible-now');
}

async function keep(tx: Transaction, asked: Asked): Promise<Filed> {
  const made = await insert(tx, asked);
  return made ?? earlier(tx, asked);
}

/** Null when this form was already taken, or the person has an open request of the kind. */
async function insert(tx: Transaction, asked: Asked): Promise<Filed | null> {
  const id = randomUUID();
  const { key, sealed: keySealed } = newRequestKey(id);
  const { law, timeZone } = organisation();
  const receivedOn = dayOf(asked.now, timeZone);
  const { on: answerByOn, article } = answerBy(law, asked.answers.kind, receivedOn);
  const [filed] = await tx
    .insert(request)
    .values({
      id,
      reference: referenceFrom(randomBytes(12)),
      kind: asked.answers.kind,
      personId: actorId(asked.actor),
      emailIndex: keyedHash('email', asked.email),
      emailSealed: seal(key, `request:${id}:email`, asked.email),
      keySealed,
      answersSealed: sealJson(key, `request:${id}:answers`, asked.answers),
      submissionKey: keyOf(asked),
      language: asked.language,
      law,
      lawVersion,
      article,
      receivedAt: asked.now,
      receivedOn,
      answerByOn,
    })
    .onConflictDoNothing()
    .returning({ id: request.id, reference: request.reference });
  if (!filed) return null;
  await enqueue(tx, 'find-and-plan', { requestId: id });
  if (asked.actor.kind === 'person') await acknowledge(tx, asked, { ...filed, key, receivedOn, answerByOn, article });
  await record(tx, {
    type: 'received',
    actor: asked.actor,
    now: asked.now,
    requestId: id,
    detail: { kind: asked.answers.kind },
  });
  return filed;
}

/** The form's key bound to whom and what it is about: sent again with another address or kind, it is another form. */
function keyOf({ submissionKey, email, answers }: Asked): string {
  const hash = keyedHash('submission', `${submissionKey}:${email}:${answers.kind}`);
  hash[6] = (hash.readUInt8(6) & 0x0f) | 0x80;
  hash[8] = (hash.readUInt8(8) & 0x3f) | 0x80;
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

type Fresh = Filed & { key: Buffer; receivedOn: string; answerByOn: string; article: string };

function acknowledge(tx: Transaction, asked: Asked, { id, key, ...dates }: Fresh): Promise<string> {
  return post(tx, {
    kind: 'acknowledgement',
    to: asked.email,
    fields: {
      reference: dates.reference,
      kind: asked.answers.kind,
      receivedOn: dates.receivedOn,
      answerByOn: dates.answerByOn,
      article: dates.article,
      statusUrl: `${readEnv('HABEAS_URL').HABEAS_URL}/requests/${id}`,
    },
    language: asked.language,
    now: asked.now,
    request: { id, key },
  });
}

/** The request that this form already made, or else the open one of the same kind; no second letter goes out. */
async function earlier(tx: Transaction, asked: Asked): Promise<Filed> {
  const columns = { id: request.id, reference: request.reference };
  const emailIndex = keyedHash('email', asked.email);
  const [same] = await tx
    .select(columns)
    .from(request)
    .where(eq(request.submissionKey, keyOf(asked)));
  if (same) return same;
  const [open] = await tx
    .select(columns)
    .from(request)
    .where(
      and(
        eq(request.emailIndex, emailIndex),
        eq(request.kind, asked.answers.kind),
        inArray(request.status, openStatuses),
      ),
    );
  if (!open) throw new Error('a request was refused as a double of one that is gone');
  await record(tx, { type: 'asked-again', actor: asked.actor, now: asked.now, requestId: open.id });
  return open;
}
